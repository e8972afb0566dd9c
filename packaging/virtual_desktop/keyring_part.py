"""The Secret Service of a virtual desktop: gnome-keyring, unlocked, locked or not there."""

from __future__ import annotations

import secrets
import subprocess
from collections.abc import Mapping
from typing import Literal

from virtual_desktop.processes import Household, program
from virtual_desktop.session_bus import SessionBus

Keyring = Literal["unlocked", "locked"]

SECRETS = "org.freedesktop.secrets"


def start_keyring(household: Household, bus: SessionBus, env: Mapping[str, str], state: Keyring) -> str:
    """Start the daemon, return when it answers on the bus, and give the password of its keyring.

    The keyring's file lies in the desktop's folder and dies with it; its password is never written anywhere.
    """
    password = secrets.token_urlsafe(12)
    daemon = program("gnome-keyring-daemon", "gnome-keyring")
    unlocked = [daemon, "--foreground", "--components=secrets", "--unlock"]
    child = household.start("gnome-keyring", unlocked, env, stdin=subprocess.PIPE)
    assert child.stdin is not None
    child.stdin.write(password.encode())
    child.stdin.close()
    # On the bus it is before it has made its first keyring: who asks in between is asked for a password by a window.
    household.wait_for("The keyring", lambda: _is_open(bus), "gnome-keyring")
    if state == "locked":
        # It exists now, under a password; a daemon that was not told the password shows it locked.
        child.terminate()
        child.wait()
        locked = [daemon, "--foreground", "--components=secrets"]
        household.start("gnome-keyring-locked", locked, env)
        household.wait_for("The keyring", lambda: bus.has_owner(SECRETS), "gnome-keyring-locked")
    return password


def _is_open(bus: SessionBus) -> bool:
    """Whether the keyring that new secrets go into is there and unlocked."""
    asked = ("org.freedesktop.DBus.Properties.Get", "string:org.freedesktop.Secret.Collection", "string:Locked")
    return "false" in bus.ask(SECRETS, "/org/freedesktop/secrets/aliases/default", *asked)
