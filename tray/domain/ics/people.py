"""Guests and organizers of an event (RFC 5545 3.8.4.1 and 3.8.4.3)."""

from __future__ import annotations

from typing import get_args

from tray.domain.event import Attendee, AttendeeStatus, Event
from tray.domain.ics.lines import Line, prop, with_parameter
from tray.domain.ics.tree import Component

_STATUSES: dict[str, AttendeeStatus] = {status: status for status in get_args(AttendeeStatus)}


def read_attendees(lines: list[Line]) -> tuple[Attendee, ...]:
    """The guests, each address once."""
    found: dict[str, Attendee] = {}
    for line in lines:
        email = address(line)
        if email:
            found.setdefault(
                email,
                Attendee(
                    email, line.parameter("CN"), _STATUSES.get(line.parameter("PARTSTAT").lower(), "needs-action")
                ),
            )
    return tuple(found.values())


def address(line: Line) -> str:
    """The e-mail address of a CAL-ADDRESS, lower case; of another kind of address what EMAIL says (RFC 7986 6.2)."""
    value = line.value.strip()
    if value.lower().startswith("mailto:"):
        value = value[len("mailto:") :].partition("?")[0]
    elif email := line.parameter("EMAIL"):
        value = email
    return value.strip().lower()


def write_attendees(component: Component, event: Event, known: tuple[Attendee, ...]) -> None:
    """Make the guests of a component those of the event; lines of guests that stay as they were are not touched."""
    before = {attendee.email: attendee for attendee in known}
    wanted = {attendee.email: attendee for attendee in event.attendees}
    for line in component.all("ATTENDEE"):
        email = address(line)
        if email not in wanted:
            component.replace(line, None)
        elif wanted[email] != before.get(email):
            component.replace(line, _changed(line, wanted[email]))
    for email, attendee in wanted.items():
        if email not in before:
            component.add(_line(attendee, component.line_end), after=("ORGANIZER",))


def organizer_line(email: str, end: str) -> Line:
    """The ORGANIZER property."""
    return prop("ORGANIZER", f"mailto:{email}", end=end)


def _line(attendee: Attendee, end: str) -> Line:
    parameters: list[tuple[str, tuple[str, ...]]] = [("CN", (attendee.name,))] if attendee.name else []
    parameters += [("ROLE", ("REQ-PARTICIPANT",)), ("PARTSTAT", (attendee.status.upper(),)), ("RSVP", ("TRUE",))]
    return prop("ATTENDEE", f"mailto:{attendee.email}", tuple(parameters), end=end)


def _changed(line: Line, attendee: Attendee) -> Line:
    parameters = with_parameter(line.parameters, "CN", attendee.name)
    return line.with_parameters(with_parameter(parameters, "PARTSTAT", attendee.status.upper()))
