"""Every change of a series reaches its Zoom meeting: one occurrence, one and all that follow, all of them, and undo."""

from __future__ import annotations

import pytest

from tests.service.kit import problem_of
from tray.service.standing import Standing

UID = "review"


@pytest.fixture(autouse=True)
def european(monkeypatch):
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")


@pytest.fixture
def daily(world):
    """Six days from the third of March on at three in the afternoon, for an hour."""
    world.ask("add", uid=UID, text="Review 2027-03-03 15:00-16:00 zoom")
    world.ask("edit", uid=UID, changes={"rrule": "FREQ=DAILY;COUNT=6"})
    world.quiet()
    world.sandbox.clear_calls()
    world.heard.clear()
    return world


def meeting(world):
    (found,) = world.sandbox.meetings()
    return found


def standing(world):
    return [f"{one.start:%d %H:%M} {one.duration}" for one in meeting(world).occurrences if one.status == "available"]


def methods(world):
    return [call.method + ("*" if "occurrence_id" in call.query else "") for call in world.sandbox.calls()]


def test_one_occurrence_that_is_deleted_is_cancelled_in_zoom(daily):
    daily.ask("delete", uid=UID, occurrence="2027-03-05T15:00")
    daily.quiet()
    assert methods(daily) == ["GET", "DELETE*"]
    assert standing(daily) == ["03 14:00 60", "04 14:00 60", "06 14:00 60", "07 14:00 60", "08 14:00 60"]
    assert daily.disagreements() == []


def test_undo_brings_a_cancelled_occurrence_back_with_the_same_link(daily):
    link = daily.ask("show", uid=UID)["join_url"]
    daily.ask("delete", uid=UID, occurrence="2027-03-05T15:00")
    daily.quiet()
    daily.ask("undo")
    daily.quiet()
    assert len(standing(daily)) == 6
    assert daily.ask("show", uid=UID)["join_url"] == link
    assert daily.disagreements() == []


def test_deleting_an_occurrence_and_undoing_it_at_once_is_no_call(daily):
    daily.ask("delete", uid=UID, occurrence="2027-03-05T15:00")
    daily.ask("undo")
    daily.quiet()
    assert methods(daily) == []
    assert daily.disagreements() == []


def test_one_occurrence_that_is_moved_and_shortened_moves_in_zoom_and_keeps_the_series_title(daily):
    changes = {"start": "2027-03-05T17:00", "end": "2027-03-05T17:30", "title": "Short review"}
    daily.ask("edit", uid=UID, occurrence="2027-03-05T15:00", changes=changes)
    daily.quiet()
    assert methods(daily) == ["GET", "PATCH*", "GET"]
    (patch,) = daily.sandbox.calls("PATCH")
    assert set(patch.body) == {"start_time", "duration"}
    assert "05 16:00 30" in standing(daily)
    assert daily.disagreements() == []


def test_renaming_one_occurrence_is_no_call(daily):
    daily.ask("edit", uid=UID, occurrence="2027-03-05T15:00", changes={"title": "Final review"})
    daily.quiet()
    assert methods(daily) == []


def test_a_guest_of_one_occurrence_is_no_call(daily):
    daily.ask("edit", uid=UID, occurrence="2027-03-05T15:00", changes={"invite": ["bo@example.com"]})
    daily.quiet()
    assert methods(daily) == []


def test_this_and_following_leave_two_meetings_each_with_its_own_dates(daily):
    daily.ask("delete", uid=UID, occurrence="2027-03-04T15:00")
    daily.quiet()
    late = daily.ask(
        "edit", uid=UID, occurrence="2027-03-06T15:00", following=True, changes={"start": "2027-03-06T18:00"}
    )
    daily.quiet()
    assert late["uid"] != UID
    assert len(daily.sandbox.meetings()) == 2
    assert daily.disagreements() == []
    daily.ask("undo")
    daily.quiet()
    assert len(standing(daily)) == 5
    assert daily.disagreements() == []


def test_moving_all_moves_changed_occurrences_along(daily):
    daily.ask("delete", uid=UID, occurrence="2027-03-04T15:00")
    daily.ask("edit", uid=UID, occurrence="2027-03-05T15:00", changes={"start": "2027-03-05T17:00"})
    daily.quiet()
    daily.ask("edit", uid=UID, changes={"start": "2027-03-03T10:00"})
    daily.quiet()
    assert daily.disagreements() == []
    assert "05 11:00 60" in standing(daily)


def test_deleting_this_and_following_ends_the_series_in_zoom(daily):
    daily.ask("delete", uid=UID, occurrence="2027-03-05T15:00", following=True)
    daily.quiet()
    assert standing(daily) == ["03 14:00 60", "04 14:00 60"]
    assert daily.disagreements() == []


def test_deleting_all_that_is_to_come_leaves_no_coming_date_in_zoom_and_the_past_its_link(daily):
    daily.sandbox.clock.advance(days=3, hours=8)
    daily.quiet()
    link = daily.ask("show", uid=UID)["join_url"]
    daily.ask("delete", uid=UID, occurrence="2027-03-05T15:00", following=True)
    daily.quiet()
    assert (meeting(daily).type, meeting(daily).occurrences) == (3, [])
    assert daily.ask("show", uid=UID)["join_url"] == link
    assert daily.disagreements() == []


@pytest.mark.parametrize(
    ("what", "code", "detail"),
    [
        ("cancel", "zoom.occurrence_cancelled", "“Review” on Fri 5 Mar is cancelled in Zoom."),
        ("move", "zoom.meeting_moved", "“Review” is on Sat 6 Mar, 10:00–10:45, in Zoom."),
    ],
)
@pytest.mark.parametrize("answer", ["take_theirs", "send_ours"])
def test_an_occurrence_changed_in_zoom_is_found_said_once_and_either_side_can_be_taken(
    daily, what, code, detail, answer
):
    one = meeting(daily).occurrences[2]
    if what == "cancel":
        daily.sandbox.portal.delete_occurrence(meeting(daily).id, one.id)
    else:
        moved = one.start.replace(day=6, hour=9)
        daily.sandbox.portal.move_occurrence(meeting(daily).id, one.id, moved, 45)
    daily.quiet(hours=25)
    assert daily.told() == [code]
    told = next(message for message in daily.heard if message["event"] == "problem")
    assert told["problem"]["detail"] == detail
    assert daily.ask("show", uid=UID)["meeting"]["problem"]["code"] == code
    daily.quiet(hours=25)
    assert daily.told() == [code]

    before = standing(daily)
    daily.ask("repair_meeting", uid=UID, how=answer)
    daily.quiet()
    assert daily.disagreements() == []
    assert problem_of(daily.record(UID)) == ""
    assert (standing(daily) == before) == (answer == "take_theirs")


def test_editing_one_occurrence_answers_with_that_occurrence(daily):
    changes = {"start": "2027-03-05T17:00", "title": "Short review"}
    event = daily.ask("edit", uid=UID, occurrence="2027-03-05T15:00", changes=changes)
    assert (event["title"], event["start"]) == ("Short review", "2027-03-05T17:00:00+01:00")
    assert event["recurrence_id"] == "2027-03-05T15:00:00+01:00"
    assert event["meeting"]["id"] == str(meeting(daily).id)


def test_a_rule_zoom_cannot_say_becomes_a_meeting_without_fixed_time_and_is_told_once(daily):
    number = meeting(daily).id
    daily.ask("edit", uid=UID, changes={"rrule": "FREQ=YEARLY"})
    daily.quiet()
    assert (meeting(daily).id, meeting(daily).type) == (number, 3)
    assert daily.told() == ["zoom.no_fixed_time"]
    shown = daily.ask("show", uid=UID)["meeting"]
    assert (shown["state"], shown["problem"]) == ("ready", None)
    daily.ask("edit", uid=UID, changes={"title": "Yearly review"})
    daily.quiet()
    assert daily.told() == ["zoom.no_fixed_time"]


def test_a_change_that_zoom_refused_is_the_outcome_of_the_save(daily):
    daily.sandbox.fault("PATCH", "/v2/meetings/{id}", kind="status", status=400, body='{"code": 300, "message": "No."}')
    daily.ask("edit", uid=UID, changes={"title": "Refused"})
    daily.quiet()
    outcome, trouble = Standing(daily.store, daily.clock).outcome(UID)
    assert (outcome, trouble.code) == ("problem", "zoom.meeting_refused")
    daily.ask("edit", uid=UID, changes={"title": "Accepted"})
    daily.quiet()
    assert Standing(daily.store, daily.clock).outcome(UID) == ("done", None)
