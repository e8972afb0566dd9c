"""Whether there is a display that a window could be shown on."""

from __future__ import annotations

import os
import re
import socket
import sys
from collections.abc import Mapping

_LOCAL = re.compile(r"(?:unix)?:(\d+)(?:\.\d+)?")


def display_trouble(environment: Mapping[str, str] | None = None) -> str | None:
    """Why no window can be shown, None where nothing speaks against it; takes a look, not a wait.

    A local X server is knocked at, where X servers listen (X(7), "DISPLAY NAMES"). Tk draws through X, under Wayland
    too.
    """
    if not sys.platform.startswith(("linux", "freebsd")):
        return None
    named = (os.environ if environment is None else environment).get("DISPLAY", "")
    if not named:
        return "There is no display here: DISPLAY is not set."
    local = _LOCAL.fullmatch(named)
    if local is None:
        return None
    path = f"/tmp/.X11-unix/X{local[1]}"  # noqa: S108  # the X server's own convention
    for address in (path, f"\0{path}"):
        with socket.socket(socket.AF_UNIX) as server:
            server.settimeout(1.0)
            try:
                server.connect(address)
            except OSError:
                continue
            return None
    return f"The display {named} does not answer."
