"""iCalendar text to events and back (RFC 5545, 6868, 7986), keeping whatever it does not know."""

from __future__ import annotations

from tray.domain.event import Series
from tray.domain.ics.errors import IcsError
from tray.domain.ics.reading import contents
from tray.domain.ics.splicing import extract, renamed, splice
from tray.domain.ics.writing import rewrite, with_meeting, without_meeting

__all__ = ["IcsError", "extract", "read", "read_one", "renamed", "rewrite", "splice", "with_meeting", "without_meeting"]


def read(text: str) -> tuple[Series, ...]:
    """The events of a text by their UIDs, in the order they appear; () where it holds none.

    Raises:
        IcsError: it is no iCalendar text, or one of its events cannot be read.
    """
    read_contents = contents(text)
    if read_contents.broken:
        raise IcsError(read_contents.broken[0][1])
    return tuple(one.series for one in read_contents.series)


def read_one(text: str) -> Series:
    """The event of a text that holds one UID; of several the first.

    Raises:
        IcsError: there is none, or it cannot be read.
    """
    found = read(text)
    if not found:
        raise IcsError("there is no event in it")
    return found[0]
