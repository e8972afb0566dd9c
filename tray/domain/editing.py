"""Changes to series: one occurrence, one and all that follow, or all of them; pure values in and out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from tray.domain.event import Event, Series
from tray.domain.ics.rule import read_rule
from tray.domain.ics.times import wall, written_moment
from tray.domain.ics.unroll import unroll
from tray.domain.moment import Moment
from tray.domain.moved_rule import moved_rule
from tray.domain.series_moments import as_written, is_before, moved_end, same_moment, shifted

Change = Callable[[Event], Event]


@dataclass(frozen=True, slots=True)
class Split:
    """A series parted in two: `before` is None where nothing of it is left."""

    before: Series | None
    after: Series


def occurrence_named(series: Series, moment: Moment) -> Event | None:
    """The event as it stands for the occurrence of that original start; None where the series has no such one.

    An exception is given itself; else the main event, moved to that time, with `recurrence_id` set.
    """
    for exception in series.exceptions:
        if exception.recurrence_id is not None and same_moment(exception.recurrence_id, moment):
            return exception
    main = series.main
    if any(same_moment(gone, moment) for gone in main.excluded) or not _happens(series, moment):
        return None
    start = as_written(moment, main.start)
    return replace(
        main,
        start=start,
        end=moved_end(main.end, main.start, start),
        rrule=None,
        excluded=(),
        added=(),
        recurrence_id=start,
    )


def change_one(series: Series, moment: Moment, change: Change) -> Series:
    """The series with one occurrence changed: it becomes an exception, or stays one.

    Raises:
        KeyError: there is no such occurrence.
    """
    event = occurrence_named(series, moment)
    if event is None:
        raise KeyError(moment)
    changed = replace(change(event), recurrence_id=event.recurrence_id, rrule=None, excluded=(), added=())
    others = tuple(one for one in series.exceptions if one is not event)
    return Series(series.main, _ordered((*others, changed)))


def change_all(series: Series, change: Change, *, at: Moment | None = None, here: Change | None = None) -> Series:
    """The series with its main event changed: what moves it in time moves its rule and exceptions along.

    Texts that exceptions share with the main event change with it; what they have of their own stays. Where the
    occurrence `at` is an exception, `here` is done to it instead: it is the one that was looked at.
    """
    old = series.main
    new = change(old)
    if old.all_day != new.all_day:
        return Series(replace(new, excluded=(), added=()), ())
    shift = wall(new.start) - wall(old.start)
    if new.rrule == old.rrule and new.rrule is not None and shift:
        new = replace(new, rrule=moved_rule(new.rrule, old.start, new.start))
    if shift or new.timezone != old.timezone:
        new = replace(
            new,
            excluded=tuple(shifted(one, shift, old.start, new.start) for one in old.excluded),
            added=tuple(shifted(one, shift, old.start, new.start) for one in old.added),
        )
    if new.rrule is None and not new.added:
        return Series(new, ())
    exceptions = tuple(
        _looked_at(one, here, old, new, shift)
        if here and at is not None and one.recurrence_id is not None and same_moment(one.recurrence_id, at)
        else _along(one, old, new, shift)
        for one in series.exceptions
    )
    if new.rrule != old.rrule and not shift:
        # The rule itself was changed: exceptions of times it does not name any more have lost their place.
        probe = Series(replace(new, excluded=()), ())
        exceptions = tuple(
            one for one in exceptions if one.recurrence_id is not None and _happens(probe, one.recurrence_id)
        )
    return Series(new, exceptions)


def change_following(
    series: Series, moment: Moment, change: Change, new_uid: str, *, here: Change | None = None
) -> Split:
    """Part the series at an occurrence, and change it and all that follow, which become a series of their own.

    Changing the first occurrence changes all of the series, which then keeps its UID. Where the occurrence was changed
    alone before, `here` is done to it, or what is done to all.

    Raises:
        KeyError: there is no such occurrence.
    """
    event = occurrence_named(series, moment)
    if event is None:
        raise KeyError(moment)
    if _is_first(series, moment):
        return Split(None, change_all(series, change, at=moment, here=here or change))
    old = series.main
    start = as_written(moment, old.start)
    rest = replace(
        old,
        uid=new_uid,
        start=start,
        end=moved_end(old.end, old.start, start),
        rrule=_rule_from(old, moment),
        excluded=tuple(one for one in old.excluded if not is_before(one, moment)),
        added=tuple(one for one in old.added if not is_before(one, moment)),
        sequence=0,
    )
    later = tuple(
        replace(one, uid=new_uid)
        for one in series.exceptions
        if one.recurrence_id is not None and not is_before(one.recurrence_id, moment)
    )
    after = change_all(Series(rest, later), change, at=moment, here=here or change)
    return Split(cancel_following(series, moment), after)


def cancel_one(series: Series, moment: Moment) -> Series | None:
    """The series without one occurrence; None where no other is left of it.

    Raises:
        KeyError: there is no such occurrence.
    """
    if occurrence_named(series, moment) is None:
        raise KeyError(moment)
    main = series.main
    excluded = (*main.excluded, as_written(moment, main.start))
    exceptions = tuple(
        one for one in series.exceptions if one.recurrence_id is None or not same_moment(one.recurrence_id, moment)
    )
    left = Series(replace(main, excluded=excluded), exceptions)
    return left if exceptions or _any_left(left) else None


def cancel_following(series: Series, moment: Moment) -> Series | None:
    """The series without an occurrence and all that follow it; None where nothing is left.

    Raises:
        KeyError: there is no such occurrence.
    """
    if occurrence_named(series, moment) is None:
        raise KeyError(moment)
    if _is_first(series, moment):
        return None
    main = series.main
    rule = main.rrule and _rule_until(main.rrule, main, moment)
    exceptions = tuple(
        one for one in series.exceptions if one.recurrence_id is not None and is_before(one.recurrence_id, moment)
    )
    left = Series(
        replace(
            main,
            rrule=rule,
            added=tuple(one for one in main.added if is_before(one, moment)),
            excluded=tuple(one for one in main.excluded if is_before(one, moment)),
        ),
        exceptions,
    )
    return left if exceptions or _any_left(left) else None


def _happens(series: Series, moment: Moment) -> bool:
    main = series.main
    if any(same_moment(one, moment) for one in (main.start, *main.added)):
        return True
    if main.rrule is None:
        return False
    at = wall(as_written(moment, main.start))
    return at in unroll(read_rule(main.rrule), main.start, at, at + timedelta(seconds=1))


def _any_left(series: Series) -> bool:
    main = series.main
    starts = [wall(main.start), *(wall(as_written(one, main.start)) for one in main.added)]
    if main.rrule is not None:
        rule = read_rule(main.rrule)
        if rule.count is None and rule.until is None:
            return True
        begin = wall(main.start)
        far = begin.replace(year=min(begin.year + 50, 9998), day=min(begin.day, 28))
        starts += unroll(rule, main.start, begin, far)
    gone = {wall(as_written(one, main.start)) for one in main.excluded}
    return any(start not in gone for start in starts)


def _is_first(series: Series, moment: Moment) -> bool:
    main = series.main
    if same_moment(main.start, moment):
        return True
    begin, at = wall(main.start), wall(as_written(moment, main.start))
    earlier = [wall(as_written(one, main.start)) for one in main.added if is_before(one, moment)]
    if main.rrule is not None:
        earlier += unroll(read_rule(main.rrule), main.start, begin, at)
    gone = {wall(as_written(one, main.start)) for one in main.excluded}
    return begin in gone and not any(start not in gone for start in earlier)


def _rule_until(rule: str, main: Event, moment: Moment) -> str:
    """The rule with its end just before an occurrence; a COUNT gives way to it."""
    parts = [part for part in rule.split(";") if part.partition("=")[0].upper() not in {"COUNT", "UNTIL"}]
    start = as_written(moment, main.start)
    if not isinstance(start, datetime):
        until: Moment = start - timedelta(days=1)
    elif start.tzinfo is None:
        until = start - timedelta(seconds=1)
    else:
        until = start.astimezone(UTC) - timedelta(seconds=1)
    return ";".join([*parts, f"UNTIL={written_moment(until)}"])


def _rule_from(main: Event, moment: Moment) -> str | None:
    """The rule for what is left from an occurrence on; a COUNT is what is left of it."""
    if main.rrule is None:
        return None
    rule = read_rule(main.rrule)
    if rule.count is None:
        return main.rrule
    past = len(unroll(rule, main.start, wall(main.start), wall(as_written(moment, main.start))))
    left = max(rule.count - past, 1)
    return re.sub(r"COUNT=\+?\d+", f"COUNT={left}", main.rrule, flags=re.IGNORECASE)


def _looked_at(exception: Event, change: Change, old: Event, new: Event, shift: timedelta) -> Event:
    """An exception of a changed series that is changed itself, under the name it has from now on."""
    moment = exception.recurrence_id
    named = shifted(moment, shift, old.start, new.start) if moment is not None else None
    return replace(change(exception), recurrence_id=named, rrule=None, excluded=(), added=())


def _along(exception: Event, old: Event, new: Event, shift: timedelta) -> Event:
    """An exception of a changed series: moved as far, and changed where it said what the main event said."""
    said = {
        name: getattr(new, name)
        for name in (
            "title",
            "location",
            "description",
            "url",
            "attendees",
            "organizer",
            "reminders",
            "meeting",
            "status",
        )
        if getattr(exception, name) == getattr(old, name) and getattr(old, name) != getattr(new, name)
    }
    moment = exception.recurrence_id
    start = shifted(exception.start, shift, old.start, new.start)
    longer = (wall(new.end) - wall(new.start)) - (wall(old.end) - wall(old.start))
    length = wall(exception.end) - wall(exception.start)
    kept_length = length == wall(old.end) - wall(old.start)
    end = start + (length + longer if kept_length else length)
    return replace(
        exception,
        **said,
        start=start,
        end=end,
        timezone=new.timezone,
        recurrence_id=shifted(moment, shift, old.start, new.start) if moment is not None else None,
    )


def _ordered(events: tuple[Event, ...]) -> tuple[Event, ...]:
    return tuple(sorted(events, key=lambda one: written_moment(one.recurrence_id) if one.recurrence_id else ""))
