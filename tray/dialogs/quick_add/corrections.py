"""What the person corrected in the preview; it wins over what the sentence says."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from tray.dialogs.quick_add.opened import CalendarChoice, Opened
from tray.domain.draft import Draft

_BETWEEN_GUESTS = re.compile(r"[\s,;]+")
_ADDRESS = re.compile(r"[^\s@<>,;:\"()]+@[^\s@<>,;:\"().]+(\.[^\s@<>,;:\"().]+)+")


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


def guests(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The addresses in a list typed by hand, each once and in lower case, and the words that are none."""
    good: dict[str, None] = {}
    bad: dict[str, None] = {}
    # "Ann Lee <ann@example.org>" is how addresses are pasted: the brackets say which word is meant.
    text = re.sub(r"[^,;<>]*<([^<>]*)>", r" \1 ", text)
    for word in filter(None, _BETWEEN_GUESTS.split(text)):
        if is_address(word.removeprefix("mailto:")):
            good[word.removeprefix("mailto:").lower()] = None
        else:
            bad[word] = None
    return tuple(good), tuple(bad)


def is_address(word: str) -> bool:
    """Whether an invitation could be sent there, going by its looks."""
    return len(word) <= 254 and _ADDRESS.fullmatch(word) is not None
