"""What the grammar finds before the calendar and the clock are asked: days, times of day, lengths, rules."""

from __future__ import annotations

from typing import NamedTuple, Protocol


class Clock(NamedTuple):
    """A time of day; `fixed` where morning or afternoon is certain. Hour 24 is the midnight that ends a day."""

    hour: int
    minute: int
    fixed: bool = False
    second: int = 0


class Day(NamedTuple):
    """A day, or a stretch of days, as it was named.

    `kind` and what it uses: ymd (a month, b day, c year or None) · wd (a weekday from Monday 0, name this, next,
    coming or last, c weeks ahead or None) · rel (a days from today) · shift (a amount, name unit, base Day or None for
    today) · dom (a day of month, c months ahead or None) · nth (a which, b weekday or 7 for any day or 8 for a
    working day, base the month or year) · hol (name, c year) · edge (name start, mid or end, base the period) · month
    (a month, c year) · week and quarter (a which, c year) · ahead (a how many, name unit: "next month") · weekend
    (a weekends ahead) · year (c) · wdshift (a how many, b weekday, base).
    """

    kind: str
    a: int = 0
    b: int = 0
    c: int | None = None
    name: str = ""
    base: Day | None = None


Length = tuple[tuple[float, str], ...]


class Moment(NamedTuple):
    """A point: a day, a time of day, a part of the day, or a length from now."""

    day: Day | None = None
    clock: Clock | None = None
    part: str | None = None
    offset: Length | None = None


class Span2(NamedTuple):
    """Two ends of a range."""

    first: Moment
    second: Moment


class Rule(NamedTuple):
    """A repetition, in the words of RFC 5545 3.3.10; `length` is "for 6 weeks", `question` what must be asked back."""

    freq: str
    interval: int = 1
    byday: tuple[str, ...] = ()
    bymonthday: tuple[int, ...] = ()
    bymonth: tuple[int, ...] = ()
    many: int | None = None
    until: Day | None = None
    length: Length | None = None
    start: Day | None = None
    part: str | None = None
    setpos: int | None = None
    question: str = ""


class Atom(NamedTuple):
    """A phrase the grammar understood: tokens from `start` up to `end`, what it is, and how sure it is.

    `kind`: day, days, clock, clocks, part, moment, length, repeat, until, times, zone, allday. `weight` is what the
    choice of readings adds up; an `anchor` may stand alone, the rest need company.
    """

    start: int
    end: int
    kind: str
    value: object
    weight: float
    anchor: bool


WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Add(Protocol):
    """Writes down a phrase that begins at the token being read."""

    def __call__(
        self, end: int, kind: str, value: object, strength: int, *, anchor: bool = True, bonus: float = 0.0
    ) -> None:
        """The phrase ends at `end`; an anchor may stand alone."""
