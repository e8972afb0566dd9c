"""Every phrase of time in a sentence, with its weight: what the choice of readings chooses from."""

from __future__ import annotations

from typing import Protocol

from tray.language import clock as clock_rules
from tray.language import zones
from tray.language.clock import BARE, SURE, Found, clocks
from tray.language.days import days, of_month, periods, year_at
from tray.language.doubts import doubtful_clock, doubtful_day, doubtful_number, timely
from tray.language.numbers import length, ordinal, whole
from tray.language.offsets import counted
from tray.language.reader import Reader
from tray.language.repeats import repeats
from tray.language.values import Atom, Clock, Day, Moment, Span2


class Add(Protocol):
    """Writes down a phrase that begins at the token being read."""

    def __call__(
        self, end: int, kind: str, value: object, strength: int, *, anchor: bool = True, bonus: float = 0.0
    ) -> None:
        """The phrase ends at `end`; an anchor may stand alone."""


_FACTOR = {3: 4.0, 2: 3.5, 1: 1.0, 0: 0.9}
_COST = 3.0


def _weight(start: int, end: int, strength: int) -> float:
    return _FACTOR[strength] * (end - start) - _COST


def atoms(r: Reader) -> list[Atom]:
    """The phrases of the sentence in order of their beginning."""
    out: list[Atom] = []
    for i in range(r.n):
        if not r.senses[i] and not r.is_number(i) and r.low(i) not in ("+", "-") and not zones.may_begin(r.low(i)):
            continue
        if r.tokens[i].kind in "leq":
            continue
        _at(r, i, out)
    if any(atom.kind == "repeat" for atom in out):
        for i in range(r.n):
            _limits(r, i, out)
    return out


def _at(r: Reader, i: int, out: list[Atom]) -> None:
    def add(end: int, kind: str, value: object, strength: int, *, anchor: bool = True, bonus: float = 0.0) -> None:
        out.append(Atom(i, end, kind, value, _weight(i, end, strength) + bonus, anchor and strength >= 2))

    inside = r.inside(i)
    if not inside:
        _clock_atoms(r, i, add)
        _day_atoms(r, i, add)
        for point in counted(r, i):
            if point.offset is None:
                add(point.end, "day", point.day, point.strength)
            else:
                add(point.end, "moment", Moment(day=point.day, offset=point.offset), point.strength)
        _lengths(r, i, add)
    for rule in repeats(r, i):
        add(rule.end, "repeat", rule.rule, 3 if rule.sure else 0, anchor=rule.sure, bonus=0.0 if rule.sure else 2.5)
    _parts(r, i, add)
    for sense in r.get(i, "allday"):
        add(sense.end, "allday", True, 2, anchor=False)
    for sense in r.get(i, "now"):
        if sense.end == r.n or timely(r, sense.end):
            add(sense.end, "moment", Moment(offset=((0, "minute"),)), 2)
    if (
        r.is_number(i)
        and len(r.low(i)) == 4
        and r.low(i)[:2] in ("19", "20")
        and not inside
        and (r.is_number(i - 1) or r.before(i, "mer", "zone") < i)
    ):
        add(i + 1, "year", int(r.low(i)), 0, anchor=False)
    for end, name in zones.zone_at(r, i):
        add(end, "zone", name, 2, anchor=False)


def _clock_atoms(r: Reader, i: int, add: Add) -> None:
    asked = r.before(i, "at") < i
    for found in timed(r, i):
        strength = found.strength
        if doubtful_clock(r, i, found.end):
            continue
        if strength == BARE:
            if doubtful_number(r, i, found.end, asked=asked):
                continue
            if asked and not _closes(r, found.end) and not r.plainly_before(i, "at"):
                continue
            if asked:
                strength = 2
            elif r.is_number(i) and found.end == i + 1 and len(r.low(i)) > 2 and r.low(i)[0] != "0":
                continue
            elif r.low(i)[:1] == "0" and found.end - i == 1:
                strength = 1
            elif (
                r.before(i, "weekday", "day", "part", "month", "part_day", "weekday_part", "weekdays") < i
                and r.is_number(i)
            ) or _ends_day(r, i):
                strength = 0
                if not _closes(r, found.end):
                    continue
            elif r.is_number(i) and _ends_day(r, r.before(i, "to")) and r.before(i, "to") < i and _closes(r, found.end):
                strength = 0  # "noon tomorrow to 3"
            elif found.end - i > 1 and r.is_number(i) and found.end == r.n:
                strength = 1
            else:
                strength = -1
                if not (_starts_day(r, found.end)):
                    continue
                strength = 0
        elif strength == 2 and not asked and not r.is_a(i, "clock"):
            told = _closes(r, found.end) and (i == 0 or r.at(i).text[:1].islower() or r.is_number(i))
            strength = 2 if told or _starts_day(r, found.end) or _ends_day(r, i) else 1
        add(found.end, "clock", found.clock, max(strength, 0))
    _clock_range(r, i, add)


def _closes(r: Reader, end: int) -> bool:
    """Whether a bare number may be a time there: nothing follows that it would count."""
    token = r.at(end)
    return token.kind not in ("w", "n") or bool(
        r.senses[end].keys()
        & {
            "at",
            "on",
            "with",
            "for",
            "invite",
            "to",
            "zoom_on",
            "part",
            "reminder",
            "place_at",
            "zone",
            "day",
            "weekday",
            "part_day",
            "between",
            "in",
        }
    )


def _ends_day(r: Reader, i: int) -> bool:
    """Whether the words just before are a day in figures or words."""
    for k in range(max(0, i - 6), i):
        if any(d.end == i and d.strength >= 2 for d in days(r, k)):
            return not r.inside(k)
    return False


def _starts_day(r: Reader, i: int) -> bool:
    j = r.after(i, "on")
    return (any(d.strength >= 2 for d in days(r, j)) and r.is_a(j, "weekday", "day")) or r.is_a(
        i, "part_day", "weekday_part", "day_part"
    )


def timed(r: Reader, i: int) -> list[Found]:
    """Times of day that begin there, with the part of the day that settles them where one follows."""
    return r.memo("timed", i, _timed)


def _timed(r: Reader, i: int) -> list[Found]:
    out = list(clocks(r, i))
    for found in clocks(r, i):
        if found.clock.fixed and found.clock.hour > 12:
            out += [Found(end, found.clock, SURE) for _, end in _part_after(r, found.end)]
            continue
        for part, end in _part_after(r, found.end):
            out.append(Found(end, with_part(found.clock, part), SURE))
    return out


def _part_after(r: Reader, i: int) -> list[tuple[str, int]]:
    out = []
    j = i + (r.low(i) == ",")
    for k in dict.fromkeys((r.after(j, "in_part"), r.after(r.after(j, "in", "at", "on", "of"), "the", "this"), j)):
        out += [(s.value, s.end) for s in r.get(k, "part")]
        if out:
            break
    return [(v, e) for v, e in out if v in _HALVES]


_HALVES = {
    "morning": 0,
    "early": 0,
    "late morning": 0,
    "daybreak": 0,
    "afternoon": 1,
    "early afternoon": 1,
    "late afternoon": 1,
    "evening": 1,
    "early evening": 1,
    "late evening": 1,
    "night": 2,
    "late": 2,
    "lunch": 1,
    "dinner": 1,
    "teatime": 1,
    "dusk": 1,
    "after lunch": 1,
    "after work": 1,
    "after school": 1,
    "breakfast": 0,
}


def with_part(clock: Clock, part: str) -> Clock:
    """The time in that part of the day: 8 in the evening is 20:00, 12 at night the midnight that ends the day."""
    half = _HALVES.get(part)
    if half is None or clock.hour > 12 or (clock.fixed and clock.hour != 12 and half != 0 and clock.hour == 0):
        return clock
    if clock.fixed and not (half >= 1 and clock.hour < 12 and clock.hour >= 1):
        return clock
    if half == 0:
        return clock_rules.half_day(clock, afternoon=False)
    if half == 1:
        return clock_rules.half_day(clock, afternoon=True)
    if clock.hour == 12:
        return Clock(24, clock.minute, fixed=True) if clock.minute == 0 else Clock(0, clock.minute, fixed=True)
    return clock_rules.half_day(clock, afternoon=clock.hour >= 6)


def _separators(r: Reader, i: int, *, paired: bool) -> set[int]:
    """Where the second end of a range begins, if a word for "to" stands there."""
    out = {s.end for s in r.get(i, "to")}
    if paired:
        out |= {s.end for s in r.get(i, "and")} | {s.end for s in r.get(i, "but_before")}
    return out


def _clock_range(r: Reader, i: int, add: Add) -> None:
    opened = r.before(i, "between", "at") < i
    paired = r.before(i, "between", "at") < i
    for first in timed(r, i):
        for j in _separators(r, first.end, paired=paired):
            for k in dict.fromkeys((r.after(j, "at"), j)):
                for second in timed(r, k):
                    strength = max(first.strength, second.strength)
                    bare = strength == BARE
                    if (
                        first.strength == BARE
                        and len(r.low(i)) > 2
                        and r.is_number(i)
                        and first.end == i + 1
                        and second.end != k + 1
                    ):
                        continue  # 2026 à 10:00
                    if bare:
                        if doubtful_number(r, i, second.end, asked=opened):
                            continue
                        strength = 2 if opened else 1
                        beside = (
                            _ends_day(r, i)
                            or r.before(i, "weekday", "weekdays", "part", "day", "part_day") < i
                            or _starts_day(r, second.end)
                            or r.is_a(second.end, "part_day")
                        )
                        if not opened and not beside:
                            continue
                        if beside:
                            strength = 2
                    elif min(first.strength, second.strength) == BARE:
                        # one end is a mere number: it must look like an hour
                        if first.strength == BARE and doubtful_number(r, i, first.end, asked=True):
                            continue
                        if (
                            second.strength == BARE
                            and not _closes(r, second.end)
                            and not opened
                            and r.low(first.end) != "-"
                        ):
                            continue
                        if (
                            second.strength == BARE
                            and r.low(second.end) in ("/", ".", ":")
                            and r.glued(second.end)
                            and r.is_number(second.end + 1)
                        ):
                            continue
                    if (
                        first.strength == BARE
                        and r.is_number(i)
                        and r.at(first.end).low == "-"
                        and r.at(first.end).kind == "s"
                        and not r.is_number(k)
                        and not r.is_a(k, "clock")
                    ):
                        continue
                    a, b = first.clock, second.clock
                    if a.hour == b.hour and a.minute == b.minute and a.fixed == b.fixed:
                        continue
                    add(second.end, "clocks", Span2(Moment(clock=a), Moment(clock=b)), strength, bonus=1.0)


def _day_atoms(r: Reader, i: int, add: Add) -> None:
    for named in days(r, i):
        strength = named.strength
        day = named.day
        if day.kind == "month":
            strength = _month_strength(r, i, named.end, strength)
        doubt = doubtful_day(r, i, named.end, day, strength)
        if doubt < 0:
            continue
        add(named.end, "day", day, min(strength, doubt), anchor=not (day.kind == "month" and strength < 2))
        plus = r.low(named.end) in ("+", "-") and length(r, named.end + 1)
        if plus and r.low(named.end) in "+-" and (r.low(named.end) == "+" or r.glued(named.end + 1)):
            units, end = plus
            if len(units) == 1 and units[0][1] in ("day", "week", "month", "year"):
                sign = 1 if r.low(named.end) == "+" else -1
                add(end, "day", Day("shift", sign * int(units[0][0]), name=units[0][1], base=day), 3)
    _day_range(r, i, add)
    for category in ("day_part", "weekday_part"):
        for sense in r.get(i, category):
            which, _, part = sense.value.partition("/")
            named_day = Day("rel", int(which)) if category == "day_part" else Day("wd", int(which))
            add(sense.end, "moment", Moment(day=named_day, part=part), 3)


def _month_strength(r: Reader, i: int, end: int, strength: int) -> int:
    if strength >= 2:
        return strength
    if r.before(i, "in_month") < i and not r.get(i, "month")[0].weak:
        return 2
    if r.before(i, "in_month") < i and r.is_a(i, "month") and r.tokens[i].text[:1].isupper() and _closes(r, end):
        return 2
    return 1


def _day_range(r: Reader, i: int, add: Add) -> None:
    paired = r.before(i, "between") < i
    for first in days(r, i):
        for j in _separators(r, first.end, paired=paired):
            start = r.after(j, "the", "on")
            for second in (*days(r, j), *(days(r, start) if start > j else ())):
                if first.day.kind == "month" and second.day.kind != "month":
                    continue
                if first.day.kind == "dom" and second.day.kind == "ymd":
                    if first.day.a >= second.day.b or first.day.c is not None:
                        continue
                    start_day = second.day._replace(b=first.day.a)
                    add(second.end, "days", Span2(Moment(day=start_day), Moment(day=second.day)), 3, bonus=1.0)
                    continue
                if second.day.kind == "month" and first.day.kind != "month":
                    continue
                both = first.day.kind == second.day.kind and first.day.kind in ("dom", "wd")
                if max(first.strength, second.strength) < 2 and not both:
                    continue
                if first.day.kind in ("wd", "rel") and doubtful_day(r, i, second.end, first.day, 3) < 2:
                    continue
                add(second.end, "days", Span2(Moment(day=first.day), Moment(day=second.day)), 3, bonus=1.0)
            # "Dec 3-5": the second day alone
            if first.day.kind in ("ymd", "dom") and first.day.kind == "ymd":
                number = ordinal(r, start) or whole(r, start)
                if number and 1 <= number[0] <= 31 and not (r.is_number(start) and len(r.low(start)) > 2):
                    end = number[1]
                    if r.is_a(end, "mer", "oclock", "month", "of_month", "hour_mark") and not (
                        r.is_a(end, "mer") and r.get(end, "mer")[0].weak and not r.glued(end)
                    ):
                        continue
                    if r.low(end) in (":", "/", ".") and r.glued(end) and r.is_number(end + 1):
                        continue
                    if r.is_number(i) and r.low(i + 1) in ("/", ".") and first.end - i >= 3:
                        continue  # 11/30 - 12 is no range of days
                    if first.day.c is None and number[0] <= first.day.b:
                        continue
                    year = year_at(r, end)
                    if year and r.low(year[1]) != ":":
                        add(
                            year[1],
                            "days",
                            Span2(
                                Moment(day=first.day._replace(c=year[0])),
                                Moment(day=Day("ymd", first.day.a, number[0], year[0])),
                            ),
                            3,
                            bonus=1.0,
                        )
                    add(
                        end,
                        "days",
                        Span2(Moment(day=first.day), Moment(day=Day("ymd", first.day.a, number[0], first.day.c))),
                        3,
                    )
    # "10 - 22 August", "4 to 23 next month"
    number = ordinal(r, i) or whole(r, i)
    if number and 1 <= number[0] <= 31 and not (r.is_number(i) and len(r.low(i)) > 2):
        stop = number[1]
        if r.low(stop) == "." and r.glued(stop) and r.has_flag("dots"):
            stop += 1
        for j in _separators(r, stop, paired=paired):
            start = r.after(j, "the", "on")
            for second in days(r, start):
                day = second.day
                if (
                    day.kind == "ymd"
                    and second.strength >= 2
                    and day.b > number[0]
                    and not (r.is_number(start) and r.low(start + 1) in ("/", "-"))
                ):
                    add(second.end, "days", Span2(Moment(day=day._replace(b=number[0])), Moment(day=day)), 3, bonus=1.0)
                elif day.kind == "dom" and day.a > number[0] and (day.c is not None or ordinal(r, i)) and not day.b:
                    add(
                        second.end,
                        "days",
                        Span2(Moment(day=Day("dom", number[0], c=day.c)), Moment(day=day)),
                        3 if day.c is not None else 2,
                    )
            small = whole(r, start)
            if small and number[0] < small[0] <= 31:
                end, shift = of_month(r, small[1])
                for finish, base in _periods_after(r, small[1]):
                    if base.kind == "ahead" and base.name == "month":
                        end, shift = finish, base.a
                if shift is not None:
                    add(
                        end,
                        "days",
                        Span2(Moment(day=Day("dom", number[0], c=shift)), Moment(day=Day("dom", small[0], c=shift))),
                        3,
                    )


def _periods_after(r: Reader, i: int) -> list[tuple[int, Day]]:
    return periods(r, r.after(i, "of"))


def _lengths(r: Reader, i: int, add: Add) -> None:
    found = length(r, i)
    if not found:
        return
    units, end = found
    if any(unit == "second" for _, unit in units) and len(units) == 1 and units[0][0] > 100000:
        return
    prefixed = r.before(i, "for") < i
    edge = i == 0 or end == r.n or r.low(i - 1) in ("(", ",")
    add(end, "length", units, 2 if prefixed else 1, anchor=False, bonus=1.5 if prefixed else 2.0 if edge else 0.5)


def _limits(r: Reader, i: int, out: list[Atom]) -> None:
    """Until June, for 6 weeks, 10 times, starting Monday."""

    def add(end: int, kind: str, value: object, strength: int, *, anchor: bool, bonus: float) -> None:
        out.append(Atom(i, end, kind, value, _weight(i, end, strength) + bonus, anchor))

    for category in ("until", "starting"):
        for sense in r.get(i, category):
            j = r.after(sense.end, "the", "on")
            for start in dict.fromkeys((sense.end, j)):
                for named in days(r, start):
                    if named.day.kind == "month" and named.strength < 1:
                        continue
                    add(named.end, category, named.day, 2, anchor=False, bonus=-2.0)
                for point in counted(r, start):
                    if point.day:
                        add(point.end, category, point.day, 2, anchor=False, bonus=-2.0)
    number = whole(r, r.after(i, "for"))
    if number and 2 <= number[0] <= 999:
        end = r.after(number[1], "times")
        if end > number[1]:
            add(end, "times", number[0], 2, anchor=False, bonus=-2.0)


def _parts(r: Reader, i: int, add: Add) -> None:
    for sense in r.get(i, "part_day"):
        which, _, name = sense.value.partition("/")
        add(sense.end, "moment", Moment(day=Day("rel", int(which)), part=name), 3)
    for sense in r.get(i, "this"):
        for part in r.get(sense.end, "part"):
            add(part.end, "moment", Moment(day=Day("rel"), part=part.value), 3)
    for sense in r.get(i, "part"):
        strength = 1
        if (
            r.before(i, "in_part") < i
            or (r.before(i, "in", "on_the", "the") < i and r.before(r.before(i, "the"), "in") < i)
            or (i == 0 and sense.end == r.n)
            or r.before(i, "weekday", "day", "weekdays") < i
            or (
                sense.value in ("early", "after lunch", "after work", "lunch", "breakfast", "dinner") and not sense.weak
            )
        ):
            strength = 2
        neighbour = r.at(i - 1)
        if strength < 2 and i > 0 and neighbour.kind == "w" and not timely(r, i - 1):
            continue  # "movie night", "parents evening"
        add(sense.end, "part", sense.value, strength, anchor=strength > 1)
