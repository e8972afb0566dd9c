"""What WebDAV and CalDAV servers are asked and what they answer (RFC 4918, 4791, 6578), as values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote, urlsplit

DAV = "{DAV:}"
CALDAV = "{urn:ietf:params:xml:ns:caldav}"
CALENDAR_SERVER = "{http://calendarserver.org/ns/}"
APPLE = "{http://apple.com/ns/ical/}"
_NAMESPACES = (
    'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav" xmlns:cs="http://calendarserver.org/ns/"'
    ' xmlns:a="http://apple.com/ns/ical/"'
)
_SAFE_IN_PATHS = "@+=,:~!$&'()*;"


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


def answer_of(status: int, headers: Mapping[str, str], tree: Any, text: str = "") -> Answer:
    """An answer by its parsed XML, None where it is something else; `headers` by small names."""
    if tree is None or tree.tag != f"{DAV}multistatus":
        return Answer(status, headers, text=text)
    return Answer(status, headers, tuple(_parts(tree)), tree.findtext(f"{DAV}sync-token") or "", text)


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


def _empty(names: tuple[str, ...]) -> str:
    return "".join(f"<{name}/>" for name in names)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
