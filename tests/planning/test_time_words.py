"""Times read as a person would say them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.planning.entries import BERLIN, NOW, at
from tray.planning.time_words import day_name, time_range, until, when


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (-5, "now"),
        (0, "now"),
        (1, "in 1 min"),
        (60, "in 1 min"),
        (61, "in 2 min"),
        (3600, "in 1 h"),
        (3600 * 3 + 1200, "in 3 h 20 min"),
        (86400, "in 1 day"),
        (86400 * 3, "in 3 days"),
    ],
)
def test_the_time_to_an_event_is_never_said_too_short(seconds, words):
    assert words == until(NOW + timedelta(seconds=seconds), NOW)


def test_a_range_says_am_or_pm_once_where_it_is_the_same():
    assert time_range(at("15:00"), at("16:30"), hours24=False) == "3:00–4:30 pm"
    assert time_range(at("11:00"), at("13:00"), hours24=False) == "11:00 am–1:00 pm"


def test_a_range_into_another_day_names_it_unless_it_is_just_past_midnight():
    assert time_range(at("22:00"), at("01:00", day=25), hours24=True) == "22:00–01:00"
    assert time_range(at("22:00"), at("12:00", day=26), hours24=True) == "22:00–Thu 12:00"


def test_days_are_named_as_near_as_they_are():
    assert day_name(date(2026, 11, 24), date(2026, 11, 24)) == "Today · Tuesday 24 November"
    assert day_name(date(2026, 11, 25), date(2026, 11, 24)) == "Tomorrow · Wednesday 25 November"
    assert day_name(date(2027, 1, 1), date(2026, 11, 24)) == "Friday 1 January 2027"


def test_the_whole_of_it_in_one_line():
    assert when(at("15:00", day=25), at("16:30", day=25), now=NOW, zone=BERLIN, hours24=True) == "tomorrow 15:00–16:30"
    assert when(date(2026, 11, 26), date(2026, 11, 28), now=NOW, zone=BERLIN, hours24=True) == "Thu 26 Nov – Fri 27 Nov"
