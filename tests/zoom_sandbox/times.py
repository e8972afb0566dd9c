"""The two time shapes of the API (zoom.md 3.1) and nothing else."""

from __future__ import annotations

import re
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

_UTC_SHAPE = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d{1,6})?Z", re.ASCII)
_YEARS = range(1970, 2200)
_LOCAL_SHAPE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", re.ASCII)


def zone_named(name: str) -> ZoneInfo | None:
    """Return the IANA zone, or None where there is no such zone."""
    if not name or name.startswith(("/", ".")):
        return None
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def parse_utc(text: str) -> datetime | None:
    """Read `yyyy-MM-ddTHH:mm:ssZ` (milliseconds allowed, dropped); None for every other shape."""
    found = _UTC_SHAPE.fullmatch(text)
    return None if found is None else _moment(found[1], UTC)


def parse_start(text: str, zone: ZoneInfo) -> datetime | None:
    """Read a start_time to UTC: with Z it is UTC whatever the zone, without Z it is local; None for other shapes."""
    if _LOCAL_SHAPE.fullmatch(text):
        return _moment(text, zone)
    return parse_utc(text)


def _moment(text: str, zone: tzinfo) -> datetime | None:
    try:
        naive = datetime.fromisoformat(text)
        if naive.year not in _YEARS:
            return None
        return naive.replace(tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def stamp(moment: datetime) -> str:
    """Write a moment as every answer of the API does: UTC, whole seconds, Z."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
