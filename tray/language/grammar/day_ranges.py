"""Ranges of days: "Mon-Wed", "Dec 3-5", "10 - 22 August", "4 to 23 next month"."""

from __future__ import annotations

from tray.language.grammar.clock_ranges import separators
from tray.language.grammar.days import days
from tray.language.grammar.doubts import doubtful_day
from tray.language.grammar.numbers import ordinal, whole
from tray.language.grammar.periods import Named, of_month, periods, year_at
from tray.language.grammar.reader import Reader
from tray.language.values import Add, Day, Moment, Span2


def _span(first: Day, second: Day) -> Span2:
    return Span2(Moment(day=first), Moment(day=second))


def _number(r: Reader, i: int) -> tuple[int, int] | None:
    """A day of the month, in figures or words."""
    number = ordinal(r, i) or whole(r, i)
    if number is None or not 1 <= number[0] <= 31 or (r.is_number(i) and len(r.low(i)) > 2):
        return None
    return number


def day_ranges(r: Reader, i: int, add: Add) -> None:
    """Writes down the ranges of days that begin there."""
    if r.before(i, "every", "every_other") < i:
        return  # "every Friday until Dec 18" is a rule and its end
    paired = r.before(i, "between") < i
    for first in days(r, i):
        _pair(r, first, add)
        for j in separators(r, first.end, paired=paired):
            start = r.after(j, "the", "on")
            for second in (*days(r, j), *(days(r, start) if start > j else ())):
                _two_days(r, i, first, second, add)
            if first.day.kind == "ymd" and not (r.plainly_before(start, "at") and not r.glued(j)):
                _same_month(r, i, first, start, add)
        if first.day.kind == "ymd" and first.day.c is None and r.is_a(i, "month"):
            _listed(r, first, add)
    number = _number(r, i)
    if number:
        stop = number[1] + (r.low(number[1]) == "." and r.glued(number[1]) and r.has_flag("dots"))
        _neighbours(r, number[0], stop, add)
        for j in separators(r, stop, paired=paired):
            start = r.after(j, "the", "on")
            _month_at_the_end(r, i, number[0], start, add)
            _month_named_otherwise(r, number[0], start, add)


def _pair(r: Reader, first: Named, add: Add) -> None:
    """Saturday and Sunday are one stretch."""
    j = r.after(first.end, "and")
    for second in r.get(j, "weekday") if j > first.end and first.day.kind == "wd" and first.day.c is None else ():
        if (int(second.value) - first.day.a) % 7 == 1 and not first.day.name:
            add(second.end, "days", _span(first.day, Day("wd", int(second.value))), 2)
    for also in days(r, r.after(j, "the")) if j > first.end and first.day.kind in ("dom", "ymd") else ():
        a, b = first.day, also.day
        day, next_day = (a.a, b.a) if a.kind == "dom" else (a.b, b.b)
        same = (a.kind, a.c) == (b.kind, b.c) and (a.kind == "dom" or a.a == b.a)
        if same and next_day == day + 1 and also.strength >= 2:  # "Saturday the 6th and Sunday the 7th"
            add(also.end, "days", _span(a, b), 3, bonus=1.0)


def _neighbours(r: Reader, begin: int, end: int, add: Add) -> None:
    """14th and 15th October are one stretch, as are 9, 10 and 11 February."""
    last = begin
    while r.low(end) == "," and r.low(end + 1) == str(last + 1) and r.is_number(end + 1):
        last, end = last + 1, end + 2
        end += r.low(end) == "." and r.glued(end) and r.has_flag("dots")
    j = r.after(end, "and")
    for second in days(r, r.after(j, "the")) if j > end else ():
        day = second.day
        if day.kind == "ymd" and day.b == last + 1 and second.strength >= 2:
            add(second.end, "days", _span(day._replace(b=begin), day), 3, bonus=1.0)


def _two_days(r: Reader, i: int, first: Named, second: Named, add: Add) -> None:
    a, b = first.day, second.day
    if a.kind == "dom" and b.kind == "ymd":
        if a.a < b.b and a.c is None:
            add(second.end, "days", _span(b._replace(b=a.a), b), 3, bonus=1.0)
        return
    if (a.kind == "month") != (b.kind == "month"):
        return
    told = r.before(i, "between", "at", "in_month") < i or (i == 0 and second.end == r.n)
    both = a.kind == b.kind and (a.kind in ("dom", "wd") or (a.kind == "month" and told))
    if max(first.strength, second.strength) < 2 and not both:
        return
    if a.kind in ("wd", "rel") and doubtful_day(r, i, second.end, a, 3) < 2:
        return
    add(second.end, "days", _span(a, b), 3, bonus=1.0)


def _same_month(r: Reader, i: int, first: Named, start: int, add: Add) -> None:
    """Dec 3-5: the second day alone."""
    number = _number(r, start)
    if number is None:
        return
    day, end = number
    hour = r.is_a(end, "mer") and (not r.get(end, "mer")[0].weak or r.glued(end))
    if hour or r.is_a(end, "oclock", "month", "hour_mark") or r.is_a(r.after(end, "of_month"), "month"):
        return
    if r.low(end) in (":", "/", ".") and r.glued(end) and r.is_number(end + 1):
        return
    alone = i == 0 and end == r.n and r.glued(start) and r.glued(start - 1)  # "4/3-5"
    if r.is_number(i) and r.low(i + 1) in ("/", ".") and first.end - i >= 3 and not alone:
        return  # 11/30 - 12 is no range of days
    month, begin, year = first.day.a, first.day.b, first.day.c
    if year is None and day <= begin:
        return
    said = year_at(r, end)
    if said and r.low(said[1]) != ":":
        add(said[1], "days", _span(first.day._replace(c=said[0]), Day("ymd", month, day, said[0])), 3, bonus=1.0)
    add(end, "days", _span(first.day, Day("ymd", month, day, year)), 3)


def _listed(r: Reader, first: Named, add: Add) -> None:
    """December 7, 8 and 9 are one stretch."""
    day, j, last = first.day.b, first.end, first.end
    while True:
        k = r.after(j + (r.low(j) == ","), "and")
        number = _number(r, k) if k > j else None
        if number is None or number[0] != day + 1 or r.is_a(number[1], "mer", "oclock", "hour_mark", "month", "unit"):
            break
        ended = r.before(k, "and") < k
        day, j = number
        if ended:
            last = j
            break
    if last > first.end:
        add(last, "days", _span(first.day, first.day._replace(b=day)), 3, bonus=1.0)


def _month_at_the_end(r: Reader, i: int, begin: int, start: int, add: Add) -> None:
    """10 - 22 August; the 3rd to the 5th."""
    if r.glued(start) and r.is_a(start, "month") and r.low(start + 1) == "-" and r.glued(start + 1):
        return  # 3-Apr-27
    for second in days(r, start):
        day = second.day
        figures = r.is_number(start) and r.low(start + 1) in ("/", "-")
        if day.kind == "ymd" and second.strength >= 2 and day.b > begin and not figures:
            add(second.end, "days", _span(day._replace(b=begin), day), 3, bonus=1.0)
        elif day.kind == "dom" and day.a > begin and not day.b and (day.c is not None or ordinal(r, i)):
            add(second.end, "days", _span(Day("dom", begin, c=day.c), day), 3 if day.c is not None else 2)


def _month_named_otherwise(r: Reader, begin: int, start: int, add: Add) -> None:
    """4 to 23 next month."""
    small = whole(r, start)
    if small is None or not begin < small[0] <= 31 or r.is_a(small[1], "unit"):
        return  # "3-6 months sleepsuit"
    end, shift = of_month(r, small[1])
    for finish, base in periods(r, r.after(small[1], "of")):
        if base.kind == "ahead" and base.name == "month":
            end, shift = finish, base.a
    if shift is not None:
        add(end, "days", _span(Day("dom", begin, c=shift), Day("dom", small[0], c=shift)), 3)
