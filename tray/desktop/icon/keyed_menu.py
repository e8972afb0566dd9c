"""From our menu entries to a pystray menu whose items can be told apart after a change."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tray.desktop.icon.pystray_parts import BaseIcon, Menu, MenuItem
from tray.planning.menu_entry import MenuEntry

OnCommand = Callable[[object], None]


class KeyedItem(MenuItem):
    """A menu item with a key that stays while its text changes."""

    def __init__(self, entry: MenuEntry, action: Menu | Callable[..., object] | None) -> None:
        self.key = entry.key
        checked = entry.checked
        super().__init__(
            entry.text,
            action,
            checked=None if checked is None else lambda _: checked,
            default=entry.default,
            enabled=entry.enabled,
        )


class _Send:
    """Hands over a command. A class, since pystray would pass itself as the first argument of a lambda."""

    def __init__(self, on_command: OnCommand, command: object) -> None:
        self._on_command = on_command
        self._command = command

    def __call__(self, icon: BaseIcon, item: MenuItem) -> None:
        self._on_command(self._command)


def keyed_menu(entries: Sequence[MenuEntry], on_command: OnCommand) -> Menu:
    """Build the menu of `entries`; a click on one with a command calls `on_command` with it."""
    return Menu(*(_item(entry, on_command) for entry in entries))


def _item(entry: MenuEntry, on_command: OnCommand) -> MenuItem:
    if entry.separator:
        return Menu.SEPARATOR
    if entry.children:
        return KeyedItem(entry, keyed_menu(entry.children, on_command))
    return KeyedItem(entry, None if entry.command is None else _Send(on_command, entry.command))
