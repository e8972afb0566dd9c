"""Questions as a person meets them: the safe side first, the plain words, one command for one press."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.dialogs.talk import Message, Talk
from tray.dialogs.remove_account import explanation, tick_label
from tray.domain.problem_json import problem_to_dict
from tray.domain.problems import problem
from tray.service.zoom_words import after_switching
from virtual_desktop import VirtualDesktop

WHICH: dict[str, Any] = {
    "theme": "light",
    "title": "Delete which of them?",
    "text": "“Standup” repeats. Delete only this one, this and all that follow, or all of them?",
    "confirm": {
        "label": "Only this one",
        "command": "delete",
        "arguments": {"uid": "u", "occurrence": "2026-12-01T09:00:00+01:00"},
        "destructive": True,
    },
    "others": [
        {"label": "This and following", "command": "delete", "arguments": {"uid": "u", "following": True}},
        {"label": "All of them", "command": "delete", "arguments": {"uid": "u"}},
    ],
}
ACCOUNT: dict[str, Any] = {"theme": "light", "account": {"id": "a/b", "email": "ann@example.org", "coming_meetings": 7}}


def test_enter_and_escape_at_once_delete_nothing(screen: VirtualDesktop) -> None:
    """The keyboard starts on Cancel, so that an Enter pressed too early is harmless."""
    talk = Talk(screen, "confirm", WHICH)
    talk.wait_until_active("Delete which of them?")
    screen.key("Return")
    assert talk.wait_for_end() == 0
    assert talk.commands() == []


def test_the_chosen_answer_is_sent_once(screen: VirtualDesktop, pictures: Path) -> None:
    """Each button sends its own command, and the dialog goes when it was carried out."""
    talk = Talk(screen, "confirm", WHICH)
    talk.wait_until_active("Delete which of them?")
    talk.picture(pictures / "confirm-delete.png")
    screen.key("Tab", "Tab", "Return")
    assert talk.wait_for("delete") == {"command": "delete", "uid": "u", "following": True}
    assert talk.wait_for_end() == 0


def test_a_problem_keeps_the_question_open(screen: VirtualDesktop) -> None:
    """What went wrong is said, and the answer can be given again."""
    answers: Iterator[Message] = iter([{"problem": problem_to_dict(problem("calendar.read_only"))}, {"result": {}}])
    talk = Talk(screen, "confirm", WHICH, {"delete": lambda _: next(answers)})
    window = talk.wait_until_active("Delete which of them?")
    height = screen.geometry(window)[3]
    screen.key("Tab", "Return")
    talk.wait_for("delete")
    screen.wait_until("the problem", lambda: screen.geometry(window)[3] > height)  # until then the buttons rest
    screen.key("Return")
    talk.wait_for("delete", 2)
    assert talk.wait_for_end() == 0


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_removing_an_account_says_what_stays(screen: VirtualDesktop, pictures: Path, theme: str) -> None:
    """The tick box is off; ticked, the meetings go first, with progress; then the dialog closes."""
    talk = Talk(screen, "remove-account", ACCOUNT | {"theme": theme}, {"zoom_remove": lambda _: None})
    talk.wait_until_active("Remove Zoom account")
    dark = "" if theme == "light" else "-dark"
    talk.picture(pictures / f"remove-account{dark}.png")
    screen.key("shift+Tab", "space", "Tab", "Tab", "Return")
    assert talk.wait_for("zoom_remove") == {"command": "zoom_remove", "account": "a/b", "delete_meetings": True}
    told = {"event": "progress", "account": "a/b", "text": "Deleting Zoom meetings: 3 of 7", "done": 3, "of_total": 7}
    talk.tell(told)
    talk.tell(told | {"account": "other", "text": "Deleting Zoom meetings: 1 of 2", "done": 1, "of_total": 2})
    talk.picture(pictures / f"remove-account-progress{dark}.png")
    talk.tell({"id": 1, "result": {}})
    assert talk.wait_for_end() == 0


def test_untouched_the_tick_box_deletes_nothing_in_zoom(screen: VirtualDesktop) -> None:
    """Removing the account alone leaves the meetings."""
    talk = Talk(screen, "remove-account", ACCOUNT)
    talk.wait_until_active("Remove Zoom account")
    screen.key("Tab", "Return")
    assert talk.wait_for("zoom_remove")["delete_meetings"] is False
    assert talk.wait_for_end() == 0


def test_the_words_say_what_stays() -> None:
    """Meetings and links stay, other computers are signed out; the tick box counts, and is not there for nothing."""
    assert "Meetings already made stay in Zoom" in explanation(2)
    assert "links already in events stay" in explanation(2)
    assert "signs out your other computers" in explanation(0)
    assert tick_label(0) == ""
    assert tick_label(1) == "Also delete my coming Zoom meeting made here"
    assert tick_label(7) == "Also delete my 7 coming Zoom meetings made here"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_of_two_zoom_users_the_old_one_is_kept_by_enter(screen: VirtualDesktop, pictures: Path, theme: str) -> None:
    """The keyboard starts on the answer that changes nothing; Escape decides nothing."""
    opened = {
        "theme": theme,
        "title": "Which Zoom account?",
        "text": "You signed in as bo@example.org, but ann@example.org is connected here. Nothing has changed yet.\n"
        + after_switching(7, "ann@example.org"),
        "cancel": "Decide later",
        "confirm": {"label": "Keep ann@example.org", "command": "zoom_cancel", "main": True},
        "others": [{"label": "Switch to bo@example.org", "command": "zoom_switch"}],
    }
    for keys, command in ((["Return"], "zoom_cancel"), (["Tab", "Return"], "zoom_switch"), (["Escape"], "")):
        talk = Talk(screen, "confirm", opened)
        talk.wait_until_active("Which Zoom account?")
        talk.picture(pictures / f"which-account{'' if theme == 'light' else '-dark'}.png")
        screen.key(*keys)
        assert talk.wait_for_end() == 0
        assert talk.commands() == [command] * bool(command)
        screen.wait_for_no_window("Which Zoom account")
