"""Where Zoom's word on a meeting and ours differ in what they mean, not in how they are written."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from tray.domain.meeting import MeetingSpec, OccurrenceChange, Recurrence
from tray.planning.meeting.occurrences import ListedOccurrence, all_starts, as_listed, differing
from tray.planning.meeting.plan import FIELDS, TIMES, Field, is_over, sendable
from tray.planning.meeting.spec import instant_of


def drift(
    theirs: MeetingSpec, ours: MeetingSpec, now: float, listed: tuple[ListedOccurrence, ...] = ()
) -> frozenset[Field]:
    """The fields in which Zoom says something else than we want; `now` is seconds since 1970.

    Of a series, Zoom may name any of its starts as the start, and its end in either way; `listed` are its occurrences
    as Zoom lists them, of which one or the other may have been moved alone (`changes` are not looked at here, see
    `observed_of`). Blanks in the agenda do not count, nor does the zone a time is written in. A series that is over may
    have been left without times.
    """
    found: set[Field] = set()
    if theirs.topic != ours.topic:
        found.add("topic")
    if theirs.agenda.split() != ours.agenda.split():
        found.add("agenda")
    if theirs.duration != ours.duration:
        found.add("duration")
    if theirs.type != ours.type:
        if not (theirs.type == 3 and ours.type == 8 and is_over(ours, now)):
            found.add("type")
    elif ours.type == 2 and instant_of(theirs) != instant_of(ours):
        found.add("start_time")
    elif ours.type == 8:
        found |= _series_drift(theirs, ours, now, listed)
    return frozenset(found)


def as_observed(theirs: MeetingSpec, ours: MeetingSpec, fields: frozenset[Field]) -> MeetingSpec:
    """Our spec with Zoom's word in `fields`: what to compare with from then on."""
    if theirs.type != ours.type:
        return theirs
    changed = {name: getattr(theirs, name) for name in fields}
    if "start_time" in fields:
        changed["timezone"] = theirs.timezone
    return replace(ours, **changed)


def observed_of(
    theirs: MeetingSpec,
    listed: tuple[ListedOccurrence, ...],
    ours: MeetingSpec,
    known: MeetingSpec | None,
    now: float,
    *,
    only: frozenset[Field] = frozenset(FIELDS),
) -> MeetingSpec:
    """What Zoom says, written as we would where it means the same; of its differences only those in `only` count.

    `known` is what was observed before, by which occurrences that were moved are told from one another.
    """
    found = as_observed(theirs, ours, drift(theirs, ours, now, listed) & only)
    if found.type != 8 or ours.type != 8:
        return replace(found, changes=(), listed_until=None)
    if any(getattr(found, name) != getattr(ours, name) for name in TIMES):
        return replace(found, changes=(), listed_until=None)  # which occurrence is which shows when the rule is ours
    before = known.changes if known is not None and known.type == 8 else ()
    same_rule = known is not None and all(getattr(known, name) == getattr(ours, name) for name in TIMES)
    until = known.listed_until if known is not None and same_rule else None
    return as_listed(listed, replace(found, changes=before, listed_until=until), ours, now)


def changed_there(
    observed: MeetingSpec, before: MeetingSpec, ours: MeetingSpec, now: float
) -> tuple[OccurrenceChange, ...]:
    """Single occurrences that somebody changed in Zoom, as we want them: Zoom has them neither so nor as before."""
    known = {one.original: one for one in before.changes}
    theirs = {one.original: one for one in observed.changes}
    return tuple(
        change for change in differing(observed, ours, now) if theirs.get(change.original) != known.get(change.original)
    )


def _series_drift(
    theirs: MeetingSpec, ours: MeetingSpec, now: float, listed: tuple[ListedOccurrence, ...]
) -> set[Field]:
    if theirs.recurrence is None or ours.recurrence is None or ours.start_time is None:
        return {"recurrence"}
    found: set[Field] = set()
    if not _same_rule(theirs.recurrence, ours.recurrence) or not _same_end(theirs, ours, now):
        found.add("recurrence")
    if theirs.start_time is None or instant_of(theirs) == instant_of(sendable(ours, now)):
        return found
    if theirs.timezone != ours.timezone or not _is_laid_out_as(theirs.start_time, listed, ours):
        found.add("start_time")
    return found


def _is_laid_out_as(named: str, listed: tuple[ListedOccurrence, ...], ours: MeetingSpec) -> bool:
    """Whether the start Zoom names, or most of the occurrences it lists, are where the series has its own."""
    zone = ZoneInfo(ours.timezone)
    there = [one.start.astimezone(zone).replace(tzinfo=None) for one in listed if not one.cancelled]
    starts = all_starts(ours, max([datetime.fromisoformat(named), *there]))
    hits = sum(one.isoformat(timespec="seconds") in starts for one in there)
    return named in starts or hits * 2 >= len(there) > 0


def _same_rule(one: Recurrence, other: Recurrence) -> bool:
    def shape(rule: Recurrence) -> tuple[object, ...]:
        days = sorted((rule.weekly_days or "").replace(" ", "").split(","))
        return rule.type, rule.repeat_interval, days, rule.monthly_day, rule.monthly_week, rule.monthly_week_day

    return shape(one) == shape(other)


def _same_end(theirs: MeetingSpec, ours: MeetingSpec, now: float) -> bool:
    assert theirs.recurrence is not None
    assert ours.recurrence is not None
    ends = {_end(one.recurrence) for one in (ours, sendable(ours, now)) if one.recurrence is not None}
    return _end(theirs.recurrence) in ends


def _end(rule: Recurrence) -> tuple[int, str | None]:
    return (0 if rule.end_date_time is not None else rule.end_times or 0), rule.end_date_time
