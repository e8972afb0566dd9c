"""What the editor says before anything is saved: what else is at that time, what Zoom cannot, why Zoom is off."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.dialogs.editor.test_window import EVENT, OPENED, SERIES, opened
from tray.domain.problem_json import problem_to_dict
from tray.domain.problems import problem
from virtual_desktop import VirtualDesktop

STANDUP = {"title": "Standup", "start": "2026-12-01T15:15:00+01:00", "end": "2026-12-01T15:30:00+01:00"}


def test_what_is_at_the_same_time_is_said_and_hinders_nothing(screen: VirtualDesktop, pictures: Path) -> None:
    """The event itself is left out; the warning follows the time."""
    talk = opened(screen, {"conflicts": {"result": {"events": [STANDUP]}}})
    first = talk.wait_for("conflicts")
    assert (first["uid"], first["start"]) == ("u1", "2026-12-01T15:00:00+01:00")
    talk.picture(pictures / "editor-conflict.png")
    screen.key("Tab", "shift+Up")
    assert talk.wait_for("conflicts", 2)["start"] == "2026-12-02T15:00:00+01:00"
    screen.key("Return")
    assert talk.wait_for("edit")["changes"]["start"] == "2026-12-02T15:00:00+01:00"


def test_a_rule_that_zoom_cannot_say_is_told_before_saving(screen: VirtualDesktop, pictures: Path) -> None:
    event = SERIES | {"rrule": "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1", "attendees": []}
    talk = opened(screen, {"zoom_can_say": {"result": {"exactly": False}}}, event=event)
    screen.key(*["Tab"] * 9, "space")
    asked = talk.wait_for("zoom_can_say")
    assert asked["rrule"] == event["rrule"]
    assert (asked["start"], asked["timezone"]) == ("2026-12-01T15:00:00+01:00", "Europe/Berlin")
    talk.picture(pictures / "editor-no-fixed-time.png")
    screen.key("Return")
    assert talk.wait_for("edit")["changes"] == {"zoom": True}


REASONS: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("zoom.not_connected", {}, {"command": "zoom_connect"}),
    ("zoom.no_client_id", {}, {"command": "open", "dialog": "settings", "page": "accounts"}),
    ("zoom.permission_missing", {"target": "a/b"}, {"command": "zoom_reconnect", "account": "a/b"}),
    ("zoom.sign_in_expired", {"target": "a/b"}, {"command": "zoom_reconnect", "account": "a/b"}),
]


@pytest.mark.parametrize(("code", "facts", "command"), REASONS, ids=[code for code, _, _ in REASONS])
def test_each_reason_that_zoom_is_off_carries_its_button(
    screen: VirtualDesktop, pictures: Path, code: str, facts: dict[str, Any], command: dict[str, Any]
) -> None:
    zoom = OPENED["zoom"] | {"available": False, "reason": problem_to_dict(problem(code, **facts))}
    talk = opened(screen, {command["command"]: lambda _: None}, zoom=zoom, event=EVENT | {"attendees": []})
    talk.picture(pictures / f"editor-off-{code.partition('.')[2].replace('_', '-')}.png")
    screen.key(*["Tab"] * 9, "Return")  # the disabled switch is passed over
    assert talk.wait_for(command["command"]) == command


def test_an_event_of_a_calendar_that_takes_no_changes_is_saved_as_a_copy(
    screen: VirtualDesktop, pictures: Path
) -> None:
    """Save is off until a calendar is chosen, to which the reason's button leads."""
    event = EVENT | {"calendar_id": "f", "calendar": "Holidays", "writable": False, "attendees": []}
    talk = opened(screen, event=event)
    talk.picture(pictures / "editor-read-only.png")
    screen.key("Return")
    screen.key(*["Tab"] * 9, "Return")
    screen.key("Up", "Return")
    sent = talk.wait_for("add")
    assert (sent["calendar"], sent["draft"]["title"]) == ("w", "Design review")
    assert "edit" not in talk.commands()


def test_the_answers_of_guests_are_told_and_a_new_one_completed(screen: VirtualDesktop, pictures: Path) -> None:
    guests = {"result": {"guests": [{"email": "cleo@example.org", "name": "Cleo Dahl"}]}}
    attendees = [
        {"email": "ann@example.org", "name": "Ann Lee", "status": "accepted"},
        {"email": "bo@example.org", "name": "", "status": "needs-action"},
    ]
    talk = opened(screen, {"guests": guests}, event=EVENT | {"attendees": attendees})
    screen.key(*["Tab"] * 8, "End")
    screen.type(", cl")
    screen.key("Tab", "Tab", "shift+Tab")
    talk.picture(pictures / "editor-guests.png")
    screen.key("Return")
    assert talk.wait_for("edit")["changes"]["attendees"] == ["ann@example.org", "bo@example.org", "cleo@example.org"]
