"""Points counted from another: "in 20 minutes", "3 days from now", "two weeks after Friday", "+15 min"."""

# ruff: noqa: PERF401 - a rule of grammar reads as a loop, one reading a step

from __future__ import annotations

from typing import NamedTuple

from tray.language.grammar.clock import clocks
from tray.language.grammar.days import days
from tray.language.grammar.doubts import shouted
from tray.language.grammar.numbers import amount, length, ordinal, whole
from tray.language.grammar.periods import SURE
from tray.language.grammar.reader import Reader
from tray.language.steps import FINER
from tray.language.values import Day, Length

_SMALL = frozenset({"second", "minute", "hour"})


class Counted(NamedTuple):
    """A point that ends at `end`: a day, or a length from now where hours and minutes are counted."""

    end: int
    day: Day | None
    offset: Length | None
    strength: int


def counted(r: Reader, i: int) -> list[Counted]:
    """The counted points that begin there, longest first."""
    return r.memo("counted", i, _counted)


def _counted(r: Reader, i: int) -> list[Counted]:
    out: list[Counted] = []
    _in(r, i, out)
    _plus(r, i, out)
    kinds = r.kinds  # what the sentence has no words for is not looked for
    if "next" in kinds or "coming" in kinds or "next_post" in kinds:
        _next_hour(r, i, out)
        _next_few(r, i, out)
    if "ago_first" in kinds:
        _ago_first(r, i, out)
    found = length(r, i)
    if found and not r.inside(i):
        _from(r, i, *found, out)
    if "weekday" in kinds or "weekdays" in kinds:
        _weekdays(r, i, out)
    if "from_next" in kinds or "before_base" in kinds:
        _day_after(r, i, out)
    out.sort(key=lambda c: -c.end)
    return out


def _point(end: int, units: Length, sign: int, strength: int, base: Day | None = None) -> Counted:
    if len(units) == 1 and units[0][0] % 1 and units[0][1] in FINER:
        many, finer = FINER[units[0][1]]
        units = ((float(round(units[0][0] * many)), finer),)  # half a year is six months
    whole_days = all(unit not in _SMALL and value == int(value) for value, unit in units)
    if whole_days:
        day = base
        for value, unit in units:
            day = Day("shift", sign * int(value), name=unit, base=day)
        return Counted(end, day, None, strength)
    return Counted(end, base, tuple((sign * value, unit) for value, unit in units), strength)


def _in(r: Reader, i: int, out: list[Counted]) -> None:
    j = r.after(i, "in")
    starts = {s.end for s in r.get(i, "in") if not s.weak}  # a weak one ("for") is first of all how long
    for j in starts:
        k = r.after(j, "about")
        k += r.low(k) == "~"
        found = length(r, k) or length(r, j)  # "en unos días" has no other number
        if found:
            units, end = found
            if r.is_a(i, "at") and units[0][1] == "hour" and _is_an_hour(r, k, end):
                continue  # "vrijdag na 5 uur"
            if len(units) == 1 and units[0][1] in ("weekend", "decade") and units[0][0] > 50:
                continue
            back = r.after(end, "ago")
            ahead = r.after(end, "hence", "roughly")
            out.append(_point(max(end, ahead), units, 1, SURE))
            if back > end and r.low(end) == "ago":
                out[-1] = _point(back, units, -1, SURE)
        many = whole(r, k)
        if r.is_number(k) and k + 1 == r.n and len(r.low(k)) <= 2 and 2 <= int(r.low(k)) <= 90 and not r.is_a(i, "at"):
            out.append(_point(k + 1, ((float(r.low(k)), "minute"),), 1, SURE))  # "back in 15"
        if many:
            for sense in (*r.get(many[1], "weekdays"), *r.get(many[1], "weekday")):
                if r.before(k, "next", "coming") < k:
                    continue  # "de komende 3 maandagen" are all three
                if " " not in sense.value and many[0] <= 20:
                    out.append(Counted(sense.end, Day("wdshift", many[0], int(sense.value)), None, SURE))


def _is_an_hour(r: Reader, i: int, end: int) -> bool:
    """Whether what looks like a length is a time of day as well, beside a day: "5 uur"."""
    dated = r.before(i, "at") > 0 and r.before(r.before(i, "at"), "weekday", "day", "month") < r.before(i, "at")
    return dated and any(c.end == end and c.strength > 0 for c in clocks(r, i))


def _next_few(r: Reader, i: int, out: list[Counted]) -> None:
    """The next 2 weeks, les 2 prochaines semaines: as an event, the day they end."""
    the = r.before(i, "the")
    if r.before(the, "for") < the:
        return  # "for the next 3 weeks" is how long
    many = amount(r, i)
    if many:
        for phrase in ("next", "coming"):
            for sense in r.get(many[1], phrase):
                for unit in r.get(sense.end, "unit"):
                    out.append(_point(unit.end, ((many[0], unit.value),), 1, SURE))
    for phrase in ("next", "coming"):
        for sense in r.get(i, phrase):
            found = length(r, sense.end)
            if found and (r.is_number(sense.end) or r.is_a(sense.end, "num", "some")):
                out.append(_point(found[1], found[0], 1, SURE))


def _next_hour(r: Reader, i: int, out: list[Counted]) -> None:
    """Next hour, in the next hour."""
    for phrase in ("next", "coming"):
        for sense in r.get(i, phrase):
            for unit in r.get(sense.end, "unit"):
                if unit.value in ("hour", "minute") and not unit.weak and not r.is_number(unit.end):
                    out.append(_point(unit.end, ((1, unit.value),), 1, SURE))
    for unit in r.get(i, "unit"):
        end = r.after(unit.end, "next_post")
        if end > unit.end and unit.value in ("hour", "minute") and not unit.weak:
            out.append(_point(end, ((1, unit.value),), 1, SURE))


def _plus(r: Reader, i: int, out: list[Counted]) -> None:
    start = r.after(i, "now")
    if r.low(start) in ("+", "-") and not (r.glued(i) and start == i):
        sign = 1 if r.low(start) == "+" else -1
        found = length(r, start + 1)
        if (
            found
            and (sign > 0 or r.glued(start + 1))
            and (start > i or r.glued(start + 1) or sign > 0)
            and (r.is_number(start + 1))
            and not r.inside(i)
        ):
            if (sign < 0 and i > 0 and start == i) or r.before(i, "mer", "oclock", "clock") < i:
                return  # "10am + 2h"
            out.append(_point(found[1], found[0], sign, SURE))


def _ago_first(r: Reader, i: int, out: list[Counted]) -> None:
    """As in "il y a 5 jours"."""
    j = r.after(i, "ago_first")
    if j > i:
        found = length(r, j)
        if found:
            out.append(_point(found[1], found[0], -1, SURE))
        many = whole(r, j)
        for sense in (*r.get(many[1], "weekdays"), *r.get(many[1], "weekday")) if many else ():
            if many and 2 <= many[0] <= 20 and " " not in sense.value:  # "vor zwei Montagen", "hace dos lunes"
                out.append(Counted(sense.end, Day("wdshift", -many[0], int(sense.value)), None, SURE))


def _from(r: Reader, i: int, units: Length, end: int, out: list[Counted]) -> None:
    if any(r.is_a(k, "more") for k in range(i, end)):
        out.append(_point(end, units, 1, SURE))
    if r.before(i, "for") < i:
        return  # "for 10 days from 18 December" is how long
    hence = r.after(end, "hence")
    if hence > end and not (i > 0 and r.at(end).text[:1].isupper() and not shouted(r)):  # "Watch 28 Days Later"
        only = r.low(end) in ("out", "time", "more", "away") and hence == end + 1
        timed = only and r.low(end) == "time" and hence != r.n and units[0][1] in _SMALL
        if not timed and not (r.low(end) == "more" and r.before(i, "in") == i):
            out.append(_point(r.after(hence, "roughly"), units, 1, SURE))
    post = r.after(end, "next_post")
    if post > end:
        out.append(_point(post, units, 1, SURE))
    back = r.after(end, "ago")
    if back > end and not (r.before(i, "reminder") < i):
        out.append(_point(back, units, -1, SURE))
    if all(unit in ("week", "fortnight") for _, unit in units):
        for sense in r.get(end, "day"):  # "a week today"
            out.append(_point(sense.end, units, 1, SURE, Day("rel", int(sense.value))))
        for sense in r.get(end, "weekday") if r.has_flag("week_then_day") else ():  # "two weeks Monday"
            if sense.end == r.n or r.is_a(sense.end, "at"):
                out.append(_point(sense.end, units, 1, SURE, Day("wd", int(sense.value))))
    for category, sign in (("from_base", 1), ("before_base", -1), ("on", 1)):
        j = r.after(end, category)
        if j == end or (category == "on" and not all(unit in ("week", "fortnight") for _, unit in units)):
            continue
        if category == "on" and any(s.end == j for s in r.get(end, "starting")) and r.low(end) != "from":
            continue  # "a week starting Friday" is how long
        starts = {s.end for s in r.get(end, category)}
        starts |= {r.after(s, "the") for s in starts}
        for s in starts:
            for named in days(r, s):
                if named.day.kind == "month" and named.strength < SURE:
                    continue
                if named.day.kind == "ahead" and named.day.name != "year" and category == "on":
                    continue
                base = named.day
                if base.kind == "ymd" or base.kind in (
                    "wd",
                    "rel",
                    "hol",
                    "dom",
                    "shift",
                    "nth",
                    "ahead",
                    "edge",
                    "month",
                ):
                    if any(unit in _SMALL for _, unit in units):
                        continue
                    out.append(_point(named.end, units, sign, SURE, base))
            now = r.after(s, "now")
            if now > s:
                out.append(_point(now, units, sign, SURE))
    # "next tuesday +10 days" is met in days_plus


def _weekdays(r: Reader, i: int, out: list[Counted]) -> None:
    """Three Fridays from now, two Thursdays ago, third Tuesday after Christmas."""
    number = whole(r, i) or ordinal(r, i)
    if number is None or not 1 <= number[0] <= 20:
        some = amount(r, i)
        if some is None or some[0] != int(some[0]) or not 1 <= some[0] <= 20:
            return
        number = (int(some[0]), some[1])
    for sense in (*r.get(number[1], "weekdays"), *r.get(number[1], "weekday")):
        if " " in sense.value:
            continue
        weekday = int(sense.value)
        if whole(r, i) or not ordinal(r, i):
            hence = r.after(sense.end, "hence")
            if hence > sense.end:
                out.append(Counted(hence, Day("wdshift", number[0], weekday), None, SURE))
            back = r.after(sense.end, "ago")
            if back > sense.end:
                out.append(Counted(back, Day("wdshift", -number[0], weekday), None, SURE))
        j = r.after(sense.end, "from_base")
        if j > sense.end:
            for named in days(r, j):
                if named.day.kind in ("hol", "ymd", "rel", "dom"):
                    out.append(Counted(named.end, Day("wdshift", number[0], weekday, base=named.day), None, SURE))
        j = r.after(sense.end, "before_base")
        if j > sense.end and ordinal(r, i):
            for named in days(r, j):
                if named.day.kind in ("hol", "ymd", "rel"):
                    out.append(Counted(named.end, Day("wdshift", -number[0], weekday, base=named.day), None, SURE))


def _day_after(r: Reader, i: int, out: list[Counted]) -> None:
    """The day after Christmas, the week before Easter, the Monday after Thanksgiving, Tuesday after next."""
    start = r.after(i, "the")
    kinds: list[tuple[int, str, int]] = [
        (u.end, u.value, -1)
        for u in r.get(start, "unit")
        if u.value in ("day", "week", "month") and (start > i or u.value == "day")
    ]
    kinds += [(w.end, "", int(w.value)) for w in r.get(start, "weekday")]
    for end, unit, weekday in kinds:
        for category, sign in (("from_next", 1), ("before_base", -1)):
            for sense in r.get(end, category):
                before_last = r.after(sense.end, "last")
                if weekday >= 0 > sign and before_last > sense.end and not r.is_a(before_last, "weekday", "unit"):
                    out.append(Counted(before_last, Day("wdshift", -2, weekday), None, SURE))
                    continue
                if weekday >= 0 and sign > 0:
                    after_next = r.after(sense.end, "next")
                    if after_next > sense.end and not r.is_a(after_next, "weekday", "unit", "month"):
                        out.append(Counted(after_next, Day("wdshift", 2, weekday), None, SURE))
                        continue
                for named in days(r, r.after(sense.end, "the") if not days(r, sense.end) else sense.end):
                    if named.day.kind not in ("hol", "ymd", "dom", "wd", "nth", "rel", "ahead"):
                        continue
                    if start == i and unit and (named.day.kind != "hol" or r.before(i, "num", "some") < i):
                        continue  # "day after Christmas" needs no article
                    if (
                        named.day.kind == "rel"
                        and named.day.a in (0, 1)
                        and unit == "day"
                        and sign < 0
                        and named.day.a == 1
                    ):
                        continue
                    if unit:
                        out.append(Counted(named.end, Day("shift", sign, name=unit, base=named.day), None, SURE))
                    elif named.day.kind in ("hol", "ymd", "dom", "nth"):
                        out.append(Counted(named.end, Day("wdshift", sign, weekday, base=named.day), None, SURE))
