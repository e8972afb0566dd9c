"""A keyring that is locked, refused or missing keeps nobody from connecting, and keeps no secret from its place."""

from __future__ import annotations

from typing import Any

from demo_person import path_to
from tests.system.conftest import MakeTray, TrayOnDesktop


def allow(tray: TrayOnDesktop) -> None:
    """Connect from the menu, without a look at the page."""
    before = len(tray.desktop.opened())
    tray.person.choose(*path_to("Connect Zoom", tray.person.menu()))
    page = tray.wait_until("Zoom's page", lambda: tray.desktop.opened()[before:])[0]
    assert tray.sandbox.authorise(page).callback_status == 200


def warning(tray: TrayOnDesktop, title: str) -> tuple[str, ...]:
    """Wait for a warning in the menu and give the lines below it."""

    def found() -> tuple[str, ...] | None:
        line = next((entry for entry in tray.person.menu() if entry.label == f"⚠ {title}"), None)
        return tuple(child.label for child in line.children) if line else None

    return tuple(tray.wait_until(f"“{title}” in the menu", found))


def account(tray: TrayOnDesktop) -> dict[str, Any]:
    """The one account as the shell is told."""
    (found,) = tray.json("zoom", "status")["accounts"]
    return dict(found)


def made_meeting(tray: TrayOnDesktop, title: str) -> None:
    """Add an event with a meeting and see that it is made."""
    added = tray.json("add", f"{title} tomorrow at 10 on zoom", "--wait", "30")
    assert added["meeting"]["state"] == "ready", added
    assert title in [meeting["topic"] for meeting in tray.sandbox.meetings()]


def test_without_a_keyring_the_sign_in_is_kept_for_this_run_and_asked_for_in_the_next(make_tray: MakeTray) -> None:
    tray = make_tray(keyring=None)
    tray.start()
    allow(tray)
    assert "Keep for this run" in warning(tray, "There is no keyring on this system")
    assert not any("sign in again" in entry.label for entry in tray.person.menu())
    tray.person.choose("⚠ There is no keyring", "Keep for this run")
    tray.wait_until("the account", lambda: account(tray)["state"] == "ready")
    made_meeting(tray, "First")
    assert tray.stop() == 0

    tray.start()
    later = tray.json("add", "Second tomorrow at 11 on zoom", "--wait", "10")
    assert later["meeting"]["problem"]["code"] in {"keyring.missing", "zoom.sign_in_expired"}
    label = next(entry.label for entry in tray.person.menu() if entry.label.startswith("⚠"))
    before = len(tray.desktop.opened())
    tray.person.choose(label)
    page = tray.wait_until("Zoom's page", lambda: tray.desktop.opened()[before:])[0]
    assert tray.sandbox.authorise(page).callback_status == 200
    warning(tray, "There is no keyring on this system")
    tray.person.choose("⚠ There is no keyring", "Keep for this run")
    topics = tray.wait_until(
        "the meeting that waited", lambda: sorted(meeting["topic"] for meeting in tray.sandbox.meetings())[1:]
    )
    assert topics == ["Second"]


def test_a_locked_keyring_that_stays_refused_can_be_unlocked_later(make_tray: MakeTray) -> None:
    tray = make_tray(keyring="locked")
    tray.start()
    allow(tray)
    # The keyring's own question has no title to look for; it takes the keyboard when it is there.
    tray.wait_until("the keyring's question", lambda: tray.desktop.search("--class", "gcr-prompter"))
    tray.desktop.settle()
    tray.desktop.key("Escape")
    assert {"Unlock…", "Keep for this run"} <= set(warning(tray, "Your keyring is locked"))
    tray.person.choose("⚠ Your keyring is locked", "Unlock…")
    tray.wait_until("the keyring's question", lambda: tray.desktop.search("--class", "gcr-prompter"))
    tray.desktop.settle()
    tray.desktop.type(tray.desktop.keyring_password)
    tray.desktop.key("Return")
    tray.wait_until("the account", lambda: account(tray)["state"] == "ready")
    made_meeting(tray, "First")
    assert not any(entry.label.startswith("⚠") for entry in tray.person.menu())


def test_a_locked_keyring_need_not_be_unlocked_for_this_run(make_tray: MakeTray) -> None:
    tray = make_tray(keyring="locked")
    tray.start()
    allow(tray)
    tray.wait_until("the keyring's question", lambda: tray.desktop.search("--class", "gcr-prompter"))
    tray.desktop.settle()
    tray.desktop.key("Escape")
    warning(tray, "Your keyring is locked")
    tray.person.choose("⚠ Your keyring is locked", "Keep for this run")
    tray.wait_until("the account", lambda: account(tray)["state"] == "ready")
    made_meeting(tray, "Kept in memory")
