"""Of a text of many events each is had alone, with what it needs and no more."""

from __future__ import annotations

import pytest

from tests.calendars.texts import calendar, event, item
from tray.domain.ics import IcsError, read_one
from tray.domain.ics.splicing import extract

ZONES = "".join(
    f"BEGIN:VTIMEZONE\r\nTZID:{name}\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0100\r\n"
    "TZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    for name in ("Mine", "Other", "Nobody's")
)


def test_an_event_keeps_the_zones_that_it_names_and_no_others() -> None:
    one = event("one", "One", ";TZID=Mine:20260301T090000", ";TZID=Mine:20260301T093000")
    two = event("two", "Two", ";TZID=Other:20260301T090000", ";TZID=Other:20260301T093000")
    alone = extract(calendar(ZONES, one, two), "one")
    assert alone == calendar(ZONES[: ZONES.index("BEGIN:VTIMEZONE", 5)], one)
    assert read_one(alone).main.title == "One"


def test_the_text_of_a_single_event_stays_as_it_is() -> None:
    text = calendar(ZONES, event("one"))
    assert extract(text, "one") is text


def test_an_event_that_is_not_there_is_said() -> None:
    with pytest.raises(IcsError):
        extract(item("one"), "two")
