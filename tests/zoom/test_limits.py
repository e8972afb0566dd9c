"""Zoom's limits are kept before Zoom has to say so, and borne when it does."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.zoom.kit import ANN, BEN, NOW, World, an_event
from tests.zoom_sandbox import Switches
from tray.domain.problem_json import problem_from_json
from tray.zoom import wishes


def test_five_hundred_wishes_after_a_day_offline_meet_no_refusal(tmp_path: Path) -> None:
    """On Zoom's smallest plan: a hundred a day, two a second, and not one 429."""
    switches = Switches(plan="free", limit_clock="sandbox")
    with World(tmp_path, switches=switches) as world:
        world.sign_in()
        for number in range(500):
            world.wish(an_event(f"Event {number}", uid=f"e{number}", hours=24 * 20), mark=f"m{number}")
        world.quiet(hours=24 * 6)
        assert len(world.sandbox.meetings(ANN)) == 500
        assert world.sandbox.calls(status=429) == []
        assert world.store.meetings.next_wish() is None
        assert world.clock.timestamp() < (NOW + timedelta(days=5)).timestamp()


def test_the_person_hears_of_the_limit_before_and_at_it(connected: World) -> None:
    """At eighty once, at a hundred once with when it goes on; deletions and looks go on meanwhile."""
    for number in range(103):
        connected.wish(an_event(f"Event {number}", uid=f"e{number}", hours=100), mark=f"m{number:03}")
    connected.quiet()
    assert [code for code, _ in connected.reports] == ["zoom.daily_limit_near", "zoom.rate_limited"]
    assert connected.problems[-1].retry_at == "2027-03-02T00:00:05+00:00"
    assert len(connected.sandbox.meetings(ANN)) == 100
    waiting = connected.record("m102")
    assert waiting is not None
    told = problem_from_json(waiting.problem)
    assert told is not None
    assert (told.code, told.retry_at) == ("zoom.rate_limited", "2027-03-02T00:00:05+00:00")
    wishes.want_gone(connected.store, "m000")
    connected.quiet()
    assert len(connected.sandbox.meetings(ANN)) == 99
    connected.quiet(hours=24)
    assert len(connected.sandbox.meetings(ANN)) == 102
    assert connected.sandbox.calls(status=429) == []


def test_other_computers_share_the_hundred(connected: World) -> None:
    """Zoom's own word counts where our count is short; it goes on by itself after midnight UTC."""
    connected.sandbox.switch(daily_writes_per_user=0)
    connected.wish(an_event(hours=100))
    connected.quiet()
    assert [code for code, _ in connected.reports] == ["zoom.rate_limited"]
    connected.sandbox.switch(daily_writes_per_user=100)
    connected.quiet(hours=24)
    assert len(connected.sandbox.meetings(ANN)) == 1
    assert len(connected.sandbox.calls(status=429)) == 1


def test_one_account_at_its_limit_does_not_hold_up_another(connected: World) -> None:
    """Limits, pauses and sign-ins are each account's own."""
    ann = connected.account.id
    ben = connected.sign_in(BEN).id
    connected.sandbox.fault("POST", "/v2/users/me/meetings", kind="rate_user", times=None, user=ANN)
    connected.wish(an_event(uid="e1", hours=100), mark="m1", account=ann)
    connected.wish(an_event(uid="e2", hours=100), mark="m2", account=ben)
    connected.quiet()
    assert (len(connected.sandbox.meetings(ANN)), len(connected.sandbox.meetings(BEN))) == (0, 1)


def test_while_zoom_is_down_one_wish_asks_for_all(connected: World) -> None:
    """Fifty waiting wishes cost one try at a time, every one says why it waits, and one word is said."""
    for number in range(50):
        connected.wish(an_event(uid=f"e{number}", hours=100), mark=f"m{number}")
    with connected.sandbox.offline():
        connected.quiet(hours=1)
        assert [code for code, _ in connected.reports] == ["zoom.unreachable"]
        for record in connected.store.meetings.all():
            told = problem_from_json(record.problem)
            assert told is not None
            assert told.code == "zoom.unreachable"
            assert told.retry_at is not None
    connected.room.runner.retry()
    connected.quiet()
    assert len(connected.sandbox.meetings(ANN)) == 50
    assert not any(record.problem for record in connected.store.meetings.all())


def test_a_restart_does_not_hurry_anybody(connected: World) -> None:
    """A pause holds over the end of the process."""
    connected.wish(an_event())
    connected.sandbox.fault("POST", "/v2/users/me/meetings", kind="rate_daily", times=None)
    connected.quiet()
    calls = len(connected.sandbox.calls())
    for _ in range(5):
        connected.restart()
        connected.quiet()
    assert len(connected.sandbox.calls()) == calls


def test_a_clock_that_was_far_ahead_does_not_stop_it_for_ever(connected: World) -> None:
    """A pause made in a wrong future does not hold in the right present."""
    connected.clock.sleep(400 * 86400)
    connected.sandbox.fault("POST", "/v2/users/me/meetings", kind="status_503")
    connected.wish(an_event(hours=24 * 500))
    connected.room.runner.settle()
    connected.sandbox.clock.set(NOW)
    connected.sign_in()
    connected.quiet()
    assert len(connected.sandbox.meetings(ANN)) == 1


@pytest.mark.parametrize("kind", ["rate_second", "rate_lock"])
def test_a_short_limit_is_waited_out_without_a_word(connected: World, kind: str) -> None:
    """A few seconds are no news."""
    connected.sandbox.fault("POST", "/v2/users/me/meetings", kind=kind)
    connected.wish(an_event())
    begun = connected.clock.timestamp()
    connected.quiet()
    assert len(connected.sandbox.meetings(ANN)) == 1
    assert connected.reports == []
    assert connected.clock.timestamp() - begun < 15
