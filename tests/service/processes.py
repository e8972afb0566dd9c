"""The service as it really runs: a host on a loop, workers as processes, faces at its socket, a Zoom of our own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.zoom_sandbox import Sandbox
from tests.zoom_sandbox.browser import Decision
from tray.cli.client import Client
from tray.domain.problem import Problem
from tray.domain.problems import problem
from tray.service.host import Host
from tray.service.hosting import Hosting
from tray.service.lock import Lock
from tray.service.paths import Paths, system_paths

ROOT = Path(__file__).parents[2]
SHELL = [sys.executable, "-m", "tray.cli.main"]


class PlayedDesktop:
    """A desktop on which the person at the browser says yes to Zoom, and which remembers what else was opened."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self.user = "ann@example.com"
        self.decision: Decision = "allow"
        self.opened: list[str] = []
        self.copied: list[str] = []
        self.clipboard_refuses = False
        self.mails: list[tuple[tuple[str, ...], str, str, Path]] = []

    async def open_link(self, url: str, *, token: str | None = None) -> Problem | None:
        import asyncio

        self.opened.append(url)
        if "/oauth/authorize" in url:
            await asyncio.to_thread(self.sandbox.authorise, url, user=self.user, decision=self.decision)
        return None

    async def join(self, url: str, *, token: str | None = None, in_app: bool = True) -> Problem | None:
        self.opened.append(url)
        return None

    async def copy(self, text: str) -> Problem | None:
        if self.clipboard_refuses:
            return problem("desktop.no_clipboard", "The display did not take the text.")
        self.copied.append(text)
        return None

    async def mail(self, to: Sequence[str], subject: str, body: str, attachment: Path) -> tuple[Problem | None, bool]:
        self.mails.append((tuple(to), subject, body, attachment))
        return None, True


class Service:
    """A service that is there until it is ended, and faces to it."""

    def __init__(self, home: Path, sandbox: Sandbox, environment: dict[str, str]) -> None:
        self.home = home
        self.sandbox = sandbox
        self.environment = environment
        self.desktop = PlayedDesktop(sandbox)

    @property
    def paths(self) -> Paths:
        return system_paths()

    @contextmanager
    def hosted(self) -> Iterator[Host]:
        """Host it in this process, under its lock."""
        hosts: list[Host] = []

        async def attend(host: Host) -> None:
            host.outside = self.desktop
            hosts.append(host)

        lock = Lock(self.paths.lock)
        assert lock.acquire(), "another one is there"
        try:
            with Hosting(self.paths, attend):
                yield hosts[0]
        finally:
            lock.release()

    @contextmanager
    def face(self) -> Iterator[Client]:
        client = Client(str(self.paths.socket))
        assert not client.hosted, "nobody serves"
        try:
            yield client
        finally:
            client.leave()

    def ask(self, command: str, **arguments: Any) -> dict[str, Any]:
        """Ask as a face of its own."""
        with self.face() as face:
            return face.ask(command, **arguments)

    def shell(self, *words: str) -> subprocess.Popen[str]:
        """Start the shell command."""
        return subprocess.Popen(
            [*SHELL, *words],
            env=self.environment,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def keyring(self) -> str:
        """All that the keyring holds, as text."""
        path = Path(self.environment["DAINVO_TEST_KEYRING"])
        return path.read_text(encoding="utf-8") if path.exists() else "{}"


def kill_worker(host: Host) -> None:
    """End the worker as `kill -9` does."""
    process = host.worker._process
    assert process is not None
    os.kill(process.pid, signal.SIGKILL)


@contextmanager
def service(home: Path, patch: pytest.MonkeyPatch, sandbox: Sandbox) -> Iterator[Service]:
    """Give a service with a home, a keyring and a Zoom of its own; this process and its children live there."""
    run = home / "run"
    run.mkdir(parents=True, mode=0o700)
    # The keyring is named, not imported: a backend that this process has loaded would be every test's keyring.
    variables = {
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(run),
        "TZ": "Europe/Berlin",
        "LANG": "en_GB.UTF-8",
        "PYTHONPATH": str(ROOT),
        "PYTHON_KEYRING_BACKEND": "tests.service.file_keyring.FileKeyring",
        "DAINVO_TEST_KEYRING": str(home.parent / f"{home.name} keyring.json"),
        **sandbox.environment(),
    }
    for name, value in variables.items():
        patch.setenv(name, value)
    patch.delenv("LC_ALL", raising=False)
    patch.chdir(ROOT)
    yield Service(home, sandbox, dict(os.environ))
