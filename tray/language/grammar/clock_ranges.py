"""Ranges of two times of day: "3-4pm", "from 10 to noon", "9-17", "planning 10-11" beside a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tray.language.grammar import zones
from tray.language.grammar.clock_phrases import closes, ends_day, is_year, of_a_month, starts_day, timed
from tray.language.grammar.doubts import doubtful_number
from tray.language.grammar.events import named_event
from tray.language.grammar.hours import BARE, Found
from tray.language.grammar.reader import Reader
from tray.language.values import Add, Clock, Moment, Span2


def separators(r: Reader, i: int, *, paired: bool) -> set[int]:
    """Where the second end of a range begins, if a word for "to" stands there."""
    out = {s.end for category in ("to", "but_before") for s in r.get(i, category)}
    if paired:
        out |= {s.end for s in r.get(i, "and")}
    if r.after_interval(i) or (r.low(i) == "~" and r.glued(i) and r.glued(i + 1)):  # "3pm~4pm"
        out.add(i + 1)
    return out


def _is_telephone(a: str, b: str) -> bool:
    """Whether two numbers of three and four figures are no hours: nobody meets from 5:55 to 1:34."""
    odd = b.isdigit() and (int(a[-2:]) % 5 or int(b[-2:]) % 5 or b[0] == "0")
    return len(a) == 3 and len(b) == 4 and bool(odd)


def _are_years(a: str, b: str) -> bool:
    """Whether two bare numbers are years, of which one at least is no time people meet at."""
    years = all(len(x) == 4 and "1900" <= x < "2100" for x in (a, b))
    return years and (is_year(a) or is_year(b))


def _few_hours(a: Clock, b: Clock) -> bool:
    """Whether two figures are the ends of a working day at most, as those of a score or a list of pages seldom are."""
    return a.hour > 0 and 0 < (b.hour * 60 + b.minute - a.hour * 60 - a.minute) % 720 <= 9 * 60


def _of_four_figures(r: Reader, i: int, k: int, a: Clock, b: Clock) -> bool:
    """As in "call 1530-1600" at the end of a line: quarters of an hour, a few hours apart, no years."""
    if not (len(r.low(i)) == len(r.low(k)) == 4 and r.low(k - 1) in ("-", "to", "till", "until")):
        return False
    plain = all(not "1900" <= r.low(at) < "2100" or a.minute + b.minute for at in (i, k))
    return plain and a.minute % 15 == b.minute % 15 == 0 and 0 < b.hour * 60 + b.minute - a.hour * 60 - a.minute <= 360


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two times with a word for "to" between them: `first` begins at token `i`, `second` at token `k`.

    `opened` says that a word such as "at" or "between" stands in front, `paired` that it is one that wants two ends.
    """

    r: Reader
    i: int
    k: int
    first: Found
    second: Found
    opened: bool
    paired: bool

    def is_something_else(self) -> bool:
        """Whether the words around say that this is no range, whatever the two times look like."""
        r, i, k, first = self.r, self.i, self.k, self.first
        if not self.opened and any(c.end == self.second.end and c.strength > BARE for c in timed(r, i)):
            return True  # "ten to midnight", "15 to noon", "ten to nine in the evening"
        if zones.is_offset(r, first.end):
            return True  # "T12:00-08:00"
        if r.before(first.end, "after_next", "fortnight_on") < i:
            return True  # "mardi en huit à 10h"
        if first.strength > BARE:
            return False
        number = r.is_number(i)
        if number and len(r.low(i)) > 2 and first.end == i + 1 and not (r.is_number(k) and len(r.low(k)) > 2):
            return True  # "2026 à 10:00"
        dated = r.before(i, "on_bare") < i or (r.has_flag("weekday_dates") and r.before(i, "weekday") < i)
        if dated and r.before(i, "between") == i and r.plainly_before(k, "at"):
            return True  # "le 24 à 10h30", "martedì 9 alle 15"
        if number and _is_telephone(r.low(i), r.low(k)):
            return True  # "call 555-0134"
        if number and _are_years(r.low(i), r.low(k)):
            return True  # "from 2028 to 2032"
        if number and of_a_month(r, i):
            return True  # the 12 of "9am Sep 12 to 5pm Sep 13"
        dash = r.at(first.end)
        return number and dash.low == "-" and dash.kind == "s" and not r.is_number(k) and not r.is_a(k, "clock")

    def strength(self) -> int | None:
        """How sure it is that these are the ends of a range; None where they are none."""
        strength = max(self.first.strength, self.second.strength)
        if strength == BARE:
            return self._of_bare()
        if BARE in (self.first.strength, self.second.strength) and not self._looks_like_hours():
            return None
        return strength

    def _of_bare(self) -> int | None:
        """The same for two mere numbers, which may be a score, pages or a count as well."""
        r, i = self.r, self.i
        said_of_minutes = r.low(self.first.end) == "to" and not self.paired and not r.is_number(i)
        if said_of_minutes and self.first.clock.hour in (5, 10, 20):
            return None  # "at ten to six"
        if doubtful_number(r, i, self.second.end, asked=self.opened):
            return None
        if self.opened or self._is_beside_a_day():
            return 2
        return 0 if self._may_be_hours() else None

    def _is_beside_a_day(self) -> bool:
        """Whether a day, or the way they are written, makes two numbers hours."""
        r, i, end = self.r, self.i, self.second.end
        return (
            ends_day(r, i)
            or r.before(i, "weekday", "weekdays", "group_code", "part", "day", "part_day") < i
            or starts_day(r, end)
            or r.is_a(end, "part_day")
            or (closes(r, end) and named_event(r, i))
            or (r.is_a(end, "weekday") and r.at(end).text[:1].isupper())
            # "9-17" and nothing else
            or (i == 0 and end == r.n and self.second.clock.hour > 12 >= self.first.clock.hour)
            or (
                i == 0
                and end == r.n
                and r.is_number(i)
                and 7 <= self.first.clock.hour <= 12
                and 1 <= self.second.clock.hour <= 6
            )
            or (end == r.n and _of_four_figures(r, i, self.k, self.first.clock, self.second.clock))
        )

    def _may_be_hours(self) -> bool:
        """Whether two numbers at an edge of the line could be hours, should a day stand somewhere else in it."""
        r, i, end, a, b = self.r, self.i, self.second.end, self.first.clock, self.second.clock
        plain = max(a.hour, b.hour) <= 12
        written = len(r.low(i)) == len(r.low(self.k)) == 4 or r.before(i, "appointment") < i
        if i == 0:
            return end < r.n and (plain or written)
        return closes(r, end) and (plain or written) and _few_hours(a, b)

    def _looks_like_hours(self) -> bool:
        """Whether the one end that is a mere number looks like an hour."""
        r, end = self.r, self.second.end
        if self.first.strength == BARE:
            return not doubtful_number(r, self.i, self.first.end, asked=True)
        if not closes(r, end) and not self.opened and r.low(self.first.end) != "-":
            return False
        return not (r.low(end) in ("/", ".", ":") and r.glued(end) and r.is_number(end + 1))


def clock_ranges(r: Reader, i: int, add: Add) -> None:
    """Writes down the ranges of two times that begin there."""
    for pair in _pairs(r, i):
        a, b = pair.first.clock, pair.second.clock
        if pair.is_something_else() or (a.hour, a.minute, a.fixed) == (b.hour, b.minute, b.fixed):
            continue
        strength = pair.strength()
        if strength is not None:
            add(pair.second.end, "clocks", Span2(Moment(clock=a), Moment(clock=b)), strength, bonus=1.0)


def _pairs(r: Reader, i: int) -> Iterator[_Pair]:
    opened = r.before(i, "between", "at") < i
    paired = r.before(i, "between") < i
    for first in timed(r, i):
        comma = first.end + 1 if r.low(first.end) == "," and r.is_a(first.end + 1, "to") else first.end
        for j in separators(r, comma, paired=paired):
            for k in dict.fromkeys((r.after(j, "at"), j)):
                for second in timed(r, k):
                    yield _Pair(r, i, k, first, second, opened, paired)
