"""A calendar in memory, for tests and for trying things out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any

from tray.calendars.file_names import file_name
from tray.calendars.port import Capability, Changed, Fetched, Look


class MemoryCalendar:
    """Holds texts by href; every write gives a new etag."""

    def __init__(self, capabilities: Iterable[Capability] = (Capability.WRITE,)) -> None:
        self.capabilities = frozenset(capabilities)
        self.held: dict[str, tuple[str, str]] = {}
        self._numbers = count(1)

    def look(self, state: Mapping[str, Any], hints: Sequence[str] | None = None) -> Look:
        """Everything, or the hints alone."""
        if hints is not None:
            etags = {href: self.held[href][0] for href in hints if href in self.held}
            return Look(etags, whole=False, gone=frozenset(hints) - set(etags), state=dict(state))
        return Look({href: etag for href, (etag, _) in self.held.items()}, whole=True, state=dict(state))

    def get(self, hrefs: Iterable[str]) -> Iterator[Fetched]:
        """Read these."""
        for href in hrefs:
            etag, text = self.held.get(href, ("", None))
            yield Fetched(href, etag, text)

    def put(self, href: str, uid: str, text: str, etag: str) -> tuple[str, str]:
        """Write one."""
        href = href or file_name(uid)
        if self.held.get(href, ("", ""))[0] != etag:
            raise Changed(href)
        self.held[href] = (f"etag-{next(self._numbers)}", text)
        return href, self.held[href][0]

    def delete(self, href: str, etag: str) -> None:
        """Take one away."""
        if href in self.held and self.held[href][0] != etag:
            raise Changed(href)
        self.held.pop(href, None)

    def watched(self) -> tuple[Path, ...]:
        """Nothing to watch."""
        return ()
