"""What Zoom should say of an event's meeting."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from tray.domain.display_text import one_line, paragraphs, within_utf16
from tray.domain.event import Event, Series
from tray.domain.meeting import MeetingSpec, OccurrenceChange
from tray.planning.meeting.occurrences import changes_of
from tray.planning.meeting.rule import recurrence_of

TOPIC_LIMIT = 200
AGENDA_LIMIT = 1900
"""Zoom takes 2000; the rest is room for counting otherwise than we do."""


def spec_of(series: Series, *, mark: str, home_zone: str) -> MeetingSpec:
    """The meeting an event should have; one for a whole series.

    Times are local time in the event's own zone. All-day events begin at midnight and floating ones at their time in
    `home_zone` (IANA), the zone of this computer. A single event whose local time a clock change makes ambiguous, or
    skips, is said in UTC. A series Zoom cannot say exactly (see `rule.recurrence_of`), one with added dates, and one
    written in a zone that is not IANA's become type 3, without times. Occurrences that are cancelled, moved, or have
    another length or description are `changes` of a type 8 series; those whose place the rule does not name are not
    told, they share its link.
    """
    event = series.main
    zone, start, sure = _start(event, home_zone)
    spec = MeetingSpec(
        topic=within_utf16(one_line(event.title, TOPIC_LIMIT, empty="Untitled meeting"), TOPIC_LIMIT),
        agenda=agenda_of(mark, event.description),
        type=3,
        start_time=None,
        timezone=zone,
        duration=_minutes(event),
    )
    if not series.repeats:
        if not sure:
            zone, start = "UTC", start.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC).replace(tzinfo=None)
        return replace(spec, type=2, start_time=_text(start), timezone=zone)
    recurrence = None
    if event.rrule is not None and not event.added and sure and _zone_is_known(event):
        recurrence = recurrence_of(event.rrule, start, zone)
    if recurrence is None:
        return spec
    said = replace(spec, type=8, start_time=_text(start), recurrence=recurrence)
    return replace(said, changes=changes_of(said, _changes(series, said, home_zone)))


def is_unsayable(series: Series, spec: MeetingSpec) -> bool:
    """Whether an event that repeats at fixed times got a meeting without them, because Zoom cannot say them."""
    return series.repeats and spec.type == 3


def _changes(series: Series, spec: MeetingSpec, home_zone: str) -> Iterator[OccurrenceChange]:
    main, zone = series.main, ZoneInfo(spec.timezone)
    first = datetime.fromisoformat(spec.start_time or "")

    def local(moment: date) -> str:
        if not isinstance(moment, datetime):
            moment = datetime.combine(moment, first.time() if isinstance(main.start, datetime) else time())
        elif moment.tzinfo is not None:
            moment = moment.astimezone(UTC).astimezone(zone).replace(tzinfo=None)
        elif home_zone != spec.timezone:
            moment = moment.replace(tzinfo=ZoneInfo(home_zone)).astimezone(zone).replace(tzinfo=None)
        return _text(moment)

    for moment in main.excluded:
        yield OccurrenceChange(local(moment))
    gone = {local(moment) for moment in main.excluded}
    for exception in series.exceptions:
        if exception.recurrence_id is None or local(exception.recurrence_id) in gone:
            continue
        original = local(exception.recurrence_id)
        if exception.status == "cancelled":
            yield OccurrenceChange(original)
            continue
        mark = spec.agenda.partition("\n\n")[0]
        own = exception.description != main.description
        agenda = _agenda(mark, exception.description) if own else None
        yield OccurrenceChange(original, local(exception.start), _minutes(exception), agenda)


def agenda_of(mark: str, description: str) -> str:
    """The agenda: our mark first (lists show its first 250 characters only), then the person's own words."""
    return _agenda(f"Kept in step with a calendar event ({mark_in_agenda(mark)}).", description)


def _agenda(first: str, description: str) -> str:
    words = paragraphs(description, AGENDA_LIMIT - len(first) - 2)
    return within_utf16(f"{first}\n\n{words}", AGENDA_LIMIT) if words else first


def mark_in_agenda(mark: str) -> str:
    """The mark as it stands in an agenda."""
    return f"dainvo:{mark}"


def instant_of(spec: MeetingSpec) -> datetime | None:
    """The (first) start in UTC, None for a meeting without times."""
    if spec.start_time is None:
        return None
    return datetime.fromisoformat(spec.start_time).replace(tzinfo=ZoneInfo(spec.timezone)).astimezone(UTC)


def _start(event: Event, home_zone: str) -> tuple[str, datetime, bool]:
    """Zone, naive local start, and whether the two name one instant beyond doubt."""
    start = event.start
    if not isinstance(start, datetime):
        zone, local = home_zone, datetime.combine(start, time())
    elif start.tzinfo is None:
        zone, local = home_zone, start
    else:
        zone = _zone_of(event, start) or home_zone
        local = start.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        if isinstance(start.tzinfo, ZoneInfo) and start.tzinfo.key == zone:
            local = local.replace(fold=start.astimezone(UTC).astimezone(ZoneInfo(zone)).fold)
    local = local.replace(microsecond=0)
    info = ZoneInfo(zone)
    sure = local.replace(tzinfo=info, fold=0).utcoffset() == local.replace(tzinfo=info, fold=1).utcoffset()
    return zone, local, sure


def _zone_of(event: Event, start: datetime) -> str:
    for name in (event.timezone, getattr(start.tzinfo, "key", ""), "UTC" if start.tzinfo is UTC else ""):
        if name and _is_iana(name):
            return str(name)
    return ""


def _zone_is_known(event: Event) -> bool:
    start = event.start
    return not isinstance(start, datetime) or start.tzinfo is None or bool(_zone_of(event, start))


def _is_iana(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _minutes(event: Event) -> int:
    start, end = event.start, event.end
    if isinstance(start, datetime) and isinstance(end, datetime):
        if start.tzinfo is not None and end.tzinfo is not None:
            start, end = start.astimezone(UTC), end.astimezone(UTC)
        elif start.tzinfo is not None or end.tzinfo is not None:
            return 1
        return max(1, math.ceil((end - start).total_seconds() / 60))
    return max(1, (_day(end) - _day(start)).days * 1440)


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _text(start: datetime) -> str:
    return start.strftime("%Y-%m-%dT%H:%M:%S")
