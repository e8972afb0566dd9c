"""A notification server played by the test, to say what no real one can be made to say."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

from tests.contracts.notices import Ear, Told
from tray.desktop.bus import DAEMON, SessionBus
from tray.desktop.exports import Interface, Method
from tray.desktop.notices.freedesktop import SERVER


@dataclass
class PlayedServer:
    """Owns the notification name on a bus; keeps what it was asked in `shown` and `closed`."""

    bus: SessionBus
    names: list[str] = field(default_factory=lambda: ["actions", "body", "body-markup"])
    server: str = "played"
    specification: str = "1.2"
    shown: dict[int, list[Any]] = field(default_factory=dict)
    closed: list[int] = field(default_factory=list)
    press_at_once: str = ""
    refuses: bool = False

    async def appear(self) -> None:
        """Take the name."""
        methods = {
            "GetCapabilities": Method("", "as", lambda: [self.names]),
            "GetServerInformation": Method("", "ssss", lambda: [self.server, "test", "1", self.specification]),
            "Notify": Method("susssasa{sv}i", "u", self._notify),
            "CloseNotification": Method("u", "", self._close),
        }
        self.bus.export(SERVER.path, Interface(SERVER.interface, methods))
        await self.bus.call(DAEMON, "RequestName", "su", [SERVER.destination, 0])

    async def vanish(self) -> None:
        """Give the name back, as a server that ends does."""
        await self.bus.call(DAEMON, "ReleaseName", "s", [SERVER.destination])

    def say(self, member: str, signature: str, *values: Any) -> None:
        """Send a signal."""
        self.bus.emit(SERVER.path, SERVER.interface, member, signature, values)

    @property
    def only(self) -> list[Any]:
        """What the one notice on the screen was asked to be."""
        (arguments,) = self.shown.values()
        return arguments

    @property
    def number(self) -> int:
        """Its number."""
        (number,) = self.shown
        return number

    def _notify(self, *arguments: Any) -> list[Any]:
        if self.refuses:
            raise RuntimeError("no room")
        number = arguments[1] or len(self.shown) + len(self.closed) + 1
        self.shown[number] = list(arguments)
        if self.press_at_once:
            # Comes right behind the answer, often in the same read.
            self.say("ActivationToken", "us", number, "token-1")
            self.say("ActionInvoked", "us", number, self.press_at_once)
            self.say("NotificationClosed", "uu", number, 2)
        return [number]

    def _close(self, number: int) -> list[Any]:
        self.closed.append(number)
        if self.shown.pop(number, None) is not None:
            self.say("NotificationClosed", "uu", number, 3)
        return []


async def told(ear: Ear) -> Told:
    """What the ear hears next, without standing in the loop's way."""
    return await asyncio.to_thread(ear.next)
