"""The door to the network says of each failure whether the request can have arrived."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
import respx

from tests.zoom.out_of_date import certificate, serving
from tray.zoom.endpoints import API_URL, ZoomEndpoints, is_safe
from tray.zoom.failures import unreached
from tray.zoom.http import MOST_BYTES, Http, Limits, NetworkError, NotSent, OutcomeUnknown, OutOfDate


@pytest.fixture
def http() -> Iterator[Http]:
    one = Http(Limits(connect=1, read=0.3, total=1))
    yield one
    one.close()


@contextmanager
def server(answer: Callable[[socket.socket], None]) -> Iterator[str]:
    """A server that does one thing with the first connection."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            connection, _ = listening.accept()
            with connection:
                connection.recv(65536)
                answer(connection)

        thread = threading.Thread(target=serve)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/x"
        thread.join()


def test_an_answer_is_an_answer_whatever_its_status(http: Http) -> None:
    """Status, body and headers by lower-case names; Zoom's tracking id is at hand."""
    with respx.mock:
        respx.post("https://api.zoom.us/x").respond(503, text="ö", headers={"X-ZM-TrackingId": "v=1"})
        answer = http.send("POST", "https://api.zoom.us/x", body=b"{}")
    assert (answer.status, answer.text, answer.tracking_id) == (503, "ö", "v=1")


def test_redirects_are_not_followed(http: Http) -> None:
    """A token goes where it was meant to go, and nowhere else."""
    with respx.mock:
        respx.get("https://api.zoom.us/x").respond(302, headers={"Location": "https://evil.example/"})
        assert http.send("GET", "https://api.zoom.us/x").status == 302


@pytest.mark.parametrize("url", ["http://api.zoom.us/x", "ftp://127.0.0.1/x", "http://127.0.0.1.evil.example/x"])
def test_beyond_this_computer_only_https_is_spoken(http: Http, url: str) -> None:
    """It is refused before anything is sent."""
    with pytest.raises(ValueError):
        http.send("GET", url)


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (httpx.ConnectError("refused"), NotSent),
        (httpx.ConnectTimeout("slow"), NotSent),
        (httpx.PoolTimeout("full"), NotSent),
        (httpx.ProxyError("proxy"), NotSent),
        (httpx.ReadTimeout("slow"), OutcomeUnknown),
        (httpx.WriteTimeout("slow"), OutcomeUnknown),
        (httpx.ReadError("reset"), OutcomeUnknown),
        (httpx.WriteError("reset"), OutcomeUnknown),
        (httpx.RemoteProtocolError("half"), OutcomeUnknown),
    ],
)
def test_failures_say_whether_it_can_have_arrived(http: Http, error: Exception, kind: type[NetworkError]) -> None:
    """Only what never left is called not sent."""
    with respx.mock:
        respx.post("https://api.zoom.us/x").mock(side_effect=error)
        with pytest.raises(kind):
            http.send("POST", "https://api.zoom.us/x", headers={"Authorization": "Bearer secret-word"})


def test_a_header_that_cannot_be_sent_is_not_repeated_in_what_is_told(http: Http) -> None:
    """The library's own words quote it, and it may hold a token."""
    with server(lambda _: None) as url, pytest.raises(NotSent) as caught:
        http.send("GET", url, headers={"Authorization": "Bearer " + "word\n"})
    assert "word" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_refused_connection_was_not_sent(http: Http) -> None:
    """Nobody listens there."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    with pytest.raises(NotSent):
        http.send("GET", f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize(
    "answer",
    [
        lambda connection: None,
        lambda connection: connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf"),
        lambda connection: connection.sendall(b"rubbish\r\n\r\n"),
        lambda connection: connection.recv(1),  # says nothing until the other side gives up
    ],
)
def test_a_connection_that_ends_in_the_middle_leaves_the_outcome_open(
    http: Http, answer: Callable[[socket.socket], None]
) -> None:
    """Cut off, half an answer, rubbish, silence: it may have been done."""
    with server(answer) as url, pytest.raises(OutcomeUnknown):
        http.send("POST", url, body=b"{}")


def test_an_answer_without_end_is_cut_off(http: Http) -> None:
    """Neither by size nor by time can anybody hold us."""

    def flood(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        with suppress(OSError):  # until the other side has had enough
            while True:
                connection.sendall(b"x" * (MOST_BYTES // 4))

    def drip(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        with suppress(OSError):  # until the other side has had enough
            while True:
                connection.sendall(b"x")
                threading.Event().wait(0.1)

    for endless in (flood, drip):
        with server(endless) as url, pytest.raises(OutcomeUnknown):
            http.send("GET", url)


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://zoom.us/oauth", True),
        ("http://127.0.0.1:8080/oauth", True),
        ("http://localhost:8080", True),
        ("http://[::1]:8080", True),
        ("http://zoom.us", False),
        ("https://user:word@zoom.us", False),
        ("https://zoom.us/?x=1", False),
        ("https://", False),
        ("https://zoom.us:x", False),
        ("file:///etc", False),
        ("", False),
    ],
)
def test_addresses_are_https_or_this_computer(url: str, safe: bool) -> None:
    """Nothing else is taken from settings or from an answer."""
    assert is_safe(url) is safe
    if not safe and url:
        with pytest.raises(ValueError):
            ZoomEndpoints("id", oauth_url=url)


def test_the_address_from_the_settings_wins_over_the_one_zoom_names() -> None:
    """Then Zoom's regional one, then the general one."""
    assert ZoomEndpoints("id").api_base() == API_URL
    assert ZoomEndpoints("id").api_base("https://api-eu.zoom.us") == "https://api-eu.zoom.us/v2"
    assert ZoomEndpoints("id").api_base("http://evil.example") == API_URL
    assert (
        ZoomEndpoints("id", api_url="http://127.0.0.1:1/v2/").api_base("https://api-eu.zoom.us")
        == "http://127.0.0.1:1/v2"
    )


@pytest.mark.parametrize(("begins", "ends"), [(-20, -10), (10, 20)])
def test_a_certificate_that_is_not_of_this_day_is_told_from_other_failures(
    http: Http, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, begins: int, ends: int
) -> None:
    """Whoever's clock is wrong meets it, and has to be told of the clock and not of the network."""
    now = datetime.now(UTC)
    place = certificate(tmp_path, now + timedelta(days=begins), now + timedelta(days=ends))
    trusting = ssl.create_default_context(cafile=str(place))
    monkeypatch.setattr("tray.zoom.http._certificates", lambda: trusting)
    with serving(place) as url, pytest.raises(OutOfDate) as failure:
        http.send("GET", url)
    assert unreached(failure.value).problem.code == "clock.wrong"


def test_a_certificate_nobody_knows_says_nothing_of_the_clock(
    http: Http, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stays what it is: nobody can be reached safely."""
    now = datetime.now(UTC)
    place = certificate(tmp_path, now - timedelta(days=1), now + timedelta(days=1))
    monkeypatch.setattr("tray.zoom.http._certificates", ssl.create_default_context)
    with serving(place) as url, pytest.raises(NotSent) as failure:
        http.send("GET", url)
    assert not isinstance(failure.value, OutOfDate)
    assert unreached(failure.value).problem.code == "zoom.unreachable"
