"""A notifier on a real notification daemon, with a real pointer on its buttons."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
from abc import abstractmethod
from collections.abc import Coroutine
from typing import Any, TypeVar

from PIL import Image

from tests.contracts.notices import PATIENCE, Ear, Screen
from tray.desktop.bus import SessionBus
from tray.desktop.notices.linux import DBusNotifier
from tray.desktop.notices.port import Notifier
from virtual_desktop import PartFailed, VirtualDesktop

T = TypeVar("T")


class LoopThread:
    """An event loop in a thread of its own, as the service has one."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self._thread.start()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Do the work on the loop and give its result."""
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(PATIENCE)

    def close(self) -> None:
        """End the loop and its thread."""
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join(PATIENCE)
        self.loop.close()


class DesktopScreen(Screen):
    """The screen of a virtual desktop whose daemon calls its windows `title`."""

    def __init__(self, desktop: VirtualDesktop, title: str) -> None:
        self.desktop = desktop
        self.title = title
        self.ear = Ear()
        self.thread = LoopThread()
        self.notifier = self.make_notifier(self.thread)
        self.notifier.start()

    @abstractmethod
    def make_notifier(self, thread: LoopThread) -> Notifier:
        """The notifier under test, on the thread's loop."""

    def windows(self) -> list[tuple[int, int, int, int]]:
        """Places of the notices on the screen: x, y, width, height."""
        places = []
        for window in self.desktop.windows(f"^{self.title}$"):
            with contextlib.suppress(PartFailed):  # gone since it was found
                places.append(self.desktop.geometry(window))
        return [place for place in places if place[2] > 50]

    def await_count(self, count: int) -> None:
        """Wait until the orders are carried out and the daemon drew what they say."""
        self.thread.run(self.notifier.settled())
        until = time.monotonic() + PATIENCE
        while len(self.windows()) != count:
            assert time.monotonic() < until, f"{len(self.windows())} notices on the screen, not {count}"
            time.sleep(0.02)

    def only(self) -> tuple[int, int, int, int]:
        """The place of the one notice, once it has been drawn at its place."""
        (place,) = self.windows()
        return place

    def buttons(self) -> list[tuple[int, int]]:
        """Middles of the buttons of the only notice, from left to right."""
        self.desktop.xdo("mousemove", 1, self.desktop.size[1] - 1)  # what the pointer rests on looks different
        x, y, width, height = self.only()
        with Image.open(self.desktop.screenshot(self.desktop.folder / "notice.png")) as picture:
            pixels = picture.convert("RGB")
        rows: list[list[tuple[int, int]]] = []
        for row in range(y + height - 4, y + height // 3, -1):
            runs = coloured_runs([pixels.getpixel((column, row)) for column in range(x, x + width)])
            middles = [(x + (first + last) // 2, row) for first, last in runs if 40 < last - first < width - 20]
            if middles:
                rows.append(middles)
            elif rows:
                break
        return rows[len(rows) // 2] if len(rows) > 20 else []

    def press(self, position: int) -> None:
        """Press by pointer, once the buttons are drawn."""
        until = time.monotonic() + PATIENCE
        before: list[tuple[int, int]] = []
        while len(buttons := self.buttons()) <= position or buttons != before:  # drawn, and at rest
            assert time.monotonic() < until, f"{len(buttons)} buttons are drawn"
            before = buttons
        self.desktop.click(*buttons[position])

    def dismiss(self) -> None:
        """Put away by a click on the notice."""
        x, y, width, _height = self.only()
        self.desktop.click(x + width // 2, y + 14)

    def close(self) -> None:
        """Clear the screen and end the loop."""
        self.notifier.close()
        self.await_count(0)
        self.leave()
        self.thread.close()

    def leave(self) -> None:
        """Let go of what else the notifier needed."""


class DaemonScreen(DesktopScreen):
    """A screen on which our own D-Bus notifier shows its notices."""

    def make_notifier(self, thread: LoopThread) -> Notifier:
        """The notifier, on a connection of its own."""

        async def connect() -> SessionBus:
            return SessionBus(thread.loop, address=self.desktop.env["DBUS_SESSION_BUS_ADDRESS"])

        self.bus = thread.run(connect())
        return DBusNotifier(self.bus, self.ear.listener(), icon="appointment-soon")

    def leave(self) -> None:
        """Leave the bus."""
        self.thread.run(self.bus.close())


def coloured_runs(row: list[Any]) -> list[tuple[int, int]]:
    """First and last place of each stretch of the row that differs from its edge."""
    ground = row[4]
    runs: list[tuple[int, int]] = []
    for place, colour in enumerate(row):
        if colour == ground:
            continue
        if runs and place - runs[-1][1] <= 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs
