"""The rule of a series whose start was moved."""

from __future__ import annotations

import re
from datetime import date, datetime

from tray.domain.ics.rule import WEEKDAYS, month_length, read_rule
from tray.domain.ics.times import wall, written_moment
from tray.domain.moment import Moment


def moved_rule(rule: str, old: Moment, new: Moment) -> str:
    """The rule of a series whose start was moved: what it says of the day of the old start it says of the new one's."""
    before, after = wall(old).date(), wall(new).date()
    if before == after:
        return _moved_clock(rule, old, new)
    days = (after - before).days
    parts = dict(part.partition("=")[::2] for part in rule.split(";"))
    by_day, by_month_day = parts.get("BYDAY"), parts.get("BYMONTHDAY")
    if by_day and parts.get("FREQ") in {"WEEKLY", "DAILY"}:
        parts["BYDAY"] = ",".join(WEEKDAYS[(WEEKDAYS.index(one[-2:]) + days) % 7] for one in by_day.split(","))
    elif by_day and re.fullmatch(r"[+-]?\d+" + WEEKDAYS[before.weekday()], by_day):
        parts["BYDAY"] = _nth(after, last=by_day.startswith("-"))
    elif by_day == WEEKDAYS[before.weekday()] and "BYSETPOS" in parts:
        number = _nth(after, last=parts["BYSETPOS"].startswith("-"))
        parts["BYSETPOS"], parts["BYDAY"] = number[:-2], number[-2:]
    if by_month_day == str(before.day):
        parts["BYMONTHDAY"] = str(after.day)
    if parts.get("BYMONTH") == str(before.month) and parts.get("FREQ") == "YEARLY":
        parts["BYMONTH"] = str(after.month)
    return _moved_clock(";".join(f"{name}={value}" for name, value in parts.items()), old, new)


def _moved_clock(rule: str, old: Moment, new: Moment) -> str:
    """Hours and UNTIL moved along, so that the last occurrence stays the last one."""
    before, after = wall(old), wall(new)
    for name, was, is_now in (("BYHOUR", before.hour, after.hour), ("BYMINUTE", before.minute, after.minute)):
        rule = re.sub(rf"\b{name}=0?{was}(?=;|$)", f"{name}={is_now}", rule)
    match = re.search(r"UNTIL=([0-9TZ]+)", rule)
    until = read_rule(rule).until if match else None
    if match is None or until is None:
        return rule
    if isinstance(until, datetime):
        moved: Moment = until + (after - before)
    else:
        moved = until + (after.date() - before.date())
    return rule.replace(match.group(1), written_moment(moved))


def _nth(day: date, *, last: bool) -> str:
    number = -((month_length(day) - day.day) // 7 + 1) if last else (day.day - 1) // 7 + 1
    return f"{number}{WEEKDAYS[day.weekday()]}"
