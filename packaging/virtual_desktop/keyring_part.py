"""The Secret Service of a virtual desktop: gnome-keyring, unlocked, locked or not there."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from typing import Literal

from virtual_desktop.processes import Household, program
from virtual_desktop.session_bus import SessionBus

Keyring = Literal["unlocked", "locked"]

PASSWORD = b"virtual desktop"
"""Opens a keyring that lives in a temporary folder and dies with the desktop."""

SECRETS = "org.freedesktop.secrets"


def start_keyring(household: Household, bus: SessionBus, env: Mapping[str, str], state: Keyring) -> None:
    """Start the daemon and return when it answers on the bus."""
    daemon = program("gnome-keyring-daemon", "gnome-keyring")
    unlocked = [daemon, "--foreground", "--components=secrets", "--unlock"]
    child = household.start("gnome-keyring", unlocked, env, stdin=subprocess.PIPE)
    assert child.stdin is not None
    child.stdin.write(PASSWORD)
    child.stdin.close()
    household.wait_for("The keyring", lambda: bus.has_owner(SECRETS), "gnome-keyring")
    if state == "locked":
        # It exists now, under a password; a daemon that was not told the password shows it locked.
        child.terminate()
        child.wait()
        locked = [daemon, "--foreground", "--components=secrets"]
        household.start("gnome-keyring-locked", locked, env)
        household.wait_for("The keyring", lambda: bus.has_owner(SECRETS), "gnome-keyring-locked")
