"""The tray icon of this system."""

from __future__ import annotations

import platform
from collections.abc import Callable
from typing import TYPE_CHECKING

from tray.desktop.icon.port import TrayIcon
from tray.domain.problem import Problem

if TYPE_CHECKING:
    from tray.desktop.bus import SessionBus


def tray_icon(
    bus: SessionBus | None,
    *,
    on_command: Callable[[object], None],
    on_about_to_show: Callable[[], None],
    on_problem: Callable[[Problem], None],
    on_hosted: Callable[[], None] = lambda: None,
) -> TrayIcon:
    """Return the icon for this system, not shown yet.

    `bus` is needed on Linux and BSD only. `on_problem` hears `tray.no_host` where no program shows tray icons;
    `on_hosted` is called each time one begins to, which ends that problem.
    """
    system = platform.system()
    if system == "Windows":
        from tray.desktop.icon.native import windows_tray

        return windows_tray(on_command=on_command, on_about_to_show=on_about_to_show)
    if system == "Darwin":
        from tray.desktop.icon.native import mac_tray

        return mac_tray(on_command=on_command)
    if bus is None:
        raise ValueError("On this system the icon is shown over the session bus.")
    from tray.desktop.icon.linux.tray import LinuxTray

    return LinuxTray(
        bus, on_command=on_command, on_about_to_show=on_about_to_show, on_problem=on_problem, on_hosted=on_hosted
    )
