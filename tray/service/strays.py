"""Meetings whose event is gone from its calendar without our doing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tray.domain.problem import Problem
from tray.domain.problems import problem
from tray.store.meetings import MeetingRecord
from tray.store.store import Store

if TYPE_CHECKING:
    from tray.service.commands.work import Work

MANY = 3
"""So many events that vanish at once, and with them most of a calendar, are more likely an accident than a wish."""


def let_strays_go(store: Store) -> Problem | None:
    """Wish those meetings gone, as their events are; where that looks like an accident, keep them and say so once."""
    told = None
    by_calendar: dict[str, list[MeetingRecord]] = {}
    for record in _strays(store):
        by_calendar.setdefault(record.calendar, []).append(record)
    for calendar in store.calendars.all():
        gone = by_calendar.get(calendar.id, [])
        name = f"strays {calendar.id}"
        if len(gone) >= MANY and store.items.count(calendar.id) < len(gone):
            if store.facts.get(name) != str(len(gone)):
                store.facts.put(name, str(len(gone)))
                told = problem("calendar.many_gone", f"{calendar.name}: {len(gone)} events", target=calendar.id)
            continue
        if store.facts.get(name):
            store.facts.put(name, "")
        for record in gone:
            let_go(store, record)
    return told


def let_meetings_go(work: Work, arguments: dict[str, Any]) -> dict[str, Any]:
    """The person has confirmed that the events of a calendar are meant to be gone: their meetings go too."""
    with work.store.transaction():
        for record in _strays(work.store):
            if record.calendar == arguments.get("calendar"):
                let_go(work.store, record)
    work.note("delete meetings of vanished events")
    return {}


def let_go(store: Store, record: MeetingRecord) -> None:
    """Wish the meeting gone; one of an account that is not connected is left to Zoom, as nobody can be asked."""
    from tray.zoom.wishes import drop, want_gone

    if record.meeting_id and store.accounts.get(record.account) is None:
        drop(store, record.mark)
    else:
        want_gone(store, record.mark)


def _strays(store: Store) -> list[MeetingRecord]:
    return [record for record in store.meetings.all() if record.want == "present" and _is_stray(store, record)]


def _is_stray(store: Store, record: MeetingRecord) -> bool:
    item = store.items.get(record.calendar, record.uid)
    if item is not None and item.wanted is not None:
        return False
    # An event that was moved to another calendar is gone from one and stands in the other.
    return not store.items.with_mark(record.mark)
