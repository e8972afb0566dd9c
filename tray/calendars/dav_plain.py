"""Questions to a CalDAV server with the standard library alone: most syncs need no more, and start much sooner."""

from __future__ import annotations

import base64
import hashlib
import http.client
import os
import socket
import sys
import threading
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from tray.calendars import web
from tray.calendars.dav_answers import Answer, answer_of
from tray.domain.problem import ProblemError
from tray.domain.problems import problem
from tray.domain.secret import Secret

_PLAIN_REFUSALS = frozenset({403, 404, 405, 409, 410, 412})


@dataclass(slots=True)
class PlainAsker:
    """Asks what is answered by XML, over one connection that is kept.

    What is left to the library: proxies, certificates that the system has something against, other passwords than
    Basic, redirects, failures of the server, and answers that are no plain XML.
    """

    user: str
    password: Secret | None
    trusted: str
    _connection: http.client.HTTPConnection | None = None
    _place: tuple[str, str] = ("", "")
    _word: dict[str, str] = field(default_factory=dict)

    def ask(self, method: str, url: str, body: str, headers: Mapping[str, str]) -> Answer | None:
        """The answer; None where it is not the plainest: the library is to ask anew.

        Raises:
            ProblemError: `calendar.unreachable` where nobody answers in time, `calendar.sign_in` where the password is
                refused.
            NotNow: the server asks for a pause.
        """
        parts = urlsplit(url)
        if parts.username is not None or not url.isascii() or (_proxies() and not web.near(url)):
            return None
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        try:
            connection = self._connected(parts.scheme, parts.netloc)
        except (ValueError, http.client.InvalidURL):
            return None
        answer = None
        with _within(web.LONGEST, connection) as late:
            try:
                answer = self._told(connection, method, path, body, {"User-Agent": "dainvo-tray", **headers})
            except TimeoutError:
                late.set()
            except (OSError, ValueError, http.client.HTTPException):
                pass  # the library tells best what is wrong
            if late.is_set():
                self.close()
                raise ProblemError(problem("calendar.unreachable", f"{parts.hostname}: no answer in time"))
        if answer and self._word and answer[0].status == 401 and _basic_only(answer[0]):
            # The library would only tell the same password once more, and some servers count.
            self.close()
            raise ProblemError(problem("calendar.sign_in", parts.hostname or ""))
        told = _read(parts.hostname or "", *answer) if answer else None
        if told is None:
            self.close()
        return told

    def close(self) -> None:
        """Let go of the connection."""
        if self._connection is not None:
            self._connection.close()

    def _connected(self, scheme: str, netloc: str) -> http.client.HTTPConnection:
        if self._connection is None or self._place != (scheme, netloc):
            self.close()
            self._connection, self._place = _connection(scheme, netloc, self.trusted), (scheme, netloc)
        return self._connection

    def _told(
        self, connection: http.client.HTTPConnection, method: str, path: str, body: str, headers: dict[str, str]
    ) -> tuple[http.client.HTTPResponse, bytes]:
        kept = connection.sock is not None
        try:
            answer = _exchange(connection, method, path, body, headers | self._word)
        except TimeoutError:
            raise
        except (OSError, http.client.HTTPException):
            if not kept:
                raise
            connection.close()  # the server has let go of it meanwhile; a question may be asked twice
            answer = _exchange(connection, method, path, body, headers | self._word)
        if answer[0].status == 401 and not self._word and self.password is not None and _basic_only(answer[0]):
            word = base64.b64encode(f"{self.user}:{self.password.reveal()}".encode()).decode()
            self._word = {"Authorization": f"Basic {word}"}
            answer = _exchange(connection, method, path, body, headers | self._word)
        return answer


def _exchange(
    connection: http.client.HTTPConnection, method: str, path: str, body: str, headers: dict[str, str]
) -> tuple[http.client.HTTPResponse, bytes]:
    connection.request(method, path, body.encode(), headers)
    answer = connection.getresponse()
    return answer, answer.read(web.MOST_BYTES + 1)


def _read(host: str, answer: http.client.HTTPResponse, body: bytes) -> Answer | None:
    headers = {name.lower(): value for name, value in answer.headers.items()}
    if answer.status in _PLAIN_REFUSALS:
        return Answer(answer.status, headers)
    pause = headers.get("retry-after", "")
    if answer.status in {429, 503} and pause.isascii() and pause.isdigit():
        raise web.NotNow(problem("calendar.unreachable", f"{host}: it asks for a pause"), float(pause[:9]))
    if answer.status != 207 or len(body) > web.MOST_BYTES or "content-encoding" in headers:
        return None
    # An answer with entities of its own, in whatever encoding, is no plain one: they are never to be had here.
    if b"<!DOCTYPE" in body or b"\0" in body:
        return None
    try:
        tree = ET.fromstring(body)  # noqa: S314 - without a DOCTYPE there are no entities
    except (ET.ParseError, LookupError, ValueError):  # the last two: an encoding that is not known here
        return None
    return answer_of(answer.status, headers, tree)


@contextmanager
def _within(seconds: float, connection: http.client.HTTPConnection) -> Iterator[threading.Event]:
    """End an answer that comes drop by drop, and tell that it was so."""
    late = threading.Event()

    def break_off() -> None:
        late.set()
        if connection.sock is not None:
            with suppress(OSError):
                connection.sock.shutdown(socket.SHUT_RDWR)

    watch = threading.Timer(seconds, break_off)
    watch.daemon = True
    watch.start()
    try:
        yield late
    finally:
        watch.cancel()


def _connection(scheme: str, netloc: str, trusted: str) -> http.client.HTTPConnection:
    """A connection that opens itself, and only to a server that shows who it is."""
    if scheme == "http":
        return http.client.HTTPConnection(netloc, timeout=web.PATIENCE)
    import ssl

    class Checked(http.client.HTTPSConnection):
        """Opens only to the one certificate that is trusted."""

        def connect(self) -> None:
            super().connect()
            shown = self.sock.getpeercert(binary_form=True) or b""
            if trusted and hashlib.sha256(shown).hexdigest() != trusted:
                self.close()
                raise OSError("it is another certificate")

    context = ssl.create_default_context()
    if trusted:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return Checked(netloc, timeout=web.PATIENCE, context=context)


def _basic_only(answer: http.client.HTTPResponse) -> bool:
    """Whether the server asks for a password in the plainest way, and offers no better one."""
    asked = answer.headers.get_all("WWW-Authenticate") or []
    return len(asked) == 1 and asked[0].lower().startswith("basic") and "digest" not in asked[0].lower()


def _proxies() -> bool:
    """Whether others may stand between us and the server, as far as can be told without much ado."""
    if not sys.platform.startswith("linux"):
        from urllib.request import getproxies

        return bool(getproxies())
    return any(value and name.lower().endswith("_proxy") for name, value in os.environ.items())
