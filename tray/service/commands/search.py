"""Events found by what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import Any

from tray.domain.event import Event
from tray.domain.event_json import moment_to_text
from tray.domain.event_keys import EVENT_KEYS
from tray.domain.problem import ProblemError
from tray.domain.problems import problem
from tray.service.commands.shown import shown
from tray.service.commands.work import Work
from tray.service.meeting_owner import MeetingOwner
from tray.store.items import Item
from tray.store.occurrences import OccurrenceRow, holds, plain

MOST = 50
"""Events in an answer that does not say how many it wants."""

_LIMIT = 1000


def search(work: Work, arguments: dict[str, Any]) -> dict[str, Any]:
    """The events in shown calendars that hold every word of `text` in title, place, notes or guests.

    Letter case and accents do not count. Each event is there once, by its next occurrence or else its last: what comes
    next first, then what is past, the latest first; at most `most` of them (50). `total` tells how many there are.

    Raises:
        ProblemError: `usage.bad_value`.
    """
    text, most = str(arguments.get("text") or ""), arguments.get("most", MOST)
    if not text.strip():
        raise ProblemError(problem("usage.bad_value", "say what to search for"))
    if type(most) is not int or not 0 < most <= _LIMIT:
        raise ProblemError(problem("usage.bad_value", f"most is a whole number from 1 to {_LIMIT}"))
    now = work.clock.timestamp()
    rows = work.store.occurrences.containing(text, _whole_notes(work))
    found = [_next(list(of_one), now) for _, of_one in groupby(rows, _event_of)]
    coming = sorted((row for row in found if row.ends > now), key=lambda row: (row.starts, row.ends, row.uid))
    past = sorted((row for row in found if row.ends <= now), key=lambda row: (-row.starts, row.uid))
    owner = MeetingOwner(work.store)
    events = [_told(work, owner.facts(row, now)[0], row) for row in (*coming, *past)[:most]]
    ended = [_told_item(work, item, event) for item, event in _ended(work, text)]
    ended.sort(key=lambda event: str(event["start"]), reverse=True)
    return {"events": (events + ended)[:most], "total": len(found) + len(ended)}


def _event_of(row: OccurrenceRow) -> tuple[str, str]:
    return row.calendar, row.uid


def _next(rows: list[OccurrenceRow], now: float) -> OccurrenceRow:
    """The first that is not over, else the last."""
    rows.sort(key=lambda row: row.starts)
    return next((row for row in rows if row.ends > now), rows[-1])


def _whole_notes(work: Work) -> Callable[[OccurrenceRow], str]:
    """What gives the whole notes of an occurrence."""
    from tray.domain.ics import IcsError, read_one

    zone = work.clock.zone()

    @lru_cache(maxsize=1)  # the occurrences of an event come in a row
    def by_start(calendar: str, uid: str) -> dict[str, str]:
        item = work.store.items.get(calendar, uid)
        try:
            series = read_one((item and item.wanted) or "")
        except IcsError:
            return {}
        said = {
            moment_to_text(one.recurrence_id, zone): one.description for one in series.exceptions if one.recurrence_id
        }
        return said | {"": series.main.description}

    def notes(row: OccurrenceRow) -> str:
        said = by_start(row.calendar, row.uid)
        return said.get(row.original_start, said.get("", ""))

    return notes


def _told(work: Work, facts: dict[str, Any], row: OccurrenceRow) -> dict[str, Any]:
    calendar = work.store.calendars.get(row.calendar)
    told = {key: facts[key] for key in EVENT_KEYS} | {"calendar_id": row.calendar}
    return told | {"calendar": calendar.name} if calendar else told


def _ended(work: Work, text: str) -> Iterator[tuple[Item, Event]]:
    """Series that ended before what is unrolled begins."""
    from tray.domain.ics import IcsError, read_one

    words = [plain(word) for word in text.split()]
    for item in work.store.items.past():
        try:
            series = read_one(item.wanted or "")
        except IcsError:
            continue
        found = next((one for one in (series.main, *series.exceptions) if holds(words, _searched(one))), None)
        if found is not None:
            yield item, found


def _searched(event: Event) -> Iterator[str]:
    yield from (event.title, event.location, event.description)
    yield from (f"{one.name} {one.email}" for one in event.attendees)


def _told_item(work: Work, item: Item, event: Event) -> dict[str, Any]:
    return shown(work, item, event) | {"calendar_id": item.calendar}
