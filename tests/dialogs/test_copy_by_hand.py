"""A text that the clipboard did not take, as a person meets it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.dialogs.talk import Message, Talk
from tray.dialogs.look.palette import LIGHT
from tray.domain.problem_json import problem_to_dict
from tray.domain.problems import problem
from virtual_desktop import VirtualDesktop

LINK = "https://us02web.zoom.us/j/81234567890?pwd=abcdefghijkl"
INVITATION = "\n".join([f"Line {number} of an invitation with everything in it: {LINK}" for number in range(30)])


def copied(screen: VirtualDesktop) -> str:
    """What another program would paste now."""
    script = "import tkinter; root = tkinter.Tk(); root.withdraw(); print(root.clipboard_get(), end='')"
    return subprocess.check_output([sys.executable, "-c", script], env=screen.env, text=True, timeout=20)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_text_is_marked_and_ctrl_c_gives_it_to_others(screen: VirtualDesktop, pictures: Path, theme: str) -> None:
    """The whole text stands there marked; Ctrl+C copies it out of the window itself, Escape closes."""
    talk = Talk(screen, "copy-by-hand", {"theme": theme, "text": LINK})
    talk.wait_until_active("Copy by hand")
    talk.picture(pictures / f"copy-by-hand{'-dark' if theme == 'dark' else ''}.png")
    screen.key("ctrl+c")
    assert copied(screen) == LINK
    screen.key("Escape")
    assert talk.wait_for_end() == 0


def test_what_is_marked_looks_so_while_the_keyboard_is_elsewhere(screen: VirtualDesktop) -> None:
    """Bug of 28 November 2026: a marked text without the keyboard was as black as its letters are in light."""
    talk = Talk(screen, "copy-by-hand", {"theme": "light", "text": LINK})
    talk.wait_until_active("Copy by hand")
    screen.key("Tab")
    screen.settle()
    _, _, rows = screen.display.pixels()
    marked = int(LIGHT.chosen[1:], 16).to_bytes(3, "little") + b"\0"
    assert any(marked * 50 in row for row in rows)


def test_the_clipboard_is_tried_once_more_and_says_why_not(screen: VirtualDesktop, pictures: Path) -> None:
    """“Try again” sends the same text and says what comes of it."""
    trouble = {"problem": problem_to_dict(problem("desktop.no_clipboard", "The display did not take the text."))}
    answers: Iterator[Message] = iter([trouble, {"result": {}}])
    talk = Talk(screen, "copy-by-hand", {"theme": "light", "text": INVITATION}, {"copy_text": lambda _: next(answers)})
    talk.wait_until_active("Copy by hand")
    screen.key("Tab", "Return")
    assert talk.wait_for("copy_text") == {"command": "copy_text", "text": INVITATION}
    talk.picture(pictures / "copy-by-hand-refused.png")
    screen.key("Return")
    talk.wait_for("copy_text", 2)
    screen.key("Tab", "Return")
    assert talk.wait_for_end() == 0
    assert set(talk.commands()) == {"copy_text"}
