"""The person in front of a virtual desktop: looks at the screen, moves the pointer, presses and types."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from json import loads
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from virtual_desktop import notice_ear
from virtual_desktop.panel import MENU_EDGE
from virtual_desktop.processes import PartFailed
from virtual_desktop.tray_menu import Entry, tray_entries, tray_icons

if TYPE_CHECKING:
    from virtual_desktop.desktop import VirtualDesktop

T = TypeVar("T")

Place = tuple[int, int, int, int]
"""x, y, width and height on the screen."""

PANEL_PLUGIN = "wrapper-2.0"
NOTICE = "xfce4-notifyd"


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice as the program that showed it asked for; `buttons` are their labels from left to right."""

    title: str
    body: str
    buttons: tuple[str, ...]


class Person:
    """Real pointer, real keys; what is known without looking is only the order of the menu's lines.

    `program` is the name under which the program in front of the person was started; should it fail, waiting ends.
    """

    def __init__(self, desktop: VirtualDesktop, program: str = "guest") -> None:
        self.desktop = desktop
        self._program = program
        self._ear = f"notices-heard-{id(self)}"
        desktop.start([sys.executable, notice_ear.__file__, desktop.bus.address], name=self._ear)
        desktop.wait_until("Ears for notices", lambda: desktop.log(self._ear), part=self._ear)

    # ------------------------------------------------------------------ the tray

    def wait_for_icon(self, limit: float = 30.0) -> None:
        """Return when a program has put its icon into the tray and the panel shows it."""
        self._until("An icon in the tray", lambda: self.icons() and self._places(PANEL_PLUGIN, 0), limit)

    def icons(self) -> list[str]:
        """Give the bus addresses of the icons in the tray."""
        return asyncio.run(tray_icons(self.desktop.bus.address))

    def menu(self) -> tuple[Entry, ...]:
        """Give the first icon's menu, as the panel reads it."""
        return asyncio.run(tray_entries(self.desktop.bus.address))

    def press_icon(self, button: int = 1) -> None:
        """Press on the (first) icon in the tray."""
        x, y, _, height = self._until("The icon", lambda: self._places(PANEL_PLUGIN, 0))[0]
        self.desktop.click(x + 11, y + height // 2, button)

    def open_menu(self) -> None:
        """Press the icon with the right button and wait until its menu is on the screen."""
        self.press_icon(3)
        self._until("The menu", self._popups)

    def choose(self, *labels: str) -> None:
        """Go through the open menu, or open it, and press the entry at the end of the path of labels.

        A label may be the beginning of the entry's.
        """
        if not self._popups():
            self.open_menu()
        passed: list[Place] = []
        for depth, label in enumerate(labels):
            popup, down = self._entry(labels[: depth + 1], passed)
            passed.append(popup)
            if depth < len(labels) - 1:
                # Resting on it opens its menu; a press then would close that again.
                self._hover(popup, down)
            else:
                self._press_entry(popup, down, label)

    def _entry(self, path: tuple[str, ...], passed: list[Place]) -> tuple[Place, int]:
        """Find an entry on the screen: its menu's place, and how far down in it the entry is.

        The height proves which menu it is, and that the panel has drawn what the program last said.
        """
        labels: list[str] = []

        def shown() -> tuple[Place, int] | None:
            entries = self.menu()
            for label in path[:-1]:
                entries = next((entry.children for entry in entries if entry.label.startswith(label)), ())
            labels[:] = [entry.label for entry in entries if entry.label]
            down, found = MENU_EDGE, None
            for entry in entries:
                if found is None and entry.label and entry.label.startswith(path[-1]):
                    found = down + entry.height // 2
                down += entry.height
            places = [place for place in self._popups() if place not in passed and place[3] == down + MENU_EDGE]
            return (places[0], found) if places and found is not None else None

        try:
            result = self._until("", shown, 15.0)
        except PartFailed:
            raise PartFailed(f"“{path[-1]}” is not in the open menu. There: {', '.join(labels)}") from None
        assert result is not None
        return result

    def _hover(self, popup: Place, down: int) -> bool:
        """Move onto an entry; say whether it lit up."""
        x, y, width, _ = popup
        middle = x + width // 2
        # Panels ignore a press without a move over the entry before it.
        self.desktop.xdo("mousemove", middle - 3, y + down - 2, "mousemove", middle, y + down)

        def lit() -> bool:
            _, _, rows = self.desktop.display.pixels()
            at = slice((x + 3) * 4, (x + 4) * 4)
            return rows[y + down][at] != rows[y + MENU_EDGE // 2][at]

        until = time.monotonic() + 3.0
        while not (on := lit()) and time.monotonic() < until:
            time.sleep(0.02)
        return on

    def _press_entry(self, popup: Place, down: int, label: str) -> None:
        """Press an entry until the menu is gone: a busy panel may swallow a press that comes with the menu."""
        for _ in range(5):
            if self._hover(popup, down):
                self.desktop.xdo("click", 1)
                until = time.monotonic() + 4.0
                while time.monotonic() < until:
                    if not self._popups():
                        return
                    time.sleep(0.05)
        raise PartFailed(f"“{label}” cannot be pressed")

    def leave_menu(self) -> None:
        """Close the open menu with Escape."""
        # One Escape a level; the panel has a menu and at most its submenus' submenu open.
        for _ in self._popups():
            self.desktop.key("Escape")
        self._until("The end of the menu", lambda: not self._popups())
        self.rest()

    def rest(self) -> None:
        """Move the pointer to where it calls up no tooltip and hides nothing."""
        width, height = self.desktop.size
        self.desktop.xdo("mousemove", width // 3, height - 20)

    # ------------------------------------------------------------------ notices

    def notices(self) -> list[Notice]:
        """Give every notice shown since this person is here, the newest last; a changed notice counts again."""
        lines = self.desktop.log(self._ear).splitlines()
        return [Notice(told["title"], told["body"], tuple(told["buttons"])) for line in lines if (told := loads(line))]

    def wait_for_notice(self, button: str = "", limit: float = 30.0) -> Notice:
        """Give the newest notice once it is on the screen; with `button`, the newest that has one so labelled."""

        def shown() -> Notice | None:
            told = [notice for notice in self.notices() if not button or button in notice.buttons]
            return told[-1] if told and self._places(NOTICE, 40) else None

        notice = self._until(f"A notice with “{button}”" if button else "A notice", shown, limit)
        assert notice is not None
        self.desktop.settle()
        return notice

    def press_notice(self, button: str) -> None:
        """Press a button of the newest notice that has one so labelled."""
        labels = self.wait_for_notice(button).buttons
        for place in self._notice_windows():
            buttons = self._buttons(place)
            if len(buttons) == len(labels):
                self.desktop.click(*buttons[labels.index(button)])
                return
        raise PartFailed(f"No notice on the screen has the buttons {', '.join(labels)}")

    def _notice_windows(self) -> list[Place]:
        """Give the places of the notices on the screen, the newest first: a program's window ids only grow."""
        found = sorted(self.desktop.search("--class", f"^{NOTICE}$"), reverse=True)
        places = [place for window in found if (place := self.desktop.geometry_or_none(window))]
        return [place for place in places if place[3] > 40]

    def _buttons(self, place: Place) -> list[tuple[int, int]]:
        """Give the middles of a notice's buttons: what is not background along a line through its lower part."""
        x, y, width, height = place
        line = y + height - 14 - 17
        _, _, rows = self.desktop.display.pixels()
        row = rows[line]
        background = row[(x + 4) * 4 : (x + 5) * 4]
        filled = [row[at * 4 : at * 4 + 4] != background for at in range(x + 8, x + width - 8)]
        found, began = [], None
        for at, on in enumerate([*filled, False]):
            if on and began is None:
                began = at
            elif not on and began is not None:
                if at - began > 40:
                    found.append((x + 8 + (began + at) // 2, line))
                began = None
        return found

    # ------------------------------------------------------------------ pages and dialogs

    def press_colour(self, colour: int, *, least: int = 60, limit: float = 30.0) -> None:
        """Press in the middle of the first area of a colour (0xRRGGBB) at least so wide, such as a page's button."""
        place = self._until(f"An area of colour {colour:06x}", lambda: self.find_colour(colour, least), limit)
        assert place is not None
        self.desktop.click(*place)

    def find_colour(self, colour: int, least: int = 60, rows_high: int = 8) -> tuple[int, int] | None:
        """Give the middle of the first area of a colour that is at least so wide and high, or None.

        Thin lines, such as the ring around what has the focus, are passed over.
        """
        _, _, rows = self.desktop.display.pixels()
        pixel = colour.to_bytes(3, "little") + b"\0"
        above = 0
        for y, row in enumerate(rows):
            at = _run(row, pixel, least)
            above = above + 1 if at is not None else 0
            if at is None or above < rows_high:
                continue
            right = at + least
            while row[right * 4 : right * 4 + 4] == pixel:
                right += 1
            bottom = y
            while bottom < len(rows) and rows[bottom][at * 4 : at * 4 + 4] == pixel:
                bottom += 1
            return (at + right) // 2, (y - above + bottom) // 2
        return None

    def look(self, path: str | Path) -> Path:
        """Take a picture of the screen."""
        return self.desktop.screenshot(path)

    # ------------------------------------------------------------------ how it looks and asks

    def _places(self, program_class: str, least_height: int) -> list[Place]:
        """Give the places of a program's visible windows that lie on the screen."""
        found = self.desktop.search("--class", f"^{program_class}$")
        width, height = self.desktop.size
        places = [place for window in found if (place := self.desktop.geometry_or_none(window))]
        return [p for p in places if 0 <= p[0] < width and 0 <= p[1] < height and p[3] >= max(least_height, 10)]

    def _popups(self) -> list[Place]:
        """Give the places of the open menus."""
        return [place for place in self._places(PANEL_PLUGIN, 0) if place[1] > 0 and place[2] > 30]

    def _until(self, what: str, ready: Callable[[], T], limit: float = 30.0) -> T:
        return self.desktop.wait_until(what, ready, limit, part=self._program)


def _run(row: bytes, pixel: bytes, least: int) -> int | None:
    """Give the first place in a row where so many pixels in a line are the same, or None."""
    at = row.find(pixel * least)
    while at % 4 and at >= 0:
        at = row.find(pixel * least, at + 1)
    return at // 4 if at >= 0 else None
