"""A calendar on a server is added, filled, emptied and forgotten through the service."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator

import pytest

from tests.calendars.answering import OneCalendar
from tests.calendars.servers import PASSWORD, USER, Server, radicale
from tests.service.kit import World
from tray.domain.problem import ProblemError
from tray.service.queries import Queries


@pytest.fixture
def world(tmp_path) -> Iterator[World]:
    with World(tmp_path) as made:
        yield made


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with radicale() as running:
        yield running


def test_an_event_reaches_the_server_and_its_password_only_the_keyring(world, server):
    url = server.collection("team")
    machine = world.machine

    added = machine.ask(
        "calendar_add", kind="caldav", place=f"{server.url}/{USER}/", user=USER, password=PASSWORD, only=["team"]
    )["added"]
    event = machine.ask("add", uid="one", text="Standup 2030-05-02 9:30", calendar="team")
    machine.quiet()

    assert [calendar["name"] for calendar in added] == ["team"]
    assert event["calendar"] == "team"
    assert list(server.open(url).look({}).etags) == ["one.ics"]
    assert [secret.reveal() for secret in world.secrets.all().values()] == [PASSWORD]
    stored = b"".join(path.read_bytes() for path in world.folder.rglob("*") if path.is_file())
    assert PASSWORD.encode() not in stored


def test_what_a_server_offers_is_listed_and_nothing_kept(world, server):
    """Those chosen are then added by their place: two calendars of a server may have one name."""
    for name in ("choir", "garden"):
        server.collection(name)
    machine = world.machine
    where = {"place": f"{server.url}/{USER}/", "user": USER, "password": PASSWORD}

    offered = {one["name"]: one for one in machine.ask("calendars_offered", **where)["calendars"]}
    assert offered.keys() >= {"choir", "garden"}
    assert (offered["choir"]["listed"], offered["choir"]["writable"]) == (False, True)
    assert world.secrets.all() == {}
    assert [calendar.kind for calendar in machine.slow.store.calendars.all()] == ["folder"]

    added = machine.ask("calendar_add", kind="caldav", **where, only=[offered["choir"]["place"]])["added"]
    assert [one["name"] for one in added] == ["choir"]
    listed = {one["name"]: one["listed"] for one in machine.ask("calendars_offered", **where)["calendars"]}
    assert (listed["choir"], listed["garden"]) == (True, False)


def test_a_wrong_password_is_said_and_nothing_is_added(world, server):
    server.collection("closed")

    with pytest.raises(ProblemError) as refused:
        world.machine.ask("calendar_add", kind="caldav", place=f"{server.url}/{USER}/", user=USER, password="wrong")

    assert refused.value.problem.code == "calendar.sign_in"
    assert [calendar.kind for calendar in world.machine.slow.store.calendars.all()] == ["folder"]
    assert world.secrets.all() == {}


def test_the_password_goes_with_the_last_calendar_that_needs_it(world, server):
    for name in ("first", "second"):
        server.collection(name)
    machine = world.machine
    where = {"kind": "caldav", "place": f"{server.url}/{USER}/", "user": USER, "password": PASSWORD}
    first, second = machine.ask("calendar_add", **where, only=["first", "second"])["added"]

    machine.ask("calendar_remove", calendar=first["id"])
    assert len(world.secrets.all()) == 1
    machine.ask("calendar_remove", calendar=second["id"])
    assert world.secrets.all() == {}


class Feed(OneCalendar):
    """One event for whoever asks."""

    text = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\nX-WR-CALNAME:Holidays\r\nBEGIN:VEVENT\r\nUID:h\r\n"
        "DTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20300501\r\nSUMMARY:May Day\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )


def test_a_feed_is_read_and_cannot_be_written_to(world):
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Feed) as feed:
        threading.Thread(target=feed.serve_forever, daemon=True).start()
        machine = world.machine
        machine.ask("calendar_add", kind="feed", place=f"http://127.0.0.1:{feed.server_address[1]}/days.ics")
        machine.quiet()
        feed.shutdown()

    assert machine.ask("show", uid="h")["title"] == "May Day"
    with pytest.raises(ProblemError) as refused:
        machine.ask("delete", uid="h")
    assert refused.value.problem.code == "calendar.read_only"


def test_of_two_versions_of_one_event_the_person_is_asked_until_one_is_gone(world):
    machine = world.machine
    machine.ask("add", uid="one", text="Standup 2030-05-02 9:30")
    machine.quiet()
    file = world.paths.calendar / "one.ics"
    machine.ask("edit", uid="one", changes={"title": "Ours"})
    file.write_text(file.read_text().replace("Standup", "Theirs"), newline="")
    machine.ask("settle", look_again=True, whole=True)
    machine.quiet()

    queries = Queries(machine.work.store, world.clock, lambda: (machine.work.settings(), None))
    (asked,) = [one for one in queries.snapshot().problems if one.code == "calendar.conflict"]
    copy = machine.ask("show", uid=asked.action.target)
    assert copy["title"].startswith("Ours")
    machine.ask("delete", uid=copy["uid"])
    assert [one for one in queries.snapshot().problems if one.code == "calendar.conflict"] == []
