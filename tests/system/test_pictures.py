"""The pictures the README begins with, taken of a day as a person has it."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image

from tests.conftest import MakeDesktop
from tests.system.conftest import COMMAND, TrayOnDesktop
from tests.zoom_sandbox.process import sandbox_process


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_menu_of_a_full_day(make_desktop: MakeDesktop, pictures: Path, dark: bool) -> None:
    """The next meeting is on top, the days follow, and an event opens into what can be done with it."""
    with sandbox_process("--local-links") as sandbox:
        tray = TrayOnDesktop(make_desktop(size=(1000, 640), dark=dark), sandbox)
        tray.env["LANG"] = "en_GB.UTF-8"
        tray.connect_by_shell()
        tray.desktop.key("ctrl+w")  # the page that says that Zoom is connected
        soon = datetime.now().astimezone().replace(second=0, microsecond=0) + timedelta(minutes=12)
        for sentence in (
            f"Design review with Ann and Bo today at {soon:%H:%M} for 45 min at Café Luna on Zoom",
            "Trade fair tomorrow",
            "Stand-up tomorrow 9:30 for 15 min on Zoom",
            "Lunch with Mira tomorrow 12:30 at Luna",
            "Quarterly numbers tomorrow 16-17:30",
            f"Dentist {datetime.now() + timedelta(days=2):%d %B} 8:00 for 40 min",
        ):
            assert tray.shell("add", sentence).returncode == 0, sentence
        tray.process = tray.desktop.start([*COMMAND, "run"], name="tray", env=tray.env)
        tray.person.wait_for_icon()
        tray.wait_until("the meeting in the menu", lambda: "Join" in tray.person.menu()[0].label)
        tray.person.open_menu()
        label = next(entry.label for entry in tray.person.menu() if "Design review" in entry.label and entry.children)
        popup, down = tray.person._entry((label,), [])
        tray.person._hover(popup, down)
        tray.desktop.settle()
        whole = pictures / f"menu-{'dark' if dark else 'light'}.png"
        tray.desktop.screenshot(whole)
        with Image.open(whole) as picture:
            picture.crop((200, 0, 1000, 490)).save(whole)
        tray.person.leave_menu()
        assert tray.stop() == 0
