"""What can be told where no service runs and nothing has to be read anew, without loading a service for it."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from tray.domain.problem import ProblemError
from tray.planning.agenda import day_of
from tray.service.clock import SystemClock
from tray.service.disk import FAILURES
from tray.service.lock import Lock
from tray.service.paths import system_paths
from tray.service.queries import Queries
from tray.service.settings_file import load
from tray.store.store import Store


def agenda(days: int) -> dict[str, Any] | None:
    """The agenda from today on, as the service tells it; None where it takes a service to tell it or what is wrong."""
    paths = system_paths()
    if not paths.store.exists():
        return None
    lock = Lock(paths.lock)
    try:
        if not lock.acquire():
            return None
        try:
            store = Store(paths.store)
            try:
                return _agenda(Queries(store, SystemClock(), lambda: load(paths.settings)), days)
            finally:
                store.close()
        finally:
            lock.release()
    except (ProblemError, RuntimeError, *FAILURES):
        return None


def _agenda(queries: Queries, days: int) -> dict[str, Any] | None:
    zone = queries.clock.zone()
    today = day_of(queries.clock.now(), zone)
    start, end = (datetime.combine(day, time(), zone) for day in (today, today + timedelta(days=days)))
    if not queries.store.calendars.all() or queries.folders_changed():
        return None
    if queries.store.items.unindexed(end.timestamp(), most=1):
        return None
    return queries.agenda(start, end)
