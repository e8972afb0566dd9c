"""com.canonical.dbusmenu over a menu tree.

Source of the interface: `com.canonical.dbusmenu.xml` of libdbusmenu
(https://github.com/AyatanaIndicators/libdbusmenu/blob/master/libdbusmenu-glib/dbus-menu.xml).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from dbus_fast import DBusError, ErrorType, Variant

from tray.desktop.bus import SessionBus, Subscription
from tray.desktop.exports import Interface, Method, Property
from tray.desktop.icon.linux.menu_lines import Line, Value
from tray.desktop.icon.linux.menu_tree import ROOT, MenuTree, Node
from tray.desktop.icon.pystray_parts import MenuItem

NAME = "com.canonical.dbusmenu"
PATH = "/MenuBar"

_SIGNATURES = {
    "type": "s",
    "label": "s",
    "enabled": "b",
    "visible": "b",
    "icon-name": "s",
    "children-display": "s",
    "toggle-type": "s",
    "toggle-state": "i",
}
_DEFAULTS: dict[str, Value] = {
    "type": "standard",
    "label": "",
    "enabled": True,
    "visible": True,
    "icon-name": "",
    "children-display": "",
    "toggle-type": "",
    "toggle-state": -1,
}
_LAYOUT = "(ia{sv}av)"


class MenuObject:
    """Shows one menu to hosts, tells them what changes in it, and hears their clicks.

    `on_click` gets the item clicked; `on_open` is called when a host is about to show the menu, before it is answered,
    so that a `replace` from inside is part of the answer.
    """

    def __init__(self, bus: SessionBus, *, on_click: Callable[[MenuItem], None], on_open: Callable[[], None]) -> None:
        self._bus = bus
        self._tree = MenuTree()
        self._on_click = on_click
        self._on_open = on_open
        self._announced = False

    def export(self) -> Subscription:
        """Put the menu on the bus."""
        return self._bus.export(PATH, self._interface())

    def replace(self, lines: Sequence[Line]) -> None:
        """Take `lines` as the whole menu and send hosts the difference, or nothing where there is none."""
        change = self._tree.replace(lines)
        if change.updated or change.dropped:
            updated = [[number, _variants(properties)] for number, properties in change.updated.items()]
            dropped = [[number, names] for number, names in change.dropped.items()]
            self._bus.emit(PATH, NAME, "ItemsPropertiesUpdated", "a(ia{sv})a(ias)", [updated, dropped])
        for parent in change.parents:
            self._bus.emit(PATH, NAME, "LayoutUpdated", "ui", [self._tree.revision, parent])

    def _interface(self) -> Interface:
        return Interface(
            NAME,
            methods={
                "GetLayout": Method("iias", f"u{_LAYOUT}", self._get_layout),
                "GetGroupProperties": Method("aias", "a(ia{sv})", self._get_group_properties),
                "GetProperty": Method("is", "v", self._get_property),
                "Event": Method("isvu", "", self._event),
                "EventGroup": Method("a(isvu)", "ai", self._event_group),
                "AboutToShow": Method("i", "b", self._about_to_show),
                "AboutToShowGroup": Method("ai", "aiai", self._about_to_show_group),
            },
            properties={
                "Version": Property("u", lambda: 3),
                "TextDirection": Property("s", lambda: "ltr"),
                "Status": Property("s", lambda: "normal"),
                "IconThemePath": Property("as", list),
            },
            signals={
                "ItemsPropertiesUpdated": "a(ia{sv})a(ias)",
                "LayoutUpdated": "ui",
                "ItemActivationRequested": "iu",
            },
        )

    def _get_layout(self, parent: int, depth: int, names: list[str]) -> Sequence[Any]:
        return [self._tree.revision, self._layout(self._known(parent), depth, frozenset(names))]

    def _layout(self, node: Node, depth: int, names: frozenset[str]) -> list[Any]:
        children: list[Variant] = []
        if depth != 0:
            for number in node.children.values():
                layout = self._layout(self._known(number), depth - 1, names)
                children.append(Variant(_LAYOUT, layout, verify=False))
        return [node.number, _variants(node.properties, names), children]

    def _get_group_properties(self, numbers: list[int], names: list[str]) -> Sequence[Any]:
        wanted = frozenset(names)
        nodes = list(self._tree) if not numbers else [node for number in numbers if (node := self._tree.get(number))]
        return [[[node.number, _variants(node.properties, wanted)] for node in nodes]]

    def _get_property(self, number: int, name: str) -> Sequence[Any]:
        if name not in _SIGNATURES:
            raise DBusError(ErrorType.UNKNOWN_PROPERTY, f"Lines of this menu have no property {name!r}.")
        value = self._known(number).properties.get(name, _DEFAULTS[name])
        return [Variant(_SIGNATURES[name], value)]

    def _event(self, number: int, kind: str, data: Variant, stamp: int) -> Sequence[Any]:
        self._happened(self._known(number), kind)
        return []

    def _event_group(self, events: list[tuple[int, str, Variant, int]]) -> Sequence[Any]:
        found = [(node, kind) for number, kind, _, _ in events if (node := self._tree.get(number))]
        missing = [number for number, _, _, _ in events if self._tree.get(number) is None]
        if missing and not found:
            raise _gone(missing)
        for node, kind in found:
            self._happened(node, kind)
        return [missing]

    def _happened(self, node: Node, kind: str) -> None:
        if kind == "clicked" and node.item is not None and node.item.enabled:
            self._on_click(node.item)
        elif kind == "opened" and node.number == ROOT:
            # Most hosts ask AboutToShow first; those that do not still get a fresh menu.
            if not self._announced:
                self._on_open()
            self._announced = False

    def _about_to_show(self, number: int) -> Sequence[Any]:
        self._known(number)
        return [bool(self._needing_update([number]))]

    def _about_to_show_group(self, numbers: list[int]) -> Sequence[Any]:
        missing = [number for number in numbers if self._tree.get(number) is None]
        if missing and len(missing) == len(numbers):
            raise _gone(missing)
        found = [number for number in numbers if number not in missing]
        return [self._needing_update(found), missing]

    def _needing_update(self, numbers: list[int]) -> list[int]:
        """Refresh the menu where its root is about to be shown; return the lines to ask GetLayout for again."""
        if ROOT not in numbers:
            return []
        before = self._tree.revision
        self._on_open()
        self._announced = True
        return [ROOT] if self._tree.revision != before else []

    def _known(self, number: int) -> Node:
        node = self._tree.get(number)
        if node is None:
            raise _gone([number])
        return node


def _gone(numbers: list[int]) -> DBusError:
    return DBusError(ErrorType.INVALID_ARGS, f"There is no line {', '.join(map(str, numbers))} in this menu.")


def _variants(properties: Any, names: frozenset[str] = frozenset()) -> dict[str, Variant]:
    return {
        name: Variant(_SIGNATURES[name], value, verify=False)
        for name, value in properties.items()
        if not names or name in names
    }
