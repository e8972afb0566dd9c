"""Times of day as they are said: "half past three", "quarter to 9", "seven thirty", "halb acht"."""

# ruff: noqa: PERF401 - a rule of grammar reads as a loop, one reading a step

from __future__ import annotations

from tray.language.grammar.doubts import timely
from tray.language.grammar.events import event_ends
from tray.language.grammar.hours import BARE, LIKELY, SURE, Found, finish
from tray.language.grammar.numbers import whole
from tray.language.grammar.reader import Reader
from tray.language.values import Clock


def _hour_words(r: Reader, i: int) -> list[Found]:
    """An hour as spoken phrases have it: "three", "9", "3pm", "noon"."""
    return list(r.memo("hours", i, _plain_hours))


def _plain_hours(r: Reader, i: int) -> list[Found]:
    out: list[Found] = []
    i = r.after(i, "the_hour")
    for sense in r.get(i, "clock"):
        out.append(Found(sense.end, Clock(int(sense.value[:2]), 0, fixed=True), SURE))
    number = whole(r, i)
    if number and 0 <= number[0] <= 24 and len(r.low(i)) <= 12 and not (r.is_number(i) and len(r.low(i)) > 2):
        finish(r, number[1], number[0], None, leading=False, out=out, strength=BARE)
    return out


def _shift(clock: Clock, minutes: int) -> Clock:
    total = (clock.hour * 60 + clock.minute + minutes) % (24 * 60)
    if not clock.fixed and total < 60 and clock.hour <= 12:
        total += 12 * 60  # ten to one is 12:50
    return Clock(total // 60, total % 60, clock.fixed)


def spoken(r: Reader, i: int, out: list[Found]) -> None:
    """Half past three, quarter to 9, ten past half eight, seven thirty, eight o'clock."""
    half = r.after(i, "half")
    if half > i:
        past = r.after(half + (r.low(half) == "-"), "clock_past")
        if past > half:
            out += [Found(f.end, _shift(f.clock, 30), SURE) for f in _hour_words(r, past)]
        elif r.has_flag("half_before"):
            out += [Found(f.end, _shift(f.clock, -30), SURE) for f in _hour_words(r, half) if f.clock.hour]
        elif r.has_flag("half_after"):
            out += [
                Found(f.end, _shift(f.clock, 30), LIKELY)
                for f in _hour_words(r, half)
                if f.clock.hour <= 12 and f.strength == BARE and (not r.is_number(half) or _alone(r, i, f.end))
            ]
    three = r.after(i, "three_quarters")
    if three > i:
        out += [Found(f.end, _shift(f.clock, -15), SURE) for f in _hour_words(r, three)]
    starts: list[tuple[int, int]] = []
    quarter = r.after(i, "quarter")
    if quarter > i:
        starts.append((15, quarter))
        if r.has_flag("quarter_before"):
            out += [Found(f.end, _shift(f.clock, -45), LIKELY) for f in _hour_words(r, quarter) if _alone(r, i, f.end)]
    number = whole(r, i)
    if number and 1 <= number[0] <= 59 and r.before(i, "month") == i:  # "April 9 after 3pm"
        minutes = r.after(number[1], "minutes")
        starts.append((number[0], minutes))
    for value, after in starts:
        dashed = r.low(after) == "-" and r.low(after + 2) == "-" and not r.is_number(i)
        end = after + dashed  # "quarter-to-four"
        past, to = (k + (k > end and dashed) for k in (r.after(end, "clock_past"), r.after(end, "clock_to")))
        spoken = quarter > i or end > (number[1] if number else end) or value in (5, 10, 15, 20, 25) or value < 30
        if past > end and spoken:
            out += [Found(f.end, _shift(f.clock, value), SURE) for f in _hour_words(r, past) if f.clock.hour]
            out += _round_half(r, past, value)
        if to > end and spoken:
            marked = quarter > i or end > (number[1] if number else end)
            likely = _counts_down(r, i, end, value)
            if marked or likely:
                out += [Found(f.end, _shift(f.clock, -value), SURE if marked else LIKELY) for f in _hour_words(r, to)]
            out += _round_half(r, to, -value)
    if number and 0 <= number[0] <= 24:
        _hour_then_minutes(r, i, number, out)


def _alone(r: Reader, i: int, end: int) -> bool:
    """Whether "half 5" tells a time: after "at", or with nothing but a day or an event beside it."""
    if end == r.n and event_ends(r, i):
        return True
    if end == r.n and r.before(i, "weekday", "day") < i:
        return True
    return r.before(i, "at") < i or (i == 0 and (end == r.n or r.is_a(end, "day", "weekday", "on")))


_RANGING = frozenset({"to", "-", "till", "til", "before", "until", "of", "a", "tot", "bis"})


def _counts_down(r: Reader, i: int, end: int, value: int) -> bool:
    """Whether "twenty to three" tells a time, rather than a range as "10 to 3" does."""
    if r.low(end) not in _RANGING:
        return True
    if r.before(i, "between", "on") < i:
        return False
    if r.is_number(i):
        return value in (15, 20, 25) and r.low(end) != "-"
    return value in (5, 10, 20, 25) and r.low(end) != "-"


def _round_half(r: Reader, i: int, minutes: int) -> list[Found]:
    """Ten past half eight, in the languages that count around the half hour."""
    half = r.after(i, "half")
    if half == i or not r.has_flag("half_before"):
        return []
    return [Found(f.end, _shift(f.clock, minutes - 30), SURE) for f in _hour_words(r, half) if f.clock.hour]


def _hour_then_minutes(r: Reader, i: int, number: tuple[int, int], out: list[Found]) -> None:
    hour, end = number
    figures = r.is_number(i)
    if figures and len(r.low(i)) > 2:
        return
    after_hour = r.after(end, "oclock")
    for phrase, minutes in (("and_half", 30), ("and_quarter", 15), ("and_three_quarters", 45), ("minus_quarter", -15)):
        for at in {after_hour, end}:
            j = r.after(at, phrase)
            if j > at:
                half: list[Found] = []
                finish(r, j, 12 if hour == 0 else hour, 0, leading=False, out=half, strength=SURE)
                out += [Found(f.end, _shift(f.clock, minutes), SURE) for f in half]
    for phrase, sign in (("minus", -1), ("and_minutes", 1)):
        j = r.after(after_hour, phrase)
        if j > after_hour:
            small = whole(r, j)
            if (small and 1 <= small[0] <= 59 and not r.is_a(small[1], "unit", "oclock")) or (
                small and r.is_a(small[1], "minutes")
            ):
                tail: list[Found] = []
                finish(
                    r,
                    r.after(small[1], "minutes"),
                    hour,
                    0,
                    leading=False,
                    out=tail,
                    strength=SURE if sign < 0 else LIKELY,
                )
                out += [Found(f.end, _shift(f.clock, sign * small[0]), f.strength) for f in tail]
    if after_hour > end:  # "cinq heures dix"
        said = whole(r, after_hour)
        last = said and (r.at(said[1]).kind != "w" or timely(r, said[1]))
        if said and not r.is_number(after_hour) and 5 <= said[0] <= 59 and last and not r.is_a(said[1], "unit"):
            finish(r, said[1], hour, said[0], leading=False, out=out, strength=SURE)
    if figures:
        return
    hundred = r.after(end, "zero_hundred")
    if hundred > end:
        out.append(Found(hundred, Clock(hour, 0, fixed=True), LIKELY))
    j = end
    zero = r.after(j, "zero")
    if zero > j:
        small = whole(r, zero)
        if small and small[0] < 10:
            finish(r, small[1], hour, small[0], leading=False, out=out, strength=LIKELY)
    small = whole(r, j + 1 if r.low(j) == "-" else j)
    if small and 10 <= small[0] <= 59 and not r.is_number(j) and not r.is_a(small[1], "unit", "month"):
        finish(r, small[1], hour, small[0], leading=False, out=out, strength=LIKELY)
        return
    finish(r, end, hour, None, leading=False, out=out, strength=BARE)
