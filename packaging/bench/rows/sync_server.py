"""What a sync with a CalDAV server takes, the first one and one that finds nothing changed."""

from __future__ import annotations

import base64
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median

from bench.place import PROGRAMS, ROOT, MeasuringPlace, say
from bench.rows.calendars_corpus import event_text
from bench.table import Figure, Row
from tests.calendars.servers import PASSWORD, USER, radicale
from virtual_desktop import PartFailed

EVENTS = 5_000
FIRST_ROUNDS, ROUNDS = 3, 5
MOST_REQUESTS = 3
LONGEST = 300.0
"""Seconds until a sync is given up."""

EVERYTHING = (
    '<?xml version="1.0" encoding="utf-8"?><d:sync-collection xmlns:d="DAV:"><d:sync-token/>'
    "<d:sync-level>1</d:sync-level><d:prop><d:getetag/></d:prop></d:sync-collection>"
)

VDIRSYNCER = """[general]
status_path = "{own}/status/"
[pair bench]
a = "here"
b = "there"
collections = null
[storage here]
type = "filesystem"
path = "{own}/here"
fileext = ".ics"
[storage there]
type = "caldav"
url = "{url}"
username = "{user}"
password = "{password}"
"""


class Pair:
    """A calendar on a server, our store, and vdirsyncer's folder, on one desktop."""

    def __init__(self, place: MeasuringPlace, url: str) -> None:
        self.url = url
        self._env = place.desktop.env | {"PYTHONPATH": str(ROOT)}
        self._own = place.desktop.folder / "pair"
        self._own.mkdir()
        self._stores = self._folders = 0

    def warm(self) -> None:
        """Have the server look into its own files, which takes it a minute the first time, whoever asks."""
        word = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        headers = {"Authorization": f"Basic {word}", "Depth": "0", "Content-Type": "application/xml"}
        asked = urllib.request.Request(self.url, EVERYTHING.encode(), headers, method="REPORT")  # noqa: S310  # loopback
        with urllib.request.urlopen(asked, timeout=LONGEST) as answer:  # noqa: S310  # as above
            answer.read()

    def ours(self, *, anew: bool) -> tuple[float, int]:
        """Seconds and requests of one sync of ours, into an empty store or into the last one."""
        self._stores += anew
        store = self._own / f"store-{self._stores}.db"
        command = [sys.executable, str(PROGRAMS / "caldav_sync.py"), self.url, str(store)]
        began = time.perf_counter()
        told = subprocess.run(command, env=self._env, stdout=subprocess.PIPE, text=True, check=True, timeout=LONGEST)
        seconds = time.perf_counter() - began
        requests, held = map(int, told.stdout.split())
        if held != EVENTS:
            raise PartFailed(f"{held} of {EVENTS} events came over")
        return seconds, requests

    def vdirsyncer(self, *, anew: bool) -> float:
        """Seconds of one `vdirsyncer sync`, into an empty folder or into the last one."""
        self._folders += anew
        own = self._own / f"vdirsyncer-{self._folders}"
        command = [str(Path(sys.executable).with_name("vdirsyncer")), "-c", str(own / "config")]
        if not own.exists():
            (own / "here").mkdir(parents=True)
            text = VDIRSYNCER.format(own=own, url=self.url, user=USER, password=PASSWORD)
            (own / "config").write_text(text)
            subprocess.run(
                [*command, "discover"],
                env=self._env,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=True,
                timeout=LONGEST,
            )
        began = time.perf_counter()
        subprocess.run([*command, "sync"], env=self._env, capture_output=True, check=True, timeout=LONGEST)
        seconds = time.perf_counter() - began
        held = len(list((own / "here").iterdir()))
        if held != EVENTS:
            raise PartFailed(f"{held} of {EVENTS} events came over to vdirsyncer")
        return seconds


@contextmanager
def paired(place: MeasuringPlace) -> Iterator[Pair]:
    """A Radicale with the events, which it has read once before, so that both find it warm."""
    with radicale() as server:
        url = server.collection("bench")
        folder = server.folder / "data" / "collection-root" / USER / "bench"
        first = datetime(2026, 1, 1, 8)  # as a clock on the wall
        for number in range(EVENTS):
            text = event_text(f"bench-{number}@example.com", f"Event {number}", first + timedelta(hours=number))
            (folder / f"bench-{number}.ics").write_text(text, encoding="utf-8", newline="")
        pair = Pair(place, url)
        say("Letting the server read its events …")
        pair.warm()
        yield pair


def first(place: MeasuringPlace) -> Figure:
    """Bring everything over, both into nothing, in turn."""
    ours, other = [], []
    with paired(place) as pair:
        for _ in range(FIRST_ROUNDS):
            ours.append(pair.ours(anew=True)[0])
            other.append(pair.vdirsyncer(anew=True))
    return Figure(median(ours) * 1e3, median(other) * 1e3, "ms")


def unchanged(place: MeasuringPlace) -> Figure:
    """Look again, in turn, where nothing has changed."""
    ours, other = [], []
    with paired(place) as pair:
        pair.ours(anew=True)
        pair.vdirsyncer(anew=True)
        for _ in range(ROUNDS):
            seconds, requests = pair.ours(anew=False)
            if requests > MOST_REQUESTS:
                raise PartFailed(f"A sync that found nothing changed took {requests} requests")
            ours.append(seconds)
            other.append(pair.vdirsyncer(anew=False))
    return Figure(median(ours) * 1e3, median(other) * 1e3, "ms")


FIRST = Row(f"first sync of {EVENTS:,} events from Radicale", "`vdirsyncer sync`", 1.0, False, first)
UNCHANGED = Row(
    f"sync with nothing changed, {EVENTS:,} events, ≤ {MOST_REQUESTS} requests",
    "`vdirsyncer sync`",
    1 / 5,
    False,
    unchanged,
)
