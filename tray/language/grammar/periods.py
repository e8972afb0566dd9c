"""Weeks, months, quarters and years, and what says which of them: "next", "this", "after next"."""

# ruff: noqa: PERF401 - a rule of grammar reads as a loop, one reading a step

from __future__ import annotations

from typing import NamedTuple

from tray.language.grammar.reader import Reader
from tray.language.values import Day

SURE, LIKELY, WEAK = 3, 2, 1


class Named(NamedTuple):
    """A day that ends at `end`; WEAK where the words are as often something else."""

    end: int
    day: Day
    strength: int


def post_modifier(r: Reader, i: int) -> tuple[int, int | None]:
    """What follows a noun in some languages: next, this, last, after next; and how many that is."""
    j = r.after(i, "next_post")
    if j > i:
        return j, 1
    j = r.after(i, "this_post")
    if j > i:
        return j, 0
    j = r.after(i, "last_post")
    if j > i:
        return j, -1
    j = r.after(i, "after_next")
    if j > i:
        return j, 2
    return i, None


def after_next(r: Reader, i: int) -> tuple[int, int]:
    """Where "after next" ends, and the one week or month it adds."""
    j = r.after(i, "after_next_tail")
    return (j, 1) if j > i else (i, 0)


def weeks_named(r: Reader, i: int) -> list[tuple[int, int]]:
    """As in "next week", "this week", "la semaine prochaine": where it ends and how many weeks ahead it is."""
    out: list[tuple[int, int]] = []
    j = r.after(i, "the")
    for phrase, shift in r.ahead:
        for sense in r.get(j, phrase) or r.get(i, phrase):
            out += [
                (after_next(r, u.end)[0], shift + after_next(r, u.end)[1])
                for u in r.get(sense.end, "unit")
                if u.value == "week"
            ]
    for unit in r.get(j, "unit"):
        if unit.value == "week":
            end, ahead = post_modifier(r, unit.end)
            if ahead is not None:
                out.append((end, ahead))
    for sense in r.get(j, "week_after_next"):
        out.append((sense.end, 2))
    return out


def periods(r: Reader, i: int) -> list[tuple[int, Day]]:
    """Weeks, months, quarters and years: "next month", "the month", "May 2027", "2027"."""
    out: list[tuple[int, Day]] = []
    j = r.after(i, "the")
    for phrase, shift in r.ahead:
        for start in {i, j}:
            for sense in r.get(start, phrase):
                for unit in r.get(sense.end, "unit"):
                    if unit.value in ("week", "month", "quarter", "year", "weekend", "day", "decade", "workday"):
                        out.append((unit.end, Day("ahead", shift, name=unit.value)))
                for month in r.get(sense.end, "month"):
                    out.append((month.end, Day("month", int(month.value))))
    for unit in r.get(j, "unit"):
        if unit.value in ("week", "month", "quarter", "year", "day"):
            end, ahead = post_modifier(r, unit.end)
            out.append((end, Day("ahead", ahead or 0, name=unit.value)))
    for month in r.get(j, "month"):
        year = year_at(r, month.end, short=False)
        if year:
            out.append((year[1], Day("month", int(month.value), c=year[0])))
        out.append((month.end, Day("month", int(month.value))))
    if r.low(j) == "q" and r.is_number(j + 1) and r.glued(j + 1) and r.low(j + 1) in ("1", "2", "3", "4"):
        year = year_at(r, j + 2, short=False)
        out.append((year[1] if year else j + 2, Day("quarter", int(r.low(j + 1)), c=year[0] if year else None)))
    if r.is_number(j) and len(r.low(j)) == 4 and r.low(j)[:2] in ("19", "20"):
        out.append((j + 1, Day("year", c=int(r.low(j)))))
    out.sort(key=lambda p: -p[0])
    return out


def of_month(r: Reader, i: int) -> tuple[int, int | None]:
    """Reads "of next month" after a day of the month: where it ends and how many months ahead, None where unsaid."""
    j = r.after(i, "of", "of_month", "in")
    k = r.after(j, "the")
    for end, base in periods(r, j):
        if base.kind == "ahead" and base.name == "month":
            return end, base.a
    for unit in r.get(k, "unit"):
        if unit.value == "month" and k > j:
            return unit.end, 0
    return i, None


def year_at(r: Reader, i: int, *, short: bool = True, dashed: bool = False) -> tuple[int, int] | None:
    """A year after a day and a month ("2027", "'27", "96"), and where it ends."""
    j = i
    sign = r.low(j)
    if sign in (",", "-", "/", ".") and (r.is_number(j + 1) or r.low(j + 1) == "'"):
        j += 1
    else:
        j = r.after(j, "year_of")
    apostrophe = r.low(j) == "'" and r.is_number(j + 1) and r.glued(j + 1)
    if apostrophe:
        j += 1
    if not r.is_number(j):
        return _year_words(r, j)
    text, end = r.low(j), j + 1
    if len(text) == 4 and "1000" <= text < "2700":
        era = r.after(end, "era")
        if era > end:
            return int(text) - 543, era
        if text >= "2200" or (r.is_a(end, "mer") and r.glued(end)):
            return None
        return int(text), end
    if len(text) == 2 and (short or apostrophe):
        follows = r.low(end) in (":", "/", "-", ".", "%") and r.glued(end) and r.is_number(end + 1)
        if follows or r.is_a(end, "mer", "oclock", "hour_mark", "unit", "month", "to", "ord_suffix", "clock_past"):
            return None
        if apostrophe:
            return century(int(text)), end
        if j > i and sign in ("-", "/", "."):
            return (century(int(text)), end) if dashed and r.glued(j) else None
        if r.is_number(end) and r.low(end + 1) == ":" and not r.glued(end) and int(text) >= 20 and not r.glued(j):
            return century(int(text)), end  # 30 Aug 27 08:00
        closes = end == r.n and int(text) > 0 and (int(text) > 12 or j > i or r.has_flag("short_years"))
        if int(text) > 31 or closes:
            return century(int(text)), end
    return None


def _year_words(r: Reader, i: int) -> tuple[int, int] | None:
    """Twenty twenty-seven, two thousand and twenty-seven."""
    if r.low(i) == "twenty" and r.low(i + 1) == "twenty":
        base, j = 2020, i + 2
        units = r.get(j + (r.low(j) == "-"), "num")
        small = [(int(u.value), u.end) for u in units if 1 <= int(u.value) <= 9]
        return (base + small[0][0], small[0][1]) if small else (base, j)
    if r.low(i) == "two" and r.low(i + 1) == "thousand":
        j = r.after(i + 2, "and")
        for tens in r.get(j, "num"):
            value, end = int(tens.value), tens.end
            for unit in r.get(end + (r.low(end) == "-"), "num") if value in (20, 30, 40) else ():
                if 1 <= int(unit.value) <= 9:
                    value, end = value + int(unit.value), unit.end
                    break
            return 2000 + value, end
    return None


def century(short: int) -> int:
    """The year two figures stand for."""
    return 1900 + short if short >= 50 else 2000 + short
