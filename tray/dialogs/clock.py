"""The time of day, for dialogs: they have no service in their process to ask."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def now() -> datetime:
    """This instant."""
    return datetime.now(UTC)


def zone(name: str) -> ZoneInfo:
    """The zone of this IANA name; UTC for a name nobody knows."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")
