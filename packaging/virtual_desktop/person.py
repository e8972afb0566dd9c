"""The person in front of a virtual desktop: looks at the screen, moves the pointer, presses and types."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from virtual_desktop.panel import MENU_EDGE, MENU_LINE, MENU_ROW
from virtual_desktop.processes import PartFailed

if TYPE_CHECKING:
    from dbus_fast.aio import MessageBus

    from virtual_desktop.desktop import VirtualDesktop

T = TypeVar("T")

PANEL_PLUGIN = "wrapper-2.0"
NOTICE = "xfce4-notifyd"
WATCHER = "org.kde.StatusNotifierWatcher"
MENU = "com.canonical.dbusmenu"
PROPERTIES = "org.freedesktop.DBus.Properties"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the tray's menu as the panel was told it; a separator has no label."""

    label: str
    enabled: bool
    children: tuple[Entry, ...]

    @property
    def height(self) -> int:
        """Give the height on the screen in pixels."""
        return MENU_ROW if self.label else MENU_LINE


class Person:
    """Real pointer, real keys; what is known without looking is only the order of the menu's lines.

    `program` is the name under which the program in front of the person was started; should it fail, waiting ends.
    """

    def __init__(self, desktop: VirtualDesktop, program: str = "guest") -> None:
        self.desktop = desktop
        self._program = program

    # ------------------------------------------------------------------ the tray

    def wait_for_icon(self, limit: float = 30.0) -> None:
        """Return when a program has put its icon into the tray and the panel shows it."""
        self._until("An icon in the tray", lambda: self.icons() and self._places(PANEL_PLUGIN, 0), limit)

    def icons(self) -> list[str]:
        """Give the bus addresses of the icons in the tray."""
        return asyncio.run(_icons(self.desktop.bus.address))

    def menu(self) -> tuple[Entry, ...]:
        """Give the first icon's menu, as the panel reads it."""
        return asyncio.run(_menu(self.desktop.bus.address))

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
        entries = self.menu()
        for depth, label in enumerate(labels):
            x, y = _place(self._popups_at_least(depth + 1)[depth], entries, label)
            self.desktop.click(x, y)
            if depth < len(labels) - 1:
                entries = next(entry for entry in entries if entry.label.startswith(label)).children
        self._until("The end of the menu", lambda: not self._popups())

    def leave_menu(self) -> None:
        """Close the open menu with Escape."""
        # One Escape a level; the panel has a menu and at most its submenus' submenu open.
        for _ in self._popups():
            self.desktop.key("Escape")
        self._until("The end of the menu", lambda: not self._popups())

    # ------------------------------------------------------------------ notices

    def wait_for_notice(self, limit: float = 30.0) -> tuple[int, int, int, int]:
        """Give x, y, width and height of the newest notice, once there is one."""
        found = self._until("A notice", lambda: self._places(NOTICE, 40), limit)
        return min(found, key=lambda place: place[1])

    def press_notice(self, button: int, of: int) -> None:
        """Press one of a notice's buttons, counted from 0; they stand side by side at its lower edge.

        Each is at least 85 pixels wide, so first and last are certain; of more than three, the inner ones are not.
        """
        x, y, width, height = self.wait_for_notice()
        first, last = x + 14 + 42, x + width - 14 - 42
        self.desktop.click(first + (last - first) * button // max(of - 1, 1), y + height - 30)

    # ------------------------------------------------------------------ pages and dialogs

    def press_colour(self, colour: int, *, least: int = 60, limit: float = 30.0) -> None:
        """Press in the middle of the first area of a colour (0xRRGGBB) at least so wide, such as a page's button."""
        place = self._until(f"An area of colour {colour:06x}", lambda: self.find_colour(colour, least), limit)
        assert place is not None
        self.desktop.click(*place)

    def find_colour(self, colour: int, least: int = 60) -> tuple[int, int] | None:
        """Give the middle of the first area of a colour at least so many pixels wide, or None."""
        width, height, rows = self.desktop.display.pixels()
        pixel = colour.to_bytes(3, "little") + b"\0"
        run = pixel * least
        hit: tuple[int, int, int] | None = None
        for y in range(height):
            row = rows[y]
            at = row.find(run)
            while at % 4 and at >= 0:
                at = row.find(run, at + 1)
            if at >= 0 and hit is None:
                right = at + len(run)
                while row[right : right + 4] == pixel:
                    right += 4
                hit = at // 4, right // 4, y
            if hit is not None and (row[hit[0] * 4 : hit[0] * 4 + 4] != pixel or y == height - 1):
                return min((hit[0] + hit[1]) // 2, width - 1), (hit[2] + y) // 2
        return None

    def look(self, path: str | Path) -> Path:
        """Take a picture of the screen."""
        return self.desktop.screenshot(path)

    # ------------------------------------------------------------------ how it looks and asks

    def _places(self, program_class: str, least_height: int) -> list[tuple[int, int, int, int]]:
        """Give the places of a program's visible windows that lie on the screen."""
        found = self.desktop.search("--class", f"^{program_class}$")
        width, height = self.desktop.size
        places = [place for window in found if (place := self.desktop.geometry_or_none(window))]
        return [p for p in places if 0 <= p[0] < width and 0 <= p[1] < height and p[3] >= max(least_height, 10)]

    def _popups(self) -> list[tuple[int, int, int, int]]:
        """Give the places of the open menus, the first one first."""
        below = [place for place in self._places(PANEL_PLUGIN, 0) if place[1] > 0 and place[2] > 30]
        return sorted(below, key=lambda place: -place[0])

    def _popups_at_least(self, count: int) -> list[tuple[int, int, int, int]]:
        """Wait for so many open menus and give their places."""

        def open_ones() -> list[tuple[int, int, int, int]]:
            places = self._popups()
            return places if len(places) >= count else []

        return self._until(f"{count} open menus", open_ones)

    def _until(self, what: str, ready: Callable[[], T], limit: float = 30.0) -> T:
        return self.desktop.wait_until(what, ready, limit, part=self._program)


async def _call(bus: MessageBus, to: tuple[str, str], interface: str, member: str, *body: object) -> Any:
    """Call a method of the menu, or read a property of anything else."""
    from dbus_fast import Message, MessageType

    signature = "iias" if interface == MENU else "ss"
    if interface != MENU:
        interface, member, body = PROPERTIES, "Get", (interface, member)
    message = Message(
        destination=to[0], path=to[1], interface=interface, member=member, signature=signature, body=list(body)
    )
    answer = await bus.call(message)
    if answer.message_type is MessageType.ERROR:
        raise PartFailed(f"{interface}.{member}: {answer.body}")
    return answer.body


@asynccontextmanager
async def _connected(address: str) -> AsyncIterator[MessageBus]:
    from dbus_fast.aio import MessageBus

    bus = await MessageBus(bus_address=address).connect()
    try:
        yield bus
    finally:
        bus.disconnect()


async def _icons(address: str) -> list[str]:
    async with _connected(address) as bus:
        answer = await _call(bus, (WATCHER, "/StatusNotifierWatcher"), WATCHER, "RegisteredStatusNotifierItems")
        return list(answer[0].value)


async def _menu(address: str) -> tuple[Entry, ...]:
    return _entries((await tray_menu(address))[2])


async def tray_menu(address: str) -> tuple[str, str, Any]:
    """Give the first icon's owner on the bus, the path of its menu, and the whole layout (id, properties, children)."""
    items = await _icons(address)
    if not items:
        raise PartFailed("There is no icon in the tray")
    owner, _, path = items[0].partition("/")
    async with _connected(address) as bus:
        menu = await _call(bus, (owner, f"/{path}"), "org.kde.StatusNotifierItem", "Menu")
        layout = await _call(bus, (owner, menu[0].value), MENU, "GetLayout", 0, -1, [])
        return owner, menu[0].value, layout[1]


def _entries(node: Any) -> tuple[Entry, ...]:
    entries = []
    for child in node[2]:
        _, properties, _ = child.value
        values = {name: variant.value for name, variant in properties.items()}
        if not values.get("visible", True):
            continue
        separator = values.get("type") == "separator"
        # An underline marks the next letter; two are one.
        label = "" if separator else values.get("label", "").replace("__", "\0").replace("_", "").replace("\0", "_")
        entries.append(Entry(label, values.get("enabled", True), _entries(child.value)))
    return tuple(entries)


def _place(popup: tuple[int, int, int, int], entries: tuple[Entry, ...], label: str) -> tuple[int, int]:
    """Give the middle of an entry on the screen; the menu's height proves that its lines are where we think."""
    x, y, width, height = popup
    expected = 2 * MENU_EDGE + sum(entry.height for entry in entries)
    if expected != height:
        raise PartFailed(f"The menu is {height} pixels high, its {len(entries)} entries should take {expected}")
    top = y + MENU_EDGE
    for entry in entries:
        if entry.label.startswith(label) and entry.label:
            return x + width // 2, top + entry.height // 2
        top += entry.height
    raise PartFailed(f"The menu has no “{label}”, only: {', '.join(entry.label for entry in entries if entry.label)}")
