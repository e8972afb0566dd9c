"""A changed file or two, taken in by the tray itself: a helper process takes longer to start than this takes in all.

Only what is sure to be over in a moment is done here, on the loop that draws the menu: few and small files with events
that happen once a day at most, in a calendar where nothing waits to be sent, and no Zoom meeting has to follow.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tray.service.clock import Clock
from tray.service.disk import FAILURES
from tray.service.watch import Names
from tray.store.store import Store

if TYPE_CHECKING:
    from tray.domain.event import Series

MOST_FILES = 4
MOST_BYTES = 32 * 1024
_NOT_QUICK = re.compile(
    rb"SECONDLY|MINUTELY|HOURLY|BYSECOND|BYMINUTE|BYHOUR|BYSETPOS|RDATE|X-DAINVO-|BEGIN:VEVENT.*BEGIN:VEVENT", re.DOTALL
)


class _NotHere(Exception):  # noqa: N818 - no failure: it is left to the worker
    """A meeting has to follow."""


def prepare() -> None:
    """Load, beside the loop, what a look needs: the first word of a change comes some moments before its names."""
    threading.Thread(target=_load, name="prepare", daemon=True).start()


def look_quickly(store: Store, clock: Clock, hints: Mapping[str, Names]) -> bool:
    """Take in what has changed under these names, by calendar; False where it is left to the worker, all or in part.

    What was taken before that is taken for good; to take it once more is harmless.
    """
    if sum(MOST_FILES + 1 if names is None else len(names) for names in hints.values()) > MOST_FILES:
        return False
    try:
        if not all(_is_quick(store, calendar, names or ()) for calendar, names in hints.items()):
            return False
        return _look(store, clock, hints)
    except (_NotHere, *FAILURES):
        return False


def _look(store: Store, clock: Clock, hints: Mapping[str, Names]) -> bool:
    from tray.calendars.reconciler import CalendarReconciler

    reconciler = CalendarReconciler(store, _Here(clock), changed=_changed)
    # Where something is wrong the worker looks again: it alone knows when to do so next.
    return all(reconciler.sync(calendar, sorted(names or ())) is None for calendar, names in hints.items())


class _Here:
    """The host's clock as the reconciler wants it."""

    def __init__(self, clock: Clock) -> None:
        self.now, self.zone = clock.now, clock.zone


def _is_quick(store: Store, calendar_id: str, names: Any) -> bool:
    calendar = store.calendars.get(calendar_id)
    if calendar is None or calendar.kind != "folder" or store.facts.get("undo"):
        return False
    state = store.calendars.sync_state(calendar_id)
    if state.get("failures") or "looked_at" not in state or state.get("unread"):
        return False
    if store.items.next_wish() is not None:
        return False
    return all(_is_small(store, calendar_id, Path(calendar.place) / name, name) for name in names)


def _is_small(store: Store, calendar: str, path: Path, name: str) -> bool:
    known = store.items.at(calendar, name)
    if len(known) > 1 or any(item.meeting_mark for item in known):
        return False
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        return True
    return len(data) <= MOST_BYTES and not _NOT_QUICK.search(data.upper())


def _changed(_: str, __: str, series: Series | None) -> None:
    if series is not None and series.main.meeting is not None:
        raise _NotHere


def _load() -> None:
    import tray.calendars.folder
    import tray.calendars.reconciler  # noqa: F401 - for whoever asks next
