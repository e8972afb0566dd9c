"""A calendar is looked at before it is added."""

from __future__ import annotations

import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.calendars.scheduling import ADDRESSES, OUTBOX, Scheduling
from tests.calendars.servers import PASSWORD, USER, Server, radicale
from tests.calendars.test_feed import FeedServer
from tray.calendars.adding import caldav_records, feed_record
from tray.calendars.certificates import fingerprint_of, shown_certificate
from tray.calendars.dav_requests import DavServer
from tray.calendars.opening import open_calendar
from tray.domain.problem import ProblemError
from tray.domain.secret import Secret


@pytest.fixture
def feed() -> Iterator[FeedServer]:
    made = FeedServer()
    yield made
    made.close()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with radicale() as running:
        running.collection("work")
        running.collection("home")
        yield running


def test_a_feed_is_known_by_the_name_it_gives_itself(feed: FeedServer) -> None:
    feed.body = feed.body.replace(b"VERSION:2.0", b"VERSION:2.0\r\nX-WR-CALNAME:Holidays\\, all")
    record = feed_record(feed.url)
    assert (record.kind, record.name, record.writable, record.place) == ("feed", "Holidays, all", False, feed.url)
    assert feed_record(feed.url, "Mine").name == "Mine"
    assert feed_record(feed.url).id == record.id


def test_a_page_that_is_no_feed_is_not_added(feed: FeedServer) -> None:
    feed.body = b"<html></html>"
    with pytest.raises(ProblemError, match="not_a_calendar"):
        feed_record(feed.url)


def test_all_that_a_server_offers_is_taken_unless_some_are_named(server: Server) -> None:
    every = caldav_records(server.url + "/", USER, Secret(PASSWORD))
    assert {record.name for record in every} >= {"work", "home"}
    assert all((record.kind, record.user, record.writable) == ("caldav", USER, True) for record in every)
    (one,) = caldav_records(server.url + "/", USER, Secret(PASSWORD), only=["WORK"], name="Office")
    assert one.name == "Office"
    with pytest.raises(ProblemError, match="not_found"):
        caldav_records(server.url + "/", USER, Secret(PASSWORD), only=["nowhere"])


def test_a_record_opens_as_the_calendar_it_is_of(server: Server) -> None:
    (one,) = caldav_records(server.url + "/", USER, Secret(PASSWORD), only=["work"])
    port = open_calendar(one, lambda _: Secret(PASSWORD))
    assert dict(port.look({}).etags) == {}
    port.close()  # type: ignore[attr-defined]  # a calendar of a server


class SelfSigned:
    """A server with a certificate that nobody knows; it answers every request with 404."""

    def __init__(self, folder: Path) -> None:
        command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -keyout key.pem -out cert.pem"
        subprocess.run(
            [*command.split(), "-addext", "subjectAltName=IP:127.0.0.1"], cwd=folder, check=True, capture_output=True
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._socket = context.wrap_socket(self._listener, server_side=True)
        self.port: int = (
            self._listener.getsockname()[1] if self._listener.fileno() >= 0 else self._socket.getsockname()[1]
        )
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except ssl.SSLError:
                continue
            except OSError:
                return
            with connection:
                try:
                    connection.recv(65536)
                    connection.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                except OSError:
                    continue

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join()


@pytest.fixture
def self_signed(tmp_path: Path) -> Iterator[SelfSigned]:
    made = SelfSigned(tmp_path)
    yield made
    made.close()


def test_a_certificate_that_nobody_knows_is_refused_until_the_person_has_confirmed_it(self_signed: SelfSigned) -> None:
    url = f"https://127.0.0.1:{self_signed.port}/"
    stranger = DavServer(url, USER, Secret(PASSWORD))
    with pytest.raises(ProblemError, match=r"calendar\.certificate"):
        stranger.ask("PROPFIND", url)
    stranger.close()
    shown = shown_certificate(url)
    assert (shown.host, shown.port) == ("127.0.0.1", self_signed.port)
    assert "self-signed" in shown.why.replace("self signed", "self-signed")
    known = DavServer(url, USER, Secret(PASSWORD), trusted=fingerprint_of(shown.fingerprint))
    assert known.ask("PROPFIND", url).status == 404
    known.close()
    other = DavServer(url, USER, Secret(PASSWORD), trusted="0" * 64)
    with pytest.raises(ProblemError, match=r"calendar\.certificate"):
        other.ask("PROPFIND", url)
    other.close()


@pytest.mark.parametrize(
    ("dav", "principal", "address"),
    [
        ("1, calendar-access, calendar-auto-schedule", ADDRESSES + OUTBOX, "ann@example.org"),
        ("1, calendar-access", ADDRESSES + OUTBOX, ""),
        ("1, calendar-access, calendar-auto-schedule", ADDRESSES, ""),
        ("1, calendar-auto-schedule", "<c:calendar-user-address-set/>" + OUTBOX, ""),
    ],
    ids=["it sends", "it does not say so", "no outbox", "no address"],
)
def test_a_server_is_asked_whether_and_in_whose_name_it_sends_invitations(
    dav: str, principal: str, address: str
) -> None:
    server = Scheduling(dav, principal)
    try:
        (record,) = caldav_records(server.url, "ann", Secret("word"))
    finally:
        server.close()
    assert record.options["invites"] == address
