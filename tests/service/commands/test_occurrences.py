"""One occurrence, one and all that follow, or all: through the commands, with one meeting for a series."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from tray.domain.problem import ProblemError
from tray.planning.meeting.text import spec_from_text
from tray.service.commands.add import add
from tray.service.commands.delete import delete
from tray.service.commands.edit import edit
from tray.service.commands.undo import undo


@pytest.fixture
def standup(work):
    """A meeting every day at nine in Berlin, five times from tomorrow, as Zoom has made it."""
    event = add(work, {"text": "Standup tomorrow 9:00-9:15 zoom"})
    event = edit(work, {"uid": event["uid"], "changes": {"rrule": "FREQ=DAILY;COUNT=5"}})
    record = work.store.meetings.of_event(work.item(event["uid"]).calendar, event["uid"])
    work.store.meetings.put(
        replace(record, meeting_id="85551112222", join_url="https://zoom.us/j/85551112222", pending=False)
    )
    return event


def times(work, uid):
    rows = work.store.occurrences.of_event(work.item(uid).calendar, uid)
    zone = work.clock.zone()
    return [f"{datetime.fromtimestamp(row.starts, zone):%d %H:%M}" for row in rows]


def spec(work, uid):
    return spec_from_text(work.store.meetings.of_event(work.item(uid).calendar, uid).desired)


def test_one_occurrence_is_moved_within_the_meeting_of_its_series(work, standup):
    (before,) = work.store.meetings.all()

    shown = edit(
        work, {"uid": standup["uid"], "occurrence": "2026-11-26T09:00", "changes": {"start": "2026-11-26T11:00"}}
    )

    assert shown["uid"] == standup["uid"]
    assert times(work, standup["uid"]) == ["25 09:00", "26 11:00", "27 09:00", "28 09:00", "29 09:00"]
    (after,) = work.store.meetings.all()
    assert (after.mark, after.meeting_id) == (before.mark, before.meeting_id)
    (change,) = spec_from_text(after.desired).changes
    assert (change.original, change.start_time) == ("2026-11-26T09:00:00", "2026-11-26T11:00:00")


def test_this_and_following_part_the_series_and_the_new_part_has_a_meeting_of_its_own(work, standup):
    changes = {"start": "2026-11-27T10:00", "title": "Late standup"}

    shown = edit(
        work, {"uid": standup["uid"], "occurrence": "2026-11-27T09:00+01:00", "following": True, "changes": changes}
    )

    assert shown["uid"] != standup["uid"]
    assert times(work, standup["uid"]) == ["25 09:00", "26 09:00"]
    assert times(work, shown["uid"]) == ["27 10:00", "28 10:00", "29 10:00"]
    assert (shown["title"], shown["meeting"]["id"], shown["meeting"]["state"]) == ("Late standup", "", "pending")
    assert spec(work, standup["uid"]).recurrence.end_date_time is not None
    assert spec(work, shown["uid"]).recurrence.end_times == 3
    assert len({record.mark for record in work.store.meetings.all()}) == 2


def test_a_date_changed_alone_becomes_what_was_on_the_screen_when_all_are_changed(work, standup):
    """Bug of 28 November 2026: of a date that was moved alone before, "all" moved it once more and kept its title."""
    uid, at = standup["uid"], "2026-11-27T09:00:00+01:00"
    edit(work, {"uid": uid, "occurrence": at, "changes": {"start": "2026-11-27T14:00", "title": "Long standup"}})
    told = {"start": "2026-11-27T15:00:00+01:00", "end": "2026-11-27T15:15:00+01:00", "title": "Afternoon"}
    whole = told | {"start": "2026-11-25T15:00:00+01:00", "end": "2026-11-25T15:15:00+01:00"}

    edit(work, {"uid": uid, "changes": whole, "seen": {"occurrence": at, "changes": told}})

    assert times(work, uid) == ["25 15:00", "26 15:00", "27 15:00", "28 15:00", "29 15:00"]
    series = work.series(work.item(uid))
    assert {event.title for event in (series.main, *series.exceptions)} == {"Afternoon"}

    again = {"uid": uid, "occurrence": "2026-11-27T15:00:00+01:00", "changes": {"title": "Once more"}}
    assert edit(work, again)["title"] == "Once more"


def test_following_from_the_first_on_is_the_whole_series_with_its_meeting(work, standup):
    mark = work.item(standup["uid"]).meeting_mark

    shown = edit(
        work,
        {
            "uid": standup["uid"],
            "occurrence": "2026-11-25T09:00",
            "following": True,
            "changes": {"start": "2026-11-25T08:00"},
        },
    )

    assert shown["uid"] == standup["uid"]
    assert work.item(standup["uid"]).meeting_mark == mark
    assert times(work, standup["uid"])[0] == "25 08:00"


def test_moving_all_moves_exceptions_along(work, standup):
    edit(work, {"uid": standup["uid"], "occurrence": "2026-11-26T09:00", "changes": {"title": "Long standup"}})

    edit(work, {"uid": standup["uid"], "changes": {"start": "2026-11-25T10:00"}})

    assert times(work, standup["uid"]) == ["25 10:00", "26 10:00", "27 10:00", "28 10:00", "29 10:00"]
    assert "Long standup" in work.item(standup["uid"]).wanted


def test_one_occurrence_is_cancelled_and_the_series_keeps_its_meeting(work, standup):
    delete(work, {"uid": standup["uid"], "occurrence": "2026-11-26T09:00"})

    assert times(work, standup["uid"]) == ["25 09:00", "27 09:00", "28 09:00", "29 09:00"]
    assert [record.want for record in work.store.meetings.all()] == ["present"]


def test_cancelling_this_and_following_ends_the_series_and_its_meeting_there(work, standup):
    delete(work, {"uid": standup["uid"], "occurrence": "2026-11-27T09:00", "following": True})

    assert times(work, standup["uid"]) == ["25 09:00", "26 09:00"]
    assert spec(work, standup["uid"]).recurrence.end_date_time is not None


def test_cancelling_all_there_is_deletes_the_event_and_its_meeting(work, standup):
    delete(work, {"uid": standup["uid"], "occurrence": "2026-11-25T09:00", "following": True})

    assert work.store.items.find(standup["uid"]) == ()
    assert [record.want for record in work.store.meetings.all()] == ["absent"]


def test_undo_puts_a_parted_series_together_again(work, standup):
    other = edit(
        work,
        {
            "uid": standup["uid"],
            "occurrence": "2026-11-27T09:00",
            "following": True,
            "changes": {"start": "2026-11-27T10:00"},
        },
    )

    undo(work, {})

    assert times(work, standup["uid"]) == ["25 09:00", "26 09:00", "27 09:00", "28 09:00", "29 09:00"]
    assert work.store.items.find(other["uid"]) == ()
    assert [record.want for record in work.store.meetings.all()] == ["present"]


@pytest.mark.parametrize("changes", [{"zoom": False}, {"rrule": "FREQ=WEEKLY"}, {"calendar": "Another"}])
def test_what_only_a_series_has_is_not_taken_from_all_of_it_by_a_change_of_one_date(work, standup, changes):
    """Removing the meeting of one date took it from every date."""
    with pytest.raises(ProblemError) as caught:
        edit(work, {"uid": standup["uid"], "occurrence": "2026-11-26T09:00", "changes": changes})

    assert caught.value.problem.code == "usage.bad_value"
    assert "a series has one" in caught.value.problem.detail
    assert [record.want for record in work.store.meetings.all()] == ["present"]


def test_one_date_may_be_told_to_have_the_meeting_its_series_has(work, standup):
    changes = {"zoom": True, "title": "Guest"}

    assert edit(work, {"uid": standup["uid"], "occurrence": "2026-11-26T09:00", "changes": changes})["title"] == "Guest"


def test_an_occurrence_that_is_not_there_is_named(work, standup):
    with pytest.raises(ProblemError) as caught:
        edit(work, {"uid": standup["uid"], "occurrence": "2026-12-24T09:00", "changes": {"title": "x"}})

    assert caught.value.problem.code == "event.not_found"
    assert "2026-12-24" in caught.value.problem.detail
