"""Moments of one series: told apart, written alike, moved on the clock."""

from __future__ import annotations

from datetime import datetime, timedelta

from tray.domain.ics.times import wall
from tray.domain.moment import Moment


def same_moment(one: Moment, other: Moment) -> bool:
    """Whether two moments name the same occurrence: the same instant, the same floating time, or the same day."""
    if isinstance(one, datetime) and isinstance(other, datetime):
        if (one.tzinfo is None) == (other.tzinfo is None):
            return one == other
        return wall(one) == wall(other)
    return wall(one).date() == wall(other).date()


def shifted(moment: Moment, shift: timedelta, old: Moment, new: Moment) -> Moment:
    """The moment moved on the clock as its series was, from the start `old` to the start `new`.

    It may be written in another zone than its series; in the series' new zone the same clock time is meant.
    """
    at = as_written(moment, old) + shift
    if isinstance(at, datetime) and isinstance(new, datetime):
        return wall(at).replace(tzinfo=new.tzinfo)
    return at


def as_written(moment: Moment, start: Moment) -> Moment:
    """The moment as the series writes its own: a day, a floating time, or in the zone of its start."""
    if not isinstance(start, datetime):
        return wall(moment).date()
    if not isinstance(moment, datetime):
        return datetime.combine(moment, start.timetz())
    if start.tzinfo is None:
        return wall(moment)
    return moment.astimezone(start.tzinfo) if moment.tzinfo else moment.replace(tzinfo=start.tzinfo)


def is_before(one: Moment, other: Moment) -> bool:
    """Whether a moment comes before another of the same series."""
    if isinstance(one, datetime) and isinstance(other, datetime) and one.tzinfo and other.tzinfo:
        return one < other
    return wall(one) < wall(other)


def moved_end(end: Moment, start: Moment, new_start: Moment) -> Moment:
    """The end that gives an event at another start the same length on the clock."""
    return new_start + (wall(end) - wall(start))
