"""Time zones by the names that calendar programs give them, as IANA names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from tray.domain.ics.errors import IcsError
from tray.domain.ics.rule import read_rule
from tray.domain.ics.times import read_moment, wall
from tray.domain.ics.tree import Component
from tray.domain.ics.unroll import unroll

_UTC_NAMES = frozenset(
    {"UTC", "GMT", "Z", "ZULU", "ETC/UTC", "ETC/GMT", "TZONE://MICROSOFT/UTC", "COORDINATED UNIVERSAL TIME"}
)
_OFFSET = re.compile(r"^\(?(?:UTC|GMT)?\s*([+-])\s*(\d{1,2})[:.]?(\d\d)?\)?")
_CITY = re.compile(r"[^\W\d_]+(?:[ .'-][^\W\d_]+)*")

# Where several zones agree in every rule, the one that most people mean is taken.
_COMMON = (
    "Europe/Berlin", "Europe/London", "Europe/Athens", "Europe/Moscow", "Europe/Istanbul", "Europe/Lisbon",
    "America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles",
    "America/Anchorage", "Pacific/Honolulu", "America/Halifax", "America/St_Johns", "America/Sao_Paulo",
    "Asia/Tokyo", "Asia/Shanghai", "Asia/Kolkata", "Asia/Dubai", "Asia/Jerusalem", "Asia/Singapore",
    "Australia/Sydney", "Australia/Brisbane", "Australia/Adelaide", "Australia/Perth", "Pacific/Auckland",
    "Africa/Johannesburg", "Africa/Lagos", "Africa/Nairobi", "UTC",
)  # fmt: skip
_SAMPLE_YEAR = 2025


@lru_cache(maxsize=1024)  # all there are: a definition is compared with each
def zone(name: str) -> ZoneInfo | None:
    """The zone of an IANA name, whatever its letter case; None where there is none."""
    if not name or len(name) > 64 or name.startswith(("/", ".")) or ".." in name:
        return None
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        found = _by_folded_name().get(name.casefold())
        return ZoneInfo(found) if found else None


def named(name: str) -> tzinfo:
    """The zone of an IANA name that is known to be one; UTC is Python's own."""
    return UTC if name == "UTC" else ZoneInfo(name)


def iana_name(tzid: str, definitions: Mapping[str, Component]) -> str:
    """The IANA name for a TZID of a text whose VTIMEZONEs are `definitions`; "" where nothing fits.

    Names of Windows and Outlook, names with a vendor's path before them, and names of nothing at all are understood,
    the last by comparing their rules with those of the IANA zones.
    """
    tzid = tzid.strip().strip('"')
    if tzid.upper() in _UTC_NAMES:
        return "UTC"
    if direct := _path_name(tzid):
        return direct
    definition = definitions.get(tzid)
    if definition is not None:
        for hint in ("X-LIC-LOCATION", "TZID-ALIAS-OF"):
            line = definition.first(hint)
            if line is not None and (known := _path_name(line.value.strip())):
                return known
    if windows := _windows_name(tzid):
        return windows
    if definition is not None and (alike := _alike(definition.text())):
        return alike
    return _described(tzid)


def _path_name(tzid: str) -> str:
    """The IANA name that is, or ends, the TZID."""
    segments = tzid.split("/")
    for count in (len(segments), 3, 2):
        found = zone("/".join(segments[-count:])) if count <= len(segments) else None
        if found is not None:
            return found.key
    return ""


def _windows_name(tzid: str) -> str:
    # The table is CLDR's, as icalendar carries it; few texts need it, so it is not loaded for all.
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    name = re.sub(r"\s+\d+\Z", "", tzid)  # Outlook counts zones of one name: “W. Europe Standard Time 1”
    found = WINDOWS_TO_OLSON.get(name) or next(
        (iana for windows, iana in WINDOWS_TO_OLSON.items() if windows.casefold() == name.casefold()), ""
    )
    return found if zone(found) else ""


def _described(tzid: str) -> str:
    """For “(UTC+01:00) Amsterdam, Berlin, Rome” and “GMT+0100”: a city that is a zone, else the bare offset."""
    match = _OFFSET.match(tzid)
    cities = {name.rsplit("/", 1)[-1].replace("_", " ").casefold(): name for name in _by_folded_name().values()}
    rest = tzid[match.end() :] if match else tzid
    if match or "," in tzid:
        for city in _CITY.findall(rest):
            if (found := cities.get(city.casefold())) and "/" in found:
                return found
    if match is None:
        return ""
    sign, hours, minutes = match.groups()
    if int(minutes or 0) or int(hours) > 14:
        return ""
    if not int(hours):
        return "UTC"
    found_offset = zone(f"Etc/GMT{'-' if sign == '+' else '+'}{int(hours)}")  # POSIX signs: Etc/GMT-1 is east
    return found_offset.key if found_offset else ""


@lru_cache(maxsize=64)
def _alike(definition: str) -> str:
    """The IANA zone whose offsets agree with those of a VTIMEZONE through a recent year."""
    from tray.domain.ics.tree import tree

    try:
        wrapped = tree(f"BEGIN:VCALENDAR\r\n{definition}\r\nEND:VCALENDAR\r\n")
        vtimezone = next(next(wrapped.components("VCALENDAR")).components("VTIMEZONE"))
        onsets = sorted(_onsets(vtimezone))
    except (IcsError, StopIteration):
        return ""
    if not onsets:
        return ""
    samples = [datetime(_SAMPLE_YEAR, month, 15, 12) for month in range(1, 13)]  # noqa: DTZ001 - wall-clock time
    for onset, _, _ in onsets:
        if onset.year == _SAMPLE_YEAR:
            samples += [onset - timedelta(hours=26), onset + timedelta(hours=26)]
    wanted = [(sample, _offset_at(sample, onsets)) for sample in samples]
    for name in (*_COMMON, *_every_name()):
        candidate = zone(name)
        if candidate and all(candidate.utcoffset(sample) == offset for sample, offset in wanted):
            return candidate.key
    return ""


@lru_cache(maxsize=1)
def _every_name() -> tuple[str, ...]:
    return tuple(sorted(available_timezones()))


def _onsets(vtimezone: Component) -> Iterable[tuple[datetime, timedelta, timedelta]]:
    """When each observance begins around the sample year: (local time before, offset before, offset after)."""
    after, before = datetime(_SAMPLE_YEAR - 1, 1, 1), datetime(_SAMPLE_YEAR + 1, 1, 1)  # noqa: DTZ001 - wall clock
    for part in (*vtimezone.components("STANDARD"), *vtimezone.components("DAYLIGHT")):
        start, earlier, later = part.first("DTSTART"), part.first("TZOFFSETFROM"), part.first("TZOFFSETTO")
        if start is None or later is None:
            raise IcsError("an incomplete time zone")
        to = _offset(later.value)
        off = _offset(earlier.value) if earlier else to
        begin = wall(read_moment(start.value))
        yield begin, off, to
        for rule in part.all("RRULE"):
            yield from ((moment, off, to) for moment in unroll(read_rule(rule.value), begin, after, before))
        for dates in part.all("RDATE"):
            yield from ((wall(read_moment(one.split("/")[0])), off, to) for one in dates.value.split(",")[:500])


def _offset_at(local: datetime, onsets: list[tuple[datetime, timedelta, timedelta]]) -> timedelta:
    passed = [onset for onset in onsets if onset[0] <= local]
    return passed[-1][2] if passed else onsets[0][1]


def _offset(value: str) -> timedelta:
    match = re.fullmatch(r"([+-])(\d\d)(\d\d)(\d\d)?", value.strip())
    if match is None:
        raise IcsError("a time zone with an offset that is none")
    sign, hours, minutes, seconds = match.groups()
    length = timedelta(hours=int(hours), minutes=int(minutes), seconds=int(seconds or 0))
    if length >= timedelta(days=1):
        raise IcsError("a time zone with an offset that is none")
    return -length if sign == "-" else length


@lru_cache(maxsize=1)
def _by_folded_name() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones() if not name.startswith(("posix", "right"))}
