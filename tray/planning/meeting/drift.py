"""Where Zoom's word on a meeting and ours differ in what they mean, not in how they are written."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from itertools import takewhile

from tray.domain.meeting import MeetingSpec, Recurrence
from tray.planning.meeting.plan import Field, sendable
from tray.planning.meeting.rule import starts
from tray.planning.meeting.spec import instant_of


def drift(theirs: MeetingSpec, ours: MeetingSpec, now: float) -> frozenset[Field]:
    """The fields in which Zoom says something else than we want; `now` is seconds since 1970.

    Of a series, Zoom may name any of its starts as the start, and its end in either way. Blanks in the agenda do not
    count, nor does the zone a time is written in.
    """
    found: set[Field] = set()
    if theirs.topic != ours.topic:
        found.add("topic")
    if theirs.agenda.split() != ours.agenda.split():
        found.add("agenda")
    if theirs.duration != ours.duration:
        found.add("duration")
    if theirs.type != ours.type:
        found.add("type")
    elif ours.type == 2 and instant_of(theirs) != instant_of(ours):
        found.add("start_time")
    elif ours.type == 8:
        found |= _series_drift(theirs, ours, now)
    return frozenset(found)


def as_observed(theirs: MeetingSpec, ours: MeetingSpec, fields: frozenset[Field]) -> MeetingSpec:
    """Our spec with Zoom's word in `fields`: what to compare with from then on."""
    if "type" in fields:
        return theirs
    changed = {name: getattr(theirs, name) for name in fields}
    if "start_time" in fields:
        changed["timezone"] = theirs.timezone
    return replace(ours, **changed)


def _series_drift(theirs: MeetingSpec, ours: MeetingSpec, now: float) -> set[Field]:
    if theirs.recurrence is None or ours.recurrence is None or ours.start_time is None:
        return {"recurrence"}
    found: set[Field] = set()
    if not _same_rule(theirs.recurrence, ours.recurrence) or not _same_end(theirs, ours, now):
        found.add("recurrence")
    if theirs.start_time is not None and instant_of(theirs) != instant_of(sendable(ours, now)):
        if theirs.timezone != ours.timezone:
            found.add("start_time")
        else:
            named = datetime.fromisoformat(theirs.start_time)
            ours_too = starts(ours.recurrence, datetime.fromisoformat(ours.start_time), ours.timezone)
            if named not in takewhile(lambda one: one <= named, ours_too):
                found.add("start_time")
    return found


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
