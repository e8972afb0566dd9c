"""How long until the menu is right after another program has changed one file among very many."""

from __future__ import annotations

import asyncio
import time
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from bench.place import MeasuringPlace
from bench.rows.calendars_corpus import MANY, calendar_of, event_text, own_env, read_home
from bench.table import Figure, Row
from virtual_desktop import PartFailed
from virtual_desktop.tray_menu import MENU, tray_menu

ROUNDS = 5
COMING = 200
LINGERING = 13.0
"""Seconds after which our helper process has gone, so that each round begins with an idle tray."""


async def _until_told(address: str, title: str, change: Path, target: Path) -> float:
    """Seconds from a file's new name to a menu whose owner has said that it is another one, and that holds a title."""
    from dbus_fast import Message, MessageType
    from dbus_fast.aio import MessageBus

    bus = await MessageBus(bus_address=address).connect()
    owner, path, _ = await tray_menu(address)
    told = asyncio.Event()

    def hear(message: Message) -> None:
        if message.message_type is MessageType.SIGNAL and message.interface == MENU:
            told.set()

    bus.add_message_handler(hear)
    to_bus: dict[str, Any] = {"destination": "org.freedesktop.DBus", "path": "/org/freedesktop/DBus"}
    rule = f"type='signal',interface='{MENU}'"
    await bus.call(Message(interface="org.freedesktop.DBus", member="AddMatch", signature="s", body=[rule], **to_bus))
    layout = Message(
        destination=owner, path=path, interface=MENU, member="GetLayout", signature="iias", body=[0, -1, []]
    )
    try:
        began = time.perf_counter()
        change.replace(target)
        while time.perf_counter() < began + 30:
            await asyncio.wait_for(told.wait(), 30)
            told.clear()
            layout.serial = 0
            answer = await bus.call(layout)
            assert answer is not None
            if title in str(answer.body):
                return time.perf_counter() - began
        raise PartFailed(f"The menu did not get “{title}”")
    finally:
        bus.disconnect()


def measure(place: MeasuringPlace) -> Figure:
    """Change the same file several times, each time with an idle tray that has no helper process."""
    home = read_home(place, MANY, coming=COMING)
    target = calendar_of(home) / "changed.ics"
    _, tray = place.start_tray(own_env(place, home), "tray-change")
    taken = []
    with place.ended(tray):
        place.wait_until_alone(tray, 120)
        for number in range(ROUNDS):
            soon = datetime.now() + timedelta(minutes=90)  # as the clock on the wall says it
            title = f"Changed {number}"
            change = home / "change.tmp"
            change.write_text(event_text("changed@example.com", title, soon), encoding="utf-8", newline="")
            taken.append(asyncio.run(_until_told(place.desktop.bus.address, title, change, target)))
            time.sleep(LINGERING)
            place.wait_until_alone(tray, 30)
    target.unlink()
    return Figure(median(taken) * 1e3, None, "ms")


ROW = Row(f"one file changed among {MANY:,} to a menu that is right", "", 200, True, measure)
