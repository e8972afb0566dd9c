"""Parts of the desktop go away and come back; the tray stays, and nothing that was typed or due is lost."""

from __future__ import annotations

import subprocess
from datetime import datetime, timedelta

from tests.system.conftest import MakeTray, TrayOnDesktop


def part(tray: TrayOnDesktop, name: str) -> subprocess.Popen[bytes]:
    """The last started process of the desktop that is called so."""
    return [child for called, child in tray.desktop._household.children if called == name][-1]


def end_part(tray: TrayOnDesktop, name: str) -> None:
    """Kill a part of the desktop."""
    child = part(tray, name)
    child.kill()
    child.wait()


def cpu_ticks(tray: TrayOnDesktop) -> int:
    """Hundredths of a second that the tray has worked so far."""
    assert tray.process is not None
    with open(f"/proc/{tray.process.pid}/stat", encoding="utf-8") as file:  # noqa: PTH123  # a kernel file, read at once
        return sum(map(int, file.read().rpartition(")")[2].split()[11:13]))


def in_minutes(minutes: float) -> str:
    """A time of today so many minutes from now, as it is typed."""
    return f"{datetime.now().astimezone() + timedelta(minutes=minutes):%H:%M}"


def test_a_display_that_goes_away_takes_dialogs_but_neither_tray_nor_words(tray: TrayOnDesktop) -> None:
    """The typed sentence is there when quick add opens again; without a display the shell says what to do."""
    tray.person.choose("Quick add")
    window = tray.desktop.wait_for_window("^Quick add$")
    tray.wait_until("the keyboard in the dialog", lambda: tray.desktop.focused_or_none() == window)
    tray.desktop.type("Lunch with Ann tomorrow at 12")
    kept = tray.desktop.home / ".local" / "state" / "dainvo-tray" / "sentence.txt"
    tray.wait_until("the sentence to be kept", lambda: kept.exists() and "at 12" in kept.read_text(encoding="utf-8"))
    end_part(tray, "Xvfb")

    assert tray.shell("agenda").returncode == 0
    assert tray.json("add", "Call tomorrow at 10")["title"] == "Call"
    through_the_tray = tray.shell("quick-add")
    assert tray.stop() == 0
    for asked in (through_the_tray, tray.shell("quick-add")):
        assert asked.returncode == 1
        assert "The window could not be opened" in asked.stderr
    assert kept.read_text(encoding="utf-8") == "Lunch with Ann tomorrow at 12"


def test_a_sentence_left_with_escape_is_there_again(tray: TrayOnDesktop) -> None:
    tray.person.choose("Quick add")
    window = tray.desktop.wait_for_window("^Quick add$")
    tray.wait_until("the keyboard in the dialog", lambda: tray.desktop.focused_or_none() == window)
    tray.desktop.type("Lunch with Ann tomorrow at 12")
    tray.desktop.key("Escape")
    tray.desktop.wait_for_no_window("^Quick add$")
    tray.person.choose("Quick add")
    window = tray.desktop.wait_for_window("^Quick add$")
    tray.wait_until("the keyboard in the dialog", lambda: tray.desktop.focused_or_none() == window)
    tray.desktop.settle()
    tray.desktop.key("Return")
    tray.wait_until(
        "the event", lambda: [event["title"] for event in tray.json("agenda")["events"]] == ["Lunch with Ann"]
    )
    kept = tray.desktop.home / ".local" / "state" / "dainvo-tray" / "sentence.txt"
    tray.wait_until("the kept sentence to be gone", lambda: not kept.exists())


def test_a_session_bus_that_dies_leaves_a_quiet_tray_that_still_serves(tray: TrayOnDesktop) -> None:
    end_part(tray, "dbus-daemon")
    tray.wait_until("word in the log", lambda: "session bus went away" in tray.log)
    assert tray.json("add", "Call tomorrow at 10")["title"] == "Call"
    before = cpu_ticks(tray)
    assert tray.shell("agenda").returncode == 0
    assert cpu_ticks(tray) - before < 50
    assert tray.stop() == 0


def test_a_panel_that_dies_gets_the_icon_again_when_it_comes_back(tray: TrayOnDesktop) -> None:
    tray.json("add", "Call tomorrow at 10")
    end_part(tray, "xfce4-panel")
    tray.wait_until("the icon to be gone", lambda: not tray.desktop.search("--class", "^wrapper-2.0$"))
    tray.desktop.start_panel()
    tray.desktop.wait_for_tray_host()
    tray.person.wait_for_icon()
    tray.person.choose("Quick add")
    tray.desktop.wait_for_window("^Quick add$")
    assert len(tray.person.icons()) == 1


def test_a_reminder_that_nobody_could_see_comes_when_notices_can_be_shown_again(make_tray: MakeTray) -> None:
    tray = make_tray()
    tray.set(reminder_minutes=[30])
    tray.start()
    end_part(tray, "xfce4-notifyd")
    tray.json("add", f"Call at {in_minutes(20)}")
    tray.wait_until("a line about notices", lambda: any("notices" in entry.label for entry in tray.person.menu()))
    tray.desktop.start_notices()
    tray.person.wait_for_notice("Snooze 5 min")
    assert tray.person.notices()[-1].title == "Call"
    tray.wait_until("the line to be gone", lambda: not any("notices" in entry.label for entry in tray.person.menu()))


def test_a_reminder_on_the_screen_comes_again_when_its_daemon_dies(make_tray: MakeTray) -> None:
    tray = make_tray()
    tray.set(reminder_minutes=[30])
    tray.start()
    tray.json("add", f"Call at {in_minutes(20)}")
    tray.person.wait_for_notice("Snooze 5 min")
    shown = len(tray.person.notices())
    end_part(tray, "xfce4-notifyd")
    tray.desktop.start_notices()
    tray.wait_until("the reminder once more", lambda: tray.person.notices()[shown:])
    tray.person.press_notice("Snooze 5 min")
