"""What stands beside the time: guests, places, links, the calendar, the meeting, reminders, the description."""

from __future__ import annotations

from datetime import datetime

import pytest

from tray.domain.draft import Draft
from tray.language import parse

NOW = datetime(2026, 9, 16, 10, 20)


def draft(text: str, calendars: tuple[str, ...] = ()) -> Draft:
    return parse(text, now=NOW, zone="UTC", calendars=calendars)


def test_a_long_sentence_gives_every_part_its_place() -> None:
    found = draft(
        "Hull check with Ann and Bo next Tue 3-4:30pm at Café Luna, zoom, invite ann@x.io bo@x.io /work alert 10 min"
    )
    assert found.title == "Hull check with Ann and Bo"
    assert found.start is not None
    assert found.end is not None
    assert (found.start.isoformat(), found.end.isoformat()) == (
        "2026-09-22T15:00:00+00:00",
        "2026-09-22T16:30:00+00:00",
    )
    assert found.location == "Café Luna"
    assert found.attendees == ("ann@x.io", "bo@x.io")
    assert found.calendar == "work"
    assert found.zoom is True
    assert found.reminders == (10,)


@pytest.mark.parametrize(
    ("text", "zoom", "title"),
    [
        ("Zoom call with Bo Friday 4pm", True, "Zoom call with Bo"),
        ("Sail Friday 4pm on zoom", True, "Sail"),
        ("Sail Friday 4pm, zoom", True, "Sail"),
        ("Sail Friday 4pm no zoom", False, "Sail"),
        ("Sail Friday 4pm", None, "Sail"),
        ("Buy a zoom lens Friday", None, "Buy a zoom lens"),
    ],
)
def test_a_zoom_meeting_is_asked_for_refused_or_left_open(text: str, zoom: bool | None, title: str) -> None:
    assert (draft(text).zoom, draft(text).title) == (zoom, title)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Sail Friday at 3", None),
        ("Sail Friday at 3 at Pier 7", "Pier 7"),
        ("Sail Friday @ Pier 7", "Pier 7"),
        ("Meet in Room B Friday 2pm", "Room B"),
        ("Party at 45 Elm Street, Springfield on Saturday 7pm", "45 Elm Street, Springfield"),
        ("Look at drawings Friday", None),
        ("Talk https://meet.example/x Friday 3pm", "https://meet.example/x"),
    ],
)
def test_a_place_is_told_from_a_time(text: str, place: str | None) -> None:
    assert draft(text).location == place


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("work", "Work"), ("wk", "Work"), ("fam", "Family & friends"), ("team", "My Team"), ("zzz", "zzz")],
)
def test_a_few_letters_name_a_calendar(typed: str, meant: str) -> None:
    assert draft(f"Sail tomorrow /{typed}", ("Work", "Family & friends", "My Team")).calendar == meant


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("Sail Friday 9am alert 10 min", (10,)),
        ("Sail Friday 9am remind me an hour before", (60,)),
        ("Sail Friday 9am alert 1 day alert 2 hours", (1440, 120)),
        ("Sail Friday 9am with a 15 minute reminder", (15,)),
        ("Remind me to sail Friday 9am", ()),
    ],
)
def test_reminders_are_minutes_before_the_start(text: str, minutes: tuple[int, ...]) -> None:
    assert draft(text).reminders == minutes


def test_quotes_protect_a_title_and_a_dash_begins_the_description() -> None:
    found = draft('"Friday at 8" rehearsal tomorrow 7pm -- bring the score on Monday')
    assert found.title == '"Friday at 8" rehearsal'
    assert found.description == "bring the score on Monday"
    assert found.start is not None
    assert found.start.isoformat() == "2026-09-17T19:00:00+00:00"


@pytest.mark.parametrize("words", ["Zoom call", "Sail on zoom", "Sail"])
def test_a_link_to_a_zoom_meeting_asks_for_no_other_one(words: str) -> None:
    """Bug of 28 November 2026: "Zoom call" with its link made a second meeting beside the one that was pasted."""
    link = "https://us02web.zoom.us/j/81234567890?pwd=abc"
    found = draft(f"{words} Friday 4pm {link}")
    assert (found.zoom, found.location) == (False, link)
    assert draft(f"{words} Friday 4pm https://zoom.us/pricing").zoom is (None if words == "Sail" else True)


@pytest.mark.parametrize(
    "address",
    [
        "o'brien@example.ie",
        "ann.lee+work@mail.team.europe.sales.corp.example.org",
        "r&d@example.org",
        f"{'a' * 64}@{'b' * 63}.example.co.uk",
    ],
)
def test_an_address_is_taken_whole(address: str) -> None:
    """Bug of 28 November 2026: of a long one, and of an Irish name, only a part was invited: somebody else."""
    for text in (
        f"Sail tomorrow 3pm invite {address}",
        f"invite '{address}', Sail tomorrow 3pm",
        f"Sail tomorrow 3pm (with {address}).",
    ):
        assert draft(text).attendees == (address,)


@pytest.mark.parametrize(
    "address", [f"{'a' * 65}@example.org", f"ann@example.{'b' * 64}", f"ann@example.org.{'b' * 64}"]
)
def test_what_no_mail_reaches_is_nobodys_address(address: str) -> None:
    assert draft(f"Sail tomorrow 3pm invite {address}").attendees == ()


def test_the_title_keeps_its_spelling() -> None:
    assert draft("tomorrow 3pm: McGee's   Überfahrt (v2.1)!").title == "McGee's Überfahrt (v2.1)!"


def test_each_kind_of_span_covers_its_words() -> None:
    text = "Sail Friday 4pm at Pier 7 with a@b.io on zoom /work alert 5 min"
    kinds = {text[span.start : span.end]: span.kind for span in draft(text).spans}
    assert kinds == {
        "Sail": "title",
        "Friday 4pm": "time",
        "at Pier 7": "place",
        "with a@b.io": "guest",
        "on zoom": "zoom",
        "/work": "calendar",
        "alert 5 min": "reminder",
    }
