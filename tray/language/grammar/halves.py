"""Morning and afternoon: which of its two hours a bare figure means."""

from __future__ import annotations

from tray.language.values import Clock


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


def is_afternoon(clock: Clock) -> bool:
    """Whether the rule takes the time for one of the afternoon."""
    return ruled(clock).hour >= 12


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


HALVES = {
    "morning": 0,
    "early": 0,
    "late morning": 0,
    "daybreak": 0,
    "afternoon": 1,
    "early afternoon": 1,
    "late afternoon": 1,
    "evening": 1,
    "early evening": 1,
    "late evening": 1,
    "night": 2,
    "late": 2,
    "lunch": 1,
    "dinner": 1,
    "teatime": 1,
    "dusk": 1,
    "after lunch": 1,
    "after work": 1,
    "after school": 1,
    "breakfast": 0,
}


def with_part(clock: Clock, part: str) -> Clock:
    """The time in that part of the day: 8 in the evening is 20:00, 12 at night the midnight that ends the day."""
    half = HALVES.get(part)
    if half is None or clock.hour > 12 or (clock.fixed and clock.hour != 12 and half != 0 and clock.hour == 0):
        return clock
    if clock.fixed and not (half >= 1 and clock.hour < 12 and clock.hour >= 1):
        return clock
    if half == 0:
        return half_day(clock, afternoon=False)
    if half == 1:
        return half_day(clock, afternoon=True)
    if clock.hour == 12:
        return Clock(24, clock.minute, fixed=True) if clock.minute == 0 else Clock(0, clock.minute, fixed=True)
    return half_day(clock, afternoon=clock.hour >= 6)
