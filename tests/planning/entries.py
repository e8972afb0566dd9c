"""Entries for the tests of this room."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tray.planning.agenda import Entry

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=BERLIN)


def at(clock: str, *, day: int = 24) -> datetime:
    """A time on a day of November 2026 in Berlin."""
    hour, minute = clock.split(":")
    return datetime(2026, 11, day, int(hour), int(minute), tzinfo=BERLIN)


def timed(title: str, start: str, minutes: int = 60, *, day: int = 24, **more: Any) -> Entry:
    """An event of that length; its UID is its title."""
    begin = at(start, day=day)
    return Entry("personal", title, title, begin, begin + timedelta(minutes=minutes), **more)


def whole_day(title: str, day: int = 24, days: int = 1, **more: Any) -> Entry:
    """An all-day event."""
    first = datetime(2026, 11, day, tzinfo=BERLIN).date()
    return Entry("personal", title, title, first, first + timedelta(days=days), **more)
