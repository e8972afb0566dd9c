"""The slots of a reading, and what may still be put into them."""

from __future__ import annotations

from dataclasses import dataclass, field

from tray.language.grammar.choose import unites
from tray.language.grammar.repeat_days import without
from tray.language.values import Atom, Clock, Day, Length, Moment, Rule, Span2


@dataclass(slots=True)
class Reading:
    """What a sentence says about time; `used` are the phrases it rests on.

    It is `unsure` where all it has is a figure that may be a part of the title ("Yoga 6"), and `titled` where its
    words of time are a name ("Sunday in the Park with George libretto").
    """

    day: Day | None = None
    also: Day | None = None
    clock: Clock | None = None
    part: str | None = None
    offset: Length | None = None
    day2: Day | None = None
    clock2: Clock | None = None
    part2: str | None = None
    length: Length | None = None
    rule: Rule | None = None
    until: Day | None = None
    start: Day | None = None
    times: int | None = None
    zone: str | None = None
    hint: Day | None = None
    instead: Reading | None = None
    unsure: bool = False
    titled: bool = False
    used: list[Atom] = field(default_factory=list)

    @property
    def says_when(self) -> bool:
        """Whether there is a day or a time in it, not a mere length or zone."""
        return bool(self.day or self.clock or self.part or self.offset or self.rule)


def put(reading: Reading, atom: Atom, side: int) -> bool:
    """Takes a phrase into the reading; false where it contradicts what is there. Side 2 is the end of a range."""
    value = atom.value
    match value:
        case Day():
            return _put_named_day(reading, atom.kind, value, side)
        case Span2():
            return _put_range(reading, value)
        case Clock():
            return _put_clock(reading, value, side)
        case Moment():
            return _put_moment(reading, value, side)
        case Rule():
            return _put_rule(reading, value)
        case str() if atom.kind == "part":
            return _put_part(reading, value, side)
        case str() if atom.kind == "zone":
            if reading.zone:
                return False
            reading.zone = value
        case int() if atom.kind == "times":
            if reading.times or not reading.rule:
                return False
            reading.times = value
        case int() if atom.kind == "year":
            if reading.day is None or reading.day.kind != "ymd" or reading.day.c is not None:
                return False
            reading.day = reading.day._replace(c=value)
        case tuple() if atom.kind == "except":
            rest = without(reading.rule, value) if reading.rule else None
            reading.rule = rest or reading.rule
            return rest is not None
        case tuple() if atom.kind == "length":
            if reading.length:
                return False
            reading.length = value
        case _:
            return atom.kind in ("filler", "allday")
    return True


def _put_range(reading: Reading, value: Span2) -> bool:
    if value.first.clock:
        if reading.clock or reading.offset:
            return False
        reading.clock, reading.clock2 = value.first.clock, value.second.clock
        return True
    if reading.day is not None and (reading.day.kind != "wd" or reading.day2):
        return False
    reading.day, reading.day2 = value.first.day, value.second.day
    return True


def _put_clock(reading: Reading, value: Clock, side: int) -> bool:
    if side == 2:
        if reading.clock2:
            return False
        reading.clock2 = value
        return True
    if reading.clock or reading.offset:
        return reading.clock is not None and reading.clock[:2] == value[:2]  # "mittags um 12"
    reading.clock = value
    return True


def _put_part(reading: Reading, value: str, side: int) -> bool:
    if side == 2:
        reading.part2 = value
        return True
    if reading.part:
        return {reading.part, value} == {"early", "morning"}
    reading.part = value
    return True


def _put_rule(reading: Reading, value: Rule) -> bool:
    if reading.rule == value:
        return True
    if reading.rule:
        merged = one_rule(reading.rule, value) or one_rule(value, reading.rule)
        reading.rule = merged or reading.rule
        return merged is not None
    reading.rule = value
    reading.part = reading.part or value.part
    return True


def one_rule(general: Rule, special: Rule) -> Rule | None:
    """Every two weeks, and on Wednesdays, are one rule."""
    plain = not (general.byday or general.bymonthday or general.bymonth)
    if plain and general.freq == special.freq == "WEEKLY" and special.byday and special.interval == 1:
        return special._replace(interval=general.interval)
    return None


def _put_named_day(reading: Reading, kind: str, value: Day, side: int) -> bool:
    if kind == "until":
        if reading.until or reading.day2:
            return False
        if reading.rule is None and reading.day is None and reading.start is None and reading.clock is None:
            return _put_day(reading, value, 1)
        reading.until = value
        return True
    if kind == "starting":
        if reading.start or (reading.rule is None and reading.day is not None):
            return False
        reading.start = value
        return True
    return _put_day(reading, value, side)


def _put_day(reading: Reading, day: Day, side: int) -> bool:
    if side == 2:
        if reading.day2 and not (reading.day2.kind == "wd" and unites(reading.day2, day)):
            return False
        reading.day2 = day
        return True
    if reading.offset or (day.kind == "month" and reading.clock):
        return False
    if reading.day is None:
        reading.day = day
        return True
    if reading.also is None and unites(reading.day, day):
        joined = _joined(reading.day, day) or _joined(day, reading.day)
        if joined:
            reading.day = joined
            return True
        if reading.day.kind == "wd":
            reading.day, reading.also = day, reading.day
        else:
            reading.also = day
        return True
    return False


def _joined(period: Day, day: Day) -> Day | None:
    """Next month and the 3rd are one day."""
    if day.kind != "dom":
        return None
    if period.kind == "ahead":
        return day._replace(c=period.a)
    if period.kind == "month":
        return Day("ymd", period.a, day.a, period.c)
    return None


def _put_moment(reading: Reading, moment: Moment, side: int) -> bool:
    if side == 2:
        reading.day2 = reading.day2 or moment.day
        reading.part2 = moment.part
        return True
    if moment.offset:
        if reading.offset or reading.clock or (reading.day and moment.day):
            return False
        reading.offset = moment.offset
        reading.day = reading.day or moment.day
        return True
    if reading.day is not None and moment.day is not None:
        if moment.day.kind == "rel" and reading.day.kind in ("wd", "ymd") and reading.part is None:
            reading.part = moment.part
            return True
        return False
    if reading.part or (moment.clock and reading.clock):
        return False
    reading.day, reading.part, reading.clock = moment.day, moment.part, moment.clock or reading.clock
    return True
