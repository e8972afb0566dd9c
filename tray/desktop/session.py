"""Whether the person is there: the screen locked, the session idle. Asked when it matters, never watched."""

from __future__ import annotations

import logging
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tray.desktop.bus_values import DAEMON, BusError, Peer
from tray.domain.problem import ProblemError

if TYPE_CHECKING:
    from tray.desktop.bus import SessionBus

_LOG = logging.getLogger(__name__)
_SECONDS = 2.0
_IDLE_SECONDS = 300  # on Windows, where nothing but the last key or move can be asked

# Screen lockers, the desktops' own first. "GetActive" is true while the screen is covered.
SCREEN_SAVERS = (
    Peer("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"),
    Peer("org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver", "org.cinnamon.ScreenSaver"),
    Peer("org.mate.ScreenSaver", "/org/mate/ScreenSaver", "org.mate.ScreenSaver"),
    Peer("org.xfce.ScreenSaver", "/org/xfce/ScreenSaver", "org.xfce.ScreenSaver"),
    Peer("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
    Peer("org.freedesktop.ScreenSaver", "/ScreenSaver", "org.freedesktop.ScreenSaver"),
)
# https://www.freedesktop.org/software/systemd/man/latest/org.freedesktop.login1.html
LOGIN_SESSION = Peer(
    "org.freedesktop.login1", "/org/freedesktop/login1/session/auto", "org.freedesktop.DBus.Properties"
)
_SYSTEM_BUS = "/run/dbus/system_bus_socket"


@dataclass(frozen=True, slots=True)
class Presence:
    """What is known of the person's being there; None where nothing here can tell."""

    locked: bool | None = None
    idle: bool | None = None

    @property
    def away(self) -> bool:
        """Whether it is known that nobody looks at the screen."""
        return bool(self.locked or self.idle)


async def presence(bus: SessionBus | None, *, system_bus: str | None = None) -> Presence:
    """Ask the system now, on the bus's loop; best effort, in a few seconds at most, and starts no program.

    `system_bus` is the address of the system bus, the usual place where it is None.
    """
    if sys.platform == "win32":
        return Presence(idle=_idle_on_windows())
    if bus is None:
        return Presence()
    locked = await _screen_covered(bus)
    hinted = await _login_hints(bus, system_bus or _system_bus_address())
    return Presence(locked=locked if locked is not None else hinted.locked, idle=hinted.idle)


async def _screen_covered(bus: SessionBus) -> bool | None:
    covered: bool | None = None
    for peer in SCREEN_SAVERS:
        try:
            # Looked for first, as a call would start a locker that is not running.
            if not (await bus.call(DAEMON, "NameHasOwner", "s", [peer.destination], seconds=_SECONDS))[0]:
                continue
            active = bool((await bus.call(peer, "GetActive", seconds=_SECONDS))[0])
        except (BusError, ProblemError, IndexError) as error:
            _LOG.debug("%s does not tell whether the screen is locked: %s", peer.destination, error)
            continue
        if active:
            return True
        covered = False
    return covered


async def _login_hints(bus: SessionBus, address: str) -> Presence:
    if not address:
        return Presence()
    from tray.desktop.bus import SessionBus

    system = SessionBus(bus.loop, address=address)
    try:
        locked, idle = [await _hint(system, name) for name in ("LockedHint", "IdleHint")]
    finally:
        await system.close()
    return Presence(locked=locked, idle=idle)


async def _hint(system: SessionBus, name: str) -> bool | None:
    try:
        body = ["org.freedesktop.login1.Session", name]
        return bool((await system.call(LOGIN_SESSION, "Get", "ss", body, seconds=_SECONDS))[0].value)
    except (BusError, ProblemError, IndexError, AttributeError) as error:
        _LOG.debug("The login session does not tell %s: %s", name, error)
        return None


def _system_bus_address() -> str:
    told = os.environ.get("DBUS_SYSTEM_BUS_ADDRESS", "")
    return told or (f"unix:path={_SYSTEM_BUS}" if Path(_SYSTEM_BUS).exists() else "")


def _idle_on_windows() -> bool | None:
    """https://learn.microsoft.com/en-us/windows/win32/api/winuser/nf-winuser-getlastinputinfo."""
    if sys.platform != "win32":
        return None
    import ctypes
    from ctypes import wintypes

    class LastInput(ctypes.Structure):
        _fields_ = (("size", wintypes.UINT), ("time", wintypes.DWORD))

    last = LastInput(ctypes.sizeof(LastInput), 0)
    if not ctypes.WinDLL("user32").GetLastInputInfo(ctypes.byref(last)):
        return None
    passed = (ctypes.WinDLL("kernel32").GetTickCount() - last.time) & 0xFFFFFFFF
    return bool(passed / 1000 > _IDLE_SECONDS)
