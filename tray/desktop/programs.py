"""Other programs, started so that they outlive us and get the environment they would have had without us."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence

_SETTLED_SECONDS = 1.0  # a program that cannot do its work says so sooner than this

# What a frozen bundle puts in front of the system's own libraries, with what was there before beside it
# (PyInstaller, "Run-time Information": LD_LIBRARY_PATH and the like).
_LIBRARY_PATHS = ("LD_LIBRARY_PATH", "LIBPATH", "DYLD_LIBRARY_PATH")
_START_TOKENS = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")


def environment(token: str | None = None, base: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment for a program of the system; `token` lets it bring its window to the front.

    Our own start's tokens are left out, as each is good for one program and one time.
    """
    environ = dict(os.environ if base is None else base)
    for name in _START_TOKENS:
        environ.pop(name, None)
        if token is not None:
            environ[name] = token
    if getattr(sys, "frozen", False):
        for name in _LIBRARY_PATHS:
            before = environ.pop(f"{name}_ORIG", None)
            environ.pop(name, None)
            if before:
                environ[name] = before
    return environ


def start(command: Sequence[str], token: str | None = None) -> bool:
    """Start a program that stays when we go; False where it cannot be started or fails at once.

    Waits a moment for the failure, never for the program's end. Call it from a thread that may block.
    """
    try:
        program = subprocess.Popen(
            list(command),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment(token),
            start_new_session=True,
        )
    except OSError:
        return False
    try:
        return program.wait(_SETTLED_SECONDS) == 0
    except subprocess.TimeoutExpired:
        collect(program)
        return True


def collect(program: subprocess.Popen[bytes]) -> None:
    """Take the ended program's place in the process table away, whenever it ends, without looking for it."""
    threading.Thread(target=program.wait, name="collect", daemon=True).start()
