"""The icon in a real panel, with a real pointer."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageStat

from tray.desktop.icon.linux.tray import LARGEST_ON_XFCE
from tray.desktop.icon.pictures import Pictures, Pixmap
from virtual_desktop import VirtualDesktop
from virtual_desktop.person import Person

ROOT = Path(__file__).resolve().parents[3]
MakeDesktop = Callable[..., VirtualDesktop]
PAGE = {"idle": (0x66, 0x70, 0x85), "soon": (0x2F, 0x66, 0xE8), "now": (0x0F, 0x7F, 0x55)}

LINES: list[Any] = ["headline: In 5 min", "-", ["Standup", ["Join", "Copy link"]], "Quick add…", "Quit"]


class Guest:
    """The steered program on a desktop."""

    def __init__(self, desktop: VirtualDesktop, **view: object) -> None:
        self.desktop = desktop
        command = [sys.executable, "-m", "tests.desktop.icon.guest"]
        self._process = desktop.start(command, cwd=ROOT, stdin=subprocess.PIPE)
        self.show(**view)

    def show(self, **view: object) -> None:
        """Make the icon show something else."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(view).encode() + b"\n")
        self._process.stdin.flush()

    def wait_for(self, line: str, times: int = 1) -> None:
        """Return when the program has said something so often."""
        said = self.desktop.log
        self.desktop.wait_until(f"“{line}”", lambda: said().splitlines().count(line) >= times, 30, part="guest")

    def leave(self) -> None:
        """End the program as its own Quit would."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        assert self._process.wait(30) == 0
        assert self.desktop.log().splitlines()[-1] == "left"


@pytest.fixture
def bare(make_desktop: MakeDesktop) -> VirtualDesktop:
    """Give a desktop with a panel and little else."""
    return make_desktop(notices=False, keyring=None, browser=False)


def shows(desktop: VirtualDesktop, picture: Path, color: tuple[int, int, int]) -> bool:
    """Whether the panel shows a good part of an icon in one colour."""
    with Image.open(desktop.screenshot(picture)) as screen:
        panel = screen.convert("RGB").crop((0, 0, desktop.size[0], 30))
    return sum(n for n, found in panel.getcolors(1 << 20) or () if found == color) > 60


def test_person_clicks_through_menu_and_submenu(bare: VirtualDesktop, tmp_path: Path) -> None:
    """A press on the icon opens the menu, and what is chosen in it and in its submenus reaches the program."""
    guest, person = Guest(bare, state="soon", minutes=12, tooltip="Standup", lines=LINES), Person(bare)
    person.wait_for_icon()
    bare.wait_until("The icon", lambda: shows(bare, tmp_path / "screen.png", PAGE["soon"]), 30)
    person.choose("Standup", "Copy link")
    guest.wait_for("command Standup/Copy link")
    person.choose("headline")
    guest.wait_for("command headline")
    guest.wait_for("opening", 2)
    guest.leave()


def test_left_button_opens_the_menu_too(bare: VirtualDesktop) -> None:
    """A plain click shows the menu instead of joining something by surprise."""
    guest, person = Guest(bare, lines=LINES), Person(bare)
    person.wait_for_icon()
    person.press_icon(1)
    person.choose("Quick add")
    guest.wait_for("command Quick add…")
    guest.leave()


def test_open_menu_is_changed_in_place(bare: VirtualDesktop, tmp_path: Path) -> None:
    """While the person looks at it the countdown moves, the menu stays, and the click goes where it was aimed."""
    guest, person = Guest(bare, lines=LINES), Person(bare)
    person.wait_for_icon()
    person.open_menu()
    before = bare.screenshot(tmp_path / "before.png").read_bytes()
    guest.show(lines=["headline: In 4 min", *LINES[1:]])
    bare.wait_until("New words", lambda: bare.screenshot(tmp_path / "after.png").read_bytes() != before, 30)
    person.choose("Quit")
    guest.wait_for("command Quit")
    guest.leave()


def test_state_of_the_icon_follows_the_program(bare: VirtualDesktop, tmp_path: Path) -> None:
    """A new state is on the panel without anyone touching it."""
    guest, person = Guest(bare, state="idle", lines=LINES), Person(bare)
    person.wait_for_icon()
    for state, color in PAGE.items():
        guest.show(state=state, minutes=7, lines=LINES)
        bare.wait_until(state, partial(shows, bare, tmp_path / "screen.png", color), 30)
    guest.leave()


def test_icon_comes_and_returns_with_the_panel(make_desktop: MakeDesktop) -> None:
    """A panel that starts late, or again after it was ended, shows the icon, and its menu works."""
    desktop = make_desktop(panel=False, notices=False, keyring=None, browser=False)
    guest, person = Guest(desktop, lines=LINES), Person(desktop)
    guest.wait_for("problem tray.no_host")
    panel = desktop.start_panel()
    guest.wait_for("hosted")
    panel.terminate()
    panel.wait(30)
    guest.wait_for("problem tray.no_host", 2)
    desktop.start_panel()
    guest.wait_for("hosted", 2)
    person.wait_for_icon()
    person.choose("Quick add")
    guest.wait_for("command Quick add…")
    guest.leave()


def test_hostile_titles_reach_the_panel_as_text(bare: VirtualDesktop) -> None:
    """Markup, underscores and ten thousand characters are one ordinary line each, which can be chosen."""
    titles = ["<b>bold</b> & _co_", "x" * 10_000, "\u202eabc", "line\nbreak"]
    guest, person = Guest(bare, tooltip="<b>&\n<i>", lines=titles), Person(bare)
    person.wait_for_icon()
    assert [entry.label for entry in person.menu()] == [titles[0], "x" * 99 + "…", "abc", "line break"]
    person.choose("<b>bold")
    guest.wait_for(f"command {titles[0]}")
    guest.leave()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_state_on_the_panel_has_its_picture(
    dark: bool, make_desktop: MakeDesktop, pictures: Path, tmp_path: Path
) -> None:
    """Each state stands on a light and on a dark panel as it was drawn; the pictures go to the docs."""
    desktop = make_desktop(dark=dark, notices=False, keyring=None, browser=False)
    guest, person = Guest(desktop, lines=LINES), Person(desktop)
    person.wait_for_icon()
    strip = Image.new("RGB", (64 * 7, 60))
    for place, (state, minutes) in enumerate(
        [("idle", 0), ("soon", 5), ("soon", 12), ("soon", 48), ("now", 0), ("attention", 0), ("offline", 0)]
    ):
        name = f"soon-{minutes}" if state == "soon" else state
        wanted = next(each for each in Pictures().picture(name).pixmaps if each.side == LARGEST_ON_XFCE)
        guest.show(state=state, minutes=minutes, lines=LINES)
        part = desktop.wait_until(name, partial(drawn, desktop, tmp_path / "screen.png", wanted), 30)
        assert part is not None
        strip.paste(part.resize((64, 60), Image.Resampling.NEAREST), (place * 64, 0))
    strip.save(pictures / f"icon-states-{'dark' if dark else 'light'}.png")
    guest.leave()


def drawn(desktop: VirtualDesktop, picture: Path, wanted: Pixmap) -> Image.Image | None:
    """Return the part of the panel that shows a picture at half its size, sharp as it was drawn, else None."""
    with Image.open(desktop.screenshot(picture)) as screen:
        panel = screen.convert("RGB").crop((0, 0, desktop.size[0], 30))
    alpha, red, green, blue = Image.frombytes("RGBA", (wanted.side, wanted.side), wanted.argb).reduce(2).split()
    icon = Image.merge("RGB", (red, green, blue))
    opaque = alpha.point([0] * 255 + [255])
    for x in range(desktop.size[0] - 300, desktop.size[0] - icon.width):
        for y in range(30 - icon.height + 1):
            difference = ImageChops.difference(panel.crop((x, y, x + icon.width, y + icon.height)), icon)
            if max(ImageStat.Stat(difference, opaque).rms) <= 12:
                return panel.crop((x - 5, 0, x + 27, 30))
    return None
