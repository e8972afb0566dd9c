"""The tray icon on Linux: our pystray icon behind the port."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Callable

from tray.desktop.bus import SessionBus
from tray.desktop.icon.keyed_menu import keyed_menu
from tray.desktop.icon.linux.no_host import no_host_problem
from tray.desktop.icon.linux.pystray_icon import StatusNotifierIcon
from tray.desktop.icon.pictures import Picture, Pictures, picture_name
from tray.desktop.icon.port import IconView
from tray.domain.problem import Problem

LARGEST_ON_XFCE = 44
"""Xfce's panel (seen on 4.18) scales down the largest picture it is given, by default to 22 pixels: from twice that
size every pixel stays where it was drawn."""

GRACE = 10.0  # seconds in which a panel may start after us or restart before anything is said


class LinuxTray:
    """A tray icon over the session bus; its callbacks run on the loop of `bus`."""

    def __init__(
        self,
        bus: SessionBus,
        *,
        on_command: Callable[[object], None],
        on_about_to_show: Callable[[], None],
        on_problem: Callable[[Problem], None],
        on_hosted: Callable[[], None] = lambda: None,
        grace: float = GRACE,
    ) -> None:
        self._loop = bus.loop
        self._on_command = on_command
        self._on_problem = on_problem
        self._on_hosted = on_hosted
        self._pictures = Pictures()
        self._picture: Picture | None = None
        self._desktop = os.environ.get("XDG_CURRENT_DESKTOP", "")
        self._largest = LARGEST_ON_XFCE if "xfce" in self._desktop.lower() else 64
        self._lock = threading.Lock()
        self._wanted = IconView()
        self._shown: IconView | None = None
        self._stopped = False
        self._icon = StatusNotifierIcon(
            "dainvo-tray",
            self._picture_of(self._wanted),
            bus=bus,
            application="Dainvo tray",
            on_open=on_about_to_show,
            on_hosted=self._hosted,
            on_problem=on_problem,
            grace=grace,
        )

    def run(self) -> None:
        """Show the icon and block until `stop`."""
        if not self._stopped:
            self._icon.run()

    def stop(self) -> None:
        """Take the icon away and let `run` return."""
        self._stopped = True
        self._icon.stop()

    def show(self, view: IconView) -> None:
        """Make the icon show `view`; from any thread, the newest wins."""
        with self._lock:
            if view == self._wanted and self._shown is not None:
                return
            self._wanted = view
        try:
            here = asyncio.get_running_loop() is self._loop
        except RuntimeError:
            here = False
        if here:
            self._apply()
        elif not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._apply)

    def _apply(self) -> None:
        with self._lock:
            view, before = self._wanted, self._shown
            self._shown = view
        if view == before:
            return
        icon = self._icon
        icon.icon = self._picture_of(view)
        icon.title = view.tooltip
        icon.label = view.label
        icon.needs_attention = view.state == "attention"
        if before is None or view.menu != before.menu:
            icon.menu = keyed_menu(view.menu, self._on_command)

    def _picture_of(self, view: IconView) -> Picture:
        name = picture_name(view.state, view.minutes)
        if self._picture is None or self._picture.name != name:
            picture = self._pictures.picture(name)
            self._picture = Picture(name, tuple(each for each in picture.pixmaps if each.side <= self._largest))
        return self._picture

    def _hosted(self, hosted: bool) -> None:
        if hosted:
            self._on_hosted()
        else:
            self._on_problem(no_host_problem(self._desktop))
