"""Events as iCalendar text: what a person did not change stays as it stands, to the byte."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from tray.domain.event import Event, Series
from tray.domain.ics.component_writing import Writer
from tray.domain.ics.errors import IcsError
from tray.domain.ics.lines import MOST_CHARACTERS, escaped, prop
from tray.domain.ics.reading import ReadEvent, ReadSeries, contents
from tray.domain.ics.times import wall, written_moment
from tray.domain.ics.tree import Component, component
from tray.domain.meeting import Meeting
from tray.domain.moment import Moment

PRODUCT = "-//Dainvo//Dainvo tray//EN"
_RULE_NAMES = ("RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID")


def rewrite(text: str | None, series: Series, now: datetime) -> str:
    """Give `text` so that it says what `series` says of its UID, only the lines changed that said something else.

    An unchanged series gives the very same text. `text` is None for a new event. Whatever the series cannot say
    (foreign properties, parameters, alarms that do not show themselves, other UIDs) is kept, in its order; a new
    exception begins as a copy of the main event. A change of time raises SEQUENCE by one; `now` (aware) becomes
    DTSTAMP and LAST-MODIFIED of what changed.

    Raises:
        IcsError: the text is none, does not have the UID, or would grow beyond 16 MB.
    """
    if text is None:
        return _within_bounds(_new(series, now))
    read = contents(text)
    known = next((one for one in read.series if one.uid == series.uid), None)
    if known is None:
        raise IcsError("the event is not in its own text")
    if known.series == series:
        return text
    calendar = _calendar_of(read.root, known)
    _write(Writer(calendar, now), known, series)
    return _within_bounds(text[: _beginning(text)] + read.root.text())


def with_meeting(text: str, uid: str, meeting: Meeting, now: datetime) -> str:
    """Give the text with this meeting in every part of the event, in the place of any meeting of ours before it."""
    return _meeting_set(text, uid, meeting, now)


def without_meeting(text: str, uid: str, now: datetime) -> str:
    """Give the text without our meeting; location, address and words of the person's own stay."""
    return _meeting_set(text, uid, None, now)


def _meeting_set(text: str, uid: str, meeting: Meeting | None, now: datetime) -> str:
    found = next((one for one in contents(text).series if one.uid == uid), None)
    if found is None:
        raise IcsError("the event is not in its own text")
    series = found.series
    exceptions = tuple(replace(one, meeting=meeting) for one in series.exceptions)
    return rewrite(text, Series(replace(series.main, meeting=meeting), exceptions), now)


def _write(writer: Writer, known: ReadSeries, series: Series) -> None:
    old_main, *old_exceptions = ([known.main] if known.main else []) + known.exceptions
    taken: dict[int, ReadEvent] = {}
    left = list(old_exceptions)
    for index, event in enumerate(series.exceptions):
        same = next((one for one in left if _place(one.event.recurrence_id) == _place(event.recurrence_id)), None)
        if same is not None:
            taken[index] = same
            left = [one for one in left if one is not same]
    unmatched = [index for index in range(len(series.exceptions)) if index not in taken]
    if len(unmatched) == len(left):
        # All of a series was moved: its exceptions moved along, and each is still the one it was.
        taken |= dict(zip(unmatched, left, strict=True))
        left = []
    template = old_main.component.copy()
    writer.write(old_main.component, old_main.event, series.main)
    for one in left:
        writer.calendar.parts = [part for part in writer.calendar.parts if part is not one.component]
    for index, event in enumerate(series.exceptions):
        if index in taken:
            writer.write(taken[index].component, taken[index].event, event)
        else:
            _add_exception(writer, template, old_main.event, event)


def _add_exception(writer: Writer, template: Component, main: Event, event: Event) -> None:
    made = template.copy()
    made.remove(*_RULE_NAMES)
    if made.first("UID") is None:
        made.put(prop("UID", escaped(event.uid), end=writer.end))
    said = replace(main, rrule=None, excluded=(), added=(), recurrence_id=None)
    # An exception begins with the SEQUENCE of its series, whatever the caller knows of it.
    writer.write(made, said, replace(event, sequence=max(event.sequence, main.sequence)))
    _insert(writer.calendar, made)


def _insert(calendar: Component, made: Component) -> None:
    places = [index for index, part in enumerate(calendar.parts) if isinstance(part, Component)]
    events = [index for index in places if calendar.parts[index].name == "VEVENT"]
    calendar.parts.insert((events or places or [len(calendar.parts) - 1])[-1] + 1, made)


def _new(series: Series, now: datetime) -> str:
    calendar = component("VCALENDAR", prop("VERSION", "2.0"), prop("PRODID", PRODUCT))
    writer = Writer(calendar, now)
    for event in (series.main, *series.exceptions):
        stamp = written_moment(now.astimezone(UTC))
        made = component(
            "VEVENT",
            prop("UID", escaped(event.uid)),
            prop("DTSTAMP", stamp),
            prop("CREATED", stamp),
            prop("LAST-MODIFIED", stamp),
            writer.moment_line("DTSTART", event.start, event.timezone),
        )
        if event.all_day or event.end != event.start:
            made.parts.append(writer.moment_line("DTEND", event.end, event.timezone))
        said = Event(event.uid, "", event.start, event.end, event.timezone)
        writer.write(made, said, replace(event, sequence=0))
        made.put(prop("SEQUENCE", str(event.sequence)), after=("LAST-MODIFIED",))
        calendar.parts.append(made)
    return calendar.text()


def _calendar_of(root: Component, known: ReadSeries) -> Component:
    parts = [one.component for one in ([known.main] if known.main else []) + known.exceptions]
    return next(
        calendar
        for calendar in root.components("VCALENDAR")
        if any(part is own for part in calendar.parts for own in parts)
    )


def _place(moment: Moment | None) -> str:
    if moment is None:
        return ""
    if isinstance(moment, datetime) and moment.tzinfo:
        return moment.astimezone(UTC).isoformat()
    return wall(moment).isoformat()


def _beginning(text: str) -> int:
    """Where the first line begins: a byte order mark and blank lines before it are kept."""
    return len(text) - len(text.lstrip("\ufeff\r\n"))


def _within_bounds(text: str) -> str:
    if len(text) > MOST_CHARACTERS:
        raise IcsError(f"it would be larger than {MOST_CHARACTERS // 1024 // 1024} MB")
    return text
