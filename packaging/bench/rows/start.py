"""How long until the icon is there."""

from __future__ import annotations

from statistics import median

from bench.place import MeasuringPlace
from bench.table import Figure, Row

ROUNDS = 11


def measure(place: MeasuringPlace) -> Figure:
    """Start both in turn, each with warm files."""
    ours, other = [], []
    env = place.folders("start")
    for _ in range(ROUNDS + 1):
        seconds, process = place.start_until_icon(place.reference, {}, "bare")
        with place.ended(process):
            other.append(seconds)
        seconds, process = place.start_tray(env)
        with place.ended(process):
            ours.append(seconds)
    return Figure(median(ours[1:]) * 1e3, median(other[1:]) * 1e3, "ms")


ROW = Row("process start to icon registered", "bare pystray AppIndicator program", 1.0, False, measure)
