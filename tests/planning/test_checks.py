"""Zoom is asked about meetings before they begin and once a day, in few calls and without idle wake-ups."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tray.planning.checks import DAILY, MOST, REACH, ROUND, SHORTLY, Checkable, plan_checks

NOW = 2_000_000_000.0
HOUR = 3600.0


def meeting(starts_in: float, checked_ago: float, mark: str = "m", **more: float) -> Checkable:
    return Checkable(mark, NOW + starts_in, NOW - checked_ago, **more)


def test_a_meeting_is_looked_at_ten_minutes_before_it_begins_and_not_again():
    one = meeting(SHORTLY, HOUR)

    assert plan_checks([one], NOW - 1, 0).due == ()
    assert plan_checks([one], NOW - 1, 0).next_at == NOW
    assert plan_checks([one], NOW, 0).due == ("m",)
    after = replace(one, checked_at=NOW)
    assert plan_checks([after], NOW + 1, 0).due == ()
    assert plan_checks([after], NOW + 1, 0).next_at == NOW + DAILY


def test_a_computer_that_slept_through_the_moment_looks_when_it_wakes():
    assert plan_checks([meeting(-60, HOUR)], NOW, 0).due == ("m",)


def test_a_meeting_made_shortly_before_its_start_is_not_looked_at():
    assert plan_checks([meeting(300, 10)], NOW, 0).due == ()


def test_a_meeting_of_the_next_days_is_looked_at_once_a_day():
    assert plan_checks([meeting(3 * DAILY, DAILY)], NOW, 0).due == ("m",)
    early = plan_checks([meeting(3 * DAILY, DAILY - 60)], NOW, 0)
    assert (early.due, early.next_at) == ((), NOW + 60)


def test_a_meeting_far_away_is_left_alone_until_it_comes_near():
    plan = plan_checks([meeting(REACH + HOUR, 30 * DAILY)], NOW, 0)
    assert (plan.due, plan.next_at) == ((), NOW + HOUR)


def test_daily_looks_come_in_small_rounds_an_hour_apart_those_not_seen_longest_first():
    many = [meeting(3 * DAILY, DAILY + number, f"m{number:02d}") for number in range(20)]

    plan = plan_checks(many, NOW, NOW - ROUND)

    assert plan.due == tuple(f"m{number}" for number in range(19, 19 - MOST, -1))
    rest = plan_checks(many[: 20 - MOST], NOW + 1, NOW)
    assert (rest.due, rest.next_at) == ((), NOW + ROUND)


def test_what_begins_soon_waits_for_no_round():
    assert plan_checks([meeting(60, HOUR)], NOW, NOW - 1).due == ("m",)


def test_an_account_that_is_left_alone_is_not_asked_and_wakes_nobody_before():
    plan = plan_checks([meeting(60, HOUR, not_before=NOW + 900)], NOW, 0)
    assert (plan.due, plan.next_at) == ((), NOW + 900)


def test_a_clock_that_was_set_back_keeps_nothing_from_being_looked_at():
    assert plan_checks([meeting(3 * DAILY, -5 * DAILY)], NOW, NOW + 5 * DAILY).due == ("m",)


def test_nothing_to_look_at_wakes_nobody():
    assert plan_checks([], NOW, 0).next_at is None


@given(st.lists(st.tuples(st.floats(0, 10 * DAILY), st.floats(0, 3 * DAILY)), max_size=40))
def test_a_day_of_checks_keeps_the_limits_and_comes_to_rest_between(facts):
    """Played through three days: never an idle wake-up, each meeting at most twice a day, few an hour."""
    meetings = {f"m{n}": meeting(starts, ago, f"m{n}") for n, (starts, ago) in enumerate(facts)}
    now, last_round, calls = NOW, 0.0, []
    for _ in range(2000):
        plan = plan_checks([m for m in meetings.values() if m.starts > now - HOUR], now, last_round)
        for mark in plan.due:
            calls.append((now, mark))
            meetings[mark] = replace(meetings[mark], checked_at=now)
        last_round = now if plan.is_round else last_round
        if plan.due:
            continue
        if plan.next_at is None or plan.next_at > NOW + 3 * DAILY:
            break
        assert plan.next_at > now, "it would wake for nothing"
        now = plan.next_at
    else:
        raise AssertionError("it never came to rest")
    for mark in meetings:
        times = [at for at, called in calls if called == mark]
        assert all(sum(1 for other in times if at <= other < at + DAILY) <= 2 for at in times)
