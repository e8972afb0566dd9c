"""A question that is asked without the library is answered as the library would, or is left to it."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest

from tests.calendars.scripted import Reply, ScriptedServer, part, parts
from tray.calendars import web
from tray.calendars.dav_plain import PlainAsker
from tray.calendars.dav_requests import DavServer
from tray.domain.problem import ProblemError
from tray.domain.secret import Secret

PASSWORD = Secret("pw")


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    made = ScriptedServer()
    yield made
    made.close()


def ask(url: str, *, trusted: str = "", user: str = "ann") -> object:
    asker = PlainAsker(user, PASSWORD, trusted)
    try:
        return asker.ask("PROPFIND", url, "<d/>", {"Depth": "0"})
    finally:
        asker.close()


def test_the_parts_and_headers_of_a_plain_answer_are_given(server: ScriptedServer) -> None:
    server.script = lambda method, path, body, headers: (207, {"X-One": "1"}, parts(part("a.ics"), token="t7"))
    asker = PlainAsker("ann", PASSWORD, "")
    answer = asker.ask("REPORT", server.url + "x?y=1", "<d/>", {"Depth": "0"})
    asker.close()
    assert answer is not None
    assert ([one.path for one in answer.parts], answer.sync_token) == (["/cal/a.ics"], "t7")
    assert answer.headers["x-one"] == "1"
    method, path, body, headers = server.asked[0]
    assert (method, path, body, headers["depth"]) == ("REPORT", "/cal/x?y=1", "<d/>", "0")


def test_the_password_is_told_once_it_is_asked_for_and_not_before(server: ScriptedServer) -> None:
    def script(method: str, path: str, body: str, headers: dict[str, str]) -> Reply:
        return (207, {}, parts()) if "authorization" in headers else (401, {"WWW-Authenticate": 'Basic realm="x"'}, b"")

    server.script = script
    assert ask(server.url) is not None
    assert [headers.get("authorization") for *_, headers in server.asked] == [None, "Basic YW5uOnB3"]


def test_a_password_that_is_refused_is_not_told_again(server: ScriptedServer) -> None:
    """Servers that count wrong passwords lock a person out."""
    server.script = lambda method, path, body, headers: (401, {"WWW-Authenticate": 'Basic realm="x"'}, b"")
    with pytest.raises(ProblemError) as caught:
        DavServer(server.url, "ann", PASSWORD).ask("PROPFIND", server.url, "<d/>", depth="0")
    assert caught.value.problem.code == "calendar.sign_in"
    assert [headers.get("authorization") for *_, headers in server.asked] == [None, "Basic YW5uOnB3"]


def test_a_connection_is_kept_and_its_end_is_no_failure(server: ScriptedServer) -> None:
    server.script = lambda method, path, body, headers: (207, {"X-Peer": "1"}, parts())
    asker = PlainAsker("ann", PASSWORD, "")
    assert asker.ask("REPORT", server.url, "<d/>", {}) is not None
    assert asker.ask("REPORT", server.url, "<d/>", {}) is not None
    assert server.connections == 1
    server.hang_up()
    assert asker.ask("REPORT", server.url, "<d/>", {}) is not None
    assert server.connections == 2
    asker.close()


@pytest.mark.parametrize("offered", ['Digest realm="x", nonce="1"', 'Basic realm="x", Digest realm="x"', "Bearer", ""])
def test_where_another_kind_of_password_is_wanted_the_library_is_left_to_it(
    server: ScriptedServer, offered: str
) -> None:
    server.script = lambda method, path, body, headers: (401, {"WWW-Authenticate": offered} if offered else {}, b"")
    assert ask(server.url) is None
    assert all("authorization" not in headers for *_, headers in server.asked)


@pytest.mark.parametrize(
    "reply",
    [
        (200, {}, parts()),
        (207, {}, b"<d:multistatus"),
        (207, {}, b'<!DOCTYPE d [<!ENTITY a "b">]><d:multistatus xmlns:d="DAV:"/>'),
        (207, {}, b'<?xml version="1.0" encoding="x-nobodys"?><d:multistatus xmlns:d="DAV:"/>'),
        (207, {}, b'<?xml version="1.0" encoding="big5"?><d:multistatus xmlns:d="DAV:"/>'),
        (207, {"Content-Encoding": "gzip"}, parts()),
        (301, {"Location": "http://127.0.0.1:9/"}, b""),
        (503, {"Retry-After": "Fri, 20 Feb 2026 12:00:00 GMT"}, b""),
        (500, {}, b""),
    ],
)
def test_what_is_not_plain_is_left_to_the_library(server: ScriptedServer, reply: Reply) -> None:
    server.script = lambda method, path, body, headers: reply
    assert ask(server.url) is None


def test_an_answer_beyond_all_size_is_left_to_the_library(
    server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web, "MOST_BYTES", 1000)
    server.script = lambda method, path, body, headers: (207, {}, parts(part("a.ics") * 10))
    assert ask(server.url) is None


@pytest.mark.parametrize("url", ["http://ann:pw@127.0.0.1/", "http://127.0.0.1/ü/", "http://127.0.0.1/a b/"])
def test_addresses_that_are_not_plain_are_left_to_the_library(url: str) -> None:
    assert ask(url) is None


def test_where_a_proxy_stands_between_the_library_is_left_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")
    assert ask("https://calendar.example/") is None


def test_an_answer_that_comes_drop_by_drop_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "LONGEST", 0.3)
    with dripping() as url, pytest.raises(ProblemError, match=r"calendar\.unreachable"):
        ask(url)


@contextmanager
def dripping() -> Iterator[str]:
    """A server whose headers never end."""
    listening = socket.create_server(("127.0.0.1", 0))
    ended = threading.Event()

    def drip() -> None:
        connection, _ = listening.accept()
        with suppress(OSError), connection:
            connection.sendall(b"HTTP/1.1 207 Multi-Status\r\n")
            while not ended.wait(0.02):
                connection.sendall(b"X-Drop: 1\r\n"[:1])

    thread = threading.Thread(target=drip)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/cal/"
    finally:
        ended.set()
        thread.join()
        listening.close()
