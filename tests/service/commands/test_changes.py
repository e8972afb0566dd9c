"""An edit changes what it names and nothing else."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from tray.domain.event import Attendee, Event
from tray.domain.problem import ProblemError
from tray.service.commands.changes import changed

BERLIN = ZoneInfo("Europe/Berlin")
EVENT = Event(
    "u",
    "Review",
    datetime(2026, 11, 24, 15, tzinfo=BERLIN),
    datetime(2026, 11, 24, 16, 30, tzinfo=BERLIN),
    "Europe/Berlin",
    attendees=(Attendee("ann@x.io", "Ann", "accepted"),),
)


def after(**changes):
    return changed(EVENT, changes, zone=BERLIN, default_minutes=60)


def test_a_new_start_keeps_the_length():
    moved = after(start="2026-11-26T09:00")

    assert moved.start == datetime(2026, 11, 26, 9, tzinfo=BERLIN)
    assert moved.end == datetime(2026, 11, 26, 10, 30, tzinfo=BERLIN)


def test_a_length_across_a_clock_change_stays_true():
    night = changed(EVENT, {"start": "2026-10-25T01:30"}, zone=BERLIN, default_minutes=60)

    assert (night.end.astimezone(ZoneInfo("UTC")) - night.start.astimezone(ZoneInfo("UTC"))).seconds == 90 * 60


def test_an_offset_in_the_start_names_the_instant_and_the_zone_stays():
    moved = after(start="2026-11-26T09:00:00+00:00")

    assert moved.start == datetime(2026, 11, 26, 10, tzinfo=BERLIN)
    assert moved.timezone == "Europe/Berlin"


def test_another_zone_keeps_the_instant():
    moved = after(timezone="Asia/Tokyo")

    assert moved.start == EVENT.start
    assert moved.start.hour == 23
    assert moved.timezone == "Asia/Tokyo"


def test_a_date_makes_it_all_day_and_a_time_makes_it_timed_again():
    whole = after(start="2026-12-24")
    again = changed(whole, {"start": "2026-12-24T18:00"}, zone=BERLIN, default_minutes=45)

    assert (whole.start, whole.end) == (date(2026, 12, 24), date(2026, 12, 25))
    assert again.end == datetime(2026, 12, 24, 18, 45, tzinfo=BERLIN)


def test_guests_are_added_and_dropped_and_keep_their_answers():
    guests = after(invite=["Bo@X.io", "ann@x.io"], uninvite=[]).attendees

    assert guests == (Attendee("ann@x.io", "Ann", "accepted"), Attendee("bo@x.io"))
    assert after(uninvite=["ANN@x.io"]).attendees == ()


@pytest.mark.parametrize(
    "wrong",
    [
        {"start": "soon"},
        {"end": "2026-11-24T14:00"},
        {"timezone": "Mars/Olympus"},
        {"invite": ["ann"]},
        {"colour": "red"},
        {"rrule": "every day"},
        {"rrule": "FREQ=NEVER"},
        {"rrule": "FREQ=DAILY;COUNT=0"},
    ],
)
def test_what_makes_no_sense_is_refused(wrong):
    with pytest.raises(ProblemError) as refused:
        after(**wrong)

    assert refused.value.problem.code == "usage.bad_value"
