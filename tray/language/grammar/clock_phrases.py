"""Phrases of the clock and how sure they are: a time after "at", a bare figure beside a day."""

from __future__ import annotations

from functools import partial

from tray.language.grammar.alternatives import other_hour
from tray.language.grammar.clock import clocks
from tray.language.grammar.days import days
from tray.language.grammar.doubts import doubtful_clock, doubtful_number
from tray.language.grammar.events import closing_hour, looks_like_a_time, opens_event
from tray.language.grammar.halves import HALVES, with_part
from tray.language.grammar.hours import BARE, SURE, Found
from tray.language.grammar.numbers import length
from tray.language.grammar.reader import Reader
from tray.language.values import Add, Clock


def clock_phrases(r: Reader, i: int, add: Add) -> None:
    """Writes down the times of day that begin there."""
    asked = r.before(i, "at") < i
    for found in timed(r, i):
        strength = found.strength
        if doubtful_clock(r, i, found.end) or _is_dated(r, i, found):
            continue
        if strength == BARE:
            if doubtful_number(r, i, found.end, asked=asked):
                continue
            plain = r.plainly_before(i, "at")
            if not plain and found.end == i + 1 and is_year(r.low(i)):
                continue  # "from 2028 to 2032"
            if asked and not plain and (not closes(r, found.end) or r.is_number(r.before(i, "at") - 1)):
                continue  # "after 2 beers", "3 by 5"
            if asked or (closes(r, found.end) and other_hour(r, i, partial(_ends_hour, r))):  # "at 3 or 4"
                strength = 2
            elif r.is_number(i) and found.end == i + 1 and len(r.low(i)) > 2 and r.low(i)[0] != "0":
                if i == 0 and r.n == 1 and not "1900" <= r.low(i) < "2200" and len(r.low(i)) == 4:
                    strength = 2  # "1130" and nothing else
                    add(found.end, "clock", found.clock, strength)
                    continue
                if i == 0 and len(r.low(i)) == 4 and looks_like_a_time(r.low(i)) and opens_event(r, found.end):
                    add(found.end, "clock", found.clock, 2)  # "1530 call with the bank"
                    continue
                if not _military(r, i, found) and not _beside_day(r, i, found):
                    if closing_hour(r, i, found.end):
                        add(found.end, "clock", found.clock, 2)  # "lunch 1230"
                    continue
                strength = 1
            elif r.low(i)[:1] == "0" and found.end - i == 1:
                strength = 2 if r.n == 1 and len(r.low(i)) == 4 else 1  # "0830" and nothing else
            elif (
                r.before(i, "weekday", "day", "part", "month", "part_day", "weekday_part", "weekdays") < i
                and r.is_number(i)
            ) or ends_day(r, i - (r.low(i - 1) == ",")):
                strength = 0
                if not (closes(r, found.end) or opens_event(r, found.end)) and found.end - i < 3:
                    continue
            elif r.is_number(i) and ends_day(r, r.before(i, "to")) and r.before(i, "to") < i and closes(r, found.end):
                strength = 0  # "noon tomorrow to 3"
            elif r.is_number(i) and found.end <= i + 3 and closing_hour(r, i, found.end):
                strength = 2  # "lunch 12"
            elif found.end - i > 1 and r.is_number(i) and found.end == r.n:
                strength = 2 if i == 0 and r.h24 and found.end == 3 else 1  # "14.30" and nothing else
            else:
                strength = -1
                if not (starts_day(r, found.end)):
                    continue
                strength = 0
        elif strength == 2 and not asked and not r.is_a(i, "clock"):
            told = closes(r, found.end) and (i == 0 or r.at(i).text[:1].islower() or r.is_number(i))
            strength = 2 if told or starts_day(r, found.end) or ends_day(r, i) else 1
        add(found.end, "clock", found.clock, max(strength, 0))
    _counted_clock(r, i, add)


def of_a_month(r: Reader, i: int) -> bool:
    """Whether the number there is the day of the month named before it, which has no day yet."""
    month = r.before(i, "month")
    day = r.before(month, "of_month", "of")
    return month < i and not r.is_number(day - 1) and r.before(day, "ord", "ord_suffix", "num") == day


def _is_dated(r: Reader, i: int, found: Found) -> bool:
    """Whether the number of a time with its part of the day is the day of a month: "March 5 in the morning"."""
    bare = any(c.end == i + 1 and c.strength == BARE for c in clocks(r, i))
    return (
        bare
        and r.is_number(i)
        and found.end > i + 1
        and r.is_a(i + 1, "in", "in_part", "part")
        and (
            of_a_month(r, i) or r.before(i, "day_word", "on_bare") < i  # "dia 14 à noite"
        )
    )


def _ends_hour(r: Reader, end: int) -> bool:
    """Whether an hour ends there that is said to be one."""
    return any(
        c.end == end and (c.strength > BARE or r.before(k, "at", "day", "weekday") < k)
        for k in range(max(0, end - 4), end)
        for c in clocks(r, k)
    )


def is_year(text: str) -> bool:
    """Whether four figures are a year, and no time of day that people meet at."""
    return len(text) == 4 and "1900" <= text < "2100" and int(text) % 5 != 0


def _military(r: Reader, i: int, found: Found) -> bool:
    """As in "lesson 1600 Friday": a full or half hour of the day, right before a day."""
    hour = 6 <= found.clock.hour <= (22 if i == 0 else 18) and found.clock.minute in (0, 30) and len(r.low(i)) == 4
    return hour and starts_day(r, found.end) and r.before(i, "numbered") == i


def _beside_day(r: Reader, i: int, found: Found) -> bool:
    """As in "tomorrow 1230": right after a day, with nothing behind it that it could count."""
    followed = closes(r, found.end) or opens_event(r, found.end)  # "Thu 1130 haircut"
    return looks_like_a_time(r.low(i)) and followed and not r.tail_is_measured(found.end) and ends_day(r, i)


def closes(r: Reader, end: int) -> bool:
    """Whether a bare number may be a time there: nothing follows that it would count."""
    token = r.at(end)
    return token.kind not in ("w", "n") or bool(
        r.senses[end].keys()
        & {
            "at",
            "on",
            "with",
            "for",
            "invite",
            "to",
            "zoom_on",
            "part",
            "reminder",
            "place_at",
            "zone",
            "day",
            "weekday",
            "part_day",
            "between",
            "in",
        }
    )


def ends_day(r: Reader, i: int) -> bool:
    """Whether the words just before are a day in figures or words."""
    for k in range(max(0, i - 6), i):
        if any(d.end == i and d.strength >= 2 for d in days(r, k)):
            return not r.inside(k)
    return False


def starts_day(r: Reader, i: int) -> bool:
    """Whether a day in words begins there."""
    j = r.after(i, "on")
    return (any(d.strength >= 2 for d in days(r, j)) and r.is_a(j, "weekday", "day")) or r.is_a(
        i, "every", "part_day", "weekday_part", "day_part", "weekdays"
    )


def timed(r: Reader, i: int) -> list[Found]:
    """Times of day that begin there, with the part of the day that settles them where one follows."""
    return r.memo("timed", i, _timed)


def _timed(r: Reader, i: int) -> list[Found]:
    out = list(clocks(r, i))
    for found in clocks(r, i):
        if found.clock.fixed and found.clock.hour > 12:
            out += [Found(end, found.clock, SURE) for _, end in _part_after(r, found.end)]
            continue
        for part, end in _part_after(r, found.end):
            if part == "night" and found.clock.hour < 6 and found.end == i + 1 and r.is_a(found.end, "part"):
                continue  # the 3 of "Halo 3 night" is none, as nobody says it so
            out.append(Found(end, with_part(found.clock, part), SURE))
    return out


def _part_after(r: Reader, i: int) -> list[tuple[str, int]]:
    out = []
    j = i + (r.low(i) == ",")
    for k in dict.fromkeys((r.after(j, "in_part"), r.after(r.after(j, "in", "at", "on", "of"), "the", "this"), j)):
        out += [(s.value, s.end) for s in r.get(k, "part") if not s.weak]
        if out:
            break
    return [(v, e) for v, e in out if v in HALVES]


def _counted_clock(r: Reader, i: int, add: Add) -> None:
    """Two hours before noon, 20 minutes after 2pm."""
    found = length(r, i)
    if not found or any(unit not in ("minute", "hour") for _, unit in found[0]):
        return
    minutes = round(sum(value * (60 if unit == "hour" else 1) for value, unit in found[0]))
    for category, sign in (("after_clock", 1), ("before_base", -1)):
        for sense in r.get(found[1], category):
            for clock in clocks(r, sense.end):
                if clock.strength > BARE:
                    total = (clock.clock.hour * 60 + clock.clock.minute + sign * minutes) % 1440
                    moved = Clock(total // 60, total % 60, clock.clock.fixed)
                    add(clock.end, "clock", moved, SURE)
