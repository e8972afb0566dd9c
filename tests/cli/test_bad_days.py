"""Broken files, missing folders and full disks: named in words, nothing lost, and all goes on when they are mended."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

DAY = "2030-05-02"
CALENDARS = ".local/share/dainvo-tray/calendars"
STATE = ".local/state/dainvo-tray"


@pytest.fixture
def folder(home):
    """The folder of the local calendar, there before the first start."""
    path = home / CALENDARS / "personal"
    path.mkdir(parents=True)
    return path


def event(uid: str, title: str) -> str:
    """An iCalendar text as another program might write it."""
    return (
        f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//else//EN\r\nBEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:20300101T000000Z\r\n"
        f"DTSTART:20300502T100000Z\r\nDTEND:20300502T110000Z\r\nSUMMARY:{title}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )


def titles(shell) -> list[str]:
    return [each["title"] for each in shell("agenda", "--from", DAY, "--days", "1", "--json")[1]["events"]]


def trouble(shell):
    """What the agenda says is wrong with the calendar."""
    return shell("agenda", "--from", DAY, "--json")[1]["sources"][0]["problem"]


BROKEN = {
    "half.ics": b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:x\r\nDTSTART:2030",
    "noise.ics": bytes(range(256)) * 40,
    "empty.ics": b"",
    "letter.ics": "Dear Ann, see you on Friday".encode("utf-16"),
    "deep.ics": b"BEGIN:VCALENDAR\r\n" + b"BEGIN:X-IN\r\n" * 5000,
    "no-start.ics": b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:ns\r\nSUMMARY:x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_cannot_be_read_is_named_and_left_alone_and_the_others_are_shown(shell, folder, name):
    (folder / "good.ics").write_text(event("good", "Good"), encoding="utf-8")
    (folder / name).write_bytes(BROKEN[name])
    assert titles(shell) == ["Good"]
    found = trouble(shell)
    assert (found["code"], name in found["detail"]) == ("calendar.broken_file", True)
    assert (folder / name).read_bytes() == BROKEN[name]
    assert shell("add", f"Lunch {DAY} 12:30")[0] == 0
    (folder / name).write_text(event("mended", "Mended"), encoding="utf-8")
    assert sorted(titles(shell)) == ["Good", "Lunch", "Mended"]
    assert trouble(shell) is None


def test_what_is_no_file_at_all_is_passed_over(shell, folder):
    (folder / "folder.ics").mkdir()
    (folder / "nowhere.ics").symlink_to(folder / "gone")
    (folder / "loop.ics").symlink_to(folder / "loop.ics")
    os.mkfifo(folder / "pipe.ics")
    assert shell("add", f"Lunch {DAY} 12:30")[0] == 0
    assert titles(shell) == ["Lunch"]


def test_a_folder_that_vanishes_keeps_its_events_and_goes_on_when_it_returns(shell, folder):
    shell("add", f"Lunch {DAY} 12:30")
    away = folder.with_name("away")
    folder.rename(away)
    assert titles(shell) == ["Lunch"]
    assert trouble(shell)["code"] == "calendar.folder_missing"
    code, saved, said = shell("add", f"Call {DAY} 15:00", "--json", "--wait", "3")
    assert code in {1, 3}
    assert saved["title"] == "Call"
    assert "saved" in said.lower()
    away.rename(folder)
    shell("sync")
    assert sorted(titles(shell)) == ["Call", "Lunch"]
    assert len(list(folder.glob("*.ics"))) == 2
    assert trouble(shell) is None


def mounting_refused(place: Path) -> str:
    """Why no small disk can be had here, "" where it can."""
    if os.geteuid() != 0:
        return "only root can mount a disk of its own"
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=600k", "none", str(place)], capture_output=True, text=True, check=False
    )
    return done.stderr.strip()


@contextmanager
def small_disk(place: Path) -> Iterator[Path]:
    """A real disk of 600 kB at a folder, unmounted in the end."""
    place.mkdir(parents=True, exist_ok=True)
    if reason := mounting_refused(place):
        pytest.skip(reason)
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def fill(place: Path) -> Path:
    """Leave not a byte on a disk; give the file that takes it all."""
    ballast = place / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (4096, 512, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue
    return ballast


def test_a_full_disk_under_the_calendar_keeps_the_event_until_there_is_space(shell, home):
    with small_disk(home / CALENDARS) as disk:
        assert shell("add", f"Lunch {DAY} 12:30")[0] == 0
        ballast = fill(disk)
        code, saved, said = shell("add", f"Call {DAY} 15:00", "--json", "--wait", "5")
        assert (code in {1, 3}, saved["title"]) == (True, "Call")
        assert "The disk is full" in said
        assert sorted(titles(shell)) == ["Call", "Lunch"]
        ballast.unlink()
        code, told, said = shell("sync", "--json")
        assert code == 0, (told, said)
        assert len(list((disk / "personal").glob("*.ics"))) == 2
        assert trouble(shell) is None


def test_a_calendar_on_a_disk_that_cannot_be_written_says_so_and_loses_nothing(shell, home):
    with small_disk(home / CALENDARS) as disk:
        shell("add", f"Lunch {DAY} 12:30")
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        code, told, said = shell("add", f"Call {DAY} 15:00", "--json", "--wait", "3")
        assert code in {1, 3}
        assert told.get("title", "Call") == "Call"
        assert "Traceback" not in said
        assert any(words in said for words in ("cannot be changed", "cannot be opened", "cannot be written")), said
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
        assert shell("sync")[0] == 0
        assert "Lunch" in titles(shell)


def test_a_full_disk_under_the_state_refuses_in_words_and_goes_on_when_there_is_space(shell, home):
    with small_disk(home / STATE) as disk:
        assert shell("add", f"Lunch {DAY} 12:30")[0] == 0
        ballast = fill(disk)
        for words in (("add", f"Call {DAY} 15:00"), ("add", f"Long {DAY} 15:00 " + "word " * 15_000)):
            code, told, said = shell(*words, "--json")
            assert code == 1
            assert told["problem"]["code"] == "disk.full", told
            assert "Traceback" not in said
        ballast.unlink()
        assert titles(shell) == ["Lunch"]
        assert shell("add", f"Call {DAY} 15:00")[0] == 0
        assert sorted(titles(shell)) == ["Call", "Lunch"]


def test_a_disk_that_is_full_from_the_start_is_named(shell, home):
    with small_disk(home / STATE) as disk:
        ballast = fill(disk)
        code, told, said = shell("agenda", "--json")
        assert (code, told["problem"]["code"]) == (1, "disk.full")
        assert "Traceback" not in said
        ballast.unlink()
        assert shell("agenda", "--json")[0] == 0


def test_settings_that_cannot_be_parsed_are_kept_named_and_set_aside_when_saved_anew(shell, home):
    path = home / ".config/dainvo-tray/settings.toml"
    path.parent.mkdir(parents=True)
    path.write_text("default_minutes = [", encoding="utf-8")
    _, made, _ = shell("add", f"Lunch {DAY} 12:30", "--json")
    assert made["end"] == f"{DAY}T13:30:00+02:00"
    assert path.read_text(encoding="utf-8") == "default_minutes = ["
    assert "settings.toml (broken)" in shell("doctor")[1]


def test_a_damaged_index_is_named_and_can_be_put_aside(shell, home):
    shell("add", f"Lunch {DAY} 12:30")
    store = home / STATE / "store.sqlite3"
    for beside in store.parent.glob("store.sqlite3-*"):
        beside.unlink()
    store.write_bytes(b"this is no database " * 500)
    code, told, said = shell("agenda", "--json")
    assert (code, told["problem"]["code"]) == (1, "disk.broken_store")
    assert "Traceback" not in said
    store.rename(store.with_suffix(".aside"))
    assert titles(shell) == ["Lunch"]
