"""The moments of a rule within a window, on the clock of their place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import product

from tray.domain.ics.errors import IcsError
from tray.domain.ics.rule import Rule, day_test, month_length, year_length
from tray.domain.ics.times import is_utc, wall
from tray.domain.moment import Moment

MOST_MOMENTS = 12_000
"""How many moments of one rule a window may hold: an hourly rule fits into 431 days, one by the minute does not."""

_MOST_STEPS = 400_000
_MOST_EXAMINED = 1_000_000
_MOST_TIMES = 1440  # a day, or an hour of an hourly rule, does not hold more moments than that
_TOO_SMALL = "it repeats in steps too small for the time it has been running"
_DAY = timedelta(days=1)
_LONGEST_PERIOD = {"YEARLY": 366, "MONTHLY": 31, "WEEKLY": 7, "DAILY": 1}
_UNIT = {"HOURLY": 3600, "MINUTELY": 60, "SECONDLY": 1}


def unroll(rule: Rule, start: Moment, after: datetime, before: datetime) -> list[datetime]:
    """The moments of the rule from `after` on and before `before`, all naive and on the clock of `start`.

    They are ordered. A start that the rule itself does not name is not among them, and is not counted by COUNT
    (recurring-ical-events, on which this is measured, reads it so).

    Raises:
        IcsError: it repeats so often, or so seldom for its steps, that it is of no use in a calendar.
    """
    begin = wall(start)
    end = last_moment(rule, start)
    until = datetime.max if end is None else end  # noqa: DTZ901 - wall-clock time
    count = rule.count
    if count is not None and count >= _most_possible(rule, begin, min(before, until)):
        count = None
    found: list[datetime] = []
    number = 0
    skip_to = begin if count is not None else max(begin, after)
    for examined, moment in enumerate(_moments(rule, begin, skip_to, min(before, until))):
        if examined > _MOST_EXAMINED:
            raise IcsError(_TOO_SMALL)
        if moment < begin:
            continue
        if moment > until or moment >= before:
            break
        number += 1
        if count is not None and number > count:
            break
        if moment >= after:
            found.append(moment)
            if len(found) > MOST_MOMENTS:
                raise IcsError(f"it repeats more than {MOST_MOMENTS} times in little more than a year")
    return found


def last_moment(rule: Rule, start: Moment) -> datetime | None:
    """UNTIL on the clock of the start; None where there is none.

    Where UNTIL is not written in UTC although the start has a zone (RFC 5545 forbids it), both readings must hold.
    """
    if rule.until is None:
        return None
    end = wall(rule.until)
    if not isinstance(start, datetime) or start.tzinfo is None:
        return end
    try:
        in_zone = end.replace(tzinfo=UTC).astimezone(start.tzinfo).replace(tzinfo=None)
    except OverflowError:
        return end
    return in_zone if is_utc(rule.until) else min(end, in_zone)


def _moments(rule: Rule, begin: datetime, skip_to: datetime, stop: datetime) -> Iterator[datetime]:
    """Candidates in their order; the first period may hold some before `begin`."""
    if max(len(rule.hours), 1) * max(len(rule.minutes), 1) * max(len(rule.seconds), 1) > _MOST_TIMES:
        raise IcsError(f"it repeats more than {_MOST_TIMES} times a day")
    allowed = day_test(rule, begin.date())
    if rule.frequency in _UNIT:
        yield from _within_days(rule, begin, skip_to, stop, allowed)
        return
    if (plain := _plain_step(rule)) is not None:
        skipped = max((skip_to.date() - begin.date()).days // plain - 1, 0) * plain
        yield from _stepping(begin, skipped, plain, stop)
        return
    times = sorted(
        time(hour, minute, min(second, 59))
        for hour, minute, second in product(
            rule.hours or (begin.hour,), rule.minutes or (begin.minute,), rule.seconds or (begin.second,)
        )
    )
    for steps, (first, length) in enumerate(_periods(rule, begin.date(), skip_to.date())):
        if first > stop.date():
            return
        if steps > _MOST_STEPS:
            raise IcsError(_TOO_SMALL)
        days = (first + timedelta(days=number) for number in range(length))
        moments = (datetime.combine(day, at) for day in days if allowed(day) for at in times)
        yield from _chosen(rule, moments)


def _plain_step(rule: Rule) -> int | None:
    """The days between two moments of a rule that says nothing but “every so many days or weeks”; None for others."""
    if rule.frequency not in {"DAILY", "WEEKLY"} or rule.has_day_part() or rule.months or rule.positions:
        return None
    if rule.hours or rule.minutes or rule.seconds:
        return None
    return rule.interval * (7 if rule.frequency == "WEEKLY" else 1)


def _stepping(begin: datetime, first: int, step: int, stop: datetime) -> Iterator[datetime]:
    try:
        moment, length = begin + timedelta(days=first), timedelta(days=step)
        while moment <= stop:
            yield moment
            moment += length
    except OverflowError:
        return


def _periods(rule: Rule, begin: date, skip_to: date) -> Iterator[tuple[date, int]]:
    """The first day and length in days of each period, from a little before `skip_to` on."""
    step = rule.interval
    try:
        if rule.frequency == "YEARLY":
            year = begin.year + max((skip_to.year - begin.year) // step - 1, 0) * step
            while year <= date.max.year:
                yield date(year, 1, 1), year_length(year)
                year += step
        elif rule.frequency == "MONTHLY":
            month = begin.year * 12 + begin.month - 1
            month += max((skip_to.year * 12 + skip_to.month - 1 - month) // step - 1, 0) * step
            while month // 12 <= date.max.year:
                first = date(month // 12, month % 12 + 1, 1)
                yield first, month_length(first)
                month += step
        else:
            length = 7 if rule.frequency == "WEEKLY" else 1
            ordinal = begin.toordinal()
            if length == 7:
                ordinal = max(ordinal - (begin.weekday() - rule.week_start) % 7, 1)
            ordinal += max((skip_to.toordinal() - ordinal) // (length * step) - 1, 0) * length * step
            while ordinal + length - 1 <= date.max.toordinal():
                yield date.fromordinal(ordinal), length
                ordinal += length * step
    except OverflowError:
        return


def _within_days(
    rule: Rule, begin: datetime, skip_to: datetime, stop: datetime, allowed: Callable[[date], bool]
) -> Iterator[datetime]:
    unit = _UNIT[rule.frequency]
    step = unit * rule.interval
    first = begin.replace(minute=0, second=0) if unit == 3600 else begin.replace(second=0) if unit == 60 else begin
    minutes = rule.minutes or (begin.minute,)
    seconds = tuple(min(second, 59) for second in rule.seconds) or (begin.second,)
    index = max(_whole_seconds(skip_to - first) // step - 1, 0)
    last = _whole_seconds(stop - first) // step
    steps = 0
    while index <= last:
        steps += 1
        if steps > _MOST_STEPS:
            raise IcsError(_TOO_SMALL)
        at = first + timedelta(seconds=index * step)
        jump_to: datetime | None = None
        if not allowed(at.date()):
            if at.date() >= stop.date():
                return
            jump_to = datetime.combine(at.date() + _DAY, time())
        elif rule.hours and at.hour not in rule.hours:
            jump_to = at.replace(minute=0, second=0) + timedelta(hours=1)
        if jump_to is not None:
            index = max(-(-_whole_seconds(jump_to - first) // step), index + 1)
            continue
        index += 1
        if unit == 3600:
            within = [at.replace(minute=minute, second=second) for minute in minutes for second in seconds]
            yield from _chosen(rule, iter(within))
        elif not rule.minutes or at.minute in rule.minutes:
            if unit == 60:
                yield from _chosen(rule, iter([at.replace(second=second) for second in seconds]))
            elif not rule.seconds or at.second in seconds:
                yield from _chosen(rule, iter([at]))


def _chosen(rule: Rule, moments: Iterator[datetime]) -> Iterator[datetime]:
    """What BYSETPOS leaves of one period."""
    if not rule.positions:
        yield from moments
        return
    everything = list(moments)
    places = {place - 1 if place > 0 else len(everything) + place for place in rule.positions}
    yield from (moment for place, moment in enumerate(everything) if place in places)


def _most_possible(rule: Rule, begin: datetime, stop: datetime) -> int:
    """More moments than this the rule cannot have before `stop`, so that a greater COUNT ends nothing."""
    if stop < begin:
        return 0
    times = max(len(rule.hours), 1) * max(len(rule.minutes), 1) * max(len(rule.seconds), 1)
    if rule.frequency in _UNIT:
        return (_whole_seconds(stop - begin) // (_UNIT[rule.frequency] * rule.interval) + 2) * times
    length = _LONGEST_PERIOD[rule.frequency]
    shortest = {"YEARLY": 365, "MONTHLY": 28}.get(rule.frequency, length)
    return ((stop - begin).days // (shortest * rule.interval) + 3) * length * times


def _whole_seconds(length: timedelta) -> int:
    return length.days * 86400 + length.seconds
