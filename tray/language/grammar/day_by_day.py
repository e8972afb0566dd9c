"""Weekdays in a range with a time of day: "Mon-Fri 9:15" is every day of the week's work, not one long event."""

from __future__ import annotations

from dataclasses import replace

from tray.language.grammar.slots import Reading
from tray.language.values import WEEKDAYS, Day, Rule

_WORKING = (0, 4)


def day_by_day(reading: Reading, *, other: bool) -> Reading:
    """The reading with a rule where it names weekdays from one to another and a time of day.

    Monday to Friday is every week's, other weekdays with a beginning and an end of the day are those days once;
    the `other` reading is once, or one event from the first day to the last.
    """
    first, last = reading.day, reading.day2
    if first is None or last is None or not is_day_by_day(reading):
        return reading
    many = (last.a - first.a) % 7 + 1
    working = (first.a, last.a) == _WORKING
    if working and not other:
        return replace(reading, day=None, day2=None, rule=Rule("WEEKLY", byday=WEEKDAYS[:5]))
    if working or not other:
        return replace(reading, day=None, day2=None, start=first, rule=Rule("DAILY", many=many))
    return reading


def is_day_by_day(reading: Reading) -> bool:
    """Whether a time of day stands beside a range of weekdays as a whole ("Mon-Wed 9-5", not "Fri 5pm to Sun 2pm")."""
    plain = all(_plain(day) for day in (reading.day, reading.day2))
    whole = any(atom.kind == "days" for atom in reading.used)
    if not (plain and whole and reading.clock and reading.rule is None and reading.until is None):
        return False
    ends = (reading.day.a, reading.day2.a) if reading.day and reading.day2 else ()
    return ends == _WORKING or reading.clock2 is not None


def _plain(day: Day | None) -> bool:
    return day is not None and day.kind == "wd" and not day.name and day.c is None
