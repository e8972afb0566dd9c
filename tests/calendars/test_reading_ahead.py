"""A server is asked for more events while the last ones are looked at, but never for nobody."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

import pytest

from tests.calendars.texts import item
from tray.calendars import dav
from tray.calendars.dav import DavCalendar
from tray.calendars.dav_answers import Answer
from tray.calendars.dav_requests import DavServer
from tray.calendars.web import NotNow
from tray.domain.problems import problem

URL = "http://127.0.0.1/cal/"
NAMES = [f"{number}.ics" for number in range(6)]


class Scripted(DavServer):
    """Gives one event with each question; `second` is done before the second answer."""

    def __init__(self, second: object) -> None:
        super().__init__(URL, "ann", None)
        self.second = second
        self.asked = 0

    def ask(self, *question: object, **how: object) -> Answer:
        self.asked += 1
        if self.asked == 2:
            self.second()  # type: ignore[operator]  # what a test gives
        return Answer(200, {"etag": '"1"'}, text=item())


@pytest.fixture(autouse=True)
def one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dav, "_AT_ONCE", 1)


def test_everything_is_given_in_order() -> None:
    port = DavCalendar(Scripted(lambda: None), URL)
    assert [one.href for one in port.get(NAMES)] == NAMES


def test_after_a_server_has_asked_for_a_pause_no_more_is_asked() -> None:
    def pause() -> None:
        raise NotNow(problem("calendar.unreachable"), 60.0)

    server = Scripted(pause)
    with pytest.raises(NotNow):
        list(DavCalendar(server, URL).get(NAMES))
    assert server.asked == 2


def test_who_stops_reading_waits_for_no_more_than_the_question_under_way(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, let_go = threading.Event(), threading.Event()
    shutdown = ThreadPoolExecutor.shutdown

    def ending(self: ThreadPoolExecutor, *, wait: bool = True) -> None:
        let_go.set()
        shutdown(self, wait=wait)

    monkeypatch.setattr(ThreadPoolExecutor, "shutdown", ending)

    def slowly() -> None:
        begun.set()
        assert let_go.wait(30)

    server = Scripted(slowly)
    reading = DavCalendar(server, URL).get(NAMES)
    assert [one.href for one in islice(reading, 1)] == NAMES[:1]
    assert begun.wait(30)
    reading.close()  # type: ignore[attr-defined]  # it is a generator
    assert server.asked == 2
