"""What the person corrected in the preview; it wins over what the sentence says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from tray.dialogs.opened import CalendarChoice, Opened
from tray.domain.draft import Draft


@dataclass(frozen=True, slots=True)
class Corrections:
    """Each field is None where the sentence decides; `when` gives start, end, zone and repeat; `calendar` is an id."""

    title: str | None = None
    when: Draft | None = None
    location: str | None = None
    attendees: tuple[str, ...] | None = None
    calendar: str | None = None
    zoom: bool | None = None


def corrected(draft: Draft, corrections: Corrections, opened: Opened) -> Draft:
    """The draft as it would be saved: corrections applied, an end given to what has none."""
    if corrections.title is not None:
        draft = replace(draft, title=corrections.title)
    if (when := corrections.when) is not None:
        draft = replace(draft, start=when.start, end=when.end, timezone=when.timezone, rrule=when.rrule)
    if corrections.location is not None:
        draft = replace(draft, location=corrections.location or None)
    if corrections.attendees is not None:
        draft = replace(draft, attendees=corrections.attendees)
    if draft.start is not None and draft.end is None:
        timed = isinstance(draft.start, datetime)
        draft = replace(draft, end=draft.start + (timedelta(minutes=opened.default_minutes) if timed else _DAY))
    return draft


_DAY = timedelta(days=1)


def calendar_of(draft: Draft, corrections: Corrections, opened: Opened) -> CalendarChoice | None:
    """The calendar it would go to: the one chosen, else the one the sentence names, else the default."""
    choices = opened.writable
    for wished in (corrections.calendar, draft.calendar):
        if wished is None:
            continue
        for choice in choices:
            if wished in {choice.id, choice.name}:
                return choice
        for choice in choices:
            if wished.casefold() in {choice.id.casefold(), choice.name.casefold()}:
                return choice
    return choices[0] if choices else None


def zoom_wished(draft: Draft, corrections: Corrections, opened: Opened) -> bool:
    """Whether a Zoom meeting would be made."""
    if not opened.zoom.available:
        return False
    for wish in (corrections.zoom, draft.zoom):
        if wish is not None:
            return wish
    return opened.zoom.default
