"""Deleting takes the meeting along, and can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tray.domain.problem import ProblemError
from tray.service.commands.add import add
from tray.service.commands.delete import delete
from tray.service.commands.edit import edit
from tray.service.commands.undo import undo


def made(work, uid):
    """Let the meeting of the event be as if Zoom had made it."""
    record = work.store.meetings.of_event(work.item(uid).calendar, uid)
    record = replace(
        record, meeting_id="85551112222", join_url="https://zoom.us/j/85551112222", pending=False, state="ready"
    )
    work.store.meetings.put(record)
    return record


def test_the_event_and_its_meeting_are_wished_gone(work):
    uid = add(work, {"text": "Review tomorrow 15:00 zoom"})["uid"]
    mark = made(work, uid).mark

    delete(work, {"uid": uid})

    assert [item.wanted for item in work.store.items.wishes(work.clock.timestamp())] == [None]
    assert work.store.meetings.get(mark).want == "absent"


def test_what_was_never_made_leaves_no_wish(work):
    uid = add(work, {"text": "Review tomorrow 15:00 zoom"})["uid"]

    delete(work, {"uid": uid})

    assert work.store.meetings.all() == ()


def test_undo_brings_back_the_event_with_the_same_meeting(work):
    uid = add(work, {"text": "Review tomorrow 15:00 zoom"})["uid"]
    record = made(work, uid)
    delete(work, {"uid": uid})

    event = undo(work, {})

    assert event["title"] == "Review"
    assert work.store.meetings.get(record.mark).want == "present"


def test_undo_asks_for_a_new_meeting_where_zoom_has_deleted_the_old_one(work):
    uid = add(work, {"text": "Review tomorrow 15:00 zoom"})["uid"]
    record = made(work, uid)
    delete(work, {"uid": uid})
    work.store.meetings.forget(record.mark)

    undo(work, {})

    anew = work.store.meetings.of_event(work.item(uid).calendar, uid)
    assert anew.mark != record.mark
    assert (anew.meeting_id, anew.pending) == ("", True)


def test_after_an_hour_it_is_too_late(work):
    uid = add(work, {"text": "Review tomorrow 15:00"})["uid"]
    delete(work, {"uid": uid})
    work.clock.at += timedelta(hours=1, seconds=1)

    with pytest.raises(ProblemError):
        undo(work, {})


def test_an_event_is_found_by_the_beginning_of_its_uid_if_no_other_begins_so(work):
    add(work, {"text": "A tomorrow 15:00", "uid": "abc-1"})
    add(work, {"text": "B tomorrow 16:00", "uid": "abc-2"})

    with pytest.raises(ProblemError) as refused:
        delete(work, {"uid": "abc"})
    assert refused.value.problem.code == "event.ambiguous"
    assert delete(work, {"uid": "abc-1"}) == {"uid": "abc-1"}


def test_a_move_cannot_be_taken_back_once_the_event_was_changed_otherwise(work):
    uid = add(work, {"text": "Review tomorrow 15:00"})["uid"]
    edit(work, {"uid": uid, "changes": {"start": "2026-11-26T09:00"}})
    edit(work, {"uid": uid, "changes": {"title": "Final review"}})

    with pytest.raises(ProblemError):
        undo(work, {})
    assert work.series(work.item(uid)).main.title == "Final review"


def test_taking_a_move_back_leaves_no_meeting_behind_that_the_event_knows_nothing_of(work):
    uid = add(work, {"text": "Review tomorrow 15:00 no zoom"})["uid"]
    edit(work, {"uid": uid, "changes": {"start": "2026-11-26T09:00"}})
    kept = work.store.facts.get("undo")
    edit(work, {"uid": uid, "changes": {"zoom": True}})
    mark = made(work, uid).mark
    work.store.facts.put("undo", kept)

    assert undo(work, {})["meeting"] is None
    assert work.store.meetings.get(mark).want == "absent"


def test_another_events_change_leaves_the_undo_alone(work):
    uid = add(work, {"text": "Review tomorrow 15:00"})["uid"]
    other = add(work, {"text": "Lunch tomorrow 12:30"})["uid"]
    edit(work, {"uid": uid, "changes": {"start": "2026-11-26T09:00"}})
    edit(work, {"uid": other, "changes": {"title": "Brunch"}})

    assert undo(work, {})["start"].startswith("2026-11-25T15:00")
