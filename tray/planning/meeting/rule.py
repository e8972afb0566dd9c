"""Repetition rules in Zoom's words, where Zoom has words for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tray.domain.meeting import Recurrence

_DAYS = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")
"""Zoom counts weekdays from 1 for Sunday."""

_MOST = {1: 99, 2: 50, 3: 10}
"""The longest interval Zoom takes, in days, weeks and months."""

_MOST_TIMES = 60
_SURE_DAYS = 28
_UNTIL = "%Y-%m-%dT%H:%M:%SZ"


def recurrence_of(rrule: str, start: datetime, zone: str) -> Recurrence | None:
    """Say an iCalendar rule as Zoom's `recurrence`, or give None where Zoom would not mean exactly the same.

    `start` is the first start as naive local time in `zone` (IANA). None also where Zoom's meaning is not known for
    sure: the 29th to 31st of a month, several weekdays across both ends of a week, a start the rule itself leaves out.

    Source: https://developers.zoom.us/docs/api/ (meetings, `recurrence`); RFC 5545 3.3.10.
    """
    parts = _parts(rrule)
    if parts is None:
        return None
    found = _frequency(parts, start)
    if found is None or not 1 <= found.repeat_interval <= _MOST[found.type]:
        return None
    if next(_days(found, start.date()), None) != start.date():
        return None
    if "COUNT" in parts:
        return _ending_after(found, parts["COUNT"], start, zone)
    if "UNTIL" in parts:
        last = _last_day(parts["UNTIL"], start, zone)
        return None if last is None or last < start.date() else replace(found, end_date_time=_end_of(last, zone))
    return replace(found, end_times=0)


def starts(recurrence: Recurrence, start: datetime, zone: str) -> Iterator[datetime]:
    """Give the starts Zoom works out, as naive local times in `zone`, the first being `start`; endless where it is."""
    until = None
    if recurrence.end_date_time is not None:
        moment = datetime.strptime(recurrence.end_date_time, _UNTIL).replace(tzinfo=UTC)
        until = moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    for count, day in enumerate(_days(recurrence, start.date())):
        moment_here = datetime.combine(day, start.time())
        if (recurrence.end_times and count >= recurrence.end_times) or (until is not None and moment_here > until):
            return
        yield moment_here


def from_now_on(
    recurrence: Recurrence, start: datetime, zone: str, now: datetime
) -> tuple[Recurrence, datetime] | None:
    """Give the same series with its past left out: Zoom silently ignores a start that is over.

    `now` is naive local time in `zone`. None where every start is over.
    """
    coming = next((one for one in starts(recurrence, start, zone) if one > now), None)
    if coming is None:
        return None
    if coming != start and recurrence.end_times:
        *_, last = starts(recurrence, start, zone)
        recurrence = replace(recurrence, end_times=None, end_date_time=_end_of(last.date(), zone))
    return recurrence, coming


def nearest_start(recurrence: Recurrence, start: datetime, zone: str, moment: datetime) -> datetime:
    """The start of the series nearest to a moment; all are naive local times in `zone`."""
    before = start
    for one in starts(recurrence, start, zone):
        if one >= moment:
            return min(before, one, key=lambda near: abs(near - moment))
        before = one
    return before


def rrule_of(recurrence: Recurrence) -> str | None:
    """Say Zoom's rule in iCalendar's words; None where it makes no sense."""
    names = {1: "DAILY", 2: "WEEKLY", 3: "MONTHLY"}
    parts = [f"FREQ={names.get(recurrence.type, '')}"]
    if recurrence.repeat_interval > 1:
        parts.append(f"INTERVAL={recurrence.repeat_interval}")
    try:
        if recurrence.weekly_days:
            numbers = [int(number) for number in recurrence.weekly_days.split(",")]
            parts.append(f"BYDAY={','.join(_day(number) for number in numbers)}")
        if recurrence.monthly_day:
            parts.append(f"BYMONTHDAY={recurrence.monthly_day}")
        elif recurrence.monthly_week and recurrence.monthly_week_day:
            parts.append(f"BYDAY={recurrence.monthly_week}{_day(recurrence.monthly_week_day)}")
        if recurrence.end_date_time:
            until = datetime.strptime(recurrence.end_date_time, _UNTIL).replace(tzinfo=UTC)
            parts.append(f"UNTIL={until:%Y%m%dT%H%M%SZ}")
        elif recurrence.end_times:
            parts.append(f"COUNT={recurrence.end_times}")
    except (ValueError, IndexError):
        return None
    return ";".join(parts) if recurrence.type in names else None


def _day(number: int) -> str:
    if number < 1:
        raise ValueError("Zoom counts weekdays from 1")
    return _DAYS[number - 1]


def _parts(rrule: str) -> dict[str, str] | None:
    pairs = [part.partition("=") for part in rrule.strip().upper().split(";") if part]
    parts = {name: value for name, _, value in pairs}
    known = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYSETPOS", "WKST"}
    return parts if len(parts) == len(pairs) and set(parts) <= known and all(parts.values()) else None


def _frequency(parts: dict[str, str], start: datetime) -> Recurrence | None:
    interval = parts.get("INTERVAL", "1")
    if not (interval.isascii() and interval.isdecimal()):
        return None
    kind, step = parts.get("FREQ"), int(interval)
    by = set(parts) & {"BYDAY", "BYMONTHDAY", "BYSETPOS"}
    if kind == "DAILY":
        if not by:
            return Recurrence(1, step)
        return _weekly(parts["BYDAY"], 1, "MO") if by == {"BYDAY"} and step == 1 else None
    if kind == "WEEKLY" and by <= {"BYDAY"}:
        return _weekly(parts.get("BYDAY", _DAYS[start.isoweekday() % 7]), step, parts.get("WKST", "MO"))
    if kind == "MONTHLY":
        return _monthly(parts, by, step, start)
    return None


def _weekly(days: str, step: int, week_start: str) -> Recurrence | None:
    names = set(days.split(","))
    if not names <= set(_DAYS):
        return None
    if step > 1 and len(names) > 1 and ("SU" in names or week_start not in {"MO", "SU"}):
        return None  # which days share a week depends on where a week begins, and Zoom does not say where its weeks do
    numbers = sorted(_DAYS.index(name) + 1 for name in names)
    return Recurrence(2, step, weekly_days=",".join(map(str, numbers)))


def _monthly(parts: dict[str, str], by: set[str], step: int, start: datetime) -> Recurrence | None:
    if by <= {"BYMONTHDAY"}:
        day = parts.get("BYMONTHDAY", str(start.day))
        sure = day.isascii() and day.isdecimal() and 1 <= int(day) <= _SURE_DAYS
        return Recurrence(3, step, monthly_day=int(day)) if sure else None
    if "BYMONTHDAY" in by:
        return None
    which, name = parts["BYDAY"][:-2] if "BYDAY" in by else "", parts.get("BYDAY", "")[-2:]
    if "BYSETPOS" in by:
        which = parts["BYSETPOS"] if not which else "?"
    if name not in _DAYS or which.removeprefix("+") not in {"1", "2", "3", "4", "-1"}:
        return None
    return Recurrence(3, step, monthly_week=int(which), monthly_week_day=_DAYS.index(name) + 1)


def _ending_after(found: Recurrence, count: str, start: datetime, zone: str) -> Recurrence | None:
    if not (count.isascii() and count.isdecimal() and 1 <= int(count) <= 10_000):
        return None
    if int(count) <= _MOST_TIMES:
        return replace(found, end_times=int(count))
    last = start.date()
    for number, day in enumerate(_days(found, start.date()), start=1):
        last = day
        if number == int(count):
            return replace(found, end_date_time=_end_of(last, zone))
    return None


def _last_day(until: str, start: datetime, zone: str) -> date | None:
    """The last day a start may lie on; the time of day is settled here, so that no end falls on a start itself."""
    for form in ("%Y%m%dT%H%M%SZ", "%Y%m%dT%H%M%S", "%Y%m%d"):
        try:
            moment = datetime.strptime(until, form)  # noqa: DTZ007 - the zone is given just below
        except ValueError:
            continue
        if form == "%Y%m%d":
            return moment.date()
        try:
            if form.endswith("Z"):
                moment = moment.replace(tzinfo=UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
            return moment.date() if start.time() <= moment.time() else moment.date() - timedelta(days=1)
        except OverflowError:
            return None
    return None


def _end_of(day: date, zone: str) -> str:
    return datetime.combine(day, time(23, 59, 59), ZoneInfo(zone)).astimezone(UTC).strftime(_UNTIL)


def _days(recurrence: Recurrence, first: date) -> Iterator[date]:
    """The days of the series from `first` on, until the calendar ends."""
    step, kind = recurrence.repeat_interval, recurrence.type
    try:
        if kind == 1:
            while True:
                yield first
                first += timedelta(days=step)
        elif kind == 2:
            sunday = first - timedelta(days=first.isoweekday() % 7)
            numbers = [int(number) - 1 for number in (recurrence.weekly_days or "").split(",")]
            while True:
                yield from (day for number in numbers if (day := sunday + timedelta(days=number)) >= first)
                sunday += timedelta(weeks=step)
        else:
            yield from _days_of_months(recurrence, first)
    except (OverflowError, ValueError):
        return


def _days_of_months(recurrence: Recurrence, first: date) -> Iterator[date]:
    month = first.year * 12 + first.month - 1
    while True:
        begin = date(month // 12, month % 12 + 1, 1)
        if recurrence.monthly_day is not None:
            day = begin.replace(day=recurrence.monthly_day)
        else:
            day = _weekday_in_month(begin, recurrence.monthly_week or 1, recurrence.monthly_week_day or 1)
        if day >= first:
            yield day
        month += recurrence.repeat_interval


def _weekday_in_month(begin: date, which: int, weekday: int) -> date:
    if which == -1:
        following = (begin + timedelta(days=31)).replace(day=1)
        last = following - timedelta(days=1)
        return last - timedelta(days=(last.isoweekday() % 7 + 1 - weekday) % 7)
    return begin + timedelta(days=(weekday - 1 - begin.isoweekday() % 7) % 7, weeks=which - 1)
