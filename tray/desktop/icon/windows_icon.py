"""pystray's icon for Windows, with what it lacks: a word before the menu opens, and a menu that stays while it is open.

Imported on Windows only.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from pystray._win32 import Icon

# https://learn.microsoft.com/windows/win32/api/shellapi/nf-shellapi-shell_notifyiconw: the icon's message carries the
# pointer's message in lparam. Values from winuser.h.
WM_LBUTTONUP = 0x0202
WM_RBUTTONUP = 0x0205


class WindowsIcon(Icon):
    """Opens the menu with either button, and replaces it only while it is closed."""

    def __init__(self, *arguments: Any, on_open: Callable[[], None], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._on_open = on_open
        self._guard = threading.RLock()
        self._open = False
        self._stale = False

    def _on_notify(self, wparam: int, lparam: int) -> object:
        if lparam not in (WM_LBUTTONUP, WM_RBUTTONUP):
            return super()._on_notify(wparam, lparam)
        self._on_open()
        with self._guard:
            self._open = True
        try:
            return super()._on_notify(wparam, WM_RBUTTONUP)  # returns when the menu is closed
        finally:
            with self._guard:
                self._open = False
                stale, self._stale = self._stale, False
            if stale:
                self.update_menu()

    def _update_menu(self) -> None:
        with self._guard:
            if self._open:
                self._stale = True
            else:
                super()._update_menu()
