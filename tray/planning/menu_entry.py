"""One line of the tray's menu, as a value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A line of the menu: a command, a submenu, a separator or plain words.

    `key` names the line for as long as it means the same thing, whatever its words are, and is unique among its
    siblings. `command` is None for lines that do nothing. `checked` is None for lines without a check mark. The
    first entry with `default` is what a plain click on the icon does.
    """

    key: str
    text: str
    command: object | None = None
    children: tuple[MenuEntry, ...] = ()
    enabled: bool = True
    checked: bool | None = None
    separator: bool = False
    default: bool = False
