"""Whatever happens between our menu and Zoom's page ends in words and in a way on."""

from __future__ import annotations

import http.client
import subprocess
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from demo_person import path_to
from tests.system.conftest import COMMAND, MakeTray, TrayOnDesktop
from tests.zoom_sandbox import browser

LINK = "https://us02web.zoom.us/j/81234567890?pwd=abcdef"


def zoom_lines(tray: TrayOnDesktop) -> list[str]:
    """What stands in the menu's Zoom submenu."""
    return [entry.label for line in tray.person.menu() if line.label == "Zoom" for entry in line.children]


def begin_connecting(tray: TrayOnDesktop) -> str:
    """Choose Connect Zoom… and give the address of the page that was opened."""
    before = len(tray.desktop.opened())
    tray.person.choose(*path_to("Connect Zoom", tray.person.menu()))
    return str(tray.wait_until("Zoom's page", lambda: tray.desktop.opened()[before:])[0])


def visit(url: str) -> int:
    """Fetch a page as a stray visitor and give the answer's status."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=10)
    connection.request("GET", f"{parts.path}?{parts.query}")
    status = connection.getresponse().status
    connection.close()
    return status


def on_clipboard(tray: TrayOnDesktop) -> str:
    """What a person would paste."""
    script = "import tkinter; root = tkinter.Tk(); root.withdraw(); print(root.clipboard_get())"
    command = [COMMAND[0], "-c", script]
    return subprocess.run(command, env=tray.desktop.env, capture_output=True, text=True, check=False).stdout.strip()


def test_without_a_browser_connecting_and_joining_hand_over_the_address(make_tray: MakeTray) -> None:
    """The tray shows a notice with Copy link; the shell prints the page's address and the link."""
    tray = make_tray(browser=False)
    tray.start()
    tray.person.choose(*path_to("Connect Zoom", tray.person.menu()))
    assert tray.person.wait_for_notice("Copy link").title == "No browser could be opened"
    tray.person.choose("Zoom", "Copy the page's address")
    tray.wait_until("the address on the clipboard", lambda: "/oauth/authorize?" in on_clipboard(tray))
    outcome = tray.sandbox.authorise(on_clipboard(tray))
    assert outcome.callback_status == 200
    tray.wait_until("the account in the menu", lambda: "ann@example.com" in zoom_lines(tray))

    tray.json("add", f"Call in 3 minutes {LINK}")
    joined = tray.shell("join")
    assert (joined.returncode, joined.stdout) == (1, "")
    assert LINK in joined.stderr
    tray.person.choose(*path_to("Join", tray.person.menu()))
    tray.person.press_notice("Copy link")
    tray.wait_until("the link on the clipboard", lambda: on_clipboard(tray) == LINK)


def test_the_shell_prints_the_page_that_no_browser_opened(make_tray: MakeTray) -> None:
    tray = make_tray(browser=False, panel=False, notices=False)
    connect = tray.desktop.start([*COMMAND, "zoom", "connect", "--json"], name="connect", env=tray.env)
    said = tray.desktop.wait_until(
        "the address", lambda: "/oauth/authorize?" in (log := tray.desktop.log("connect")) and log
    )
    url = next(line for line in said.splitlines() if "/oauth/authorize?" in line)
    assert tray.sandbox.authorise(url).callback_status == 200
    assert connect.wait(30) == 0


def test_a_page_that_was_closed_is_opened_again_or_given_up_from_the_menu(tray: TrayOnDesktop) -> None:
    url = begin_connecting(tray)
    browser.authorise(url, user="ann@example.com", decision="close")
    assert "Waiting for Zoom's page in your browser…" in zoom_lines(tray)
    tray.person.choose("Zoom", "Open Zoom's page again")
    tray.wait_until("the page once more", lambda: tray.desktop.opened() == [url, url])
    tray.person.choose("Zoom", "Cancel signing in")
    tray.wait_until("the end of waiting", lambda: "Connect Zoom…" in zoom_lines(tray))
    assert not any(entry.label.startswith("⚠") for entry in tray.person.menu())
    with pytest.raises(OSError):  # whichever way the system says that nobody listens
        visit(parse_qs(urlsplit(url).query)["redirect_uri"][0])


def test_decline_is_said_and_offers_to_connect_again(tray: TrayOnDesktop) -> None:
    outcome = tray.sandbox.authorise(begin_connecting(tray), decision="decline")
    assert outcome.callback_status == 200
    assert "Zoom was not connected" in outcome.callback_page
    notice = tray.person.wait_for_notice("Connect…")
    assert (notice.title, "Decline" in notice.body) == ("Zoom was not connected", True)
    assert path_to("Connect…", tray.person.menu())[0] == "⚠ Zoom was not connected"
    before = len(tray.desktop.opened())
    tray.person.press_notice("Connect…")
    again = tray.wait_until("Zoom's page once more", lambda: tray.desktop.opened()[before:])[0]
    assert tray.sandbox.authorise(again).callback_status == 200
    tray.wait_until("the account in the menu", lambda: "ann@example.com" in zoom_lines(tray))
    assert not any(entry.label.startswith("⚠") for entry in tray.person.menu())


def test_a_wrong_state_and_stray_visitors_are_sent_away_and_the_sign_in_goes_on(tray: TrayOnDesktop) -> None:
    url = begin_connecting(tray)
    query = parse_qs(urlsplit(url).query)
    callback, state = query["redirect_uri"][0], query["state"][0]
    assert visit(f"{callback}?code=stolen&state=wrong") == 400
    assert visit(f"{callback}?code=stolen") == 400
    assert visit(f"{callback}?state={state}") == 400
    assert visit(callback.replace("/callback", "/favicon.ico")) == 404
    assert "Waiting for Zoom's page in your browser…" in zoom_lines(tray)
    assert tray.sandbox.calls("POST", "/oauth/token") == []
    assert tray.sandbox.authorise(url).callback_status == 200
    tray.wait_until("the account in the menu", lambda: "ann@example.com" in zoom_lines(tray))


def test_who_needs_an_admins_approval_can_give_up_and_connect_when_it_is_granted(tray: TrayOnDesktop) -> None:
    tray.sandbox.portal("change_user", email="ann@example.com", needs_approval=True)
    url = begin_connecting(tray)
    outcome = tray.sandbox.authorise(url, decision="request")
    assert (outcome.location, "approve" in outcome.page or "request was sent" in outcome.page) == (None, True)
    tray.person.choose("Zoom", "Cancel signing in")
    tray.wait_until("the end of waiting", lambda: "Connect Zoom…" in zoom_lines(tray))
    tray.sandbox.portal("approve", user="ann@example.com")
    assert tray.sandbox.authorise(begin_connecting(tray)).callback_status == 200
    tray.wait_until("the account in the menu", lambda: "ann@example.com" in zoom_lines(tray))


def test_whoever_signs_in_as_somebody_else_is_asked_whom_to_keep(tray: TrayOnDesktop, pictures: Path) -> None:
    """The window says what switching means; Enter keeps the old account, and nothing is left to be decided."""
    assert tray.sandbox.authorise(begin_connecting(tray)).callback_status == 200
    tray.wait_until("the account in the menu", lambda: "ann@example.com" in zoom_lines(tray))
    tray.json("add", "Review 2030-05-02 15:00-16:00 zoom", "--wait", "30")

    def sign_in_as_ben() -> None:
        before = len(tray.desktop.opened())
        tray.person.choose(*path_to("Reconnect…", tray.person.menu()))
        url = tray.wait_until("Zoom's page", lambda: tray.desktop.opened()[before:])[0]
        tray.sandbox.authorise(url, user="ben@example.com")
        tray.desktop.wait_for_window("Which Zoom account")
        tray.desktop.settle()

    sign_in_as_ben()
    tray.desktop.screenshot(pictures / "switch-user.png")
    assert any("another Zoom user" in entry.label for entry in tray.person.menu())
    tray.desktop.key("Return")
    tray.desktop.wait_for_no_window("Which Zoom account")
    assert "ann@example.com" in zoom_lines(tray)
    assert not any(entry.label.startswith("⚠") for entry in tray.person.menu())

    sign_in_as_ben()
    tray.desktop.key("Tab", "Return")
    tray.wait_until("the other account", lambda: "ben@example.com" in zoom_lines(tray))
    tray.desktop.wait_for_no_window("Which Zoom account")
