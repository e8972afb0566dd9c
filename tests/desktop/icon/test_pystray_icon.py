"""Our backend as anyone's pystray Icon."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys

import pytest
from PIL import Image

from tests.desktop.icon.stage import Panel, play
from tests.desktop.private_bus import PrivateBus
from tray.desktop.bus import SessionBus
from tray.desktop.icon.linux.pystray_icon import StatusNotifierIcon
from tray.desktop.icon.pystray_parts import BaseIcon, Menu, MenuItem


def test_program_written_for_pystray_works_unchanged() -> None:
    """An image of Pillow's, callable texts, radio items, setup and update_menu do what pystray documents."""

    async def story() -> None:
        loop = asyncio.get_running_loop()
        with PrivateBus() as daemon:
            bus, panel = SessionBus(loop, address=daemon.address), Panel(daemon.address)
            await panel.start()
            state = {"clicks": 0}

            def click(icon: BaseIcon, item: MenuItem) -> None:
                state["clicks"] += 1

            menu = Menu(
                MenuItem(lambda item: f"Clicked {state['clicks']} times", click, default=True),
                Menu.SEPARATOR,
                MenuItem("Choice", None, checked=lambda item: state["clicks"] > 0, radio=True),
            )
            icon = StatusNotifierIcon("test", Image.new("RGBA", (30, 30), (255, 0, 0, 128)), "Title", menu, bus=bus)
            ready = asyncio.Event()

            def setup(each: BaseIcon) -> None:
                each.visible = True
                loop.call_soon_threadsafe(ready.set)

            running = loop.run_in_executor(None, lambda: icon.run(setup))
            await ready.wait()
            await panel.registered.get()
            await panel.meet(bus.unique_name)
            width, height, pixels = (await panel.item_property("IconPixmap"))[0]
            assert (width, height, pixels[:4]) == (16, 16, bytes([128, 255, 0, 0]))
            root = await panel.layout()
            await panel.click(root.find("Clicked 0 times").number)
            after = await panel.layout()
            assert after.find("Clicked 1 times").number == root.find("Clicked 0 times").number
            assert after.find("Choice").properties["toggle-state"] == 1
            await panel.item_call("Activate", "ii", [0, 0])
            assert "Clicked 2 times" in (await panel.layout()).numbers()
            icon.title = "Other"
            assert (await panel.item_property("ToolTip"))[2] == "Other"
            icon.visible = False
            assert await panel.item_property("Status") == "Passive"
            icon.visible = True
            await panel.heard()
            assert await panel.item_property("Status") == "Active"
            await asyncio.to_thread(icon.stop)
            await running
            await bus.close()
            await panel.stop()

    play(story)


@pytest.mark.parametrize("before", [None, "appindicator"])
def test_import_wakes_no_toolkit_and_leaves_the_environment_alone(before: str | None) -> None:
    """Neither GTK nor Xlib nor Pillow is loaded, whatever PYSTRAY_BACKEND says, which stays as it was."""
    code = (
        "import os, sys\n"
        "import tray.desktop.icon.linux.tray\n"
        "print(os.environ.get('PYSTRAY_BACKEND'), sorted({'gi', 'Xlib', 'PIL'} & set(sys.modules)))"
    )
    env = {key: value for key, value in os.environ.items() if key != "PYSTRAY_BACKEND"}
    env |= {"PYSTRAY_BACKEND": before} if before else {}
    answer = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == f"{before} []"
