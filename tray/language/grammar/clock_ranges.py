"""Ranges of two times of day: "3-4pm", "from 10 to noon", "9-17", "planning 10-11" beside a day."""

from __future__ import annotations

from tray.language.grammar.clock import clocks
from tray.language.grammar.clock_phrases import closes, ends_day, named_event, starts_day, timed
from tray.language.grammar.doubts import doubtful_number
from tray.language.grammar.hours import BARE
from tray.language.grammar.reader import Reader
from tray.language.values import Add, Clock, Moment, Span2


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


def _few_hours(a: Clock, b: Clock) -> bool:
    """Whether two figures are the ends of a working day at most, as those of a score or a list of pages seldom are."""
    return a.hour > 0 and 0 < (b.hour * 60 + b.minute - a.hour * 60 - a.minute) % 720 <= 9 * 60


def _of_four_figures(r: Reader, i: int, k: int, a: Clock, b: Clock) -> bool:
    """As in "call 1530-1600" at the end of a line: quarters of an hour, a few hours apart, no years."""
    if not (len(r.low(i)) == len(r.low(k)) == 4 and r.low(k - 1) in ("-", "to", "till", "until")):
        return False
    plain = all(not "1900" <= r.low(at) < "2100" or a.minute + b.minute for at in (i, k))
    return plain and a.minute % 15 == b.minute % 15 == 0 and 0 < b.hour * 60 + b.minute - a.hour * 60 - a.minute <= 360


def clock_ranges(r: Reader, i: int, add: Add) -> None:
    """Writes down the ranges of two times that begin there."""
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
                            or (closes(r, second.end) and named_event(r, i))
                            or (r.is_a(second.end, "weekday") and r.at(second.end).text[:1].isupper())
                        )
                        if i == 0 and second.end == r.n and second.clock.hour > 12 >= first.clock.hour:
                            beside = True  # "9-17" and nothing else
                        beside = beside or (second.end == r.n and _of_four_figures(r, i, k, first.clock, second.clock))
                        if not opened and not beside:
                            plain = max(first.clock.hour, second.clock.hour) <= 12
                            written = len(r.low(i)) == len(r.low(k)) == 4 or r.before(i, "appointment") < i
                            at_edge = (i == 0 and second.end < r.n) or (i > 0 and closes(r, second.end))
                            if at_edge and (plain or written) and (i == 0 or _few_hours(first.clock, second.clock)):
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
