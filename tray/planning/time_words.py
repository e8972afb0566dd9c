"""Times and lengths in words, in the person's own format."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from tray.domain.clock_words import clock_time, length
from tray.domain.moment import Moment

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def time_range(start: datetime, end: datetime, *, hours24: bool) -> str:
    """15:00–16:30; the day of the end is named where it is another one."""
    first = clock_time(start, hours24=hours24)
    last = clock_time(end, hours24=hours24)
    if end.date() != start.date() and end - start >= timedelta(hours=12):
        last = f"{WEEKDAYS[end.weekday()][:3]} {last}"
    if start == end:
        return first
    if not hours24 and first[-2:] == last[-2:] and end.date() == start.date():
        first = first[:-3]
    return f"{first}–{last}"


def until(start: datetime, now: datetime) -> str:
    """How long until then, as short as it stays true: now, in 5 min, in 3 h 20 min, in 2 days."""
    # Rounded up, so that "in 1 min" is never said of something that has begun.
    minutes = -(-int((start - now).total_seconds()) // 60)
    if minutes <= 0:
        return "now"
    if minutes < 60:
        return f"in {minutes} min"
    if minutes < 24 * 60:
        return f"in {length(timedelta(minutes=minutes))}"
    days = minutes // (24 * 60)
    return "in 1 day" if days == 1 else f"in {days} days"


def day_name(day: date, today: date) -> str:
    """Today, Tomorrow, or the weekday; then the date: Today · Sunday 22 November."""
    dated = f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
    if day.year != today.year:
        dated += f" {day.year}"
    if day == today:
        return f"Today · {dated}"
    if day == today + timedelta(days=1):
        return f"Tomorrow · {dated}"
    return dated


def short_day(day: date, today: date) -> str:
    """Today, tomorrow, or Tue 1 Dec."""
    if day == today:
        return "today"
    if day == today + timedelta(days=1):
        return "tomorrow"
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}"


def when(start: Moment, end: Moment, *, now: datetime, zone: ZoneInfo, hours24: bool) -> str:
    """The whole of it in one line: today 15:00–16:30, or Tue 1 Dec – Thu 3 Dec."""
    today = now.astimezone(zone).date()
    if isinstance(start, datetime) and isinstance(end, datetime):
        local, last = start.astimezone(zone), end.astimezone(zone)
        return f"{short_day(local.date(), today)} {time_range(local, last, hours24=hours24)}"
    first, final = start, end - timedelta(days=1)
    if final <= first:
        return f"{short_day(first, today)}, all day"
    return f"{short_day(first, today)} – {short_day(final, today)}"


def moment_words(moment: datetime, today: date, *, hours24: bool) -> str:
    """At 15:00, or at 01:00 on Sun 29 Nov; never “tomorrow”: such words are read on other days than they are said."""
    clock = f"at {clock_time(moment, hours24=hours24)}"
    if moment.date() == today:
        return clock
    return f"{clock} on {short_day(moment.date(), moment.date() - timedelta(days=7))}"
