from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tray.dialogs.guests import guests
from tray.dialogs.reading import follow


@pytest.mark.parametrize(
    ("typed", "good", "bad"),
    [
        ("ann@x.io, bo@x.io", ("ann@x.io", "bo@x.io"), ()),
        ("Ann@X.io ann@x.io", ("ann@x.io",), ()),
        ("Ann Lee <ann@x.io>; mailto:bo@x.io", ("ann@x.io", "bo@x.io"), ()),
        ("bo@x", (), ("bo@x",)),
        ("Bo, ann@x.io", ("ann@x.io",), ("Bo",)),
        ("", (), ()),
    ],
)
def test_guests_are_checked(typed: str, good: tuple[str, ...], bad: tuple[str, ...]) -> None:
    """Addresses are taken however they were pasted; what is none is named."""
    assert (good, bad) == guests(typed)


@given(st.text(max_size=200))
def test_every_word_is_a_guest_or_named(typed: str) -> None:
    """Nothing typed into the guests raises, and no address is taken that has a blank or no domain."""
    good, _ = guests(typed)
    assert all(" " not in guest and "." in guest.partition("@")[2] for guest in good)


def test_a_repeat_goes_along_to_another_day() -> None:
    """Moving a Tuesday series to a Wednesday makes it one of Wednesdays; a rule of several days is left alone."""
    assert follow("FREQ=WEEKLY;BYDAY=TU", date(2026, 12, 2)) == "FREQ=WEEKLY;BYDAY=WE"
    assert follow("FREQ=MONTHLY;BYMONTHDAY=1", date(2026, 12, 2)) == "FREQ=MONTHLY;BYMONTHDAY=2"
    assert follow("FREQ=WEEKLY;BYDAY=TU,TH", date(2026, 12, 2)) == "FREQ=WEEKLY;BYDAY=TU,TH"
