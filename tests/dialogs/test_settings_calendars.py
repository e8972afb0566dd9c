"""Settings, Calendars: order, certificate, password, how fresh each is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.dialogs.talk import Message, Talk
from tray.domain.problem_json import problem_to_dict
from tray.domain.problems import problem
from virtual_desktop import VirtualDesktop

FINGERPRINT = ":".join(f"{number:02X}" for number in range(32))
CERTIFICATE = {"result": {"host": "dav.example.org", "port": 8443, "fingerprint": FINGERPRINT, "why": "self-signed"}}
CALENDARS: list[dict[str, Any]] = [
    {"id": "p", "kind": "folder", "name": "Personal", "place": "~/calendars/personal", "default": True},
    {
        "id": "w",
        "kind": "caldav",
        "name": "Work",
        "place": "https://dav.example.org:8443/ann/work",
        "fresh_at": "2026-11-21T09:00:00+00:00",
    },
]


TWO_OFFERED: list[dict[str, Any]] = [
    {"name": "Team", "place": "https://dav.example.org/ann/team", "writable": True, "listed": False},
    {"name": "Holidays", "place": "https://dav.example.org/ann/holidays", "writable": False, "listed": False},
]


def opened(screen: VirtualDesktop, trouble: str = "", answers: dict[str, Any] | None = None, **values: Any) -> Talk:
    calendars = [dict(one) for one in CALENDARS]
    if trouble:
        told = problem(trouble, "dav.example.org", target="https://dav.example.org:8443/")
        calendars[1]["problem"] = problem_to_dict(told)
    start: dict[str, Any] = {
        "theme": "light",
        "page": "calendars",
        "zone": "Europe/Berlin",
        "hours24": True,
        "now": "2026-11-22T10:00:00+01:00",
        "calendars": calendars,
        "settings": {"sync_minutes": 15},
        "zoom": {"accounts": [], "configured": True},
    }
    kept = {"calendars": {"result": {"calendars": calendars}}}
    talk = Talk(screen, "settings", start | values, kept | (answers or {}))
    talk.wait_until_active("Settings")
    return talk


def test_the_order_is_changed_by_keyboard(screen: VirtualDesktop) -> None:
    talk = opened(screen)
    screen.key("Tab", "Down", "alt+Up")
    assert talk.wait_for("calendars_order")["calendars"] == ["w", "p"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_calendar_is_given_a_colour_by_keyboard(screen: VirtualDesktop, pictures: Path, theme: str) -> None:
    """A letter jumps to a name, arrows step; the colour that it came with stays among them."""
    calendars = [dict(one, color=colour) for one, colour in zip(CALENDARS, ("#2E9E4F", "#3366cc"), strict=True)]

    def change(message: Message) -> Message:
        calendars[1]["color"] = message["color"]
        return {"result": {}}

    answers = {"calendar_change": change, "calendars": {"result": {"calendars": calendars}}}
    talk = opened(screen, answers=answers, theme=theme, calendars=[dict(one) for one in calendars])
    screen.key("Tab", "Down")
    screen.settle()
    screen.key(*["Tab"] * 7, "t")
    assert talk.wait_for("calendar_change") == {"command": "calendar_change", "calendar": "w", "color": "#12908e"}
    talk.wait_for("calendars")
    talk.picture(pictures / f"settings-colour{'' if theme == 'light' else '-dark'}.png")
    screen.key("i")
    assert talk.wait_for("calendar_change", 2)["color"] == "#3366cc"


def test_older_news_do_not_throw_a_chosen_colour_back(screen: VirtualDesktop) -> None:
    """Whoever steps on before the service has answered steps on from what is shown."""
    talk = opened(screen, answers={"calendar_change": lambda _: None})
    screen.key(*["Tab"] * 7, "Down")
    assert talk.wait_for("calendar_change")["color"] == "#d93025"
    talk.tell({"event": "changed", "uids": []})
    talk.wait_for("calendars")
    screen.settle()
    screen.key("Down")
    assert talk.wait_for("calendar_change", 2)["color"] == "#e8710a"


def nothing_is_cut_off(talk: Talk, picture: Path) -> bool:
    """Whether the page, as pictured, ends with an empty line above its lower edge."""
    x, y, width, height = talk.desktop.geometry(talk.wait_until_active("Settings"))
    foot = y + height - 36  # the window's frame is counted twice in y, and the page has an edge of its own
    with Image.open(picture) as image:
        colours = image.convert("RGB").crop((x + 30, foot - 5, x + width - 30, foot)).getcolors()
    return colours is not None and len(colours) == 1


def test_a_certificate_is_trusted_only_after_its_fingerprint_was_shown(screen: VirtualDesktop, pictures: Path) -> None:
    """The keyboard starts on "Do not trust"; the calendar is still shown as it was, and says since when."""
    talk = opened(screen, "calendar.certificate", {"calendar_certificate": CERTIFICATE})
    screen.key("Tab", "Down")
    talk.picture(pictures / "settings-calendars-stale.png")
    screen.key(*["Tab"] * 7, "Return")
    assert talk.wait_for("calendar_certificate") == {"command": "calendar_certificate", "calendar": "w"}
    talk.picture(pictures / "settings-certificate.png")
    assert nothing_is_cut_off(talk, pictures / "settings-certificate.png")
    screen.key("Tab", "Return")
    asked = talk.wait_for("calendar_trust")
    assert (asked["calendar"], asked["fingerprint"]) == ("w", FINGERPRINT)


def test_a_password_is_entered_again_where_it_was_refused(screen: VirtualDesktop, pictures: Path) -> None:
    talk = opened(screen, "calendar.sign_in")
    screen.key("Tab", "Down")
    talk.picture(pictures / "settings-password.png")  # the buttons are those of the chosen calendar by then
    screen.key(*["Tab"] * 7, "Return")
    screen.type("secret")
    talk.picture(pictures / "settings-password.png")
    screen.key("Return")
    assert talk.wait_for("calendar_password") == {
        "command": "calendar_password",
        "calendar": "w",
        "password": "secret",
    }


def test_a_new_calendar_of_a_server_with_its_own_certificate(screen: VirtualDesktop, pictures: Path) -> None:
    """The fingerprint is compared first, and the calendar is looked for and added with it."""

    def offer(message: Message) -> Message:
        if message.get("trusted"):
            return {"result": {"calendars": TWO_OFFERED[:1]}}
        told = problem("calendar.certificate", "dav.example.org", target="https://dav.example.org:8443/")
        return {"problem": problem_to_dict(told)}

    talk = opened(screen, answers={"calendars_offered": offer, "calendar_certificate": CERTIFICATE})
    screen.key(*["Tab"] * 6, "space")
    screen.key("Down", "Down", "Return")
    screen.settle()  # a menu that is closing still takes keys
    screen.type("https://dav.example.org:8443/")
    screen.key("Return")
    talk.wait_for("calendars_offered")
    screen.key(*["Tab"] * 4, "Return")
    assert talk.wait_for("calendar_certificate")["place"] == "https://dav.example.org:8443/"
    talk.picture(pictures / "settings-new-certificate.png")
    assert nothing_is_cut_off(talk, pictures / "settings-new-certificate.png")
    screen.key("Tab", "Return")
    assert talk.wait_for("calendars_offered", 2)["trusted"] == FINGERPRINT
    assert talk.wait_for("calendar_add")["trusted"] == FINGERPRINT


def with_form(screen: VirtualDesktop, offered: list[dict[str, Any]], theme: str = "light", **answers: Any) -> Talk:
    """The form for a CalDAV account, filled in and sent to a server that offers these."""
    found = {"result": {"calendars": offered}}
    talk = opened(screen, answers={"calendars_offered": found, **answers}, theme=theme)
    screen.key(*["Tab"] * 6, "space")
    screen.key("Down", "Down", "Return")
    screen.settle()  # a menu that is closing still takes keys
    screen.type("https://dav.example.org/")
    screen.key("Tab", "Tab")
    screen.type("ann")
    screen.key("Tab")
    screen.type("s3cret")
    screen.key("Return")
    talk.wait_for("calendars_offered")
    screen.settle()
    return talk


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_of_what_a_server_offers_some_are_chosen_by_keyboard(
    screen: VirtualDesktop, pictures: Path, theme: str
) -> None:
    """Those that are new here are ticked at first; arrow keys move, space ticks, Enter adds what is ticked."""
    third = {"name": "Birthdays", "place": "https://dav.example.org/ann/birthdays", "writable": True, "listed": True}
    talk = with_form(screen, [*TWO_OFFERED, third], theme)
    talk.picture(pictures / f"settings-offered{'' if theme == 'light' else '-dark'}.png")
    screen.key("Down", "space")
    talk.picture(pictures / f"settings-offered{'' if theme == 'light' else '-dark'}.png")
    assert "calendar_add" not in talk.commands()
    screen.key("Return")
    asked = talk.wait_for("calendar_add")
    assert asked["only"] == [TWO_OFFERED[0]["place"]]
    assert (asked["place"], asked["user"], asked["password"]) == ("https://dav.example.org/", "ann", "s3cret")
    talk.wait_for("calendars")


def test_calendars_that_are_all_listed_already_are_ticked(screen: VirtualDesktop) -> None:
    """Whoever asks for them once more has a new password to give them."""
    talk = with_form(screen, [one | {"listed": True} for one in TWO_OFFERED])
    screen.key("Return")
    assert talk.wait_for("calendar_add")["only"] == [one["place"] for one in TWO_OFFERED]


def test_nothing_is_added_where_none_is_ticked(screen: VirtualDesktop) -> None:
    """Else a server would take “none” for “all”; Escape leaves the form, not the window."""
    talk = with_form(screen, TWO_OFFERED)
    screen.key("ctrl+a", "Return", "Escape")
    screen.key("shift+Tab")  # the window is there yet
    screen.settle()
    assert "calendar_add" not in talk.commands()
    assert talk.process.poll() is None


def test_a_single_calendar_is_added_without_a_question(screen: VirtualDesktop) -> None:
    talk = with_form(screen, TWO_OFFERED[:1])
    assert talk.wait_for("calendar_add")["only"] == [TWO_OFFERED[0]["place"]]


def test_a_password_refused_while_choosing_is_entered_again(screen: VirtualDesktop) -> None:
    """The fields come back with what was typed."""
    refused = {"problem": problem_to_dict(problem("calendar.sign_in", "dav.example.org"))}
    talk = with_form(screen, TWO_OFFERED, calendar_add=refused)
    screen.key("Return")
    talk.wait_for("calendar_add")
    screen.settle()
    screen.key("Tab", "Return")
    screen.type("new")
    screen.key("Return")
    assert talk.wait_for("calendars_offered", 2)["password"] == "s3cretnew"
