"""Repetitions: "every other Tuesday", "monthly on the last Friday", "Tuesdays and Thursdays", "twice a week"."""

# ruff: noqa: PERF401 - a rule of grammar reads as a loop, one reading a step

from __future__ import annotations

from typing import NamedTuple

from tray.language.days import days
from tray.language.doubts import timely
from tray.language.numbers import ordinal, whole
from tray.language.reader import Reader
from tray.language.values import WEEKDAYS, Rule

_FREQ = {
    "second": "SECONDLY",
    "minute": "MINUTELY",
    "hour": "HOURLY",
    "day": "DAILY",
    "week": "WEEKLY",
    "month": "MONTHLY",
    "year": "YEARLY",
}


class Repeated(NamedTuple):
    """A rule that ends at `end`; not `sure` where the words may as well be part of a name ("Daily Mail")."""

    end: int
    rule: Rule
    sure: bool


def repeats(r: Reader, i: int) -> list[Repeated]:
    """The repetitions that begin there, longest first."""
    return r.memo("repeats", i, _repeats)


def _repeats(r: Reader, i: int) -> list[Repeated]:
    out: list[Repeated] = []
    senses = r.senses[i] if i < r.n else {}
    for category in ("every_other", "every"):
        for sense in r.get(i, category):
            _every(r, sense.end, 2 if category == "every_other" else 1, out, loose=sense.weak)
    for sense in r.get(i, "every_bare"):
        out.append(Repeated(sense.end, Rule("DAILY"), not sense.weak))
    for sense in r.get(i, "every_weekday"):
        out.append(Repeated(sense.end, _weekly([int(sense.value)]), sure=True))
    for sense in r.get(i, "freq"):
        freq, _, interval = sense.value.partition(" ")
        follows = r.at(sense.end)
        loose = sense.weak or (follows.kind == "w" and not timely(r, sense.end))
        _with_days(r, sense.end, Rule(freq, int(interval)), out, sure=not loose)
    if "weekdays" in senses:
        _plural(r, i, out)
    _nth_of_every(r, i, out)
    _times_per(r, i, out)
    for sense in r.get(i, "group_code"):
        if r.at(i).text.isupper() or r.before(i, "on", "every") < i:
            out.append(Repeated(sense.end, _weekly([int(v) for v in sense.value.split()]), sure=True))
    for some in (r.after(i, "some"), r.after(i, "num")):
        for sense in r.get(some, "weekday") if some > i else ():
            end = r.after(sense.end, "every_other_post")
            if end > sense.end:
                out.append(Repeated(end, _weekly([int(sense.value)], 2), sure=True))
    if "weekday" in senses and r.before(i, "every") == i:
        _row(r, i, out)
    for repeated in tuple(out):
        _except(r, repeated, out)
    out.sort(key=lambda f: (-f.end, not f.sure))
    return out


def _weekly(weekdays: list[int], interval: int = 1) -> Rule:
    return Rule("WEEKLY", interval, byday=tuple(WEEKDAYS[w] for w in sorted(set(weekdays))))


def weekday_list(r: Reader, i: int, *, plural: bool = False) -> tuple[list[int], int] | None:
    """Weekdays in a row ("Mon, Wed and Fri", "Monday to Friday", "M/W/F"), and where they end."""
    found: list[int] = []
    end = i
    j = i
    first = True
    while True:
        j = r.after(j, "the", "on") if not first else r.after(j, "the")
        best: tuple[int, list[int]] | None = None
        for category in ("weekdays", "weekday", "group"):
            for sense in r.get(j, category):
                if category == "weekday" and sense.weak and first and plural:
                    continue
                values = [int(v) for v in sense.value.split()]
                if best is None or sense.end > best[0]:
                    best = (sense.end, values)
        if best is None:
            break
        stop, values = best
        if not first and r.low(end) in ("-", "to", "thru", "through") and len(values) == 1 and len(found) >= 1:
            a, b = found[-1], values[0]
            values = [(a + k) % 7 for k in range((b - a) % 7 + 1)]
        found += values
        end = stop
        first = False
        j = end
        if r.low(j) == "." and r.glued(j):
            j += 1
        if r.low(j) in (",", "/", "&", "-", "+"):
            j += 1
            j = r.after(j, "and", "every")
        else:
            k = r.after(j, "and", "to_days")
            k = r.after(k, "every")
            if k == j and not (r.is_a(j, "weekday", "weekdays") and not r.is_a(j, "month")):
                break
            j = k
    return (found, end) if found else None


def _every(r: Reader, i: int, interval: int, out: list[Repeated], *, loose: bool) -> None:
    j = i
    for which, stop in _nths(r, i if interval == 1 else i - 1):
        monthly = _of_the_month(r, stop)
        if monthly or len(which) > 1 or which[0].startswith("-"):
            out.append(Repeated(monthly or stop, Rule("MONTHLY", byday=which), sure=True))
    if interval == 1:
        other = r.after(j, "other")
        number = None
        if other > j and (r.is_a(other, "unit", "weekday", "group")):
            interval, j = 2, other
        else:
            nth = ordinal(r, j)
            number = None if nth else whole(r, j)
            if nth and r.is_a(nth[1], "unit", "weekday", "group"):
                _every_nth(r, j, nth, out)
                units = r.get(nth[1], "unit")
                if units and units[0].value in ("day", "week", "month", "year") and not r.is_a(nth[1], "weekday"):
                    number = nth
            if number and not r.is_a(number[1], "month"):
                interval, j = number
            elif nth:
                _every_dates(r, j, out)
            else:
                for sense in r.get(j, "some"):
                    if sense.value == "2" and r.is_a(sense.end, "unit"):
                        interval, j = 2, sense.end
    if interval < 1 or interval > 500:
        return
    for unit in r.get(j, "unit"):
        if loose and not (interval > 1 or r.is_a(j, "all_units")) and r.has_flag("loose_every"):
            continue
        if unit.value == "workday":
            _with_days(r, unit.end, _weekly([0, 1, 2, 3, 4], interval), out, sure=True, bare=True)
            continue
        if unit.value in _FREQ:
            _with_days(r, unit.end, Rule(_FREQ[unit.value], interval), out, sure=True)
        elif unit.value == "fortnight":
            _with_days(r, unit.end, Rule("WEEKLY", 2 * interval), out, sure=True)
        elif unit.value == "quarter":
            _with_days(r, unit.end, Rule("MONTHLY", 3 * interval), out, sure=True)
        elif unit.value == "weekend":
            out.append(Repeated(unit.end, _weekly([5, 6], interval), sure=True))
    for sense in r.get(j, "part"):
        out.append(Repeated(sense.end, Rule("DAILY", interval, part=sense.value), sure=True))
    listed = weekday_list(r, j)
    if listed:
        found, end = listed
        part = None
        for sense in r.get(end, "part"):
            part, end = sense.value, sense.end
        end = _of_the_month(r, end) or end
        out.append(Repeated(end, _weekly(found, interval)._replace(part=part), sure=True))
        # "every Monday of the month" is every Monday; "every first Monday" was met above
    for sense in r.get(j, "weekday_part"):
        weekday, _, name = sense.value.partition("/")
        out.append(Repeated(sense.end, _weekly([int(weekday)], interval)._replace(part=name), sure=True))
    if interval == 1:
        _every_date(r, j, out)


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
                Repeated(named.end, _nth_rule("YEARLY", 1, day.a, day.b)._replace(bymonth=(day.base.a,)), sure=True)
            )
        elif day.kind == "hol" and day.c is None:
            out.append(Repeated(named.end, Rule("YEARLY", start=day), sure=True))


def _every_nth(r: Reader, i: int, nth: tuple[int, int], out: list[Repeated]) -> None:
    """Every first Monday (of the month), every last day of the month, every 2nd and 4th Tuesday."""
    value, end = nth
    for weekday in r.get(end, "weekday"):
        stop = _of_the_month(r, weekday.end)
        month = r.after(weekday.end, "of", "in")
        named = r.get(month, "month")
        if month > weekday.end and named:
            out.append(
                Repeated(
                    named[0].end,
                    _nth_rule("YEARLY", 1, value, int(weekday.value))._replace(bymonth=(int(named[0].value),)),
                    sure=True,
                )
            )
            continue
        if stop is None and value == 2 and r.low(i) in ("second", "2nd", "2"):
            out.append(Repeated(weekday.end, _weekly([int(weekday.value)], 2), sure=True))
        else:
            out.append(Repeated(stop or weekday.end, _nth_rule("MONTHLY", 1, value, int(weekday.value)), sure=True))
    for unit in r.get(end, "unit"):
        stop = _of_the_month(r, unit.end)
        if stop and unit.value == "day":
            out.append(Repeated(stop, Rule("MONTHLY", bymonthday=(value,)), sure=True))
        elif stop and unit.value == "workday":
            out.append(Repeated(stop, Rule("MONTHLY", byday=WEEKDAYS[:5], setpos=value), sure=True))


def _of_the_month(r: Reader, i: int) -> int | None:
    j = r.after(i, "of", "in", "per", "every")
    j = r.after(j, "the", "every", "per")
    for unit in r.get(j, "unit"):
        if unit.value == "month" and j > i:
            return unit.end
    return None


def _nth_rule(freq: str, interval: int, which: int, weekday: int) -> Rule:
    if weekday < 7:
        return Rule(freq, interval, byday=(f"{which}{WEEKDAYS[weekday]}",))
    if weekday == 8:
        return Rule(freq, interval, byday=WEEKDAYS[:5], setpos=which)
    return Rule(freq, interval, bymonthday=(which,))


def _dates_list(r: Reader, i: int) -> tuple[list[int], int] | None:
    """The 4th and 10th; 1st, 15th."""
    found: list[int] = []
    end = i
    while True:
        j = r.after(end, "and") if found else end
        if found and r.low(j) == ",":
            j = r.after(j + 1, "and")
        j = r.after(j, "on_the", "the", "on", "day_word")
        j = r.after(j, "the")
        nth = ordinal(r, j)
        if nth is None or r.is_a(nth[1], "weekday", "month") or (nth[0] < -1 or nth[0] == 0 or nth[0] > 31):
            break
        if nth[0] == -1:
            unit = [u for u in r.get(nth[1], "unit") if u.value == "day"]
            if not unit:
                break
            nth = (-1, unit[0].end)
        else:
            day = [u for u in r.get(nth[1], "unit") if u.value == "day"]
            if day:
                nth = (nth[0], day[0].end)
        found.append(nth[0])
        end = nth[1]
    return (found, end) if found else None


def _every_dates(r: Reader, i: int, out: list[Repeated]) -> None:
    """Every 4th and 10th (of the month), every 4th of July."""
    listed = _dates_list(r, i)
    if not listed:
        return
    found, end = listed
    stop = _of_the_month(r, end)
    of = r.after(end, "of", "of_month")
    month = r.get(of, "month")
    if month and of > end:
        out.append(
            Repeated(month[0].end, Rule("YEARLY", bymonth=(int(month[0].value),), bymonthday=tuple(found)), sure=True)
        )
    elif stop or not r.is_a(end, "unit"):
        out.append(Repeated(stop or end, Rule("MONTHLY", bymonthday=tuple(found)), sure=True))


def _with_days(r: Reader, end: int, rule: Rule, out: list[Repeated], *, sure: bool, bare: bool = False) -> None:
    """A rule with the days that follow it: weekly on Monday and Friday, monthly on the 1st, yearly on 4 July."""
    out.append(Repeated(end, rule, sure))
    if bare:
        return
    j = end + (r.low(end) == ",")
    j2 = r.after(j, "on", "the", "of", "each", "at")
    for start in dict.fromkeys((j2, r.after(j2, "the"), j, r.after(j, "every"), r.after(j2, "every"))):
        if rule.freq in ("WEEKLY", "DAILY"):
            listed = weekday_list(r, start)
            if listed and (start > end or rule.freq == "WEEKLY") and not (start == end and rule.freq == "DAILY"):
                if rule.freq == "DAILY" and rule.interval > 1:
                    continue
                out.append(Repeated(listed[1], _weekly(listed[0], rule.interval), sure=True))
        if rule.freq in ("MONTHLY", "YEARLY"):
            for found, stop in _nths(r, start):
                out.append(Repeated(_of_the_month(r, stop) or stop, rule._replace(byday=found), sure=True))
                month = r.get(r.after(stop, "of", "in"), "month")
                if month:
                    out.append(
                        Repeated(month[0].end, rule._replace(byday=found, bymonth=(int(month[0].value),)), sure=True)
                    )
        if rule.freq == "MONTHLY":
            dates = _dates_list(r, start)
            if dates:
                out.append(
                    Repeated(
                        _of_the_month(r, dates[1]) or dates[1], rule._replace(bymonthday=tuple(dates[0])), sure=True
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


def _nths(r: Reader, i: int) -> list[tuple[tuple[str, ...], int]]:
    """First Monday; first and third Tuesday; last Friday."""
    values: list[int] = []
    j = i
    while True:
        nth = ordinal(r, r.after(j, "the"))
        if nth is None or not -2 <= nth[0] <= 5 or nth[0] == 0:
            return []
        values.append(nth[0])
        for weekday in r.get(nth[1], "weekday"):
            days_found, end = [int(weekday.value)], weekday.end
            listed = weekday_list(r, nth[1])
            if listed:
                days_found, end = listed
            return [(tuple(f"{v}{WEEKDAYS[d]}" for v in values for d in days_found), end)]
        k = r.after(nth[1], "and")
        if r.low(nth[1]) == ",":
            k = r.after(nth[1] + 1, "and")
        if k == nth[1]:
            return []
        j = k


def _row(r: Reader, i: int, out: list[Repeated]) -> None:
    """Mon, Wed and Fri: three days named in a row are every week's."""
    listed = weekday_list(r, i)
    if listed is None:
        return
    found, end = listed
    named = sum(1 for k in range(i, end) if r.is_a(k, "weekday"))
    ranged = any(r.is_a(k, "to_days") for k in range(i, end))
    timed = r.is_number(r.after(end, "at", "from")) or r.is_a(r.after(end, "at"), "clock")
    if not ranged and len(set(found)) == named and (named >= 3 or (named == 2 and timed and r.low(end - 2) != ",")):
        out.append(Repeated(end, _weekly(found), sure=True))


def _except(r: Reader, found: Repeated, out: list[Repeated]) -> None:
    """Every day except Sunday is every other day of the week."""
    rule = found.rule
    j = r.after(found.end, "except")
    if j == found.end or rule.interval != 1 or not (rule.freq == "DAILY" or (rule.freq == "WEEKLY" and rule.byday)):
        return
    listed = weekday_list(r, j)
    if listed:
        whole_week = [w for w in range(7) if rule.freq == "DAILY" or WEEKDAYS[w] in rule.byday]
        rest = [w for w in whole_week if w not in listed[0]]
        if rest:
            out.append(Repeated(listed[1], _weekly(rest), sure=True))


def _plural(r: Reader, i: int, out: list[Repeated]) -> None:
    listed = weekday_list(r, i, plural=True)
    if listed:
        found, end = listed
        part = None
        for sense in r.get(end, "part"):
            part, end = sense.value, sense.end
        monthly = r.after(end, "every")
        interval = 1
        for sense in r.get(end, "freq"):
            if sense.value.startswith("WEEKLY"):
                interval, end = int(sense.value[-1]), sense.end
        if monthly > end:
            other = r.after(monthly, "other")
            for unit in r.get(other, "unit"):
                if unit.value == "week":
                    interval, end = (2 if other > monthly else 1), unit.end
        out.append(Repeated(end, _weekly(found, interval)._replace(part=part), sure=True))


def _nth_of_every(r: Reader, i: int, out: list[Repeated]) -> None:
    """First Monday of every month, the 1st of each month, last day of every month, 4th of July every year."""
    start = r.after(i, "the")
    ends: list[tuple[int, Rule]] = []
    for found, stop in _nths(r, start):
        ends.append((stop, Rule("MONTHLY", byday=found)))
    dates = _dates_list(r, start)
    if dates:
        ends.append((dates[1], Rule("MONTHLY", bymonthday=tuple(dates[0]))))
    nth = ordinal(r, start)
    if nth:
        for unit in r.get(nth[1], "unit"):
            if unit.value == "day":
                ends.append((unit.end, Rule("MONTHLY", bymonthday=(nth[0],))))
            elif unit.value == "workday":
                ends.append((unit.end, Rule("MONTHLY", byday=WEEKDAYS[:5], setpos=nth[0])))
    for stop, rule in ends:
        of = r.after(stop, "of", "in")
        the = r.after(of, "the")
        said = [u.end for u in r.get(the, "unit") if u.value == "month" and the > of > stop]
        j = r.after(said[0] if said else stop, "of", "in", "on")
        for category in ("every_other", "every", "per"):
            for sense in r.get(j, category):
                if category == "per" and sense.end - j == 1 and r.low(j) in ("a", "an"):
                    continue
                k, interval = sense.end, 2 if category == "every_other" else 1
                other = r.after(k, "other")
                if other > k:
                    k, interval = other, 2
                number = whole(r, k)
                if number:
                    k, interval = number[1], number[0]
                for unit in r.get(k, "unit"):
                    if unit.value == "month":
                        out.append(Repeated(unit.end, rule._replace(interval=interval), sure=True))
                    elif unit.value == "quarter":
                        out.append(Repeated(unit.end, rule._replace(interval=3), sure=True))
                    elif unit.value == "year":
                        out.append(Repeated(unit.end, rule._replace(freq="YEARLY"), sure=True))
                for month in r.get(k, "month"):
                    out.append(
                        Repeated(month.end, rule._replace(freq="YEARLY", bymonth=(int(month.value),)), sure=True)
                    )
        for sense in r.get(j, "freq"):
            if sense.value.startswith("MONTHLY"):
                out.append(Repeated(sense.end, rule, sure=True))
    # "June 12 every year", "4 July each year", "Mondays every week"
    for named in days(r, i):
        day = named.day
        if (
            not (day.kind == "ymd" and day.c is None)
            and not (day.kind == "nth" and day.base and day.base.kind == "month")
            and day.kind != "hol"
        ):
            continue
        k = r.after(named.end, "every")
        yearly = [u.end for u in r.get(k, "unit") if u.value == "year" and k > named.end]
        yearly += [s.end for s in r.get(named.end, "freq") if s.value.startswith("YEARLY")]
        for stop in yearly:
            if day.kind == "ymd":
                out.append(Repeated(stop, Rule("YEARLY", bymonth=(day.a,), bymonthday=(day.b,)), sure=True))
            elif day.kind == "nth" and day.base:
                out.append(
                    Repeated(stop, _nth_rule("YEARLY", 1, day.a, day.b)._replace(bymonth=(day.base.a,)), sure=True)
                )
            else:
                out.append(Repeated(stop, Rule("YEARLY", start=day), sure=True))


def _times_per(r: Reader, i: int, out: list[Repeated]) -> None:
    """Once a week (on Sunday), twice a month, three times a day."""
    for category, many in (("once", 1), ("twice", 2), ("thrice", 3)):
        for sense in r.get(i, category):
            _per(r, sense.end, many, out)
    number = whole(r, i)
    if number and r.is_a(number[1], "times"):
        _per(r, r.after(number[1], "times"), number[0], out)


def _per(r: Reader, i: int, many: int, out: list[Repeated]) -> None:
    j = r.after(i, "per", "every", "the")
    for unit in r.get(j, "unit"):
        if j == i or unit.value not in _FREQ:
            continue
        if many == 1:
            _with_days(r, unit.end, Rule(_FREQ[unit.value]), out, sure=True)
        else:
            question = f"{many}/{unit.value}"
            before = len(out)
            _with_days(r, unit.end, Rule(_FREQ[unit.value]), out, sure=True)
            if len(out) == before + 1:
                out[-1] = out[-1]._replace(rule=out[-1].rule._replace(question=question))
    interval = whole(r, j)
    if many == 1 and interval and j > i:
        for unit in r.get(interval[1], "unit"):
            if unit.value in _FREQ:
                _with_days(r, unit.end, Rule(_FREQ[unit.value], interval[0]), out, sure=True)
    for sense in r.get(i, "freq"):
        if many > 1:
            out.append(Repeated(sense.end, Rule(sense.value.split()[0], question=f"{many}/{sense.value}"), sure=True))
