"""Every phrase of time in a sentence, with its weight: what the choice of readings chooses from."""

from __future__ import annotations

from tray.language.grammar import zones
from tray.language.grammar.clock import clocks
from tray.language.grammar.clock_phrases import clock_phrases
from tray.language.grammar.clock_ranges import clock_ranges
from tray.language.grammar.day_phrases import day_phrases
from tray.language.grammar.days import days
from tray.language.grammar.doubts import is_attribute, is_owner, timely, title_part
from tray.language.grammar.numbers import length, opens, whole
from tray.language.grammar.offsets import counted
from tray.language.grammar.reader import Reader
from tray.language.grammar.repeat_days import weekday_list
from tray.language.grammar.repeats import repeats
from tray.language.grammar.works import of_a_thing
from tray.language.values import Add, Atom, Day, Moment

_FACTOR = {3: 4.0, 2: 3.5, 1: 1.0, 0: 0.9}


_COST = 3.0
_DECADES = frozenset(((float(year), "second"),) for year in range(20, 100, 10))


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
        clock_phrases(r, i, add)
        clock_ranges(r, i, add)
        day_phrases(r, i, add)
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
        if sense.end == r.n or r.at(sense.end).kind == "s" or r.is_a(sense.end, "to", "for", "at"):
            add(sense.end, "moment", Moment(offset=((0, "minute"),)), 2)
    if (
        r.is_number(i)
        and len(r.low(i)) == 4
        and r.low(i)[:2] in ("19", "20")
        and not inside
        and (r.is_number(i - 1) or r.before(i, "mer") < i or zones.ends_with_one(r, i))
    ):
        add(i + 1, "year", int(r.low(i)), 0, anchor=False)
    for sense in r.get(i, "zone_filler"):
        add(sense.end, "filler", None, 2, anchor=False)
    for end, name in zones.zone_at(r, i):
        add(end, "zone", name, 2, anchor=False)


def _lengths(r: Reader, i: int, add: Add) -> None:
    plus = r.low(i) == "+" and r.is_number(i + 1)  # "10am + 2h"
    found = length(r, i + plus)
    if not found:
        return
    units, end = found
    end, said = r.after(end, "for_post"), end
    if any(unit == "second" for _, unit in units) and len(units) == 1 and units[0][0] > 100000:
        return
    prefixed = r.before(i, "for") < i and not r.before(i, "at") < r.before(i, "for")  # "à partir de 17h"
    if not prefixed and units in _DECADES and end == i + 2 and r.glued(i + 1):
        return  # "90s night"
    if end > said:  # "2 uur lang"
        add(end, "length", units, 2, anchor=False, bonus=2.0)
        return
    before = i - (r.low(i - 1) == ",")
    asked = before < i and r.before(i, "at") == i
    for k in range(max(0, before - 4), before):
        told = asked and r.before(k, "at") < k
        if any(found.end == before and (found.strength == 3 or told) for found in clocks(r, k)):
            add(end, "length", units, 2, anchor=False, bonus=2.0)  # "3pm 1h30", "alle 10, 2 ore"
            return
    edge = i == 0 or end == r.n or r.low(i - 1) in ("(", ",") or opens(r, i)
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
                    day = named.day
                    if day.kind == "month" and r.is_a(i, "through"):
                        day = Day("edge", name="end", base=day)  # "through December" holds December
                    add(named.end, category, day, 3, anchor=False, bonus=-2.0)
                for point in counted(r, start):
                    if point.day:
                        add(point.end, category, point.day, 2, anchor=False, bonus=-2.0)
    for sense in r.get(i, "except"):
        listed = weekday_list(r, sense.end, plural=True)
        if listed:  # "daily at 9 except Fridays"
            add(listed[1], "except", tuple(listed[0]), 3, anchor=False, bonus=-2.0)
    if r.low(i) == "x" and r.is_number(i + 1) and r.glued(i + 1) and not r.glued(i):
        add(i + 2, "times", int(r.low(i + 1)[:3]), 2, anchor=False, bonus=-2.0)  # "every Monday x10"
    number = whole(r, r.after(i, "for"))
    if number and 2 <= number[0] <= 999:
        end = r.after(number[1], "times")
        if end > number[1]:
            add(end, "times", number[0], 2, anchor=False, bonus=-2.0)


def _part_beside(r: Reader, i: int, add: Add) -> None:
    """The night before July 4th, the morning after the 12th."""
    for part in r.get(i, "part"):
        for category, sign in (("before_base", -1), ("from_next", 1)):
            for beside in r.get(part.end, category):
                for named in (*days(r, beside.end), *days(r, r.after(beside.end, "the"))):
                    if named.day.kind in ("ymd", "dom") and r.before(i, "the") < i:
                        day = Day("shift", sign, name="day", base=named.day)
                        add(named.end, "moment", Moment(day=day, part=part.value), 3)


def _edge_of_part(r: Reader, i: int, add: Add) -> None:
    """Late Friday afternoon, early tomorrow evening."""
    for sense in r.get(i, "edge"):
        edge = {"start": "early", "end": "late"}.get(sense.value)
        for named in days(r, sense.end) if edge else ():
            for part in r.get(named.end, "part") if named.day.kind in ("wd", "rel") else ():
                if part.value in ("afternoon", "evening"):
                    add(part.end, "moment", Moment(day=named.day, part=f"{edge} {part.value}"), 3)
        for this in r.get(sense.end, "this") if edge else ():
            for part in r.get(this.end, "part"):
                if part.value in ("afternoon", "evening"):
                    add(part.end, "moment", Moment(day=Day("rel"), part=f"{edge} {part.value}"), 3)


def _parts(r: Reader, i: int, add: Add) -> None:
    for sense in r.get(i, "part_day"):
        if is_owner(r, sense.end):
            continue  # "Check tonight's lottery numbers"
        which, _, name = sense.value.partition("/")
        add(sense.end, "moment", Moment(day=Day("rel", int(which)), part=name), 3)
    for sense in r.get(i, "this"):
        for part in r.get(sense.end, "part"):
            if is_owner(r, part.end):
                continue
            add(part.end, "moment", Moment(day=Day("rel"), part=part.value), 3)
    _edge_of_part(r, i, add)
    _part_beside(r, i, add)
    for sense in r.get(i, "mer"):
        closed = r.at(i).low != "am" or r.at(sense.end).kind != "w"  # "Montag am Hafen"
        if not sense.weak and r.before(i, "weekday", "day") < i and closed:
            add(sense.end, "part", "afternoon" if sense.value == "pm" else "morning", 2)
    for sense in () if title_part(r, i) else r.get(i, "part"):
        if is_owner(r, sense.end) or of_a_thing(r, i) or (i > 1 and is_attribute(r, i, sense.end)):
            continue
        strength = 1
        if (
            r.before(i, "in_part") < i
            or (r.before(i, "in", "on_the", "the") < i and r.before(r.before(i, "the"), "in") < i)
            or (i == 0 and sense.end == r.n)
            or r.before(i, "weekday", "day", "weekdays", "holiday") < i
            or (sense.end > i + 1 and r.is_a(sense.end, "weekday", "day"))  # "late morning Friday"
            or (
                sense.value in ("early", "after lunch", "after work", "lunch", "breakfast", "dinner") and not sense.weak
            )
        ):
            strength = 2
        follows = r.at(sense.end)
        named = follows.text[:1].isupper() or follows.low == "of"
        if i == 1 and r.low(0) == "the" and r.at(i).text[:1].isupper() and named:
            continue  # "The Night Manager", "The Afternoon of a Faun"
        neighbour = r.at(i - 1)
        owned = (neighbour.low == "'" and neighbour.glued) or neighbour.text > "\u2600"
        if strength < 2 and i > 0 and (owned or (neighbour.kind == "w" and not timely(r, i - 1))):
            continue  # "movie night", "parents' evening", a pizza and "night"
        if strength < 2 and r.before(i, "mer") < i and not timely(r, sense.end):
            continue  # "until 2am night shoot"
        add(sense.end, "part", sense.value, strength, anchor=strength > 1)
