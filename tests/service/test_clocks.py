"""Clocks that change, stand still or go back move no meeting and keep no wish waiting."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tray.service.doctor import report
from tray.service.queries import Queries


def add(world, start, end, **more):
    draft = {
        "title": "Review", "start": start, "end": end, "timezone": "Europe/Berlin", "all_day": False, "rrule": None,
        "location": "", "attendees": [], "calendar": None, "zoom": True, "reminders": [], "description": "",
        "spans": [], "notes": [],
    }  # fmt: skip
    uid = world.ask("add", draft=draft | more)["uid"]
    world.quiet()
    return uid


def meeting(world):
    (found,) = world.sandbox.meetings()
    return found


@pytest.mark.parametrize(
    ("start", "instant"),
    [
        ("2027-03-27T09:00:00+01:00", "2027-03-27T08:00:00+00:00"),
        ("2027-03-29T09:00:00+02:00", "2027-03-29T07:00:00+00:00"),
        ("2027-10-30T09:00:00+02:00", "2027-10-30T07:00:00+00:00"),
        ("2027-11-01T09:00:00+01:00", "2027-11-01T08:00:00+00:00"),
    ],
)
def test_before_and_after_a_change_of_clocks_the_meeting_is_at_the_right_instant(world, start, instant):
    end = (datetime.fromisoformat(start) + timedelta(hours=1)).isoformat()
    add(world, start, end)

    assert meeting(world).start == datetime.fromisoformat(instant)
    assert world.disagreements() == []


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        ("2027-03-28T01:30:00+01:00", "2027-03-28T03:30:00+02:00", 60),  # an hour is skipped in between
        ("2027-10-31T01:30:00+02:00", "2027-10-31T03:30:00+01:00", 180),  # an hour comes twice
    ],
)
def test_a_meeting_over_the_change_is_as_long_as_it_really_is(world, start, end, minutes):
    add(world, start, end)

    assert meeting(world).duration == minutes


def test_a_series_over_the_change_keeps_its_time_of_day(world):
    add(world, "2027-03-22T09:00:00+01:00", "2027-03-22T09:30:00+01:00", rrule="FREQ=WEEKLY;COUNT=3")

    berlin = ZoneInfo("Europe/Berlin")
    starts = [occurrence.start.astimezone(berlin) for occurrence in meeting(world).occurrences]
    assert [f"{start:%d %H:%M}" for start in starts] == ["22 09:00", "29 09:00", "05 09:00"]


def test_moving_an_event_over_the_change_keeps_its_length(world):
    uid = add(world, "2027-03-26T09:00:00+01:00", "2027-03-26T10:00:00+01:00")

    world.ask("edit", uid=uid, changes={"start": "2027-03-30T09:00"})
    world.quiet()

    assert (meeting(world).start, meeting(world).duration) == (datetime(2027, 3, 30, 7, tzinfo=UTC), 60)


def test_a_person_who_travels_moves_no_meeting_and_adds_in_the_zone_of_the_place(world):
    add(world, "2027-03-03T15:00:00+01:00", "2027-03-03T16:00:00+01:00")
    world.sandbox.clear_calls()

    world.clock.place = ZoneInfo("America/New_York")
    world.restart()
    world.quiet()
    assert world.api_calls() == []
    world.ask("add", text="Call 2027-03-04 15:00 zoom")
    world.quiet()

    assert [found.start for found in world.sandbox.meetings()] == [
        datetime(2027, 3, 3, 14, tzinfo=UTC),
        datetime(2027, 3, 4, 20, tzinfo=UTC),
    ]


def test_a_computer_that_slept_over_the_life_of_its_token_goes_on(world):
    uid = add(world, "2027-03-03T15:00:00+01:00", "2027-03-03T16:00:00+01:00")
    world.sandbox.clock.advance(hours=9)

    world.ask("edit", uid=uid, changes={"title": "Design"})
    world.quiet()

    assert meeting(world).topic == "Design"
    assert len(world.sandbox.calls("POST", "/oauth/token")) == 2


@pytest.mark.parametrize("back", [timedelta(minutes=50), timedelta(hours=20), timedelta(days=40)])
def test_a_clock_that_is_set_back_keeps_no_wish_waiting(world, back):
    world.sandbox.fault("POST", "/v2/users/me/meetings", kind="status_503", times=4)
    uid = world.ask("add", text="Review 2027-05-03 15:00 zoom")["uid"]
    world.quiet(hours=0.02)
    assert world.record(uid).pending

    world.sandbox.clock.set(world.clock.now() - back)
    world.sandbox.clear_faults()
    world.ask("settle", clock_set=True)
    world.quiet(hours=1)

    assert world.record(uid).state == "ready"
    assert world.disagreements() == []


def test_without_anybody_who_noticed_a_wish_waits_a_week_at_most(world):
    world.sandbox.fault("POST", "/v2/users/me/meetings", kind="status_503", times=1)
    uid = world.ask("add", text="Review 2027-05-03 15:00 zoom")["uid"]
    world.machine.settle()
    world.sandbox.clock.set(world.clock.now() - timedelta(days=40))
    world.restart()

    world.quiet(hours=1)

    assert world.record(uid).state == "ready"


@pytest.mark.parametrize(
    ("ahead", "words"),
    [
        (timedelta(hours=2), "It is 2 h ahead of the time that Zoom tells."),
        (timedelta(minutes=-20), "It is 20 min behind the time that Zoom tells."),
        (timedelta(days=-400), "It is 400 days behind the time that Zoom tells."),
    ],
)
def test_a_clock_that_is_wrong_is_said_once_stands_in_the_report_and_ends_when_it_is_right(world, ahead, words):
    world.clock.ahead = ahead
    add(world, "2027-03-28T09:00:00+01:00", "2027-03-28T10:00:00+01:00")
    add(world, "2027-03-28T11:00:00+01:00", "2027-03-28T12:00:00+01:00")

    assert world.told() == ["clock.wrong"]
    (told,) = [message["problem"] for message in world.heard if message["event"] == "problem"]
    assert told["detail"] == words
    assert told["action"]["kind"] == "retry"
    queries = Queries(world.store, world.clock, lambda: (world.machine.work.settings(), None))
    assert [found.code for found in queries.standing.problems((), None)] == ["clock.wrong"]
    assert f"Clock: {words}" in report(queries, world.paths)

    world.clock.ahead = timedelta()
    add(world, "2027-03-29T09:00:00+02:00", "2027-03-29T10:00:00+02:00")
    assert queries.standing.problems((), None) == ()
    assert world.told() == ["clock.wrong"]


def test_a_clock_some_minutes_off_is_nobodys_concern(world):
    world.clock.ahead = timedelta(minutes=4)
    add(world, "2027-03-28T09:00:00+01:00", "2027-03-28T10:00:00+01:00")

    assert world.told() == []
