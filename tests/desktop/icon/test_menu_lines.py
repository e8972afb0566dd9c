"""From pystray menus to the lines of dbusmenu."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tray.desktop.icon.keyed_menu import keyed_menu
from tray.desktop.icon.linux.menu_lines import LABEL_LIMIT, label, lines_of
from tray.desktop.icon.pystray_parts import Menu, MenuItem
from tray.planning.menu_entry import MenuEntry


def ignore(command: object) -> None:
    """Hear nothing."""


def test_entry_becomes_a_line_with_what_differs_from_the_defaults() -> None:
    """Disabled, checked and nested entries say so; an ordinary one has a label only."""
    entries = [
        MenuEntry("a", "Plain", command=1),
        MenuEntry("b", "Words", enabled=False),
        MenuEntry("c", "On", command=1, checked=True),
        MenuEntry("d", "Off", command=1, checked=False),
        MenuEntry("e", "More", children=(MenuEntry("f", "Inside"),)),
    ]
    lines = lines_of(keyed_menu(entries, ignore))
    assert [(line.key, dict(line.properties)) for line in lines] == [
        ("a", {"label": "Plain"}),
        ("b", {"label": "Words", "enabled": False}),
        ("c", {"label": "On", "toggle-type": "checkmark", "toggle-state": 1}),
        ("d", {"label": "Off", "toggle-type": "checkmark", "toggle-state": 0}),
        ("e", {"label": "More", "children-display": "submenu"}),
    ]
    assert [child.key for child in lines[4].children] == ["f"]


def test_separators_are_known_by_the_line_before() -> None:
    """A separator keeps its key when lines come and go elsewhere; at the ends and in pairs there is none."""
    line = MenuEntry("-", "", separator=True)
    a, b = MenuEntry("a", "A"), MenuEntry("b", "B")
    lines = lines_of(keyed_menu([line, a, line, line, b, line], ignore))
    assert [each.key for each in lines] == ["a", "separator after a", "b"]
    assert lines[1].properties == {"type": "separator"}


def test_keys_used_twice_stay_apart() -> None:
    """Two entries with one key are two lines."""
    lines = lines_of(keyed_menu([MenuEntry("a", "A"), MenuEntry("a", "B")], ignore))
    assert [line.key for line in lines] == ["a", "a (2)"]


def test_items_of_plain_pystray_are_known_by_their_place() -> None:
    """Callable texts, radio marks, hidden items and generated menus work as pystray promises."""
    words = ["first"]
    menu = Menu(
        lambda: [
            MenuItem(lambda item: words[0], lambda: None),
            MenuItem("hidden", lambda: None, visible=False),
            MenuItem("one of many", lambda: None, checked=lambda item: True, radio=True),
        ]
    )
    before = lines_of(menu)
    words[0] = "second"
    after = lines_of(menu)
    assert [line.key for line in before] == [line.key for line in after] == ["item 0", "item 1"]
    assert after[0].properties == {"label": "second"}
    assert after[1].properties["toggle-type"] == "radio"


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("snake_case__title", "snake__case____title"),
        ("<b>bold</b> & co", "<b>bold</b> & co"),
        ("two\nlines\tand\x07 bells", "two lines and bells"),
        ("abc\u202etxt.exe", "abctxt.exe"),
        ("x" * 10_000, "x" * (LABEL_LIMIT - 1) + "…"),
        ("אבגד", "\u2068אבגד\u2069"),
    ],
)
def test_hostile_titles_are_shown_as_themselves(title: str, shown: str) -> None:
    """Underscores are doubled, controls and overrides gone, long ones cut, right-to-left ones kept to themselves."""
    assert label(title) == shown


@given(st.text())
def test_any_text_makes_a_label_that_can_be_sent(text: str) -> None:
    """No text breaks the message: it is one line of valid UTF-8, and every "_" in it is doubled."""
    made = label(text)
    made.encode("utf-8")
    assert len(made.replace("__", "_")) <= LABEL_LIMIT + 2
    assert not {"\n", "\0", "\u202e"} & set(made)
    assert "_" not in made.replace("__", "")
