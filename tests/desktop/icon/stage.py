"""A tray icon on a bus of its own, and a panel that drives it message by message."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from dbus_fast import Variant

from tests.desktop.private_bus import PrivateBus
from tray.desktop.bus import DAEMON, Peer, SessionBus, SignalFilter
from tray.desktop.exports import Interface, Method, Property
from tray.desktop.icon.linux.tray import LinuxTray
from tray.desktop.icon.port import IconView
from tray.domain.problem import Problem

WATCHER = "org.kde.StatusNotifierWatcher"
PATIENCE = 20.0


def play(story: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run a story to its end, or fail when nothing moves any more."""

    async def main() -> None:
        async with asyncio.timeout(60):
            await story()

    asyncio.run(main())


class Panel:
    """Watcher, host and menu of a desktop panel, as seen by an icon."""

    def __init__(self, address: str, *, host: bool = True) -> None:
        self.bus = SessionBus(asyncio.get_running_loop(), address=address)
        self.host = host
        self.registered: asyncio.Queue[str] = asyncio.Queue()
        self.signals: asyncio.Queue[tuple[str, list[Any]]] = asyncio.Queue()
        self.item = ""

    async def start(self) -> None:
        """Come onto the bus and take the watcher's name."""
        await self.bus.connect()
        self.bus.export(
            "/StatusNotifierWatcher",
            Interface(
                WATCHER,
                methods={"RegisterStatusNotifierItem": Method("s", "", self._register)},
                properties={
                    "IsStatusNotifierHostRegistered": Property("b", lambda: self.host),
                    "ProtocolVersion": Property("i", lambda: 0),
                },
                signals={"StatusNotifierHostRegistered": "", "StatusNotifierHostUnregistered": ""},
            ),
        )
        await self.bus.call(DAEMON, "RequestName", "su", [WATCHER, 0])

    async def stop(self) -> None:
        """Crash: leave the bus without a word."""
        await self.bus.close()

    async def set_host(self, host: bool) -> None:
        """Let a host come or go while the watcher stays, as Plasma's does."""
        self.host = host
        member = "StatusNotifierHostRegistered" if host else "StatusNotifierHostUnregistered"
        self.bus.emit("/StatusNotifierWatcher", WATCHER, member)

    def _register(self, service: str) -> list[Any]:
        self.registered.put_nowait(service)
        return []

    async def meet(self, item: str) -> None:
        """Look at the icon of the connection `item` from now on."""
        self.item = item
        for interface in ("org.kde.StatusNotifierItem", "com.canonical.dbusmenu"):
            for member in (
                "NewIcon",
                "NewAttentionIcon",
                "NewToolTip",
                "NewStatus",
                "XAyatanaNewLabel",
                "LayoutUpdated",
                "ItemsPropertiesUpdated",
            ):
                wanted = SignalFilter(item, interface=interface, member=member)
                await self.bus.subscribe(wanted, partial(self._hear, member))

    def _hear(self, member: str, body: Sequence[Any]) -> None:
        self.signals.put_nowait((member, list(body)))

    async def heard(self) -> list[tuple[str, list[Any]]]:
        """Return the signals since the last time; a question that is answered proves that none is on its way."""
        await self.item_property("Id")
        return [self.signals.get_nowait() for _ in range(self.signals.qsize())]

    async def item_property(self, name: str) -> Any:
        peer = Peer(self.item, "/StatusNotifierItem", "org.freedesktop.DBus.Properties")
        return (await self.bus.call(peer, "Get", "ss", ["org.kde.StatusNotifierItem", name]))[0].value

    async def item_call(self, member: str, signature: str = "", body: Sequence[Any] = ()) -> list[Any]:
        return await self.bus.call(
            Peer(self.item, "/StatusNotifierItem", "org.kde.StatusNotifierItem"), member, signature, body
        )

    async def menu_call(self, member: str, signature: str = "", body: Sequence[Any] = ()) -> list[Any]:
        path = await self.item_property("Menu")
        return await self.bus.call(Peer(self.item, path, "com.canonical.dbusmenu"), member, signature, body)

    async def layout(self, parent: int = 0, depth: int = -1, names: Sequence[str] = ()) -> Shown:
        revision, root = await self.menu_call("GetLayout", "iias", [parent, depth, list(names)])
        shown = Shown.of(root)
        shown.revision = revision
        return shown

    async def click(self, number: int) -> list[int]:
        """Click a line as a panel does that knows version 3: one group of one event."""
        event = [number, "clicked", Variant("s", ""), 0]
        (missing,) = await self.menu_call("EventGroup", "a(isvu)", [[event]])
        return list(missing)


@dataclass
class Shown:
    """A line as a panel knows it."""

    number: int
    properties: dict[str, Any]
    children: list[Shown] = field(default_factory=list)
    revision: int = 0

    @classmethod
    def of(cls, layout: Any) -> Shown:
        number, properties, children = layout
        plain = {name: variant.value for name, variant in properties.items()}
        return cls(number, plain, [cls.of(child.value) for child in children])

    @property
    def label(self) -> str:
        return str(self.properties.get("label", ""))

    def find(self, *labels: str) -> Shown:
        """Return the line at a path of labels."""
        shown = self
        for label in labels:
            shown = next(child for child in shown.children if child.label == label)
        return shown

    def numbers(self) -> dict[str, int]:
        """Every label with its number."""
        found = {self.label: self.number}
        for child in self.children:
            found |= child.numbers()
        return found


@dataclass
class Stage:
    """A running icon, its panel, and what the program heard of it."""

    address: str
    bus: SessionBus
    tray: LinuxTray
    panel: Panel
    commands: asyncio.Queue[object]
    openings: list[int]
    problems: asyncio.Queue[Problem]
    hosted: asyncio.Queue[None]
    on_open: list[Callable[[], None]]


@asynccontextmanager
async def staged(view: IconView, *, panel: bool = True, grace: float = PATIENCE) -> AsyncIterator[Stage]:
    """Put an icon on a private bus; with a `panel` it is registered when the block begins."""
    loop = asyncio.get_running_loop()
    with PrivateBus() as daemon:
        bus = SessionBus(loop, address=daemon.address, reconnect_seconds=(0.02,))
        commands: asyncio.Queue[object] = asyncio.Queue()
        problems: asyncio.Queue[Problem] = asyncio.Queue()
        hosted: asyncio.Queue[None] = asyncio.Queue()
        openings: list[int] = []
        on_open: list[Callable[[], None]] = []

        def about_to_show() -> None:
            openings.append(len(openings))
            for action in on_open:
                action()

        tray = LinuxTray(
            bus,
            on_command=commands.put_nowait,
            on_about_to_show=about_to_show,
            on_problem=problems.put_nowait,
            on_hosted=lambda: hosted.put_nowait(None),
            grace=grace,
        )
        tray.show(view)
        seen = Panel(daemon.address)
        if panel:
            await seen.start()
        running = loop.run_in_executor(None, tray.run)
        try:
            if panel:
                assert await seen.registered.get() == "/StatusNotifierItem"
                await hosted.get()
                await seen.meet(bus.unique_name)
            yield Stage(daemon.address, bus, tray, seen, commands, openings, problems, hosted, on_open)
        finally:
            tray.stop()
            await running
            await bus.close()
            await seen.stop()
