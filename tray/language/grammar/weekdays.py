"""Weekdays: "next Tuesday", "Friday week", "Friday the 27th", "next week on Friday"."""

# ruff: noqa: PERF401 - a rule of grammar reads as a loop, one reading a step

from __future__ import annotations

from tray.language.grammar.doubts import WHAT_TAKES_PLACE, shouted, timely
from tray.language.grammar.numbers import length, ordinal
from tray.language.grammar.periods import (
    LIKELY,
    SURE,
    WEAK,
    Named,
    after_next,
    of_month,
    post_modifier,
    weeks_named,
)
from tray.language.grammar.reader import Reader
from tray.language.values import Day


def weekday_at(r: Reader, i: int, out: list[Named]) -> None:
    """Writes down the weekdays that begin there, with what follows them."""
    for sense in r.get(i, "weekday"):
        weekday, end = int(sense.value), sense.end
        if sense.weak and r.after(i, "at") > end:
            continue  # "so gegen sechs" is no Sunday
        if r.low(end) == "'" and r.low(end + 1) == "s" and r.glued(end):
            out.append(Named(end + 2, Day("wd", weekday), WEAK))
            continue
        if r.low(end) == "." and r.glued(end) and r.low(end + 1) in (",", ""):
            end += 1
        capital = r.at(i).text[:1].isupper() and not r.at(i).text[1:2].isupper()
        follows = r.at(end)
        surname = follows.kind == "w" and follows.text[:1].isupper() and not timely(r, end) and not shouted(r)
        through = r.after(end, "through")
        named = (
            r.before(i, "with") == i
            and (through == end or r.is_number(through) or r.is_a(through, "weekday", "month", "day", "ord"))
            and not surname
            and (
                r.before(i, "on", "until", "starting") < i
                or (capital and (timely(r, end) or r.is_number(i - 1)) and (i > 0 or end < r.n))
                or (r.is_number(end) and end + 1 == r.n and int(r.low(end)[:4]) <= 12)
                or (r.h24 and end + 3 == r.n and r.is_number(end) and r.low(end + 1) == "." and r.glued(end + 2))
                or (i == 0 and end == r.n)
                or (i == 0 and capital and r.at(end).text.islower() and r.is_a(end, *WHAT_TAKES_PLACE, "task"))
                or (r.is_number(end) and r.is_a(end + 1, "mer") and r.glued(end + 1))
            )
        )
        strength = WEAK if sense.weak and not named else LIKELY
        out.append(Named(end, Day("wd", weekday), strength))
        post, shift = post_modifier(r, end)
        if shift is not None:
            name = {1: "next", 0: "this", -1: "last"}.get(shift, "")
            out.append(Named(post, Day("wd", weekday, name=name) if shift < 2 else Day("wdshift", 2, weekday), SURE))
        j = r.after(end, "of", "on", "in") if r.low(end) != "," else end + 1
        for stop, shift in weeks_named(r, j):
            out.append(Named(stop, Day("wd", weekday, c=shift), SURE))
        for unit in r.get(end, "unit"):  # "Friday week" is a week after Friday
            counts = r.is_number(unit.end) and not (r.is_a(unit.end + 1, "mer", "oclock") or r.low(unit.end + 1) == ":")
            if unit.value == "week" and r.low(end) == "week" and not counts and not r.is_a(unit.end, "of", "num"):
                out.append(Named(unit.end, Day("shift", 1, name="week", base=Day("wd", weekday)), SURE))
        for stop in (s.end for s in r.get(end, "week_on") if s.end > end + 1):  # "lunedì a otto"
            out.append(Named(stop, Day("shift", 1, name="week", base=Day("wd", weekday)), SURE))
        ahead = r.firmly_after(end, "in")
        weeks = length(r, ahead) if ahead > end else None
        if weeks and len(weeks[0]) == 1 and weeks[0][0][1] in ("week", "fortnight"):
            shift_by = Day("shift", int(weeks[0][0][0]), name=weeks[0][0][1], base=Day("wd", weekday))
            out.append(Named(weeks[1], shift_by, SURE))  # "Friday in two weeks"
        k = r.after(end, "fortnight_on")
        if k > end:
            out.append(Named(k, Day("shift", 2, name="week", base=Day("wd", weekday)), SURE))
        _dated(r, weekday, end, out)


def _dated(r: Reader, weekday: int, end: int, out: list[Named]) -> None:
    """Friday the 27th, Tuesday 19th, Friday 27, Monday (15th)."""
    bracket = r.low(end) == "("  # "Monday (15th)"
    k = end + (bracket or r.low(end) == ",")
    k = r.after(k, "the", "on_the", "on")
    number, figure = ordinal(r, k), False
    low = r.low(k)
    hour = r.after(k + 1, "at", "between")
    ranged = hour > k + 1 and r.is_number(hour) and r.before(hour, "between") < hour  # "mercoledì 10 dalle 14"
    least = 1 if ranged or r.has_flag("weekday_dates") else 13
    if number is None and r.is_number(k) and len(low) <= 2 and least <= int(low) <= 31:
        stop = k + 1
        half = any(
            not sense.weak or r.glued(stop) for sense in r.get(stop, "mer")
        )  # not the "a" of "martes 9 a las 15"
        to = r.after(stop, "to")
        half = (
            half
            or r.before(k, "between") < k
            or (to == stop + 1 and r.is_number(to) and not r.plainly_before(to, "at"))
        )  # "jueves de 9 a 11"
        if not (half or r.is_a(stop, "oclock", "hour_mark", "month", "unit", "minutes", "count_noun")) and not (
            r.low(stop) in (":", "/", ".", "-", "%") and r.glued(stop)
        ):
            number = (int(r.low(k)), stop)
            figure = int(low) < 13 and not ranged
    if number and 1 <= number[0] <= 31 and not r.is_a(r.after(number[1], "of_month", "of"), "month"):
        stop, shift = of_month(r, number[1])
        stop += bracket and r.low(stop) == ")"
        out.append(Named(stop, Day("dom", number[0], c=shift, b=weekday + 1, name="figure" * figure), SURE))


def modified(r: Reader, i: int, out: list[Named]) -> None:
    """Next Tuesday, this Friday, coming weekend, next week, next week Friday."""
    for phrase, shift in r.ahead:
        for sense in r.get(i, phrase):
            j = sense.end
            if abs(shift) == 2:  # "übernächsten Montag", "vorletzten Freitag"
                out += [Named(w.end, Day("wdshift", shift, int(w.value)), SURE) for w in r.get(j, "weekday")]
            else:
                out += [Named(w.end, Day("wd", int(w.value), name=phrase), SURE) for w in r.get(j, "weekday")]
                if phrase == "this":  # "this Friday week"
                    weeks = [(s.end, w) for w in r.get(j, "weekday") for s in r.get(w.end, "week_on")]
                    out += [
                        Named(stop, Day("shift", 1, name="week", base=Day("wd", int(w.value))), SURE)
                        for stop, w in weeks
                        if stop == r.n or timely(r, stop)
                    ]
            ahead = shift if phrase != "coming" else 0
            out += [Named(w.end, Day("weekend", ahead), SURE) for w in r.get(j, "weekend")]
            out += [Named(m.end, Day("month", int(m.value), name=phrase), LIKELY) for m in r.get(j, "month")]
            if phrase == "last":
                out += [Named(h.end, Day("hol", -1, name=h.value), SURE) for h in r.get(j, "holiday")]
            for unit in r.get(j, "unit"):
                if unit.weak or unit.value in ("minute", "second", "hour"):
                    continue
                if phrase == "last" and unit.value == "day" and r.is_a(unit.end, "of"):
                    continue  # "Last day of school"
                end, more = after_next(r, unit.end)
                out.append(Named(end, Day("ahead", shift + more, name=unit.value), LIKELY))
                if unit.value == "week":
                    _week_then_day(r, end, shift + more, out)
    for unit in r.get(i, "unit"):
        end, post = post_modifier(r, unit.end)
        if post is not None and not unit.weak:
            out.append(Named(end, Day("ahead", post, name=unit.value), LIKELY))
            if unit.value == "week":
                _week_then_day(r, end, post, out)
    for sense in r.get(i, "week_after_next"):
        out.append(Named(sense.end, Day("ahead", 2, name="week"), LIKELY))
        _week_then_day(r, sense.end, 2, out)


def _week_then_day(r: Reader, i: int, shift: int, out: list[Named]) -> None:
    j = i + (r.low(i) == ",")
    j = r.after(j, "on", "of", "the")
    for weekday in r.get(j, "weekday"):
        out.append(Named(weekday.end, Day("wd", int(weekday.value), c=shift), SURE))
