"""Looks, long after, for meetings of creates that were never answered, and deletes what is one too many."""

from __future__ import annotations

from collections.abc import Callable, Collection

from tray.domain.problem import ProblemError
from tray.store.store import Store
from tray.zoom.client import ZoomClient
from tray.zoom.doubts import Doubts, next_look, open_doubts, put_off
from tray.zoom.failures import MeetingGone


def sweep(store: Store, client: ZoomClient, now: float, *, may_ask: Callable[[str], bool]) -> None:
    """Look for what is due, all of one account in one list. Never raises a `ProblemError`: it is tried again later."""
    at = next_look(store, now)
    if at is None or at > now:
        return
    due = {mark: one.account for mark, one in open_doubts(store).items() if one.due <= now}
    for account in sorted(set(due.values())):
        marks = [mark for mark, of in due.items() if of == account]
        try:
            if may_ask(account):
                listed = client.find_all(account, marks)
                for mark in marks:
                    _delete_others(store, client, account, mark, listed[mark])
                continue
        except ProblemError as failure:
            found, tracking = failure.problem, getattr(failure, "tracking_id", "")
            store.facts.note_problem(now, found.code, found.detail, tracking)
        put_off(store, now)


def _delete_others(store: Store, client: ZoomClient, account: str, mark: str, meetings: Collection[str]) -> None:
    record = store.meetings.get(mark)
    if record is not None and not record.meeting_id:
        return  # wanted again meanwhile: the wish itself looks for it
    own = record.meeting_id if record is not None else ""
    for number in sorted(meetings):
        if number != own:
            try:
                client.delete(account, number)
            except MeetingGone:
                continue
    with store.transaction():
        Doubts(store.facts).looked(mark)
