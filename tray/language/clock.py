"""Times of day: "3pm", "15h30", "half past three", "quarter to 9", "noon"; and two of them as a range."""

# ruff: noqa: PERF401 - a rule of grammar reads as a loop, one reading a step

from __future__ import annotations

from typing import NamedTuple

from tray.language.numbers import whole
from tray.language.reader import Reader
from tray.language.values import Clock

SURE, LIKELY, BARE = 3, 2, 0


class Found(NamedTuple):
    """A time of day that ends at `end`: SURE on its own, LIKELY with a word such as "at", BARE a mere number."""

    end: int
    clock: Clock
    strength: int


def clocks(r: Reader, i: int) -> list[Found]:
    """The times of day that begin there, longest first."""
    return r.memo("clocks", i, _clocks)


def _clocks(r: Reader, i: int) -> list[Found]:
    if not 0 <= i < r.n:
        return []
    out: list[Found] = []
    for sense in r.get(i, "clock"):
        hour, _, minute = sense.value.partition(":")
        end = r.after(sense.end, "ish", "roughly")
        half = r.after(end, "and_half", "and_a_half")
        if half > end:
            out.append(Found(half, Clock(int(hour) % 24, 30, fixed=True), SURE))
        out.append(Found(end, Clock(int(hour), int(minute), fixed=True), LIKELY if sense.weak else SURE))
    if r.is_number(i):
        _figures(r, i, out)
    _spoken(r, i, out)
    out.sort(key=lambda f: (-f.end, -f.strength))
    return out


def _figures(r: Reader, i: int, out: list[Found]) -> None:
    text = r.low(i)
    if len(text) <= 2:
        hour = int(text)
        if hour > 24:
            return
        sign = r.low(i + 1)
        two = r.is_number(i + 2) and r.glued(i + 2) and len(r.low(i + 2)) == 2 and int(r.low(i + 2)) < 60
        if (two and r.glued(i + 1) and (sign in (":", ".") or r.is_a(i + 1, "hour_mark"))) or (
            two and sign == ":" and r.glued(i + 2)
        ):
            _with_minutes(r, i, hour, out)
        if (
            r.is_a(i + 1, "hour_mark")
            and r.is_number(i + 2)
            and not r.glued(i + 2)
            and len(r.low(i + 2)) == 2
            and int(r.low(i + 2)) < 60
        ):
            _finish(
                r, i + 3, hour, int(r.low(i + 2)), leading=len(text) == 2, out=out, strength=SURE, written=True
            )  # "8 h 30"
        if (
            r.is_number(i + 1)
            and len(r.low(i + 1)) == 2
            and int(r.low(i + 1)) < 60
            and r.is_a(i + 2, "mer")
            and not r.get(i + 2, "mer")[0].weak
        ):
            _finish(r, i + 2, hour, int(r.low(i + 1)), leading=False, out=out, strength=BARE)  # "7 30 pm"
        if not (two and sign == ":" and r.glued(i + 1)):
            _finish(r, i + 1, hour, None, leading=text[0] == "0" and len(text) == 2, out=out, strength=BARE)
    elif len(text) in (3, 4):
        hour, minute = int(text[:-2]), int(text[-2:])
        if hour > 24 or minute > 59 or (hour == 24 and minute):
            return
        leading = text[0] == "0"
        military = r.after(i + 1, "military")
        if military > i + 1 and len(text) == 4:
            out.append(Found(military, Clock(hour, minute, fixed=True), SURE))
        before = len(out)
        _finish(r, i + 1, hour, minute, leading=leading, out=out, strength=BARE)
        if len(text) == 3 or not leading:
            # 1530 is a time only where something says so; 0645 is one beside a date
            out[before:] = [f._replace(strength=f.strength if f.strength == SURE else BARE) for f in out[before:]]


def _with_minutes(r: Reader, i: int, hour: int, out: list[Found]) -> None:
    minute, end = int(r.low(i + 2)), i + 3
    sign = r.low(i + 1)
    second = 0
    marked = r.is_a(i + 1, "hour_mark")
    if r.glued(end) and (r.low(end) == ":" or (marked and r.low(end) in ("m", "min", "mn"))):
        if r.is_number(end + 1) and r.glued(end + 1) and len(r.low(end + 1)) == 2 and int(r.low(end + 1)) < 60:
            second, end = int(r.low(end + 1)), end + 2
            if r.glued(end) and r.low(end) in (".", ",") and r.is_number(end + 1) and r.glued(end + 1):
                end += 2
            elif r.glued(end) and r.low(end) == "s":
                end += 1
        elif marked:
            end += 1
    elif sign == "." and r.glued(end) and r.low(end) == "." and r.is_number(end + 1) and r.glued(end + 1):
        return  # 15.12.2026
    if hour == 24 and minute:
        return
    strength = SURE if sign != "." else BARE
    if sign == "." and (r.after(end, "oclock") > end or r.after(end, "zone") > end):
        strength = SURE
    if r.glued(end) and r.low(end) in ("%", "$", "€", "£", "°"):
        return
    _finish(
        r,
        end,
        hour,
        minute,
        leading=len(r.low(i)) == 2 and r.low(i)[0] == "0",
        out=out,
        strength=strength,
        second=second,
        written=True,
    )


def _finish(
    r: Reader,
    end: int,
    hour: int,
    minute: int | None,
    *,
    leading: bool,
    out: list[Found],
    strength: int,
    second: int = 0,
    written: bool = False,
) -> None:
    """Adds the reading with what follows the figures: o'clock, a.m. or p.m., -ish."""
    bare_end = end
    if r.after(end, "ish") > end and (minute is not None or r.low(end) != "prompt"):
        end, strength = r.after(end, "ish"), SURE
    elif not r.is_a(end, "mer"):
        end = r.after(end, "roughly")
    j = r.after(end, "oclock")
    if j > end:
        strength, end = SURE, j
        if (
            minute is None
            and r.is_number(end)
            and len(r.low(end)) <= 2
            and int(r.low(end)) < 60
            and r.h24
            and not r.is_a(end + 1, "oclock", "unit", "month", "ord_suffix")
            and r.low(end + 1) not in (":", ".", "/", "-")
        ):
            minute, end = int(r.low(end)), end + 1  # "17 Uhr 30"
    for sense in r.get(end, "mer"):
        if sense.weak and not (r.glued(end) and not (r.glued(sense.end) and r.at(sense.end).kind in "wn")):
            continue
        if (
            not sense.weak
            and r.glued(sense.end)
            and r.at(sense.end).kind == "w"
            and not r.is_a(sense.end, "day", "weekday", "part", "to")
        ):
            continue
        if hour > 12 and minute is None:
            return
        if hour == 0 and sense.value == "pm":
            return
        h = hour if hour > 12 else hour % 12 + (12 if sense.value == "pm" else 0)
        stop = r.after(sense.end, "ish", "roughly")
        out.append(Found(stop, Clock(h, minute or 0, fixed=True, second=second), SURE))
        if not r.has_flag("am_is_a_word"):
            return
    fixed = leading or hour == 0 or hour > 12 or (r.h24 and written)
    measured = minute is None and strength == BARE and r.tail_is_measured(bare_end)
    if measured or (minute is not None and not written and strength == BARE and r.tail_is_measured(bare_end)):
        return
    if strength == BARE and written and r.tail_is_measured(bare_end):
        return
    out.append(Found(end, Clock(hour, minute or 0, fixed=fixed, second=second), strength))


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
        _finish(r, number[1], number[0], None, leading=False, out=out, strength=BARE)
    return out


def _shift(clock: Clock, minutes: int) -> Clock:
    total = (clock.hour * 60 + clock.minute + minutes) % (24 * 60)
    if not clock.fixed and total < 60 and clock.hour <= 12:
        total += 12 * 60  # ten to one is 12:50
    return Clock(total // 60, total % 60, clock.fixed)


def _spoken(r: Reader, i: int, out: list[Found]) -> None:
    """Half past three, quarter to 9, ten past half eight, seven thirty, eight o'clock."""
    half = r.after(i, "half")
    if half > i:
        past = r.after(half, "clock_past")
        if past > half:
            out += [Found(f.end, _shift(f.clock, 30), SURE) for f in _hour_words(r, past)]
        elif r.has_flag("half_before"):
            out += [Found(f.end, _shift(f.clock, -30), SURE) for f in _hour_words(r, half) if f.clock.hour]
        elif r.has_flag("half_after"):
            out += [
                Found(f.end, _shift(f.clock, 30), LIKELY)
                for f in _hour_words(r, half)
                if f.clock.hour <= 12 and f.strength == BARE and not r.is_number(half)
            ]
    three = r.after(i, "three_quarters")
    if three > i:
        out += [Found(f.end, _shift(f.clock, -15), SURE) for f in _hour_words(r, three)]
    starts: list[tuple[int, int]] = []
    quarter = r.after(i, "quarter")
    if quarter > i:
        starts.append((15, quarter))
        if r.has_flag("quarter_before"):
            out += [
                Found(f.end, _shift(f.clock, -45), LIKELY) for f in _hour_words(r, quarter) if r.before(i, "at") < i
            ]
    number = whole(r, i)
    if number and 1 <= number[0] <= 59:
        minutes = r.after(number[1], "minutes")
        starts.append((number[0], minutes))
    for value, end in starts:
        past, to = r.after(end, "clock_past"), r.after(end, "clock_to")
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
    for phrase, minutes in (("and_half", 30), ("and_quarter", 15), ("minus_quarter", -15)):
        for at in {after_hour, end}:
            j = r.after(at, phrase)
            if j > at:
                half: list[Found] = []
                _finish(r, j, 12 if hour == 0 else hour, 0, leading=False, out=half, strength=SURE)
                out += [Found(f.end, _shift(f.clock, minutes), SURE) for f in half]
    for phrase, sign in (("minus", -1), ("and_minutes", 1)):
        j = r.after(after_hour, phrase)
        if j > after_hour:
            small = whole(r, j)
            if (small and 1 <= small[0] <= 59 and not r.is_a(small[1], "unit", "oclock")) or (
                small and r.is_a(small[1], "minutes")
            ):
                tail: list[Found] = []
                _finish(
                    r,
                    r.after(small[1], "minutes"),
                    hour,
                    0,
                    leading=False,
                    out=tail,
                    strength=SURE if sign < 0 else LIKELY,
                )
                out += [Found(f.end, _shift(f.clock, sign * small[0]), f.strength) for f in tail]
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
            _finish(r, small[1], hour, small[0], leading=False, out=out, strength=LIKELY)
    small = whole(r, j + 1 if r.low(j) == "-" else j)
    if small and 10 <= small[0] <= 59 and not r.is_number(j) and not r.is_a(small[1], "unit", "month"):
        _finish(r, small[1], hour, small[0], leading=False, out=out, strength=LIKELY)
        return
    _finish(r, end, hour, None, leading=False, out=out, strength=BARE)


def between(first: Clock, second: Clock, *, afternoon: bool | None = None) -> tuple[Clock, Clock]:
    """Both ends with morning and afternoon settled, so that the second is the next such time after the first."""
    a, b = first, second
    if not a.fixed and b.fixed:
        a = _nearest_before(a, b)
    elif not a.fixed:
        a = ruled(a) if afternoon is None else half_day(a, afternoon)
    if not b.fixed:
        b = _nearest_after(a, b)
    return a._replace(fixed=True), b._replace(fixed=True)


def ruled(clock: Clock) -> Clock:
    """A time without a.m. or p.m. as the rule has it: 1 to 6 in the afternoon, 7 to 12 as written."""
    if clock.fixed or clock.hour > 12:
        return clock._replace(fixed=True)
    return clock._replace(hour=clock.hour + 12 if 1 <= clock.hour <= 6 else clock.hour, fixed=True)


def half_day(clock: Clock, afternoon: bool) -> Clock:
    """The time in the half of the day asked for."""
    if clock.hour > 12:
        return clock._replace(fixed=True)
    return clock._replace(hour=clock.hour % 12 + (12 if afternoon else 0), fixed=True)


def _minutes(clock: Clock) -> int:
    return clock.hour * 60 + clock.minute


def _nearest_before(a: Clock, b: Clock) -> Clock:
    options = [half_day(a, afternoon=False), half_day(a, afternoon=True)] if a.hour <= 12 else [a]
    end = _minutes(b)
    return min(options, key=lambda c: (end - _minutes(c)) % 1440 or 1440)


def _nearest_after(a: Clock, b: Clock) -> Clock:
    options = [half_day(b, afternoon=False), half_day(b, afternoon=True)] if b.hour <= 12 else [b]
    start = _minutes(a)
    return min(options, key=lambda c: (_minutes(c) - start) % 1440 or 1440)
