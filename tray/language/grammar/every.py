"""Rules that begin with "every": "every other Tuesday", "every first Monday", "every June 12"."""

# ruff: noqa: PERF401 - a rule of grammar reads as a loop, one reading a step

from __future__ import annotations

from tray.language.grammar.days import days
from tray.language.grammar.doubts import timely
from tray.language.grammar.numbers import ordinal, whole
from tray.language.grammar.reader import Reader
from tray.language.grammar.repeat_days import (
    FREQ,
    Repeated,
    dates_list,
    nth_rule,
    nths,
    of_the_month,
    weekday_list,
    weekly,
)
from tray.language.values import WEEKDAYS, Rule


def every(r: Reader, i: int, interval: int, out: list[Repeated], *, loose: bool) -> None:
    """Writes down what "every" (or, with interval 2, "every other") begins, from the word after it."""
    if loose and r.has_flag("loose_every"):
        _loosely(r, i, out)
        return
    nth = i if interval == 1 else i - 2 if r.is_a(i - 1, "ord_suffix") else i - 1  # the "2nd" of "every 2nd"
    for which, stop in nths(r, nth):
        for month in r.get(r.after(stop, "of"), "month") if r.after(stop, "of") > stop else ():
            out.append(Repeated(month.end, Rule("YEARLY", byday=which, bymonth=(int(month.value),)), sure=True))
        monthly = of_the_month(r, stop)
        if monthly or len(which) > 1 or which[0].startswith("-"):
            out.append(Repeated(monthly or stop, Rule("MONTHLY", byday=which), sure=True))
    j = i
    if interval == 1:
        j, interval = _interval(r, j, out)
    else:
        number = whole(r, j)  # "om de twee dagen"
        if number and r.is_a(number[1], "unit"):
            j, interval = number[1], number[0]
    if not 1 <= interval <= 500:
        return
    _units(r, j, interval, out)
    if interval == 1:
        _parts_of_units(r, j, out)
    for sense in r.get(j, "part"):
        out.append(Repeated(sense.end, Rule("DAILY", interval, part=sense.value), sure=True))
    listed = weekday_list(r, j)
    if listed:
        found, end = listed
        part = None
        for sense in r.get(end, "part"):
            part, end = sense.value, sense.end
        end = of_the_month(r, end) or end
        rule = weekly(found, interval)._replace(part=part)
        out.append(Repeated(end, rule, sure=True))
        for month in r.get(r.after(end, "in", "of"), "month"):  # "every Sunday in June"
            if not month.weak or r.after(end, "in", "of") > end:
                out.append(Repeated(month.end, rule._replace(bymonth=(int(month.value),)), sure=True))
    for sense in r.get(j, "weekend"):
        out.append(Repeated(sense.end, weekly([5, 6], interval), sure=True))
    for sense in r.get(j, "group_code"):
        out.append(Repeated(sense.end, weekly([int(v) for v in sense.value.split()], interval), sure=True))
    for sense in r.get(j, "weekday_part"):
        weekday, _, name = sense.value.partition("/")
        out.append(Repeated(sense.end, weekly([int(weekday)], interval)._replace(part=name), sure=True))
    if interval == 1:
        _every_date(r, j, out)


def _loosely(r: Reader, i: int, out: list[Repeated]) -> None:
    """Weekdays after a word that is mostly something else: "los lunes", but not "Los lunes al sol"."""
    listed = weekday_list(r, i)
    if listed and (r.at(listed[1]).kind != "w" or timely(r, listed[1])):
        out.append(Repeated(listed[1], weekly(listed[0]), sure=True))


def _parts_of_units(r: Reader, j: int, out: list[Repeated]) -> None:
    """Every half hour, every quarter of an hour, every half year."""
    found = [(float(s.value.split()[0]), s.value.split()[1], s.end) for s in r.get(j, "length_word")]
    for some in r.get(j, "some"):
        found += [(float(some.value), unit.value, unit.end) for unit in r.get(some.end, "unit") if not unit.weak]
    for value, unit, end in found:
        freq, many = {"hour": ("MINUTELY", 60), "year": ("MONTHLY", 12)}.get(unit, ("", 0))
        if many and value < 1:
            out.append(Repeated(end, Rule(freq, int(many * value)), sure=True))


def _interval(r: Reader, j: int, out: list[Repeated]) -> tuple[int, int]:
    """What is counted begins where, and every how many: "other", "3", "second", "couple of"."""
    other = r.after(j, "other")
    if other > j and r.is_a(other, "unit", "weekday", "group"):
        return other, 2
    nth = ordinal(r, j)
    number = None if nth else whole(r, j)
    if nth and r.is_a(nth[1], "unit", "weekday", "group"):
        _every_nth(r, j, nth, out)
        units = r.get(nth[1], "unit")
        if (
            nth[0] > 0
            and units
            and units[0].value in ("day", "week", "month", "year")
            and not r.is_a(nth[1], "weekday")
        ):
            number = nth
    if number and not r.is_a(r.after(number[1], "of", "of_month"), "month"):
        monthly = of_the_month(r, number[1])
        if monthly and r.is_number(j) and 1 <= number[0] <= 31:  # "ogni 15 del mese"
            out.append(Repeated(monthly, Rule("MONTHLY", bymonthday=(number[0],)), sure=True))
        return number[1], number[0]
    if nth:
        _every_dates(r, j, out)
    for sense in () if nth else r.get(j, "some"):
        if sense.value == "2" and r.is_a(sense.end, "unit"):
            return sense.end, 2
    return j, 1


def _units(r: Reader, j: int, interval: int, out: list[Repeated]) -> None:
    for unit in r.get(j, "unit"):
        if unit.weak:
            continue  # "every Mon" is no month
        if unit.value == "workday":
            with_days(r, unit.end, weekly([0, 1, 2, 3, 4], interval), out, sure=True, bare=True)
        elif unit.value in FREQ:
            with_days(r, unit.end, Rule(FREQ[unit.value], interval), out, sure=True)
        elif unit.value == "fortnight":
            with_days(r, unit.end, Rule("WEEKLY", 2 * interval), out, sure=True)
        elif unit.value == "quarter":
            with_days(r, unit.end, Rule("MONTHLY", 3 * interval), out, sure=True)
        elif unit.value == "weekend":
            out.append(Repeated(unit.end, weekly([5, 6], interval), sure=True))


def _every_date(r: Reader, j: int, out: list[Repeated]) -> None:
    """Every June 12, every Christmas, every January."""
    for named in days(r, j):
        day = named.day
        if day.kind == "ymd" and day.c is None:
            out.append(Repeated(named.end, Rule("YEARLY", bymonth=(day.a,), bymonthday=(day.b,)), sure=True))
        elif day.kind == "month" and day.c is None:
            out.append(Repeated(named.end, Rule("YEARLY", bymonth=(day.a,)), sure=True))
        elif day.kind == "nth" and day.base and day.base.kind == "month":
            out.append(
                Repeated(named.end, nth_rule("YEARLY", 1, day.a, day.b)._replace(bymonth=(day.base.a,)), sure=True)
            )
        elif day.kind == "hol" and day.c is None:
            out.append(Repeated(named.end, Rule("YEARLY", start=day), sure=True))


def _every_nth(r: Reader, i: int, nth: tuple[int, int], out: list[Repeated]) -> None:
    """Every first Monday (of the month), every last day of the month, every 2nd and 4th Tuesday."""
    value, end = nth
    for weekday in r.get(end, "weekday"):
        stop = of_the_month(r, weekday.end)
        month = r.after(weekday.end, "of", "in")
        named = r.get(month, "month")
        if month > weekday.end and named:
            out.append(
                Repeated(
                    named[0].end,
                    nth_rule("YEARLY", 1, value, int(weekday.value))._replace(bymonth=(int(named[0].value),)),
                    sure=True,
                )
            )
            continue
        if stop is None and value == 2 and r.low(i) in ("second", "2nd", "2"):
            out.append(Repeated(weekday.end, weekly([int(weekday.value)], 2), sure=True))
        else:
            out.append(Repeated(stop or weekday.end, nth_rule("MONTHLY", 1, value, int(weekday.value)), sure=True))
    for unit in r.get(end, "unit"):
        stop = of_the_month(r, unit.end)
        if stop and unit.value == "day":
            out.append(Repeated(stop, Rule("MONTHLY", bymonthday=(value,)), sure=True))
        elif stop and unit.value == "workday":
            out.append(Repeated(stop, Rule("MONTHLY", byday=WEEKDAYS[:5], setpos=value), sure=True))


def _every_dates(r: Reader, i: int, out: list[Repeated]) -> None:
    """Every 4th and 10th (of the month), every 4th of July."""
    listed = dates_list(r, i)
    if not listed:
        return
    found, end = listed
    stop = of_the_month(r, end)
    of = r.after(end, "of", "of_month")
    month = r.get(of, "month")
    if month and of > end:
        out.append(
            Repeated(month[0].end, Rule("YEARLY", bymonth=(int(month[0].value),), bymonthday=tuple(found)), sure=True)
        )
    elif stop or not r.is_a(end, "unit"):
        out.append(Repeated(stop or end, Rule("MONTHLY", bymonthday=tuple(found)), sure=True))


def with_days(r: Reader, end: int, rule: Rule, out: list[Repeated], *, sure: bool, bare: bool = False) -> None:
    """A rule with the days that follow it: weekly on Monday and Friday, monthly on the 1st, yearly on 4 July."""
    out.append(Repeated(end, rule, sure))
    if bare:
        return
    j = end + (r.low(end) == ",")
    j2 = r.after(j, "on", "the", "of", "each", "at")
    begun = any(s.end == j2 for s in r.get(j, "starting"))
    ended = any(s.end == j2 for s in r.get(j, "until"))
    starts = (j2, r.after(j2, "the"), j, r.after(j, "every"), r.after(j2, "every"), r.after(j2, "day_word"))
    for start in dict.fromkeys(starts):
        if rule.freq in ("WEEKLY", "DAILY"):
            listed = weekday_list(r, start)
            if listed and rule.freq == "DAILY" and rule.interval % 7 == 0:  # "alle 14 Tage freitags"
                out.append(Repeated(listed[1], weekly(listed[0], rule.interval // 7), sure=True))
                continue
            if listed and (start > end or rule.freq == "WEEKLY") and not (start == end and rule.freq == "DAILY"):
                if rule.freq == "DAILY" and (rule.interval > 1 or begun or ended):
                    continue  # "every day starting Monday" is no Monday
                out.append(Repeated(listed[1], weekly(listed[0], rule.interval), sure=True))
        if rule.freq in ("MONTHLY", "YEARLY"):
            for found, stop in nths(r, start):
                out.append(Repeated(of_the_month(r, stop) or stop, rule._replace(byday=found), sure=True))
                month = r.get(r.after(stop, "of", "in"), "month")
                if month:
                    out.append(
                        Repeated(month[0].end, rule._replace(byday=found, bymonth=(int(month[0].value),)), sure=True)
                    )
        if rule.freq == "MONTHLY":
            dates = dates_list(r, start)
            if dates:
                out.append(
                    Repeated(
                        of_the_month(r, dates[1]) or dates[1], rule._replace(bymonthday=tuple(dates[0])), sure=True
                    )
                )
        if rule.freq == "MONTHLY":
            number = whole(r, start)
            if number and 1 <= number[0] <= 31 and r.before(start, "day_word", "on_bare") < start:
                out.append(Repeated(number[1], rule._replace(bymonthday=(number[0],)), sure=True))
        if rule.freq == "YEARLY":
            for named in days(r, start):
                day = named.day
                if day.kind == "ymd" and day.c is None:
                    out.append(Repeated(named.end, rule._replace(bymonth=(day.a,), bymonthday=(day.b,)), sure=True))
                elif day.kind == "month" and day.c is None and start > end:
                    out.append(Repeated(named.end, rule._replace(bymonth=(day.a,)), sure=True))
                elif day.kind == "hol":
                    out.append(Repeated(named.end, rule._replace(start=day), sure=True))
