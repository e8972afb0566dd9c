"""A calendar on a CalDAV server (RFC 4791), kept in step by sync tokens (RFC 6578) or, where those fail, by etags."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from tray.calendars.dav_answers import (
    CALDAV,
    DAV,
    Answer,
    Part,
    multiget,
    name_path,
    path_name,
    propfind,
    sync_collection,
)
from tray.calendars.dav_marks import mark_of, question
from tray.calendars.dav_requests import DavServer
from tray.calendars.file_names import file_name
from tray.calendars.port import Capability, Changed, Fetched, Look
from tray.domain.problem import ProblemError
from tray.domain.problems import problem

_AT_ONCE = 200
_AHEAD = 3
"""Requests whose answers may wait to be looked at: enough for the server never to wait for us."""
_STEERS = re.compile(r"[/?#\s]")
MOST_PAGES = 200
_TRUSTED_LOOKS = 50
"""After so many looks by token everything is listed once: some servers forget to tell of a change."""


class DavCalendar:
    """One collection of a server; an href is the last name of an object's path."""

    def __init__(self, server: DavServer, url: str, *, writable: bool = True, invites: bool = False) -> None:
        self.server = server
        self.url = url.rstrip("/") + "/"
        self._base = urlsplit(self.url).path
        found = ({Capability.WRITE} if writable else set()) | ({Capability.INVITES} if invites else set())
        self.capabilities: frozenset[Capability] = frozenset(found)

    def look(self, state: Mapping[str, Any], hints: Sequence[str] | None = None) -> Look:
        """Ask what has changed: one small request where nothing has, and one or two more where something has.

        The mark of the whole collection comes first, as servers have it at hand, while some go through every object for
        an answer by token.
        """
        looks = int(state.get("looks") or 0) + 1
        known = state if looks <= _TRUSTED_LOOKS else {}
        token, tokenless = str(known.get("token") or ""), bool(known.get("tokenless"))
        tag = self._mark(token, looks) if token or tokenless else ""
        if tag and tag == known.get("tag"):
            return Look({}, whole=False, state={**known, "looks": looks})
        if token and (found := self._changes(token)) is not None:
            etags, gone, new = found
            if not etags and not gone:
                tag = tag or str(known.get("tag") or "")
            return Look(etags, whole=False, gone=frozenset(gone), state={"token": new, "tag": tag, "looks": looks})
        if not tokenless:
            found = self._changes("")
            if found is not None and found[2]:
                return Look(found[0], whole=True, state={"token": found[2], "tag": tag, "looks": 0})
            tag = tag or self._mark("", looks)
        return Look(self._listed(), whole=True, state={"tag": tag, "looks": 0, "tokenless": True})

    def get(self, hrefs: Iterable[str]) -> Iterator[Fetched]:
        """Read objects, so many with each request; the next ones are under way while the last ones are looked at."""
        names = list(hrefs)
        batches = [names[start : start + _AT_ONCE] for start in range(0, len(names), _AT_ONCE)]
        if len(batches) < 2:
            yield from (one for batch in batches for one in self._read(batch))
            return
        from concurrent.futures import ThreadPoolExecutor
        from threading import Event

        given_up = Event()

        def read(batch: list[str]) -> list[Fetched]:
            # What was handed on already is not asked any more of a server that wants a pause, nor for nobody.
            if given_up.is_set():
                return []
            try:
                return self._read(batch)
            except BaseException:
                given_up.set()
                raise

        with ThreadPoolExecutor(1, "calendar reading") as reader:
            try:
                coming = deque(reader.submit(read, batch) for batch in batches[:_AHEAD])
                for batch in batches[_AHEAD:]:
                    came = coming.popleft().result()
                    coming.append(reader.submit(read, batch))
                    yield from came
                for last in coming:
                    yield from last.result()
            finally:
                given_up.set()

    def put(self, href: str, uid: str, text: str, etag: str) -> tuple[str, str]:
        """Write an object, on condition that it is what it was."""
        href = href or file_name(uid)
        condition = {"If-Match": etag} if etag else {"If-None-Match": "*"}
        headers = {"Content-Type": "text/calendar; charset=utf-8", **condition}
        answer = self.server.ask("PUT", self._path(href), text, headers=headers)
        if answer.status in {404, 409, 410, 412}:
            if answer.status == 409 and not self._is_there():
                raise ProblemError(problem("calendar.not_a_calendar", self._host))
            if answer.status == 409 and self._single(href).etag == etag:
                raise ProblemError(problem("calendar.refused", f"{self._host} answers 409", target=uid))
            raise Changed(href)
        if answer.status == 403:
            raise ProblemError(problem("calendar.read_only", self._host, target=uid))
        if answer.status == 507:
            raise ProblemError(problem("calendar.server_full", self._host))
        if not 200 <= answer.status < 300:
            raise ProblemError(problem("calendar.refused", f"{self._host} answers {answer.status}", target=uid))
        # A weak etag, or none, says that the server keeps another text than ours: the next look reads it.
        new = answer.headers.get("etag", "")
        return href, "" if new.startswith("W/") else new

    def delete(self, href: str, etag: str) -> None:
        """Take an object away, on condition that it is what it was."""
        answer = self.server.ask("DELETE", self._path(href), headers={"If-Match": etag} if etag else {})
        if answer.status == 412:
            if self._single(href).etag:
                raise Changed(href)
            return
        if answer.status == 403:
            raise ProblemError(problem("calendar.read_only", self._host))
        if answer.status not in {404, 410} and not 200 <= answer.status < 300:
            raise ProblemError(problem("calendar.refused", f"{self._host} answers {answer.status}"))

    def watched(self) -> tuple[Path, ...]:
        """Nothing to watch."""
        return ()

    def close(self) -> None:
        """Let go of every connection."""
        self.server.close()

    @property
    def _host(self) -> str:
        return urlsplit(self.url).hostname or ""

    def _path(self, href: str) -> str:
        return name_path(self.url, href)

    def _changes(self, token: str) -> tuple[dict[str, str], set[str], str] | None:
        """What changed since a token, page by page; None where the server cannot say."""
        etags: dict[str, str] = {}
        gone: set[str] = set()
        for _ in range(MOST_PAGES):
            answer = self.server.ask("REPORT", self.url, sync_collection(token), depth="0")
            if answer.status == 404:
                raise ProblemError(
                    problem("calendar.not_a_calendar", f"{self._host}: the calendar is not there any more")
                )
            if answer.status != 207 or not answer.sync_token:
                return None
            more = False
            for part in answer.parts:
                name = self._name(part)
                if part.status == 507:  # RFC 6578 3.6: there is more than the server tells at once
                    more = True
                elif name and part.status == 404:
                    gone.add(name)
                    etags.pop(name, None)
                elif name:
                    # One whose etag cannot be told just now is there all the same: reading it tells the rest.
                    etags[name] = part.text(f"{DAV}getetag")
                    gone.discard(name)
            if not more or answer.sync_token == token:
                return etags, gone, answer.sync_token
            token = answer.sync_token
        return None

    def _listed(self) -> dict[str, str]:
        answer = self.server.ask("PROPFIND", self.url, propfind("d:getetag", "d:resourcetype"), depth="1")
        self._must_be_there(answer)
        found = {}
        for part in answer.parts:
            name = self._name(part)
            if name and not part.holds(f"{DAV}resourcetype", f"{DAV}collection"):
                found[name] = part.text(f"{DAV}getetag")
        return found

    def _mark(self, token: str, looks: int) -> str:
        """The server's own mark of the whole collection, "" where it has none that can be trusted now."""
        asked = question(token, looks)
        if not asked:
            return ""
        answer = self.server.ask("PROPFIND", self.url, propfind(asked), depth="0")
        self._must_be_there(answer)
        return mark_of(asked, answer)

    def _is_there(self) -> bool:
        answer = self.server.ask("PROPFIND", self.url, propfind("d:resourcetype"), depth="0")
        return answer.status == 207 and any(part.status == 200 for part in answer.parts)

    def _must_be_there(self, answer: Answer) -> None:
        gone = bool(answer.parts) and all(part.status == 404 for part in answer.parts)
        if answer.status in {404, 405, 410} or gone:
            raise ProblemError(problem("calendar.not_a_calendar", f"{self._host}: the calendar is not there any more"))
        if answer.status == 403:
            raise ProblemError(problem("calendar.sign_in", self._host))
        if answer.status != 207:
            raise ProblemError(problem("calendar.unreachable", f"{self._host} answers {answer.status}"))

    def _read(self, names: list[str]) -> list[Fetched]:
        return list(self._several(names)) if len(names) > 1 else [self._single(name) for name in names]

    def _several(self, names: list[str]) -> Iterator[Fetched]:
        paths = [name_path(self._base, name) for name in names]
        answer = self.server.ask("REPORT", self.url, multiget(paths), depth="1")
        left = dict.fromkeys(names)
        if answer.status == 207:
            for part in answer.parts:
                name, text = self._name(part), part.found.get(f"{CALDAV}calendar-data")
                if name in left and text is not None and text.text:
                    del left[name]
                    yield Fetched(name, part.text(f"{DAV}getetag"), _line_ends(text.text))
        # What was left out is asked for by itself: it is gone, or the server tells too little at once.
        for name in left:
            yield self._single(name)

    def _single(self, name: str) -> Fetched:
        answer = self.server.ask("GET", self._path(name))
        if answer.status in {404, 410}:
            return Fetched(name, "", None)
        if answer.status != 200:
            return Fetched(name, "", None, f"the server answers {answer.status}")
        return Fetched(name, answer.headers.get("etag", ""), _line_ends(answer.text))

    def _name(self, part: Part) -> str:
        """The name of a part that lies directly in this collection, "" for the collection itself."""
        beginning, _, rest = part.path.partition(self._base)
        if self._base and not beginning and rest and not _STEERS.search(rest):
            path, name = rest, unquote(rest)  # as nearly every server writes it
        else:
            path = urlsplit(urljoin(self.url, part.path)).path
            name = path_name(path)
        return "" if path.endswith("/") or name in {path_name(self.url), ".", ".."} or "/" in name else name


def _line_ends(text: str) -> str:
    """CRLF throughout: XML makes every line end LF on the way, and what was written is to be known again."""
    return text.replace("\r\n", "\n").replace("\n", "\r\n")
