"""Requests to one CalDAV server in the name of one user, through the caldav library."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from tray.calendars.dav_answers import Answer, answer_of
from tray.calendars.dav_plain import PlainAsker
from tray.calendars.web import NotNow, checked, related, session
from tray.domain.problem import ProblemError
from tray.domain.problems import problem
from tray.domain.secret import Secret

if TYPE_CHECKING:
    from caldav.davclient import DAVClient

_USUAL_PAUSE = 300.0
_PLAIN = frozenset({"PROPFIND", "REPORT"})

logging.getLogger("caldav").setLevel(logging.ERROR)  # it writes down whole answers


class DavServer:
    """Asks one server in the name of one user.

    `trusted` is the SHA-256 fingerprint of a certificate that the person has confirmed, "" for the system's own list.
    """

    def __init__(self, url: str, user: str, password: Secret | None, trusted: str = "") -> None:
        self.url = checked(url)
        self._plain = PlainAsker(user, password, trusted)
        self._opened: DAVClient | None = None

    def ask(
        self, method: str, url: str, body: str = "", *, depth: str = "", headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Make one request; an answer of any other kind than the ones named below is given as it is.

        Raises:
            ProblemError: `calendar.unreachable`, `calendar.certificate`, `calendar.sign_in`.
            NotNow: the server asks for a pause.
        """
        sent = dict(headers or {})
        if depth:
            sent["Depth"] = depth
        if body and "Content-Type" not in sent:
            sent["Content-Type"] = "application/xml; charset=utf-8"
        host, target = urlsplit(self.url).hostname or "", urljoin(self.url, url)
        if not related(self.url, target):
            # A password is for the server it was given for, whatever that names in its answers.
            where = f"{host} sends us on to {urlsplit(target).hostname}: if that is right, give its address"
            raise ProblemError(problem("calendar.not_a_calendar", where))
        if self._opened is None and method in _PLAIN:
            plain = self._plain.ask(method, target, body, sent)
            if plain is not None:
                return plain
        return self._by_library(host, method, target, body, sent)

    def close(self) -> None:
        """Let go of every connection."""
        self._plain.close()
        if self._opened is not None:
            self._opened.session.close()

    def _by_library(self, host: str, method: str, target: str, body: str, sent: dict[str, str]) -> Answer:
        from caldav.lib import error as caldav_error
        from lxml.etree import LxmlError  # type: ignore[import-untyped]  # it has no types of its own

        try:
            answer = self._client.request(target, method, body, sent)
        except caldav_error.RateLimitError as error:
            trouble = problem("calendar.unreachable", f"{host}: it asks for a pause")
            raise NotNow(trouble, error.retry_after_seconds or _USUAL_PAUSE) from None
        except caldav_error.AuthorizationError as error:
            if getattr(error, "status", None) == 403 or "Forbidden" in str(error.reason):
                return Answer(403, {})
            raise ProblemError(problem("calendar.sign_in", host)) from None
        except caldav_error.DAVError as error:
            raise ProblemError(problem("calendar.unreachable", f"{host}: {type(error).__name__}")) from None
        except (LxmlError, ValueError):
            if method == "GET":
                return Answer(200, {})  # one object called XML that is none: the others are not to suffer
            raise ProblemError(problem("calendar.unreachable", f"{host}: its answer cannot be read")) from None
        # A REPORT that fails can be made up for, and of a single object that is broken the others are not to suffer.
        passing = {502, 503, 504} if method == "GET" else set() if method == "REPORT" else {423, 500, 502, 503, 504}
        if answer.status in passing:
            raise NotNow(problem("calendar.unreachable", f"{host} answers {answer.status}"), 60.0)
        tree = answer.tree
        if tree is not None and tree.getroottree().docinfo.internalDTD is not None:
            # No server declares entities of its own; what they stand for is not to be had.
            raise ProblemError(problem("calendar.unreachable", f"{host}: its answer cannot be read"))
        told = {str(name).lower(): str(value) for name, value in dict(answer.headers).items()}
        return answer_of(answer.status, told, tree, _text(answer))

    @property
    def _client(self) -> DAVClient:
        """The library's client, which takes a third of a second to load: most syncs end without it."""
        if self._opened is not None:
            return self._opened
        from caldav.davclient import DAVClient

        asker = self._plain
        made = DAVClient(
            url=self.url,
            username=asker.user or None,
            password=asker.password.reveal() if asker.password else None,
            ssl_verify_cert=f"sha256_{asker.trusted}" if asker.trusted else True,
            enable_rfc6764=False,
            features={},
        )
        made.session.close()
        made.session = session()
        self._opened = made
        return made


def _text(answer: Any) -> str:
    if answer.tree is not None:
        return ""
    raw = answer._raw_body if hasattr(answer, "_raw_body") else b""  # noqa: SLF001 - `raw` alters line ends
    return bytes(raw).decode("utf-8", "replace")
