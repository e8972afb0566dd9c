"""Events unrolled into the store, each occurrence with all that an agenda, a menu and a reminder show of it.

The window reaches from 31 days ago to 400 days ahead; an event that does not repeat is always there. It is extended as
time passes (`extend`), a month's worth at once, so that a quiet day writes nothing.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta, tzinfo
from typing import Any

from tray.domain.event import Event, Occurrence
from tray.domain.event_json import event_to_json, moment_to_text
from tray.domain.ics import IcsError
from tray.domain.ics.occurrences import unrolled
from tray.domain.ics.reading import ReadSeries, contents
from tray.domain.ics.times import seconds
from tray.planning.join_link import find_join_links
from tray.store.items import Item
from tray.store.occurrences import MOST_NOTES, OccurrenceRow
from tray.store.store import Store

PAST = timedelta(days=31)
AHEAD = timedelta(days=400)
_SLACK = timedelta(days=30)
_FOR_GOOD = 1e13
_ZONE_FACT = "index.zone"
_WRITE = json.JSONEncoder(ensure_ascii=False).encode


def index(store: Store, item: Item, now: datetime, zone: tzinfo) -> str:
    """Put the occurrences of an item in the place of those known, in the transaction that saves the item.

    `zone` is where the person is: floating times are there. Gives in words what is wrong with a rule, "" if nothing;
    a text that cannot be read leaves no occurrences.
    """
    return Indexer(store, now, zone).index(item)


def extend(store: Store, now: datetime, zone: tzinfo, most: int = 500) -> bool:
    """Unroll further what ends too soon by now, at most so many events; whether there is more to do.

    Where the person has moved to another zone, floating times are told anew.
    """
    indexer = Indexer(store, now, zone)
    with store.transaction():
        _unfloat(store, zone)
        due = store.items.unindexed((now + AHEAD - _SLACK).timestamp(), most)
        for item in due:
            indexer.index(item)
    return len(due) == most


class Indexer:
    """Unrolls many items of one store at one time; `until` asks for more than the usual window."""

    def __init__(self, store: Store, now: datetime, zone: tzinfo, until: datetime | None = None) -> None:
        self.store = store
        self.start, self.end = now - PAST, max(now + AHEAD, until or now)
        self.zone = zone
        self._names = {calendar.id: calendar.name for calendar in store.calendars.all()}
        users = (calendar.user for calendar in store.calendars.all())
        accounts = (account.email for account in store.accounts.all())
        self._me = frozenset(address.lower() for address in (*users, *accounts) if "@" in address)

    def index(self, item: Item, known: ReadSeries | None = None) -> str:
        """Unroll one item; `known` is what its text says, where it has just been read."""
        rows, until, trouble = self.unroll(item, known)
        self.store.occurrences.replace(item.calendar, item.uid, rows, until)
        return trouble

    def unroll(self, item: Item, known: ReadSeries | None = None) -> tuple[list[OccurrenceRow], float, str]:
        """The rows of an item, until when they are all there are, and what is wrong; writes nothing."""
        if item.wanted is None:
            return [], _FOR_GOOD, ""
        if known is None:
            try:
                known = next((one for one in contents(item.wanted).series if one.uid == item.uid), None)
            except IcsError as error:
                return [], _FOR_GOOD, str(error)
        if known is None:
            return [], _FOR_GOOD, "its event cannot be read"
        found = unrolled(known, item.calendar, self.start, self.end, self.zone)
        until = _FOR_GOOD if found.complete or found.trouble else self.end.timestamp()
        return self._rows(item, found.occurrences), until, found.trouble

    def _rows(self, item: Item, found: tuple[Occurrence, ...]) -> list[OccurrenceRow]:
        rows: dict[str, OccurrenceRow] = {}
        said: dict[int, str] = {}
        for one in found:
            rest = said.get(id(one.event))
            if rest is None:
                rest = said[id(one.event)] = _WRITE(self._facts(item, one))[1:]
            start, end = moment_to_text(one.start, self.zone), moment_to_text(one.end, self.zone)
            if one.original_start is None:
                original = ""
            else:
                original = start if one.original_start is one.start else moment_to_text(one.original_start, self.zone)
            named = f'"{original}"' if original else "null"
            rows[original] = OccurrenceRow(
                calendar=item.calendar,
                uid=item.uid,
                original_start=original,
                starts=seconds(one.start, self.zone),
                ends=seconds(one.end, self.zone),
                all_day=not isinstance(one.start, datetime),
                # Only these three differ from one occurrence to the next: the rest is written once for all of them.
                facts=f'{{"start": "{start}", "end": "{end}", "recurrence_id": {named}, {rest}',
            )
        return list(rows.values())

    def _facts(self, item: Item, one: Occurrence) -> dict[str, Any]:
        event = one.event
        # How its meeting is doing changes without the event: that is looked up when the event is told of.
        facts = event_to_json(one, self._names.get(item.calendar, ""), self.zone, join_url=_join_url(event))
        for name in ("start", "end", "recurrence_id"):
            del facts[name]
        if len(event.description) > MOST_NOTES:
            facts["description"] = event.description[:MOST_NOTES] + "…"
        floating = isinstance(one.start, datetime) and one.start.tzinfo is None
        return facts | {
            "calendar_id": item.calendar,
            "reminders": list(event.reminders) if event.reminders is not None else None,
            "status": event.status,
            "transparent": event.transparent,
            "declined": any(one.email in self._me and one.status == "declined" for one in event.attendees),
            **({"floating": True} if floating else {}),
        }


def _join_url(event: Event) -> str:
    if event.meeting and event.meeting.join_url:
        return event.meeting.join_url
    links = find_join_links(event.conferences, event.url, event.location, event.description)
    return links[0].url if links else ""


def _unfloat(store: Store, zone: tzinfo) -> None:
    name = str(zone)
    known = store.facts.get(_ZONE_FACT)
    if known == name:
        return
    store.facts.put(_ZONE_FACT, name)
    if known:
        store.occurrences.tell_floating_anew()
