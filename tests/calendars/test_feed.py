"""A feed is read over real HTTP: asked gently, bounded, and kept when it fails."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.calendars.room import Room
from tests.calendars.texts import calendar, event, item
from tray.calendars import feed, web
from tray.calendars.feed import FeedCalendar, feed_url
from tray.calendars.web import NotNow
from tray.domain.problem import ProblemError


class FeedServer:
    """Serves one text; what it answers can be changed, and requests are remembered."""

    def __init__(self) -> None:
        self.body = item().encode()
        self.status = 200
        self.headers: dict[str, str] = {}
        self.etag = ""
        self.asked: list[dict[str, str]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                outer.asked.append({name.lower(): value for name, value in self.headers.items()})
                unchanged = outer.etag and self.headers.get("If-None-Match") == outer.etag
                self.send_response(304 if unchanged else outer.status)
                for name, value in outer.headers.items():
                    self.send_header(name, value)
                if outer.etag:
                    self.send_header("ETag", outer.etag)
                body = b"" if unchanged else outer.body
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/feed.ics"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def server() -> Iterator[FeedServer]:
    made = FeedServer()
    yield made
    made.close()


@pytest.fixture
def room(tmp_path: Path, server: FeedServer) -> Iterator[Room]:
    port = FeedCalendar(server.url)
    made = Room(tmp_path, port, kind="feed")
    yield made
    port.close()
    made.store.close()


def test_the_events_of_a_feed_are_shown(room: Room, server: FeedServer) -> None:
    server.body = calendar(event("a", "A"), event("b", "B")).encode()
    room.sync()
    assert room.titles() == ["A", "B"]
    assert room.problem() == ""


def test_a_feed_that_has_not_changed_is_not_sent_again(room: Room, server: FeedServer) -> None:
    server.etag = '"1"'
    room.sync()
    room.sync()
    assert server.asked[1]["if-none-match"] == '"1"'
    assert room.titles() == ["Standup"]


def test_an_event_of_which_only_the_stamp_is_new_is_no_changed_event(room: Room, server: FeedServer) -> None:
    room.sync()
    room.told.clear()
    server.body = item().replace("DTSTAMP:20260101", "DTSTAMP:20270101").encode()
    room.sync()
    assert room.told == []


def test_changed_and_vanished_events_follow(room: Room, server: FeedServer) -> None:
    server.body = calendar(event("a", "A"), event("b", "B")).encode()
    room.sync()
    server.body = calendar(event("b", "B new"), event("c", "C")).encode()
    room.sync()
    assert room.titles() == ["B new", "C"]


def test_a_broken_event_is_named_and_the_others_are_shown(room: Room, server: FeedServer) -> None:
    server.body = calendar(event("a", "A"), event("bad", "B", ":never")).encode()
    room.sync()
    assert room.titles() == ["A"]
    assert room.problem() == "calendar.broken_file"


@pytest.mark.parametrize(
    ("status", "body", "code"),
    [
        (404, b"", "calendar.not_a_calendar"),
        (500, b"", "calendar.unreachable"),
        (200, b"<html>Sign in</html>", "calendar.not_a_calendar"),
        (200, item().encode()[:80], "calendar.not_a_calendar"),
        (200, b"\xff\xfe\x00", "calendar.not_a_calendar"),
    ],
)
def test_what_was_known_is_kept_when_the_feed_fails(
    room: Room, server: FeedServer, status: int, body: bytes, code: str
) -> None:
    room.sync()
    server.status, server.body = status, body
    room.sync()
    assert room.titles() == ["Standup"]
    assert room.problem() == code


def test_a_pause_the_server_asks_for_is_kept(room: Room, server: FeedServer) -> None:
    server.status, server.headers = 503, {"Retry-After": "1234"}
    room.sync()
    wake = room.reconciler.next_wake()
    assert wake == room.clock.now().timestamp() + 1234
    with pytest.raises(NotNow):
        room.port.look({})


def test_a_feed_without_end_is_cut_off(room: Room, server: FeedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    server.body = b"BEGIN:VCALENDAR\r\n" + b"X" * (feed.MOST_BYTES + 1)
    room.sync()
    assert room.problem() == "calendar.unreachable"


def test_a_feed_that_takes_for_ever_is_given_up(
    room: Room, server: FeedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web, "LONGEST", -1.0)
    room.sync()
    assert room.problem() == "calendar.unreachable"


@pytest.mark.parametrize("target", ["file:///etc/passwd", "http://example.org/feed.ics", "ftp://example.org/"])
def test_redirects_to_places_that_are_not_safe_are_not_followed(room: Room, server: FeedServer, target: str) -> None:
    server.status, server.headers = 302, {"Location": target}
    room.sync()
    assert room.problem() == "calendar.not_a_calendar"


def test_redirects_in_a_circle_end(room: Room, server: FeedServer) -> None:
    server.status, server.headers = 302, {"Location": server.url}
    room.sync()
    assert room.problem() == "calendar.unreachable"
    assert len(server.asked) == 5


def test_a_server_that_is_not_there_is_a_problem_with_words() -> None:
    server = FeedServer()
    server.close()
    port = FeedCalendar(server.url)
    with pytest.raises(ProblemError, match="unreachable"):
        port.look({})
    port.close()


def test_webcal_is_https() -> None:
    assert feed_url(" webcal://example.org/a.ics ") == "https://example.org/a.ics"


@pytest.mark.parametrize(
    "place", ["http://example.org/a.ics", "ftp://example.org/a.ics", "file:///etc/passwd", "https://", "x"]
)
def test_only_safe_places_are_asked(place: str) -> None:
    port = FeedCalendar(place)
    with pytest.raises(ProblemError, match="not_a_calendar"):
        port.look({})
    port.close()
