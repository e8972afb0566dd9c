"""A day or an hour that is the name of a thing: "Friday app licence", "Noon magazine subscription"."""

from __future__ import annotations

from collections.abc import Sequence

from tray.language.grammar.doubts import WHAT_TAKES_PLACE, shouted, timely
from tray.language.grammar.reader import Reader
from tray.language.grammar.works import THINGS, WORKS, is_one_of
from tray.language.values import Atom, Clock, Day, Moment

_PAPERS = frozenset({"paper"})
_NAMED = frozenset({"wd", "hol", "nth", "ymd"})


def as_one(r: Reader, atoms: Sequence[Atom]) -> Atom | None:
    """The only phrase of a sentence, where it can be a name; a day and its part are one, as in "Monday night"."""
    first = atoms[0]
    if len(atoms) == 1:
        return first if first.kind in ("day", "clock", "moment", "part") else None
    if len(atoms) == 2 and (first.kind, atoms[1].kind) == ("day", "part"):
        part = atoms[1].start - (r.low(atoms[1].start - 1) == "-" and r.glued(atoms[1].start))  # "Monday-night"
        return first._replace(end=atoms[1].end) if first.end == part else None
    return None


def names_a_thing(r: Reader, atom: Atom) -> bool:
    """Whether the only phrase of time in a sentence is a name with the words behind it.

    These must end in a thing that takes place at no time ("Monday blues playlist"); a day before what is to be done
    ("Monday print the playlist") or an event ("Monday playlist party") is a day.
    """
    end = atom.end
    if r.is_a(0, "the") and atom.start == 1 and atom.kind != "day" and is_one_of(r, r.n - 1, THINGS):
        return True  # "The dawn of everything audiobook"
    if atom.kind == "part":
        return False
    first = r.at(end)
    if first.kind != "w" or timely(r, end) or r.is_a(end, "task") or _is_told(r, atom.start):
        return False
    last = end
    while (r.at(last + 1).kind == "w" and not r.is_a(last + 1, "place_stop") and not timely(r, last + 1)) or (
        r.low(last + 1) == "-" and r.glued(last + 1) and r.glued(last + 2)  # the t-shirt
    ):
        last += 1
    if r.is_a(last + 1, "the", "the_place", "part", "unit", "zone_word"):
        return False  # "Monday label the boxes", "Thursday card night"
    if r.is_a(last + 1, "to", "with") and r.at(last + 2).text[:1].isupper():
        return False  # "Monday keys to Ann", "Friday photos with Santa"
    if last == end and r.is_a(end, *WHAT_TAKES_PLACE):
        return False  # "Tuesday trivia"
    many = sum(token.text[:1].isupper() for token in r.tokens[atom.start : end])
    titled = many >= 2 or (many and atom.start > 0) or r.low(end - 2) == "'"  # "Tonight's menu template"
    kinds = THINGS if titled or _day_of_name(atom) else WORKS
    return is_one_of(r, last, kinds | _PAPERS if titled or _is_of_the(r, atom.start) else kinds)


def _day_of_name(atom: Atom) -> bool:
    """Whether a thing may be called so: Friday, Noon, Easter; tomorrow and tonight are the names of works alone."""
    value = atom.value
    if isinstance(value, Day):
        return value.kind in _NAMED and not value.name
    return isinstance(value, Clock)


def _is_of_the(r: Reader, start: int) -> bool:
    """Whether a day says which one: "Fix the Saturday timetable"; "on the Saturday" is a day."""
    return r.is_a(start - 1, "the") and r.before(start, "on_the") == start and (start == 2 or r.is_a(0, "task"))


def _is_told(r: Reader, start: int) -> bool:
    """Whether the phrase is said to be a time: after a preposition, or after other words with a small letter."""
    if start == 0 or _is_of_the(r, start):
        return False
    capital = r.at(start).text[:1].isupper() and not shouted(r)
    introduced = r.before(start, "on", "at", "in", "until", "starting", "to", "between", "for")
    if introduced < start:
        named = r.is_a(start, "clock", "day", "holiday") and (introduced > 0 or r.at(0).text[:1].isupper())
        return not (capital and named)  # "After Midnight poster", "Darkness at Noon paperback"
    ordinal = r.before(start, "ord") < start  # "First Monday journal"
    return not capital or r.at(start - 1).kind != "w" or (timely(r, start - 1) and not ordinal) or start > 2


def name_of(atom: Atom) -> Day | None:
    """The day that might be meant all the same."""
    value = atom.value
    if isinstance(value, Moment):
        return value.day
    return value if isinstance(value, Day) else None


def kept(r: Reader, atom: Atom) -> bool:
    """Whether a feast is the day of what is named after it: "Boxing Day walk", not "Mother's Day card"."""
    if atom.kind != "feast" or not r.is_a(atom.start, "holiday") or r.low(atom.end - 1) not in ("day", "eve"):
        return False
    start = atom.end
    while start < atom.end + 2 and not r.is_a(start, "feast_noun") and r.at(start).text.islower():
        start += 1  # "Presidents Day ski trip"
    end = r.after(start, "feast_noun")
    return end > start and (end == r.n or r.at(end).kind != "w" or r.is_a(end, "with", "place_at", "on", "in"))


def is_about(r: Reader, i: int) -> bool:
    """Whether what stands after a feast is about what takes place on it: "Christmas party planning"."""
    event = r.after(i, "feast_noun")
    if event == i or r.at(event).kind != "w" or timely(r, event) or r.is_a(event, "place_stop"):
        return False
    return not r.is_a(event, *WHAT_TAKES_PLACE)
