"""What a calendar holds, taken into the store: new, changed and vanished events, and files that cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, tzinfo

from tray.calendars.index import Indexer
from tray.calendars.port import Fetched
from tray.calendars.troubles import Troubles
from tray.domain.event import Event, Series
from tray.domain.ics import IcsError
from tray.domain.ics.reading import ReadSeries, contents
from tray.domain.ics.splicing import parted
from tray.domain.problem_json import problem_to_json
from tray.domain.problems import problem
from tray.planning.calendar_merge import KeepBoth, Send, Take, plan
from tray.planning.difference_words import difference
from tray.store.items import Item
from tray.store.store import Store

ItemChanged = Callable[[str, str, Series | None], None]
"""Told inside the saving transaction: (calendar, UID, what the event is now, None where it is gone)."""

_SAME = "it holds the same event as"


class Taker:
    """Takes what was fetched from one calendar into the store; every method is to be called in a transaction.

    `hours24` tells how the person reads a clock; `many` that much is to be taken, so that it is worth knowing what is
    known at all.
    """

    def __init__(
        self,
        store: Store,
        calendar: str,
        troubles: Troubles,
        *,
        now: datetime,
        zone: tzinfo,
        changed: ItemChanged,
        hours24: Callable[[], bool],
        many: bool,
    ) -> None:
        self.store = store
        self.calendar = calendar
        self.troubles = troubles
        self.now = now
        self.changed = changed
        self._zone = zone
        self._hours24 = hours24
        self._indexer = Indexer(store, now, zone)
        # An event that is in the calendar was in the store before it was written there, or is new to both.
        self._known = store.items.uids(calendar) if many else None

    def take(self, fetched: Fetched, holds: Callable[[str], bool], *, was_known: bool = True) -> None:
        """Take one href as it stands; `holds` tells whether the calendar still holds another href.

        `was_known` False says that nothing has ever been taken from under this name.
        """
        href = fetched.href
        self.troubles.forget(href)
        if fetched.text is None:
            if fetched.trouble:
                self.troubles.unread[href] = [fetched.etag, fetched.trouble]
            else:
                self.gone(href)
            return
        try:
            found = contents(fetched.text)
        except IcsError as error:
            self.troubles.unread[href] = [fetched.etag, str(error)]
            return
        unread = dict(found.broken)
        shared = len(found.series) + len(unread) > 1
        texts = parted(found.root, fetched.text) if shared else {}
        for one in found.series:
            if words := self._take_one(one, fetched, texts.get(one.uid, fetched.text), holds):
                unread[one.uid] = words
        if unread:
            # A second file with the same event is read at every look: it counts as soon as the first is gone.
            words = next(iter(unread.values()))
            self.troubles.unread[href] = ["" if words.startswith(_SAME) else fetched.etag, words]
        elif not found.series:
            self.troubles.other[href] = fetched.etag
        present = {one.uid for one in found.series} | set(unread)
        for item in self.store.items.at(self.calendar, href) if was_known else ():
            if item.uid not in present:
                self._vanish(item)

    def gone(self, href: str) -> None:
        """The calendar holds nothing under that name any more."""
        self.troubles.forget(href)
        for item in self.store.items.at(self.calendar, href):
            self._vanish(item)

    def _take_one(self, one: ReadSeries, fetched: Fetched, text: str, holds: Callable[[str], bool]) -> str:
        new = False
        known = self._known is None or one.uid in self._known
        item = self.store.items.get(self.calendar, one.uid) if known else None
        if item is not None and item.seen is not None and item.href not in ("", fetched.href) and holds(item.href):
            return f"{_SAME} “{item.href}”"
        if item is None:
            item, new = Item(self.calendar, one.uid, wanted=None), True
            if self._known is not None:
                self._known.add(one.uid)
        elif item.pending:
            self._decide(item, fetched, text)
            return ""
        elif item.seen == text:
            if (item.href, item.etag) != (fetched.href, fetched.etag):
                self.store.items.saw(replace(item, href=fetched.href, etag=fetched.etag))
            return ""
        self._accept(item, fetched, text, one, new=new)
        return ""

    def _decide(self, item: Item, fetched: Fetched, text: str) -> None:
        step = plan(item.uid, item.seen, item.wanted, text, self.now)
        seen = replace(item, seen=text, href=fetched.href, etag=fetched.etag)
        if isinstance(step, Take):
            self._accept(item, fetched, text)
        elif isinstance(step, Send) and step.text is not None and step.text != item.wanted:
            merged = next(one for one in contents(step.text).series if one.uid == item.uid)
            meeting = merged.series.main.meeting
            sent = replace(seen, wanted=step.text, not_before=0, meeting_mark=meeting.mark if meeting else "")
            self.store.items.saw(sent)
            self._index(sent, merged)
            self.changed(self.calendar, item.uid, merged.series)
        elif isinstance(step, Send):
            self.store.items.saw(replace(seen, not_before=0))
        else:
            self._keep_both(item, fetched, text, step)

    def _keep_both(self, item: Item, fetched: Fetched, text: str, step: KeepBoth) -> None:
        asked = problem("calendar.conflict", self._apart(item, text, step.collisions), target=step.copy_uid)
        self._accept(item, fetched, text, trouble=problem_to_json(asked))
        copy = Item(self.calendar, step.copy_uid, wanted=step.copy)
        if self.store.items.get(self.calendar, step.copy_uid) is None:
            self.store.items.want(copy, self.now.timestamp())
            self._index(copy)

    def _apart(self, item: Item, theirs: str, collisions: tuple[str, ...]) -> str:
        there, here = _main(theirs, item.uid), _main(item.wanted or "", item.uid)
        if not there or not here:
            return ", ".join(collisions)
        return difference(there, here, collisions, self._zone, hours24=self._hours24())

    def _accept(
        self,
        item: Item,
        fetched: Fetched,
        text: str,
        known: ReadSeries | None = None,
        *,
        trouble: str = "",
        new: bool = False,
    ) -> None:
        """What the calendar holds is what is wanted; `new` says that the store knows nothing of it."""
        known = known or next(one for one in contents(text).series if one.uid == item.uid)
        meeting = known.series.main.meeting
        taken = Item(
            calendar=self.calendar,
            uid=item.uid,
            wanted=text,
            seen=text,
            href=fetched.href,
            etag=fetched.etag,
            problem=trouble,
            meeting_mark=meeting.mark if meeting else "",
            changed_at=self.now.timestamp(),
        )
        if new:
            rows, until, words = self._indexer.unroll(taken, known)
            self.store.items.add(taken, until)
            self.store.occurrences.add(rows)
            self._note(taken.uid, words)
        else:
            self.store.items.saw(taken)
            self._index(taken, known)
        self.changed(self.calendar, item.uid, known.series)

    def _index(self, item: Item, known: ReadSeries | None = None) -> None:
        self._note(item.uid, self._indexer.index(item, known))

    def _note(self, uid: str, words: str) -> None:
        if words:
            self.troubles.odd[uid] = words
        else:
            self.troubles.odd.pop(uid, None)

    def _vanish(self, item: Item) -> None:
        """An event that the calendar held is no more; one that was changed here meanwhile is put back."""
        if item.pending and item.wanted is not None:
            self.store.items.saw(replace(item, seen=None, etag="", not_before=0))
            return
        self.store.items.forget(self.calendar, item.uid)
        self.troubles.odd.pop(item.uid, None)
        self.changed(self.calendar, item.uid, None)


def _main(text: str, uid: str) -> Event | None:
    try:
        return next((one.series.main for one in contents(text).series if one.uid == uid), None)
    except IcsError:
        return None
