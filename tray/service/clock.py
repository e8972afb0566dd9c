"""The one place that reads the time and the zone of the computer."""

from __future__ import annotations

import os
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

OTHER_NAMES_OF_UTC = frozenset({"Etc/UTC", "Etc/UCT", "Etc/Universal", "Etc/Zulu", "UCT", "Universal", "Zulu"})
"""Links of the IANA database (backward), which other programs, and Zoom, do not all know."""


class Clock(Protocol):
    """Time as everything else is given it."""

    def now(self) -> datetime:
        """This instant, aware, in UTC."""

    def timestamp(self) -> float:
        """This instant in seconds since 1970."""

    def zone(self) -> ZoneInfo:
        """The zone the person lives in at the moment."""

    def sleep(self, seconds: float) -> None:
        """Let that much time pass."""


class SystemClock:
    """The computer's clock; `wake()` ends a sleep early, as when the program ends."""

    def __init__(self) -> None:
        self._woken = threading.Event()

    def now(self) -> datetime:
        """This instant, aware, in UTC."""
        return datetime.now(UTC)

    def timestamp(self) -> float:
        """This instant in seconds since 1970."""
        return time.time()

    def zone(self) -> ZoneInfo:
        """The system's zone, asked anew, since a traveller changes it while we run."""
        return ZoneInfo(zone_name())

    def sleep(self, seconds: float) -> None:
        """Wait that long, or until `wake`."""
        self._woken.wait(seconds)

    def wake(self) -> None:
        """End this and every later sleep."""
        self._woken.set()


def zone_name() -> str:
    """The IANA name of the system's zone; UTC where it cannot be told.

    `TZ` comes first, then what /etc/localtime links to (tzset(3), localtime(5)), elsewhere what the system says.
    """
    name = os.environ.get("TZ", "").removeprefix(":")
    if not name and sys.platform != "win32":
        target = os.path.realpath("/etc/localtime")
        name = target.partition("zoneinfo/")[2]
        if not name:
            stated = Path("/etc/timezone")
            name = stated.read_text(encoding="ascii", errors="replace").strip() if stated.is_file() else ""
    if not name:
        import tzlocal

        name = tzlocal.get_localzone_name() or ""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return "UTC"
    return "UTC" if name in OTHER_NAMES_OF_UTC else name
