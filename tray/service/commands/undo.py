"""`undo`: what the last delete or move has to be taken back for, and taking it back."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from tray.domain.meeting import Meeting
from tray.domain.problem import ProblemError
from tray.domain.problems import problem
from tray.service.commands.delete import want_no_more
from tray.service.commands.shown import shown
from tray.service.commands.work import Work, with_meeting
from tray.store.items import Item
from tray.store.meetings import MeetingRecord
from tray.store.store import Store

UNDO_FOR = timedelta(hours=1)
"""How long the last delete or move can be taken back."""


def remember(work: Work, item: Item, title: str) -> None:
    """Keep what is about to be changed, for `undo`."""
    record = work.store.meetings.of_event(item.calendar, item.uid)
    kept = {
        "calendar": item.calendar,
        "uid": item.uid,
        "text": item.wanted,
        "meeting": asdict(record) if record else None,
        "until": (work.clock.now() + UNDO_FOR).timestamp(),
    }
    work.store.facts.put("undo", json.dumps(kept))
    work.store.facts.put("undo_title", title)


def outdated(store: Store, uid: str) -> None:
    """The event was changed again since: taking the earlier change back would take this one along."""
    text = store.facts.get("undo")
    if text and json.loads(text)["uid"] == uid:
        store.facts.put("undo", "")
        store.facts.put("undo_title", "")


def parted_from(work: Work, uid: str) -> None:
    """What was remembered last was parted: to take it back, the event of that UID has to go."""
    kept = json.loads(work.store.facts.get("undo"))
    work.store.facts.put("undo", json.dumps(kept | {"parted": uid}))


def undo(work: Work, _: dict[str, Any]) -> dict[str, Any]:
    """Take the last delete or move back, with its meeting: the same one where Zoom still has it, else a new one.

    Raises:
        ProblemError: `event.not_found` where there is nothing to take back any more.
    """
    text = work.store.facts.get("undo")
    kept = json.loads(text) if text else {}
    if not kept or kept["until"] < work.clock.timestamp():
        work.store.facts.put("undo_title", "")
        raise ProblemError(problem("event.not_found", "there is nothing to undo"))
    work.writable(kept["calendar"])
    item = Item(kept["calendar"], kept["uid"], wanted=kept["text"])
    series = work.series(item)
    meeting = series.main.meeting
    present = work.store.items.get(item.calendar, item.uid)
    is_deleted = present is None or present.wanted is None
    was_ours = bool(kept["meeting"]) and kept["meeting"]["state"] != "foreign"
    with work.store.transaction():
        if meeting is not None and was_ours and is_deleted and work.is_of_somebody_else(meeting):
            # It was wished gone with its event, and nobody here can ask any more whether it is.
            series = with_meeting(series, work.new_meeting() if work.store.accounts.all() else None)
        elif meeting is not None and kept["meeting"] and not work.is_of_somebody_else(meeting):
            from tray.zoom.wishes import want_back

            record = MeetingRecord(**kept["meeting"])
            mark = want_back(work.store, record, work.clock.timestamp())
            if mark != meeting.mark:
                series = with_meeting(series, Meeting(meeting.account, mark))
        if kept.get("parted"):
            _take_away(work, str(kept["parted"]))
        if present is not None and present.wanted is not None:
            newer = work.series(present).main.meeting
            if newer is not None and (meeting is None or newer.mark != meeting.mark):
                # It was given a meeting since, which the event of then knows nothing of.
                work.let_meeting_go(newer)
        work.save(item.calendar, series, present.wanted if present and present.wanted else kept["text"])
        work.store.facts.put("undo", "")
        work.store.facts.put("undo_title", "")
    work.note("undo")
    return shown(work, work.item(item.uid))


def _take_away(work: Work, uid: str) -> None:
    """The part of a series that was made by parting it, with its meeting."""
    from tray.zoom.wishes import want_gone

    for item in work.store.items.find(uid):
        if item.uid == uid:
            if item.meeting_mark:
                want_gone(work.store, item.meeting_mark)
            want_no_more(work, item)
