"""What a sentence says, before it becomes an event."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

SpanKind = Literal[
    "title",
    "time",
    "repeat",
    "place",
    "guest",
    "calendar",
    "zoom",
    "reminder",
    "description",
    "link",
    "zone",
    "ignored",
]


NO_TIME = "There is no day or time in it."
"""The note on a sentence in which nothing says when."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the sentence and what it was understood as; `start` and `end` count characters."""

    start: int
    end: int
    kind: SpanKind


@dataclass(frozen=True, slots=True)
class Note:
    """Something the person should know about the reading, and the other reading where there is one."""

    text: str
    other: Draft | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence as understood.

    A timed `start` and `end` are aware datetimes in `timezone` (an IANA name). An all-day start is a date and its
    end the day after the last one, as in RFC 5545 3.6.1. `start` is None where the sentence has no time in it.
    `zoom` is None where the sentence says nothing about a meeting; `reminders` are minutes before the start.
    """

    text: str
    title: str
    timezone: str
    start: date | None = None
    end: date | None = None
    rrule: str | None = None
    location: str | None = None
    attendees: tuple[str, ...] = ()
    calendar: str | None = None
    zoom: bool | None = None
    reminders: tuple[int, ...] = ()
    description: str = ""
    spans: tuple[Span, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def all_day(self) -> bool:
        """Whether the draft names days rather than times."""
        return self.start is not None and not isinstance(self.start, datetime)
