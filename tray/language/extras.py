"""What is said beside the time: guests, links, the calendar, a meeting, reminders, a description."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tray.domain.draft import SpanKind
from tray.language.grammar.doubts import timely
from tray.language.grammar.numbers import length
from tray.language.grammar.reader import Reader

_MINUTES = {"second": 1 / 60, "minute": 1, "hour": 60, "day": 1440, "week": 10080, "fortnight": 20160, "month": 43200}


_ZOOM_LINK = re.compile(r"https?://(?:[\w-]+\.)*zoom(?:gov)?\.(?:us|com|com\.cn)/(?:j|s|w|wc|my)/", re.IGNORECASE)


@dataclass(slots=True)
class Extras:
    """What was found, and who owns which token."""

    owners: list[SpanKind | None]
    attendees: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    calendar: str | None = None
    zoom: bool | None = None
    reminders: list[int] = field(default_factory=list)
    description: str = ""


def extras(r: Reader, text: str, calendars: Sequence[str]) -> Extras:
    """Takes out of the sentence what no rule about time should look into."""
    found = Extras([None] * r.n)
    if " -- " in text:
        _description(r, text, found)
    _guests(r, found)
    for i in range(r.n):
        if found.owners[i] is None and r.tokens[i].kind == "l":
            found.links.append(r.tokens[i].text)
            _claim(r, found, i, i + 1, "link")
    if "/" in text:
        _calendar(r, calendars, found)
    if "zoom" in text.lower():
        _zoom(r, found)
    if any(_ZOOM_LINK.match(link) for link in found.links):
        found.zoom = False  # the meeting is there already; another beside it is nobody's wish
    _reminders(r, found)
    return found


def _claim(r: Reader, found: Extras, start: int, end: int, kind: SpanKind) -> None:
    for i in range(start, end):
        found.owners[i] = kind
    r.claim(start, end)


def _description(r: Reader, text: str, found: Extras) -> None:
    at = text.find(" -- ")
    if at < 0 or not text[:at].strip():
        return
    start = next((i for i, t in enumerate(r.tokens) if t.start > at), r.n)
    if any(t.kind == "q" and t.start < at < t.end for t in r.tokens):
        return
    found.description = text[at + 4 :].strip()
    if start < r.n:
        _claim(r, found, start, r.n, "description")


def _guests(r: Reader, found: Extras) -> None:
    last = -2  # where the guest before ended
    for i in range(r.n):
        if r.tokens[i].kind != "e" or found.owners[i]:
            continue
        found.attendees.append(r.tokens[i].text)
        start = i
        while start - 1 > last - 1 and start > 0 and r.low(start - 1) in ("<", "("):
            start -= 1
        j = start
        while j > last >= 0 and (r.low(j - 1) in (",", "&", ";", "+") or r.after(j - 1, "and") == j):
            j -= 1
        if last >= 0 and j == last:
            start = j
        else:
            while True:
                k = r.before(start, "invite")
                if k < start and found.owners[k] is None:
                    start = k
                    if r.low(start - 1) in ("and", ",", "+", "&") and r.is_a(start, "invite"):
                        start -= 1
                elif r.low(start - 1) == ":" and r.before(start - 1, "invite") < start - 1:
                    start -= 1
                elif r.is_a(start - 1, "and") and r.after(start - 1, "and") == start and start == i:
                    start -= 1  # "with Nia and nia@home.net"
                else:
                    break
        end = i + 1
        while r.low(end) in (">", ")") and r.glued(end):
            end += 1
        if start == 0 and r.low(end) == "to":
            end += 1  # "invite a@b.c to the launch"
        _claim_guest(r, found, start, end)
        last = end


def _claim_guest(r: Reader, found: Extras, start: int, end: int) -> None:
    for i in range(start, end):
        found.owners[i] = "guest"
    for i in range(start, end):
        r.tokens[i] = r.tokens[i]._replace(kind="l", low="")
        r.senses[i] = {}


def _calendar(r: Reader, calendars: Sequence[str], found: Extras) -> None:
    for i in range(r.n - 1):
        if r.low(i) != "/" or r.glued(i) or r.at(i + 1).kind != "w" or not r.glued(i + 1) or found.owners[i]:
            continue
        end = i + 2
        while r.glued(end) and (r.at(end).kind in "wn" or (r.low(end) in ("-", "_") and r.glued(end + 1))):
            end += 1
        typed = "".join(t.text for t in r.tokens[i + 1 : end])
        found.calendar = nearest_calendar(typed, calendars)
        _claim(r, found, i, end, "calendar")
        return


def nearest_calendar(typed: str, calendars: Sequence[str]) -> str:
    """The calendar meant by a few letters of its name; the letters themselves where none is near."""
    low = typed.casefold().replace("_", "").replace("-", "")
    ranked: list[tuple[int, int, str]] = []
    for name in calendars:
        plain = name.casefold().replace(" ", "").replace("_", "").replace("-", "")
        words = name.casefold().replace("-", " ").replace("_", " ").split()
        if plain == low:
            rank = 0
        elif plain.startswith(low):
            rank = 1
        elif any(word.startswith(low) for word in words):
            rank = 2
        elif low in plain or "".join(word[0] for word in words) == low:
            rank = 3
        elif _in_order(low, plain):
            rank = 4
        else:
            continue
        ranked.append((rank, len(name), name))
    return min(ranked)[2] if ranked else typed


def _in_order(letters: str, name: str) -> bool:
    rest = iter(name)
    return len(letters) > 1 and all(letter in rest for letter in letters)


def _zoom(r: Reader, found: Extras) -> None:
    i = 0
    while i < r.n:
        off = r.after(i, "zoom_off")
        if off > i:
            found.zoom = False
            _claim(r, found, i, off, "zoom")
            i = off
            continue
        on = r.after(i, "zoom_on")
        if on > i and found.owners[i] is None:
            said = r.is_a(i, "zoom_via") or r.low(i) == "+"
            named = (
                r.is_a(on, "zoom_noun")
                or (i == 0 and r.at(on).kind == "w" and not timely(r, on))
                or (i == 0 and r.is_a(on, "with", "zoom_noun"))
            )
            other = (
                r.at(on).kind == "w"
                and not timely(r, on)
                and not r.is_a(on, "zoom_noun")
                and on == i + 1
                and r.low(i - 1) not in (",", ";")
            )
            if r.low(on) == "." and r.glued(on) and r.glued(on + 1):
                found.zoom = True if found.zoom is None else found.zoom  # zoom.us
            elif said:
                found.zoom = True
                _claim(r, found, i, on, "zoom")
            elif other and i > 0:
                pass  # "buy a zoom lens"
            elif named:
                found.zoom = True if found.zoom is None else found.zoom
            else:
                found.zoom = True
                _claim(r, found, i, on, "zoom")
            i = on
            continue
        i += 1


def _reminders(r: Reader, found: Extras) -> None:
    for i in range(r.n):
        end = r.after(i, "reminder")
        if end > i and found.owners[i] is None:
            j = end + (r.low(end) in (":", ","))
            j = r.after(j, "at") if r.is_a(j, "at") and not r.is_number(j) else j
            minutes = 0.0
            stop = i
            while True:
                piece = length(r, j)
                if piece is None:
                    break
                minutes = sum(value * _MINUTES.get(unit, 525600) for value, unit in piece[0])
                if minutes > 60 * 24 * 366:
                    break
                found.reminders.append(round(minutes))
                stop = r.after(piece[1], "reminder_tail")
                j = r.after(stop, "and")
                if j == stop:
                    break
            if stop > i:
                start = i - 1 if r.low(i - 1) in (",", "+") or (r.is_a(i - 1, "and", "with") and i > 0) else i
                _claim(r, found, start, stop, "reminder")
            continue
        piece = length(r, i)
        if piece and found.owners[i] is None and not r.inside(i):
            tail = r.after(piece[1], "reminder_tail")
            end = r.after(tail, "reminder")
            if end > tail and not length(r, end):
                found.reminders.append(round(sum(value * _MINUTES.get(unit, 525600) for value, unit in piece[0])))
                start = r.before(i, "with", "the", "and")
                start = r.before(start, "with") if start < i else start
                _claim(r, found, start, end, "reminder")
