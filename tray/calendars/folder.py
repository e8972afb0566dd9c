"""A calendar that is a folder of .ics files (vdir: https://vdirsyncer.pimutils.org/en/stable/vdir.html)."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

from tray.calendars.decoding import decoded
from tray.calendars.file_names import SUFFIX, file_name
from tray.calendars.port import Capability, Changed, Fetched, Look
from tray.domain.ics.errors import IcsError
from tray.domain.ics.lines import MOST_CHARACTERS
from tray.domain.problem import ProblemError
from tray.domain.problems import problem

_TEMPORARY = re.compile(r"\.dainvo-(\d+)-\d+\.tmp\Z")
_COLOR = re.compile(r"#[0-9a-fA-F]{6}\Z")
_READ_ATTEMPTS = 5
_OUT_OF_REACH = "out of reach"
"""The etag of a file that cannot even be looked at, such as a link that leads to itself."""
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)


class FolderCalendar:
    """One folder; an href is a file's name, an etag its time of change, number and size.

    Only files that end in .ics and begin with no dot are looked at, folders within are not entered. Files are written
    under another name first and then renamed, so that nobody ever reads half of one.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._numbers = count(1)

    @property
    def capabilities(self) -> frozenset[Capability]:
        """Files may hold several events; a folder that the person may not write to is read-only."""
        refused = self.folder.exists() and not os.access(self.folder, os.W_OK | os.X_OK)
        return frozenset({Capability.SHARED_FILES} if refused else {Capability.SHARED_FILES, Capability.WRITE})

    def look(self, state: Mapping[str, Any], hints: Sequence[str] | None = None) -> Look:
        """List the folder, or the hinted names alone; nothing is read."""
        if hints is not None:
            found = {name: etag for name in hints if (etag := self._etag(name))}
            return Look(found, whole=False, gone=frozenset(hints) - set(found), state=dict(state))
        etags: dict[str, str] = {}
        try:
            status = self.folder.stat()
            device, changed = status.st_dev, status.st_mtime_ns
            with os.scandir(self.folder) as entries:
                for entry in entries:
                    if entry.name.endswith(SUFFIX) and not entry.name.startswith("."):
                        if etag := self._listed(entry):
                            etags[entry.name] = etag
                    elif (match := _TEMPORARY.match(entry.name)) and int(match.group(1)) != os.getpid():
                        with suppress(OSError):
                            Path(entry.path).unlink()  # left behind by one of us that was killed while writing
        except OSError as error:
            raise self._trouble(error) from None
        if not etags and state.get("device") not in (None, device):
            # The folder was on another disk: it is the empty place where that disk is to be mounted.
            raise ProblemError(problem("calendar.folder_missing", str(self.folder)))
        return Look(etags, whole=True, state={"device": device, "changed": changed})

    def _listed(self, entry: os.DirEntry[str]) -> str:
        """The etag of a file in the folder, "" where it is none; one that cannot be looked at harms no other."""
        try:
            status = entry.stat()
        except FileNotFoundError:
            return ""
        except OSError:
            return _OUT_OF_REACH
        return _etag_of(status) if stat.S_ISREG(status.st_mode) else ""

    def get(self, hrefs: Iterable[str]) -> Iterator[Fetched]:
        """Read files, each as it stood at one moment."""
        for href in hrefs:
            yield self._read(href)

    def put(self, href: str, uid: str, text: str, etag: str) -> tuple[str, str]:
        """Write a file whole, or not at all; it is on the disk when this returns."""
        href = href or file_name(uid)
        target = Path(os.path.realpath(self._path(href)))  # a link stays a link, what it leads to is written
        temporary = target.parent / f".dainvo-{os.getpid()}-{next(self._numbers)}.tmp"
        try:
            mode = stat.S_IMODE(target.stat().st_mode) if etag and target.exists() else None
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
            with os.fdopen(descriptor, "wb") as file:
                if mode is not None and hasattr(os, "fchmod"):
                    os.fchmod(file.fileno(), mode)
                file.write(text.encode("utf-8"))
                file.flush()
                os.fsync(file.fileno())
                written = _etag_of(os.fstat(file.fileno()))
            if self._etag(href) != etag:
                raise Changed(href)
            _rename(temporary, target, anew=not etag)
            _sync_folder(target.parent)
        except FileExistsError:
            raise Changed(href) from None
        except OSError as error:
            raise self._trouble(error) from None
        finally:
            with suppress(OSError):
                temporary.unlink()
        return href, written

    def delete(self, href: str, etag: str) -> None:
        """Take a file away."""
        found = self._etag(href)
        if not found:
            return
        if found != etag:
            raise Changed(href)
        try:
            self._path(href).unlink(missing_ok=True)
            _sync_folder(self.folder)
        except OSError as error:
            raise self._trouble(error) from None

    def watched(self) -> tuple[Path, ...]:
        """The folder itself."""
        return (self.folder,)

    def _path(self, href: str) -> Path:
        if "/" in href or os.sep in href or href.startswith(".") or not href:
            raise ProblemError(problem("calendar.broken_file", f"“{href[:80]}” is no name of a file in this folder"))
        return self.folder / href

    def _etag(self, href: str) -> str:
        """The etag of a file as it is now, "" where there is none."""
        try:
            status = self._path(href).stat()
        except FileNotFoundError:
            return ""
        except OSError as error:
            raise self._trouble(error) from None
        return _etag_of(status) if stat.S_ISREG(status.st_mode) else ""

    def _read(self, href: str) -> Fetched:
        try:
            for _ in range(_READ_ATTEMPTS):
                # With few words to the system: a first look reads many thousands of small files.
                descriptor = os.open(self._path(href), _READ)
                try:
                    status = os.fstat(descriptor)
                    before = _etag_of(status)
                    data = os.read(descriptor, min(status.st_size, MOST_CHARACTERS) + 1)
                    etag = _etag_of(os.fstat(descriptor))
                finally:
                    os.close(descriptor)
                if before == etag:
                    break
        except FileNotFoundError:
            return Fetched(href, "", None)
        except OSError as error:
            try:
                etag = self._etag(href)
            except ProblemError:
                etag = _OUT_OF_REACH
            return Fetched(href, etag, None, error.strerror or "it cannot be read")
        try:
            return Fetched(href, etag, decoded(data))
        except IcsError as error:
            return Fetched(href, etag, None, str(error))

    def _trouble(self, error: OSError) -> ProblemError:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            return ProblemError(problem("disk.full", str(self.folder)))
        if isinstance(error, PermissionError) or error.errno == errno.EROFS:
            return ProblemError(problem("calendar.no_access", str(self.folder)))
        if isinstance(error, (FileNotFoundError, NotADirectoryError)):
            return ProblemError(problem("calendar.folder_missing", str(self.folder)))
        return ProblemError(problem("calendar.unreachable", f"{self.folder}: {error.strerror}"))


def create_folder(folder: Path) -> None:
    """Make the folder of a calendar, readable by its owner only, where it is not there yet."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def name_and_color(folder: Path) -> tuple[str, str]:
    """What the files `displayname` and `color` of a vdir say, "" each where there is none."""
    said = []
    for name in ("displayname", "color"):
        try:
            with (folder / name).open("rb") as file:
                said.append(" ".join(file.read(400).decode("utf-8", "replace").split()))
        except OSError:
            said.append("")
    return said[0], said[1] if _COLOR.match(said[1]) else ""


def folders_in(place: Path) -> tuple[Path, ...]:
    """The calendars at a place: the folder itself, or the folders within it where it holds no .ics file of its own."""
    inner = []
    for entry in sorted(place.iterdir()):
        if entry.name.endswith(SUFFIX) and entry.is_file():
            return (place,)
        if entry.is_dir() and not entry.name.startswith("."):
            inner.append(entry)
    vdirs = [folder for folder in inner if (folder / "displayname").exists() or any(folder.glob("*" + SUFFIX))]
    return tuple(vdirs) or (place,)


def _etag_of(status: os.stat_result) -> str:
    return f"{status.st_mtime_ns}-{status.st_ino}-{status.st_size}"


def _rename(temporary: Path, target: Path, *, anew: bool) -> None:
    """Give the file its name; a new one takes no other's place."""
    if anew:
        try:
            os.link(temporary, target)
        except FileExistsError:
            raise
        except OSError:
            if target.exists():  # some file systems know no links: what is left is a look just before
                raise FileExistsError(target) from None
        else:
            return
    temporary.replace(target)


def _sync_folder(folder: Path) -> None:
    """Let the folder's own entry reach the disk, where the system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
