"""Where the session bus is, and what a person is told when it is nowhere."""

from __future__ import annotations

import os
from pathlib import Path

from tray.domain.problem import Problem


def session_bus_address() -> str:
    """Return the address of the session bus: what the session says, or the socket every systemd session has.

    Raises OSError where there is neither. Sources: D-Bus specification, "Well-known Message Bus Instances";
    systemd's user bus at $XDG_RUNTIME_DIR/bus.
    """
    told = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    if told:
        return told
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if runtime and (Path(runtime) / "bus").exists():
        return f"unix:path={runtime}/bus"
    raise OSError("neither DBUS_SESSION_BUS_ADDRESS nor $XDG_RUNTIME_DIR/bus is there")


def no_session_bus(error: Exception) -> Problem:
    """Nobody answers at the address of the session bus."""
    return Problem(
        code="desktop.no_session_bus",
        title="There is no desktop session to show the icon in",
        detail=f"The session bus cannot be reached: {error}.",
        remedy="Start Dainvo tray from inside a desktop session, or through dbus-run-session.",
    )


def session_bus_lost() -> Problem:
    """The bus was there and went away."""
    return Problem(
        code="desktop.session_bus_lost",
        title="The desktop session's message bus went away",
        detail="The icon and reminders cannot be shown until it is back. Nothing you saved is affected.",
        remedy="It is tried again by itself. If it stays away, sign out of the desktop and in again.",
    )
