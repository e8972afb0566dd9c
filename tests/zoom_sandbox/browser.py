"""A browser without a browser: it opens an authorise link, decides, and follows the redirect to the app."""

from __future__ import annotations

import http.client
import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qsl, urlencode, urlsplit

Decision = Literal["allow", "decline", "request", "close"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where it ended: the page Zoom showed last, the redirect (None = there was none), and the app's own answer."""

    page: str
    location: str | None = None
    callback_status: int | None = None
    callback_page: str = ""

    @property
    def answer(self) -> dict[str, str]:
        """The parameters of the redirect: code and state, or error and state."""
        return dict(parse_qsl(urlsplit(self.location or "").query, keep_blank_values=True))

    @property
    def code(self) -> str | None:
        return self.answer.get("code")


@dataclass(frozen=True, slots=True)
class _Shown:
    status: int
    location: str | None
    text: str


def authorise(url: str, *, user: str, decision: Decision = "allow", follow: bool = True) -> Outcome:
    """Play a person at the consent page.

    `close` opens the page and leaves it. Without `follow` the redirect is returned but not visited.
    """
    shown = _fetch("GET", url)
    ticket = re.search(r'name="ticket" value="([^"]+)"', shown.text)
    if ticket is None or decision == "close":
        return Outcome(shown.text)
    parts = urlsplit(url)
    form = urlencode({"ticket": ticket[1], "user": user, "decision": decision})
    decided = _fetch("POST", f"{parts.scheme}://{parts.netloc}/oauth/decide", form)
    if decided.location is None:
        return Outcome(decided.text)
    if not follow:
        return Outcome(decided.text, decided.location)
    arrived = _fetch("GET", decided.location)
    return Outcome(decided.text, decided.location, arrived.status, arrived.text)


def _fetch(method: str, url: str, form: str | None = None) -> _Shown:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=30)
    try:
        headers = {} if form is None else {"Content-Type": "application/x-www-form-urlencoded"}
        connection.request(method, f"{parts.path}?{parts.query}" if parts.query else parts.path, form, headers)
        answer = connection.getresponse()
        return _Shown(answer.status, answer.getheader("Location"), answer.read().decode("utf-8", "replace"))
    finally:
        connection.close()
