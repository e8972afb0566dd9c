"""What words mean: the tables of the languages asked for, joined into one index."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from tray.language.text import Token, plain, tokenize

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl")

# Words that may be written without a space before or after another one of these ("tomorrowmorning", "pmtomorrow").
_JOINABLE = frozenset({"day", "weekday", "part", "part_day", "mer", "next", "this", "clock"})
# Words long and rare enough that a letter out of place is a slip, not another word.
_FORGIVEN = frozenset({"day", "weekday", "weekdays", "month", "part", "part_day", "unit"})
_SLIPS = frozenset({"mourning", "warning", "weather", "starting", "member", "remember", "ember", "octave", "sender"})


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
    """The words of several languages; the first language asked for wins where two disagree."""

    def __init__(self, codes: Sequence[str]) -> None:
        self.codes = tuple(codes)
        self.index: dict[str, list[Entry]] = {}
        self.flags: set[str] = set()
        self._long: dict[str, list[str]] = {}
        for rank, code in enumerate(codes):
            self._read(importlib.import_module(f"tray.language.tables.{code}").TABLE, rank)
        for entries in self.index.values():
            entries.sort(key=lambda e: -len(e.words))
        for word, entries in self.index.items():
            if len(word) >= 7 and any(len(e.words) == 1 and e.category in _FORGIVEN for e in entries):
                self._long.setdefault(word[0], []).append(word)

    def _read(self, table: str, rank: int) -> None:
        compounds: dict[str, list[tuple[str, str]]] = {}
        for line in table.splitlines():
            head, _, tail = line.partition(": ")
            if not tail or head.startswith("#"):
                continue
            category, _, value = head.strip().partition(" ")
            if category == "flag":
                self.flags.add(f"{rank}:{tail.strip()}")
                self.flags.add(tail.strip())
                continue
            for phrase in tail.split(","):
                text = phrase.strip()
                weak = text.startswith("~")
                text = text.lstrip("~")
                if not text:
                    continue
                self._add(text, category, value, weak, rank)
                if category == "part" or (category in ("weekday", "day") and not weak):
                    compounds.setdefault(category, []).append((text, value))
        if f"{rank}:compounds" in self.flags:
            for left in ("weekday", "day"):
                for a, value in compounds.get(left, ()):
                    for b, part in compounds.get("part", ()):
                        if " " not in a + b:
                            self._add(a + b, f"{left}_part", f"{value}/{part}", False, rank)

    def _add(self, text: str, category: str, value: str, weak: bool, rank: int) -> None:
        plainly = text.isascii() and text.replace(" ", "").isalpha()  # most phrases, and the quick way
        words = tuple(text.split()) if plainly else tuple(t.low for t in tokenize(text))
        tight = text[0].isdigit() and " " not in text and len(words) > 1
        self.index.setdefault(words[0], []).append(Entry(words, category, value, weak, rank, tight))
        bare = plain(words[0])
        if bare != words[0] and len(bare) >= 4:
            self.index.setdefault(bare, []).append(Entry((bare, *map(plain, words[1:])), category, value, weak, rank))

    def known(self, word: str, categories: frozenset[str]) -> bool:
        """Whether the word alone is one of these kinds."""
        return any(e.category in categories and len(e.words) == 1 and not e.weak for e in self.index.get(word, ()))

    def senses(self, tokens: Sequence[Token]) -> list[Senses]:
        """What begins at each token."""
        out: list[Senses] = []
        n = len(tokens)
        for i, token in enumerate(tokens):
            here: Senses = {}
            entries = self.index.get(token.low)
            if entries is None and token.kind == "w" and 6 <= len(token.low) <= 14:
                slip = self._slip(token.low)
                entries = self.index.get(slip) if slip else None
            for words, category, value, weak, rank, tight in entries or ():
                end = i + len(words)
                if end > n:
                    continue
                if tight and not tokens[end - 1].glued:
                    continue
                if len(words) > 1 and any(tokens[i + k].low != words[k] for k in range(1, len(words))):
                    continue
                here.setdefault(category, []).append(Sense(value, end, weak, rank))
            out.append(here)
        return out

    @lru_cache(maxsize=2048)  # noqa: B019 - lexicons live as long as the process
    def _slip(self, word: str) -> str | None:
        """The word meant, where one letter (two in long words) is wrong, missing, too many or swapped."""
        if word in _SLIPS:
            return None
        for meant in self._long.get(word[0], ()):
            allowed = 2 if len(meant) >= 9 else 1
            if abs(len(meant) - len(word)) <= allowed and _distance(word, meant, allowed) <= allowed:
                return meant
        return None

    @lru_cache(maxsize=2048)  # noqa: B019 - lexicons live as long as the process
    def split(self, word: str) -> tuple[int, ...]:
        """Where a word that is none falls into words that are ("pmtomorrow": after 2); empty where it does not."""
        if len(word) < 5 or len(word) > 30 or word in self.index:
            return ()
        for at in range(2, len(word) - 1):
            left, right = word[:at], word[at:]
            if self.known(left, _JOINABLE) and len(right) > 2:
                if self.known(right, _JOINABLE | {"unit"}):
                    return (at,)
                rest = self.split(right)
                if rest:
                    return (at, *(at + r for r in rest))
        return ()


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
