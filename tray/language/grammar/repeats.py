"""Repetitions: "monthly on the last Friday", "Tuesdays and Thursdays", "twice a week"."""

# ruff: noqa: PERF401 - a rule of grammar reads as a loop, one reading a step

from __future__ import annotations

from tray.language.grammar.days import days
from tray.language.grammar.doubts import amid_words, timely
from tray.language.grammar.every import every, with_days
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
    without,
)
from tray.language.grammar.repeat_words import every_other_post, next_so_many
from tray.language.values import WEEKDAYS, Rule


def repeats(r: Reader, i: int) -> list[Repeated]:
    """The repetitions that begin there, longest first."""
    return r.memo("repeats", i, _repeats)


def _repeats(r: Reader, i: int) -> list[Repeated]:
    out: list[Repeated] = []
    senses = r.senses[i] if i < r.n else {}
    for category in ("every_other", "every"):
        for sense in r.get(i, category):
            every(r, sense.end, 2 if category == "every_other" else 1, out, loose=sense.weak)
    for sense in r.get(i, "every_bare"):
        named = sense.end == i + 1 and r.at(sense.end).kind == "w" and not timely(r, sense.end)
        out.append(Repeated(sense.end, Rule("DAILY"), not (sense.weak or named)))
        number = whole(r, sense.end) if r.is_a(sense.end - 1, "day_word", "on_bare") else None
        if number and number[0] <= 31 and timely(r, number[1]):  # "todo dia 5"
            out.append(Repeated(number[1], Rule("MONTHLY", bymonthday=(number[0],)), sure=True))
    for sense in r.get(i, "every_weekday"):
        out.append(Repeated(sense.end, weekly([int(sense.value)]), sure=True))
    for sense in r.get(i, "freq"):
        freq, _, interval = sense.value.partition(" ")
        follows = r.at(sense.end)
        counted = (
            r.is_number(sense.end)
            and not r.glued(sense.end)
            and r.low(sense.end + 1) == ":"
            and len(r.low(sense.end + 2)) < 2
        )
        loose = sense.weak or counted or (follows.kind == "w" and not timely(r, sense.end))
        with_days(r, sense.end, Rule(freq, int(interval)), out, sure=not loose)
    if "weekdays" in senses:
        _plural(r, i, out)
    if r.memo("often", -1, _says_often):
        _nth_of_every(r, i, out)
    _times_per(r, i, out)
    if "weekdays" in r.kinds or "unit" in r.kinds:
        _several_nths(r, i, out)
    if "next" in r.kinds or "coming" in r.kinds:
        next_so_many(r, i, out)
    for sense in r.get(i, "group_code"):
        alone = i == 0 and sense.end < r.n and timely(r, sense.end)
        if alone or r.at(i).text.isupper() or r.before(i, "on", "every") < i:
            out.append(Repeated(sense.end, weekly([int(v) for v in sense.value.split()]), sure=True))
    if "every_other_post" in r.kinds or "alternate_yes" in r.kinds:
        every_other_post(r, i, out)
    for sense in (*r.get(i, "weekday"), *r.get(i, "group")):
        for part in r.get(sense.end, "parts"):  # "Wednesday nights", "weekday mornings"
            out.append(
                Repeated(part.end, weekly([int(v) for v in sense.value.split()])._replace(part=part.value), sure=True)
            )
    if "weekday" in senses and r.before(i, "every") == i:
        _row(r, i, out)
    for repeated in tuple(out):
        _except(r, repeated, out)
    out.sort(key=lambda f: (-f.end, not f.sure))
    return out


def _several_nths(r: Reader, i: int, out: list[Repeated]) -> None:
    """First and third Monday of the month; second and fourth Tuesdays."""
    for which, stop in nths(r, r.after(i, "the")) if r.is_number(i) or r.is_a(i, "ord", "the") else ():
        several = len({code[:-2] for code in which}) > 1
        monthly = of_the_month(r, stop)
        if several and (monthly or any(s.end == stop for s in r.get(stop - 1, "weekdays"))):
            out.append(Repeated(monthly or stop, Rule("MONTHLY", byday=which), sure=True))

    listed = dates_list(r, r.after(i, "the")) if r.is_number(i) or r.is_a(i, "ord", "the") else None
    month = of_the_month(r, listed[1]) if listed and len(listed[0]) > 1 else None
    if listed and month:  # "the 1st and the 15th of the month"
        out.append(Repeated(month, Rule("MONTHLY", bymonthday=tuple(listed[0])), sure=True))


def _last_half(r: Reader, _: int) -> int:
    """Where the last "am" or "pm" after figures stands; -1 where none does."""
    return max((k for k in range(r.n) if r.is_a(k, "mer") and r.is_number(k - 1)), default=-1)


def _row(r: Reader, i: int, out: list[Repeated]) -> None:
    """Mon, Wed and Fri: three days named in a row are every week's."""
    listed = weekday_list(r, i)
    if listed is None:
        return
    found, end = listed
    named = sum(1 for k in range(i, end) if r.is_a(k, "weekday"))
    ranged = any(r.is_a(k, "to_days") for k in range(i, end))
    timed = r.is_number(r.after(end, "at", "from")) or r.is_a(r.after(end, "at"), "clock")
    neighbours = len(set(found)) == 2 and abs(found[0] - found[-1]) in (1, 6)
    timed = timed or (not neighbours and r.memo("halves", -1, _last_half) >= end)
    weekly_after = r.after(end, "every")
    said = [u.end for u in r.get(weekly_after, "unit") if u.value == "week" and weekly_after > end]
    said += [s.end for s in r.get(end, "freq") if s.value == "WEEKLY 1"]
    if said and named >= 2:  # "Monday through Friday every week"
        out.append(Repeated(said[0], weekly(found), sure=True))
    if not ranged and len(set(found)) == named and (named >= 3 or (named == 2 and timed and r.low(end - 2) != ",")):
        out.append(Repeated(end, weekly(found), sure=True))


def _except(r: Reader, found: Repeated, out: list[Repeated]) -> None:
    """Every day except Sunday is every other day of the week."""
    j = r.after(found.end, "except")
    listed = weekday_list(r, j) if j > found.end else None
    rest = without(found.rule, listed[0]) if listed else None
    if listed and rest:
        out.append(Repeated(listed[1], rest, sure=True))


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
        sure = not amid_words(r, i, end)
        out.append(Repeated(end, weekly(found, interval)._replace(part=part), sure=sure))


def _says_often(r: Reader, _: int) -> bool:
    """Whether any word of the sentence says "every", which most do not: what follows is not looked for then."""
    often = {"every", "every_other", "freq"}
    return any(
        senses.keys() & often or any(r.low(i) not in ("a", "an") or s.end > i + 1 for s in senses.get("per", ()))
        for i, senses in enumerate(r.senses)
    )


def _nth_of_every(r: Reader, i: int, out: list[Repeated]) -> None:
    """First Monday of every month, the 1st of each month, last day of every month, 4th of July every year."""
    start = r.after(i, "the")
    ends: list[tuple[int, Rule]] = []
    for found, stop in nths(r, start):
        ends.append((stop, Rule("MONTHLY", byday=found)))
    dates = dates_list(r, start, bare=True)
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
                for month in r.get(k, "month") if category != "per" and not number else ():
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
                    Repeated(stop, nth_rule("YEARLY", 1, day.a, day.b)._replace(bymonth=(day.base.a,)), sure=True)
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
        if j == i or unit.value not in FREQ:
            continue
        if many == 1:
            with_days(r, unit.end, Rule(FREQ[unit.value]), out, sure=True)
        else:
            question = f"{many}/{unit.value}"
            before = len(out)
            with_days(r, unit.end, Rule(FREQ[unit.value]), out, sure=True)
            if len(out) == before + 1:
                out[-1] = out[-1]._replace(rule=out[-1].rule._replace(question=question))
    for unit in r.get(j, "unit") if many == 1 and j > i else ():
        if unit.value == "fortnight":
            with_days(r, unit.end, Rule("WEEKLY", 2), out, sure=True)
    interval = whole(r, j)
    if many == 1 and interval and j > i:
        for unit in r.get(interval[1], "unit"):
            if unit.value in FREQ:
                with_days(r, unit.end, Rule(FREQ[unit.value], interval[0]), out, sure=True)
    for sense in r.get(i, "freq"):
        if many > 1:
            out.append(Repeated(sense.end, Rule(sense.value.split()[0], question=f"{many}/{sense.value}"), sure=True))
