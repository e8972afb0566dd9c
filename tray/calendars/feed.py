"""A calendar that is the URL of an .ics file: read-only, and asked whether it has changed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tray.calendars.decoding import decoded
from tray.calendars.port import Capability, Changed, Fetched, Look
from tray.calendars.web import NotNow, session
from tray.domain.display_text import one_line
from tray.domain.ics.errors import IcsError
from tray.domain.ics.lines import unescaped
from tray.domain.ics.reading import uid_of
from tray.domain.ics.tree import Component, tree
from tray.domain.problem import ProblemError
from tray.domain.problems import problem

MOST_BYTES = 16 * 1024 * 1024
MOST_EVENTS = 50_000


class FeedCalendar:
    """One feed; an href is a UID, an etag a hash of what the feed says of it, `name` what it calls itself."""

    capabilities: frozenset[Capability] = frozenset()

    def __init__(self, place: str, trusted: str = "") -> None:
        self.url = feed_url(place)
        self._session = session(most_bytes=MOST_BYTES, trusted=trusted)
        self._texts: dict[str, str] = {}
        self.name = ""

    def look(self, state: Mapping[str, Any], hints: Sequence[str] | None = None) -> Look:
        """Ask for the feed if it has changed; a feed that is unchanged costs one small answer."""
        headers = {"Accept": "text/calendar, text/plain;q=0.5, */*;q=0.1"}
        if state.get("etag"):
            headers["If-None-Match"] = str(state["etag"])
        if state.get("modified"):
            headers["If-Modified-Since"] = str(state["modified"])
        answer = self._session.request("GET", self.url, headers=headers)
        if answer.status_code == 304:
            return Look({}, whole=False, state=dict(state))
        self._check(answer)
        body = answer.content or b""
        digest = hashlib.sha256(body).hexdigest()
        new = {
            "etag": answer.headers.get("ETag") or "",
            "modified": answer.headers.get("Last-Modified") or "",
            "digest": digest,
        }
        if state.get("digest") == digest:
            return Look({}, whole=False, state=new)
        try:
            text = decoded(body)
            self._texts, self.name = _parted(text), _name(text)
        except IcsError as error:
            raise ProblemError(problem("calendar.not_a_calendar", f"{self._host}: {error}")) from None
        etags = {uid: hashlib.sha256(text.encode("utf-8")).hexdigest()[:20] for uid, text in self._texts.items()}
        return Look(etags, whole=True, state=new)

    def get(self, hrefs: Iterable[str]) -> Iterator[Fetched]:
        """The events of the last look."""
        for href in hrefs:
            text = self._texts.get(href)
            etag = hashlib.sha256(text.encode("utf-8")).hexdigest()[:20] if text is not None else ""
            yield Fetched(href, etag, text)

    def put(self, href: str, uid: str, text: str, etag: str) -> tuple[str, str]:
        """Never: a feed is read-only."""
        raise Changed(href)

    def delete(self, href: str, etag: str) -> None:
        """Never: a feed is read-only."""
        raise Changed(href)

    def watched(self) -> tuple[Path, ...]:
        """Nothing to watch."""
        return ()

    def close(self) -> None:
        """Let go of every connection."""
        self._session.close()

    @property
    def _host(self) -> str:
        return urlsplit(self.url).hostname or ""

    def _check(self, answer: Any) -> None:
        status = answer.status_code
        if status in {429, 503}:
            pause = str(answer.headers.get("Retry-After") or "")
            seconds = float(pause) if re.fullmatch(r"\d{1,6}", pause) else 900.0
            raise NotNow(problem("calendar.unreachable", f"{self._host}: it asks for a pause"), seconds)
        if status in {401, 403, 404, 410}:
            raise ProblemError(problem("calendar.not_a_calendar", f"{self._host} answers {status}"))
        if status != 200:
            raise ProblemError(problem("calendar.unreachable", f"{self._host} answers {status}"))


def feed_url(place: str) -> str:
    """The URL to ask for a feed: `webcal:` and `webcals:` are https."""
    scheme, colon, rest = place.strip().partition(":")
    return f"https:{rest}" if colon and scheme.lower() in {"webcal", "webcals"} else place.strip()


def _name(text: str) -> str:
    """What the feed calls itself (RFC 7986 5.1, and what came before it)."""
    for calendar in tree(text).components("VCALENDAR"):
        for line in calendar.lines:
            if line.name in {"NAME", "X-WR-CALNAME"} and (name := one_line(unescaped(line.value), 80)):
                return name
    return ""


def _parted(text: str) -> dict[str, str]:
    """UID to a text of its own, with what belongs to the whole calendar and the time zones that it names."""
    found: dict[str, list[tuple[Component, Component]]] = {}
    for calendar in tree(text).components("VCALENDAR"):
        for event in calendar.components("VEVENT"):
            found.setdefault(uid_of(event), []).append((calendar, event))
    if len(found) > MOST_EVENTS:
        raise IcsError(f"it holds more than {MOST_EVENTS} events")
    return {uid: _text(parts) for uid, parts in found.items()}


def _text(parts: list[tuple[Component, Component]]) -> str:
    calendar = parts[0][0]
    # DTSTAMP is the time of the asking in many feeds, and would make every event a changed one each time.
    events = [event.copy() for _, event in parts]
    for event in events:
        event.remove("DTSTAMP")
    named = {line.parameter("TZID") for event in events for line in event.lines if "TZID=" in line.content[:80].upper()}
    zones = [zone for zone in calendar.components("VTIMEZONE") if _tzid(zone) in named]
    own = [line for line in calendar.lines if line.name in {"VERSION", "PRODID", "X-WR-TIMEZONE", "CALSCALE"}]
    return Component(calendar.name, calendar.begin, calendar.end, [*own, *zones, *events]).text()


def _tzid(zone: Component) -> str:
    line = zone.first("TZID")
    return line.value.strip() if line else ""
