"""What every tray icon does, in memory and on the session bus."""

from __future__ import annotations

import asyncio
import threading
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field

from tests.desktop.icon.stage import play, staged
from tests.desktop.private_bus import PrivateBus
from tray.desktop.bus import SessionBus
from tray.desktop.icon.choose import tray_icon
from tray.desktop.icon.memory import MemoryIcon
from tray.desktop.icon.port import IconView, TrayIcon
from tray.planning.menu_entry import MenuEntry

VIEW = IconView(
    "soon",
    5,
    "Standup",
    "5 min",
    (
        MenuEntry("day", "Today", children=(MenuEntry("join", "Join", ("join", 1)), MenuEntry("words", "Words"))),
        MenuEntry("quit", "Quit", "quit"),
    ),
)


@dataclass
class Person:
    """Clicks at an icon, and what the program then heard."""

    icon: TrayIcon
    commands: list[object] = field(default_factory=list)
    openings: list[None] = field(default_factory=list)

    async def open(self) -> list[str]:
        """Open the menu and read its lines."""
        raise NotImplementedError

    async def click(self, *labels: str) -> None:
        """Click the line at a path of labels."""
        raise NotImplementedError


class TrayIconContract(ABC):
    """The behaviour of a tray icon."""

    @abstractmethod
    def person(self, view: IconView) -> AbstractAsyncContextManager[Person]:
        """Give somebody an icon that shows `view` and runs."""

    def test_click_sends_the_command_of_the_line(self) -> None:
        """The value given with the line comes back as it is."""

        async def story() -> None:
            async with self.person(VIEW) as person:
                await person.click("Today", "Join")
                await person.click("Quit")
                assert person.commands == [("join", 1), "quit"]

        play(story)

    def test_line_without_a_command_sends_nothing(self) -> None:
        """Words can be clicked without effect."""

        async def story() -> None:
            async with self.person(VIEW) as person:
                await person.click("Today", "Words")
                assert person.commands == []

        play(story)

    def test_program_is_asked_when_the_menu_opens_and_its_answer_is_shown(self) -> None:
        """A view shown from inside the question is what the person sees."""

        async def story() -> None:
            async with self.person(VIEW) as person:
                assert await person.open() == ["Today", "Quit"]
                assert len(person.openings) == 1
                person.icon.show(IconView(menu=(MenuEntry("quit", "Leave", "quit"),)))
                assert await person.open() == ["Leave"]

        play(story)


class TestMemory(TrayIconContract):
    """The icon nobody sees."""

    @asynccontextmanager
    async def person(self, view: IconView) -> AsyncIterator[Person]:
        commands: list[object] = []
        openings: list[None] = []
        icon = MemoryIcon(on_command=commands.append, on_about_to_show=lambda: openings.append(None))

        class Reader(Person):
            async def open(self) -> list[str]:
                return [entry.text for entry in icon.open()]

            async def click(self, *labels: str) -> None:
                assert icon.view is not None
                keys, entries = [], icon.view.menu
                for label in labels:
                    entry = next(entry for entry in entries if entry.text == label)
                    keys.append(entry.key)
                    entries = entry.children
                icon.click(*keys)

        icon.show(view)
        running = asyncio.get_running_loop().run_in_executor(None, icon.run)
        yield Reader(icon, commands, openings)
        icon.stop()
        await running


class TestSessionBus(TrayIconContract):
    """The icon on Linux, driven by messages as a panel sends them."""

    @asynccontextmanager
    async def person(self, view: IconView) -> AsyncIterator[Person]:
        async with staged(view) as stage:

            class Reader(Person):
                async def open(self) -> list[str]:
                    await stage.panel.menu_call("AboutToShow", "i", [0])
                    self.openings[:] = [None for _ in stage.openings]
                    return [child.label for child in (await stage.panel.layout()).children]

                async def click(self, *labels: str) -> None:
                    await stage.panel.click((await stage.panel.layout()).find(*labels).number)
                    while not stage.commands.empty():
                        self.commands.append(stage.commands.get_nowait())

            yield Reader(stage.tray)


def test_stop_before_run_lets_run_return() -> None:
    """A start that is called off leaves no thread waiting, in memory and on the bus."""

    async def story() -> None:
        with PrivateBus() as daemon:
            bus = SessionBus(asyncio.get_running_loop(), address=daemon.address)
            linux = tray_icon(bus, on_command=print, on_about_to_show=lambda: None, on_problem=print)
            for icon in (linux, MemoryIcon(on_command=print, on_about_to_show=lambda: None)):
                icon.stop()
                await asyncio.to_thread(icon.run)
            await bus.close()

    play(story)


def test_no_session_bus_is_a_problem_and_the_program_carries_on() -> None:
    """Without a bus the program hears why there is no icon, and stop still works."""

    async def story() -> None:
        problems: asyncio.Queue[str] = asyncio.Queue()
        bus = SessionBus(asyncio.get_running_loop(), address="unix:path=/nonexistent/bus")
        icon = tray_icon(
            bus, on_command=print, on_about_to_show=lambda: None, on_problem=lambda p: problems.put_nowait(p.code)
        )
        running = asyncio.get_running_loop().run_in_executor(None, icon.run)
        assert await problems.get() == "desktop.no_session_bus"
        icon.stop()
        await running
        await bus.close()

    play(story)


def test_run_leaves_no_thread_behind() -> None:
    """pystray's helper thread ends with the icon."""

    async def story() -> None:
        async with staged(VIEW):
            pass

    before = set(threading.enumerate())
    play(story)
    assert set(threading.enumerate()) - before == set()
