"""A repetition as RFC 5545 writes it, and the day it first falls on."""

# ruff: noqa: E501 - one line an entry in the tables

from __future__ import annotations

from datetime import date, datetime, timedelta

from tray.language.holidays import nth_weekday
from tray.language.steps import add_some
from tray.language.values import WEEKDAYS, Length, Rule


def matches(rule: Rule, day: date) -> bool:
    """Whether a day is one the rule may fall on, its interval aside."""
    if rule.bymonth and day.month not in rule.bymonth:
        return False
    if rule.bymonthday and not any(
        day.day == d or (d < 0 and (day + timedelta(days=-d)).day == 1 and d == -1) for d in rule.bymonthday
    ):
        return False
    if not rule.byday:
        return True
    if rule.setpos:
        return _at_position(rule, day)
    for code in rule.byday:
        weekday = WEEKDAYS.index(code[-2:])
        if day.weekday() != weekday:
            continue
        if len(code) == 2:
            return True
        which = int(code[:-2])
        if rule.freq == "YEARLY" and not rule.bymonth:
            year_days = [date(day.year, 1, 1) + timedelta(days=n) for n in range(366)]
            same = [d for d in year_days if d.weekday() == weekday and d.year == day.year]
            if same[which - 1 if which > 0 else which] == day:
                return True
        elif nth_weekday(day.year, day.month, which, weekday) == day:
            return True
    return False


def _at_position(rule: Rule, day: date) -> bool:
    first = day.replace(day=1)
    inside = [
        d
        for d in (first + timedelta(days=n) for n in range(31))
        if d.month == day.month and WEEKDAYS[d.weekday()] in rule.byday
    ]
    which = rule.setpos or 1
    return bool(inside) and len(inside) >= abs(which) and inside[which - 1 if which > 0 else which] == day


def first_day(rule: Rule, start: date, *, today_is_over: bool) -> date:
    """The first day from `start` on that the rule falls on."""
    day = start + timedelta(days=1) if today_is_over else start
    if not (rule.byday or rule.bymonthday or rule.bymonth):
        return day
    for _ in range(366 * 8 if rule.bymonth else 800):
        if matches(rule, day):
            return day
        day += timedelta(days=1)
    return start


_PER = {
    "DAILY": {"day": 1.0, "week": 7.0},
    "WEEKLY": {"week": 1.0, "fortnight": 2.0},
    "MONTHLY": {"month": 1.0, "quarter": 3.0, "year": 12.0},
    "YEARLY": {"year": 1.0, "decade": 10.0},
}


def count_for(rule: Rule, length: Length) -> int | None:
    """How many times the rule falls within a length ("every Monday for 6 weeks"); None where that is no whole number."""
    if len(length) != 1:
        return None
    value, unit = length[0]
    per = _PER.get(rule.freq, {}).get(unit)
    if per is None or value > 5000:
        return None
    each = max(1, len(rule.byday)) if rule.freq == "WEEKLY" else 1
    total = value * per * each / rule.interval
    return int(total) if total >= 1 and total == int(total) else None


def last_day(start: date, length: Length) -> date:
    """The last day of a length that begins on `start`."""
    end = start
    for value, unit in length:
        end = add_some(end, value, unit)
    return end - timedelta(days=1)


def text(rule: Rule, *, count: int | None, until: date | None, utc: datetime | None) -> str:
    """The RRULE's value (RFC 5545 3.3.10); `utc` is the last moment where the event has a time."""
    parts = [f"FREQ={rule.freq}"]
    if rule.interval != 1:
        parts.append(f"INTERVAL={rule.interval}")
    if rule.bymonth:
        parts.append("BYMONTH=" + ",".join(map(str, rule.bymonth)))
    if rule.bymonthday:
        parts.append("BYMONTHDAY=" + ",".join(map(str, rule.bymonthday)))
    if rule.byday:
        parts.append("BYDAY=" + ",".join(rule.byday))
    if rule.setpos:
        parts.append(f"BYSETPOS={rule.setpos}")
    if count:
        parts.append(f"COUNT={count}")
    elif until:
        parts.append("UNTIL=" + (utc.strftime("%Y%m%dT%H%M%SZ") if utc else until.strftime("%Y%m%d")))
    return ";".join(parts)
