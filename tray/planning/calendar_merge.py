"""What to do when an event is known in three ways: as last seen, as wanted here, and as the calendar now holds it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TypeVar

from tray.domain.event import Attendee, Event, Series
from tray.domain.ics import IcsError, read, renamed, rewrite, without_meeting
from tray.domain.moment import Moment

T = TypeVar("T")

COPY_SUFFIX = " (changed on this computer)"

# Changed on both sides they stand for themselves; together with the start they are one thing.
_ALONE = ("title", "location", "description", "url", "organizer", "reminders", "status", "transparent")
_WHEN = ("start", "end", "timezone", "rrule", "added")


@dataclass(frozen=True, slots=True)
class Take:
    """What the calendar holds is what is wanted; None: the event is gone."""

    text: str | None


@dataclass(frozen=True, slots=True)
class Send:
    """The calendar is to hold this; None: it is to be taken away."""

    text: str | None


@dataclass(frozen=True, slots=True)
class KeepBoth:
    """The two versions collide: the calendar's stays, ours becomes an event of its own, and the person is asked."""

    theirs: str
    copy: str
    copy_uid: str
    collisions: tuple[str, ...]


Step = Take | Send | KeepBoth


def plan(uid: str, base: str | None, ours: str | None, theirs: str | None, now: datetime) -> Step:
    """Decide about one event that is wanted otherwise (`ours`) than it was last seen (`base`).

    None means there: no such event. What was changed on one side only is kept; a deletion gives way to a change; where
    both sides changed the same thing differently both versions are kept. The same three give the same answer always.
    """
    if theirs == ours:
        return Take(theirs)
    if theirs == base:
        return Send(ours)
    if ours is None or theirs is None:
        return Take(theirs) if ours is None else Send(ours)
    try:
        base_series = next((one for one in read(base) if one.uid == uid), None) if base else None
        our_series = next(one for one in read(ours) if one.uid == uid)
        their_series = next(one for one in read(theirs) if one.uid == uid)
    except (IcsError, StopIteration):
        return _both(uid, ours, theirs, ("text",), now)
    merged, collisions = merge(base_series, our_series, their_series)
    if collisions:
        return _both(uid, ours, theirs, collisions, now)
    if _same(merged, their_series):
        return Take(theirs)
    return Send(rewrite(theirs, merged, now))


def merge(base: Series | None, ours: Series, theirs: Series) -> tuple[Series, tuple[str, ...]]:
    """Join two changed versions of a series, and name what collides.

    Our program changes an event only in what `Event` says, so that the rest of the text is always theirs.
    """
    collisions: list[str] = []
    main = _merged(base.main if base else None, ours.main, theirs.main, collisions)
    base_parts = _by_moment(base.exceptions if base else ())
    our_parts, their_parts = _by_moment(ours.exceptions), _by_moment(theirs.exceptions)
    kept: list[Event] = []
    for moment in dict.fromkeys((*their_parts, *our_parts)):
        was, our, their = base_parts.get(moment), our_parts.get(moment), their_parts.get(moment)
        if _alike(our, was) or _alike(our, their):
            chosen = their
        elif _alike(their, was):
            chosen = our
        elif our is None or their is None:
            chosen = our or their
        else:
            chosen = _merged(was, our, their, collisions)
        if chosen is not None:
            kept.append(chosen)
    return Series(main, tuple(kept)), tuple(dict.fromkeys(collisions))


def copy_uid(uid: str, text: str) -> str:
    """The UID of the copy of an event that is kept beside another version: the same for the same text."""
    return hashlib.sha256(f"{uid}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()[:32] + "@dainvo"


def _merged(base: Event | None, ours: Event, theirs: Event, collisions: list[str]) -> Event:
    was = base or Event(ours.uid, "", ours.start, ours.start)
    changes: dict[str, object] = {}
    for name in _ALONE:
        before, our, their = (getattr(event, name) for event in (was, ours, theirs))
        if our in (before, their):
            continue
        if their == before:
            changes[name] = our
        else:
            collisions.append(name)
    before, our, their = ([getattr(event, name) for name in _WHEN] for event in (was, ours, theirs))
    if our not in (before, their):
        if their == before:
            changes |= dict(zip(_WHEN, our, strict=True))
        else:
            collisions.append("time")
    if ours.excluded != was.excluded:
        changes["excluded"] = _united(was.excluded, ours.excluded, theirs.excluded, _key)
    if ours.attendees != was.attendees:
        changes["attendees"] = _guests(was.attendees, ours.attendees, theirs.attendees)
    # One meeting is enough: where both sides have made one, the one that others can already see stays.
    if ours.meeting != was.meeting and theirs.meeting == was.meeting:
        changes["meeting"] = ours.meeting
    return replace(theirs, **changes)  # type: ignore[arg-type]  # names and values come from Event itself


def _united(before: Iterable[T], ours: Iterable[T], theirs: Iterable[T], key: Callable[[T], object]) -> tuple[T, ...]:
    """Theirs, with what we added and without what we took away."""
    was, mine = {key(one) for one in before}, {key(one): one for one in ours}
    kept = [one for one in theirs if key(one) in mine or key(one) not in was]
    present = {key(one) for one in kept}
    return (*kept, *(one for name, one in mine.items() if name not in was and name not in present))


def _guests(
    before: tuple[Attendee, ...], ours: tuple[Attendee, ...], theirs: tuple[Attendee, ...]
) -> tuple[Attendee, ...]:
    was, mine = {one.email: one for one in before}, {one.email: one for one in ours}
    united = _united(before, ours, theirs, lambda one: one.email)
    # An answer that came in meanwhile is newer than what we knew of the guest.
    return tuple(mine[one.email] if one == was.get(one.email) and one.email in mine else one for one in united)


def _both(uid: str, ours: str, theirs: str, collisions: tuple[str, ...], now: datetime) -> KeepBoth:
    new_uid = copy_uid(uid, ours)
    try:
        copy = without_meeting(renamed(ours, uid, new_uid), new_uid, now)
        series = next(one for one in read(copy) if one.uid == new_uid)
        main = replace(series.main, title=series.main.title + COPY_SUFFIX)
        copy = rewrite(copy, replace(series, main=main), now)
    except (IcsError, StopIteration):
        copy = ours
    return KeepBoth(theirs, copy, new_uid, collisions)


def _by_moment(events: Iterable[Event]) -> dict[object, Event]:
    return {_key(event.recurrence_id): event for event in events if event.recurrence_id is not None}


def _key(moment: Moment | None) -> object:
    if isinstance(moment, datetime) and moment.tzinfo:
        return moment.astimezone(UTC)
    return moment


def _alike(one: Event | None, other: Event | None) -> bool:
    """Whether two versions say the same; how often they were changed does not count."""
    if one is None or other is None:
        return one is other
    return replace(one, sequence=0) == replace(other, sequence=0)


def _same(one: Series, other: Series) -> bool:
    if not _alike(one.main, other.main) or len(one.exceptions) != len(other.exceptions):
        return False
    others = _by_moment(other.exceptions)
    return all(_alike(event, others.get(_key(event.recurrence_id))) for event in one.exceptions)
