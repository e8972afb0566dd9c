"""How long from the click on Quick add… until a letter can be seen."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from statistics import median

from bench.menu_click import click_entry
from bench.place import PROGRAMS, MeasuringPlace
from bench.table import Figure, Row

ROUNDS = 9
TYPED = "_" * 12
"""Drawn as one unbroken line, which is easy to see from outside; nothing else on the screen is such a line."""
DARK = 0x60


def line_is_seen(place: MeasuringPlace, least: int = 60) -> bool:
    """Say whether there is a dark horizontal line of at least so many pixels below the panel."""
    _, height, rows = place.desktop.display.pixels()
    for row in rows[60 : height - 1]:
        # The darkest channel decides; most rows are skipped by one look at their darkest byte.
        dark = bytes(1 if value < DARK else 0 for value in row[2::4]) if min(row[2::4]) < DARK else b""
        if b"\1" * least in dark:
            return True
    return False


def one(place: MeasuringPlace, start: Callable[[], object], title: str) -> float:
    """Give the seconds from a start to the typed line on the screen."""
    began = time.perf_counter()
    start()
    desktop = place.desktop
    window = desktop.wait_until(title, lambda: desktop.windows(title))[0]
    desktop.wait_until("The focus", lambda: desktop.focused_or_none() == window)
    desktop.xdo("type", "--delay", 0, TYPED)
    desktop.wait_until("The typed line", lambda: line_is_seen(place))
    return time.perf_counter() - began


def measure(place: MeasuringPlace) -> Figure:
    """Open both in turn."""
    ours, other = [], []
    bare = [sys.executable, str(PROGRAMS / "bare_tk.py")]
    desktop = place.desktop
    _, tray = place.start_tray(place.folders("quick-add"))
    with place.ended(tray):
        for _ in range(ROUNDS + 1):
            other.append(one(place, lambda: desktop.start(bare, name="bare-tk"), "Bare window"))
            desktop.key("alt+F4")
            desktop.wait_for_no_window("Bare window")
            ours.append(one(place, lambda: click_entry(desktop, "Quick add"), "Quick add"))
            desktop.key("ctrl+a", "BackSpace", "Escape")
            desktop.wait_for_no_window("Quick add")
    return Figure(median(ours[1:]) * 1e3, median(other[1:]) * 1e3, "ms")


ROW = Row("click on “Quick add…” to typed text on the screen", "bare Tk window in a new process", 2.0, False, measure)
