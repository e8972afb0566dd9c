"""What was changed or deleted in Zoom is found, said once, shown on the event, and mended as the person wants."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.service.kit import NOW, problem_of
from tray.domain.problem_json import problem_to_json
from tray.domain.problems import problem


@pytest.fixture
def review(world):
    """An event in two days, with its meeting."""
    event = world.ask("add", text="Review 2027-03-03 15:00-16:00 zoom")
    world.quiet()
    world.sandbox.clear_calls()
    world.heard.clear()
    return event["uid"]


def meeting(world):
    (found,) = world.sandbox.meetings()
    return found


@pytest.fixture(autouse=True)
def european(monkeypatch):
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")


def dates(world, uid):
    asked = {"from": "2027-03-01T00:00:00+00:00", "to": "2027-05-01T00:00:00+00:00"}
    return [event["start"] for event in world.ask("agenda", **asked)["events"] if event["uid"] == uid]


def shortly_before(world):
    """The clock, ten minutes before the event."""
    world.sandbox.clock.set(datetime.fromisoformat("2027-03-03T14:50:00+01:00"))


def test_a_quiet_day_asks_once_about_each_meeting(world, review):
    world.quiet(hours=30)

    assert [call.split()[0] for call in world.api_calls()] == ["GET"]
    assert world.told() == []
    assert world.disagreements() == []


def test_ten_minutes_before_the_start_zoom_is_asked_once(world, review):
    world.machine.settle()
    shortly_before(world)
    world.machine.settle()
    world.machine.settle()

    assert [call.split()[0] for call in world.api_calls()] == ["GET"]


def test_the_next_look_is_told_to_the_alarm_and_none_is_made_before(world, review):
    wake = world.machine.settle()

    assert wake == pytest.approx((NOW + timedelta(days=1)).timestamp(), abs=60)
    assert world.api_calls() == []


def test_a_meeting_moved_in_zoom_is_found_and_said_once(world, review):
    world.sandbox.portal.move(meeting(world).id, datetime.fromisoformat("2027-03-04T10:00:00+01:00"), 30)
    world.quiet(hours=24.5)

    assert world.told() == ["zoom.meeting_moved"]
    told = next(message for message in world.heard if message["event"] == "problem")
    assert told["uid"] == review
    assert told["problem"]["action"]["target"] == review
    assert told["problem"]["detail"] == "“Review” is on Thu 4 Mar, 10:00–10:30, in Zoom."
    shown = world.ask("show", uid=review)["meeting"]
    assert (shown["state"], shown["problem"]["code"]) == ("ready", "zoom.meeting_moved")
    world.quiet(hours=30)
    assert world.told() == ["zoom.meeting_moved"]


def test_zooms_time_is_taken_into_the_event(world, review):
    world.sandbox.portal.move(meeting(world).id, datetime.fromisoformat("2027-03-04T10:00:00+01:00"), 30)
    world.ask("check_meeting", uid=review)
    world.sandbox.clear_calls()

    event = world.ask("repair_meeting", uid=review, how="take_theirs")
    world.quiet()

    assert (event["start"], event["end"]) == ("2027-03-04T10:00:00+01:00", "2027-03-04T10:30:00+01:00")
    assert world.api_calls() == []
    assert world.disagreements() == []
    assert problem_of(world.record(review)) == ""


def test_our_time_is_sent_to_zoom(world, review):
    world.sandbox.portal.move(meeting(world).id, datetime.fromisoformat("2027-03-04T10:00:00+01:00"), 30)
    world.ask("check_meeting", uid=review)

    world.ask("repair_meeting", uid=review, how="send_ours")
    world.quiet()

    assert meeting(world).start == datetime.fromisoformat("2027-03-03T15:00:00+01:00")
    assert meeting(world).duration == 60
    assert problem_of(world.record(review)) == ""


def test_zooms_title_is_taken_into_the_event_and_its_time_stays(world, review):
    world.sandbox.portal.rename(meeting(world).id, "Design review")
    world.ask("check_meeting", uid=review)
    assert world.told() == ["zoom.meeting_renamed"]

    event = world.ask("repair_meeting", uid=review, how="take_theirs")
    world.quiet()

    assert (event["title"], event["start"]) == ("Design review", "2027-03-03T15:00:00+01:00")
    assert world.disagreements() == []


def test_a_meeting_deleted_in_zoom_is_believed_when_said_twice_and_made_anew(world, review):
    old = meeting(world).id
    world.sandbox.portal.delete(old)
    world.ask("check_meeting", uid=review)
    assert world.told() == []
    world.quiet()
    assert world.told() == ["zoom.meeting_gone"]
    assert world.ask("show", uid=review)["meeting"]["state"] == "gone"

    world.ask("repair_meeting", uid=review, how="recreate")
    world.quiet()

    assert meeting(world).id != old
    assert world.disagreements() == []


@pytest.mark.parametrize("how", ["send_ours", "take_theirs"])
@pytest.mark.parametrize("state", ["gone", "foreign"])
def test_nothing_is_sent_to_a_lost_meeting_or_taken_from_it_and_its_problem_stays(world, review, state, how):
    """The problem went away, and the event had a dead link without a word."""
    told = problem_to_json(problem(f"zoom.meeting_{state}", target=review))
    world.store.meetings.put(replace(world.record(review), state=state, problem=told))

    assert world.problem("repair_meeting", uid=review, how=how) == f"zoom.meeting_{state}"
    world.quiet()

    assert problem_of(world.record(review)) == f"zoom.meeting_{state}"
    assert world.api_calls() == []


def test_a_new_meeting_in_place_of_one_that_lives_leaves_no_orphan(world, review):
    old = meeting(world).id
    world.sandbox.portal.rename(old, "Renamed")
    world.ask("check_meeting", uid=review)

    world.ask("repair_meeting", uid=review, how="recreate")
    world.quiet()

    assert meeting(world).id != old
    assert world.disagreements() == []


def test_a_false_word_that_it_is_gone_changes_nothing(world, review):
    world.sandbox.fault("GET", "/v2/meetings/{id}", kind="gone", times=1)
    world.ask("check_meeting", uid=review)
    world.quiet()

    assert world.told() == []
    assert world.ask("show", uid=review)["meeting"]["state"] == "ready"
    assert world.disagreements() == []


def test_the_link_of_a_lost_meeting_is_dropped(world, review):
    world.sandbox.portal.delete(meeting(world).id)
    world.ask("check_meeting", uid=review)
    world.quiet()

    event = world.ask("repair_meeting", uid=review, how="drop")
    world.quiet()

    assert (event["meeting"], event["join_url"]) == (None, None)
    assert world.disagreements() == []


def test_a_meeting_given_to_somebody_else_is_found_and_replaced(world, review):
    dora = "dora@example.com"
    world.sandbox.portal.transfer(meeting(world).id, dora)
    world.ask("check_meeting", uid=review)
    world.quiet()
    assert world.told()[0] in {"zoom.meeting_foreign", "zoom.meeting_gone"}

    world.ask("repair_meeting", uid=review, how="recreate")
    world.quiet()

    own = [found for found in world.sandbox.meetings() if found.host_email != dora]
    assert [str(found.id) for found in own] == [world.ask("show", uid=review)["meeting"]["id"]]


def test_a_series_moved_in_zoom_keeps_its_rule(world):
    uid = world.ask("add", text="Standup 2027-03-03 9:00-9:15 zoom")["uid"]
    world.ask("edit", uid=uid, changes={"rrule": "FREQ=WEEKLY;COUNT=4"})
    world.quiet()
    found = meeting(world)
    world.sandbox.portal.rename(found.id, "Stand-up")
    world.ask("check_meeting", uid=uid)

    event = world.ask("repair_meeting", uid=uid, how="take_theirs")
    world.quiet()

    assert (event["title"], event["rrule"]) == ("Stand-up", "FREQ=WEEKLY;COUNT=4")
    assert world.disagreements() == []


@pytest.mark.parametrize("rule", ["FREQ=WEEKLY;COUNT=6", "FREQ=WEEKLY;UNTIL=20270407T070000Z", "FREQ=WEEKLY"])
def test_a_series_that_has_begun_and_is_moved_in_zoom_keeps_its_first_date_and_its_last(world, rule):
    """An hour later in Zoom made it weeks later here: Zoom names the next date as the start."""
    uid = world.ask("add", text="Standup 2027-03-03 9:00-9:15 zoom")["uid"]
    world.ask("edit", uid=uid, changes={"rrule": rule})
    world.quiet()
    before = dates(world, uid)
    world.sandbox.clock.advance(days=16)
    world.ask("edit", uid=uid, changes={"end": "2027-03-03T09:30"})  # so that it is sent from its next date on
    world.quiet()
    world.sandbox.portal.move(meeting(world).id, datetime.fromisoformat("2027-03-24T10:00:00+01:00"))
    world.ask("check_meeting", uid=uid)

    event = world.ask("repair_meeting", uid=uid, how="take_theirs")
    world.quiet()

    assert event["start"] == "2027-03-03T10:00:00+01:00"
    assert dates(world, uid) == [one.replace("T09", "T10") for one in before]
    assert world.disagreements() == []


@pytest.mark.parametrize(
    ("recurrence", "rule", "words"),
    [
        (
            {"type": 1, "repeat_interval": 2, "end_times": 3},
            "FREQ=DAILY;INTERVAL=2;COUNT=3",
            "“Standup” repeats otherwise in Zoom: Every 2 days, 3 times.",
        ),
        (
            {"type": 2, "repeat_interval": 1, "weekly_days": "4,6", "end_times": 6},
            "FREQ=WEEKLY;BYDAY=WE,FR;COUNT=6",
            "“Standup” repeats otherwise in Zoom: Every week on Wednesday and Friday, 6 times.",
        ),
    ],
)
def test_another_rule_that_a_coming_series_was_given_in_zoom_is_told_and_taken_over(world, recurrence, rule, words):
    """Zoom's time was taken, and ours was sent."""
    uid = world.ask("add", text="Standup 2027-03-03 9:00-9:15 zoom")["uid"]
    world.ask("edit", uid=uid, changes={"rrule": "FREQ=WEEKLY;COUNT=4"})
    world.quiet()
    start = meeting(world).start.astimezone(ZoneInfo("Europe/Berlin")).strftime("%Y-%m-%dT%H:%M:%S")
    world.sandbox.portal.edit(meeting(world).id, recurrence=recurrence, start_time=start, timezone="Europe/Berlin")
    world.ask("check_meeting", uid=uid)
    assert world.ask("show", uid=uid)["meeting"]["problem"]["detail"] == words

    event = world.ask("repair_meeting", uid=uid, how="take_theirs")
    world.quiet()

    assert event["rrule"] == rule
    assert meeting(world).recurrence == recurrence
    assert world.disagreements() == []


def test_many_meetings_are_looked_at_few_an_hour(world):
    for number in range(15):
        world.ask("add", text=f"Review {number} 2027-03-05 {8 + number % 10}:00 zoom")
    world.quiet()
    world.sandbox.clear_calls()
    world.sandbox.clock.advance(hours=25)
    world.machine.settle()
    assert len(world.api_calls()) == 6
    world.quiet(hours=3)

    calls = world.sandbox.calls("GET", "/v2/meetings/{id}")
    assert len(calls) == 15
    for call in calls:
        later = [other for other in calls if timedelta() <= other.time - call.time < timedelta(hours=1)]
        assert len(later) <= 6


def test_while_zoom_is_out_of_reach_it_is_left_alone_for_a_while(world, review):
    with world.sandbox.offline():
        shortly_before(world)
        world.machine.settle()
        wake = world.machine.settle()
        assert wake == pytest.approx(world.clock.timestamp() + 900, abs=30)
    assert world.told() == []


def test_an_app_removed_in_zoom_is_noticed_by_the_look_and_said_once(world, review):
    world.sandbox.portal.remove_app("ann@example.com")
    shortly_before(world)
    world.quiet()
    world.quiet(hours=30)

    (account,) = world.store.accounts.all()
    assert account.state == "sign_in_again"
    assert len([call for call in world.sandbox.calls("POST", "/oauth/token") if call.status == 400]) <= 1
