"""Phrases of the clock and how sure they are: a time after "at", a range, a bare figure beside a day."""

from __future__ import annotations

from tray.language.grammar.clock import clocks
from tray.language.grammar.days import days
from tray.language.grammar.doubts import doubtful_clock, doubtful_number
from tray.language.grammar.halves import HALVES, with_part
from tray.language.grammar.hours import BARE, SURE, Found
from tray.language.grammar.numbers import length
from tray.language.grammar.reader import Reader
from tray.language.values import Add, Clock, Moment, Span2


def clock_phrases(r: Reader, i: int, add: Add) -> None:
    """Writes down the times of day, and the ranges of two, that begin there."""
    asked = r.before(i, "at") < i
    for found in timed(r, i):
        strength = found.strength
        if doubtful_clock(r, i, found.end):
            continue
        if strength == BARE:
            if doubtful_number(r, i, found.end, asked=asked):
                continue
            plain = r.plainly_before(i, "at")
            if asked and not plain and (not closes(r, found.end) or r.is_number(r.before(i, "at") - 1)):
                continue  # "after 2 beers", "3 by 5"
            if asked:
                strength = 2
            elif r.is_number(i) and found.end == i + 1 and len(r.low(i)) > 2 and r.low(i)[0] != "0":
                if i == 0 and r.n == 1 and not "1900" <= r.low(i) < "2200" and len(r.low(i)) == 4:
                    strength = 2  # "1130" and nothing else
                    add(found.end, "clock", found.clock, strength)
                    continue
                if not _military(r, i, found) and not _beside_day(r, i, found):
                    if _named_event(r, i) and found.end == r.n and _looks_like_a_time(r.low(i)):
                        add(found.end, "clock", found.clock, 2)  # "lunch 1230"
                    continue
                strength = 1
            elif r.low(i)[:1] == "0" and found.end - i == 1:
                strength = 1
            elif (
                r.before(i, "weekday", "day", "part", "month", "part_day", "weekday_part", "weekdays") < i
                and r.is_number(i)
            ) or ends_day(r, i - (r.low(i - 1) == ",")):
                strength = 0
                if not closes(r, found.end) and found.end - i < 3:
                    continue
            elif r.is_number(i) and ends_day(r, r.before(i, "to")) and r.before(i, "to") < i and closes(r, found.end):
                strength = 0  # "noon tomorrow to 3"
            elif found.end - i > 1 and r.is_number(i) and found.end == r.n:
                strength = 1
            else:
                strength = -1
                if not (starts_day(r, found.end)):
                    continue
                strength = 0
        elif strength == 2 and not asked and not r.is_a(i, "clock"):
            told = closes(r, found.end) and (i == 0 or r.at(i).text[:1].islower() or r.is_number(i))
            strength = 2 if told or starts_day(r, found.end) or ends_day(r, i) else 1
        add(found.end, "clock", found.clock, max(strength, 0))
    _ranges(r, i, add)
    _counted_clock(r, i, add)


def _military(r: Reader, i: int, found: Found) -> bool:
    """As in "lesson 1600 Friday": a full or half hour of the day, right before a day."""
    hour = 6 <= found.clock.hour <= 18 and found.clock.minute in (0, 30) and len(r.low(i)) == 4
    return hour and starts_day(r, found.end) and r.before(i, "numbered") == i


def _beside_day(r: Reader, i: int, found: Found) -> bool:
    """As in "tomorrow 1230": right after a day, with nothing behind it that it could count."""
    return (
        _looks_like_a_time(r.low(i)) and closes(r, found.end) and not r.tail_is_measured(found.end) and ends_day(r, i)
    )


def _looks_like_a_time(text: str) -> bool:
    """1230 does, 1984 and 447 do not."""
    return int(text[-2:]) % (5 if len(text) == 4 else 15) == 0 and not "1900" <= text < "2100"


def _named_event(r: Reader, i: int) -> bool:
    """Whether the word before is one that begins at some hour: lunch, a meeting, a flight."""
    return r.before(i, "timed_noun", "evening_noun", "morning_noun") < i


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


def separators(r: Reader, i: int, *, paired: bool) -> set[int]:
    """Where the second end of a range begins, if a word for "to" stands there."""
    out = {s.end for category in ("to", "but_before") for s in r.get(i, category)}
    if paired:
        out |= {s.end for s in r.get(i, "and")}
    return out


def _of_a_month(r: Reader, i: int) -> bool:
    """Whether the number there is the day of the month named before it, which has no day yet."""
    month = r.before(i, "month")
    day = r.before(month, "of_month", "of")
    return month < i and not r.is_number(day - 1) and r.before(day, "ord", "ord_suffix", "num") == day


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


def _ranges(r: Reader, i: int, add: Add) -> None:
    opened = r.before(i, "between", "at") < i
    paired = r.before(i, "between") < i
    for first in timed(r, i):
        comma = first.end + 1 if r.low(first.end) == "," and r.is_a(first.end + 1, "to") else first.end
        for j in separators(r, comma, paired=paired):
            for k in dict.fromkeys((r.after(j, "at"), j)):
                for second in timed(r, k):
                    strength = max(first.strength, second.strength)
                    bare = strength == BARE
                    if not opened and any(c.end == second.end and c.strength > BARE for c in clocks(r, i)):
                        continue  # "ten to midnight", "15 to noon"
                    if (
                        first.strength == BARE
                        and len(r.low(i)) > 2
                        and r.is_number(i)
                        and first.end == i + 1
                        and not (r.is_number(k) and len(r.low(k)) > 2)
                    ):
                        continue  # 2026 à 10:00
                    day_first = first.strength == BARE and r.before(i, "on_bare") < i and r.before(i, "between") == i
                    if day_first and r.plainly_before(k, "at"):
                        continue  # "le 24 à 10h30"
                    if first.strength == BARE and r.is_number(i) and _of_a_month(r, i):
                        continue  # the 12 of "9am Sep 12 to 5pm Sep 13"
                    if r.before(first.end, "after_next", "fortnight_on") < i:
                        continue  # "mardi en huit à 10h"
                    if bare:
                        if (
                            r.low(first.end) == "to"
                            and not paired
                            and not r.is_number(i)
                            and first.clock.hour in (5, 10, 20)
                        ):
                            continue  # "at ten to six"
                        if doubtful_number(r, i, second.end, asked=opened):
                            continue
                        strength = 2 if opened else 1
                        beside = (
                            ends_day(r, i)
                            or r.before(i, "weekday", "weekdays", "group_code", "part", "day", "part_day") < i
                            or starts_day(r, second.end)
                            or r.is_a(second.end, "part_day")
                            or (closes(r, second.end) and _named_event(r, i))
                            or (r.is_a(second.end, "weekday") and r.at(second.end).text[:1].isupper())
                        )
                        if i == 0 and second.end == r.n and second.clock.hour > 12 >= first.clock.hour:
                            beside = True  # "9-17" and nothing else
                        if not opened and not beside:
                            if (
                                i == 0
                                and second.end < r.n
                                and (
                                    max(first.clock.hour, second.clock.hour) <= 12
                                    or len(r.low(i)) == len(r.low(k)) == 4
                                )
                            ):
                                add(
                                    second.end,
                                    "clocks",
                                    Span2(Moment(clock=first.clock), Moment(clock=second.clock)),
                                    0,
                                    anchor=False,
                                    bonus=1.0,
                                )
                            continue
                        if beside:
                            strength = 2
                    elif min(first.strength, second.strength) == BARE:
                        # one end is a mere number: it must look like an hour
                        if first.strength == BARE and doubtful_number(r, i, first.end, asked=True):
                            continue
                        if (
                            second.strength == BARE
                            and not closes(r, second.end)
                            and not opened
                            and r.low(first.end) != "-"
                        ):
                            continue
                        if (
                            second.strength == BARE
                            and r.low(second.end) in ("/", ".", ":")
                            and r.glued(second.end)
                            and r.is_number(second.end + 1)
                        ):
                            continue
                    if (
                        first.strength == BARE
                        and r.is_number(i)
                        and r.at(first.end).low == "-"
                        and r.at(first.end).kind == "s"
                        and not r.is_number(k)
                        and not r.is_a(k, "clock")
                    ):
                        continue
                    a, b = first.clock, second.clock
                    if a.hour == b.hour and a.minute == b.minute and a.fixed == b.fixed:
                        continue
                    add(second.end, "clocks", Span2(Moment(clock=a), Moment(clock=b)), strength, bonus=1.0)
