"""What is offered while somebody types."""

from __future__ import annotations

import pytest

from tray.dialogs.completion import Guest, in_list, in_sentence
from tray.dialogs.opened import Opened
from tray.dialogs.reading import Reader

CALENDARS = ("Personal", "Work", "Team Work", "Überlingen")
GUESTS = (Guest("ann@example.org", "Ann Lee"), Guest("bo@example.net", "Bo Ågren"), Guest("annika@example.org"))


def offered(text: str, languages: tuple[str, ...] = ("en",)) -> list[str]:
    """What the sentence would become by each suggestion, with the cursor at `|`."""
    cursor = text.index("|")
    text = text.replace("|", "")
    invites = Reader(Opened(languages=languages)).invites
    offer = in_sentence(text, cursor, calendars=CALENDARS, guests=GUESTS, invites=invites)
    if offer is None:
        return []
    return [text[: offer.start] + one.insert + text[offer.end :] for one in offer.suggestions]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Lunch /wo|", ["Lunch /Work", "Lunch /Team-Work"]),
        ("/|", ["/Personal", "/Work", "/Team-Work", "/Überlingen"]),
        ("Lunch /uber| 12:00", ["Lunch /Überlingen 12:00"]),
        ("Lunch /team-w|", ["Lunch /Team-Work"]),
        ("Lunch /work|", []),
        ("Lunch 3/4|", []),
        ("Lunch and/o|", []),
        ("Lunch /wo|rk", []),
        ("Lunch /xyz|", []),
    ],
)
def test_a_calendar_is_completed_after_a_stroke(text: str, whole: list[str]) -> None:
    assert offered(text) == whole


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Review invite an|", ["Review invite ann@example.org", "Review invite annika@example.org"]),
        ("Review with Lee|", ["Review with ann@example.org"]),
        ("Review with Ann Le|", ["Review with ann@example.org"]),
        ("Review cc: an| tomorrow", ["Review cc: ann@example.org tomorrow", "Review cc: annika@example.org tomorrow"]),
        ("Review invite x@y.org and bo|", ["Review invite x@y.org and bo@example.net"]),
        ("Review invite x@y.org, ag|", ["Review invite x@y.org, bo@example.net"]),
        ("Review ann@|", ["Review ann@example.org"]),
        ("Review with ann@example.org and ann|", ["Review with ann@example.org and annika@example.org"]),
        ("Review ann|", []),
        ("Review with Zoe|", []),
        ("Review with Cleo about an|", []),
        ("|", []),
    ],
)
def test_a_guest_is_completed_where_guests_are_named(text: str, whole: list[str]) -> None:
    assert offered(text) == whole


def test_the_word_for_inviting_is_known_in_the_persons_language() -> None:
    assert offered("Besprechung mit Le|", ("de",)) == ["Besprechung mit ann@example.org"]


def test_a_list_of_guests_is_completed_from_its_last_part() -> None:
    offer = in_list("x@y.org, Ann L", 14, GUESTS)
    assert offer is not None
    assert (offer.start, [one.insert for one in offer.suggestions]) == (9, ["ann@example.org"])
    assert in_list("ann@example.org, ", 17, GUESTS) is None
    assert in_list("annika@example.org", 18, GUESTS) is None
