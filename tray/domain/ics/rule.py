"""Recurrence rules (RFC 5545 3.3.10), unrolled within a window only, so that no rule can take long."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tray.domain.ics.errors import IcsError
from tray.domain.ics.times import read_moment
from tray.domain.moment import Moment

Frequency = Literal["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY"]
FREQUENCIES: tuple[Frequency, ...] = ("YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY")
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

_WEEKDAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)\Z")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as values; weekdays are (0 for Monday, nth or 0). `until` is a date, a naive time, or one in UTC."""

    frequency: Frequency
    interval: int = 1
    count: int | None = None
    until: Moment | None = None
    months: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()
    year_days: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    weekdays: tuple[tuple[int, int], ...] = ()
    hours: tuple[int, ...] = ()
    minutes: tuple[int, ...] = ()
    seconds: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    week_start: int = 0

    def has_day_part(self) -> bool:
        """Whether it says anything about which days, so that the day of the start does not."""
        return bool(self.weeks or self.year_days or self.month_days or self.weekdays)


def read_rule(text: str) -> Rule:
    """Read a RECUR value.

    Raises:
        IcsError: it is none, or one of a kind that we do not know (RSCALE other than Gregorian, RFC 7529).
    """
    values: dict[str, str] = {}
    for part in text.strip().strip(";").split(";"):
        name, equals, value = part.partition("=")
        if not equals or not value.strip():
            raise IcsError(f"its rule has a part without a value: “{part[:40]}”")
        values[name.strip().upper()] = value.strip().upper()
    frequency = next((known for known in FREQUENCIES if known == values.get("FREQ")), None)
    if frequency is None:
        raise IcsError(f"its rule repeats by “{values.get('FREQ', '')[:20]}”, which means nothing")
    if values.get("RSCALE", "GREGORIAN") != "GREGORIAN":
        raise IcsError(f"its rule counts in another calendar system: “{values['RSCALE'][:20]}”")
    count = values.get("COUNT")
    week_start = values.get("WKST", "MO")
    return Rule(
        frequency,
        interval=max(_number(values.get("INTERVAL", "1"), 1 << 31), 1),
        # Some programs write COUNT=-1 for a rule without an end.
        count=None if count is None or count.startswith("-") else _number(count, 1 << 62),
        until=read_moment(values["UNTIL"]) if "UNTIL" in values else None,
        months=_numbers(values, "BYMONTH", 1, 12),
        weeks=_numbers(values, "BYWEEKNO", 1, 53, signed=True),
        year_days=_numbers(values, "BYYEARDAY", 1, 366, signed=True),
        month_days=_numbers(values, "BYMONTHDAY", 1, 31, signed=True),
        weekdays=tuple(_weekday(one) for one in values["BYDAY"].split(",")) if "BYDAY" in values else (),
        hours=_numbers(values, "BYHOUR", 0, 23),
        minutes=_numbers(values, "BYMINUTE", 0, 59),
        seconds=_numbers(values, "BYSECOND", 0, 60),
        positions=_numbers(values, "BYSETPOS", 1, 366, signed=True),
        week_start=WEEKDAYS.index(week_start) if week_start in WEEKDAYS else 0,
    )


def day_test(rule: Rule, start: date) -> Callable[[date], bool]:
    """A function that says whether the rule allows a day; what the rule leaves open is taken from `start`."""
    months, month_days, weekdays = rule.months, rule.month_days, rule.weekdays
    if not rule.has_day_part():
        if rule.frequency == "YEARLY":
            months = months or (start.month,)
            month_days = (start.day,)
        elif rule.frequency == "MONTHLY":
            month_days = (start.day,)
        elif rule.frequency == "WEEKLY":
            weekdays = ((start.weekday(), 0),)
    counted = rule.frequency in {"YEARLY", "MONTHLY"}  # RFC 5545: elsewhere a number before a weekday means nothing
    plain = frozenset(day for day, nth in weekdays if not nth or not counted)
    nths = frozenset((day, nth) for day, nth in weekdays if nth and counted)
    nth_in_month = rule.frequency == "MONTHLY" or bool(rule.months)
    from_front = frozenset(day for day in month_days if day > 0)
    from_back = frozenset(day for day in month_days if day < 0)
    in_month = frozenset(months)

    def allowed(day: date) -> bool:
        if in_month and day.month not in in_month:
            return False
        if (
            month_days
            and day.day not in from_front
            and not (from_back and day.day - month_length(day) - 1 in from_back)
        ):
            return False
        if weekdays and day.weekday() not in plain and not (nths and _is_nth(day, nths, in_month=nth_in_month)):
            return False
        if rule.year_days:
            number, length = day.timetuple().tm_yday, year_length(day.year)
            if number not in rule.year_days and number - length - 1 not in rule.year_days:
                return False
        return not rule.weeks or _in_week(day, rule.weeks, rule.week_start)

    return allowed


def month_length(day: date) -> int:
    """How many days the month of this day has."""
    if day.month == 2:
        return year_length(day.year) - 337
    return 30 if day.month in {4, 6, 9, 11} else 31


def year_length(year: int) -> int:
    """How many days a year has."""
    return 366 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 365


def _is_nth(day: date, nths: frozenset[tuple[int, int]], *, in_month: bool) -> bool:
    place, length = (day.day, month_length(day)) if in_month else (day.timetuple().tm_yday, year_length(day.year))
    weekday = day.weekday()
    return (weekday, (place - 1) // 7 + 1) in nths or (weekday, -((length - place) // 7 + 1)) in nths


def _in_week(day: date, weeks: tuple[int, ...], week_start: int) -> bool:
    """Whether the day lies in one of these weeks of its own year, week 1 being the first with four days in it."""
    first = _week_one(day.year, week_start)
    number = (day.timetuple().tm_yday - 1 - first) // 7 + 1
    in_year = _weeks_in(day.year, week_start)
    if number > in_year:
        return 1 in weeks
    if number < 1:
        before = _weeks_in(day.year - 1, week_start) if day.year > 1 else 52
        return before in weeks or -1 in weeks
    return number in weeks or number - in_year - 1 in weeks


def _week_one(year: int, week_start: int) -> int:
    """The place of week 1's first day in the year, from 0; negative where it lies in the year before."""
    offset = (date(year, 1, 1).weekday() - week_start) % 7  # how far New Year is into its week
    return -offset if offset <= 3 else 7 - offset


def _weeks_in(year: int, week_start: int) -> int:
    return (year_length(year) - _week_one(year, week_start) + 3) // 7


def _number(text: str, most: int) -> int:
    if not re.fullmatch(r"\+?\d{1,20}", text):
        raise IcsError(f"its rule has a number that is none: “{text[:20]}”")
    return min(int(text), most)


def _numbers(values: dict[str, str], name: str, least: int, most: int, *, signed: bool = False) -> tuple[int, ...]:
    if name not in values:
        return ()
    found = []
    for part in values[name].split(","):
        if not re.fullmatch(r"[+-]?\d{1,4}", part.strip()):
            raise IcsError(f"its rule has a number that is none: “{part[:20]}”")
        number = int(part)
        if not least <= (abs(number) if signed else number) <= most:
            raise IcsError(f"its rule has {name} {number}, which there is not")
        found.append(number)
    return tuple(sorted(set(found)))


def _weekday(text: str) -> tuple[int, int]:
    match = _WEEKDAY.match(text.strip())
    if match is None:
        raise IcsError(f"its rule has a weekday that is none: “{text[:20]}”")
    return WEEKDAYS.index(match.group(2)), int(match.group(1) or 0)
