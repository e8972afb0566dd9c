"""The processes of one virtual desktop: started with a mark, ended all together."""

from __future__ import annotations

import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO, TypeVar

from virtual_desktop import sweeper

T = TypeVar("T")

MARK = "DAINVO_VIRTUAL_DESKTOP"


class PartMissing(RuntimeError):  # noqa: N818  # it reads as the sentence it prints
    """A program the desktop needs is not installed; the message names the package."""


class PartFailed(RuntimeError):  # noqa: N818  # as above
    """A part of the desktop did not come up in time; the message holds what it said."""


def program(name: str, package: str, *elsewhere: str) -> str:
    """Give the path of a program, or raise `PartMissing` with the Debian package that holds it."""
    for candidate in (name, *elsewhere):
        if path := shutil.which(candidate):
            return path
    raise PartMissing(f"{name} is not installed. On Debian and Ubuntu: apt-get install {package}")


class Household:
    """A temporary folder and the processes that live in it; both are gone after `close`, whatever happened."""

    def __init__(self) -> None:
        self.token = secrets.token_hex(8)
        self.folder = Path(tempfile.mkdtemp(prefix="dainvo-desktop-"))
        self.mark = f"{MARK}={self.token}"
        self.children: list[tuple[str, subprocess.Popen[bytes]]] = []
        # A session of its own: Ctrl-C in the terminal must not reach the one who cleans up.
        self._sweeper = subprocess.Popen(
            [sys.executable, "-I", "-S", sweeper.__file__, self.mark, str(self.folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )

    def start(
        self,
        name: str,
        command: Sequence[str],
        env: Mapping[str, str],
        *,
        stdin: int | IO[bytes] = subprocess.DEVNULL,
        stdout: int | IO[bytes] | None = None,
        stderr: int | IO[bytes] | None = None,
        cwd: Path | None = None,
        pass_fds: Sequence[int] = (),
    ) -> subprocess.Popen[bytes]:
        """Start a marked process; what it prints goes to ``NAME.log`` in the folder unless told otherwise."""
        with (self.folder / f"{name}.log").open("ab") as log:
            child = subprocess.Popen(
                list(command),
                env={**env, MARK: self.token},
                stdin=stdin,
                stdout=log if stdout is None else stdout,
                stderr=log if stderr is None else stderr,
                cwd=cwd,
                pass_fds=pass_fds,
                start_new_session=True,
            )
        self.children.append((name, child))
        return child

    def log(self, name: str) -> str:
        """Give what a process printed so far."""
        try:
            return (self.folder / f"{name}.log").read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return ""

    def wait_for(self, what: str, ready: Callable[[], T], part: str, limit: float = 30.0) -> T:
        """Give the first answer of `ready` that is not false; raise `PartFailed` when there is none in time.

        It is not waited for longer than `limit` seconds, nor once the program called `part` (the last one started
        under that name) has ended; a nameless "guest" may end well.
        """
        until = time.monotonic() + limit
        while not (answer := ready()):
            child = next((child for name, child in reversed(self.children) if name == part), None)
            code = child.poll() if child is not None else None
            ended = code is not None and (code != 0 or part != "guest")
            if ended or time.monotonic() > until:
                how = f"did not come: {part} ended with code {code}" if ended else f"did not come within {limit:g} s"
                said = self.log(part)[-2000:]
                raise PartFailed(f"{what} {how}." + (f" {part} said:\n{said}" if said else ""))
            time.sleep(0.02)
        return answer

    def close(self) -> None:
        """End every process of the desktop and remove its folder; safe to call twice."""
        if self._sweeper.stdin is not None and not self._sweeper.stdin.closed:
            self._sweeper.stdin.close()
        self._sweeper.wait()
        for _, child in self.children:
            child.wait()
            for stream in (child.stdin, child.stdout, child.stderr):
                if stream is not None:
                    stream.close()
        self.children.clear()
