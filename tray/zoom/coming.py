"""Which meetings of an account are still to be; read by the tray too, so it loads nothing that speaks to Zoom."""

from __future__ import annotations

from tray.planning.meeting.plan import is_over
from tray.planning.meeting.spec import instant_of
from tray.planning.meeting.text import spec_from_text
from tray.store.meetings import MeetingRecord


def coming(records: tuple[MeetingRecord, ...], now: float) -> tuple[MeetingRecord, ...]:
    """Those of the records whose meeting is still to be, or repeats, or was begun and never answered."""
    return tuple(record for record in records if record.want == "present" and _is_coming(record, now))


def _is_coming(record: MeetingRecord, now: float) -> bool:
    if not record.meeting_id:
        return bool(record.intent)
    spec = spec_from_text(record.desired)
    if spec is None or spec.type == 3:
        return True
    if spec.type == 8:
        return not is_over(spec, now - spec.duration * 60)
    start = instant_of(spec)
    return start is None or start.timestamp() + spec.duration * 60 > now
