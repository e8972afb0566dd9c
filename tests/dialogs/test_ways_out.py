"""Every button of a problem is there in a dialog and does what it says."""

from __future__ import annotations

from typing import Any

import pytest

from tests.dialogs.talk import Talk
from tests.dialogs.test_details_window import EVENT, MEETING, OPENED
from tray.domain.actions import remedies
from tray.domain.problem_json import problem_to_dict
from tray.domain.problems import problem
from virtual_desktop import VirtualDesktop

SEVERAL = ("keyring.locked", "zoom.other_user", "zoom.meeting_moved", "zoom.meeting_foreign", "calendar.many_gone")
FACTS = 11
"""Presses of Tab from Close to the first button of a problem."""


@pytest.mark.parametrize("code", SEVERAL)
def test_each_button_sends_its_own_command(screen: VirtualDesktop, code: str) -> None:
    told = problem(code, target="it")
    failed = MEETING | {"state": "failed", "problem": problem_to_dict(told)}
    opened: dict[str, Any] = OPENED | {"event": EVENT | {"meeting": failed}}
    for place, (_, command) in enumerate(remedies(told)):
        talk = Talk(screen, "details", opened, {command.name: lambda _: None})
        talk.wait_until_active("Meeting details")
        screen.key(*["Tab"] * (FACTS + place), "Return")
        assert talk.wait_for(command.name) == {"command": command.name, **command.arguments}
        screen.key("Escape")
        assert talk.wait_for_end() == 0
        screen.wait_for_no_window("Meeting details")


def test_try_again_does_again_what_failed(screen: VirtualDesktop) -> None:
    """On a full disk "Try again" copies once more, and does not look at the calendars."""
    answers = iter([{"problem": problem_to_dict(problem("disk.full"))}, {"result": {"text": "x"}}])
    talk = Talk(screen, "details", OPENED, {"copy": lambda _: next(answers)})
    talk.wait_until_active("Meeting details")
    screen.key("Tab", "Tab", "Return")
    talk.wait_for("copy")
    screen.key(*["Tab"] * 9, "Return")
    assert talk.wait_for("copy", 2)["what"] == "link"
    assert "sync" not in talk.commands()


def test_what_was_tried_and_still_stands_in_the_way_is_said(screen: VirtualDesktop) -> None:
    """A sync that ends in a problem shows that problem with its own buttons."""
    waiting = MEETING | {"state": "failed", "problem": problem_to_dict(problem("zoom.unreachable"))}
    still = {"result": {"outcome": "problem", "problem": problem_to_dict(problem("zoom.sign_in_expired", target="a"))}}
    talk = Talk(screen, "details", OPENED | {"event": EVENT | {"meeting": waiting}}, {"sync": still})
    talk.wait_until_active("Meeting details")
    screen.key(*["Tab"] * FACTS, "Return")
    talk.wait_for("sync")
    screen.key("Return")  # the keyboard stayed where the button was
    assert talk.wait_for("zoom_reconnect") == {"command": "zoom_reconnect", "account": "a"}
