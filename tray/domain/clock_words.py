"""Times of a day and lengths as a person writes them."""

from __future__ import annotations

from datetime import datetime, timedelta

HALF_DAY_REGIONS = frozenset(["AU", "BD", "CA", "CO", "EG", "IN", "JO", "MX", "MY", "NZ", "PH", "PK", "SA", "US"])
"""Regions whose people write 3 pm (CLDR 46, supplemental/dayPeriods and timeData: preferred h)."""


def hours24(time_format: str, locale: str) -> bool:
    """Whether times are written 15:00: as set ("24", "12"), else as the region of the BCP 47 locale does."""
    if time_format != "system":
        return time_format == "24"
    return locale.rpartition("-")[2].upper() not in HALF_DAY_REGIONS


def clock_time(moment: datetime, *, hours24: bool) -> str:
    """15:05, or 3:05 pm."""
    if hours24:
        return f"{moment.hour:02d}:{moment.minute:02d}"
    half = "am" if moment.hour < 12 else "pm"
    return f"{moment.hour % 12 or 12}:{moment.minute:02d} {half}"


def length(span: timedelta) -> str:
    """1 h 30 min, 45 min, 2 days; nothing is shorter than 0 min."""
    minutes = max(0, round(span.total_seconds() / 60))
    hours, rest = divmod(minutes, 60)
    if hours >= 48 and rest == 0 and hours % 24 == 0:
        return f"{hours // 24} days"
    parts = ([f"{hours} h"] if hours else []) + ([f"{rest} min"] if rest or not hours else [])
    return " ".join(parts)
