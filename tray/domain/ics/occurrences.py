"""When an event happens: its rule, added and excluded dates and exceptions, unrolled within a window.

What counts as an occurrence follows recurring-ical-events, against which it is tested. Limits: a rule may happen 12,000
times in the window and be stepped through 400,000 times; one that does more is unrolled to its first time only, and
said to be too dense.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo

from tray.domain.event import Event, Occurrence
from tray.domain.ics.errors import IcsError
from tray.domain.ics.reading import ReadEvent, ReadSeries, contents
from tray.domain.ics.rule import Rule, read_rule
from tray.domain.ics.times import seconds, wall
from tray.domain.ics.unroll import last_moment, unroll
from tray.domain.moment import Moment

_MARGIN = timedelta(days=2)  # zones differ by up to 26 hours
_EARLIEST, _LATEST = datetime.min.replace(year=2), datetime.max.replace(year=9998)  # noqa: DTZ901 - wall-clock time


@dataclass(frozen=True, slots=True)
class Unrolled:
    """Occurrences by their start; `complete` says that there are none outside the window.

    `trouble` tells in words why a rule could not be followed, "" where all is well.
    """

    occurrences: tuple[Occurrence, ...]
    complete: bool
    trouble: str = ""


def occurrences(text: str, calendar: str, start: datetime, end: datetime, zone: tzinfo) -> list[Occurrence]:
    """The occurrences of a text's events that touch the time from `start` to `end` (aware), by their start.

    Floating times and days are those of `zone`. A rule that cannot be followed gives the event's first time alone.

    Raises:
        IcsError: it is no iCalendar text.
    """
    found = [
        one for series in contents(text).series for one in unrolled(series, calendar, start, end, zone).occurrences
    ]
    return sorted(found, key=lambda one: (seconds(one.start, zone), one.event.uid))


def unrolled(known: ReadSeries, calendar: str, start: datetime, end: datetime, zone: tzinfo) -> Unrolled:
    """The occurrences of one series that touch the time from `start` to `end` (aware)."""
    main = known.main
    trouble = ""
    found: list[Occurrence] = []
    complete = True
    exceptions = _Exceptions(known)
    if main is None:
        pass
    elif not main.rules and not main.event.added:
        if not exceptions.excludes(main.event.start) and not exceptions.replaces(main.event.start):
            found.append(Occurrence(calendar, main.event.start, main.event.end, main.event))
    else:
        longest = max([_length(main.event), *main.periods.values(), *exceptions.shifts()], default=timedelta())
        after = _clamped(wall(start.astimezone(UTC)), -_MARGIN - longest)
        before = _clamped(wall(end.astimezone(UTC)), _MARGIN + max(exceptions.shifts(), default=timedelta()))
        starts, trouble = _starts(main, after, before)
        complete = not trouble and _is_over(main, before) and (not starts or after <= wall(main.event.start))
        for original in starts:
            if exceptions.excludes(original) or exceptions.replaces(original):
                continue
            found.append(_occurrence(main, exceptions.governing(original), calendar, original))
    for exception in exceptions.standing():
        event = exception.event
        found.append(Occurrence(calendar, event.start, event.end, event, event.recurrence_id))
    single = main is not None and not main.rules and not main.event.added and not known.exceptions
    if not single:
        inside = (_seconds(start), _seconds(end))
        kept = [one for one in found if _touches(one, *inside, zone)]
        complete = complete and len(kept) == len(found)
        found = kept
    if known.exceptions:
        found.sort(key=lambda one: seconds(one.start, zone))
    return Unrolled(tuple(found), complete, trouble)


class _Exceptions:
    """The exceptions of a series and its excluded dates, found by the moment they stand for."""

    def __init__(self, known: ReadSeries) -> None:
        self._by_moment: dict[object, ReadEvent] = {}
        for one in known.exceptions:
            moment = one.event.recurrence_id
            if moment is None:
                continue
            for key in _keys(moment):
                held = self._by_moment.get(key)
                if held is None or held.event.sequence < one.event.sequence:
                    self._by_moment[key] = one
        self._ordered = sorted(
            {id(one): one for one in self._by_moment.values()}.values(), key=lambda one: _order(one.event.recurrence_id)
        )
        self._future = [one for one in self._ordered if one.this_and_future]
        excluded = known.main.event.excluded if known.main else ()
        self._excluded = {key for moment in excluded for key in _keys(moment)}
        self._excluded_days = {moment for moment in excluded if not isinstance(moment, datetime)}

    def excludes(self, moment: Moment) -> bool:
        """Whether an excluded date takes the moment out; a day takes out all of it."""
        if not self._excluded:
            return False
        return wall(moment).date() in self._excluded_days or any(key in self._excluded for key in _keys(moment))

    def replaces(self, moment: Moment) -> bool:
        """Whether an exception stands for this moment."""
        return bool(self._by_moment) and any(key in self._by_moment for key in _keys(moment))

    def standing(self) -> Iterator[ReadEvent]:
        """The exceptions themselves, without those whose moment is excluded."""
        for one in self._ordered:
            moment = one.event.recurrence_id
            if moment is not None and not any(key in self._excluded for key in _keys(moment)):
                yield one

    def governing(self, moment: Moment) -> ReadEvent | None:
        """The last exception for “this and future” (RFC 5545 3.2.13) at or before the moment."""
        place = bisect_right(self._future, _order(moment), key=lambda one: _order(one.event.recurrence_id))
        return self._future[place - 1] if place else None

    def shifts(self) -> list[timedelta]:
        """How far occurrences may lie from the moments they stand for, lengths included."""
        return [
            abs(wall(one.event.start) - wall(one.event.recurrence_id)) + _length(one.event)
            for one in self._future
            if one.event.recurrence_id is not None
        ]


def _starts(main: ReadEvent, after: datetime, before: datetime) -> tuple[list[Moment], str]:
    """The original starts, ordered and each once; and what is wrong with a rule."""
    event, trouble = main.event, ""
    walls: set[datetime] = set()
    ends: list[datetime | None] = []
    for text in main.rules:
        try:
            rule = read_rule(text)
            walls.update(unroll(rule, event.start, after, before))
            ends.append(last_moment(rule, event.start))
        except IcsError as error:
            trouble = str(error)
            ends.append(None)
    first = wall(event.start)
    known_ends = [end for end in ends if end is not None]
    if not known_ends or first <= max(known_ends):
        walls.add(first)
    zone = event.start.tzinfo if isinstance(event.start, datetime) else None
    for moment in event.added:
        if isinstance(moment, datetime) and moment.tzinfo and zone:
            walls.add(wall(moment.astimezone(zone)))
        else:
            walls.add(wall(moment))
    # The first time stands even outside the window where the rule is of no use: an event is not lost by its rule.
    kept = sorted(moment for moment in walls if after <= moment < before or (trouble and moment == first))
    return [_original(moment, event.start) for moment in kept], trouble


def _original(moment: datetime, start: Moment) -> Moment:
    return moment.replace(tzinfo=start.tzinfo) if isinstance(start, datetime) else moment.date()


def _is_over(main: ReadEvent, before: datetime) -> bool:
    """Whether nothing comes after the window."""
    for text in main.rules:
        try:
            rule = read_rule(text)
        except IcsError:
            return False
        last = last_moment(rule, main.event.start)
        if (last is None or last >= before) and not _runs_out(rule, main.event.start, before):
            return False
    return all(wall(moment) < before for moment in main.event.added)


def _runs_out(rule: Rule, start: Moment, before: datetime) -> bool:
    """Whether COUNT ends the rule within the window; only counts that are quickly counted are looked at."""
    if rule.count is None or rule.count > 5000:
        return False
    try:
        return len(unroll(rule, start, _EARLIEST, before)) >= rule.count
    except IcsError:
        return False


def _occurrence(main: ReadEvent, governing: ReadEvent | None, calendar: str, original: Moment) -> Occurrence:
    start: Moment = original
    length = main.periods.get(wall(original), _length(main.event))
    event = main.event
    if governing is not None and governing.event.recurrence_id is not None:
        changed = governing.event
        start = original + (wall(changed.start) - wall(governing.event.recurrence_id))
        length = main.periods.get(wall(original), _length(changed))
        event = replace(changed, recurrence_id=None)
    try:
        end = start + length
    except OverflowError:
        end = start
    return Occurrence(calendar, start, end, event, original)


def _length(event: Event) -> timedelta:
    """How long an event lasts on the clock, or really where its ends lie in different zones."""
    if isinstance(event.start, datetime) and isinstance(event.end, datetime):
        return event.end - event.start
    return wall(event.end) - wall(event.start)


def _touches(one: Occurrence, start: float, end: float, zone: tzinfo) -> bool:
    first, last = seconds(_at_home(one.start, zone), zone), seconds(_at_home(one.end, zone), zone)
    return start <= first < end if first >= last else first < end and last > start


def _at_home(moment: Moment, zone: tzinfo) -> datetime:
    """A day as the midnight it begins with in `zone`."""
    return moment if isinstance(moment, datetime) else wall(moment).replace(tzinfo=zone)


def _seconds(moment: datetime) -> float:
    return moment.timestamp()


def _keys(moment: Moment) -> tuple[object, ...]:
    """What a moment is known by: its instant, and its clock time, as some programs mix up the zones of the two."""
    if not isinstance(moment, datetime):
        return (wall(moment),)
    if moment.tzinfo is None:
        return (moment,)
    try:
        return wall(moment.astimezone(UTC)), wall(moment)
    except OverflowError:
        return (wall(moment),)


def _order(moment: Moment | None) -> datetime:
    if moment is None:
        return _EARLIEST
    key = _keys(moment)[0]
    return key if isinstance(key, datetime) else _EARLIEST


def _clamped(moment: datetime, by: timedelta) -> datetime:
    try:
        return min(max(moment + by, _EARLIEST), _LATEST)
    except OverflowError:
        return _EARLIEST if by < timedelta() else _LATEST
