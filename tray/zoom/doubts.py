"""Creates that were never answered and may still be carried out: what to look for again, long after.

A create whose outcome is unknown is looked for twice before another is made. Zoom may carry it out later than that, or
list it later; then there are two meetings of one event, or one of an event that was deleted. So such a mark is looked
for again, each time after a longer while, and whatever turns up beside the event's own meeting is deleted.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace

from tray.store.facts import Facts
from tray.store.store import Store

LOOK_AGAIN_AFTER = (120.0, 900.0, 3 * 3600.0, 86_400.0)
"""Seconds after the create until each look; then the mark is believed to be nobody else's."""

AGAIN = 600.0
"""Seconds to wait where Zoom could not be asked."""

FACT = "zoom.doubts"
_NOT_BEFORE = "zoom.doubts not before"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A mark under which `creates` calls were begun, the last at `since`; `looked` counts the late looks for it.

    It is open from when nobody waits for an answer any more: the event has its meeting, or there is no event.
    """

    account: str
    since: float
    creates: int = 1
    looked: int = 0

    @property
    def due(self) -> float:
        """When to look next, in seconds since 1970."""
        return self.since + LOOK_AGAIN_AFTER[self.looked]


class Doubts:
    """The doubts, by their marks, among the store's facts; every change is part of the caller's transaction."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    def all(self) -> dict[str, Doubt]:
        """Every doubt there is."""
        text = self._facts.get(FACT)
        return {mark: Doubt(**one) for mark, one in json.loads(text).items()} if text else {}

    def begun(self, mark: str, account: str, now: float) -> None:
        """A create is about to be sent."""
        before = self.all().get(mark)
        self._put(mark, Doubt(account, now, before.creates + 1 if before else 1))

    def not_sent(self, mark: str) -> None:
        """The create begun last cannot have been carried out."""
        before = self.all().get(mark)
        if before is not None:
            self._put(mark, replace(before, creates=before.creates - 1) if before.creates > 1 else None)

    def answered(self, mark: str) -> None:
        """The meeting of one create is known: with one alone there is nothing to doubt."""
        before = self.all().get(mark)
        if before is not None and before.creates == 1:
            self._put(mark, None)

    def looked(self, mark: str) -> None:
        """One more look was made."""
        before = self.all().get(mark)
        if before is not None:
            last = before.looked + 1 >= len(LOOK_AGAIN_AFTER)
            self._put(mark, None if last else replace(before, looked=before.looked + 1))

    def forget(self, mark: str) -> None:
        """Nothing is looked for under this mark any more."""
        if mark in self.all():
            self._put(mark, None)

    def forget_account(self, account: str) -> None:
        """The account is gone, nobody can look any more."""
        for mark, one in self.all().items():
            if one.account == account:
                self._put(mark, None)

    def _put(self, mark: str, doubt: Doubt | None) -> None:
        known = {name: asdict(one) for name, one in self.all().items() if name != mark}
        if doubt is not None:
            known[mark] = asdict(doubt)
        self._facts.put(FACT, json.dumps(known) if known else "")


def open_doubts(store: Store) -> dict[str, Doubt]:
    """The marks whose creates nobody waits for any more, of accounts that can be asked."""
    ready = {account.id for account in store.accounts.all() if account.state == "ready"}
    found = {}
    for mark, doubt in Doubts(store.facts).all().items():
        record = store.meetings.get(mark)
        if doubt.account in ready and (record is None or record.meeting_id):
            found[mark] = doubt
    return found


def next_look(store: Store, now: float) -> float | None:
    """When to look next, in seconds since 1970; None where nothing is in doubt."""
    due = min((doubt.due for doubt in open_doubts(store).values()), default=None)
    if due is None:
        return None
    noted = store.facts.get(_NOT_BEFORE)
    after = float(noted) if noted else 0.0
    return max(due, after) if after <= now + AGAIN else due  # a clock that was set back keeps nobody waiting


def put_off(store: Store, now: float) -> None:
    """Zoom could not be asked: let a while pass."""
    store.facts.put(_NOT_BEFORE, str(now + AGAIN))
