"""Meeting the panel: at the start, late, again, and never."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from dbus_fast import Variant

from tests.desktop.icon.stage import Panel, play, staged
from tray.desktop.bus import BusError, Peer, SignalFilter, Subscription
from tray.desktop.icon.linux.no_host import no_host_problem
from tray.desktop.icon.linux.registration import Registration
from tray.desktop.icon.port import IconView


def test_panel_that_comes_late_gets_the_icon() -> None:
    """Without a panel it is said once; when one comes the icon registers and the program hears of it."""

    async def story() -> None:
        async with staged(IconView(), panel=False, grace=0.05) as stage:
            assert (await stage.problems.get()).code == "tray.no_host"
            assert stage.hosted.empty()
            await stage.panel.start()
            assert await stage.panel.registered.get() == "/StatusNotifierItem"
            await stage.hosted.get()
            assert stage.problems.empty()

    play(story)


def test_panel_that_restarts_gets_the_icon_again() -> None:
    """A crash of the panel within the grace is not worth a word, and the new one shows the icon."""

    async def story() -> None:
        async with staged(IconView()) as stage:
            await stage.panel.stop()
            stage.panel = Panel(stage.address)
            await stage.panel.start()
            assert await stage.panel.registered.get() == "/StatusNotifierItem"
            assert stage.problems.empty()

    play(story)


def test_panel_that_stays_away_is_told_of_and_its_return_too() -> None:
    """After the grace the problem comes; a later panel ends it."""

    async def story() -> None:
        async with staged(IconView(), grace=0.05) as stage:
            await stage.panel.stop()
            assert (await stage.problems.get()).code == "tray.no_host"
            stage.panel = Panel(stage.address)
            await stage.panel.start()
            await stage.hosted.get()

    play(story)


def test_watcher_without_a_host_is_not_a_tray() -> None:
    """Plasma's watcher runs without a panel: registered, but nobody shows it, until a host comes."""

    async def story() -> None:
        async with staged(IconView(), panel=False, grace=0.05) as stage:
            stage.panel.host = False
            await stage.panel.start()
            await stage.panel.registered.get()
            assert (await stage.problems.get()).code == "tray.no_host"
            await stage.panel.set_host(True)
            await stage.hosted.get()
            await stage.panel.set_host(False)
            assert (await stage.problems.get()).code == "tray.no_host"

    play(story)


def test_bus_that_restarts_gets_the_icon_again() -> None:
    """After the session bus died and came back the icon registers on the new one and still answers."""

    async def story() -> None:
        from tests.desktop.private_bus import PrivateBus
        from tray.desktop.bus import SessionBus
        from tray.desktop.icon.linux.tray import LinuxTray

        loop = asyncio.get_running_loop()
        hosted: asyncio.Queue[None] = asyncio.Queue()
        with PrivateBus() as daemon:
            bus = SessionBus(loop, address=daemon.address, reconnect_seconds=(0.02,))
            tray = LinuxTray(
                bus,
                on_command=lambda _: None,
                on_about_to_show=lambda: None,
                on_problem=lambda _: None,
                on_hosted=lambda: hosted.put_nowait(None),
                grace=0.0,
            )
            panel = Panel(daemon.address)
            await panel.start()
            running = loop.run_in_executor(None, tray.run)
            await hosted.get()
            await panel.registered.get()
            daemon.stop()
            await panel.stop()
            daemon.start()
            panel = Panel(daemon.address)
            await panel.start()
            await panel.registered.get()
            await panel.meet(bus.unique_name)
            assert await panel.item_property("Id") == "dainvo-tray"
            tray.stop()
            await running
            await bus.close()
            await panel.stop()

    play(story)


class ScriptedBus:
    """A bus on which a test says what happens, and in which order."""

    def __init__(self, refusals: int = 0) -> None:
        self.loop = asyncio.get_running_loop()
        self.owner_changed: Callable[[str], None] = print
        self.host_changed: Callable[[list[Any]], None] = print
        self.registrations: asyncio.Queue[object] = asyncio.Queue()
        self._refusals = refusals

    async def watch_name(self, name: str, handler: Callable[[str], None]) -> Subscription:
        self.owner_changed = handler
        return Subscription(lambda: None)

    async def subscribe(self, wanted: SignalFilter, handler: Callable[[list[Any]], None]) -> Subscription:
        self.host_changed = handler
        return Subscription(lambda: None)

    async def call(self, peer: Peer, member: str, *arguments: object) -> list[Any]:
        await asyncio.sleep(0)
        if member == "RegisterStatusNotifierItem":
            if self._refusals:
                self._refusals -= 1
                raise BusError("org.freedesktop.DBus.Error.UnknownObject", "not yet")
            self.registrations.put_nowait(arguments)
        return [Variant("b", True)]


@pytest.mark.parametrize("refusals", [0, 1])
def test_watcher_and_host_that_come_in_one_breath_get_the_icon_once(refusals: int) -> None:
    """Name and host in the same batch of messages are one registration, also where the watcher is not ready at once."""

    async def story() -> None:
        bus = ScriptedBus(refusals)
        hosted: asyncio.Queue[bool] = asyncio.Queue()
        registration = Registration(
            bus,  # type: ignore[arg-type]  # only what Registration asks of a bus
            "/StatusNotifierItem",
            on_hosted=hosted.put_nowait,
        )
        await registration.start()
        bus.owner_changed(":1.5")
        bus.host_changed([])
        bus.host_changed([])
        assert await hosted.get() is True
        assert bus.registrations.qsize() == 1
        bus.owner_changed("")
        bus.owner_changed(":1.6")
        bus.host_changed([])
        assert await bus.registrations.get() == await bus.registrations.get() == ("s", ["/StatusNotifierItem"])
        registration.close()
        assert hosted.empty()

    play(story)


def test_each_desktop_is_told_what_it_needs() -> None:
    """The remedy names the extension, plug-in or package of the desktop, and all of them where it is unknown."""
    expected = {
        "GNOME": "AppIndicator",
        "ubuntu:GNOME": "AppIndicator",
        "XFCE": "Status Tray Plugin",
        "KDE": "System Tray",
        "X-Cinnamon": "XApp",
        "sway": "waybar",
        "Budgie:GNOME": "Budgie",
        "": "waybar",
        "Unheard:Of": "Status Tray Plugin",
    }
    for desktop, words in expected.items():
        problem = no_host_problem(desktop)
        assert problem.code == "tray.no_host"
        assert words in problem.remedy, desktop
