from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tray.dialogs.words import moments

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 22, 10, tzinfo=BERLIN)
STYLE = moments.TimeStyle(BERLIN, NOW)
STYLE12 = moments.TimeStyle(BERLIN, NOW, hours24=False)


def at(day: int, hour: int, minute: int = 0, month: int = 12) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (at(1, 15), at(1, 16, 30), "Tue 1 Dec 2026, 15:00–16:30 · 1 h 30 min"),
        (at(1, 9), at(1, 9, 45), "Tue 1 Dec 2026, 09:00–09:45 · 45 min"),
        (at(1, 22), at(2, 1), "Tue 1 Dec 2026, 22:00 – Wed 01:00 · 3 h"),
        (at(1, 9), at(3, 17), "Tue 1 Dec 2026, 09:00 – Thu 3 Dec 2026, 17:00 · 56 h"),
        (at(1, 9), at(3, 9), "Tue 1 Dec 2026, 09:00 – Thu 3 Dec 2026, 09:00 · 2 days"),
        (at(1, 9), None, "Tue 1 Dec 2026, 09:00"),
        (date(2026, 12, 1), date(2026, 12, 2), "Tue 1 Dec 2026 · all day"),
        (date(2026, 12, 1), date(2026, 12, 4), "Tue 1 Dec 2026 – Thu 3 Dec 2026 · 3 days"),
        (date(2026, 12, 1), None, "Tue 1 Dec 2026 · all day"),
    ],
)
def test_weekday_year_and_length_are_spelt_out(start: date, end: date | None, expected: str) -> None:
    """A time is read with its weekday, its year and its length."""
    assert expected == moments.spelt_out(start, end, STYLE)


def test_twelve_hours_say_the_half_of_the_day_once() -> None:
    """Where both ends are in one half of the day it is said once, at the end."""
    assert moments.spelt_out(at(1, 15), at(1, 16, 30), STYLE12) == "Tue 1 Dec 2026, 3:00–4:30 pm · 1 h 30 min"
    assert moments.spelt_out(at(1, 11), at(1, 12, 30), STYLE12) == "Tue 1 Dec 2026, 11:00 am–12:30 pm · 1 h 30 min"


def test_a_length_is_the_time_that_passes() -> None:
    """In the night in which clocks go back, one to four o'clock is four hours."""
    start, end = datetime(2026, 10, 25, 1, tzinfo=BERLIN), datetime(2026, 10, 25, 4, tzinfo=BERLIN)
    assert moments.lasting(start, end) == "4 h"


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (NOW, "now"),
        (NOW + timedelta(minutes=20), "in 20 min"),
        (NOW + timedelta(hours=5), "today"),
        (NOW - timedelta(hours=5), "earlier today"),
        (at(23, 8, month=11), "tomorrow"),
        (date(2026, 11, 22), "today"),
        (at(1, 15), "in 9 days"),
        (date(2026, 11, 20), "2 days ago"),
        (date(2031, 11, 22), "in 5 years"),
    ],
)
def test_how_far_off_it_is_is_said(start: date, expected: str) -> None:
    """A wrong week shows at once, as the distance is said in words."""
    assert expected == moments.distance(start, STYLE)


def test_another_zone_is_shown_beside_ones_own() -> None:
    """An event written elsewhere says what the clock says there, and the day where that differs."""
    tokyo = ZoneInfo("Asia/Tokyo")
    start, end = datetime(2026, 12, 2, 1, tzinfo=tokyo), datetime(2026, 12, 2, 2, tzinfo=tokyo)
    assert moments.elsewhere(start, end, "Asia/Tokyo", STYLE) == "01:00–02:00 on Wed 2 Dec in Tokyo"


def test_the_half_of_the_day_is_said_once() -> None:
    """In every place where two hours stand side by side."""
    tokyo, style = ZoneInfo("Asia/Tokyo"), replace(STYLE, hours24=False)
    start, end = datetime(2026, 12, 1, 15, tzinfo=tokyo), datetime(2026, 12, 1, 16, tzinfo=tokyo)
    assert moments.elsewhere(start, end, "Asia/Tokyo", style) == "3:00–4:00 pm in Tokyo"
    assert moments.brief(at(1, 21), at(1, 22), style, beside=at(1, 15)) == "9:00–10:00 pm"
    assert moments.brief(at(1, 11), at(1, 12), style, beside=at(1, 15)) == "11:00 am–12:00 pm"


def test_a_zone_with_the_same_clock_is_not_mentioned() -> None:
    """Paris and Berlin show the same time, so there is nothing to say."""
    start = datetime(2026, 12, 1, 15, tzinfo=ZoneInfo("Europe/Paris"))
    assert moments.elsewhere(start, None, "Europe/Paris", STYLE) == ""


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (at(1, 21), "21:00–22:00"),
        (at(2, 15), "Wed 2 Dec 15:00"),
        (datetime(2027, 4, 3, 15, tzinfo=BERLIN), "Sat 3 Apr 2027 15:00"),
        (date(2026, 12, 1), "All day"),
        (date(2026, 12, 2), "Wed 2 Dec"),
    ],
)
def test_another_reading_is_said_briefly(start: date, expected: str) -> None:
    """Beside what is read now only the difference is named."""
    end = start + timedelta(hours=1) if isinstance(start, datetime) else None
    assert expected == moments.brief(start, end, STYLE, beside=at(1, 15))


def test_another_reading_in_another_year_says_which() -> None:
    """Beside a day of next year, one of this year would be taken for one of that year."""
    gone, coming = date(2026, 4, 3), date(2027, 4, 3)
    assert moments.brief(gone, None, STYLE, beside=coming) == "Fri 3 Apr 2026"
    assert moments.brief(coming, None, STYLE, beside=coming.replace(month=5)) == "Sat 3 Apr 2027"


def test_a_zone_that_is_only_an_offset_is_said_the_right_way_round() -> None:
    """Bug of 28 November 2026: five hours behind Greenwich stood there as “GMT+5”, which the database calls it."""
    assert [moments.place(zone) for zone in ("Etc/GMT+5", "Etc/GMT-11", "America/New_York", "UTC")] == [
        "UTC-5",
        "UTC+11",
        "New York",
        "UTC",
    ]


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (0, "at the start"),
        (10, "10 min before"),
        (90, "90 min before"),
        (120, "2 h before"),
        (1440, "1 day before"),
        (2880, "2 days before"),
        (10080, "1 week before"),
    ],
)
def test_reminders_are_said_in_the_largest_whole_unit(minutes: int, expected: str) -> None:
    """Minutes before the start are said as hours, days or weeks where they are whole ones."""
    assert expected == moments.before(minutes)


@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.timezones()),
    st.timedeltas(timedelta(0), timedelta(days=40)),
    st.booleans(),
)
def test_every_time_can_be_spelt_out(start: datetime, span: timedelta, hours24: bool) -> None:
    """Whatever the instant and the zone, there are words, on one line, that name the year in the person's zone."""
    style = moments.TimeStyle(BERLIN, NOW, hours24)
    words = moments.spelt_out(start, start + span, style)
    assert str(start.astimezone(BERLIN).year) in words
    assert words.isprintable()
    assert moments.distance(start, style)
