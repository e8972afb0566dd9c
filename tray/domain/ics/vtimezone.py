"""VTIMEZONE components for IANA zones (RFC 5545 3.6.5), for texts that others have to read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from tray.domain.ics.lines import prop
from tray.domain.ics.rule import WEEKDAYS, month_length
from tray.domain.ics.times import written_moment
from tray.domain.ics.tree import Component, component

_YEARS = 6
_STEP = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class _Change:
    """A change of offset: `local` is the clock before it."""

    local: datetime
    before: timedelta
    after: timedelta
    daylight: bool
    name: str

    @property
    def yearly(self) -> tuple[object, ...]:
        """What must be the same every year for a rule to say it; the last of a month counts from its end."""
        day = self.local
        nth = -1 if day.day + 7 > month_length(day) else (day.day - 1) // 7 + 1
        return day.month, nth, day.weekday(), day.time(), self.before, self.after, self.name


def vtimezone(name: str, year: int, *, end: str = "\r\n") -> Component:
    """The definition of an IANA zone, right from `year` on.

    It holds for good where the changes of its clock follow a rule, else for six years.
    """
    zone = ZoneInfo(name)
    year = min(max(year, 1970), 2200)
    changes = list(_changes(zone, year - 1))
    made = component("VTIMEZONE", prop("TZID", name, end=end), end=end)
    made.parts.append(prop("X-LIC-LOCATION", name, end=end))
    if not changes:
        noon = datetime(year, 1, 1, 12, tzinfo=zone)
        offset = noon.utcoffset() or timedelta()
        start = datetime(1970, 1, 1)  # noqa: DTZ001 - wall-clock time
        made.parts.append(
            _observance(_Change(start, offset, offset, daylight=False, name=noon.tzname() or ""), "", end)
        )
        return made
    by_year: dict[int, list[_Change]] = {}
    for change in changes:
        by_year.setdefault(change.local.year, []).append(change)
    shapes = {tuple(change.yearly for change in ones) for ones in by_year.values()}
    if len(shapes) == 1 and len(by_year) == _YEARS:
        for change in by_year[year - 1]:
            month, nth, weekday = change.yearly[:3]
            rule = f"FREQ=YEARLY;BYMONTH={month};BYDAY={nth}{WEEKDAYS[int(str(weekday))]}"
            made.parts.append(_observance(change, rule, end))
    else:
        made.parts.extend(_observance(change, "", end) for change in changes)
    return made


def _changes(zone: ZoneInfo, first: int) -> Iterator[_Change]:
    at, stop = datetime(first, 1, 1, tzinfo=UTC), datetime(first + _YEARS, 1, 1, tzinfo=UTC)
    while at < stop:
        later = at + _STEP
        if _state(zone, at) != _state(zone, later):
            low, high = at, later
            while high - low > timedelta(minutes=1):
                middle = low + (high - low) / 2
                low, high = (middle, high) if _state(zone, middle) == _state(zone, at) else (low, middle)
            change = high.replace(second=0, microsecond=0)
            before = _state(zone, change - timedelta(minutes=1))[0]
            after, saving, name = _state(zone, change)
            if before != after:
                yield _Change((change + before).replace(tzinfo=None), before, after, daylight=bool(saving), name=name)
        at = later


def _state(zone: ZoneInfo, instant: datetime) -> tuple[timedelta, timedelta, str]:
    local = instant.astimezone(zone)
    return local.utcoffset() or timedelta(), local.dst() or timedelta(), local.tzname() or ""


def _observance(change: _Change, rule: str, end: str) -> Component:
    made = component(
        "DAYLIGHT" if change.daylight else "STANDARD",
        prop("TZNAME", change.name, end=end),
        prop("TZOFFSETFROM", _written(change.before), end=end),
        prop("TZOFFSETTO", _written(change.after), end=end),
        prop("DTSTART", written_moment(change.local), end=end),
        end=end,
    )
    if rule:
        made.parts.append(prop("RRULE", rule, end=end))
    return made


def _written(offset: timedelta) -> str:
    total = round(offset.total_seconds())
    sign, total = ("-", -total) if total < 0 else ("+", total)
    seconds = f"{total % 60:02}" if total % 60 else ""
    return f"{sign}{total // 3600:02}{total // 60 % 60:02}{seconds}"
