"""The agenda puts each event on the days where a person looks for it."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.planning.entries import BERLIN, NOW, at, timed, whole_day
from tray.planning.agenda import Entry, current_or_next, days, instant, to_join


def titles(entries):
    return [entry.title for entry in entries]


def test_today_begins_with_what_is_not_over_yet():
    over, on, later = timed("over", "08:00"), timed("on", "09:30"), timed("later", "15:00")

    today = days([later, over, on], now=NOW, zone=BERLIN, count=1)[0]

    assert titles(today.timed) == ["on", "later"]


def test_an_event_of_last_night_that_goes_on_stands_under_today():
    night = timed("night shift", "22:00", 14 * 60, day=23)

    assert titles(days([night], now=NOW, zone=BERLIN, count=1)[0].timed) == ["night shift"]


def test_an_all_day_event_stands_on_each_of_its_days_and_not_on_the_day_after():
    fair = whole_day("fair", day=23, days=3)

    agenda = days([fair], now=NOW, zone=BERLIN, count=3)

    assert [titles(day.all_day) for day in agenda] == [["fair"], ["fair"], []]


def test_days_are_counted_on_the_calendar_and_not_in_hours_when_the_clock_changes():
    before_change = datetime(2026, 10, 24, 12, tzinfo=BERLIN)

    agenda = days([], now=before_change, zone=BERLIN, count=3)

    assert [day.date.day for day in agenda] == [24, 25, 26]


def test_cancelled_events_are_not_listed():
    assert days([timed("off", "12:00", cancelled=True)], now=NOW, zone=BERLIN, count=1)[0].timed == ()


def test_an_event_without_length_is_listed_until_its_moment():
    moment = timed("deadline", "12:00", 0)

    assert titles(days([moment], now=NOW, zone=BERLIN, count=1)[0].timed) == ["deadline"]
    assert titles(days([moment], now=at("12:01"), zone=BERLIN, count=1)[0].timed) == []


def test_the_day_is_the_one_where_the_person_is():
    start, end = (datetime(2026, 11, 24, hour, tzinfo=ZoneInfo("UTC")) for hour in (20, 21))
    late = Entry("c", "u", "late", start, end)
    tokyo = ZoneInfo("Asia/Tokyo")

    agenda = days([late], now=NOW, zone=tokyo, count=2)

    assert [titles(day.timed) for day in agenda] == [[], ["late"]]


@pytest.mark.parametrize(
    ("clock", "expected"),
    [("09:00", "standup"), ("09:31", "standup"), ("09:56", "review"), ("10:30", "review"), ("11:00", None)],
)
def test_back_to_back_meetings_hand_over_five_minutes_before(clock, expected):
    entries = [timed("standup", "09:30", 30), timed("review", "10:00"), whole_day("fair")]

    found = current_or_next(entries, now=at(clock), zone=BERLIN)

    assert expected == (found.title if found else None)


def test_of_two_that_are_on_the_one_that_began_last_counts():
    entries = [timed("workshop", "08:00", 300), timed("call", "09:45", 30)]

    assert current_or_next(entries, now=NOW, zone=BERLIN).title == "call"


def test_join_without_a_name_passes_over_what_cannot_be_joined():
    entries = [timed("lunch", "09:50"), timed("call", "15:00", join_url="https://zoom.us/j/5551112222")]

    assert to_join(entries, now=NOW, zone=BERLIN).title == "call"


def test_declined_meetings_are_never_the_next_one():
    assert current_or_next([timed("party", "12:00", declined=True)], now=NOW, zone=BERLIN) is None


def test_a_floating_time_is_the_clock_where_the_person_is():
    floating = datetime(2026, 11, 24, 9, 0)

    assert timedelta(hours=1) == instant(floating, ZoneInfo("Europe/London")) - instant(floating, BERLIN)
