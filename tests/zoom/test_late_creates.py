"""A create that Zoom carries out, or lists, long after nobody waits for it leaves no second meeting and no orphan."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.zoom.kit import ANN, World, an_event
from tray.zoom import wishes
from tray.zoom.doubts import LOOK_AGAIN_AFTER, Doubts


@pytest.fixture
def lossy(connected: World) -> World:
    """The first create gets no answer."""
    connected.sandbox.fault("POST", "/v2/users/me/meetings", kind="drop_after")
    return connected


def carried_out_late(world: World, after: float) -> None:
    """The answer was lost, and the meeting stands in no list before so many seconds."""
    world.sandbox.switch(list_delay_seconds=int(after))
    world.wish(an_event())


def only_meeting(world: World) -> None:
    (meeting,) = world.sandbox.meetings(ANN)
    record = world.record()
    assert record is not None
    assert (record.meeting_id, record.state, record.pending) == (str(meeting.id), "ready", False)
    assert world.shown()["id"] == str(meeting.id)


@pytest.mark.parametrize("seconds", [40, 500, 2 * 3600, 20 * 3600])
def test_the_second_meeting_is_deleted_when_it_turns_up(lossy: World, seconds: int) -> None:
    carried_out_late(lossy, seconds)
    lossy.quiet(hours=0.02)
    assert len(lossy.sandbox.meetings(ANN)) == 2
    lossy.quiet(hours=30)
    only_meeting(lossy)
    assert Doubts(lossy.store.facts).all() == {}


@pytest.mark.parametrize("seconds", [40, 2 * 3600])
def test_an_event_that_was_deleted_meanwhile_leaves_no_meeting(lossy: World, seconds: int) -> None:
    carried_out_late(lossy, seconds)
    lossy.room.runner.settle()
    wishes.want_gone(lossy.store, "m1")
    lossy.quiet(hours=0.02)
    assert lossy.record() is None
    assert len(lossy.sandbox.meetings(ANN)) == 1
    lossy.quiet(hours=30)
    assert lossy.sandbox.meetings(ANN) == []


def test_a_create_that_was_found_by_its_mark_is_doubted_no_more(lossy: World) -> None:
    lossy.wish(an_event())
    lossy.quiet()
    only_meeting(lossy)
    lossy.sandbox.clear_calls()
    lossy.quiet(hours=30)
    assert lossy.api_calls() == []


def test_an_answered_create_is_never_doubted(connected: World) -> None:
    connected.wish(an_event())
    connected.quiet()
    assert Doubts(connected.store.facts).all() == {}


def test_a_create_that_never_left_is_never_doubted(connected: World) -> None:
    with connected.sandbox.offline():
        connected.wish(an_event())
        connected.room.runner.settle()
    assert Doubts(connected.store.facts).all() == {}


def test_looking_for_many_costs_one_list_each_time(connected: World) -> None:
    """However many creates were lost at once; and each is looked for four times, not for ever."""
    connected.sandbox.switch(list_delay_seconds=3600 * 24 * 7)
    connected.sandbox.fault("POST", "/v2/users/me/meetings", kind="drop_after", times=5)
    for number in range(5):
        connected.wish(an_event(uid=f"e{number}", hours=100), mark=f"m{number}")
    connected.quiet(hours=0.1)
    connected.sandbox.clear_calls()
    connected.quiet(hours=40)
    lists = [call for call in connected.api_calls() if call == "GET /v2/users/me/meetings"]
    assert 0 < len(lists) <= 5 * len(LOOK_AGAIN_AFTER)
    assert connected.room.runner.settle() is None


def test_what_was_dropped_on_wish_is_left_alone(lossy: World) -> None:
    carried_out_late(lossy, 40)
    lossy.quiet(hours=0.02)
    wishes.drop(lossy.store, "m1")
    lossy.quiet(hours=30)
    assert len(lossy.sandbox.meetings(ANN)) == 2


def test_doubts_go_with_their_account(lossy: World, tmp_path: Path) -> None:
    carried_out_late(lossy, 40)
    lossy.quiet(hours=0.02)
    lossy.room.runner.remove_account(lossy.account.id, delete_meetings=False)
    assert Doubts(lossy.store.facts).all() == {}
