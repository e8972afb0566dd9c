"""khal and vdirsyncer share our folders: they read what we write, and we read what they write."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.calendars.room import Room
from tests.calendars.servers import PASSWORD, USER, radicale
from tray.calendars.folder import FolderCalendar
from tray.domain.event import Event, Series
from tray.domain.ics import read_one, rewrite

BERLIN = ZoneInfo("Europe/Berlin")
START = datetime(2026, 3, 2, 9, tzinfo=BERLIN)
PROGRAMS = Path(sys.executable).parent

KHAL = """[calendars]
[[home]]
path = {folder}
[sqlite]
path = {place}/khal.db
[locale]
local_timezone = Europe/Berlin
default_timezone = Europe/Berlin
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "folder"
    made.mkdir()
    (tmp_path / "khal.conf").write_text(KHAL.format(folder=made, place=tmp_path))
    return made


@pytest.fixture
def room(tmp_path: Path, folder: Path) -> Iterator[Room]:
    made = Room(tmp_path, FolderCalendar(folder))
    yield made
    made.store.close()


def run(place: Path, *arguments: str) -> str:
    environment = {**os.environ, "HOME": str(place), "XDG_CONFIG_HOME": str(place), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [str(PROGRAMS / arguments[0]), *arguments[1:]],
        env=environment,
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def khal(place: Path, *arguments: str) -> str:
    return run(place, "khal", "-c", str(place / "khal.conf"), *arguments)


def save(room: Room, event: Event) -> None:
    room.save(rewrite(None, Series(event), room.clock.now()), event.uid)
    room.reconciler.settle()


def test_khal_shows_what_we_write(room: Room, tmp_path: Path) -> None:
    event = Event("u1", "Grüße, Zoë; und", START, START + timedelta(hours=1), "Europe/Berlin", location="Raum 5")
    save(room, replace(event, rrule="FREQ=WEEKLY;COUNT=3"))
    shown = khal(tmp_path, "list", "--format", "{start} {end-time} {title} @ {location}", "2026-03-01", "30d")
    lines = [line for line in shown.splitlines() if "Zoë" in line]
    assert lines == [f"2026-03-{day:02} 09:00 10:00 Grüße, Zoë; und @ Raum 5" for day in (2, 9, 16)]


def test_we_show_what_khal_writes_and_khal_shows_what_we_change_of_it(room: Room, tmp_path: Path, folder: Path) -> None:
    khal(tmp_path, "new", "-a", "home", "2026-03-05 14:00", "2026-03-05 15:00", "Dentist", "::", "Bring the card")
    room.sync()
    assert room.titles() == ["Dentist"]
    (file,) = folder.glob("*.ics")
    uid = read_one(file.read_bytes().decode()).uid
    before = file.read_bytes().decode()
    room.change(uid, location="Main street")
    room.reconciler.settle()
    after = file.read_bytes().decode()
    assert [
        line for line in before.splitlines() if line not in after.splitlines() and not line.startswith("DTSTAMP")
    ] == []
    assert "Main street" in khal(tmp_path, "list", "--format", "{title} {location}", "2026-03-05", "1d")


def test_vdirsyncer_carries_our_events_to_a_server_and_back(room: Room, tmp_path: Path, folder: Path) -> None:
    with radicale() as server:
        url = server.collection("shared")
        (tmp_path / "vdirsyncer.conf").write_text(
            f'[general]\nstatus_path = "{tmp_path}/status/"\n'
            '[pair p]\na = "here"\nb = "there"\ncollections = null\nconflict_resolution = "b wins"\n'
            f'[storage here]\ntype = "filesystem"\npath = "{folder}"\nfileext = ".ics"\n'
            f'[storage there]\ntype = "caldav"\nurl = "{url}"\nusername = "{USER}"\npassword = "{PASSWORD}"\n'
        )
        configured = ("vdirsyncer", "-c", str(tmp_path / "vdirsyncer.conf"))
        save(room, Event("u1", "From here", START, START + timedelta(hours=1), "Europe/Berlin"))
        run(tmp_path, *configured, "discover")
        run(tmp_path, *configured, "sync")

        (tmp_path / "other").mkdir()
        other = Room(tmp_path / "other", server.open(url), room.clock, kind="caldav")
        other.sync()
        assert other.titles() == ["From here"]
        other.change("u1", title="From there")
        save(other, Event("u2", "New there", START, START + timedelta(hours=1), "Europe/Berlin"))
        other.sync()
        run(tmp_path, *configured, "sync")
        room.sync()
        assert room.titles() == ["From there", "New there"]
        other.store.close()
        other.port.close()  # type: ignore[attr-defined]  # a calendar of a server
