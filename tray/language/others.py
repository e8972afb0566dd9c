"""Dates in languages that have no table here: a phrase the grammar left, handed to dateparser.

dateparser costs a third of a second and thirty megabytes to import, so it is loaded with the first such sentence only.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tray.language.grammar.reader import Reader
from tray.language.values import Atom, Clock, Day, Moment

# dateparser searches every part of a text; a longer one would take too long.
_LONGEST = 160


def foreign_dates(r: Reader, text: str, language: str, now: datetime) -> list[Atom]:
    """The phrases dateparser takes for dates in a language, as phrases of the grammar; none where it fails.

    `now` is local and naive: it is all the clock dateparser sees.
    """
    if not text.strip() or len(text) > _LONGEST:
        return []
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
        return []
    atoms: list[Atom] = []
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


def _atom(start: int, end: int, moment: datetime, *, timed: bool) -> Atom:
    weight = 4.0 * (end - start) - 2.0
    day = Day("ymd", moment.month, moment.day, moment.year)
    if not timed:
        return Atom(start, end, "day", day, weight, anchor=True)
    clock = Clock(moment.hour, moment.minute, fixed=True)
    return Atom(start, end, "moment", Moment(day=day, clock=clock), weight, anchor=True)
