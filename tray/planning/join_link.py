"""Which link joins an event, found in what the invitation says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import SplitResult, parse_qsl, quote, urlsplit

from tray.planning.join_services import ZOOM, service_of
from tray.planning.redirects import unwrapped

LinkSource = Literal["conference", "url", "location", "description"]

OTHER = "other"
_READ_AT_MOST = 100_000  # characters of one property; an invitation is shorter, and a longer text is no reason to wait

_HOST = r"(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)+[a-z]{2,63}"
_LINK = re.compile(
    rf"(?<![\w@.%/-])(?:(https?|zoommtg|zoomus)://)?({_HOST})(?::\d{{1,5}})?((?:/|\?)[^\s<>\"'`\\^{{}}|\[\]\u201c\u201d\u00ab\u00bb]*)",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(amp|#38|#x26|lt|gt|quot|#39|nbsp);", re.IGNORECASE)
_ENTITIES = {"amp": "&", "#38": "&", "#x26": "&", "lt": "<", "gt": ">", "quot": '"', "#39": "'", "nbsp": " "}

_ZOOM_PATH = re.compile(r"/(?P<kind>j|s|w|wc/join|wc)/(?P<id>\d{9,12})(?:/(?:join|start))?/?$", re.IGNORECASE)
_SECRET_FIELDS = frozenset({"zak", "tk", "uname"})


@dataclass(frozen=True, slots=True)
class JoinLink:
    """A link that joins: `service` is a key of join_services or "other", `source` the property that held it.

    `starts` marks a host's link, which only its owner can use.
    """

    service: str
    url: str
    source: LinkSource
    starts: bool = False

    @property
    def storable(self) -> bool:
        """Whether the link may be written into an event that others get."""
        return not self.starts and not _fields(self.url) & _SECRET_FIELDS


def find_join_links(
    conference: str | Sequence[str] | None, url: str | None, location: str | None, description: str | None
) -> tuple[JoinLink, ...]:
    """Every way to join that the invitation names, the best first, each meeting once.

    Conference data beat the URL, that beats the location, that beats the notes; in one place a longer link beats a
    shorter one, as it carries the passcode. Redirects that mail programs wrap around links are undone. Links with a
    host's key (`zak`) are left out altogether, other start links come last.
    """
    conferences = [conference] if isinstance(conference, str) else list(conference or ())
    found: list[JoinLink] = []
    for text in conferences:
        found += _in_text(text, "conference") or _declared(text)
    found += _in_text(url or "", "url")
    found += _in_text(location or "", "location")
    found += _in_text(description or "", "description")
    ranks = ("conference", "url", "location", "description")
    found.sort(key=lambda link: (link.starts, ranks.index(link.source), -len(link.url)))
    best: dict[tuple[str, str], JoinLink] = {}
    for link in found:
        known = best.setdefault(_identity(link), link)
        if link.service == ZOOM and "pwd" not in _fields(known.url) and "pwd" in _fields(link.url) and not link.starts:
            # The same meeting, and this link opens it without asking for the passcode.
            best[_identity(link)] = replace(link, source=known.source)
    return tuple(best.values())


def native_link(join_url: str) -> str | None:
    """The link that opens the meeting in the Zoom app, None where only a browser can open `join_url`.

    Personal links (/my/) hold no number, webinar links and those with `tk`, `zak` or `uname` hold what the app's own
    scheme cannot carry, and another port is not Zoom's.
    """
    parts = _parts(join_url.strip())
    try:
        port = parts.port
    except ValueError:
        return None
    host = parts.hostname or ""
    path = _ZOOM_PATH.match(parts.path)
    service = service_of(host, parts.path)
    if parts.scheme.lower() != "https" or port not in (None, 443) or path is None or service is None:
        return None
    if service.key != ZOOM or path["kind"].lower() in {"s", "w"} or _fields(join_url) & _SECRET_FIELDS:
        return None
    native = f"zoommtg://{host}/join?action=join&confno={path['id']}"
    passcode = dict(parse_qsl(parts.query)).get("pwd")
    return f"{native}&pwd={quote(passcode, safe='')}" if passcode else native


def _in_text(text: str, source: LinkSource) -> list[JoinLink]:
    return [link for address in _addresses(text) if (link := _recognised(address, source)) is not None]


def _addresses(text: str) -> Iterator[str]:
    text = text[:_READ_AT_MOST]
    text = _ENTITY.sub(lambda entity: _ENTITIES[entity[1].lower()], text) if "&" in text else text
    # No link has a blank in it, and few words look like one: most of a note is passed over at once.
    for word in text.split():
        if "." in word and ("/" in word or "?" in word):
            for match in _LINK.finditer(word):
                scheme = match[1]
                address = _without_punctuation(match[0] if scheme else f"https://{match[0]}")
                yield unwrapped(_from_native(address) if scheme and scheme.lower().startswith("zoom") else address)


def _recognised(address: str, source: LinkSource) -> JoinLink | None:
    parts = _parts(address)
    rest = address.split("://", 1)[-1][len(parts.netloc) :]
    service = service_of(parts.hostname or "", rest)
    fields = _fields(address)
    if service is None or "zak" in fields:
        return None
    starts = service.key == ZOOM and re.match(r"/s/|.*/start/?(?:\?|$)", rest, re.IGNORECASE) is not None
    return JoinLink(service.key, address, source, starts)


def _declared(text: str) -> list[JoinLink]:
    """A conference property is a way to join by its own word (RFC 7986 5.11), though the service be unknown."""
    address = unwrapped(text.strip())
    if (
        re.fullmatch(r"https://[^\s<>\"']+", address, re.IGNORECASE)
        and _parts(address).hostname
        and "zak" not in _fields(address)
    ):
        return [JoinLink(OTHER, address, "conference")]
    return []


def _from_native(address: str) -> str:
    """The web form of a link of the Zoom app; without a meeting number in it, the address as it is."""
    parts = _parts(address)
    fields = dict(parse_qsl(parts.query))
    number = fields.get("confno", "")
    if not re.fullmatch(r"\d{9,12}", number):
        return address
    kept = "&".join(
        f"{name}={quote(fields[name], safe='.')}" for name in ("pwd", "tk", "zak", "uname") if name in fields
    )
    kind = "s" if parts.path.lower().startswith("/start") else "j"
    return f"https://{parts.netloc}/{kind}/{number}" + (f"?{kept}" if kept else "")


def _without_punctuation(address: str) -> str:
    """Drop what belongs to the sentence around the link: its full stop, its closing bracket."""
    while address and (
        address[-1] in ".,;:!?*\u2026\u3002\uff0c\uff09"
        or (address[-1] == ")" and address.count("(") < address.count(")"))
    ):
        address = address[:-1]
    return address


def _identity(link: JoinLink) -> tuple[str, str]:
    parts = _parts(link.url)
    zoom = _ZOOM_PATH.match(parts.path) if link.service == ZOOM else None
    if zoom is not None:
        return (ZOOM, zoom["id"])
    return (link.service, link.url.split("://", 1)[-1].rstrip("/").lower())


def _fields(address: str) -> frozenset[str]:
    return frozenset(name.lower() for name, _value in parse_qsl(_parts(address).query, keep_blank_values=True))


def _parts(address: str) -> SplitResult:
    """The parts of an address, all empty where it is none (an opened bracket in the host is enough for that)."""
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult("", "", "", "", "")
