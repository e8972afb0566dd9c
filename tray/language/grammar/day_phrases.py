"""Phrases of days and how sure they are: one day, a range of days, a month after "in"."""

from __future__ import annotations

from tray.language.grammar.clock_phrases import closes
from tray.language.grammar.day_ranges import day_ranges
from tray.language.grammar.days import days
from tray.language.grammar.doubts import amid_words, doubtful_day, is_attribute, is_owner
from tray.language.grammar.numbers import length
from tray.language.grammar.reader import Reader
from tray.language.grammar.works import of_a_thing
from tray.language.values import Add, Day, Moment


def day_phrases(r: Reader, i: int, add: Add) -> None:
    """Writes down the days, and the ranges of two, that begin there."""
    for named in days(r, i):
        strength = named.strength
        day = named.day
        if day.kind == "month":
            strength = _month_strength(r, i, named.end, strength)
        doubt = doubtful_day(r, i, named.end, day, strength)
        if doubt < 0:
            continue
        if day.kind == "weekend" and doubt < 2 and i == 0 and r.at(named.end).kind == "w":
            add(named.end, "feast", day, 0, anchor=False, bonus=3.0)  # "Weekend trip" is on offer
            continue
        past = day.kind == "rel" and day.a < 0
        if (day.kind == "ahead" or day.name in ("last", "this", "next") or past) and is_owner(r, named.end):
            continue  # "Next year's calendar", "Grade yesterday's quiz", "Type last Friday's minutes"
        if day.kind == "wd" and i > 1 and is_attribute(r, i, named.end):
            continue
        named_for = day.kind in ("wd", "rel") and not day.name and amid_words(r, i, named.end)
        attribute = day.kind in ("wd", "hol") and of_a_thing(r, i)
        if (doubt == 0 and day.kind == "hol") or named_for or attribute:
            add(named.end, "feast", day, 0, anchor=False, bonus=3.0)
            continue
        add(named.end, "day", day, min(strength, doubt), anchor=not (day.kind == "month" and strength < 2))
        plus = r.low(named.end) in ("+", "-") and length(r, named.end + 1)
        if plus and r.low(named.end) in "+-" and (r.low(named.end) == "+" or r.glued(named.end + 1)):
            units, end = plus
            if len(units) == 1 and units[0][1] in ("day", "week", "month", "year"):
                sign = 1 if r.low(named.end) == "+" else -1
                add(end, "day", Day("shift", sign * int(units[0][0]), name=units[0][1], base=day), 3)
    for sense in r.get(i, "weekday_name"):  # "Sunday school" is on a Sunday once an hour is said
        add(sense.end, "feast", Day("wd", int(sense.value)), 0, anchor=False, bonus=3.0)
    day_ranges(r, i, add)
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
    if r.before(i, "in_month") < i and r.is_a(i, "month") and r.tokens[i].text[:1].isupper() and closes(r, end):
        return 2
    return 1
