"""Times of a day and lengths are right in both formats."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tray.domain.clock_words import clock_time, length


@pytest.mark.parametrize(
    ("clock", "day", "half"),
    [("00:05", "00:05", "12:05 am"), ("12:00", "12:00", "12:00 pm"), ("15:30", "15:30", "3:30 pm")],
)
def test_noon_and_midnight_are_right_in_both_formats(clock, day, half):
    assert (day, half) == (
        clock_time(datetime.fromisoformat(f"2026-11-24T{clock}"), hours24=True),
        clock_time(datetime.fromisoformat(f"2026-11-24T{clock}"), hours24=False),
    )


@given(st.integers(0, 100_000))
def test_a_length_gives_back_its_minutes(minutes):
    words = length(timedelta(minutes=minutes)).replace(" days", "d").replace(" h", "h").replace(" min", "m").split()
    factor = {"d": 24 * 60, "h": 60, "m": 1}

    assert minutes == sum(int(word[:-1]) * factor[word[-1]] for word in words)
