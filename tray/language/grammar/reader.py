"""The sentence as the grammar sees it: tokens, what begins at each, and what ends before each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from tray.language.lexicon import Lexicon, Sense, Senses
from tray.language.text import Token

T = TypeVar("T")
_NOTHING: tuple[Sense, ...] = ()
_PAST_END = Token("", "", 0, 0, "", False)

# What says which one of days, weeks and months, and how many ahead that is.
AHEAD = (("next_but_one", 2), ("next", 1), ("coming", 1), ("this", 0), ("last", -1), ("last_but_one", -2))

# After a number, these make it anything but a time.
MEASURES = frozenset("%°$€£¥½¼¾")


class Reader:
    """One sentence, read left to right by functions that remember what they found."""

    def __init__(self, tokens: list[Token], lexicon: Lexicon, *, order: str, h24: bool) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.order = order
        self.h24 = h24
        self.n = len(tokens)
        self.senses: list[Senses] = lexicon.senses(tokens)
        for i, senses in enumerate(self.senses):
            for sense in senses.get("idiom", _NOTHING):
                if "unit" in self.senses[min(sense.end, self.n - 1)] and "of" in self.senses[sense.end - 1]:
                    continue  # "quinta da semana que vem" is no Quinta da Regaleira
                if i and tokens[i - 1].kind == "n" and "month" in senses:
                    continue  # "18 March for ten days"
                for k in range(i, sense.end):
                    self.senses[k] = {"weekday_name": [sense]} if k == i and sense.value else {}
                    if tokens[k].kind == "n":
                        tokens[k] = tokens[k]._replace(kind="w")  # the figures of "9/11 memorial"
        self.senses.append({})
        self.kinds = frozenset(category for senses in self.senses for category in senses)
        self.ahead = [which for which in AHEAD if which[0] in self.kinds]
        self._memo: dict[tuple[str, int], Any] = {}
        self._ending: dict[str, dict[int, int]] | None = None

    def claim(self, start: int, end: int) -> None:
        """Hides tokens that are spoken for from every rule."""
        for i in range(start, end):
            self.tokens[i] = self.tokens[i]._replace(kind="l", low="")
            self.senses[i] = {}
        self._memo.clear()
        self._ending = None

    def _endings(self) -> dict[str, dict[int, int]]:
        endings: dict[str, dict[int, int]] = {}
        for i, senses in enumerate(self.senses):
            for category, found in senses.items():
                ends = endings.setdefault(category, {})
                for sense in found:
                    ends.setdefault(sense.end, i)  # the longest one wins: it began first
        self._ending = endings
        return endings

    def at(self, i: int) -> Token:
        """The token there; an empty one past either end."""
        return self.tokens[i] if 0 <= i < self.n else _PAST_END

    def low(self, i: int) -> str:
        """The folded spelling there; empty past either end."""
        return self.tokens[i].low if 0 <= i < self.n else ""

    def get(self, i: int, category: str) -> Sequence[Sense]:
        """The senses of a category that begin there."""
        if 0 <= i < self.n:
            return self.senses[i].get(category, _NOTHING)
        return _NOTHING

    def after(self, i: int, *categories: str) -> int:
        """Where the longest phrase of these categories beginning at `i` ends; `i` itself where there is none."""
        best = i
        if 0 <= i < self.n:
            senses = self.senses[i]
            for category in categories:
                for sense in senses.get(category, _NOTHING):
                    best = max(best, sense.end)
        return best

    def before(self, i: int, *categories: str) -> int:
        """Where the longest phrase of these categories ending before `i` begins; `i` itself where there is none."""
        endings = self._ending if self._ending is not None else self._endings()
        best = i
        for category in categories:
            if category in endings:
                best = min(best, endings[category].get(i, i))
        return best

    def firmly_after(self, i: int, category: str) -> int:
        """Where the longest phrase of the category that is hardly ever anything else ends; `i` where there is none."""
        return max((sense.end for sense in self.get(i, category) if not sense.weak), default=i)

    def plainly_before(self, i: int, category: str) -> bool:
        """Whether a phrase of the category that is hardly ever anything else ends before `i`."""
        start = self.before(i, category)
        return start < i and any(s.end == i and not s.weak for s in self.get(start, category))

    def is_a(self, i: int, *categories: str) -> bool:
        """Whether a phrase of one of these categories begins there."""
        if 0 <= i < self.n:
            senses = self.senses[i]
            for category in categories:  # a loop, as this is asked ten thousand times a second
                if category in senses:
                    return True
        return False

    def glued(self, i: int) -> bool:
        """Whether the token there follows the one before without a space."""
        return 0 <= i < self.n and self.tokens[i].glued

    def has_flag(self, flag: str) -> bool:
        """Whether one of the languages has this habit."""
        return flag in self.lexicon.flags

    def is_number(self, i: int) -> bool:
        """Whether figures stand there."""
        return 0 <= i < self.n and self.tokens[i].kind == "n"

    def memo(self, name: str, i: int, make: Callable[[Reader, int], T]) -> T:
        """What `make` finds there, found once."""
        key = (name, i)
        if key not in self._memo:
            self._memo[key] = make(self, i)
        found: T = self._memo[key]
        return found

    def inside(self, i: int) -> bool:
        """Whether the token there is the tail of something written in one piece ("v2", "#4512", "$45.50")."""
        if not self.glued(i):
            return False
        before = self.tokens[i - 1]
        if before.kind == "n":
            return self.tokens[i].kind == "n"
        if before.kind == "w":
            if self.tokens[i].kind == "w":
                return False
            if before.low == "t" and before.glued and self.is_number(i - 2) and len(self.low(i - 2)) in (2, 8):
                return False  # 2026-11-20T15:00
            if before.low == "t" and i == 1 and self.low(2) == ":":
                return False  # "T15:00"
            known = self.senses[i - 1]
            letter = "mer" in known and all(sense.weak for sense in known["mer"])  # P2P
            return letter or (
                not (known.keys() & {"weekday", "month", "day", "at", "on", "part", "mer", "to"})
                and not self.before(i, "weekday", "month", "day") < i
            )
        if before.kind == "s":
            if (
                before.low in ".:-,"
                and before.glued
                and self.is_number(i - 2)
                and len(self.low(i - 2)) == 4
                and self.glued(i - 2)
                and self.low(i + 1) == ":"
            ):
                return False  # 20/11/2026:15:00
            if before.low == "." and i >= 2 and (self.tokens[i - 2].kind == "w" or self.get(i - 1, "ord_suffix")):
                return self.before(i, "month", "weekday") == i and not self.get(i - 1, "ord_suffix")
            if before.low == "." and self.low(i - 2) == ".":
                return False  # 2027-10-03..2027-10-07
            if before.low == "-" and i >= 2:
                if self.is_number(i - 2) and self.get(i, "weekday"):
                    return False  # 22:00-Sun
                return before.glued and self.before(i - 1, "mer") == i - 1  # 4pm-7/18
            if self.after_interval(i - 1):
                return False
            return before.low in "#$€£¥.:/_*=^&%\\|+" and not (before.low in ":/" and not self.glued(i - 1))
        return True

    def after_interval(self, i: int) -> bool:
        """Whether the sign there parts the ends of an interval ("2027-04-03/2027-04-05", "T09:00/11:00")."""
        if self.low(i) != "/" or not (self.glued(i) and self.glued(i + 1) and self.is_number(i - 1)):
            return False
        if len(self.low(i + 1)) == 4 and self.low(i + 2) == "-":
            return True
        return self.low(i + 2) == self.low(i - 2) == ":" and self.is_number(i + 1)

    def tail_is_measured(self, end: int) -> bool:
        """Whether a number that ends there goes on ("10%", "2x4", "72.5 kg", "15-inch", "4B")."""
        token = self.at(end)
        if token.low in MEASURES:
            return True
        if self.is_a(end, "count_noun") and not self.is_a(end, "oclock", "minutes"):
            return True
        if not token.glued:
            return False
        if token.kind == "w":
            return not (self.senses[end].keys() & {"mer", "oclock", "to", "day", "ord_suffix", "ish", "month"})
        if token.low in ".,:/" and self.is_number(end + 1) and self.glued(end + 1):
            return True
        return (
            token.low == "-"
            and self.at(end + 1).kind == "w"
            and self.glued(end + 1)
            and not self.is_a(end + 1, "ish", "month", "weekday", "clock", "day")
        )
