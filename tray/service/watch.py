"""Notices at once when another program changes a calendar's folder."""

from __future__ import annotations

import asyncio
import ctypes
import os
import struct
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

IN_CLOSE_WRITE = 0x008
IN_MOVED_FROM = 0x040
IN_MOVED_TO = 0x080
IN_CREATE = 0x100  # a file that is linked to its name, as vdirsyncer does it, is never closed under that name
IN_DELETE = 0x200
IN_DELETE_SELF = 0x400
IN_MOVE_SELF = 0x800
IN_UNMOUNT = 0x2000
IN_Q_OVERFLOW = 0x4000
IN_IGNORED = 0x8000
IN_ONLYDIR = 0x01000000
IN_MASK_ADD = 0x20000000
ENTRIES = IN_MOVED_FROM | IN_MOVED_TO | IN_CREATE | IN_DELETE
SELF = IN_DELETE_SELF | IN_MOVE_SELF
GONE = SELF | IN_UNMOUNT | IN_IGNORED
"""What says that a folder is no longer what its path leads to; the last two are told unasked."""
HEAD = struct.Struct("iIII")
"""struct inotify_event (inotify(7)): watch, mask, cookie, length of the name that follows."""
PAUSE = 0.03
"""Seconds from the first change to the word of it: a program that writes a file does several things to it."""
SETTLE = 0.3
"""Seconds from one word to the next: programs that sync write many files in one go."""
LOOK_AGAIN = (1.0, 4.0)
"""Seconds after a folder has come or gone when it is looked whether a disk has been mounted there since."""
MOST_LINKS = 8
MOST_NAMES = 2000
"""More names than these are not worth telling apart: the folder is looked at as a whole."""

Names = frozenset[str] | None
"""Names of files that may have changed; None for all there are."""


class _Watched(NamedTuple):
    """Why a folder is watched: for what it holds (`name` None), for one name in it, or for itself (`name` "")."""

    folder: Path
    name: str | None


class FolderWatch:
    """Calls `changed` on the loop with folders and names, once for a burst, by inotify(7); does nothing elsewhere.

    A folder that goes away and comes again, is put in another's place, or whose link leads elsewhere is told as a whole
    and watched on, as is one that is not there yet. `begun` is called as soon as the first change of a burst is seen,
    some moments before `changed`.
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
        self._rechecks: list[asyncio.TimerHandle] = []
        self._told_at = 0.0
        self._folders: dict[Path, tuple[int, int]] = {}
        self._watched: dict[int, list[_Watched]] = {}
        self._names: dict[Path, set[str] | None] = {}
        self._fd = _inotify() if sys.platform.startswith("linux") else None
        if self._fd is not None:
            loop.add_reader(self._fd, self._read)

    def watch(self, folders: Iterable[Path]) -> None:
        """Watch these folders and no others, there or not."""
        wanted = set(folders)
        if self._fd is not None and wanted != self._folders.keys():
            self._folders = dict.fromkeys(wanted, (0, 0))
            self._arm()

    def close(self) -> None:
        """Watch nothing any more."""
        for timer in (*self._rechecks, *filter(None, [self._pending])):
            timer.cancel()
        if self._fd is not None:
            self._loop.remove_reader(self._fd)
            os.close(self._fd)
            self._fd = None

    def _arm(self) -> None:
        """Watch all folders, and the ways to them, as they are now."""
        libc = ctypes.CDLL(None)
        for number in self._watched:
            libc.inotify_rm_watch(self._fd, number)
        self._watched = {}
        for folder in self._folders:
            self._folders[folder] = _identity(folder)
            for path, mask, name in ((folder, ENTRIES | SELF | IN_CLOSE_WRITE, None), *_way(folder)):
                number = libc.inotify_add_watch(self._fd, os.fsencode(path), mask | IN_ONLYDIR | IN_MASK_ADD)
                if number >= 0:
                    self._watched.setdefault(number, []).append(_Watched(folder, name))

    def _read(self) -> None:
        if self._fd is None:
            return
        try:
            data = os.read(self._fd, 256 * 1024)
        except BlockingIOError:
            return
        other: set[Path] = set()
        for number, mask, name in _events(data):
            if mask & IN_Q_OVERFLOW:
                self._names = dict.fromkeys(self._folders)
            for folder, wanted in self._watched.get(number, ()):
                if mask & GONE or (wanted and wanted == name):
                    other.add(folder)
                elif wanted is None:
                    self._note(folder, name)
        if other:
            self._rearm(other)
        self._tell_soon()

    def _rearm(self, folders: Iterable[Path]) -> None:
        """These may be other ones now: what happened there meanwhile was not told, so they are told as a whole."""
        self._arm()
        self._names |= dict.fromkeys(folders)
        for timer in self._rechecks:
            timer.cancel()
        self._rechecks = [self._loop.call_later(seconds, self._recheck) for seconds in LOOK_AGAIN]

    def _recheck(self) -> None:
        """A disk is mounted without a word, some moments after its place was made."""
        if other := [folder for folder, known in self._folders.items() if _identity(folder) != known]:
            self._arm()
            self._names |= dict.fromkeys(other)
            self._tell_soon()

    def _note(self, folder: Path, name: str) -> None:
        names = self._names.setdefault(folder, set())
        if names is not None and name.endswith(".ics") and not name.startswith("."):
            names.add(name)
            if len(names) > MOST_NAMES:
                self._names[folder] = None
        elif not names and names is not None:
            del self._names[folder]  # under another name, as files have while they are written

    def _tell_soon(self) -> None:
        if self._names and self._pending is None:
            pause = max(PAUSE, self._told_at + SETTLE - self._loop.time())
            self._pending = self._loop.call_later(pause, self._tell)
            self._begun()

    def _tell(self) -> None:
        self._pending = None
        self._told_at = self._loop.time()
        names, self._names = self._names, {}
        self._changed({folder: None if found is None else frozenset(found) for folder, found in names.items()})


def _way(folder: Path, links: int = 0) -> Iterator[tuple[Path, int, str]]:
    """What may make a path lead elsewhere: its last name, links on the way, what is missing, and moved folders."""
    at = Path(folder.anchor)
    for place, part in enumerate(folder.parts[1:], start=2):
        inner = at / part
        linked = inner.is_symlink()
        there = linked or inner.exists()
        if linked or not there or place == len(folder.parts):
            yield at, ENTRIES, part
        if not there:
            return
        if linked and links < MOST_LINKS:
            yield from _way(at / inner.readlink(), links + 1)
        yield inner, SELF, ""
        at = inner


def _identity(folder: Path) -> tuple[int, int]:
    """What tells a folder from another one at the same path; zeros where there is none."""
    try:
        status = folder.stat()
    except OSError:
        return (0, 0)
    return status.st_dev, status.st_ino


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
