"""Taking over into an event what somebody changed of its meeting in Zoom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from tray.domain.event import Event, Series
from tray.domain.meeting import Meeting, MeetingSpec, OccurrenceChange
from tray.domain.moment import Moment
from tray.service.commands.work import Work
from tray.store.items import Item


def follow_zoom(work: Work, item: Item, series: Series, meeting: Meeting) -> None:
    """Save what Zoom says otherwise than we: title, start, length, single occurrences.

    A series that has begun keeps its own rule; one that is still to come takes over another one.
    """
    from tray.domain.editing import change_all
    from tray.planning.meeting.text import spec_from_text
    from tray.zoom.wishes import take_theirs

    record = work.store.meetings.get(meeting.mark)
    ours = spec_from_text(record.desired) if record is not None else None
    theirs = take_theirs(work.store, meeting.mark)
    if theirs is None or ours is None:
        return
    now = work.clock.timestamp()
    shift = _shift(theirs, ours, now)
    taken = _other_rule(theirs, ours, now)

    def follow(event: Event) -> Event:
        # What Zoom says as we do stays as the person wrote it: Zoom's title may be a shortened one of ours.
        title = theirs.topic if theirs.topic != ours.topic else event.title
        if not isinstance(event.start, datetime) or not isinstance(event.end, datetime):
            return replace(event, title=title)
        length = timedelta(minutes=theirs.duration) if theirs.duration != ours.duration else _length(event)
        start = _later(event.start, shift)
        rule = event.rrule if taken is None else taken or None
        return replace(event, title=title, start=start, end=_later(start, length), rrule=rule)

    followed = change_all(series, follow)
    if theirs.type == ours.type == 8 and not shift and taken is None:
        followed = _with_occurrences(followed, theirs, ours)
    work.save(item.calendar, followed, item.wanted)


def _shift(theirs: MeetingSpec, ours: MeetingSpec, now: float) -> timedelta:
    """How much later the meeting is in Zoom, which of a series that has begun may name any date as the start."""
    from tray.planning.meeting.rule import nearest_start
    from tray.planning.meeting.spec import instant_of

    there, here = instant_of(theirs), instant_of(ours)
    if there is None or here is None:
        return timedelta()
    if ours.recurrence is not None and here.timestamp() <= now:
        zone = ZoneInfo(ours.timezone)
        first = here.astimezone(zone).replace(tzinfo=None)
        named = there.astimezone(zone).replace(tzinfo=None)
        here = nearest_start(ours.recurrence, first, ours.timezone, named).replace(tzinfo=zone).astimezone(UTC)
    return there - here


def _other_rule(theirs: MeetingSpec, ours: MeetingSpec, now: float) -> str | None:
    """The rule to take over, "" for none at all; None where the event keeps its own."""
    from tray.planning.meeting.rule import rrule_of
    from tray.planning.meeting.spec import instant_of

    first = instant_of(ours)
    if ours.type != 8 or first is None or first.timestamp() <= now:
        return None
    if theirs.type == 2:
        return ""
    if theirs.type != 8 or theirs.recurrence is None or theirs.recurrence == ours.recurrence:
        return None
    return rrule_of(theirs.recurrence)


def _with_occurrences(series: Series, theirs: MeetingSpec, ours: MeetingSpec) -> Series:
    from tray.domain.editing import cancel_one, change_one

    said = {one.original: one for one in theirs.changes}
    for original in sorted(said.keys() | {one.original for one in ours.changes}):
        if said.get(original) == next((one for one in ours.changes if one.original == original), None):
            continue
        at = _moment(series, original, ours.timezone)
        change = said.get(original) or OccurrenceChange(original, original, theirs.duration)
        try:
            if change.start_time is None:
                series = cancel_one(series, at) or series
            else:
                series = change_one(_with_date(series, at), at, _moved_to(change, theirs.timezone))
        except KeyError:
            continue  # the series has no such occurrence any more
    return series


def _with_date(series: Series, at: Moment) -> Series:
    """The series with an occurrence that may have been cancelled here."""
    from tray.domain.series_moments import same_moment

    kept = tuple(one for one in series.main.excluded if not same_moment(one, at))
    return replace(series, main=replace(series.main, excluded=kept))


def _moved_to(change: OccurrenceChange, zone: str) -> Callable[[Event], Event]:
    def moved(event: Event) -> Event:
        if not isinstance(event.start, datetime) or change.start_time is None:
            return event
        start = datetime.fromisoformat(change.start_time).replace(tzinfo=ZoneInfo(zone))
        if event.start.tzinfo is None:
            start = start.replace(tzinfo=None)
        elif event.start.astimezone(UTC) == start.astimezone(UTC):
            start = event.start
        else:
            start = start.astimezone(event.start.tzinfo)
        return replace(event, start=start, end=_later(start, timedelta(minutes=change.duration)))

    return moved


def _moment(series: Series, original: str, zone: str) -> Moment:
    """The original start as the series writes its own."""
    local = datetime.fromisoformat(original)
    start = series.main.start
    if not isinstance(start, datetime):
        return local.date()
    return local if start.tzinfo is None else local.replace(tzinfo=ZoneInfo(zone))


def _length(event: Event) -> timedelta:
    """How long it takes in true time, whatever clocks do in between."""
    start, end = event.start, event.end
    assert isinstance(start, datetime)
    assert isinstance(end, datetime)
    if start.tzinfo is None or end.tzinfo is None:
        return end.replace(tzinfo=None) - start.replace(tzinfo=None)
    return end.astimezone(UTC) - start.astimezone(UTC)


def _later(moment: datetime, span: timedelta) -> datetime:
    """So much later in true time, in the same zone."""
    if moment.tzinfo is None:
        return moment + span
    return (moment.astimezone(UTC) + span).astimezone(moment.tzinfo)
