"""One tray a person, however and however often it is started, and however it ended before."""

from __future__ import annotations

import subprocess

from tests.system.conftest import COMMAND, MakeTray, TrayOnDesktop

LINE = "Dainvo tray is running already; its quick add dialog opens."


def start_another(tray: TrayOnDesktop, name: str) -> subprocess.Popen[bytes]:
    """Start the tray without waiting for anything."""
    return tray.desktop.start([*COMMAND, "run"], name=name, env=tray.env)


def quick_adds(tray: TrayOnDesktop) -> int:
    """How many quick add windows are open."""
    return len(tray.desktop.windows("^Quick add$"))


def test_a_second_start_opens_quick_add_in_the_first_and_ends(tray: TrayOnDesktop) -> None:
    again = tray.shell("run")
    assert (again.returncode, again.stderr.strip()) == (0, LINE)
    tray.desktop.wait_for_window("^Quick add$")
    assert tray.shell("run").returncode == 0
    tray.desktop.settle()
    assert (quick_adds(tray), len(tray.person.icons())) == (1, 1)
    assert tray.stop() == 0


def test_starts_at_the_same_moment_make_one_tray_and_one_dialog(make_tray: MakeTray) -> None:
    tray = make_tray()
    started = [start_another(tray, f"tray-{number}") for number in range(4)]
    tray.person.wait_for_icon()
    tray.wait_until("the others to hand over", lambda: sum(each.poll() is not None for each in started) == 3)
    assert sorted(each.poll() or 0 for each in started if each.poll() is not None) == [0, 0, 0]
    tray.desktop.wait_for_window("^Quick add$")
    tray.desktop.settle()
    assert (quick_adds(tray), len(tray.person.icons())) == (1, 1)


def test_a_tray_that_finds_a_shell_command_hosting_the_service_comes_after_it(make_tray: MakeTray) -> None:
    """What is open in the shell command's dialog is finished first; the tray says what it waits for."""
    tray = make_tray()
    dialog = tray.desktop.start([*COMMAND, "quick-add"], name="quick-add", env=tray.env)
    tray.desktop.wait_for_window("^Quick add$")
    waiting = start_another(tray, "tray")
    tray.wait_until("word of waiting", lambda: "starts as soon as" in tray.desktop.log("tray"))
    assert tray.shell("agenda").returncode == 0
    assert tray.person.icons() == []
    tray.desktop.key("Escape")
    assert dialog.wait(20) == 0
    tray.person.wait_for_icon()
    waiting.terminate()
    assert waiting.wait(20) == 0


def test_shell_commands_while_the_tray_starts_are_all_answered(make_tray: MakeTray) -> None:
    tray = make_tray()
    start_another(tray, "tray")
    adds = [
        tray.desktop.start([*COMMAND, "add", f"Call {hour} tomorrow at {hour}:00"], name=f"add-{hour}", env=tray.env)
        for hour in (10, 11, 12)
    ]
    for hour, each in zip((10, 11, 12), adds, strict=True):
        assert each.wait(60) == 0, tray.desktop.log(f"add-{hour}")
    tray.person.wait_for_icon()
    assert len(tray.json("agenda")["events"]) == 3
    assert len(tray.person.icons()) == 1


def test_a_killed_tray_leaves_no_dialog_and_starts_again_with_everything(tray: TrayOnDesktop) -> None:
    event = tray.json("add", "Call tomorrow at 10")
    tray.person.choose("Quick add")
    tray.desktop.wait_for_window("^Quick add$")
    assert tray.process is not None
    tray.process.kill()
    tray.process.wait()
    tray.start()
    tray.desktop.wait_for_no_window("^Quick add$")
    assert [each["uid"] for each in tray.json("agenda")["events"]] == [event["uid"]]
    assert len(tray.person.icons()) == 1


def test_a_worker_left_over_by_a_killed_tray_finishes_its_step_and_no_second_meeting_is_made(
    make_tray: MakeTray,
) -> None:
    tray = make_tray()
    tray.start()
    tray.connect_by_shell()
    tray.sandbox.fault("POST", "/v2/users/me/meetings", kind="hold")
    tray.json("add", "Call tomorrow at 10 on zoom", "--wait", "0")
    tray.wait_until("the call that is held", lambda: any(rule["hits"] for rule in tray.sandbox.faults()))
    assert tray.process is not None
    tray.process.kill()
    tray.process.wait()
    tray.start()
    tray.sandbox.release()
    (event,) = tray.wait_until(
        "the meeting in the event",
        lambda: [each for each in tray.json("agenda")["events"] if each["meeting"]["state"] == "ready"],
    )
    (meeting,) = tray.sandbox.meetings()
    assert event["meeting"]["id"] == str(meeting["id"])
