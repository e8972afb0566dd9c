"""A session bus of a test's own, with nothing else on it."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

from virtual_desktop.session_bus import CONFIGURATION


class PrivateBus:
    """A real dbus-daemon that can die and come back at the same address; it activates no services."""

    def __init__(self) -> None:
        # Not under pytest's own folder: the path of a socket has room for 107 characters only.
        self._folder = Path(tempfile.mkdtemp(prefix="bus-"))
        self.address = f"unix:path={self._folder / 'socket'}"
        self._config = self._folder / "bus.conf"
        # Its folder of services is one that is not there.
        places = {"socket": self._folder / "socket", "services": self._folder / "services"}
        self._config.write_text(CONFIGURATION.format(**places), encoding="utf-8")
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the daemon and wait until it listens."""
        self._process = subprocess.Popen(
            ["dbus-daemon", f"--config-file={self._config}", "--nofork", "--print-address=1"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert self._process.stdout is not None
        assert self._process.stdout.readline(), "dbus-daemon did not start"

    def stop(self) -> None:
        """End the daemon; whoever is connected loses the connection."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            assert process.stdout is not None
            process.stdout.close()
        (self._folder / "socket").unlink(missing_ok=True)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)
