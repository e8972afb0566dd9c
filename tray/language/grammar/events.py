"""What happens at an hour, so that a bare figure beside it is one: "yoga 6", "lunch with Ann 1230", "9 dentist"."""

from __future__ import annotations

from tray.language.grammar.doubts import WHAT_TAKES_PLACE, shouted, timely
from tray.language.grammar.reader import Reader

_NAMED = ("timed_noun", "evening_noun", "morning_noun")
_ANY = ("hour_noun", "appointment", *_NAMED)


def event_ends(r: Reader, i: int) -> bool:
    """Whether the word before is anything that happens at an hour."""
    return r.before(i, *_ANY) < i


def named_event(r: Reader, i: int) -> bool:
    """Whether the word before is one that begins at some hour: lunch, a meeting, a flight."""
    return r.before(i, *_NAMED) < i


def opens_event(r: Reader, i: int) -> bool:
    """Whether what follows a figure is one event, which may begin then: "Monday 9 dentist"."""
    word = r.low(i)
    one = not word.endswith("s") or word.endswith("ss")
    return one and r.is_a(i, *WHAT_TAKES_PLACE)


def looks_like_a_time(text: str) -> bool:
    """Of figures written in one piece, 1230 does; 1984 and 447 do not."""
    return int(text[-2:]) % (5 if len(text) == 4 else 15) == 0 and not "1900" <= text < "2100"


def closing_hour(r: Reader, i: int, end: int) -> bool:
    """Whether the figure that ends the line is the hour of what stands before it."""
    if end < r.n or r.before(i, "numbered", "coded") < i:
        return False
    figures = r.low(i)
    start = r.before(i, "hour_noun")
    sure = (start < i and _is_told(r, start)) or _in_company(r, i)
    if r.is_a(i + 1, "mer"):
        return sure and end == i + 2  # "gym 6a"
    if end > i + 1:  # "Zumba 6.15" where points are written in times
        return sure and (r.h24 or r.order == "DMY") and r.low(i + 1) == "." and int(r.low(i + 2)) % 5 == 0
    if len(figures) > 2:
        return _goes_to(r, i) or (sure and _is_a_quarter(figures)) or (looks_like_a_time(figures) and event_ends(r, i))
    return sure and 1 <= int(figures) <= (23 if r.h24 else 12)


def _is_a_quarter(figures: str) -> bool:
    """Whether figures are a time to begin at; of the years, 1945 and 2000 may be one and 2024 is none."""
    minute = int(figures[-2:])
    return minute % (15 if "1900" <= figures < "2100" else 5) == 0 and figures != "2015"


def _is_told(r: Reader, i: int) -> bool:
    """Whether a word is a word: at the beginning or with a small letter, not as in "Lenovo Yoga 6"."""
    return i == 0 or r.at(i).text[:1].islower() or shouted(r)


def _in_company(r: Reader, i: int) -> bool:
    """As in "lunch with Ann 1", "dinner at Nopi 8", "call Bo 3": an event, with whom or where, and the figure."""
    for first in range(i - 1, max(0, i - 5), -1):
        if not _may_name(r, first):
            return False
        preposition = r.before(first, "with", "place_at")
        if preposition < first:
            event = r.before(preposition, *WHAT_TAKES_PLACE, "zoom_on") < preposition
            event |= r.is_a(preposition, "with") and _is_of_people(r, preposition, first, i)
            place = r.is_a(i - 1, "place_noun") and not r.is_a(i - 2, "the")
            return event and not place and not r.is_a(i - 1, "and", "the", "num")
    person = r.at(1).text[:1].isupper() or r.is_a(1, "kin")
    return i == 2 and len(r.low(i)) <= 2 and r.is_a(0, "person_verb") and person


def _goes_to(r: Reader, i: int) -> bool:
    """As in "train to Sligo 1605"."""
    for first in range(i - 1, max(0, i - 5), -1):
        if not _may_name(r, first):
            return False
        if r.is_a(first - 1, "to"):
            return r.before(first - 1, "journey") < first - 1
    return False


def _is_of_people(r: Reader, preposition: int, first: int, end: int) -> bool:
    """As in "ramen with Jin 1": a word or two of any kind, and names."""
    words = all(r.at(k).kind == "w" and r.at(k).text.islower() for k in range(1, preposition))
    names = all(r.at(k).text.istitle() or r.is_a(k, "and") for k in range(first, end))
    return words and names and preposition <= 2 and not r.is_a(0, "task")


def _may_name(r: Reader, i: int) -> bool:
    if r.at(i).kind != "w" or r.low(i - 1) == "'":
        return "'" in (r.low(i), r.low(i - 1))  # "at Chili's 1"
    named = r.at(i).text[:1].isupper() and not r.is_a(i, "weekday", "day", "part", "clock")  # HR, Mo
    return named or not timely(r, i) or r.is_a(i, "and", "the")
