"""A private session bus that starts nothing by itself but what it is given."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from virtual_desktop.processes import Household, program

CONFIGURATION = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>{services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""

SYSTEM_SERVICES = Path("/usr/share/dbus-1/services")


class SessionBus:
    """One running D-Bus daemon; a name nobody owns stays so, unless its service file was allowed."""

    def __init__(self, household: Household, env: Mapping[str, str], runtime: Path, services: list[str]) -> None:
        folder = household.folder / "services"
        folder.mkdir()
        for service in services:
            known = SYSTEM_SERVICES / f"{service}.service"
            if known.exists():
                (folder / known.name).write_bytes(known.read_bytes())
        socket = runtime / "bus"
        configuration = household.folder / "bus.conf"
        configuration.write_text(CONFIGURATION.format(socket=socket, services=folder), encoding="utf-8")
        self.address = f"unix:path={socket}"
        command = [program("dbus-daemon", "dbus-x11"), "--nofork", f"--config-file={configuration}"]
        household.start("dbus-daemon", command, {**env, "DBUS_SESSION_BUS_ADDRESS": self.address})
        household.wait_for("The session bus", socket.exists, "dbus-daemon")

    def ask(self, destination: str, path: str, method: str, *arguments: str) -> str:
        """Call a method and give the printed answer, or an empty text where the call failed."""
        command = ["dbus-send", "--print-reply=literal", "--reply-timeout=2000", f"--dest={destination}", path, method]
        env = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": self.address}
        answer = subprocess.run([*command, *arguments], env=env, capture_output=True, text=True, check=False)
        return answer.stdout if answer.returncode == 0 else ""

    def has_owner(self, name: str) -> bool:
        """Say whether somebody owns a name on the bus."""
        driver = "org.freedesktop.DBus"
        return "true" in self.ask(driver, "/org/freedesktop/DBus", f"{driver}.NameHasOwner", f"string:{name}")
