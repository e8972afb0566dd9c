"""The icon says in one glance what matters now."""

from __future__ import annotations

import pytest

from tests.planning.entries import BERLIN, NOW, at, timed, whole_day
from tray.domain.problems import problem
from tray.domain.settings import Settings
from tray.planning.icon import plan_icon


def picture(entries, now=NOW, problems=(), **settings):
    return plan_icon(entries, now=now, zone=BERLIN, settings=Settings(**settings), problems=problems)


@pytest.mark.parametrize(
    ("clock", "state", "minutes"),
    [
        ("09:00", "idle", None),
        ("10:45", "soon", 15),
        ("10:59", "soon", 1),
        ("11:00", "now", None),
        ("11:59", "now", None),
        ("12:00", "idle", None),
    ],
)
def test_it_counts_the_last_minutes_and_then_says_now(clock, state, minutes):
    made = picture([timed("call", "11:00")], now=at(clock))

    assert (state, minutes) == (made.state, made.minutes)


def test_nothing_moves_until_an_event_comes_near():
    assert at("10:45") == picture([timed("call", "11:00")]).next_at


def test_the_countdown_moves_at_the_full_minute():
    assert at("10:51") == picture([timed("call", "11:00")], now=at("10:50")).next_at


def test_with_nothing_to_come_it_never_looks_again():
    assert picture([whole_day("fair")]).next_at is None


def test_a_problem_shows_but_never_hides_a_meeting_that_is_near():
    trouble = [problem("zoom.sign_in_expired")]

    assert picture([], problems=trouble).state == "attention"
    assert picture([timed("call", "10:05")], problems=trouble).state == "soon"


def test_what_passes_by_itself_is_shown_as_offline():
    assert picture([], problems=[problem("zoom.unreachable")]).state == "offline"


def test_titles_are_hidden_when_the_person_shares_the_screen():
    assert "Redundancies" not in picture([timed("Redundancies", "10:05")], hide_titles=True).tooltip
