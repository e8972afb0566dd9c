"""What it takes to think up the whole menu."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from statistics import median
from zoneinfo import ZoneInfo

from bench.place import MeasuringPlace
from bench.table import Figure, Row
from tray.domain.settings import Settings
from tray.planning.agenda import Entry
from tray.planning.menu import plan_menu
from tray.planning.snapshot import Snapshot

EVENTS, ROUNDS = 1000, 51


def measure(_place: MeasuringPlace) -> Figure:
    """Plan the menu from 1,000 events, all of them in the days it shows."""
    now = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
    settings = Settings()
    step = timedelta(days=settings.menu_days - 1) / EVENTS
    entries = tuple(
        Entry(
            calendar="personal",
            uid=f"event-{number}",
            start=now + number * step,
            end=now + number * step + timedelta(minutes=45),
            title=f"Planning round {number}",
            location="Room 5",
            join_url=f"https://us02web.zoom.us/j/8{number:010d}",
        )
        for number in range(EVENTS)
    )
    snapshot = Snapshot(entries, (), (), settings, hours24=True)
    taken = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        plan_menu(snapshot, now=now, zone=ZoneInfo("Europe/Berlin"))
        taken.append(time.perf_counter() - began)
    return Figure(median(taken) * 1e3, None, "ms")


ROW = Row("menu model from 1,000 events in the shown days", "", 5, True, measure)
