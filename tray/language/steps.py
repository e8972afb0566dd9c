"""Days some units away: months that are shorter, weekends that are skipped."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

FINER = {
    "year": (12, "month"),
    "quarter": (3, "month"),
    "month": (30, "day"),
    "week": (7, "day"),
    "fortnight": (14, "day"),
}
"""How many of which smaller unit a unit is, as people reckon."""


class NoSuchDayError(Exception):
    """The words name a day that does not exist, such as 30 February."""


def add_months(day: date, months: int) -> date:
    """The same day months later, or the last of that month where it has none."""
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    if not 1 <= year <= 9999:
        raise NoSuchDayError
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add(day: date, many: int, unit: str) -> date:
    """A day some units later; working days skip weekends."""
    try:
        match unit:
            case "day":
                return day + timedelta(days=many)
            case "week" | "weekend":
                return day + timedelta(weeks=many)
            case "fortnight":
                return day + timedelta(weeks=2 * many)
            case "month":
                return add_months(day, many)
            case "quarter":
                return add_months(day, 3 * many)
            case "year":
                return add_months(day, 12 * many)
            case "decade":
                return add_months(day, 120 * many)
            case "workday":
                return workdays(day, many)
    except OverflowError as error:
        raise NoSuchDayError from error
    return day


def add_some(day: date, value: float, unit: str) -> date:
    """As `add`, of any number of units: half a year is six months, a day and a half two days."""
    if value % 1 and unit in FINER:
        many, finer = FINER[unit]
        return add(day, round(value * many), finer)
    return add(day, int(value + 0.5), unit)


def workdays(day: date, many: int) -> date:
    """The working day that many after (or, below zero, before) a day."""
    if abs(many) > 2000:
        raise NoSuchDayError
    step = timedelta(days=1 if many > 0 else -1)
    for _ in range(abs(many)):
        day += step
        while day.weekday() > 4:
            day += step
    return day


def middle(first: date, last: date) -> date:
    """The last day of the first half of a month, of a year, or of anything else."""
    days = (last - first).days
    if days > 300:
        return date(first.year, 6, 30)
    return first + timedelta(days=14 if days > 26 else days // 2)


def quarter(year: int, which: int) -> tuple[date, date]:
    """The first and the last day of a quarter of a year."""
    first = date(year, 3 * which - 2, 1)
    return first, add_months(first, 3) - timedelta(days=1)


def numbered_week(which: int, year: int | None, floor: date) -> tuple[date, date]:
    """The Monday and the Sunday of a week of ISO 8601; where no year is said, of the next such week."""
    monday = date.fromisocalendar(year or floor.year, which, 1)
    if year is None and monday + timedelta(days=6) < floor:
        monday = date.fromisocalendar(floor.year + 1, which, 1)
    return monday, monday + timedelta(days=6)
