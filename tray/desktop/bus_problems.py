"""Where the session bus is, and what a person is told when it is nowhere."""

from __future__ import annotations

import os
from pathlib import Path

from tray.domain.problem import Problem
from tray.domain.problems import problem


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
    return problem("desktop.no_session_bus", f"The session bus cannot be reached: {error}.")


def session_bus_lost() -> Problem:
    """The bus was there and went away."""
    return problem("desktop.session_bus_lost", "The icon and reminders cannot be shown until it is back.")
