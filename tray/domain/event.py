"""Events as the program sees them; the text they come from is kept elsewhere and rewritten with care (`domain/ics`)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from tray.domain.meeting import Meeting
from tray.domain.moment import Moment

AttendeeStatus = Literal["needs-action", "accepted", "declined", "tentative", "delegated"]
EventStatus = Literal["confirmed", "tentative", "cancelled"]


@dataclass(frozen=True, slots=True)
class Attendee:
    """A guest; `email` is lower case and without `mailto:`."""

    email: str
    name: str = ""
    status: AttendeeStatus = "needs-action"


@dataclass(frozen=True, slots=True)
class Event:
    """One event, the main event of a series, or one exception of it (then `recurrence_id` is set).

    `start` and `end` are both dates (end exclusive) or both datetimes. `timezone` is the IANA name the event is
    written in, "" for all-day and floating events. `description` holds the person's own words only: the block with
    the meeting's details is not part of it. `reminders` are minutes before the start, None where the event says
    nothing and the setting decides, () where it asks for none. `links` are the places a join link may stand in, in
    the order of their trust: conference properties, URL, location, description as it is in the file.
    """

    uid: str
    title: str
    start: Moment
    end: Moment
    timezone: str = ""
    location: str = ""
    description: str = ""
    url: str = ""
    conferences: tuple[str, ...] = ()
    attendees: tuple[Attendee, ...] = ()
    organizer: str = ""
    rrule: str | None = None
    excluded: tuple[Moment, ...] = ()
    added: tuple[Moment, ...] = ()
    recurrence_id: Moment | None = None
    reminders: tuple[int, ...] | None = None
    status: EventStatus = "confirmed"
    transparent: bool = False
    sequence: int = 0
    meeting: Meeting | None = None

    @property
    def all_day(self) -> bool:
        """Whether the event names days rather than times."""
        return not isinstance(self.start, datetime)


@dataclass(frozen=True, slots=True)
class Series:
    """All that one UID says: the main event and its exceptions. An event that does not repeat is a series of one."""

    main: Event
    exceptions: tuple[Event, ...] = ()

    @property
    def uid(self) -> str:
        """The identity that all its parts share (RFC 5545 3.8.4.7)."""
        return self.main.uid

    @property
    def repeats(self) -> bool:
        """Whether there can be more than one occurrence."""
        return self.main.rrule is not None or bool(self.main.added)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time an event happens, in the calendar `calendar` (its id).

    `start` and `end` are aware datetimes, or dates (end exclusive) for all-day ones. `original_start` names the
    occurrence within its series (RECURRENCE-ID) and is None where the event does not repeat. `event` is the event
    it stems from (the exception where there is one).
    """

    calendar: str
    start: Moment
    end: Moment
    event: Event
    original_start: Moment | None = None
    join_url: str = ""

    @property
    def key(self) -> str:
        """A name that stays the same while the event is moved in time."""
        which = self.original_start.isoformat() if self.original_start is not None else ""
        return f"{self.calendar}/{self.event.uid}/{which}"
