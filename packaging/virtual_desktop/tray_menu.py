"""The tray's menu, read over the session bus as a panel reads it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from virtual_desktop.panel import MENU_LINE, MENU_ROW
from virtual_desktop.processes import PartFailed

if TYPE_CHECKING:
    from dbus_fast.aio import MessageBus

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


async def tray_icons(address: str) -> list[str]:
    """Give the addresses of the icons in the tray: owner on the bus and path in one."""
    async with _connected(address) as bus:
        answer = await _call(bus, (WATCHER, "/StatusNotifierWatcher"), WATCHER, "RegisteredStatusNotifierItems")
        return list(answer[0].value)


async def tray_entries(address: str) -> tuple[Entry, ...]:
    """Give the visible entries of the first icon's menu."""
    return _entries((await tray_menu(address))[2])


async def tray_menu(address: str) -> tuple[str, str, Any]:
    """Give the first icon's owner on the bus, the path of its menu, and the whole layout (id, properties, children)."""
    items = await tray_icons(address)
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
