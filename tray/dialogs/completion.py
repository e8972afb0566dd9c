"""What a few typed letters may be meant to become: a calendar after “/”, a guest that was met before. No window."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

MOST = 5
"""More than a glance takes in is no help."""

_BETWEEN = frozenset({"and", "&", "+"})
_WORD = re.compile(r"[^\s,;]+")


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who was invited before."""

    email: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What is shown, and what is put in the place of the letters."""

    shown: str
    insert: str


@dataclass(frozen=True, slots=True)
class Offer:
    """Suggestions for the letters from `start` to `end`."""

    start: int
    end: int
    suggestions: tuple[Suggestion, ...]


def in_sentence(
    text: str, cursor: int, *, calendars: Sequence[str], guests: Sequence[Guest], invites: Callable[[str], bool]
) -> Offer | None:
    """What to offer at the cursor of a sentence, None for nothing; `invites` says whether a word announces guests."""
    if not _at_the_end_of_a_word(text, cursor):
        return None
    words = list(_WORD.finditer(text[:cursor]))
    if not words or words[-1].end() != cursor:
        return None
    start, typed = words[-1].start(), words[-1].group()
    if typed.startswith("/"):
        return _offer(start, cursor, _calendars(typed[1:], calendars))
    if "@" in typed:
        return _offer(start, cursor, _guests(typed, guests, text))
    # A name has up to two words: "with Ann Le".
    for first in (words[-2:-1], words[-1:]):
        if first and _after_an_invitation(words, words.index(first[0]), invites):
            begin = first[0].start()
            if found := _offer(begin, cursor, _guests(text[begin:cursor], guests, text)):
                return found
    return None


def in_list(text: str, cursor: int, guests: Sequence[Guest]) -> Offer | None:
    """What to offer at the cursor of a list of guests."""
    if not _at_the_end_of_a_word(text, cursor):
        return None
    start = max(text.rfind(mark, 0, cursor) for mark in ",;") + 1
    start += len(text[start:cursor]) - len(text[start:cursor].lstrip())
    return _offer(start, cursor, _guests(text[start:cursor], guests, text)) if start < cursor else None


def _at_the_end_of_a_word(text: str, cursor: int) -> bool:
    return cursor > 0 and (cursor >= len(text) or text[cursor] in " ,;\n")


def _offer(start: int, end: int, suggestions: Sequence[Suggestion]) -> Offer | None:
    return Offer(start, end, tuple(suggestions[:MOST])) if suggestions else None


def _after_an_invitation(words: Sequence[re.Match[str]], place: int, invites: Callable[[str], bool]) -> bool:
    """Whether the words before lead back to “invite”, over guests and what stands between them."""
    for word in reversed(words[:place]):
        plain = word.group().casefold().rstrip(":")
        if invites(plain):
            return True
        if "@" not in plain and plain not in _BETWEEN:
            return False
    return False


def _calendars(typed: str, calendars: Sequence[str]) -> list[Suggestion]:
    low = plain(typed.replace("-", " ").replace("_", " "))
    ranked: list[tuple[int, int, str]] = []
    for place, name in enumerate(calendars):
        known = plain(name)
        if known == low:
            return []  # it stands there whole
        if known.startswith(low):
            ranked.append((0, place, name))
        elif any(word.startswith(low) for word in known.split()):
            ranked.append((1, place, name))
        elif low in known:
            ranked.append((2, place, name))
    return [Suggestion(name, "/" + "-".join(name.split())) for _, _, name in sorted(ranked)]


def _guests(typed: str, guests: Sequence[Guest], text: str) -> list[Suggestion]:
    low, there = plain(typed.strip()), text.casefold()
    if not low:
        return []
    found = []
    for guest in guests:
        name = plain(guest.name)
        beginnings = (guest.email.casefold(), name, *name.split())
        if guest.email.casefold() not in there and any(one.startswith(low) for one in beginnings if one):
            found.append(Suggestion(f"{guest.name} · {guest.email}" if guest.name else guest.email, guest.email))
    return found


def plain(text: str) -> str:
    """Text without letter case and accents."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in folded if not unicodedata.combining(letter))
