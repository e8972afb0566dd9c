"""No letter stands for two labels, and whoever has a free letter gets one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tray.dialogs.look.letters import places


def underlined(*labels: str) -> list[str]:
    """The letters that are given out, "" for none."""
    return [label[place] if place >= 0 else "" for label, place in zip(labels, places(labels), strict=True)]


def test_the_beginnings_of_words_come_first_for_all() -> None:
    """Who cannot have its first letter takes nobody else's."""
    assert underlined("Save", "Cancel", "Copy invitation", "Notes", "Online meeting") == ["S", "C", "i", "N", "O"]
    assert underlined("Cancel", "Calendar", "Add") == ["C", "l", "A"]


def test_what_has_no_letter_gets_none() -> None:
    assert underlined("↑", "↓", "☑ 12", "Add 3", "Ä") == ["", "", "", "A", ""]


@given(st.lists(st.text(max_size=12), max_size=40))
def test_every_letter_is_given_out_once(labels: list[str]) -> None:
    """Whatever the labels are; a label without one has only letters that others have."""
    given_out = [letter.lower() for letter in underlined(*labels) if letter]
    assert len(given_out) == len(set(given_out))
    for label, letter in zip(labels, underlined(*labels), strict=True):
        own = {one.lower() for one in label if one.isascii() and one.isalpha()}
        assert letter or own <= set(given_out)
