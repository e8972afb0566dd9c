"""What a save costs at Zoom, through the commands: the fewest calls there can be."""

from __future__ import annotations

import pytest


@pytest.fixture
def uid(world):
    """An event with its meeting."""
    event = world.ask("add", text="Review 2027-03-03 15:00-16:00 zoom")
    world.quiet()
    return event["uid"]


def calls(world, name, **arguments):
    """The methods of the calls that one command leads to."""
    world.sandbox.clear_calls()
    world.ask(name, **arguments)
    world.quiet()
    return [call.split()[0] for call in world.api_calls()]


def test_a_create_is_one_call(world):
    assert calls(world, "add", text="Demo 2027-03-04 15:00 zoom") == ["POST"]


@pytest.mark.parametrize("changes", [{"title": "Design"}, {"description": "Bring the plans"}])
def test_an_update_is_one_call(world, uid, changes):
    assert calls(world, "edit", uid=uid, changes=changes) == ["PATCH"]


@pytest.mark.parametrize("changes", [{"start": "2027-03-03T16:00"}, {"timezone": "America/New_York"}])
def test_a_new_time_is_read_back_once(world, uid, changes):
    assert calls(world, "edit", uid=uid, changes=changes) == ["PATCH", "GET"]


def test_a_longer_meeting_is_one_call(world, uid):
    assert calls(world, "edit", uid=uid, changes={"end": "2027-03-03T16:30"}) == ["PATCH"]


@pytest.mark.parametrize(
    "changes", [{}, {"title": "Review"}, {"invite": ["ben@example.com"]}, {"location": "Room 3"}, {"reminders": [30]}]
)
def test_what_zoom_need_not_know_is_no_call(world, uid, changes):
    assert calls(world, "edit", uid=uid, changes=changes) == []


def test_a_burst_of_edits_is_one_call(world, uid):
    world.sandbox.clear_calls()
    for number in range(10):
        world.ask("edit", uid=uid, changes={"title": f"Design {number}"})
        world.machine.settle()
        world.sandbox.clock.advance(seconds=0.1)
    world.quiet()
    assert [call.split()[0] for call in world.api_calls()] == ["PATCH"]


def test_a_delete_is_one_call(world, uid):
    assert calls(world, "delete", uid=uid) == ["DELETE"]


def test_turning_zoom_on_for_an_event_that_is_there_is_one_call(world):
    uid = world.ask("add", text="Lunch 2027-03-04 12:00")["uid"]
    assert calls(world, "edit", uid=uid, changes={"zoom": True}) == ["POST"]
    assert world.disagreements() == []
