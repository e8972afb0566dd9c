"""Notices at once when another program changes a calendar's folder."""

from __future__ import annotations

import asyncio
import ctypes
import os
import struct
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

IN_CLOSE_WRITE = 0x008
IN_MOVED_FROM = 0x040
IN_MOVED_TO = 0x080
IN_CREATE = 0x100  # a file that is linked to its name, as vdirsyncer does it, is never closed under that name
IN_DELETE = 0x200
IN_DELETE_SELF = 0x400
IN_Q_OVERFLOW = 0x4000
IN_IGNORED = 0x8000
IN_ONLYDIR = 0x01000000
CHANGES = IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_CREATE | IN_DELETE | IN_DELETE_SELF | IN_ONLYDIR
HEAD = struct.Struct("iIII")
"""struct inotify_event (inotify(7)): watch, mask, cookie, length of the name that follows."""
PAUSE = 0.03
"""Seconds from the first change to the word of it: a program that writes a file does several things to it."""
SETTLE = 0.3
"""Seconds from one word to the next: programs that sync write many files in one go."""
MOST_NAMES = 2000
"""More names than these are not worth telling apart: the folder is looked at as a whole."""

Names = frozenset[str] | None
"""Names of files that may have changed; None for all there are."""


class FolderWatch:
    """Calls `changed` on the loop with folders and names, once for a burst, by inotify(7); does nothing elsewhere.

    `begun` is called as soon as the first change of a burst is seen, some moments before `changed`.
    """

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        changed: Callable[[Mapping[Path, Names]], None],
        begun: Callable[[], None] = lambda: None,
    ) -> None:
        self._loop = loop
        self._changed = changed
        self._begun = begun
        self._pending: asyncio.TimerHandle | None = None
        self._told_at = 0.0
        self._watched: dict[Path, int] = {}
        self._names: dict[Path, set[str] | None] = {}
        self._fd = _inotify() if sys.platform.startswith("linux") else None
        if self._fd is not None:
            loop.add_reader(self._fd, self._read)

    def watch(self, folders: Iterable[Path]) -> None:
        """Watch these folders and no others; folders that are not there are passed over."""
        wanted = set(folders)
        if self._fd is None or wanted == self._watched.keys():
            return
        libc = ctypes.CDLL(None)
        for folder in set(self._watched) - wanted:
            number = self._watched.pop(folder)
            if number not in self._watched.values():
                libc.inotify_rm_watch(self._fd, number)
        for folder in wanted - set(self._watched):
            number = libc.inotify_add_watch(self._fd, os.fsencode(folder), CHANGES)
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
            data = os.read(self._fd, 256 * 1024)
        except BlockingIOError:
            return
        for number, mask, name in _events(data):
            if mask & IN_Q_OVERFLOW:
                self._names = dict.fromkeys(self._watched)
            for folder in [folder for folder, known in self._watched.items() if known == number]:
                self._note(folder, name)
                if mask & IN_IGNORED:
                    del self._watched[folder]  # taken away: one that comes in its place is watched anew
        if self._names and self._pending is None:
            pause = max(PAUSE, self._told_at + SETTLE - self._loop.time())
            self._pending = self._loop.call_later(pause, self._tell)
            self._begun()

    def _note(self, folder: Path, name: str) -> None:
        names = self._names.setdefault(folder, set())
        if not name:
            self._names[folder] = None  # the folder itself is another one
        elif names is not None and name.endswith(".ics") and not name.startswith("."):
            names.add(name)
            if len(names) > MOST_NAMES:
                self._names[folder] = None
        elif not names and names is not None:
            del self._names[folder]  # under another name, as files have while they are written

    def _tell(self) -> None:
        self._pending = None
        self._told_at = self._loop.time()
        names, self._names = self._names, {}
        self._changed({folder: None if found is None else frozenset(found) for folder, found in names.items()})


def _events(data: bytes) -> Iterator[tuple[int, int, str]]:
    """Watch, mask and name of each event."""
    position = 0
    while position + HEAD.size <= len(data):
        number, mask, _, length = HEAD.unpack_from(data, position)
        position += HEAD.size
        yield number, mask, os.fsdecode(data[position : position + length].rstrip(b"\0"))
        position += length


def _inotify() -> int | None:
    try:
        fd: int = ctypes.CDLL(None).inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, AttributeError):
        return None
    return fd if fd >= 0 else None
