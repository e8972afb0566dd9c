"""A draft as the shell command prints it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from tray.domain.draft import Draft


def draft_to_json(draft: Draft) -> dict[str, Any]:
    """The draft as a JSON object: RFC 3339 times with their offset, plain dates, notes as sentences."""
    return {
        "title": draft.title,
        "start": _moment(draft.start),
        "end": _moment(draft.end),
        "all_day": draft.all_day,
        "timezone": draft.timezone,
        "rrule": draft.rrule,
        "location": draft.location,
        "attendees": list(draft.attendees),
        "calendar": draft.calendar,
        "zoom": draft.zoom,
        "reminders": list(draft.reminders),
        "description": draft.description,
        "spans": [{"from": span.start, "to": span.end, "kind": span.kind} for span in draft.spans],
        "notes": [note.text for note in draft.notes],
    }


def draft_from_json(shown: dict[str, Any]) -> Draft:
    """The draft of such an object, as a dialog sends it back; notes and spans are not needed for saving and left out.

    Raises:
        KeyError, TypeError, ValueError: it is no such object.
    """
    zone = ZoneInfo(str(shown["timezone"] or "UTC"))
    return Draft(
        text="",
        title=str(shown["title"]),
        timezone=zone.key,
        start=_given(shown["start"], zone),
        end=_given(shown["end"], zone),
        rrule=shown.get("rrule"),
        location=shown.get("location"),
        attendees=tuple(shown.get("attendees") or ()),
        calendar=shown.get("calendar"),
        zoom=shown.get("zoom"),
        reminders=tuple(int(minutes) for minutes in shown.get("reminders") or ()),
        description=str(shown.get("description") or ""),
    )


def _given(text: str | None, zone: ZoneInfo) -> date | None:
    if text is None:
        return None
    if len(text) == len("2026-11-22"):
        return date.fromisoformat(text)
    moment = datetime.fromisoformat(text)
    return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)


def _moment(value: date | None) -> str | None:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return value.isoformat() if value else None
