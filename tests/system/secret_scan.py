"""Looks for secrets where none may be: in files, argument lists, environments and printed words."""

from __future__ import annotations

import base64
import os
import threading
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

PIECE = 24
"""Characters of a long secret that are enough to know it by; a database may break it over two pages."""

BETWEEN_LOOKS = 0.02
"""Seconds between two looks at all processes; a process that lives shorter is not one of ours."""


class ProcessWatch:
    """Remembers every argument list and environment of the processes marked as one desktop's, while the block lasts.

    `mark` is what their environment holds, such as ``NAME=value``; see `desktop_mark`.
    """

    def __init__(self, mark: str) -> None:
        self._mark = mark.encode()
        self._seen: dict[bytes, str] = {}
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="process watch")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join()

    def commands(self) -> set[str]:
        """Give the argument lists seen so far, the words parted by spaces: the proof that something was watched."""
        return {
            kept.replace(b"\0", b" ").decode(errors="replace").strip()
            for kept, place in self._seen.items()
            if "cmdline" in place
        }

    def findings(self, secrets: Iterable[str]) -> list[str]:
        """Give each place of a process that held a secret."""
        return [place for kept, place in self._seen.items() if holds(kept, secrets)]

    def _watch(self) -> None:
        while not self._stop.wait(BETWEEN_LOOKS):
            for entry in Path("/proc").iterdir():
                if entry.name.isdigit():
                    self._look(entry)

    def _look(self, process: Path) -> None:
        try:
            environment = (process / "environ").read_bytes()
            if self._mark not in environment.split(b"\0"):
                return
            arguments = (process / "cmdline").read_bytes()
        except OSError:
            return
        name = arguments.replace(b"\0", b" ").decode(errors="replace")[:80]
        self._seen.setdefault(environment, f"environ of {name}")
        self._seen.setdefault(arguments, f"cmdline of {name}")


def desktop_mark(environment: Mapping[str, str]) -> str:
    """Give the mark that every process started on a virtual desktop carries, from the desktop's environment."""
    return next(f"{name}={value}" for name, value in environment.items() if name == "DAINVO_VIRTUAL_DESKTOP")


def files_with(folder: Path, secrets: Iterable[str]) -> list[str]:
    """Give the files below a folder that hold one of the secrets, in their content or in their name."""
    wanted = tuple(secrets)
    found = []
    for place, folders, names in os.walk(folder):
        for name in (*folders, *names):
            path = Path(place, name)
            if holds(os.fsencode(name), wanted):
                found.append(f"name of {path}")
            if name in names and path.is_file() and holds(path.read_bytes(), wanted):
                found.append(str(path))
    return found


def holds(content: bytes | str, secrets: Iterable[str]) -> bool:
    """Say whether some content holds one of the secrets: plain, as part of an address, in base64 or in UTF-16."""
    data = content.encode() if isinstance(content, str) else content
    return any(form in data for secret in secrets for form in _forms(secret))


def _forms(secret: str) -> set[bytes]:
    # The middle and the end: many secrets of one kind begin alike.
    middle = max(0, len(secret) // 2 - PIECE // 2)
    pieces = {secret[middle : middle + PIECE], secret[-PIECE:]} if len(secret) > 2 * PIECE else {secret}
    plain = {piece.encode() for piece in pieces}
    quoted = {quote(piece, safe="").encode() for piece in pieces}
    wide = {piece.encode("utf-16-le") for piece in pieces}
    # Whole triples of characters keep their letters wherever they stand in what was encoded, for one of three shifts.
    encoded = {base64.b64encode(piece.encode()[shift:])[:-4] for piece in pieces for shift in range(3)}
    return plain | quoted | wide | encoded
