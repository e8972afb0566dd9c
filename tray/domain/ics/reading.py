"""iCalendar text as events (RFC 5545), read leniently and within bounds."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo

from tray.domain.event import Event, EventStatus, Series
from tray.domain.ics.alarms import read_reminders
from tray.domain.ics.errors import IcsError
from tray.domain.ics.lines import MOST_LINE, Line, parts, unescaped
from tray.domain.ics.meeting_block import own_words, read_meeting
from tray.domain.ics.people import address, read_attendees
from tray.domain.ics.times import read_duration, read_moment, wall
from tray.domain.ics.tree import Component, tree
from tray.domain.ics.zones import iana_name, named
from tray.domain.moment import Moment

MOST_DATES = 20_000
MOST_ZONES = 100

_STATUSES: dict[str, EventStatus] = {"TENTATIVE": "tentative", "CANCELLED": "cancelled"}
_FOREIGN_CONFERENCES = ("X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL")
_UNREAD = re.compile(r"(?:ATTACH|COMMENT|X-[A-Z0-9-]+)[;:]", re.IGNORECASE)
"""What nothing is read of: attached files stand here too, as lines of any length."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ReadEvent:
    """An event with the component it was read from, and what only the unrolling of its occurrences needs."""

    event: Event
    component: Component
    rules: tuple[str, ...] = ()
    periods: dict[datetime, timedelta] = field(default_factory=dict)
    this_and_future: bool = False


@dataclass(slots=True)
class ReadSeries:
    """All components of one UID; `main` is None where only exceptions are there."""

    uid: str
    main: ReadEvent | None = None
    exceptions: list[ReadEvent] = field(default_factory=list)

    @property
    def series(self) -> Series:
        """The values alone; where the main event is missing the first exception stands for it."""
        exceptions = tuple(one.event for one in self.exceptions)
        return Series(self.main.event, exceptions) if self.main else Series(exceptions[0], exceptions[1:])


@dataclass(frozen=True, slots=True)
class Contents:
    """What a text holds: its components, the events of each UID, and what cannot be read as (UID, words)."""

    root: Component
    series: tuple[ReadSeries, ...]
    broken: tuple[tuple[str, str], ...]


class Zones:
    """The zones of one VCALENDAR: TZIDs to IANA names, and the zone of times that name none."""

    def __init__(self, calendar: Component) -> None:
        self._definitions: dict[str, Component] = {}
        for definition in calendar.components("VTIMEZONE"):
            tzid = definition.first("TZID")
            if tzid is not None:
                self._definitions[tzid.value.strip()] = definition
        self._names: dict[str, str] = {}
        # Google's and others' feeds say with X-WR-TIMEZONE where times without a zone, and in UTC, are meant to be.
        default = next((one.value for one in calendar.lines if one.name == "X-WR-TIMEZONE"), "")
        self.default = self.name_of(default) if default.strip() else ""

    def name_of(self, tzid: str) -> str:
        """The IANA name of a TZID, "" where nothing fits."""
        if tzid not in self._names:
            # To compare a definition with every zone there is takes long; no calendar has so many of its own.
            known = self._definitions if len(self._names) < MOST_ZONES else {}
            self._names[tzid] = iana_name(tzid, known)
        return self._names[tzid]

    def moment(self, line: Line, value: str | None = None) -> tuple[Moment, str]:
        """A moment and the IANA name of the zone it is written in ("" for days and floating times)."""
        tzid = line.parameter("TZID")
        name = self.name_of(tzid) if tzid else ""
        moment = read_moment(line.value if value is None else value, named(name) if name else None)
        if not isinstance(moment, datetime):
            return moment, ""
        if self.default and not name and moment.tzinfo in (None, UTC):
            zone = named(self.default)
            try:
                return moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone), self.default
            except OverflowError:
                return moment, ""
        return moment, "UTC" if moment.tzinfo is UTC else name


def contents(text: str) -> Contents:
    """Read a text of one or many events; what is broken in one of them harms no other.

    Raises:
        IcsError: it is no iCalendar text at all.
    """
    root = tree(text)
    found: dict[str, ReadSeries] = {}
    broken: dict[str, str] = {}
    for calendar in root.components("VCALENDAR"):
        zones = Zones(calendar)
        for component in calendar.components("VEVENT"):
            uid = uid_of(component)
            try:
                one = _event(component, uid, zones)
            except IcsError as error:
                broken.setdefault(uid, str(error))
                continue
            series = found.setdefault(uid, ReadSeries(uid))
            if one.event.recurrence_id is not None:
                series.exceptions.append(one)
            elif series.main is None or one.event.sequence > series.main.event.sequence:
                if series.main is not None:
                    broken.setdefault(uid, "the same event stands in it twice")
                series.main = one
            else:
                broken.setdefault(uid, "the same event stands in it twice")
    return Contents(root, tuple(found.values()), tuple(broken.items()))


def uid_of(component: Component) -> str:
    """The UID of a component; one that has none gets a name from what it says, the same on every reading."""
    line = component.first("UID")
    uid = unescaped(line.value).strip() if line else ""
    return uid or "no-uid-" + hashlib.sha256(component.text().encode("utf-8", "replace")).hexdigest()[:24]


def _event(component: Component, uid: str, zones: Zones) -> ReadEvent:
    by_name: dict[str, list[Line]] = {}
    for one in component.lines:
        by_name.setdefault(one.name, []).append(one)

    def text(name: str) -> str:
        return unescaped(by_name[name][0].value) if name in by_name else ""

    if any(len(one.raw) > MOST_LINE and not _UNREAD.match(one.raw) for one in by_name.get("", ())):
        raise IcsError("one of its lines is longer than 2 MB")
    if "DTSTART" not in by_name:
        raise IcsError("an event in it has no start")
    start, zone = zones.moment(by_name["DTSTART"][0])
    start, end = _span(start, by_name, zones)
    excluded = [moment for line in by_name.get("EXDATE", ()) for moment in _dates(line, zones)]
    added: list[Moment] = []
    periods: dict[datetime, timedelta] = {}
    for line in by_name.get("RDATE", ()):
        _read_added(line, zones, added, periods)
    recurrence = by_name.get("RECURRENCE-ID")
    meeting = read_meeting(component) if any(name.startswith("X-DAINVO-") for name in by_name) else None
    link = meeting.join_url if meeting else ""
    location, url = text("LOCATION"), by_name["URL"][0].value.strip() if "URL" in by_name else ""
    conferences = [one.value.strip() for name in ("CONFERENCE", *_FOREIGN_CONFERENCES) for one in by_name.get(name, ())]
    event = Event(
        uid=uid,
        title=text("SUMMARY"),
        start=start,
        end=end,
        timezone=zone,
        location="" if link and location.strip() == link else location,
        description=own_words(text("DESCRIPTION")),
        url="" if url == link else url,
        conferences=tuple(one for one in conferences if one and one != link),
        attendees=read_attendees(by_name.get("ATTENDEE", [])),
        organizer=address(by_name["ORGANIZER"][0]) if "ORGANIZER" in by_name else "",
        rrule=by_name["RRULE"][0].value.strip() if "RRULE" in by_name else None,
        excluded=tuple(excluded),
        added=tuple(added),
        recurrence_id=zones.moment(recurrence[0])[0] if recurrence else None,
        reminders=read_reminders(component, start, end),
        status=_STATUSES.get(text("STATUS").strip().upper(), "confirmed"),
        transparent=text("TRANSP").strip().upper() == "TRANSPARENT",
        sequence=_whole(text("SEQUENCE")),
        meeting=meeting,
    )
    rules = tuple(one.value for one in by_name.get("RRULE", ()))
    future = recurrence is not None and recurrence[0].parameter("RANGE").upper() == "THISANDFUTURE"
    return ReadEvent(event, component, rules, periods, future)


def _span(start: Moment, by_name: dict[str, list[Line]], zones: Zones) -> tuple[Moment, Moment]:
    """Start and end of one kind, the earlier first; a day or time that says no end has the length RFC 5545 gives it."""
    end: Moment
    if "DTEND" in by_name:
        end = zones.moment(by_name["DTEND"][0])[0]
    elif "DURATION" in by_name:
        length = read_duration(by_name["DURATION"][0].value)
        end = _later(start, length if isinstance(start, datetime) else timedelta(days=length.days))
    else:
        end = start
    if isinstance(start, datetime) or isinstance(end, datetime):
        zone = next((one.tzinfo for one in (start, end) if isinstance(one, datetime) and one.tzinfo), None)
        start, end = _in(start, zone), _in(end, zone)
        return (start, end) if start <= end else (end, start)
    start, end = (start, end) if start <= end else (end, start)
    return start, end if end > start else _later(start, _DAY)


def _in(moment: Moment, zone: tzinfo | None) -> datetime:
    at = moment if isinstance(moment, datetime) else wall(moment)
    return at.replace(tzinfo=zone) if at.tzinfo is None else at


def _later(moment: Moment, length: timedelta) -> Moment:
    try:
        return moment + length
    except OverflowError:
        return datetime.max.replace(tzinfo=moment.tzinfo) if isinstance(moment, datetime) else date.max


def _dates(line: Line, zones: Zones) -> list[Moment]:
    values = [value for value in parts(line.value) if value.strip()]
    if len(values) > MOST_DATES:
        raise IcsError(f"an event in it names more than {MOST_DATES} dates")
    return [zones.moment(line, value)[0] for value in values]


def _read_added(line: Line, zones: Zones, added: list[Moment], periods: dict[datetime, timedelta]) -> None:
    """RDATE values; of a PERIOD (RFC 5545 3.3.9) the start is a date and the length is kept beside it."""
    values = [value for value in parts(line.value) if value.strip()]
    if len(values) > MOST_DATES:
        raise IcsError(f"an event in it names more than {MOST_DATES} dates")
    for value in values:
        first, slash, last = value.partition("/")
        moment = zones.moment(line, first)[0]
        added.append(moment)
        if slash:
            until = last.strip().upper()
            length = read_duration(until) if "P" in until else wall(zones.moment(line, until)[0]) - wall(moment)
            periods[wall(moment)] = max(length, timedelta())


def _whole(text: str) -> int:
    return int(text) if re.fullmatch(r"\s*\d{1,9}\s*", text) else 0
