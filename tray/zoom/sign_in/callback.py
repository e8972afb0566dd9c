"""The other end of the browser's way back: a listener on this computer that waits for one answer.

Zoom refuses `http://localhost` and ignores the port of `http://127.0.0.1:<port>/callback`, so any free port will do.
Source: https://developers.zoom.us/changelog/platform/pkce-loopback ; RFC 8252 7.3.
"""

from __future__ import annotations

import hmac
import threading
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tray.domain.display_text import one_line
from tray.domain.secret import Secret
from tray.zoom.sign_in import pages

PATH = "/callback"
_SECONDS_A_VISIT = 10


@dataclass(frozen=True, slots=True)
class Allowed:
    """The person allowed it: the authorisation code."""

    code: Secret


@dataclass(frozen=True, slots=True)
class NotAllowed:
    """Zoom sent the browser back with an error (RFC 6749 4.1.2.1)."""

    error: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Cancelled:
    """The person, or the end of the program, gave up waiting."""


@dataclass(frozen=True, slots=True)
class TimedOut:
    """Nobody came."""


CallbackAnswer = Allowed | NotAllowed | Cancelled | TimedOut


class Listener:
    """Waits on 127.0.0.1 for the visit that carries our state; the first answer counts, strays change nothing.

    `answered` is called once, from a thread of the listener's.
    """

    def __init__(self, state: str, answered: Callable[[], None] | None = None) -> None:
        self._state = state
        self._answered = answered
        self._turn = threading.Lock()
        self._done = threading.Event()
        self._answer: CallbackAnswer | None = None
        self._server = _Server(("127.0.0.1", 0), _Visit)
        self._server.listener = self
        self.port: int = self._server.server_address[1]
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.1}, name="sign-in", daemon=True
        )
        self._thread.start()

    @property
    def redirect_uri(self) -> str:
        """The address Zoom is to send the browser back to."""
        return f"http://127.0.0.1:{self.port}{PATH}"

    def wait(self, seconds: float | None = None) -> CallbackAnswer:
        """The answer, or `TimedOut` after so many seconds; then nobody listens any more."""
        self._done.wait(seconds)
        self.settle(TimedOut())
        self.close()
        assert self._answer is not None
        return self._answer

    def cancel(self) -> None:
        """End the waiting, from any thread."""
        self.settle(Cancelled())

    def close(self) -> None:
        """Stop listening."""
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join()
        self._server.server_close()

    def settle(self, answer: CallbackAnswer) -> bool:
        """Take this as the answer; False where there is one already."""
        with self._turn:
            if self._answer is not None:
                return False
            self._answer = answer
        self._done.set()
        if self._answered is not None:
            self._answered()
        return True

    def visit(self, target: str, host: str) -> tuple[int, bytes]:
        """What a visit gets to see: status and page."""
        parts = urlsplit(target)
        if host != f"127.0.0.1:{self.port}" or parts.path != PATH:
            return 404, pages.NOT_HERE
        query = {name: values[0] for name, values in parse_qs(parts.query).items() if len(values) == 1}
        state = query.get("state", "")
        if not hmac.compare_digest(state.encode("utf-8", "replace"), self._state.encode()):
            return 400, pages.STRANGE
        answer, shown = _answer_of(query)
        if answer is None:
            return 400, pages.STRANGE
        return (200, shown) if self.settle(answer) else (200, pages.ALREADY)


def _answer_of(query: dict[str, str]) -> tuple[CallbackAnswer | None, bytes]:
    error, code = query.get("error", ""), query.get("code", "")
    if error:
        told = NotAllowed(one_line(error, 60), one_line(query.get("error_description", ""), 200))
        return told, pages.DECLINED if error == "access_denied" else pages.FAILED
    return (Allowed(Secret(code)), pages.ALLOWED) if code else (None, pages.STRANGE)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    allow_reuse_address = False
    listener: Listener

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A visitor that breaks off is nobody's failure."""


class _Visit(BaseHTTPRequestHandler):
    timeout = _SECONDS_A_VISIT
    server: _Server
    server_version = "Dainvo"
    sys_version = ""

    def do_GET(self) -> None:
        status, body = self.server.listener.visit(self.path, self.headers.get("Host", ""))
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name http.server gives
        """Addresses hold the code: nothing is written anywhere."""
