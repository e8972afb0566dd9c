"""What words mean: the tables of the languages asked for, joined into one index."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from tray.language.text import Token, plain, tokenize

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl")

# Words that may be written without a space before or after another one of these ("tomorrowmorning", "pmtomorrow").
_JOINABLE = frozenset({"day", "weekday", "part", "part_day", "mer", "next", "this", "clock"})
# Words long and rare enough that a letter out of place is a slip, not another word.
_FORGIVEN = frozenset({"day", "weekday", "weekdays", "month", "part", "part_day", "unit"})
# Of shorter ones only two letters in the wrong order are.
_NAMED = frozenset({"weekday", "month"})
_DAYS, _AT = frozenset({"day", "weekday"}), frozenset({"at"})
_SLIPS = frozenset({"mourning", "warning", "weather", "starting", "member", "remember", "ember", "octave", "sender"})
_SLIPS |= {"diary", "summertime", "wintertime", "springtime", "bedtime", "overtime"}


class Sense(NamedTuple):
    """One meaning of the words from a token up to `end`; `weak` ones need company ("may", "sat", "a")."""

    value: str
    end: int
    weak: bool
    rank: int


class Entry(NamedTuple):
    """One phrase of a table."""

    words: tuple[str, ...]
    category: str
    value: str
    weak: bool
    rank: int
    tight: bool = False  # "2day" is no "2 day"


Senses = dict[str, list[Sense]]


class Lexicon:
    """The words of several languages; the first language asked for wins where two disagree.

    The tables are only sorted by the word that a phrase begins with; a phrase is taken apart when that word is met.
    """

    def __init__(self, codes: Sequence[str]) -> None:
        self.codes = tuple(codes)
        self.flags: set[str] = set()
        self._lines: dict[str, list[tuple[str, str, str, int]]] = {}
        self._entries: dict[str, list[Entry]] = {}
        self._kinds: dict[str, frozenset[str]] = {}
        self._seconds: dict[str, dict[str, list[Entry]]] = {}
        self._long: dict[str, list[str]] = {}
        self._short: dict[str, list[str]] = {}
        for rank, code in enumerate(codes):
            self._read(importlib.import_module(f"tray.language.tables.{code}").TABLE, rank)

    def _read(self, table: str, rank: int) -> None:
        compounds: dict[str, list[tuple[str, str]]] = {"weekday": [], "day": [], "part": []}
        lines = self._lines
        for line in table.splitlines():
            head, _, tail = line.partition(": ")
            if not tail or head[0] == "#":
                continue
            category, _, value = head.partition(" ")
            if category == "flag":
                self.flags.add(f"{rank}:{tail}")
                self.flags.add(tail)
                continue
            for phrase in tail.split(", "):
                first = phrase.partition(" ")[0]
                if not (first.isalpha() and first.isascii()):
                    first = self._first(phrase.lstrip("~"), phrase, category, value, rank)
                elif " " in phrase and not phrase.isascii() and len(phrase) >= 8:
                    lines.setdefault(first, []).append((plain(phrase), category, value, rank))  # "pasado manana"
                if first in lines:
                    lines[first].append((phrase, category, value, rank))
                else:
                    lines[first] = [(phrase, category, value, rank)]
            if category in _FORGIVEN:
                for phrase in tail.split(", "):
                    self._forgive(phrase.lstrip("~"), short=category in _NAMED)
                    if category in compounds and (category == "part" or phrase[0] != "~"):
                        compounds[category].append((phrase.lstrip("~"), value))
        if f"{rank}:compounds" in self.flags:
            self._join(compounds, rank)

    def _first(self, text: str, phrase: str, category: str, value: str, rank: int) -> str:
        """The first token of a phrase that is not plain letters; written down without its accents as well."""
        first = text.partition(" ")[0]
        if not first.isalpha():
            first = tokenize(first)[0].low
        bare = plain(first)
        if bare != first and len(bare) >= 4:
            mark = "~" if phrase[0] == "~" else ""
            self._lines.setdefault(bare, []).append((mark + plain(text), category, value, rank))
        return first

    def _forgive(self, word: str, *, short: bool) -> None:
        if len(word) >= 7 and " " not in word:
            self._long.setdefault(word[0], []).append(word)
        elif short and len(word) >= 5 and " " not in word:
            self._short.setdefault(word[0], []).append(word)

    def _join(self, compounds: dict[str, list[tuple[str, str]]], rank: int) -> None:
        """Freitagabend, morgenochtend: a day and its part in one word."""
        for left in ("weekday", "day"):
            for a, value in compounds[left]:
                for b, part in compounds["part"]:
                    if " " not in a + b:
                        line = (a + b, f"{left}_part", f"{value}/{part}", rank)
                        self._lines.setdefault(tokenize(a + b)[0].low, []).append(line)

    def words(self) -> Iterable[str]:
        """Every word that a phrase begins with."""
        return self._lines

    def entries(self, word: str) -> Sequence[Entry]:
        """The phrases that begin with a word, longest first; none where no table has it."""
        found = self._entries.get(word)
        if found is None:
            lines = self._lines.get(word)
            if lines is None:
                return ()
            found = sorted((_entry(*line) for line in lines), key=lambda e: -len(e.words))
            self._entries[word] = found
        return found

    def known(self, word: str, categories: frozenset[str]) -> bool:
        """Whether the word alone is one of these kinds."""
        kinds = self._kinds.get(word)
        if kinds is None:
            entries = self.entries(word)
            if not entries:
                return False
            kinds = self._kinds[word] = frozenset(e.category for e in entries if len(e.words) == 1 and not e.weak)
        return not kinds.isdisjoint(categories)

    def _going_on(self, word: str) -> dict[str, list[Entry]]:
        """The phrases that begin with a word by their second word, longest first; by "" those of one word."""
        found = self._seconds.get(word)
        if found is None:
            entries = self.entries(word)
            if not entries:
                return {}
            found = self._seconds[word] = {}
            for entry in entries:
                found.setdefault(entry.words[1] if len(entry.words) > 1 else "", []).append(entry)
        return found

    def senses(self, tokens: Sequence[Token]) -> list[Senses]:
        """What begins at each token."""
        out: list[Senses] = []
        n = len(tokens)
        for i, token in enumerate(tokens):
            here: Senses = {}
            entries = self._going_on(token.low)
            if not entries and token.kind == "w" and 5 <= len(token.low) <= 14:
                slip = self._slip(token.low)
                entries = self._going_on(slip) if slip else {}
            follows = tokens[i + 1].low if i + 1 < n else ""
            for second in (follows, "") if follows else ("",):
                for words, category, value, weak, rank, tight in entries.get(second, ()):
                    end = i + len(words)
                    if end > n or (tight and not tokens[end - 1].glued):
                        continue
                    if len(words) > 2 and any(tokens[i + k].low != words[k] for k in range(2, len(words))):
                        continue
                    here.setdefault(category, []).append(Sense(value, end, weak, rank))
            out.append(here)
        return out

    @lru_cache(maxsize=2048)  # noqa: B019 - lexicons live as long as the process
    def _slip(self, word: str) -> str | None:
        """The word meant, where one letter (two in long words) is wrong, missing, too many or swapped."""
        if word in _SLIPS:
            return None
        for meant in self._short.get(word[0], ()):
            if len(meant) == len(word) and _are_swapped(word, meant):
                return meant
        if len(word) < 6:
            return None
        for meant in self._long.get(word[0], ()):
            allowed = 2 if len(meant) >= 9 else 1
            if abs(len(meant) - len(word)) <= allowed and _distance(word, meant, allowed) <= allowed:
                return meant
        return None

    @lru_cache(maxsize=2048)  # noqa: B019 - lexicons live as long as the process
    def split(self, word: str) -> tuple[int, ...]:
        """Where a word that is none falls into words that are ("pmtomorrow": after 2); empty where it does not."""
        if len(word) < 5 or len(word) > 30 or word in self._lines:
            return ()
        for at in range(2, len(word) - 1):
            left, right = word[:at], word[at:]
            if len(right) == 2 and self.known(left, _DAYS) and self.known(right, _AT):
                return (at,)  # "todayat 2pm"
            if self.known(left, _JOINABLE) and len(right) > 2:
                if self.known(right, _JOINABLE | {"unit"}):
                    return (at,)
                rest = self.split(right)
                if rest:
                    return (at, *(at + r for r in rest))
        return ()


def _entry(phrase: str, category: str, value: str, rank: int) -> Entry:
    weak = phrase[0] == "~"
    text = phrase[1:] if weak else phrase
    if text.isascii() and text.replace(" ", "").isalpha():  # most phrases, and the quick way
        return Entry(tuple(text.split()), category, value, weak, rank)
    words = tuple(token.low for token in tokenize(text))
    return Entry(words, category, value, weak, rank, text[0].isdigit() and " " not in text and len(words) > 1)


def _are_swapped(word: str, meant: str) -> bool:
    """Whether two neighbours have changed places: "fridya"."""
    wrong = [k for k in range(len(word)) if word[k] != meant[k]]
    return len(wrong) == 2 and wrong[1] == wrong[0] + 1 and sorted(word) == sorted(meant)


def _distance(a: str, b: str, limit: int) -> int:
    """Edits between two words, swapped neighbours counting one; anything over the limit may come back too low."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        older, before, row = before, row, [i] + [0] * len(b)
        for j, y in enumerate(b, 1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                row[j] = min(row[j], older[j - 2] + 1)
        if min(row) > limit:
            return limit + 1
    return row[-1]


@lru_cache(maxsize=16)
def lexicon(codes: tuple[str, ...]) -> Lexicon:
    """The joined lexicon of these languages, read once."""
    return Lexicon(codes)
