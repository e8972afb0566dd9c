"""A click into the tray's menu over D-Bus, exactly as the panel sends it, without the time a pointer takes."""

from __future__ import annotations

import asyncio
import time
from typing import Any

from virtual_desktop import PartFailed, VirtualDesktop
from virtual_desktop.tray_menu import MENU, tray_menu


def click_entry(desktop: VirtualDesktop, label: str) -> None:
    """Click the first entry that begins with a label."""
    asyncio.run(_click(desktop.bus.address, label))


async def _click(address: str, label: str) -> None:
    from dbus_fast import Message, MessageType, Variant
    from dbus_fast.aio import MessageBus

    owner, path, layout = await tray_menu(address)
    number = _find(layout, label)
    bus = await MessageBus(bus_address=address).connect()
    event = [number, "clicked", Variant("i", 0), int(time.time())]
    message = Message(
        destination=owner, path=path, interface=MENU, member="EventGroup", signature="a(isvu)", body=[[event]]
    )
    answer = await bus.call(message)
    bus.disconnect()
    if answer.message_type is MessageType.ERROR:
        raise PartFailed(f"The click was refused: {answer.body}")


def _find(node: Any, label: str) -> int:
    for child in node[2]:
        number, properties, _ = child.value
        if "label" in properties and str(properties["label"].value).replace("_", "").startswith(label):
            return int(number)
    raise PartFailed(f"The menu has no “{label}”")
