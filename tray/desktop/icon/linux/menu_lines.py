"""A pystray menu as the lines that com.canonical.dbusmenu speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tray.desktop.icon.pystray_parts import Menu, MenuItem
from tray.domain.display_text import isolated, one_line

LABEL_LIMIT = 100  # characters; panels draw a label at its full width, and a menu should fit beside the icon

Value = str | bool | int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the menu: its properties where they differ from dbusmenu's defaults, and the item behind it.

    `key` is unique among the siblings. Two lines are equal when they look equal.
    """

    key: str
    properties: Mapping[str, Value]
    children: tuple[Line, ...] = ()
    item: MenuItem | None = field(default=None, compare=False)


def lines_of(menu: Menu | None) -> tuple[Line, ...]:
    """Read a menu once; every callable in it is evaluated now.

    Items with a `key` are known by it, others by their place among the items without one.
    """
    if menu is None:
        return ()
    lines: list[Line] = []
    seen: dict[str, int] = {}
    previous = "the top"
    plain = 0
    for item in menu:
        key = getattr(item, "key", None)
        if item is Menu.SEPARATOR:
            key = f"separator after {previous}"
        elif not isinstance(key, str):
            key = f"item {plain}"
            plain += 1
        seen[key] = seen.get(key, 0) + 1
        if seen[key] > 1:
            key = f"{key} ({seen[key]})"
        previous = key
        lines.append(_line(key, item))
    return tuple(lines)


def _line(key: str, item: MenuItem) -> Line:
    if item is Menu.SEPARATOR:
        return Line(key, {"type": "separator"})
    properties: dict[str, Value] = {"label": label(item.text)}
    if not item.enabled:
        properties["enabled"] = False
    checked = item.checked
    if checked is not None:
        properties["toggle-type"] = "radio" if item.radio else "checkmark"
        properties["toggle-state"] = int(checked)
    children = lines_of(item.submenu)
    if children:
        properties["children-display"] = "submenu"
    return Line(key, properties, children, item)


def label(text: str) -> str:
    """Return text as a menu shows it: one line, and "_" doubled, since one alone would underline the next letter."""
    return isolated(one_line(text, LABEL_LIMIT)).replace("_", "__")
