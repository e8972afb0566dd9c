"""Dates in languages that have no table here: a phrase the grammar left, handed to dateparser.

dateparser costs a third of a second and thirty megabytes to import, so it is loaded with the first such sentence only.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from tray.language.grammar.reader import Reader
from tray.language.values import Atom, Clock, Day, Moment

# dateparser searches every part of a text; a longer one would take too long.
_LONGEST = 160

# What stands before a bare hour; those in the second place are as often other words: after their hour comes an end
# or a small word.
_HOUR_WORDS = {
    "sv": ("kl.|kl|klockan", ""),
    "da": ("kl.|kl|klokken", ""),
    "nb": ("kl.|kl|klokka|klokken", ""),
    "no": ("kl.|kl|klokka|klokken", ""),
    "fi": ("klo", ""),
    "tr": ("saat", ""),
    "pl": ("o godz.|o godzinie|godz.", "o"),
    "cs": ("", "v|ve|od|do"),
    "sk": ("", "o"),
    "ru": ("", "в|к|с"),  # noqa: RUF001
    "uk": ("", "о|об|на"),  # noqa: RUF001
    "ro": ("ora|la ora", "la"),
}


def foreign_dates(r: Reader, text: str, language: str, now: datetime) -> list[Atom]:
    """The phrases dateparser takes for dates in a language, as phrases of the grammar; none where it fails.

    `now` is local and naive: it is all the clock dateparser sees.
    """
    if not text.strip() or len(text) > _LONGEST:
        return []
    times = _hours(r, text, language)
    for atom in times:  # dateparser takes "3 december kl 19" for a day of 2019
        start, end = r.tokens[atom.start].start, r.tokens[atom.end - 1].end
        text = text[:start] + " " * (end - start) + text[end:]
    settings: dict[str, Any] = {
        "RELATIVE_BASE": now,
        "PREFER_DATES_FROM": "future",
        "RETURN_AS_TIMEZONE_AWARE": False,
        "RETURN_TIME_AS_PERIOD": True,
        "TIMEZONE": "UTC",
        "PREFER_DAY_OF_MONTH": "first",
    }
    try:
        from dateparser.date import DateDataParser
        from dateparser.search import search_dates

        found = search_dates(text, languages=[language], settings=settings) or []
        one = DateDataParser(languages=[language], settings=settings)
        told = [(phrase, moment, one.get_date_data(phrase).period == "time") for phrase, moment, *_ in found[:4]]
    except Exception:  # noqa: BLE001 - whatever dateparser stumbles over, the words then stay in the title
        return times
    atoms = times
    after = 0
    for phrase, moment, timed in told:
        at = text.find(phrase, after)
        if at < 0 or not any(char.isalpha() for char in phrase):
            continue
        after = at + len(phrase)
        start = next((i for i, token in enumerate(r.tokens) if token.end > at), r.n)
        end = next((i for i in range(start, r.n) if r.tokens[i].start >= after), r.n)
        if start >= end or any(token.kind in "leq" for token in r.tokens[start:end]):
            continue
        atoms.append(_atom(start, end, moment, timed=timed))
    return atoms


def _hours(r: Reader, text: str, language: str) -> list[Atom]:
    """The bare hours after the word of the language for "at": "kl 15", "o 10"."""
    surely, perhaps = _HOUR_WORDS.get(language, ("", ""))
    found: list[Atom] = []
    for words, closed in ((surely, ""), (perhaps, r"(?=\s*(?:[,;!?)]|$|[^\W\d_]{1,3}\b))")):
        if not words:
            continue
        pattern = rf"(?<!\w)(?:{words.replace('.', '[.]')})\s*(\d{{1,2}})(?:[.:](\d\d))?(?![.:]?\d|\s*[%€$]){closed}"
        for said in re.finditer(pattern, text, re.IGNORECASE):
            hour, minute = int(said[1]), int(said[2] or 0)
            start = next((i for i, token in enumerate(r.tokens) if token.end > said.start()), r.n)
            end = next((i for i in range(start, r.n) if r.tokens[i].start >= said.end()), r.n)
            if hour > 23 or minute > 59 or r.is_a(end, "month", "unit") or end <= start:
                continue
            fixed = hour > 12 or said[2] is not None or said[1][0] == "0"
            found.append(Atom(start, end, "clock", Clock(hour, minute, fixed=fixed), 5.0, anchor=True))
    return found


def _atom(start: int, end: int, moment: datetime, *, timed: bool) -> Atom:
    weight = 4.0 * (end - start) - 2.0
    day = Day("ymd", moment.month, moment.day, moment.year)
    if not timed:
        return Atom(start, end, "day", day, weight, anchor=True)
    clock = Clock(moment.hour, moment.minute, fixed=True)
    return Atom(start, end, "moment", Moment(day=day, clock=clock), weight, anchor=True)
