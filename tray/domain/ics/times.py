"""Days, times and durations as they stand in iCalendar text (RFC 5545 3.3.4 to 3.3.6)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from tray.domain.ics.errors import IcsError
from tray.domain.moment import Moment

_MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z?))?\Z")
_DURATION = re.compile(
    r"([+-]?)P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,8})H)?(?:(\d{1,9})M)?(?:(\d{1,10})S)?)?\Z", re.IGNORECASE
)
LONGEST = timedelta(days=366 * 30)


def read_moment(value: str, zone: tzinfo | None = None) -> Moment:
    """A DATE or DATE-TIME value; a time without Z is in `zone`, or floats where that is None.

    Raises:
        IcsError: it is neither, or there is no such day or time.
    """
    match = _MOMENT.match(value.strip())
    if match is None:
        raise IcsError(f"“{value.strip()[:40]}” is no date")
    year, month, day, hour, minute, second, utc = match.groups()
    try:
        if hour is None:
            return date(int(year), int(month), int(day))
        # A leap second is written 60 (RFC 5545 3.3.12); Python's times have none.
        seconds = min(int(second or 0), 59)
        return datetime(int(year), int(month), int(day), int(hour), int(minute), seconds, tzinfo=UTC if utc else zone)
    except ValueError:
        raise IcsError(f"“{value.strip()[:40]}” is no date") from None


def written_moment(moment: Moment) -> str:
    """A moment as a value: UTC with Z, every other time as its local time (its zone goes into TZID)."""
    if not isinstance(moment, datetime):
        return f"{moment.year:04}{moment.month:02}{moment.day:02}"
    text = f"{moment.year:04}{moment.month:02}{moment.day:02}T{moment.hour:02}{moment.minute:02}{moment.second:02}"
    return f"{text}Z" if is_utc(moment) else text


def is_utc(moment: Moment) -> bool:
    """Whether the moment is written in UTC itself, not merely in a zone that happens to agree with it."""
    if not isinstance(moment, datetime) or moment.tzinfo is None:
        return False
    return moment.tzinfo is UTC or (isinstance(moment.tzinfo, ZoneInfo) and moment.tzinfo.key in {"UTC", "Etc/UTC"})


def read_duration(value: str) -> timedelta:
    """A DURATION value.

    Raises:
        IcsError: it is none, or is longer than thirty years.
    """
    match = _DURATION.match(value.strip())
    if match is None or not any(match.groups()[1:]):
        raise IcsError(f"“{value.strip()[:40]}” is no duration")
    sign, *numbers = match.groups()
    weeks, days, hours, minutes, seconds = (int(number or 0) for number in numbers)
    length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    if length > LONGEST:
        raise IcsError(f"“{value.strip()[:40]}” is longer than thirty years")
    return -length if sign == "-" else length


def written_duration(length: timedelta) -> str:
    """A length as a DURATION value."""
    sign, length = ("-", -length) if length < timedelta() else ("", length)
    days, seconds = length.days, length.seconds
    if not seconds:
        return f"{sign}P{days // 7}W" if days and days % 7 == 0 else f"{sign}P{days}D" if days else f"{sign}PT0S"
    clock = "".join(
        f"{number}{unit}"
        for number, unit in ((seconds // 3600, "H"), (seconds // 60 % 60, "M"), (seconds % 60, "S"))
        if number
    )
    return f"{sign}P{f'{days}D' if days else ''}T{clock}"


def wall(moment: Moment) -> datetime:
    """The moment on the clock at its place: a naive datetime, midnight for a day."""
    if isinstance(moment, datetime):
        return moment.replace(tzinfo=None, fold=0)
    return datetime(moment.year, moment.month, moment.day)  # noqa: DTZ001 - wall-clock time is what is wanted


def seconds(moment: Moment, zone: tzinfo) -> float:
    """Seconds since 1970: floating times in `zone`, days at 00:00 UTC; the ends of the calendar are cut to fit."""
    if not isinstance(moment, datetime):
        moment = datetime(moment.year, moment.month, moment.day, tzinfo=UTC)
    elif moment.tzinfo is None:
        moment = moment.replace(tzinfo=zone)
    try:
        return moment.timestamp()
    except OverflowError:
        return moment.replace(tzinfo=UTC).timestamp()
