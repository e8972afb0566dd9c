"""Whether years of events weigh on the idle tray."""

from __future__ import annotations

import time

from bench.place import MeasuringPlace
from bench.reading import pss
from bench.rows.calendars_corpus import MANY, own_env, read_home
from bench.table import Figure, Row

FEW = 200
SETTLING = 20.0
"""Seconds of rest before memory is read."""


def measure(place: MeasuringPlace) -> Figure:
    """Start a tray in a home with many events and one in a home with few, let each rest, and read.

    The few are the same in both and lie ahead, so that both trays show the same.
    """
    read = {}
    for events in (FEW, MANY):
        env = own_env(place, read_home(place, events, coming=FEW))
        _, tray = place.start_tray(env, f"tray-{events}")
        with place.ended(tray):
            place.wait_until_alone(tray, 120)
            time.sleep(SETTLING)
            read[events] = pss(tray.pid)
    return Figure(read[MANY], read[FEW], "MB")


ROW = Row(f"idle memory (PSS) with {MANY:,} events", f"with {FEW}, the same coming days", 1.2, False, measure)
