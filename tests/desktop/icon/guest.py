"""A program with nothing but an icon, steered line by line; it runs on a test's desktop.

Each line on standard input is a JSON object with the fields of `View`. What happens is printed, one line each.
"""

from __future__ import annotations

import asyncio
import json
import sys
import threading

from tray.desktop.bus import SessionBus
from tray.desktop.icon.linux.tray import LinuxTray
from tray.desktop.icon.port import IconView
from tray.planning.menu_entry import MenuEntry


def view(text: str) -> IconView:
    """Build a view from `{"state", "minutes", "tooltip", "lines": [label | [label, [label, …]]]}`."""
    told = json.loads(text)
    lines = []
    for line in told.get("lines", []):
        label, inside = (line, []) if isinstance(line, str) else line
        children = tuple(MenuEntry(each, each, f"{label}/{each}") for each in inside)
        key = label.partition(":")[0]
        lines.append(MenuEntry(key, label, key, children, separator=label == "-"))
    return IconView(told.get("state", "idle"), told.get("minutes"), told.get("tooltip", ""), "", tuple(lines))


def say(*words: object) -> None:
    """Print a line at once."""
    print(*words, flush=True)


def main() -> None:
    """Serve the icon until standard input ends."""
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, daemon=True).start()
    bus = SessionBus(loop)
    icon = LinuxTray(
        bus,
        on_command=lambda command: say("command", command),
        on_about_to_show=lambda: say("opening"),
        on_problem=lambda problem: say("problem", problem.code),
        on_hosted=lambda: say("hosted"),
        grace=0.2,
    )
    icon.show(view(sys.stdin.readline()))

    def listen() -> None:
        for line in sys.stdin:
            icon.show(view(line))
            say("shown")
        icon.stop()

    threading.Thread(target=listen, daemon=True).start()
    icon.run()
    asyncio.run_coroutine_threadsafe(bus.close(), loop).result()
    say("left")


if __name__ == "__main__":
    main()
