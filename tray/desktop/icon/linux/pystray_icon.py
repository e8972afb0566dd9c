"""pystray's Icon on the session bus: what its own Linux backends do through GTK, by messages alone."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import Any

from tray.desktop.bus import SessionBus, Subscription
from tray.desktop.icon.linux import menu_object
from tray.desktop.icon.linux.menu_lines import lines_of
from tray.desktop.icon.linux.menu_object import MenuObject
from tray.desktop.icon.linux.registration import Registration
from tray.desktop.icon.linux.status_item import PATH, Looks, Status, StatusItem
from tray.desktop.icon.pictures import Picture, Pixmap
from tray.desktop.icon.pystray_parts import BaseIcon, Menu, MenuItem
from tray.domain.problem import Problem, ProblemError

_LOG = logging.getLogger(__name__)

SIDES = (16, 22, 24, 32, 48, 64)


class StatusNotifierIcon(BaseIcon):
    """A pystray icon that speaks StatusNotifierItem and com.canonical.dbusmenu.

    Everything pystray promises of an Icon holds, and these besides: `label` and `needs_attention` can be set, `icon`
    may be a Picture as well as an image of Pillow's, and keyed items keep their place in an open menu. Callbacks of the
    menu run on the loop of `bus`. `on_hosted` hears whether a tray shows the icon; `on_problem` why none can be asked.
    """

    HAS_DEFAULT_ACTION = True
    HAS_MENU = True
    HAS_MENU_RADIO = True
    HAS_NOTIFICATION = False

    def __init__(
        self,
        name: str,
        icon: Any,
        title: str = "",
        menu: Menu | None = None,
        *,
        bus: SessionBus,
        application: str = "",
        on_open: Callable[[], None] | None = None,
        on_hosted: Callable[[bool], None] | None = None,
        on_problem: Callable[[Problem], None] | None = None,
        grace: float = 10.0,
    ) -> None:
        self._bus = bus
        # A queue, since stop may be called by a signal handler inside the very wait: an Event could lock itself there.
        self._stops: SimpleQueue[None] = SimpleQueue()
        self._label = ""
        self._needs_attention = False
        self._hidden = False
        self._exports: list[Subscription] = []
        self._on_problem = on_problem or (lambda _: None)
        super().__init__(name, icon, title, menu)
        on_open = on_open or (lambda: None)
        self._menu_object = MenuObject(bus, on_click=self._clicked, on_open=on_open)
        self._item = StatusItem(
            bus,
            identity=name,
            title=application or name,
            looks=self._looks(),
            menu_path=menu_object.PATH,
            on_activate=self._activated,
            on_open=on_open,
        )
        self._registration = Registration(bus, PATH, on_hosted=on_hosted or (lambda _: None), grace=grace)

    @property
    def label(self) -> str:
        """A short text beside the icon, shown by GNOME; empty for none."""
        return self._label

    @label.setter
    def label(self, value: str) -> None:
        self._label = value
        self._on_loop(self._refresh)

    @property
    def needs_attention(self) -> bool:
        """Whether the desktop should draw the eye to the icon."""
        return self._needs_attention

    @needs_attention.setter
    def needs_attention(self, value: bool) -> None:
        self._needs_attention = value
        self._on_loop(self._refresh)

    def stop(self) -> None:
        """Take the icon away and let `run` return, also where it has not begun yet."""
        self._stops.put(None)
        super().stop()

    def _run(self) -> None:
        self._mark_ready()
        self._stops.get()

    def _run_detached(self) -> None:
        self._mark_ready()

    def _stop(self) -> None:
        self._on_loop(self._leave)

    def _show(self) -> None:
        self._hidden = False
        entering = asyncio.run_coroutine_threadsafe(self._enter(), self._bus.loop)
        entering.add_done_callback(_log_failure)

    def _hide(self) -> None:
        self._hidden = True
        self._on_loop(self._refresh)

    def _update_icon(self) -> None:
        self._icon_valid = True
        self._on_loop(self._refresh)

    def _update_title(self) -> None:
        self._on_loop(self._refresh)

    def _update_menu(self) -> None:
        self._on_loop(lambda: self._menu_object.replace(lines_of(self.menu)))

    async def _enter(self) -> None:
        if self._exports:
            self._refresh()
            return
        self._menu_object.replace(lines_of(self.menu))
        self._item.show(self._looks())
        self._exports = [self._menu_object.export(), self._item.export()]
        try:
            await self._registration.start()
        except ProblemError as error:
            self._on_problem(error.problem)

    def _leave(self) -> None:
        self._hidden = True
        self._refresh()
        self._registration.close()
        for export in self._exports:
            export.close()
        self._exports = []

    def _refresh(self) -> None:
        self._item.show(self._looks())

    def _looks(self) -> Looks:
        picture = self.icon if isinstance(self.icon, Picture) else _from_image(self.icon)
        status: Status = "NeedsAttention" if self._needs_attention else "Active"
        return Looks(picture, "Passive" if self._hidden else status, self.title, self._label)

    def _clicked(self, item: MenuItem) -> None:
        try:
            item(self)
        finally:
            self.update_menu()

    def _activated(self) -> bool:
        default = next((item for item in self.menu or () if item.default and item.enabled), None)
        if default is None or default.submenu is not None:
            return False
        self._clicked(default)
        return True

    def _on_loop(self, action: Callable[[], None]) -> None:
        """Run `action` on the bus's loop: at once where that is this thread, else as soon as the loop gets to it."""
        try:
            here = asyncio.get_running_loop() is self._bus.loop
        except RuntimeError:
            here = False
        if here:
            action()
        elif not self._bus.loop.is_closed():
            self._bus.loop.call_soon_threadsafe(action)


def _log_failure(entering: Future[None]) -> None:
    if not entering.cancelled() and (error := entering.exception()) is not None:
        _LOG.error("The icon could not be shown", exc_info=error)


def _from_image(image: Any) -> Picture:
    """Return an image of Pillow's, scaled to the sizes panels ask for; an empty picture for none."""
    pixmaps = []
    for side in SIDES if image else ():
        pixels = image.convert("RGBA").resize((side, side)).tobytes()
        argb = bytearray(len(pixels))
        argb[0::4], argb[1::4], argb[2::4], argb[3::4] = pixels[3::4], pixels[0::4], pixels[1::4], pixels[2::4]
        pixmaps.append(Pixmap(side, bytes(argb)))
    return Picture(f"image {id(image)}", tuple(pixmaps))
