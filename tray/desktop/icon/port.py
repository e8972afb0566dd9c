"""What the program asks of a tray icon, whichever system draws it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from tray.planning.icon import IconState
    from tray.planning.menu_entry import MenuEntry


@dataclass(frozen=True, slots=True)
class IconView:
    """Everything the icon shows at one moment.

    `minutes` is drawn into the icon while `state` is "soon" (1 to 60). The first line of `tooltip` is its heading.
    `label` is a short text beside the icon where a desktop shows one (GNOME); empty for none.
    """

    state: IconState = "idle"
    minutes: int | None = None
    tooltip: str = ""
    label: str = ""
    menu: tuple[MenuEntry, ...] = ()


class TrayIcon(Protocol):
    """An icon in the tray with a menu.

    Built with the callbacks `on_command` (hears the command of a clicked line), `on_about_to_show` (the menu is being
    opened; a `show` called from inside still reaches it) and `on_problem`. Callbacks run on the thread that serves the
    icon, the service loop on Linux, and must only hand over.
    """

    def run(self) -> None:
        """Show the icon and serve it until `stop`; called on the main thread, which it blocks."""

    def stop(self) -> None:
        """Take the icon away and let `run` return; from any thread, also before `run`."""

    def show(self, view: IconView) -> None:
        """Make the icon show `view`; from any thread, and without effect where nothing differs."""
