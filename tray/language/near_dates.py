"""A figure after a weekday: its date where such a day is near, its hour where none is ("lunedì 9")."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tray.language.calendar_rules import Calendar
from tray.language.grammar.slots import Reading
from tray.language.values import Clock, Day

_NEAR = timedelta(days=45)


def hour_or_date(reading: Reading, calendar: Calendar) -> Reading:
    """The reading with the figure as an hour, where the next such date is too far ahead to be meant."""
    day = reading.day
    if day is None or day.kind != "dom" or day.name != "figure" or reading.clock2 or reading.part:
        return reading
    if calendar.one(day) - calendar.today < _NEAR:
        return reading
    return replace(reading, day=Day("wd", day.b - 1), clock=Clock(day.a, 0), clock2=reading.clock)
