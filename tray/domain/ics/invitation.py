"""An event as an invitation to be mailed (RFC 5546 3.2.2)."""

from __future__ import annotations

from datetime import UTC, datetime

from tray.domain.ics.errors import IcsError
from tray.domain.ics.lines import prop
from tray.domain.ics.people import organizer_line
from tray.domain.ics.reading import uid_of
from tray.domain.ics.splicing import extract
from tray.domain.ics.times import written_moment
from tray.domain.ics.tree import Component, tree


def request(text: str, uid: str, organizer: str, now: datetime) -> str:
    """The event as METHOD:REQUEST from `organizer` (an e-mail address, used where the event names none), sent at `now`.

    What is the sender's own business is left out: reminders, and how our program finds the meeting again.

    Raises:
        IcsError: the text does not hold the event.
    """
    root = tree(extract(text, uid))
    calendar = next(root.components("VCALENDAR"))
    events = [event for event in calendar.components("VEVENT") if uid_of(event) == uid]
    if not events:
        raise IcsError("the event is not in its own text")
    calendar.put(prop("METHOD", "REQUEST", end=calendar.line_end), after=("VERSION", "PRODID", "CALSCALE"))
    for event in events:
        event.parts = [part for part in event.parts if not _private(part)]
        event.put(prop("DTSTAMP", written_moment(now.astimezone(UTC)), end=event.line_end), after=("UID",))
        if event.first("ORGANIZER") is None:
            event.add(organizer_line(organizer, calendar.line_end), after=("UID", "SUMMARY"))
    return root.text()


def _private(part: object) -> bool:
    if isinstance(part, Component):
        return part.name == "VALARM"
    name = getattr(part, "name", "")
    return name.startswith("X-DAINVO-") or name in {"X-MOZ-LASTACK", "X-MOZ-SNOOZE-TIME"}
