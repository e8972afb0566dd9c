"""A mail or an invitation that was pasted, as one sentence with the rest of it as notes. No window."""

from __future__ import annotations

import re
from collections.abc import Callable

from tray.domain.draft import Draft

Read = Callable[[str], Draft]
"""A sentence read as this person means it."""

_LABELS = {
    "title": "topic subject title what betreff thema titel objet sujet asunto tema assunto oggetto argomento onderwerp",
    "when": "time when date wann zeit uhrzeit datum termin quand heure cuándo hora fecha quando data ora wanneer tijd",
    "where": "where location place wo ort lieu où dónde lugar onde local dove luogo waar plaats locatie",
}
_KINDS = {label: kind for kind, labels in _LABELS.items() for label in labels.split()}
_LINE = re.compile(r"\s*(?P<label>[^\W\d_]{2,12})\s*:\s*(?P<value>\S.*)")
_ANSWER = re.compile(r"((re|fwd?|aw|wg|tr|rv|rif|antw|doorst|enc)\s*:\s*)+", re.IGNORECASE)
_LINK = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_CITIES = re.compile(r"(?P<time>.*\d(?:\s*[ap]\.?m\.?)?)\s+(?P<city>[^\W\d_][^,\d()]*)(?:,.*)?", re.IGNORECASE)
"""A time with the cities of its zone behind it, as Zoom writes it: Dec 1, 2026 03:00 PM Berlin, Rome."""
_ENDS = re.compile(r"(?<=[.!?])\s+")
_LONGEST = 500
"""Characters of a line in which a time is looked for."""
_TIMELY = frozenset({"time", "zone", "repeat"})


def sentence_of(pasted: str, read: Read) -> str:
    """The title, time, place and link of what was pasted, with the rest behind “ -- ”.

    What has no line that names a title, or no time in it, is given as it is.
    """
    found: dict[str, str] = {}
    rest: list[str] = []
    for line in filter(str.strip, pasted.splitlines()):
        named = _LINE.fullmatch(line.strip())
        kind = _KINDS.get(named["label"].casefold(), "") if named else ""
        if named and kind and kind not in found:
            found[kind] = named["value"].strip()
        else:
            rest.append(line.strip())
    title = _ANSWER.sub("", found.get("title", "")).replace('"', "'").strip()
    when = _when(found["when"], read) if "when" in found else _first_time(rest, read)
    if not title or not when:
        return pasted
    parts = [f'"{title}"', when]
    if place := found.get("where", "").replace('"', "'"):
        parts.append(place if _LINK.fullmatch(place) else f'at "{place}"')
    link = _LINK.search(" ".join(rest))
    if link and not _LINK.search(place):
        parts.append(link.group())
    notes = " ".join(line for line in rest if not (link and line == link.group()))
    return " ".join(parts) + (f" -- {notes}" if notes else "")


def _when(text: str, read: Read) -> str:
    """The words of a time and its zone, "" where there are none."""
    if len(text) > _LONGEST:
        return ""
    plain = re.sub(r"\s*\([^()]*[^\W\d_]{3}[^()]*\)", "", text)  # "(US and Canada)"; "(UTC-05:00)" says something
    cities = _CITIES.fullmatch(plain)
    for tried in (f"{cities['time']} {cities['city'].strip()} time", plain) if cities else (plain,):
        draft = read(tried)
        if draft.start is not None and (tried == plain or any(span.kind == "zone" for span in draft.spans)):
            return " ".join(tried[span.start : span.end] for span in draft.spans if span.kind in _TIMELY)
    return ""


def _first_time(lines: list[str], read: Read) -> str:
    """The words of the first time that a sentence of these lines says."""
    for line in lines:
        for sentence in _ENDS.split(line):
            if words := _when(sentence, read):
                return words
    return ""
