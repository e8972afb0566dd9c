"""The listener takes one answer, the right one, and shows everybody else a page in words."""

from __future__ import annotations

import http.client
import socket
import threading
from collections.abc import Iterator

import pytest

from tray.domain.secret import Secret
from tray.zoom.sign_in.callback import Allowed, Cancelled, Listener, NotAllowed, TimedOut

STATE = "s3cret-state"


@pytest.fixture
def listener() -> Iterator[Listener]:
    one = Listener(STATE)
    yield one
    one.close()


def visit(
    listener: Listener, target: str, *, host: str | None = None, method: str = "GET"
) -> tuple[int, str, dict[str, str]]:
    connection = http.client.HTTPConnection("127.0.0.1", listener.port, timeout=10)
    try:
        connection.request(method, target, headers={} if host is None else {"Host": host})
        answer = connection.getresponse()
        return answer.status, answer.read().decode(), dict(answer.getheaders())
    finally:
        connection.close()


def test_the_right_visit_is_the_answer(listener: Listener) -> None:
    """The code is taken, and the page says what to do next; it loads nothing and is kept nowhere."""
    status, page, headers = visit(listener, f"/callback?code=abc&state={STATE}")
    assert listener.wait(5) == Allowed(Secret("abc"))
    assert status == 200
    assert "close this tab" in page
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "default-src 'none'" in headers["Content-Security-Policy"]


def test_it_listens_on_this_computer_alone_at_the_literal_address(listener: Listener) -> None:
    """Zoom refuses localhost; nobody outside can reach it."""
    assert listener.redirect_uri == f"http://127.0.0.1:{listener.port}/callback"
    with socket.create_connection(("127.0.0.1", listener.port)) as connection:
        assert connection.getpeername()[0] == "127.0.0.1"


@pytest.mark.parametrize(
    ("target", "status"),
    [
        ("/", 404),
        ("/favicon.ico", 404),
        (f"/other?code=abc&state={STATE}", 404),
        ("/callback", 400),
        ("/callback?code=abc", 400),
        ("/callback?code=abc&state=wrong", 400),
        (f"/callback?state={STATE}", 400),
        (f"/callback?code=abc&state={STATE}&state={STATE}", 400),
        (f"/callback?error=access_denied&state={STATE}x", 400),
        ("/callback?code=abc&state=%C3%BC", 400),
    ],
)
def test_strays_get_words_and_do_not_end_the_sign_in(listener: Listener, target: str, status: int) -> None:
    """Whatever they bring, the waiting goes on for the right one."""
    got, page, _ = visit(listener, target)
    assert got == status
    assert "<h1>" in page
    visit(listener, f"/callback?code=right&state={STATE}")
    assert listener.wait(5) == Allowed(Secret("right"))


@pytest.mark.parametrize("host", ["evil.example", "localhost", "127.0.0.1", "127.0.0.1:1"])
def test_another_host_name_is_not_for_us(listener: Listener, host: str) -> None:
    """A name that only points here (DNS rebinding) is not answered."""
    assert visit(listener, f"/callback?code=abc&state={STATE}", host=host)[0] == 404
    listener.cancel()
    assert listener.wait(5) == Cancelled()


def test_the_first_answer_wins(listener: Listener) -> None:
    """A second visit is told that it is over."""
    visit(listener, f"/callback?code=one&state={STATE}")
    assert "already over" in visit(listener, f"/callback?code=two&state={STATE}")[1]
    assert listener.wait(5) == Allowed(Secret("one"))


@pytest.mark.parametrize(("error", "words"), [("access_denied", "not connected"), ("server_error", "did not work")])
def test_an_error_is_an_answer_too(listener: Listener, error: str, words: str) -> None:
    """Decline and failures end the waiting, each with its page."""
    page = visit(listener, f"/callback?error={error}&error_description=Be%20good%0A&state={STATE}")[1]
    assert words in page
    assert listener.wait(5) == NotAllowed(error, "Be good")


def test_posts_and_noise_do_not_end_it(listener: Listener) -> None:
    """Other methods, half requests and rubbish are nobody's answer."""
    assert visit(listener, f"/callback?code=abc&state={STATE}", method="POST")[0] == 501
    for noise in (b"", b"GET", b"\x16\x03\x01\x02\x00", b"GET /callback?" + b"x" * 70000 + b" HTTP/1.1\r\n\r\n"):
        with socket.create_connection(("127.0.0.1", listener.port)) as connection:
            connection.sendall(noise)
    visit(listener, f"/callback?code=right&state={STATE}")
    assert listener.wait(5) == Allowed(Secret("right"))


def test_a_visitor_who_says_nothing_holds_up_nobody(listener: Listener) -> None:
    """Others are served meanwhile."""
    with socket.create_connection(("127.0.0.1", listener.port)):
        visit(listener, f"/callback?code=right&state={STATE}")
        assert listener.wait(5) == Allowed(Secret("right"))


def test_waiting_ends_by_time_or_by_cancel() -> None:
    """And then nobody listens any more; `answered` is called once in each case."""
    for end, expected in ((lambda one: None, TimedOut()), (Listener.cancel, Cancelled())):
        told: list[int] = []
        listener = Listener(STATE, lambda told=told: told.append(1))  # type: ignore[misc]
        end(listener)
        assert listener.wait(0.01) == expected
        assert told == [1]
        with pytest.raises(OSError):
            socket.create_connection(("127.0.0.1", listener.port), timeout=1)


def test_cancel_from_another_thread_wakes_the_waiting_one() -> None:
    """Nobody waits for a person who has given up."""
    listener = Listener(STATE)
    threading.Timer(0.05, listener.cancel).start()
    assert listener.wait(30) == Cancelled()
