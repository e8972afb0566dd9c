"""A line that is the title of a work: "Never on Sunday soundtrack", "Sunday Girl by Blondie", "3:10 to Yuma poster"."""

from __future__ import annotations

from collections.abc import Sequence

from tray.language.grammar.doubts import WHAT_TAKES_PLACE, timely
from tray.language.grammar.reader import Reader
from tray.language.values import Atom

WORKS = frozenset({"work"})
"""What is named after any day: songs, books, films, and what there is of them."""
THINGS = frozenset({"work", "thing"})
"""What is named after a weekday, too."""

_TAILS = frozenset({"thing_tail"})


def is_a_title(r: Reader, atoms: Sequence[Atom]) -> bool:
    """Whether all the phrases of time in a line are words of a title, which a maker or a kind of work follows."""
    if not atoms or all(token.text.isupper() for token in r.tokens if token.kind == "w"):
        return False
    return _is_by_somebody(r, atoms) or _is_of_a_work(r, atoms) or _is_watched(r, atoms)


def of_a_thing(r: Reader, i: int) -> bool:
    """Whether a word of time says what a thing is for: "crème de nuit", "sapin de Noël"."""
    start = r.before(i, "genitive")
    return start < i and r.at(start - 1).kind == "w" and is_one_of(r, start - 1, THINGS)


def _is_by_somebody(r: Reader, atoms: Sequence[Atom]) -> bool:
    by = next((k for k in range(1, r.n) if r.is_a(k, "by_author")), 0)
    if not by or r.before(by, *WHAT_TAKES_PLACE, "paper") < by or not _is_a_name(r, by + 1):
        return False
    if by == atoms[0].end and atoms[0].start == 0 and r.is_number(0):
        return len(atoms) == 1  # "10:04 by Ben Lerner"
    return _capitals(r, 0, by, atoms) > 0


def _is_a_name(r: Reader, start: int) -> bool:
    """Whether the rest of the line is somebody's name."""
    first = r.after(start, "the")
    named = r.at(first).kind == "w" and r.at(first).text[:1].isupper() and not timely(r, first)
    return named and all(_is_titled(r, k) for k in range(first, r.n))


def _is_of_a_work(r: Reader, atoms: Sequence[Atom]) -> bool:
    word = r.at(r.n - 1).text
    if not (word.islower() or (word.isupper() and len(word) > 1)) or not is_one_of(r, r.n - 1, THINGS):
        return False
    end = r.n - 1
    while r.at(end - 1).kind == "w" and r.at(end - 1).text.islower() and not r.is_a(end - 1, "title_small"):
        end -= 1
    start = 1 if r.is_a(0, "task") and atoms[0].start > 1 else 0  # "Buy Never on Sunday soundtrack"
    capitals = _capitals(r, start, end, atoms)
    opening = atoms[0].start == 0
    return capitals > 1 and (opening or capitals > 2 or is_one_of(r, r.n - 1, WORKS))


def _is_watched(r: Reader, atoms: Sequence[Atom]) -> bool:
    """As in "Watch Last Night in Soho", "Read The Day After Tomorrow"; "Watch Superman Sunday" is on Sunday."""
    start = r.after(0, "watch_verb")
    first = atoms[0].start
    if not start or not (r.is_a(first - 1, "the") or all(r.is_a(k, "title_small") for k in range(start, first))):
        return False
    end = start
    while end < r.n and _is_titled(r, end):
        end += 1
    while end > start and r.at(end - 1).text.islower():
        end -= 1
    if end < r.n and not r.is_a(end, "title_small"):
        return False
    covered = sum(atom.end - atom.start for atom in atoms)
    more = covered < end - start or (atoms[0].kind == "day" and r.is_a(first, "holiday"))
    capitals = _capitals(r, start, end, atoms)
    return (capitals > 1 and more) or capitals > 2


def _capitals(r: Reader, start: int, end: int, atoms: Sequence[Atom]) -> int:
    """How many words with a capital the title from `start` to `end` has; none where it is no title."""
    if any(atom.start < start or atom.end > end for atom in atoms) or r.is_a(atoms[0].end, "task"):
        return 0
    figures = range(0)
    first = atoms[0]
    if first.start <= start + 1 and r.is_number(first.start) and r.low(first.start + 1) == ":":
        if first.start == start + 1 and not r.is_a(start, "the"):
            return 0
        figures = range(first.start, first.end)  # "3:10 to Yuma", "The 15:17 to Paris"
        start = first.end
        atoms = atoms[1:]
    if any(not r.at(atom.start).text[:1].isupper() for atom in atoms):
        return 0
    words = range(start, end)
    if not all(_is_titled(r, k) for k in words):
        return 0
    led = bool(figures) and r.is_a(start, "title_small")
    return sum(r.at(k).text[:1].isupper() for k in words) + led


def _is_titled(r: Reader, i: int) -> bool:
    token = r.at(i)
    if token.kind == "w":
        return token.text[:1].isupper() or r.is_a(i, "title_small") or token.glued
    return token.kind == "n" or token.low in ("'", ".", ",", "!", "?", "-", "&", ":")


def is_one_of(r: Reader, i: int, kinds: frozenset[str]) -> bool:
    """Whether the word there, or the words that end with it, are a thing of one of these kinds."""
    if r.before(i + 1, *kinds) <= i:
        return True
    word = r.low(i)
    forms = [word]
    if word.endswith("s"):
        forms += [word[:-1], word[:-2] if word.endswith("es") else "", word[:-3] + "y" if word.endswith("ies") else ""]
    if any(r.lexicon.known(form, kinds) for form in forms if form):
        return True
    singular = forms[1] if word.endswith("s") and not word.endswith("ss") else word
    tails = (singular[-k:] for k in range(4, 11) if len(singular) >= k + 3)
    return "thing" in kinds and any(r.lexicon.known(tail, _TAILS) for tail in tails)  # "workbook", "sportswear"
