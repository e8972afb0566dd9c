"""Settings as a person meets them: every change is sent at once, and what is refused is put back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.dialogs.talk import Message, Reply, Talk
from tray.dialogs.settings.permissions import shortcomings, summary
from tray.domain.problem_json import problem_to_dict
from tray.domain.problems import problem
from virtual_desktop import VirtualDesktop

SETTINGS = {
    "zoom_client_id": "",
    "zoom_by_default": False,
    "open_zoom_in": "app",
    "default_minutes": 60,
    "reminder_minutes": [5, 0],
    "snooze_minutes": 5,
    "menu_days": 4,
    "soon_minutes": 15,
    "hide_titles": False,
    "time_format": "system",
    "theme": "system",
}
PERSONAL = {"id": "p", "kind": "folder", "name": "Personal", "place": "~/calendars/personal", "default": True}
WORK = {"id": "w", "kind": "caldav", "name": "Work", "place": "https://calendar.example.org/ann/", "default": False}
CALENDARS = [one | {"shown": True, "writable": True, "problem": None} for one in (PERSONAL, WORK)]
ANN: dict[str, Any] = {
    "id": "a/b",
    "email": "ann@example.org",
    "name": "Ann Lee",
    "state": "ready",
    "missing": [],
    "problem": None,
    "coming_meetings": 7,
}
MISSING = {"scope": "meeting:update:meeting", "text": "meetings do not follow when an event is moved"}
CONNECTED = {"configured": True, "available": True, "reason": None, "accounts": [ANN]}
NOBODY: dict[str, Any] = {"configured": False, "available": False, "reason": None, "accounts": []}


def opened(screen: VirtualDesktop, answers: dict[str, Reply] | None = None, **values: Any) -> Talk:
    initial = {"settings": SETTINGS, "theme": "light", "calendars": CALENDARS, "zoom": CONNECTED, "path": "", **values}
    talk = Talk(screen, "settings", initial, {"calendars": {"result": {"calendars": CALENDARS}}, **(answers or {})})
    talk.wait_until_active("Settings")
    return talk


def test_a_client_id_makes_connecting_possible(screen: VirtualDesktop, pictures: Path) -> None:
    """It is saved when the field is left; then Connect works, and the account is listed when the sign-in has ended."""
    states = iter([NOBODY | {"configured": True}, CONNECTED])

    def status(_: Message) -> Message:
        return {"result": next(states)}

    talk = opened(screen, {"zoom_status": status}, zoom=NOBODY)
    talk.picture(pictures / "settings-not-connected.png")
    screen.key("Tab")
    screen.type("aBcDeF123")
    screen.key("Return")
    assert talk.wait_for("settings_change") == {"command": "settings_change", "zoom_client_id": "aBcDeF123"}
    talk.wait_for("zoom_status")
    screen.key("shift+Tab", "Return")
    talk.wait_for("zoom_connect")
    talk.wait_for("zoom_status", 2)
    talk.picture(pictures / "settings-accounts.png")


def test_missing_permissions_are_named_with_a_way_out(screen: VirtualDesktop, pictures: Path) -> None:
    """What will not work stands there in words, and Reconnect begins the sign-in for this account."""
    trouble = problem_to_dict(problem("zoom.permission_missing", target="a/b"))
    account = ANN | {"missing": [MISSING], "problem": trouble}
    talk = opened(screen, {"zoom_reconnect": lambda _: None}, zoom=CONNECTED | {"accounts": [account]})
    talk.picture(pictures / "settings-permissions.png")
    screen.key("Tab", "Return")
    assert talk.wait_for("zoom_reconnect") == {"command": "zoom_reconnect", "account": "a/b"}


def test_removing_asks_in_its_own_dialog(screen: VirtualDesktop) -> None:
    """Remove… opens the question; nothing is removed from here."""
    talk = opened(screen)
    screen.key("Tab", "Tab", "Return")
    assert talk.wait_for("open") == {"command": "open", "dialog": "remove-account", "account": "a/b"}


def test_another_user_can_be_switched_to(screen: VirtualDesktop) -> None:
    """Whoever signed in as somebody else may go on with that account."""
    trouble = problem_to_dict(problem("zoom.other_user", old="ann@example.org", new="bo@example.org", meetings=""))
    talk = opened(
        screen, {"zoom_status": {"result": CONNECTED}}, zoom=CONNECTED | {"accounts": [ANN | {"problem": trouble}]}
    )
    screen.key("Tab", "Tab", "Tab", "Return")
    talk.wait_for("zoom_switch")


def test_of_two_users_the_old_one_can_be_kept_where_it_is_told(screen: VirtualDesktop, pictures: Path) -> None:
    """The remark in Settings offers what the window that asks offers: Switch, Sign in again and Keep."""
    trouble = problem_to_dict(problem("zoom.other_user", old="ann@example.org", new="bo@example.org", meetings=""))
    talk = opened(
        screen, {"zoom_status": {"result": CONNECTED}}, zoom=CONNECTED | {"accounts": [ANN | {"problem": trouble}]}
    )
    talk.picture(pictures / "settings-other-user.png")
    screen.key(*["Tab"] * 5, "Return")
    assert talk.wait_for("zoom_cancel") == {"command": "zoom_cancel"}
    talk.wait_for("zoom_status")  # and it looks how the account is by now


def test_calendars_are_hidden_chosen_and_removed_by_keyboard(screen: VirtualDesktop, pictures: Path) -> None:
    """Space shows and hides, a button makes it the one for new events, Delete asks before it goes."""
    talk = opened(screen, page="calendars")
    talk.picture(pictures / "settings-calendars.png")
    screen.key("Tab", "Down", "space")
    assert talk.wait_for("calendar_change") == {"command": "calendar_change", "calendar": "w", "shown": False}
    talk.wait_for("calendars")
    screen.key("Tab", "Tab", "Return")
    assert talk.wait_for("calendar_change", 2) == {"command": "calendar_change", "calendar": "w", "default": True}
    talk.wait_for("calendars", 2)
    screen.settle()
    screen.key("shift+Tab", "shift+Tab", "Delete")
    screen.settle()
    screen.key("Return")
    assert talk.wait_for("calendar_remove") == {"command": "calendar_remove", "calendar": "w"}


def test_a_calendar_is_added_from_a_form(screen: VirtualDesktop, pictures: Path) -> None:
    """A CalDAV account: what is wrong stays said until it is right, and the password goes over the pipe alone."""
    offered = {"calendars": [{"name": "Team", "place": "https://calendar.example.org/ann/team"}]}
    answers: Iterator[Message] = iter(
        [{"problem": problem_to_dict(problem("calendar.unreachable"))}, {"result": offered}]
    )
    talk = opened(screen, {"calendars_offered": lambda _: next(answers)}, page="calendars")
    screen.key(*["Tab"] * 6, "space")  # past the list, Hide, Remove and the arrows to Add: no second default is offered
    screen.key("Down", "Down", "Return")
    screen.settle()  # a menu that is closing still takes keys
    screen.type("https://calendar.example.org/ann/")
    screen.key("Tab")
    screen.type("Team")
    screen.key("Tab")
    screen.type("ann")
    screen.key("Tab")
    screen.type("s3cret")
    screen.key("Return")
    talk.wait_for("calendars_offered")
    # Answered before it is pictured: the form shows what was wrong.
    talk.picture(pictures / "settings-add-calendar.png")
    screen.key("Return")
    sent = talk.wait_for("calendar_add")
    assert (sent["kind"], sent["place"], sent["name"]) == ("caldav", "https://calendar.example.org/ann/", "Team")
    assert (sent["user"], sent["password"]) == ("ann", "s3cret")
    talk.wait_for("calendars")


def test_reminders_and_switches_are_sent_as_they_change(screen: VirtualDesktop, pictures: Path) -> None:
    """Arrow keys step through a choice; a switch refused by the service goes back."""
    refused = problem_to_dict(problem("disk.full"))

    def change(message: Message) -> Message:
        return {"problem": refused} if "zoom_by_default" in message else {"result": {}}

    talk = opened(screen, {"settings_change": change}, page="events")
    talk.picture(pictures / "settings-events.png")
    screen.key("Tab", "Down")
    assert talk.wait_for("settings_change") == {"command": "settings_change", "default_minutes": 90}
    screen.key("Tab", "space")
    assert talk.wait_for("settings_change", 2)["zoom_by_default"] is True
    screen.key("space")
    assert talk.wait_for("settings_change", 3)["zoom_by_default"] is True  # it had gone back
    screen.key("Tab", "Down")
    assert talk.wait_for("settings_change", 4)["reminder_minutes"] == [10, 0]


def test_help_is_two_buttons(screen: VirtualDesktop, pictures: Path) -> None:
    """A test notice and the report for support are one press away."""
    talk = opened(screen, page="general")
    talk.picture(pictures / "settings-general.png")
    screen.key(*["Tab"] * 7, "Return")
    talk.wait_for("test_notice")
    screen.key("Tab", "Return")
    talk.wait_for("copy_report")
    screen.key("Escape")
    assert talk.wait_for_end() == 0


def test_permissions_are_counted_and_explained() -> None:
    """All granted is one line; what is missing is named one by one."""
    assert summary(ANN) == "All permissions granted"
    account = ANN | {"missing": [MISSING]}
    assert summary(account) == "6 of 7 permissions granted. Without the others:"
    assert shortcomings(account) == ["✗  Meetings do not follow when an event is moved  (meeting:update:meeting)"]


def test_escape_does_not_lose_a_client_id(screen: VirtualDesktop) -> None:
    """It is saved with the window, as it is when the field is left."""
    talk = opened(screen, zoom=NOBODY)
    screen.key("Tab")
    screen.type("aBcDeF123")
    screen.key("Escape")
    assert talk.wait_for("settings_change", limit=5)["zoom_client_id"] == "aBcDeF123"
    assert talk.wait_for_end() == 0
