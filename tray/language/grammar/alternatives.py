"""Two times to choose from: "Monday or Tuesday at 3", "Friday at 3 or 4". The first is read, the second offered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from tray.language.grammar.reader import Reader
from tray.language.grammar.slots import Reading
from tray.language.values import Atom

Take = Callable[[Reader, list[Atom], Reading], None]
_SMALL = ("at", "on", "in_part", "the")


def alternatives(r: Reader, clusters: list[list[Atom]]) -> list[tuple[list[Atom], list[Atom]]]:
    """Neighbours with "or" between them."""
    if "or" not in r.kinds:
        return []
    return [(first, second) for first, second in pairwise(clusters) if _follows(r, first[-1].end, second[0].start)]


def take_the_other(r: Reader, second: list[Atom], reading: Reading, take: Take) -> None:
    """Writes down what "or" offers instead, which then belongs to the time and no more to the title."""
    other = Reading()
    take(r, second, other)
    if reading.rule or reading.instead or not other.says_when or other.rule or other.offset:
        return
    if reading.clock is None and reading.part is None and reading.day2 is None:  # "Friday or Saturday at 7"
        reading.clock, reading.clock2, reading.part = other.clock, other.clock2, other.part
    reading.day = reading.day or other.day  # "at 12 or 12:30 on Friday"
    own_hour = other.clock or other.part
    reading.instead = replace(
        other,
        day=other.day or reading.day,
        also=other.also if other.day else reading.also,
        clock=other.clock if own_hour else reading.clock,
        clock2=other.clock2 if own_hour else reading.clock2,
        part=other.part or reading.part,
        length=other.length or reading.length,
        zone=other.zone or reading.zone,
    )
    reading.used += other.used


def _follows(r: Reader, end: int, start: int) -> bool:
    """Whether nothing but "or" and small words stands between."""
    end += r.low(end) == ","
    at = r.after(end, "or")
    return at > end and start in (at, r.after(at, *_SMALL), r.after(r.after(at, *_SMALL), *_SMALL))


def other_hour(r: Reader, i: int, ends_hour: Callable[[int], bool]) -> bool:
    """Whether the number there is the second of two hours: the 4 of "at 3 or 4"."""
    before = r.before(i, "or")
    return before < i and r.is_number(i) and ends_hour(before)
