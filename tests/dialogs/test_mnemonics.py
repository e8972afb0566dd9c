"""Alt and a letter, in every window: each letter once, every button has one, and it presses what it stands under."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.dialogs import mnemonic_letters
from tests.dialogs.editor.test_window import OPENED as EDITOR
from tests.dialogs.editor.test_window import SERIES
from tests.dialogs.quick_add.test_window import OPENED as QUICK_ADD
from tests.dialogs.talk import ROOT, Talk
from tests.dialogs.test_details_window import OPENED as DETAILS
from tests.dialogs.test_questions import ACCOUNT, WHICH
from tests.dialogs.test_settings_window import CALENDARS, CONNECTED, SETTINGS
from virtual_desktop import VirtualDesktop

SHEETS: dict[str, Any] = {"settings": SETTINGS, "calendars": CALENDARS, "zoom": CONNECTED, "theme": "light"}
WINDOWS: list[tuple[str, dict[str, Any]]] = [
    ("quick-add", QUICK_ADD | {"text": "Lunch 3/4 12:30"}),
    ("editor", EDITOR),
    ("editor", EDITOR | {"event": SERIES, "zoom": {"available": False}}),
    ("editor", EDITOR | {"event": None}),
    *(("settings", SHEETS | {"page": page}) for page in ("accounts", "calendars", "events", "general")),
    ("details", DETAILS),
    ("search", {"zone": "Europe/Berlin", "theme": "light"}),
    ("confirm", WHICH),
    ("remove-account", ACCOUNT),
    ("copy-by-hand", {"text": "https://example.org", "theme": "light"}),
]


@pytest.mark.parametrize(("dialog", "opened"), WINDOWS, ids=[f"{name}-{n}" for n, (name, _) in enumerate(WINDOWS)])
def test_in_every_window_each_letter_is_there_once(screen: VirtualDesktop, dialog: str, opened: dict[str, Any]) -> None:
    """Whatever has letters in its label has one underlined, and no two have the same."""
    letters: list[tuple[str, str]] = json.loads(
        subprocess.check_output(
            [sys.executable, mnemonic_letters.__file__, dialog],
            input=json.dumps(opened),
            env={**screen.env, "PYTHONPATH": str(ROOT)},
            text=True,
            timeout=60,
        )
    )
    given_out = [letter for _, letter in letters if letter]
    assert letters
    assert sorted(set(given_out)) == sorted(given_out)
    assert [label for label, letter in letters if not letter and any(one.isalpha() for one in label)] == []


def test_alt_and_a_letter_press_buttons_and_lead_to_fields(screen: VirtualDesktop, pictures: Path) -> None:
    """In the editor: to the guests, to the title, Zoom switched on, and saved; no letter is typed or deleted."""
    talk = Talk(screen, "editor", EDITOR)
    talk.wait_until_active("Edit event")
    screen.xdo("keydown", "Alt_L")
    talk.picture(pictures / "editor-letters.png")
    screen.xdo("keyup", "Alt_L")
    screen.key("alt+g", "End")
    screen.type(", bo@example.org")
    screen.key("alt+t", "End")
    screen.type(" of wings")
    screen.xdo("keydown", "Alt_L", "key", "o", "key", "s", "keyup", "Alt_L")  # Alt held for both
    changes = talk.wait_for("edit")["changes"]
    assert changes == {
        "title": "Design review of wings",
        "attendees": ["ann@example.org", "bo@example.org"],
        "zoom": True,
    }
    assert talk.wait_for_end() == 0


def test_alt_d_deletes_the_event_and_no_word(screen: VirtualDesktop) -> None:
    """To Tk it is an Emacs key that deletes a word of the field with the keyboard."""
    talk = Talk(screen, "editor", EDITOR)
    talk.wait_until_active("Edit event")
    screen.key("Home", "alt+d")
    assert talk.wait_for("open") == {"command": "open", "dialog": "delete", "uid": "u1"}
    assert talk.wait_for_end() == 0  # nothing was changed, so nothing is asked


def test_tabs_and_menus_open_by_their_letters(screen: VirtualDesktop) -> None:
    """In the settings: to another page, and there the menu of what can be added."""
    talk = Talk(screen, "settings", SHEETS, {"calendars": {"result": {"calendars": CALENDARS}}})
    talk.wait_until_active("Settings")
    screen.key("alt+c", "alt+r")
    screen.settle()
    screen.key("Return")  # the question that Remove… asks has the keyboard on its button
    assert talk.wait_for("calendar_remove") == {"command": "calendar_remove", "calendar": "p"}


def test_a_letter_that_nobody_has_and_a_button_that_is_off_do_nothing(screen: VirtualDesktop) -> None:
    """Alt with them types nothing either."""
    talk = Talk(screen, "quick-add", QUICK_ADD)
    talk.wait_until_active("Quick add")
    talk.wait_for("guests")  # the page has its meaning by now
    screen.type("Lunch ")
    screen.key("alt+q", "alt+a")
    screen.type("tomorrow")
    screen.key("alt+a")
    assert talk.wait_for("add")["draft"]["title"] == "Lunch"
    assert talk.commands().count("add") == 1
