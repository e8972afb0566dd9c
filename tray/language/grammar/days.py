"""Days as they are named: "tomorrow", "the 3rd", "first Monday of May", "end of next month", "Easter"."""

# ruff: noqa: PERF401 - a rule of grammar reads as a loop, one reading a step

from __future__ import annotations

from tray.language.grammar import figures
from tray.language.grammar.doubts import timely
from tray.language.grammar.months import day_month, month_first
from tray.language.grammar.numbers import length, ordinal
from tray.language.grammar.periods import LIKELY, SURE, WEAK, Named, of_month, periods, post_modifier, year_at
from tray.language.grammar.reader import Reader
from tray.language.grammar.weekdays import modified, weekday_at
from tray.language.lexicon import Sense
from tray.language.values import Day


def days(r: Reader, i: int) -> list[Named]:
    """The days that begin there, longest first."""
    return r.memo("days", i, _days)


def _days(r: Reader, i: int) -> list[Named]:
    if not 0 <= i < r.n:
        return []
    out: list[Named] = []
    senses = r.senses[i]
    if r.is_number(i):
        out += [Named(*f) for f in figures.dates(r, i)]
        day_month(r, i, out)
    if "month" in senses:
        month_first(r, i, out)
    for sense in r.get(i, "day"):
        named = Day("rel", int(sense.value))
        out.append(Named(sense.end, named, WEAK if sense.weak else SURE))
        out += [Named(end, Day("shift", 1, name="week", base=named), SURE) for end in _week_on(r, sense.end)]
        _weeks_after(r, Named(sense.end, named, SURE), out)
    if "weekday" in senses:
        weekday_at(r, i, out)
    if "holiday" in senses:
        _holiday(r, i, out)
    modified(r, i, out)
    if senses.keys() & {"ord", "num", "ord_weekday"} or r.is_number(i):
        _ordinal(r, i, out)
        day_month(r, i, out) if not r.is_number(i) else None
    if "weekend" in senses:
        for sense in r.get(i, "weekend"):
            end, shift = post_modifier(r, sense.end)
            told = shift is not None or r.before(i, "on", "in_part") < i
            out.append(Named(end, Day("weekend", shift or 0), LIKELY if told else WEAK))
    for sense in r.get(i, "weekend_of"):
        for around in days(r, r.after(sense.end, "the")):
            if around.day.kind in ("ymd", "hol", "dom"):
                out.append(Named(around.end, Day("weekend", base=around.day), SURE))
    for category, sign in (("day_after", 1), ("day_before", -1)):
        for sense in r.get(i, category):
            for beside in days(r, sense.end):
                a_feast = r.after(r.after(i, "the"), "holiday") >= beside.end  # "la veille de Noël" is a feast itself
                if beside.day.kind in ("ymd", "hol", "dom") and not a_feast:
                    out.append(Named(beside.end, Day("shift", sign, name="day", base=beside.day), SURE))
    if "edge" in senses:
        for sense in r.get(i, "edge"):
            if any(r.after(k, "weekend") > sense.end for k in range(i, sense.end)):
                continue  # "fine settimana" is no end of a week
            for end, base in periods(r, r.after(sense.end, "the")):
                out.append(Named(end, Day("edge", name=sense.value, base=base), SURE))
    for sense in r.get(i, "week_no"):
        _numbered_week(r, i, sense, out)
    for sense in r.get(i, "eom"):
        out.append(Named(sense.end, Day("edge", name="end", base=Day("ahead", 0, name=sense.value)), LIKELY))
    if "this" in senses or "the" in senses:
        _the(r, i, out)
    out.sort(key=lambda d: (-d.end, -d.strength))
    return out


def _numbered_week(r: Reader, i: int, sense: Sense, out: list[Named]) -> None:
    """KW 8, in week 8, calendar week 12 2028."""
    number = sense.end
    told = not sense.weak or r.before(i, "in_month", "in", "on") < i
    if told and r.is_number(number) and len(r.low(number)) <= 2 and 1 <= int(r.low(number)) <= 53:
        year = year_at(r, number + 1, short=False)
        if year:
            out.append(Named(year[1], Day("week", int(r.low(number)), c=year[0]), SURE))
        if not r.is_a(number + 1, "of", "oclock", "unit", "mer"):
            out.append(Named(number + 1, Day("week", int(r.low(number))), SURE))


def _weeks_after(r: Reader, named: Named, out: list[Named]) -> None:
    """Tomorrow in two weeks, vandaag over een week."""
    ahead = r.firmly_after(named.end, "in")
    weeks = length(r, ahead) if ahead > named.end else None
    if weeks and len(weeks[0]) == 1 and weeks[0][0][1] in ("week", "fortnight") and weeks[0][0][0] % 1 == 0:
        (many, unit), end = weeks[0][0], weeks[1]
        out.append(Named(end, Day("shift", int(many), name=unit, base=named.day), SURE))


def _week_on(r: Reader, i: int) -> list[int]:
    """Where the "week" of "tomorrow week" ends, a week after tomorrow."""
    return [s.end for s in r.get(i, "week_on") if s.end == r.n or timely(r, s.end)]


def _ordinal(r: Reader, i: int, out: list[Named]) -> None:
    """The 3rd, first Monday of May, last day of the month, 3rd Friday."""
    if r.inside(i) and r.low(i - 1) != "-":
        return
    number = ordinal(r, i)
    if number is None:
        _bare_day(r, i, out)
        return
    value, end = number
    if -2 <= value <= 5:
        kinds: list[tuple[int, int]] = [(w.end, int(w.value)) for w in r.get(end, "weekday")]
        kinds += [
            (u.end, 8 if u.value == "workday" else 7 if u.value == "day" else 9)
            for u in r.get(end, "unit")
            if u.value in ("day", "workday", "week")
        ]
        kinds += [(w.end, 10) for w in r.get(end, "weekend")]
        for stop, weekday in kinds:
            j = r.after(stop, "of", "of_month", "in")
            for finish, base in periods(r, j):
                if (
                    base.kind == "ahead"
                    and base.name not in ("month", "year", "quarter")
                    and not (base.name == "week" and weekday == 7)
                ):
                    continue
                if finish > j and (j > stop or base.kind == "month" or base.a):
                    out.append(Named(finish, Day("nth", value, weekday, base=base), SURE))
            year = year_at(r, stop, short=False)
            if value > 0 and weekday < 7 and r.before(i, "the", "on", "of", "this") < i and j == stop and not year:
                out.append(Named(stop, Day("nth", value, weekday), WEAK))
    if value < 1 or value > 31:
        return
    stop, shift = of_month(r, end)
    before = r.before(i, "on", "the", "on_the", "to", "day_word") < i
    if shift is not None:
        said = shift or any(r.is_a(k, "this", "this_post") for k in range(end, stop))
        out.append(Named(stop, Day("dom", value, c=shift if said else None), SURE))  # "the 1st of the month" is ahead
    listed = r.is_number(i) and r.low(i - 1) == "," and r.is_a(end, "at", "from", "between")  # "…, 22nd at 1"
    hour = r.after(end, "at")
    suffixed = i == 0 or (r.get(i + 1, "ord_suffix") and not r.before(i, "numbered") < i)
    opening = suffixed and r.is_number(i) and hour > end and r.is_number(hour)  # "12th at 8am"
    a_meal = i == 0 and r.is_number(i) and value >= 10 and r.is_a(end, "hour_noun")  # "23rd dinner w/ Al"
    after = end + (r.low(end) == ",")
    timed = r.is_number(after) and (r.is_a(after + 1, "mer") or r.low(after + 1) == ":")
    opening = opening or a_meal or (suffixed and r.is_number(i) and timed)  # "inspection 15th, 3pm"
    inning = r.is_a(i - 2, "place_in") and all(sense.weak for sense in r.get(i - 2, "on"))  # "Won in the fifth"
    if (before or listed or opening) and not inning:
        out.append(Named(end, Day("dom", value), LIKELY if a_meal or timed or _ends_phrase(r, end) else WEAK))


def _bare_day(r: Reader, i: int, out: list[Named]) -> None:
    """As in "back on 15": a mere number after "on"."""
    if not (r.is_number(i) and 1 <= len(r.low(i)) <= 2 and 1 <= int(r.low(i)) <= 31):
        return
    start = r.before(i, "on_bare", "day_word")
    token = r.at(i + 1)
    stop, shift = of_month(r, i + 1) if start < i else (i, None)
    if shift is not None:
        said = shift or any(r.is_a(k, "this", "this_post") for k in range(i + 1, stop))
        out.append(Named(stop, Day("dom", int(r.low(i)), c=shift if said else None), SURE))  # "il 5 del prossimo mese"
    if (
        start < i
        and (token.kind not in ("w", "n") or r.is_a(i + 1, "at", "from", "between", "part"))
        and not (token.glued and token.low not in (",", ".", "!", "?"))
        and not (token.low == "." and r.is_number(i + 2) and r.glued(i + 2))  # "the 12.15 to Leeds"
    ):
        out.append(Named(i + 1, Day("dom", int(r.low(i))), LIKELY))


def _ends_phrase(r: Reader, end: int) -> bool:
    """Whether nothing follows that the ordinal would count ("the 2nd draft")."""
    token = r.at(end)
    if token.low == "one":
        return False
    if token.kind != "w":
        return token.low not in ("'", "%") or not token.glued
    return bool(
        r.senses[end].keys()
        & {
            "at",
            "to",
            "for",
            "on",
            "with",
            "from",
            "starting",
            "until",
            "part",
            "clock",
            "invite",
            "place_at",
            "zoom_on",
            "of_month",
            "of",
            "and",
            "reminder",
            "part_day",
            "between",
            "num",
            "zone",
            "allday",
            "but_before",
            "or",
        }
    )


def _the(r: Reader, i: int, out: list[Named]) -> None:
    """As in "this week", "the weekend", "the first"."""
    j = r.after(i, "the")
    if j == i:
        return
    for sense in r.get(j, "weekend"):
        end, shift = post_modifier(r, sense.end)
        out.append(Named(end, Day("weekend", shift or 0), LIKELY))


def _holiday(r: Reader, i: int, out: list[Named]) -> None:
    for sense in r.get(i, "holiday"):
        end = sense.end
        if r.low(end) == "'" and r.low(end + 1) == "s" and r.glued(end):
            end += 2
        year = year_at(r, end, short=False)
        if year:
            out.append(Named(year[1], Day("hol", name=sense.value, c=year[0]), SURE))
        post, shift = post_modifier(r, end)
        if shift is not None:
            out.append(Named(post, Day("hol", name=sense.value), SURE))
        out.append(Named(end, Day("hol", name=sense.value), WEAK if sense.weak else LIKELY))
        for weekend in r.get(end, "weekend"):
            out.append(Named(weekend.end, Day("weekend", base=Day("hol", name=sense.value)), SURE))
