"""`add`: a sentence, or a draft corrected in the dialog, becomes an event."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from tray.domain.calendar import Calendar
from tray.domain.draft import Draft
from tray.domain.event import Attendee, Event, Series
from tray.domain.problem import ProblemError
from tray.domain.problems import problem
from tray.service.commands.shown import shown
from tray.service.commands.work import Work
from tray.service.region import languages_of, locale_of

UNTITLED = "New event"
LONGEST_TITLE = 1000
"""Characters; what is longer is a text that was pasted, and goes into the description whole."""


def add(work: Work, arguments: dict[str, Any]) -> dict[str, Any]:
    """Save the event and its wishes, and show it; the calendar and Zoom learn of it afterwards.

    `calendar`, `zoom` and `reminders` go before what the draft says; an empty list of them is “no reminder”.
    A second `add` with the `uid` of the first changes nothing, so that a face may ask again.

    Raises:
        ProblemError: `draft.no_time`, `calendar.not_found`, `calendar.read_only`, `usage.bad_value`.
    """
    uid = str(arguments.get("uid") or uuid4())
    if known := [item for item in work.store.items.find(uid) if item.uid == uid]:
        return shown(work, known[0])
    draft = _draft(work, arguments)
    if draft.start is None:
        raise ProblemError(problem("draft.no_time", draft.text[:200]))
    calendar = _calendar(work, arguments.get("calendar") or draft.calendar)
    event = _event(uid, draft, work)
    if (reminders := arguments.get("reminders")) is not None:
        event = replace(event, reminders=tuple(int(minutes) for minutes in reminders))
    settings = work.settings()
    wished = arguments.get("zoom") if arguments.get("zoom") is not None else draft.zoom
    if wished is None:
        # The setting asks for a meeting only where one can be made; a wish in words is kept until one can.
        wished = settings.zoom_by_default and bool(work.store.accounts.all())
    if wished:
        event = replace(event, meeting=work.new_meeting())
    series = Series(event)
    if arguments.get("dry_run"):
        from tray.domain.event_json import event_to_json

        return event_to_json(event, calendar.name, work.clock.zone())
    work.save(calendar.id, series)
    work.note("add")
    return shown(work, work.item(uid))


def _draft(work: Work, arguments: dict[str, Any]) -> Draft:
    if arguments.get("draft"):
        from tray.domain.draft_json import draft_from_json

        try:
            return draft_from_json(arguments["draft"])
        except (KeyError, TypeError, ValueError) as error:
            raise ProblemError(problem("usage.bad_value", f"the draft cannot be read: {error}")) from None
    from tray.language import LanguageSettings, parse

    settings = work.settings()
    zone = work.clock.zone()
    now = work.clock.now().astimezone(zone)
    if arguments.get("now"):
        try:
            now = datetime.fromisoformat(str(arguments["now"]))
        except ValueError:
            raise ProblemError(problem("usage.bad_value", f"{arguments['now']} is no ISO 8601 time")) from None
        now = now.replace(tzinfo=zone) if now.tzinfo is None else now.astimezone(zone)
    return parse(
        str(arguments.get("text", "")),
        now=now,
        zone=zone.key,
        languages=languages_of(settings),
        locale=locale_of(settings),
        settings=LanguageSettings(default_minutes=settings.default_minutes),
        calendars=tuple(calendar.name for calendar in work.store.calendars.all()),
    )


def _calendar(work: Work, wanted: str | None) -> Calendar:
    """The calendar of that id or name; the default one where none is named."""
    if not wanted:
        calendar = work.store.calendars.default()
        if calendar is None:
            raise ProblemError(problem("calendar.not_found", "no calendar can be written to"))
        return calendar
    found = work.store.calendars.get(wanted) or work.store.calendars.named(wanted)
    if found is None:
        names = [
            calendar
            for calendar in work.store.calendars.all()
            if calendar.name.casefold().startswith(wanted.casefold())
        ]
        if len(names) != 1:
            raise ProblemError(problem("calendar.not_found", wanted))
        found = names[0]
    return work.writable(found.id)


def _event(uid: str, draft: Draft, work: Work) -> Event:
    assert draft.start is not None
    timed = isinstance(draft.start, datetime)
    end = draft.end
    if end is None:
        end = draft.start + (timedelta(minutes=work.settings().default_minutes) if timed else timedelta(days=1))
    title, description = draft.title.strip() or UNTITLED, draft.description
    if len(title) > LONGEST_TITLE:
        description = f"{title}\n\n{description}".strip()
        title = title[: LONGEST_TITLE - 1].rstrip() + "…"
    return Event(
        uid=uid,
        title=title,
        start=draft.start,
        end=end,
        timezone=draft.timezone if timed else "",
        location=draft.location or "",
        description=description,
        attendees=tuple(Attendee(address.strip().lower()) for address in dict.fromkeys(draft.attendees)),
        rrule=draft.rrule.removeprefix("RRULE:") if draft.rrule else None,
        reminders=draft.reminders or None,
    )
