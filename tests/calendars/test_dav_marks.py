"""A collection is taken for unchanged only by a mark that cannot miss a change."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.calendars.scripted import MULTISTATUS, Reply, ScriptedServer, part, parts
from tests.calendars.servers import PASSWORD, USER, radicale
from tray.calendars.dav import DavCalendar
from tray.calendars.dav_requests import DavServer
from tray.domain.secret import Secret

RADICALE = "http://radicale.org/ns/sync/1"
NOON, LATER = "Fri, 20 Feb 2026 12:00:00 GMT", "Fri, 20 Feb 2026 12:00:09 GMT"
ROOT = Path(__file__).parents[2]
ONE_LOOK = """
import json, sys
from tray.calendars.dav import DavCalendar
from tray.calendars.dav_requests import DavServer
from tray.domain.secret import Secret
url, user, password, state = sys.argv[1:]
look = DavCalendar(DavServer(url, user, Secret(password)), url).look(json.loads(state))
print(json.dumps([sorted(look.etags), sorted({"caldav", "niquests", "lxml", "icalendar"} & set(sys.modules))]))
"""


@dataclass
class Telling:
    """What a scripted server says of its collection."""

    token: str = RADICALE
    modified: str = NOON
    ctag: str = "1"
    date: str = LATER

    def __call__(self, method: str, path: str, body: str, headers: dict[str, str]) -> Reply:
        if "sync-collection" in body:
            return 207, {}, parts(part("one.ics") if "<d:sync-token></" in body else "", token=self.token)
        told = f"<d:getlastmodified>{self.modified}</d:getlastmodified>" if "getlastmodified" in body else ""
        if "getctag" in body:
            told += f'<x:getctag xmlns:x="http://calendarserver.org/ns/">{self.ctag}</x:getctag>'
        answer = (
            f"<d:response><d:href>/cal/</d:href><d:propstat><d:prop>{told}</d:prop>"
            "<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>"
        )
        return 207, {"Date": self.date}, MULTISTATUS.format(answer).encode()


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    made = ScriptedServer()
    yield made
    made.close()


def looks(server: ScriptedServer, telling: Telling, times: int) -> list[list[str]]:
    """What each of so many looks asks for, the first one left out."""
    server.script = telling
    port = DavCalendar(DavServer(server.url, "ann", Secret("pw")), server.url)
    state = port.look({}).state
    found = []
    for _ in range(times):
        server.asked.clear()
        state = port.look(state).state
        known = ("sync-collection", "getctag", "getlastmodified")
        found.append([next(name for name in known if name in body) for _, _, body, _ in server.asked])
    port.close()
    return found


def test_a_time_that_stays_is_enough_and_each_eighth_look_goes_by_the_token(server: ScriptedServer) -> None:
    found = looks(server, Telling(), 17)
    assert found[0] == ["getlastmodified", "sync-collection"]
    assert [number for number, asked in enumerate(found) if asked != ["getlastmodified"]] == [0, 7, 15]
    assert found[7] == found[15] == ["sync-collection"]


@pytest.mark.parametrize(("modified", "date"), [(NOON, NOON), (LATER, NOON), (NOON, ""), ("soon", LATER), ("", LATER)])
def test_a_time_within_which_more_may_happen_is_not_believed(server: ScriptedServer, modified: str, date: str) -> None:
    found = looks(server, Telling(modified=modified, date=date or "never"), 3)
    assert found == [["getlastmodified", "sync-collection"]] * 3


def test_of_other_servers_the_time_is_never_asked(server: ScriptedServer) -> None:
    found = looks(server, Telling(token="http://example.org/7"), 9)
    assert found == [["getctag", "sync-collection"], *[["getctag"]] * 8]


def test_a_look_that_finds_nothing_new_loads_no_library() -> None:
    with radicale() as running:
        url = running.collection("quiet")
        port = running.open(url)
        import json

        state = json.dumps(dict(port.look({}).state))
        port.close()
        told = subprocess.run(
            [sys.executable, "-c", ONE_LOOK, url, USER, PASSWORD, state],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
    assert json.loads(told.stdout) == [[], []]
