"""Whether the desktop is dark at the moment."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Literal

from tray.domain.problem import ProblemError

if TYPE_CHECKING:
    from tray.desktop.bus import SessionBus

SECONDS = 0.5
"""A desktop that takes longer to say so gets a light dialog at once instead."""


async def color_scheme(bus: SessionBus) -> Literal["dark", "light", ""]:
    """What the desktop's portal prefers, "" where there is none to ask.

    https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Settings.html : 1 is dark, 2 light.
    """
    from tray.desktop.bus import BusError, Peer

    portal = Peer(
        "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings"
    )
    try:
        (value,) = await bus.call(portal, "Read", "ss", ["org.freedesktop.appearance", "color-scheme"], seconds=SECONDS)
    except (BusError, ProblemError, ValueError):
        return await _of_xfce(bus)
    while hasattr(value, "value"):  # Read wraps its answer in a variant once more than it should
        value = value.value
    return "dark" if value == 1 else "light" if value == 2 else await _of_xfce(bus)


async def _of_xfce(bus: SessionBus) -> Literal["dark", "light", ""]:
    """What the name of Xfce's theme says, as Xfce tells its portal nothing; "" on other desktops."""
    from tray.desktop.bus import BusError, Peer

    if "XFCE" not in os.environ.get("XDG_CURRENT_DESKTOP", "").upper():
        return ""
    settings = Peer("org.xfce.Xfconf", "/org/xfce/Xfconf", "org.xfce.Xfconf")
    try:
        (value,) = await bus.call(settings, "GetProperty", "ss", ["xsettings", "/Net/ThemeName"], seconds=SECONDS)
    except (BusError, ProblemError, ValueError):
        return ""
    return "dark" if "dark" in str(getattr(value, "value", value)).lower() else "light"
