"""What the dialog shows of a draft: plain values, made without a window."""

from __future__ import annotations

from dataclasses import dataclass

from tray.dialogs.opened import Opened
from tray.dialogs.quick_add.corrections import Corrections, calendar_of, corrected, zoom_wished
from tray.dialogs.words import moments
from tray.dialogs.zoom_switch import ACCOUNT, ZoomRow
from tray.domain.display_text import isolated, one_line, paragraphs
from tray.domain.draft import NO_TIME, Draft
from tray.domain.problems import CATALOGUE
from tray.domain.repeat_words import in_words


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A remark about the reading; `other` is what the other reading would be, "" where there is none."""

    text: str
    other: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """One line a field; `hint` says what is missing and is "" when Enter would add the event."""

    title: str
    when: str
    when_more: str
    where: str
    guests: str
    calendar: str
    reminder: str
    description: str
    zoom: ZoomRow
    notes: tuple[NoteRow, ...]
    hint: str
    past: bool = False

    @property
    def ready(self) -> bool:
        """Whether it can be added."""
        return not self.hint


def preview(draft: Draft, corrections: Corrections, opened: Opened, style: moments.TimeStyle) -> Preview:
    """What to show while the sentence reads as `draft`."""
    final = corrected(draft, corrections, opened)
    calendar = calendar_of(draft, corrections, opened)
    return Preview(
        title=one_line(final.title),
        when=moments.spelt_out(final.start, final.end, style) if final.start else "",
        when_more=_when_more(final, style),
        where=one_line(final.location or ""),
        guests=", ".join(one_line(guest) for guest in final.attendees),
        calendar=calendar.id if calendar else "",
        reminder=_reminder(final),
        description=paragraphs(final.description, 300, lines=3),
        zoom=_zoom_row(final, corrections, opened),
        notes=tuple(
            NoteRow(one_line(note.text, 300), _other(note.other, draft, style))
            for note in draft.notes
            if note.text != NO_TIME  # the hint says it, and what to do
        ),
        hint=_hint(draft, final, has_calendar=calendar is not None),
        past=final.start is not None and not final.rrule and moments.is_past(final.start, style),
    )


def _when_more(draft: Draft, style: moments.TimeStyle) -> str:
    if draft.start is None:
        return ""
    parts = [moments.distance(draft.start, style)]
    if draft.rrule:
        parts.append(in_words(draft.rrule))
    if there := moments.elsewhere(draft.start, draft.end, draft.timezone, style):
        parts.append(there)
    text = " · ".join(parts)
    return text[0].upper() + text[1:]


def _reminder(draft: Draft) -> str:
    return ", ".join(moments.before(minutes) for minutes in draft.reminders)


def _zoom_row(draft: Draft, corrections: Corrections, opened: Opened) -> ZoomRow:
    zoom = opened.zoom
    if not zoom.available:
        asked = "This event is saved without a Zoom meeting" if draft.zoom else "No Zoom meeting"
        return ZoomRow(on=False, enabled=False, text=asked, reason=zoom.reason)
    on = zoom_wished(draft, corrections, opened)
    account = f" as {isolated(one_line(zoom.account, ACCOUNT))}" if zoom.account else ""
    linked = draft.zoom is False and (draft.location or "").startswith(("https://", "http://"))
    off = "No new Zoom meeting: the link above is joined" if linked else "No Zoom meeting"
    return ZoomRow(on=on, enabled=True, text=f"A new Zoom meeting{account}" if on else off)


def _other(other: Draft | None, now: Draft, style: moments.TimeStyle) -> str:
    """What the other reading would be, as short as it stays clear beside the first."""
    if other is None:
        return ""
    if other.start is None:
        return "No time"
    if (other.start, other.end) == (now.start, now.end):
        return one_line(in_words(other.rrule), 40) if other.rrule else "Other reading"
    return moments.brief(other.start, other.end, style, beside=now.start)


def _hint(draft: Draft, final: Draft, *, has_calendar: bool) -> str:
    if not draft.text.strip() and not final.title:
        return "Type what and when, as you would to a colleague."
    if final.start is None:
        return f"No time in it yet. {CATALOGUE['draft.no_time'].remedy}"
    if not final.title.strip():
        return f"No title in it yet. {CATALOGUE['draft.no_title'].remedy}"
    if not has_calendar:
        return "There is no calendar you can write to. Add one in Settings."
    return ""
