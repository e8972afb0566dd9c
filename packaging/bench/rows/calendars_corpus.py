"""Years of events as a folder of .ics files, and homes in which our program has read them."""

from __future__ import annotations

import random
import resource
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from bench.place import BUILD, COMMAND, MeasuringPlace, say

FEW, MANY = 10_000, 100_000
WEEKLY, MONTHLY = 0.05, 0.03
YEARS_BACK, YEARS = 5, 7

EVENT = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Dainvo//bench//EN
BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:{uid}
DTSTAMP:20260101T000000Z
SUMMARY:{title}
DTSTART;TZID=Europe/Berlin:{start:%Y%m%dT%H%M%S}
DTEND;TZID=Europe/Berlin:{end:%Y%m%dT%H%M%S}
LOCATION:Room 5
DESCRIPTION:Some words about it\\, and more of them.
ATTENDEE;CN=Jane:mailto:jane@example.org
{more}END:VEVENT
END:VCALENDAR
"""


def event_text(uid: str, title: str, start: datetime, rule: str = "") -> str:
    """One event of an hour as iCalendar text."""
    more = f"RRULE:{rule}\n" if rule else ""
    text = EVENT.format(uid=uid, title=title, start=start, end=start + timedelta(hours=1), more=more)
    return text.replace("\n", "\r\n")


def write_events(folder: Path, events: int, coming: int = 0) -> None:
    """Fill a folder with so many events, spread over seven years around today, the same ones on the same day.

    With more events the week does not get fuller: those beyond the first ten thousand lie in the past.
    With `coming` that is so of all but this many, which come one every three hours, and nothing repeats.
    """
    chance = random.Random(7)  # noqa: S311  # figures, no secrets
    today = datetime.combine(date.today(), datetime.min.time())
    first = datetime.combine(date.today(), datetime.min.time()) - timedelta(days=365 * YEARS_BACK)
    folder.mkdir(parents=True)
    for number in range(events):
        spread = number < FEW and not coming
        days = 365 * YEARS if spread else 365 * YEARS_BACK - 40
        start = first + timedelta(minutes=30 * chance.randrange(48 * days))
        drawn = chance.random()
        rule = "FREQ=WEEKLY" if drawn < WEEKLY else "FREQ=MONTHLY" if drawn < WEEKLY + MONTHLY else ""
        rule = rule if spread else ""
        if number < coming:
            start = today + timedelta(days=1, hours=3 * number)
        text = event_text(f"bench-{number}@example.com", f"Event {number}", start, rule)
        (folder / f"bench-{number}.ics").write_text(text, encoding="utf-8", newline="")


@dataclass(frozen=True, slots=True)
class Spent:
    """What a command took, with all that it started and waited for: seconds on the wall and on the processor."""

    wall: float
    cpu: float


def spent(command: list[str], env: dict[str, str]) -> Spent:
    """Run a command to its good end, its output thrown away."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, env=env, stdout=subprocess.DEVNULL, check=True)
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Spent(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def own_env(place: MeasuringPlace, home: Path) -> dict[str, str]:
    """The variables that make `home` the home of our program, with a runtime folder of this desktop."""
    runtime = place.desktop.folder / f"run-{home.name}"
    runtime.mkdir(mode=0o700, exist_ok=True)
    folders = {f"XDG_{name.upper()}_HOME": str(home / name) for name in ("config", "data", "state", "cache")}
    return {"HOME": str(home), **folders, "XDG_RUNTIME_DIR": str(runtime), "TZ": "Europe/Berlin"}


def calendar_of(home: Path) -> Path:
    """The folder of the first calendar."""
    return home / "data" / "dainvo-tray" / "calendars" / "personal"


def new_home(name: str, events: int, coming: int) -> Path:
    """A home with so many events that nobody has read yet."""
    home = BUILD / "homes" / name
    shutil.rmtree(home, ignore_errors=True)
    for folder in ("config", "data", "state", "cache"):
        (home / folder).mkdir(parents=True)
    say(f"Writing {events:,} events …")
    write_events(calendar_of(home), events, coming)
    return home


@cache
def _files(events: int, coming: int) -> Path:
    return new_home(f"{events}-events-{coming}-coming", events, coming)


_READ: set[Path] = set()


def read_home(place: MeasuringPlace, events: int, coming: int = 0) -> Path:
    """A home whose so many events our program has read (see `write_events`); made once in each run."""
    home = _files(events, coming)
    if home not in _READ:
        say(f"Reading {events:,} events …")
        spent([COMMAND, "agenda"], place.desktop.env | own_env(place, home))
        _READ.add(home)
    return home


def forget_what_was_read(home: Path) -> None:
    """Let a home be as if our program had never run there."""
    shutil.rmtree(home / "state")
    (home / "state").mkdir()
    _READ.discard(home)


def khal(place: MeasuringPlace, home: Path, name: str) -> tuple[list[str], dict[str, str]]:
    """The command `khal list` of seven days on the same folder, with a database of its own, and its environment."""
    own = place.desktop.folder / name
    own.mkdir(exist_ok=True)
    formats = {"timeformat": "%H:%M", "dateformat": "%Y-%m-%d", "longdateformat": "%Y-%m-%d"}
    formats |= {"datetimeformat": "%Y-%m-%d %H:%M", "longdatetimeformat": "%Y-%m-%d %H:%M"}
    zones = {"local_timezone": "Europe/Berlin", "default_timezone": "Europe/Berlin"}
    locale = "".join(f"{key} = {value}\n" for key, value in {**zones, **formats}.items())
    (own / "config").write_text(
        f"[calendars]\n[[bench]]\npath = {calendar_of(home)}\n[sqlite]\npath = {own}/khal.db\n[locale]\n{locale}"
    )
    command = [str(Path(sys.executable).with_name("khal")), "-c", str(own / "config")]
    return [*command, "list", f"{datetime.now(UTC):%Y-%m-%d}", "7d"], place.desktop.env | {"HOME": str(own)}
