"""Words are cut where it can be seen."""

from __future__ import annotations

import pytest

from tray.dialogs.look.fitting import fitted


@pytest.mark.parametrize(
    ("text", "room", "shown"),
    [
        ("Design review", 13, "Design review"),
        ("Design review", 12, "Design revi…"),
        ("Design review", 8, "Design…"),
        ("Design\nreview", 13, "Design review"),
        ("Design", 1, "…"),
        ("Design", 0, "…"),
        ("", 0, ""),
    ],
)
def test_what_is_too_long_ends_with_an_ellipsis(text: str, room: int, shown: str) -> None:
    """As much as fits is shown, and what fits is not touched."""
    assert fitted(text, room, len) == shown


def test_wide_letters_leave_room_for_fewer() -> None:
    """What counts is the room that letters take, not their number."""
    assert fitted("mmmmiiii", 12, lambda text: sum(3 if letter == "m" else 1 for letter in text)) == "mmm…"


def test_letters_of_several_characters_stay_whole() -> None:
    """A family is no family without its children."""
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert fitted(f"ab{family}", 4, len) == "ab…"
