"""Times, days and lengths as a person reads them before agreeing to them: the weekday and the length spelt out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from math import ceil

from tray.domain.clock_words import clock_time, length
from tray.domain.date_words import DAYS, MONTHS, day

_OFFSET = re.compile(r"Etc/GMT(?P<sign>[+-])0?(?P<hours>[1-9]\d?)")


@dataclass(frozen=True, slots=True)
class TimeStyle:
    """How this person writes times: the hours of a day, the zone their clock shows, and what time it is."""

    zone: tzinfo
    now: datetime
    hours24: bool = True


def lasting(start: date, end: date) -> str:
    """1 h 30 min; 2 days; all day. Of instants it is the time that really passes, whatever the clocks do between."""
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        days = (end - start).days
        return "all day" if days == 1 else f"{days} days"
    return length(timedelta(seconds=end.timestamp() - start.timestamp()))


def spelt_out(start: date, end: date | None, style: TimeStyle) -> str:
    """Tue 1 Dec 2026, 15:00–16:30 · 1 h 30 min. Instants are shown in the zone of `style`."""
    if not isinstance(start, datetime):
        last = (end or start + timedelta(days=1)) - timedelta(days=1)
        if last <= start:
            return f"{day(start)} · all day"
        return f"{day(start)} – {day(last)} · {lasting(start, last + timedelta(days=1))}"
    begin = in_zone(start, style.zone)
    if not isinstance(end, datetime):
        return f"{day(begin)}, {clock_time(begin, hours24=style.hours24)}"
    return f"{between(begin, in_zone(end, style.zone), hours24=style.hours24)} · {lasting(start, end)}"


def between(begin: datetime, finish: datetime, *, hours24: bool) -> str:
    """Tue 1 Dec 2026, 15:00–16:30, the second day named where it is another one."""
    first, last = clock_time(begin, hours24=hours24), clock_time(finish, hours24=hours24)
    if begin.date() == finish.date():
        return f"{day(begin)}, {_hours(begin, finish, hours24=hours24)}"
    if finish - begin <= timedelta(hours=18):
        return f"{day(begin)}, {first} – {DAYS[finish.weekday()]} {last}"
    return f"{day(begin)}, {first} – {day(finish)}, {last}"


def _hours(begin: datetime, finish: datetime, *, hours24: bool) -> str:
    """15:00–16:30; 3:00–4:30 pm, with the half of the day said once where it is the same."""
    first, last = clock_time(begin, hours24=hours24), clock_time(finish, hours24=hours24)
    if not hours24 and first[-2:] == last[-2:] and begin.date() == finish.date():
        first = first[:-3]
    return f"{first}–{last}"


def brief(start: date, end: date | None, style: TimeStyle, *, beside: date | None) -> str:
    """Only what differs from another start: 21:00–21:30 on the same day, else Sat 4 Apr 15:00.

    The year is told where it is not this one, or not that of the other.
    """
    here = in_zone(start, style.zone) if isinstance(start, datetime) else start
    words = ""
    other = in_zone(beside, style.zone) if isinstance(beside, datetime) else beside
    if other is None or (other.year, other.month, other.day) != (here.year, here.month, here.day):
        words = f"{DAYS[here.weekday()]} {here.day} {MONTHS[here.month - 1]}"
        if {here.year, other.year if other else here.year} != {style.now.year}:
            words += f" {here.year}"
    if not isinstance(here, datetime):
        return words or "All day"
    times = clock_time(here, hours24=style.hours24)
    if isinstance(end, datetime) and not words:
        times = _hours(here, in_zone(end, style.zone), hours24=style.hours24)
    return f"{words} {times}".strip()


def distance(start: date, style: TimeStyle) -> str:
    """How far off a start is: in 20 min, today, tomorrow, in 9 days, 3 days ago."""
    today = style.now.astimezone(style.zone).date()
    if isinstance(start, datetime):
        # Rounded up, as in the menu and in reminders: "in 1 min" is never said of what has begun.
        minutes = ceil((start.timestamp() - style.now.timestamp()) / 60)
        if 0 <= minutes < 60:
            return f"in {minutes} min" if minutes else "now"
        when = in_zone(start, style.zone).date()
        if when == today:
            return "today" if minutes > 0 else "earlier today"
    else:
        when = start
    days = (when - today).days
    if days in {-1, 0, 1}:
        return {-1: "yesterday", 0: "today", 1: "tomorrow"}[days]
    if abs(days) > 730:
        return f"in {round(days / 365.25)} years" if days > 0 else f"{round(-days / 365.25)} years ago"
    return f"in {days} days" if days > 0 else f"{-days} days ago"


def is_past(start: date, style: TimeStyle) -> bool:
    """Whether it has begun already; a day has begun only when it is over."""
    if isinstance(start, datetime):
        return start.timestamp() < style.now.timestamp()
    return start < style.now.astimezone(style.zone).date()


def in_zone(moment: datetime, zone: tzinfo) -> datetime:
    """The instant on this zone's clock; a floating time stays what it says."""
    return moment if moment.tzinfo is None else moment.astimezone(zone)


def elsewhere(start: date, end: date | None, timezone: str, style: TimeStyle) -> str:
    """What the clock says there, where the event is written in a zone whose clock differs; "" where it is the same."""
    if not isinstance(start, datetime) or start.tzinfo is None or not timezone:
        return ""
    here = start.astimezone(style.zone)
    if here.utcoffset() == start.utcoffset():
        return ""
    there = clock_time(start, hours24=style.hours24)
    if isinstance(end, datetime):
        there = _hours(start, end.astimezone(start.tzinfo), hours24=style.hours24)
    on = "" if here.date() == start.date() else f" on {DAYS[start.weekday()]} {start.day} {MONTHS[start.month - 1]}"
    return f"{there}{on} in {place(timezone)}"


def place(timezone: str) -> str:
    """New York, of America/New_York; UTC-5, of Etc/GMT+5, whose sign is the other way round."""
    if offset := _OFFSET.fullmatch(timezone):
        return f"UTC{'-' if offset['sign'] == '+' else '+'}{offset['hours']}"
    return timezone.rpartition("/")[2].replace("_", " ")


def before(minutes: int) -> str:
    """10 min before; 2 h before; 1 day before; at the start."""
    if minutes == 0:
        return "at the start"
    for unit, word in ((10080, "week"), (1440, "day"), (60, "h")):
        count, rest = divmod(minutes, unit)
        if count and not rest:
            plural = "s" if count > 1 and word != "h" else ""
            return f"{count} {word}{plural} before"
    return f"{minutes} min before"
