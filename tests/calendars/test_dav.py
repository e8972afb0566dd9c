"""Real CalDAV servers keep the promises of a calendar, and are found from one address."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count

import pytest

from tests.calendars.servers import PASSWORD, USER, Server, radicale, xandikos
from tests.calendars.texts import item
from tests.contracts.calendars import CalendarContract
from tray.calendars.dav import DavCalendar
from tray.calendars.dav_discovery import offered_calendars
from tray.calendars.dav_requests import DavServer
from tray.domain.problem import ProblemError
from tray.domain.secret import Secret

_numbers = count(1)


@pytest.fixture(scope="module", params=["radicale", "xandikos"])
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    with (radicale if request.param == "radicale" else xandikos)() as running:
        yield running


@pytest.fixture
def collection(server: Server) -> str:
    return server.collection(f"c{next(_numbers)}")


def let_time_pass(server: Server) -> None:
    """Let what a server keeps be ten seconds old."""
    for path in server.folder.rglob("*"):
        then = path.lstat().st_mtime - 10
        os.utime(path, (then, then), follow_symlinks=False)


class TestDavCalendar(CalendarContract):
    @pytest.fixture
    def port(self, server: Server, collection: str) -> Iterator[DavCalendar]:
        opened = server.open(collection)
        yield opened
        opened.close()

    @pytest.fixture
    def outside(self, server: Server, collection: str) -> Iterator[DavCalendar]:
        opened = server.open(collection)
        yield opened
        opened.close()


def test_a_look_that_finds_nothing_new_is_one_request(
    server: Server, collection: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = server.open(collection)
    port.put("", "one@example.org", item(), "")
    let_time_pass(server)
    first = port.look({})
    asked: list[str] = []
    ask = DavServer.ask

    def counting(self: DavServer, method: str, *arguments: object, **named: object) -> object:
        asked.append(method)
        return ask(self, method, *arguments, **named)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(DavServer, "ask", counting)
    second = port.look(first.state)
    assert dict(second.etags) == {}
    assert asked == ["PROPFIND", "REPORT"]
    asked.clear()
    third = port.look(second.state)
    assert (dict(third.etags), third.whole, third.gone) == ({}, False, frozenset())
    assert asked == ["PROPFIND"]
    port.put("", "two@example.org", item("two@example.org"), "")
    assert list(port.look(third.state).etags) == ["two@example.org.ics"]
    port.close()


def test_what_happens_within_the_second_of_a_look_is_found_by_the_next(server: Server, collection: str) -> None:
    port = server.open(collection)
    state: dict[str, object] = {}
    for number in range(6):
        uid = f"{number}@example.org"
        port.put("", uid, item(uid), "")
        look = port.look(state)
        assert f"{uid}.ics" in look.etags
        state = dict(look.state)
    port.close()


def test_a_token_the_server_does_not_know_any_more_lists_everything_anew(server: Server, collection: str) -> None:
    port = server.open(collection)
    href, _ = port.put("", "one@example.org", item(), "")
    look = port.look({"token": "http://example.org/no-such-token", "looks": 1})
    assert list(look.etags) == [href]
    assert look.whole
    port.close()


def test_without_tokens_etags_tell_the_same(server: Server, collection: str) -> None:
    port = server.open(collection)
    href, _ = port.put("", "one@example.org", item(), "")
    look = port.look({"tokenless": True})
    assert list(look.etags) == [href]
    assert look.whole
    assert port.look(look.state).etags in ({}, look.etags)
    port.close()


def test_a_calendar_that_is_gone_is_a_problem_and_not_an_empty_calendar(server: Server, collection: str) -> None:
    port = server.open(collection)
    port.put("", "one@example.org", item(), "")
    state = port.look({}).state
    port.server.ask("DELETE", collection)
    for known in (state, {}, {"tokenless": True}):
        with pytest.raises(ProblemError, match="not_a_calendar"):
            port.look(known)
    port.close()


def test_calendars_are_found_from_the_address_of_the_server(server: Server, collection: str) -> None:
    found = offered_calendars(server.url + "/", USER, Secret(PASSWORD))
    assert collection in [one.url for one in found]
    assert all(one.writable for one in found)
    assert not any(one.invites for one in found)


def test_the_address_of_a_calendar_is_that_calendar(server: Server, collection: str) -> None:
    assert [one.url for one in offered_calendars(collection, USER, Secret(PASSWORD))] == [collection]


def test_a_wrong_password_says_so() -> None:
    with radicale() as running, pytest.raises(ProblemError, match=r"calendar\.sign_in") as caught:
        offered_calendars(running.url + "/", USER, Secret("wrong"))
    assert "wrong" not in str(caught.value.problem)
