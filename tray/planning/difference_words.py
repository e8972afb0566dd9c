"""What two versions of one event do not agree on, in a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, tzinfo

from tray.domain.clock_words import clock_time
from tray.domain.date_words import DAYS, MONTHS
from tray.domain.display_text import one_line
from tray.domain.event import Event

_LONGEST = 40
_SAID = {"title": "title", "location": "place", "time": "time", "status": "status", "url": "link"}
"""What is short enough to be told both ways."""
_NAMED = {
    "description": "notes",
    "organizer": "organizer",
    "reminders": "reminders",
    "transparent": "whether the time is taken",
    "text": "text",
}
"""What is only named."""


def difference(theirs: Event, ours: Event, names: Iterable[str], zone: tzinfo, *, hours24: bool) -> str:
    """“Standup”: title “Daily” here and “Standup” in the calendar; other notes.

    `names` are the collisions of the merge plan; `zone` is where the person is, `hours24` how they read a clock.
    """
    said = []
    for name in names:
        here, there = (_value(event, name, zone, hours24=hours24) for event in (ours, theirs))
        if name in _SAID and here != there:
            repeats = ", repeating otherwise" if name == "time" and ours.rrule != theirs.rrule else ""
            said.append(f"{_SAID[name]} {here} here and {there} in the calendar{repeats}")
        else:
            said.append(f"other {_NAMED.get(name, _SAID.get(name, name))}")
    return f"{_quoted(theirs.title)}: {'; '.join(said)}"


def _value(event: Event, name: str, zone: tzinfo, *, hours24: bool) -> str:
    if name == "time":
        return _time(event, zone, hours24=hours24)
    return _quoted(str(getattr(event, name, "") or ""))


def _quoted(text: str) -> str:
    return f"“{one_line(text, _LONGEST)}”" if text.strip() else "none"


def _time(event: Event, zone: tzinfo, *, hours24: bool) -> str:
    start, end = event.start, event.end
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        return _day(start)
    start, end = (moment.astimezone(zone) if moment.tzinfo else moment for moment in (start, end))
    return f"{_day(start)} {clock_time(start, hours24=hours24)}–{clock_time(end, hours24=hours24)}"


def _day(day: date) -> str:
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
