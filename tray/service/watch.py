"""Notices at once when another program changes a calendar's folder."""

from __future__ import annotations

import asyncio
import ctypes
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

IN_CLOSE_WRITE = 0x008
IN_MOVED_FROM = 0x040
IN_MOVED_TO = 0x080
IN_DELETE = 0x200
IN_DELETE_SELF = 0x400
IN_ONLYDIR = 0x01000000
CHANGES = IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE | IN_DELETE_SELF | IN_ONLYDIR
SETTLE = 0.3
"""Seconds to wait after a change: programs that sync write many files in one go."""


class FolderWatch:
    """Calls `changed` on the loop, once for a burst of changes, by inotify(7); does nothing on other systems."""

    def __init__(self, loop: asyncio.AbstractEventLoop, changed: Callable[[], None]) -> None:
        self._loop = loop
        self._changed = changed
        self._pending: asyncio.TimerHandle | None = None
        self._watched: dict[Path, int] = {}
        self._fd = _inotify() if sys.platform.startswith("linux") else None
        if self._fd is not None:
            loop.add_reader(self._fd, self._read)

    def watch(self, folders: Iterable[Path]) -> None:
        """Watch these folders and no others; folders that are not there are passed over."""
        if self._fd is None:
            return
        libc = ctypes.CDLL(None)
        wanted = set(folders)
        for folder in set(self._watched) - wanted:
            libc.inotify_rm_watch(self._fd, self._watched.pop(folder))
        for folder in wanted - set(self._watched):
            number: int = libc.inotify_add_watch(self._fd, os.fsencode(folder), CHANGES)
            if number >= 0:
                self._watched[folder] = number

    def close(self) -> None:
        """Watch nothing any more."""
        if self._pending is not None:
            self._pending.cancel()
        if self._fd is not None:
            self._loop.remove_reader(self._fd)
            os.close(self._fd)
            self._fd = None

    def _read(self) -> None:
        if self._fd is None:
            return
        try:
            os.read(self._fd, 64 * 1024)
        except BlockingIOError:
            return
        if self._pending is None:
            self._pending = self._loop.call_later(SETTLE, self._tell)

    def _tell(self) -> None:
        self._pending = None
        self._changed()


def _inotify() -> int | None:
    try:
        fd: int = ctypes.CDLL(None).inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, AttributeError):
        return None
    return fd if fd >= 0 else None
