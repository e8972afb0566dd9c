"""A tray icon that nobody sees: for tests, and for hosting the service without a desktop."""

from __future__ import annotations

import threading
from collections.abc import Callable

from tray.desktop.icon.port import IconView
from tray.planning.menu_entry import MenuEntry


class MemoryIcon:
    """Keeps what it was told to show, and clicks by key."""

    def __init__(self, *, on_command: Callable[[object], None], on_about_to_show: Callable[[], None]) -> None:
        self.view: IconView | None = None
        self.views: list[IconView] = []
        self._on_command = on_command
        self._on_about_to_show = on_about_to_show
        self._stopped = threading.Event()

    def run(self) -> None:
        """Wait for `stop`."""
        self._stopped.wait()

    def stop(self) -> None:
        """Let `run` return."""
        self._stopped.set()

    def show(self, view: IconView) -> None:
        """Keep `view`, in `views` too where it differs from the last."""
        if view != self.view:
            self.view = view
            self.views.append(view)

    def open(self) -> tuple[MenuEntry, ...]:
        """Open the menu as a person would and return what it then holds."""
        self._on_about_to_show()
        return self.view.menu if self.view is not None else ()

    def click(self, *keys: str) -> None:
        """Click the line at the path of `keys`; raises KeyError where there is none that can be clicked."""
        entries = self.open()
        for depth, key in enumerate(keys, start=1):
            entry = next((entry for entry in entries if entry.key == key), None)
            if entry is None or not entry.enabled:
                raise KeyError(key)
            entries = entry.children
            if depth == len(keys) and entry.command is not None:
                self._on_command(entry.command)
