"""What every calendar can be asked for, wherever it lies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any, Protocol


class Capability(Enum):
    """What a calendar may be able to do."""

    WRITE = "write"
    INVITES = "invites"  # it sends invitations by itself (RFC 6638)
    SHARED_FILES = "shared_files"  # one href may hold several events


class Changed(Exception):  # noqa: N818 - it is no failure: somebody else was faster
    """The calendar holds something else than was expected: look again, then decide."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at a calendar found.

    `etags` is href to etag of what may have changed, of everything where `whole`; `gone` are hrefs that are known to
    be no more. `state` is to be given to the next look, once this one has been worked through.
    """

    etags: Mapping[str, str]
    whole: bool
    gone: frozenset[str] = frozenset()
    state: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fetched:
    """One href as it stands: its text, or in `trouble` why it cannot be read; both empty where it is gone."""

    href: str
    etag: str
    text: str | None
    trouble: str = ""


class CalendarPort(Protocol):
    """One calendar. Every method may raise a ProblemError that names what is wrong with the calendar as a whole."""

    @property
    def capabilities(self) -> frozenset[Capability]:
        """What it can do; what it cannot is never asked of it."""

    def look(self, state: Mapping[str, Any], hints: Sequence[str] | None = None) -> Look:
        """See what may have changed since `state` ({} for never); `hints` are the only hrefs that may have."""

    def get(self, hrefs: Iterable[str]) -> Iterator[Fetched]:
        """Read these, in any order, each once."""

    def put(self, href: str, uid: str, text: str, etag: str) -> tuple[str, str]:
        """Write one and give its href and etag; `href` "" lets the calendar choose a name, the same for the same UID.

        Raises:
            Changed: it does not hold exactly what `etag` says ("" for nothing).
        """

    def delete(self, href: str, etag: str) -> None:
        """Take one away; one that is gone already is no error.

        Raises:
            Changed: it holds something else than `etag` says.
        """

    def watched(self) -> tuple[Path, ...]:
        """Folders whose changes mean that a look is worth it."""
