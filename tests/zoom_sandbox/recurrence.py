"""The recurrence object of type-8 meetings: what Zoom takes, and the dates that come of it (zoom.md 3.9)."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tests.zoom_sandbox.messages import Json, invalid
from tests.zoom_sandbox.switches import Switches
from tests.zoom_sandbox.times import parse_utc

DAILY, WEEKLY, MONTHLY = 1, 2, 3
_MOST = {DAILY: 99, WEEKLY: 50, MONTHLY: 10}


def checked(rule: Json) -> Json:
    """Return the rule with its defaults; raises the 400/300 refusal that names the field Zoom would not take."""
    kind = rule.get("type")
    if isinstance(kind, bool) or kind not in _MOST:
        raise invalid(("recurrence.type", "Recurrence type is required."))
    interval = rule.get("repeat_interval", 1)
    if not _within(interval, 1, _MOST[kind]):
        raise invalid(("recurrence.repeat_interval", f"The value must be between 1 and {_MOST[kind]}."))
    out: Json = {"type": kind, "repeat_interval": interval}
    if kind == WEEKLY:
        out["weekly_days"] = ",".join(str(day) for day in _weekly_days(rule.get("weekly_days")))
    if kind == MONTHLY:
        out.update(_monthly(rule))
    return out | _end(rule)


def starts(rule: Json, first: datetime, zone: ZoneInfo, switches: Switches) -> list[datetime]:
    """Return the occurrences' starts in UTC: same wall clock in `zone`, from `first` on, as many as the rule has."""
    local = first.astimezone(zone)
    times = rule.get("end_times")
    until = parse_utc(rule["end_date_time"]) if "end_date_time" in rule else None
    most = switches.max_occurrences
    if until is None:
        if times is None:
            times = 1 if switches.missing_recurrence_end == "once" else 0
        most = min(times or most, most)
    found: list[datetime] = []
    for day in _days(rule, local.date(), last_day=switches.month_overflow == "last_day"):
        moment = datetime.combine(day, local.time(), zone).astimezone(UTC)
        if len(found) >= most or (until is not None and moment > until) or day.year > local.year + 20:
            break
        found.append(moment)
    return found


def _within(value: Any, low: int, high: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def _weekly_days(text: Any) -> list[int]:
    parts = text.split(",") if isinstance(text, str) else []
    if not parts or not all(part.strip() in set("1234567") for part in parts):
        raise invalid(("recurrence.weekly_days", "Weekly days are required: 1 (Sunday) to 7 (Saturday)."))
    return sorted({int(part) for part in parts})


def _monthly(rule: Json) -> Json:
    by_week = "monthly_week" in rule or "monthly_week_day" in rule
    if ("monthly_day" in rule) == by_week:
        raise invalid(("recurrence.monthly_day", "Give monthly_day, or monthly_week with monthly_week_day."))
    if not by_week:
        if not _within(rule["monthly_day"], 1, 31):
            raise invalid(("recurrence.monthly_day", "The value must be between 1 and 31."))
        return {"monthly_day": rule["monthly_day"]}
    week, day = rule.get("monthly_week"), rule.get("monthly_week_day")
    if not _within(week, -1, 4) or week == 0:
        raise invalid(("recurrence.monthly_week", "The value must be -1, 1, 2, 3 or 4."))
    if not _within(day, 1, 7):
        raise invalid(("recurrence.monthly_week_day", "The value must be between 1 and 7."))
    return {"monthly_week": week, "monthly_week_day": day}


def _end(rule: Json) -> Json:
    times, until = rule.get("end_times"), rule.get("end_date_time")
    if times is not None and until is not None:
        raise invalid(("recurrence.end_times", "end_times cannot be used with end_date_time."))
    if times is not None:
        if not _within(times, 0, 60):
            raise invalid(("recurrence.end_times", "The value must be between 0 and 60."))
        return {"end_times": times}
    if until is not None:
        if not isinstance(until, str) or parse_utc(until) is None:
            raise invalid(("recurrence.end_date_time", "The value must be a UTC time: yyyy-MM-ddTHH:mm:ssZ."))
        return {"end_date_time": until}
    return {}


def _days(rule: Json, first: date, *, last_day: bool) -> Iterator[date]:
    step = rule["repeat_interval"]
    if rule["type"] == DAILY:
        for count in range(4000):
            yield first + timedelta(days=count * step)
    elif rule["type"] == WEEKLY:
        sunday = first - timedelta(days=first.isoweekday() % 7)
        for count in range(1200):
            for number in rule["weekly_days"].split(","):
                day = sunday + timedelta(weeks=count * step, days=int(number) - 1)
                if day >= first:
                    yield day
    else:
        for count in range(240):
            years, month = divmod(first.month - 1 + count * step, 12)
            day_found = _day_in_month(rule, first.year + years, month + 1, last_day=last_day)
            if day_found is not None and day_found >= first:
                yield day_found


def _day_in_month(rule: Json, year: int, month: int, *, last_day: bool) -> date | None:
    length = calendar.monthrange(year, month)[1]
    if "monthly_day" in rule:
        wanted = rule["monthly_day"]
        if wanted > length:
            return date(year, month, length) if last_day else None
        return date(year, month, wanted)
    weekday = rule["monthly_week_day"]
    fitting = [
        day
        for day in (date(year, month, number) for number in range(1, length + 1))
        if day.isoweekday() % 7 + 1 == weekday
    ]
    week = rule["monthly_week"]
    return fitting[-1] if week == -1 else fitting[week - 1]
