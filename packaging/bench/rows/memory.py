"""What the idle tray weighs after some work."""

from __future__ import annotations

import time

from bench.place import MeasuringPlace
from bench.reading import pss
from bench.table import Figure, Row
from bench.zoom import connected_tray

SETTLING = 20.0
"""Seconds of rest before memory is read."""


def measure(place: MeasuringPlace) -> Figure:
    """Load 200 events, connect Zoom, save an event with a meeting, rest, and read."""
    _, bare = place.start_until_icon(place.reference, {}, "bare")
    with place.ended(bare), connected_tray(place, "memory", events=200) as (tray, _):
        place.wait_until_alone(tray)
        time.sleep(SETTLING)
        return Figure(pss(tray.pid), pss(bare.pid), "MB")


ROW = Row(
    "idle memory (PSS), 200 events, after a save with Zoom", "bare pystray AppIndicator program", 1.0, False, measure
)
