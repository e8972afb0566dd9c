"""The tray icon on Windows and macOS: pystray's own backends behind the port."""

from __future__ import annotations

import importlib
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from tray.desktop.icon.keyed_menu import OnCommand, keyed_menu
from tray.desktop.icon.pictures import Pictures, picture_name
from tray.desktop.icon.port import IconView
from tray.desktop.icon.pystray_parts import BaseIcon
from tray.domain.display_text import paragraphs, within_utf16

if TYPE_CHECKING:
    from PIL.Image import Image

TOOLTIP_UNITS = 127  # Windows has room for 128 UTF-16 units, the last being the end mark; pystray raises beyond it
SIDE = 64  # pixels of the picture handed over; both systems scale it down

MakeIcon = Callable[[str, "Image", str], BaseIcon]
Schedule = Callable[[Callable[[], None]], None]


class NativeTray:
    """A tray icon drawn by the system through pystray.

    `make_icon` builds pystray's icon from a name, an image and a tooltip. `schedule` runs a function where the system
    allows the icon to be touched: macOS kills a process that does it anywhere but on the main thread
    (https://github.com/oraios/serena/issues/2038).
    """

    def __init__(self, *, make_icon: MakeIcon, schedule: Schedule, on_command: OnCommand) -> None:
        self._on_command = on_command
        self._schedule = schedule
        self._pictures = Pictures()
        self._lock = threading.Lock()
        self._wanted: IconView | None = None
        self._shown = IconView()
        self._stopped = False
        self._icon = make_icon("dainvo-tray", self._image(self._shown), "Dainvo tray")

    def run(self) -> None:
        """Show the icon and block the main thread until `stop`."""
        if not self._stopped:
            # pystray calls this on a thread of its own once the system's loop runs.
            self._icon.run(lambda _: self._schedule(self._appear))

    def stop(self) -> None:
        """Take the icon away and let `run` return."""
        self._stopped = True
        self._schedule(self._icon.stop)

    def show(self, view: IconView) -> None:
        """Make the icon show `view`; from any thread, the newest wins."""
        with self._lock:
            if view == self._wanted:
                return
            self._wanted = view
        self._schedule(self._apply)

    def _appear(self) -> None:
        self._icon.visible = True

    def _apply(self) -> None:
        with self._lock:
            view, before = self._wanted, self._shown
            if view is None or view == before:
                return
            self._shown = view
        # Each of these redraws something, and a new menu closes an open one: only what differs is touched.
        if (view.state, view.minutes) != (before.state, before.minutes):
            self._icon.icon = self._image(view)
        if view.tooltip != before.tooltip:
            self._icon.title = within_utf16(paragraphs(view.tooltip), TOOLTIP_UNITS)
        if view.menu != before.menu:
            self._icon.menu = keyed_menu(view.menu, self._on_command)

    def _image(self, view: IconView) -> Image:
        from PIL import Image

        picture = self._pictures.picture(picture_name(view.state, view.minutes))
        pixmap = next(pixmap for pixmap in picture.pixmaps if pixmap.side == SIDE)
        alpha, red, green, blue = Image.frombytes("RGBA", (SIDE, SIDE), pixmap.argb).split()
        return Image.merge("RGBA", (red, green, blue, alpha))


def windows_tray(*, on_command: OnCommand, on_about_to_show: Callable[[], None]) -> NativeTray:
    """Build the icon for Windows, which may be touched from any thread."""
    from tray.desktop.icon.windows_icon import WindowsIcon

    def make_icon(name: str, image: Image, title: str) -> BaseIcon:
        return WindowsIcon(name, image, title, on_open=on_about_to_show)

    return NativeTray(make_icon=make_icon, schedule=lambda action: action(), on_command=on_command)


def mac_tray(*, on_command: OnCommand) -> NativeTray:
    """Build the icon for macOS, touched on the main thread only; pystray cannot tell when the menu opens there."""
    import pystray

    helper = importlib.import_module("PyObjCTools.AppHelper")

    def make_icon(name: str, image: Image, title: str) -> BaseIcon:
        return pystray.Icon(name, image, title)

    return NativeTray(make_icon=make_icon, schedule=helper.callAfter, on_command=on_command)
