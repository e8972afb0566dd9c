"""Whether anything moves while nothing is due."""

from __future__ import annotations

import time

from bench.place import MeasuringPlace
from bench.reading import sleeps
from bench.table import Figure, Row
from bench.zoom import connected_tray

SETTLING, WATCHED = 20.0, 60.0
"""Seconds of rest, and of counting."""


def measure(place: MeasuringPlace) -> Figure:
    """Count the wake-ups of both over the same minute."""
    _, bare = place.start_until_icon(place.reference, {}, "bare")
    with place.ended(bare), connected_tray(place, "wake-ups", events=200) as (tray, _):
        place.wait_until_alone(tray)
        time.sleep(SETTLING)
        before = sleeps(tray.pid), sleeps(bare.pid)
        time.sleep(WATCHED)
        return Figure(sleeps(tray.pid) - before[0], sleeps(bare.pid) - before[1], "")


ROW = Row("wake-ups in 60 idle seconds, nothing due", "bare pystray AppIndicator program", 2, True, measure)
