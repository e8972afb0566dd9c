"""Where the service listens; told without loading what a look at the agenda does not need."""

from __future__ import annotations

import os
import sys

NAME = "dainvo-tray"
LONGEST = 107 if sys.platform.startswith("linux") else 103
"""Bytes of a socket's path: sun_path holds 108 on Linux, 104 elsewhere, with the zero at its end (unix(7))."""


def runtime_folder() -> str:
    """The folder for sockets of this user (XDG_RUNTIME_DIR), or the state folder where the system has none."""
    if sys.platform.startswith("linux"):
        return xdg_folder("XDG_RUNTIME_DIR") or state_folder()
    import platformdirs

    return platformdirs.user_runtime_dir(NAME, appauthor=False)


def state_folder() -> str:
    """The folder for what the program remembers, on Linux."""
    return xdg_folder("XDG_STATE_HOME") or os.path.join(os.path.expanduser("~"), ".local", "state", NAME)  # noqa: PTH111, PTH118 - pathlib takes longer to load than all else here


def xdg_folder(variable: str) -> str:
    """Our folder in the one that a variable names, "" where it names none.

    Relative values are to be ignored: https://specifications.freedesktop.org/basedir-spec/latest/#variables
    """
    value = os.environ.get(variable, "")
    return f"{value.rstrip('/')}/{NAME}" if value.startswith("/") else ""


def socket_path(runtime: str) -> str:
    """The socket in that folder; one whose path would be too long lies in a folder for temporary files."""
    path = f"{runtime}{os.sep}service.sock"
    if len(os.fsencode(path)) <= LONGEST:
        return path
    import hashlib
    import tempfile

    short = f"{NAME}-{hashlib.sha256(os.fsencode(path)).hexdigest()[:16]}{os.sep}service.sock"
    found = [f"{folder}{os.sep}{short}" for folder in (tempfile.gettempdir(), "/tmp")]  # noqa: S108 - see `connect`
    return next((path for path in found if len(os.fsencode(path)) <= LONGEST), found[0])
