"""Rules that words around a day make: "un mardi sur deux", "terça sim, terça não", "the next three Mondays"."""

# ruff: noqa: PERF401 - a rule of grammar reads as a loop, one reading a step

from __future__ import annotations

from tray.language.grammar.every import with_days
from tray.language.grammar.numbers import whole
from tray.language.grammar.reader import Reader
from tray.language.grammar.repeat_days import FREQ, Repeated, weekly
from tray.language.values import Rule


def every_other_post(r: Reader, i: int, out: list[Repeated]) -> None:
    """Un mardi sur deux, une semaine sur deux le mardi, un giorno sì e uno no, dia sim, dia não."""
    start = max(r.after(i, "some", "num"), i)
    for noun in (*r.get(start, "weekday"), *r.get(start, "unit")):
        end = r.after(noun.end, "every_other_post")
        yes = r.after(noun.end, "alternate_yes")
        if end == noun.end and yes > noun.end:
            again = r.after(yes + (r.low(yes) == ","), "and")
            again = r.after(again, "some", "num")
            words = noun.end - start
            same = [r.low(again + k) for k in range(words)] == [r.low(start + k) for k in range(words)]
            no = r.after(again + words, "alternate_no")
            end = no if same and no > again + words else end
        if end == noun.end or noun.weak:
            continue
        if any(noun is sense for sense in r.get(start, "weekday")):
            out.append(Repeated(end, weekly([int(noun.value)], 2), sure=True))
        elif noun.value in FREQ:
            with_days(r, end, Rule(FREQ[noun.value], 2), out, sure=True)


def next_so_many(r: Reader, i: int, out: list[Repeated]) -> None:
    """The next three Fridays; les trois prochains lundis."""
    found: list[tuple[int, int]] = []  # how many, and where the weekday begins
    many = whole(r, i)
    for phrase in ("next", "coming"):
        for sense in r.get(i, phrase):
            number = whole(r, sense.end)
            found += [number] if number else []
        if many:
            found += [(many[0], sense.end) for sense in r.get(many[1], phrase)]
    for count, start in found:
        for weekday in (*r.get(start, "weekdays"), *r.get(start, "weekday")):
            if 2 <= count <= 52 and " " not in weekday.value and not weekday.weak:
                out.append(Repeated(weekday.end, weekly([int(weekday.value)])._replace(many=count), sure=True))
