"""What holds for every window: its size on dense screens, long and hostile titles, being asked for twice."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import MakeDesktop
from tests.dialogs.editor.test_window import EVENT, OPENED
from tests.dialogs.talk import Talk
from tray.dialogs.__main__ import NAMES
from tray.domain.problem_json import problem_to_dict
from tray.domain.problems import problem
from virtual_desktop import VirtualDesktop

QUESTION: dict[str, Any] = {
    "theme": "dark",
    "title": "Delete this event?",
    "text": "“Lunch” is deleted from your calendar.",
    "confirm": {"label": "Delete", "command": "delete", "arguments": {"uid": "u"}, "destructive": True},
}


def size(screen: VirtualDesktop, opened: dict[str, Any], dialog: str = "confirm") -> tuple[int, int]:
    talk = Talk(screen, dialog, opened)
    *_, width, height = screen.geometry(talk.wait_until_active(str(opened["title"])))
    assert talk.hang_up() == 0
    return width, height


def test_a_dense_screen_gets_a_larger_window(screen: VirtualDesktop) -> None:
    """At 192 dots per inch, as the X resources say, everything is about twice as large."""
    width, height = size(screen, QUESTION)
    (screen.home / ".Xdefaults").write_text("Xft.dpi: 192\n", encoding="ascii")
    large_width, large_height = size(screen, QUESTION)
    assert 1.8 * width < large_width < 2.2 * width
    assert 1.7 * height < large_height < 2.3 * height


def test_long_and_hostile_words_stay_on_the_screen(screen: VirtualDesktop) -> None:
    """Ten thousand characters, controls and overrides neither stretch the window nor break it."""
    words = "“" + "wide " * 2000 + "\u202e\x07\u0000”"
    width, height = size(screen, QUESTION | {"text": words})
    assert width < screen.size[0]
    assert height < screen.size[1]


def test_asked_for_twice_it_comes_to_the_front(screen: VirtualDesktop) -> None:
    """The second wish for a dialog raises the one that is open."""
    talk = Talk(screen, "confirm", QUESTION)
    talk.wait_until_active("Delete this event?")
    other = Talk(screen, "confirm", QUESTION | {"title": "Another one"})
    other.wait_until_active("Another one")
    talk.tell({"event": "raise"})
    talk.wait_until_active("Delete this event?")


@pytest.mark.parametrize("dialog", NAMES)
def test_every_dialog_opens_with_nothing_to_show(screen: VirtualDesktop, dialog: str) -> None:
    """An empty opening line opens a window with defaults, and a closed pipe ends it without a word."""
    talk = Talk(screen, dialog, {})
    titles = "Quick add|New event|Settings|Meeting details|Search|Remove Zoom account|Are you sure|Copy by hand"
    screen.wait_for_window(titles)
    assert talk.hang_up() == 0
    assert screen.log("dialog") == ""


def test_a_window_that_grows_keeps_its_buttons_on_the_screen(make_desktop: MakeDesktop, pictures: Path) -> None:
    """On a small screen words that come into the editor move it up, and its notes get smaller."""
    screen = make_desktop(size=(1280, 720), panel=False, notices=False, keyring=None, browser=False)
    nobody = {"problem": problem_to_dict(problem("event.no_organizer", target="u1"))}
    clash = {"result": {"events": [EVENT]}}
    talk = Talk(screen, "editor", OPENED, {"mail_invitation": nobody, "conflicts": clash})
    window = talk.wait_until_active("Edit event")
    screen.key(*["Tab"] * 11, "Return")
    talk.wait_for("mail_invitation")
    screen.settle()
    _, top, _, height = screen.geometry(window)
    assert top + height <= 720
    talk.picture(pictures / "editor-small-screen.png")


@pytest.mark.parametrize("dialog", ["editor", "quick-add"])
def test_on_a_low_dense_screen_the_buttons_stay_and_the_rest_follows_the_keyboard(
    make_desktop: MakeDesktop, pictures: Path, dialog: str
) -> None:
    """Bug of 28 November 2026: at 150 % on a low screen what the page had to say pushed Save off the screen."""
    screen = make_desktop(size=(1280, 640), panel=False, notices=False, keyring=None, browser=False)
    (screen.home / ".Xdefaults").write_text("Xft.dpi: 144\n", encoding="ascii")
    locked = {"available": False, "reason": problem_to_dict(problem("keyring.locked"))}
    clash = {"result": {"events": [EVENT]}}
    talk = Talk(screen, dialog, OPENED | {"zoom": locked, "text": "Lunch 3/4 8:30 -- bring it"}, {"conflicts": clash})
    talk.wait_until_active("Edit event" if dialog == "editor" else "Quick add")
    talk.wait_for("conflicts")
    talk.picture(pictures / f"{dialog}-low-screen.png")
    assert accented(screen), "the button that matters is not to be seen"
    before = screen.display.pixels()[2]
    screen.key("alt+n" if dialog == "editor" else "alt+l")  # the notes, or the calendar
    screen.settle()
    talk.picture(pictures / f"{dialog}-low-screen-followed.png")
    assert accented(screen)
    assert screen.display.pixels()[2] != before


def accented(screen: VirtualDesktop) -> bool:
    """Whether a button in the colour of accents is on the screen."""
    colour = (0x0560B6).to_bytes(3, "little") + b"\0"
    _, _, rows = screen.display.pixels()
    return sum(colour * 40 in row for row in rows) > 20


def test_a_long_address_does_not_widen_quick_add(screen: VirtualDesktop) -> None:
    opened = {"theme": "light", "text": "Lunch tomorrow 12:00"}
    widths = []
    for account in ("ann@example.org", "a" * 64 + "@example.org"):
        zoom = {"available": True, "default": True, "account": account}
        talk = Talk(screen, "quick-add", opened | {"zoom": zoom})
        window = talk.wait_until_active("Quick add")
        talk.wait_for("conflicts")
        widths.append(screen.geometry(window)[2])
        talk.hang_up()
    assert widths[0] == widths[1]


def test_quick_add_at_rest_keeps_still(screen: VirtualDesktop) -> None:
    """Nothing wakes it while nobody does anything: no timer runs, and the cursor does not blink."""
    talk = Talk(screen, "quick-add", OPENED | {"text": "Lunch tomorrow 12:00"})
    talk.wait_until_active("Quick add")
    talk.wait_for("keep_draft")  # the last that is done by itself
    screen.settle()

    def woken() -> int:
        lines = Path(f"/proc/{talk.process.pid}/status").read_text(encoding="ascii").splitlines()
        return sum(int(line.split()[1]) for line in lines if line.startswith("voluntary"))

    before = woken()
    time.sleep(2)  # as long as four blinks
    assert woken() == before
