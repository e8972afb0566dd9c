"""org.kde.StatusNotifierItem: the icon itself, without its menu.

Sources: https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/StatusNotifierItem/ and, for the label that
GNOME's extension shows, `notification-item.xml` of libayatana-appindicator.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from dbus_fast import DBusError, ErrorType

from tray.desktop.bus import SessionBus, Subscription
from tray.desktop.exports import Interface, Method, Property
from tray.desktop.icon.pictures import Picture
from tray.domain.display_text import escaped, one_line, paragraphs

NAME = "org.kde.StatusNotifierItem"
PATH = "/StatusNotifierItem"

Status = Literal["Passive", "Active", "NeedsAttention"]


@dataclass(frozen=True, slots=True)
class Looks:
    """What a host shows of the icon."""

    picture: Picture
    status: Status = "Active"
    tooltip: str = ""
    label: str = ""


class StatusItem:
    """Shows one icon to hosts and tells them what changes.

    `on_activate` answers a plain or a middle click; it returns whether there was anything to do, and where there was
    not the host is told so and opens the menu instead. A plain click opens the menu at once on hosts that honour
    `ItemIsMenu`.
    """

    def __init__(
        self,
        bus: SessionBus,
        *,
        identity: str,
        title: str,
        looks: Looks,
        menu_path: str,
        on_activate: Callable[[], bool],
        on_open: Callable[[], None],
    ) -> None:
        self._bus = bus
        self._identity = identity
        self._title = title
        self._looks = looks
        self._menu_path = menu_path
        self._on_activate = on_activate
        self._on_open = on_open

    def export(self) -> Subscription:
        """Put the icon on the bus."""
        return self._bus.export(PATH, self._interface())

    def show(self, looks: Looks) -> None:
        """Show `looks` and send a signal for each thing that differs, none where nothing does."""
        before, self._looks = self._looks, looks
        if looks.picture != before.picture:
            self._emit("NewIcon")
        if looks.status == "NeedsAttention" and (looks.picture, looks.status) != (before.picture, before.status):
            self._emit("NewAttentionIcon")
        if looks.tooltip != before.tooltip:
            self._emit("NewToolTip")
        if looks.label != before.label:
            self._emit("XAyatanaNewLabel", "ss", [looks.label, _guide(looks.label)])
        if looks.status != before.status:
            self._emit("NewStatus", "s", [looks.status])

    def _emit(self, member: str, signature: str = "", body: Sequence[Any] = ()) -> None:
        self._bus.emit(PATH, NAME, member, signature, body)

    def _interface(self) -> Interface:
        return Interface(
            NAME,
            methods={
                "Activate": Method("ii", "", self._activate),
                "SecondaryActivate": Method("ii", "", self._activate),
                "XAyatanaSecondaryActivate": Method("u", "", self._activate),
                "ContextMenu": Method("ii", "", self._context_menu),
                "Scroll": Method("is", "", _ignore),
                "ProvideXdgActivationToken": Method("s", "", _ignore),
            },
            properties={
                "Category": Property("s", lambda: "ApplicationStatus"),
                "Id": Property("s", lambda: self._identity),
                "Title": Property("s", lambda: self._title),
                "Status": Property("s", lambda: self._looks.status),
                "WindowId": Property("i", lambda: 0),
                "IconThemePath": Property("s", str),
                "Menu": Property("o", lambda: self._menu_path),
                "ItemIsMenu": Property("b", lambda: True),
                "IconName": Property("s", str),
                "IconPixmap": Property("a(iiay)", lambda: _pixmaps(self._looks.picture)),
                "OverlayIconName": Property("s", str),
                "OverlayIconPixmap": Property("a(iiay)", list),
                "AttentionIconName": Property("s", str),
                "AttentionIconPixmap": Property("a(iiay)", lambda: _pixmaps(self._looks.picture)),
                "AttentionMovieName": Property("s", str),
                "ToolTip": Property("(sa(iiay)ss)", lambda: _tooltip(self._looks.tooltip, self._title)),
                "XAyatanaLabel": Property("s", lambda: self._looks.label),
                "XAyatanaLabelGuide": Property("s", lambda: _guide(self._looks.label)),
                "XAyatanaOrderingIndex": Property("u", lambda: 0),
            },
            signals={
                "NewTitle": "",
                "NewIcon": "",
                "NewAttentionIcon": "",
                "NewOverlayIcon": "",
                "NewToolTip": "",
                "NewStatus": "s",
                "NewIconThemePath": "s",
                "NewMenu": "",
                "XAyatanaNewLabel": "ss",
            },
        )

    def _activate(self, *place: int) -> Sequence[Any]:
        if not self._on_activate():
            raise DBusError(ErrorType.NOT_SUPPORTED, "A plain click does nothing here; open the menu.")
        return []

    def _context_menu(self, x: int, y: int) -> Sequence[Any]:
        self._on_open()  # the host draws the menu; it can only be made fresh for it
        return []


def _ignore(*_: object) -> Sequence[Any]:
    return []


def _pixmaps(picture: Picture) -> list[list[object]]:
    return [[pixmap.side, pixmap.side, pixmap.argb] for pixmap in picture.pixmaps]


def _guide(label: str) -> str:
    """Return the widest the label will soon be: the desktop keeps that much room, so nothing jumps at each minute."""
    return re.sub(r"\d+", "00", label)


def _tooltip(text: str, title: str) -> list[object]:
    """Return icon name, pixmaps, heading and text; the text is markup by the specification, the heading is not."""
    heading, _, rest = paragraphs(text).partition("\n")
    return ["", [], one_line(heading) or title, escaped(rest)]
