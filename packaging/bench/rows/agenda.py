"""What a look at the agenda from the shell costs."""

from __future__ import annotations

import subprocess
import sys
import time
from statistics import median

from bench.place import COMMAND, MeasuringPlace
from bench.table import Figure, Row

ROUNDS = 31


def _seconds(command: list[str], env: dict[str, str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, env=env, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began


def measure(place: MeasuringPlace) -> Figure:
    """Run both in turn, the agenda through a running tray."""
    own = place.folders("agenda", events=200)
    env = {**place.desktop.env, **own}
    _, tray = place.start_tray(own)
    ours, other = [], []
    with place.ended(tray):
        for _ in range(ROUNDS):
            other.append(_seconds([sys.executable, "-c", "pass"], env))
            ours.append(_seconds([COMMAND, "agenda"], env))
    return Figure(median(ours) * 1e3, median(other) * 1e3, "ms")


ROW = Row("`dainvo-tray agenda` through a running tray", "`python -c pass`", 3.0, False, measure)
