"""Times as they are typed into the editor, in words or figures."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from tray.dialogs.editor.fields import Fields
from tray.domain.clock_words import clock_time
from tray.domain.date_words import day
from tray.domain.draft import Draft

Read = Callable[[str, datetime], Draft]
"""A sentence read at an instant."""

_CLOCK_ONLY = re.compile(r"\s*\d{1,2}([:.h]?\d{2})?\s*(am|pm|a|p|h|uhr)?\s*", re.IGNORECASE)
_LENGTH = re.compile(r"\s*(\+|for\b)?\s*\d+([.,]\d+)?\s*(m|min|mins|minutes?|h|hrs?|hours?|d|days?)\b.*", re.IGNORECASE)


def written(moment: date, *, hours24: bool, beside: date | None = None) -> str:
    """The text of a field: Tue 1 Dec 2026 15:00, or 16:30 alone beside a start on the same day."""
    if not isinstance(moment, datetime):
        return day(moment)
    hours = clock_time(moment, hours24=hours24)
    if isinstance(beside, datetime) and beside.date() == moment.date():
        return hours
    return f"{day(moment)} {hours}"


def read_start(text: str, fields: Fields, read: Read, now: datetime) -> Fields | None:
    """The event begun at what the text says, None where it says no time.

    A time alone keeps the day, a day alone keeps the time; a text with a length or an end sets the end too.
    """
    local = now.astimezone(fields.start.tzinfo) if isinstance(fields.start, datetime) else now
    if _CLOCK_ONLY.fullmatch(text) and isinstance(fields.start, datetime):
        local = fields.start.replace(hour=0, minute=0)
    draft = read(text, local)
    start = draft.start
    if start is None:
        return None
    if fields.all_day:
        return fields.started(_day(start))
    assert isinstance(fields.start, datetime)
    if not isinstance(start, datetime):
        return fields.started(datetime.combine(start, fields.start.time(), fields.start.tzinfo))
    begun = fields.started(start.astimezone(fields.start.tzinfo))
    says_end = re.search(r"\d\s*(-|\u2013|to|until|till)\s*\d|\bfor\b", text)
    if says_end and isinstance(draft.end, datetime):
        return begun.ended(draft.end.astimezone(fields.start.tzinfo))
    return begun


def read_end(text: str, fields: Fields, read: Read, now: datetime) -> Fields | None:
    """The event until what the text says: a time after the start, a day, or a length such as 45 min."""
    if fields.all_day:
        if _LENGTH.fullmatch(text):
            count = int(re.search(r"\d+", text)[0])  # type: ignore[index]  # the length has figures in it
            return fields.ended(fields.start + timedelta(days=max(count, 1)))
        draft = read(text, now)
        return None if draft.start is None else fields.ended(_day(draft.start) + timedelta(days=1))
    assert isinstance(fields.start, datetime)
    if _LENGTH.fullmatch(text):
        words = text.strip().lstrip("+").strip().removeprefix("for").strip()
        draft = read(f"{day(fields.start)} at {fields.start:%H:%M} for {words}", now)
        found = draft.end
    else:
        # Read at the start, so that a time alone is the next one after it.
        draft = read(text, fields.start if _CLOCK_ONLY.fullmatch(text) else now)
        found = draft.start
    if found is None:
        return None
    if not isinstance(found, datetime):
        assert isinstance(fields.end, datetime)
        found = datetime.combine(found, time(fields.end.hour, fields.end.minute), fields.start.tzinfo)
    return fields.ended(found.astimezone(fields.start.tzinfo))


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
