"""Requests of WebDAV and CalDAV (RFC 4918, 4791, 6578) through the caldav library, and their answers as values."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote, urljoin, urlsplit

from tray.calendars.web import NotNow, checked, related, session
from tray.domain.problem import ProblemError
from tray.domain.problems import problem
from tray.domain.secret import Secret

DAV = "{DAV:}"
CALDAV = "{urn:ietf:params:xml:ns:caldav}"
CALENDAR_SERVER = "{http://calendarserver.org/ns/}"
APPLE = "{http://apple.com/ns/ical/}"
_NAMESPACES = (
    'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav" xmlns:cs="http://calendarserver.org/ns/"'
    ' xmlns:a="http://apple.com/ns/ical/"'
)
_USUAL_PAUSE = 300.0
_SAFE_IN_PATHS = "@+=,:~!$&'()*;"

logging.getLogger("caldav").setLevel(logging.ERROR)  # it writes down whole answers


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said: `parts` are the responses of a multistatus."""

    status: int
    headers: Mapping[str, str]
    parts: tuple[Part, ...] = ()
    sync_token: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One response of a multistatus: the path as named there, its status, and the properties that were found."""

    path: str
    status: int
    found: Mapping[str, Any]

    def text(self, name: str) -> str:
        """The text of a property, "" where there is none."""
        element = self.found.get(name)
        return (element.text or "").strip() if element is not None else ""

    def href(self, name: str) -> str:
        """The first href within a property."""
        element = self.found.get(name)
        return ((element.findtext(f"{DAV}href") if element is not None else "") or "").strip()

    def hrefs(self, name: str) -> tuple[str, ...]:
        """Every href within a property."""
        element = self.found.get(name)
        return tuple((one.text or "").strip() for one in element.iter(f"{DAV}href")) if element is not None else ()

    def holds(self, name: str, *inner: str) -> bool:
        """Whether a property holds an element of one of these names."""
        element = self.found.get(name)
        return element is not None and any(next(element.iter(tag), None) is not None for tag in inner)


class DavServer:
    """Asks one server in the name of one user.

    `trusted` is the SHA-256 fingerprint of a certificate that the person has confirmed, "" for the system's own list.
    """

    def __init__(self, url: str, user: str, password: Secret | None, trusted: str = "") -> None:
        from caldav.davclient import DAVClient

        self.url = checked(url)
        self._client = DAVClient(
            url=url,
            username=user or None,
            password=password.reveal() if password else None,
            ssl_verify_cert=f"sha256_{trusted}" if trusted else True,
            enable_rfc6764=False,
            features={},
        )
        self._client.session.close()
        self._client.session = session()

    def ask(
        self, method: str, url: str, body: str = "", *, depth: str = "", headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Make one request; an answer of any other kind than the ones named below is given as it is.

        Raises:
            ProblemError: `calendar.unreachable`, `calendar.certificate`, `calendar.sign_in`.
            NotNow: the server asks for a pause.
        """
        from caldav.lib import error as caldav_error
        from lxml.etree import LxmlError  # type: ignore[import-untyped]  # it has no types of its own

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
            raise ProblemError(problem("calendar.unreachable", f"{host}: its answer cannot be read")) from None
        if answer.status in {423, 500, 502, 503, 504} and method != "REPORT":
            raise NotNow(problem("calendar.unreachable", f"{host} answers {answer.status}"), 60.0)
        tree = answer.tree
        if tree is not None and tree.getroottree().docinfo.internalDTD is not None:
            # No server declares entities of its own; what they stand for is not to be had.
            raise ProblemError(problem("calendar.unreachable", f"{host}: its answer cannot be read"))
        multistatus = tree if tree is not None and tree.tag == f"{DAV}multistatus" else None
        return Answer(
            status=answer.status,
            headers={str(name).lower(): str(value) for name, value in dict(answer.headers).items()},
            parts=tuple(_parts(multistatus)) if multistatus is not None else (),
            sync_token=(multistatus.findtext(f"{DAV}sync-token") or "") if multistatus is not None else "",
            text=_text(answer),
        )

    def close(self) -> None:
        """Let go of every connection."""
        self._client.session.close()


def propfind(*names: str) -> str:
    """The body of a PROPFIND for properties named with the prefixes d, c, cs and a."""
    return (
        f'<?xml version="1.0" encoding="utf-8"?><d:propfind {_NAMESPACES}><d:prop>{_empty(names)}</d:prop></d:propfind>'
    )


def sync_collection(token: str) -> str:
    """The body of a REPORT of what changed since a token (RFC 6578 3.2), "" for everything."""
    return (
        f'<?xml version="1.0" encoding="utf-8"?><d:sync-collection {_NAMESPACES}><d:sync-token>{_escaped(token)}'
        "</d:sync-token><d:sync-level>1</d:sync-level><d:prop><d:getetag/></d:prop></d:sync-collection>"
    )


def multiget(paths: list[str]) -> str:
    """The body of a REPORT that reads several objects at once (RFC 4791 7.9)."""
    hrefs = "".join(f"<d:href>{_escaped(path)}</d:href>" for path in paths)
    return (
        f'<?xml version="1.0" encoding="utf-8"?><c:calendar-multiget {_NAMESPACES}><d:prop><d:getetag/>'
        f"<c:calendar-data/></d:prop>{hrefs}</c:calendar-multiget>"
    )


def path_name(path: str) -> str:
    """The last name of a path, without its escapes: servers write the same name in several ways."""
    return unquote(urlsplit(path).path.rstrip("/").rpartition("/")[2])


def name_path(collection: str, name: str) -> str:
    """The URL of a name within a collection."""
    return collection.rstrip("/") + "/" + quote(name, safe=_SAFE_IN_PATHS)


def _parts(multistatus: Any) -> Iterator[Part]:
    for response in multistatus.iterfind(f"{DAV}response"):
        found: dict[str, Any] = {}
        for propstat in response.iterfind(f"{DAV}propstat"):
            if _status(propstat.findtext(f"{DAV}status")) in {200, 0}:
                for prop in propstat.iterfind(f"{DAV}prop"):
                    found |= {one.tag: one for one in prop if isinstance(one.tag, str)}
        status = _status(response.findtext(f"{DAV}status")) or 200
        for href in response.iterfind(f"{DAV}href"):
            yield Part((href.text or "").strip(), status, found)


def _status(line: str | None) -> int:
    words = (line or "").split()
    return int(words[1]) if len(words) > 1 and words[1].isdigit() else 0


def _text(answer: Any) -> str:
    if answer.tree is not None:
        return ""
    raw = answer._raw_body if hasattr(answer, "_raw_body") else b""  # noqa: SLF001 - `raw` alters line ends
    return bytes(raw).decode("utf-8", "replace")


def _empty(names: tuple[str, ...]) -> str:
    return "".join(f"<{name}/>" for name in names)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
