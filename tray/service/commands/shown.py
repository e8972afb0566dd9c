"""An event as faces are shown it, with the state of its meeting."""

from __future__ import annotations

from typing import Any

from tray.domain.event import Event
from tray.domain.event_json import MeetingStanding, event_to_json
from tray.domain.meeting import Meeting
from tray.planning.join_link import find_join_links
from tray.service.commands.work import Work
from tray.service.meeting_owner import MeetingOwner
from tray.store.items import Item


def shown(work: Work, item: Item, event: Event | None = None) -> dict[str, Any]:
    """The event's JSON: the main event of a series, or the one given that is part of it.

    Raises:
        ProblemError: `event.not_found` where it is wanted gone.
    """
    calendar = work.store.calendars.get(item.calendar)
    event = event or work.series(item).main
    return event_to_json(
        event,
        calendar.name if calendar else item.calendar,
        work.clock.zone(),
        standing=_standing(work, item, event.meeting) if event.meeting else None,
        join_url=best_link(event),
    )


def _standing(work: Work, item: Item, meeting: Meeting) -> MeetingStanding | None:
    record = work.store.meetings.of_event(item.calendar, item.uid)
    if record is not None:
        return record
    now = work.clock.timestamp()
    coming = any(row.ends > now for row in work.store.occurrences.of_event(item.calendar, item.uid))
    return MeetingOwner(work.store).foreign(item.calendar, item.uid, meeting.account, meeting.id, coming=coming)


def show(work: Work, arguments: dict[str, Any]) -> dict[str, Any]:
    """The event whose UID begins so; with `for_dialog` what an editor needs beside the contract's fields.

    `sent_by_server` says that the calendar's server sends invitations by itself.
    """
    item = work.item(str(arguments.get("uid", "")))
    if not arguments.get("for_dialog"):
        return shown(work, item)
    main = work.series(item).main
    calendar = work.store.calendars.get(item.calendar)
    return shown(work, item) | {
        "calendar_id": item.calendar,
        "writable": bool(calendar and calendar.writable),
        "reminders": list(main.reminders) if main.reminders is not None else None,
        "sent_by_server": bool(calendar and calendar.options.get("invites")),
    }


def best_link(event: Event) -> str:
    """The link to join by, "" for none."""
    links = find_join_links(event.conferences, event.url, event.location, event.description)
    return links[0].url if links else ""


def agenda(work: Work, arguments: dict[str, Any]) -> dict[str, Any]:
    """The agenda of a time that reaches beyond what is unrolled: unrolls as far as asked, then looks."""
    from datetime import datetime

    from tray.calendars.index import Indexer
    from tray.service.queries import Queries

    start, end = (datetime.fromisoformat(str(arguments[name])) for name in ("from", "to"))
    indexer = Indexer(work.store, work.clock.now(), work.clock.zone(), until=end)
    while late := work.store.items.unindexed(end.timestamp()):
        with work.store.transaction():
            for item in late:
                indexer.index(item)
    return Queries(work.store, work.clock, lambda: (work.settings(), None)).agenda(start, end)
