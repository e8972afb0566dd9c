"""The days a rule falls on: "Mon, Wed and Fri", "first and third Tuesday", "the 1st and 15th"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from tray.language.grammar.numbers import ordinal, whole
from tray.language.grammar.reader import Reader
from tray.language.values import WEEKDAYS, Rule

FREQ = {
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


def weekly(weekdays: list[int], interval: int = 1) -> Rule:
    """The rule of every week on these weekdays, Monday 0."""
    return Rule("WEEKLY", interval, byday=tuple(WEEKDAYS[w] for w in sorted(set(weekdays))))


def without(rule: Rule, weekdays: Sequence[int]) -> Rule | None:
    """The rule on the days that are left without these weekdays; None where that is no rule of weekdays."""
    if rule.interval != 1 or not (rule.freq == "DAILY" or (rule.freq == "WEEKLY" and rule.byday)):
        return None
    rest = [w for w in range(7) if (rule.freq == "DAILY" or WEEKDAYS[w] in rule.byday) and w not in weekdays]
    return weekly(rest) if rest else None


def weekday_list(r: Reader, i: int, *, plural: bool = False) -> tuple[list[int], int] | None:
    """Weekdays in a row ("Mon, Wed and Fri", "Monday to Friday", "M/W/F"), and where they end."""
    return r.memo("weekdays_plural" if plural else "weekdays", i, partial(_weekday_list, plural=plural))


def _weekday_list(r: Reader, i: int, *, plural: bool) -> tuple[list[int], int] | None:
    found: list[int] = []
    end = i
    j = i
    first = True
    while end - i < 16 and len(found) <= len(WEEKDAYS):  # no list of days is longer
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
        if not first and r.is_a(end, "to_days") and len(values) == 1 and len(found) >= 1:
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


def dates_list(r: Reader, i: int, *, bare: bool = False) -> tuple[list[int], int] | None:
    """The 4th and 10th; 1st, 15th; where `bare`, mere numbers as well ("el 1 y 15")."""
    found: list[int] = []
    end = i
    while len(found) < 8:
        j = r.after(end, "and") if found else end
        if found and r.low(j) == ",":
            j = r.after(j + 1, "and")
        j = r.after(j, "on_the", "the", "on", "day_word")
        j = r.after(j, "the")
        nth = ordinal(r, j) or (whole(r, j) if bare and r.is_number(j) and len(r.low(j)) <= 2 else None)
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


def nths(r: Reader, i: int) -> list[tuple[tuple[str, ...], int]]:
    """First Monday; first and third Tuesday; last Friday."""
    values: list[int] = []
    j = i
    while len(values) < 5:
        nth = ordinal(r, r.after(j, "the"))
        if nth is None or not -2 <= nth[0] <= 5 or nth[0] == 0:
            return []
        values.append(nth[0])
        for weekday in (*r.get(nth[1], "weekday"), *r.get(nth[1], "weekdays")):
            if " " in weekday.value:
                continue
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
    return []


def of_the_month(r: Reader, i: int) -> int | None:
    """Where "of the month" or "of every month" ends; None where it is not said."""
    j = r.after(i, "of", "in", "per", "every")
    j = r.after(j, "the", "every", "per")
    for unit in r.get(j, "unit"):
        if unit.value == "month" and j > i:
            return unit.end
    return None


def nth_rule(freq: str, interval: int, which: int, weekday: int) -> Rule:
    """The rule of the first, second, … such day; 7 is any day, 8 a working day."""
    if weekday < 7:
        return Rule(freq, interval, byday=(f"{which}{WEEKDAYS[weekday]}",))
    if weekday == 8:
        return Rule(freq, interval, byday=WEEKDAYS[:5], setpos=which)
    return Rule(freq, interval, bymonthday=(which,))
