"""`delete`."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tray.service.commands.work import Work
from tray.store.items import Item


def delete(work: Work, arguments: dict[str, Any]) -> dict[str, Any]:
    """Wish the event gone, with its meeting; or one occurrence of it, or one and all that follow.

    Raises:
        ProblemError: `event.not_found`, `event.ambiguous`, `calendar.read_only`, `usage.bad_value`.
    """
    from tray.service.commands.undo import remember

    item = work.item(str(arguments.get("uid", "")))
    work.writable(item.calendar)
    series = work.series(item)
    if arguments.get("occurrence"):
        from tray.service.commands.edit import cancel_occurrence

        remember(work, item, f"deleting one of “{series.main.title}”")
        if cancel_occurrence(work, item, series, arguments):
            work.note("delete an occurrence")
            return {"uid": item.uid}
    meeting = series.main.meeting
    remember(work, item, f"deleting “{series.main.title}”")
    with work.store.transaction():
        if meeting is not None:
            work.let_meeting_go(meeting)
        want_no_more(work, item)
    work.note("delete")
    return {"uid": item.uid}


def want_no_more(work: Work, item: Item) -> None:
    """Wish the event gone from its calendar, and from every list at once."""
    work.store.items.want(replace(item, wanted=None, meeting_mark=""), work.clock.timestamp())
    work.store.occurrences.replace(item.calendar, item.uid, (), 9e12)
    if item.seen is None and not item.pending:
        work.store.items.forget(item.calendar, item.uid)
