"""What `edit` is told, applied to an event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tray.domain.event import Attendee, Event
from tray.domain.ics.errors import IcsError
from tray.domain.ics.rule import read_rule
from tray.domain.moment import Moment
from tray.domain.problem import ProblemError
from tray.domain.problems import problem

if TYPE_CHECKING:
    from tray.domain.editing import Change
    from tray.service.commands.work import Work

KNOWN = frozenset(
    {
        "title",
        "start",
        "end",
        "timezone",
        "all_day",
        "location",
        "description",
        "invite",
        "uninvite",
        "attendees",
        "reminders",
        "rrule",
        "zoom",
        "calendar",
    }
)
"""The names of changes; `zoom` and `calendar` are carried out by `edit` itself."""


def changed(event: Event, changes: dict[str, Any], *, zone: ZoneInfo, default_minutes: int) -> Event:
    """The event with these changes; a start without an end keeps the length, local times are those of `timezone`.

    Raises:
        ProblemError: `usage.bad_value` where a change makes no sense.
    """
    if unknown := changes.keys() - KNOWN:
        raise ProblemError(problem("usage.bad_value", f"an event has no {', '.join(sorted(unknown))}"))
    event = _times(event, changes, zone, default_minutes)
    for name in ("title", "location", "description"):
        if changes.get(name) is not None:
            text: dict[str, Any] = {name: str(changes[name])}
            event = replace(event, **text)
    if "rrule" in changes:
        event = replace(event, rrule=_rule(str(changes["rrule"] or "").removeprefix("RRULE:").strip()))
    if "reminders" in changes:
        given = changes["reminders"]
        event = replace(event, reminders=tuple(int(minutes) for minutes in given) if given is not None else None)
    return _guests(event, changes)


def changing(work: Work, changes: dict[str, Any]) -> Change:
    """What makes these changes to an event, as this person means them."""
    zone, minutes = work.clock.zone(), work.settings().default_minutes
    return lambda event: changed(event, changes, zone=zone, default_minutes=minutes)


def _times(event: Event, changes: dict[str, Any], zone: ZoneInfo, default_minutes: int) -> Event:
    wanted = {name: changes[name] for name in ("start", "end", "timezone", "all_day") if changes.get(name) is not None}
    if not wanted:
        return event
    place = _zone(str(wanted.get("timezone") or event.timezone or zone.key))
    start, end = event.start, event.end
    length = _length(start, end)
    if "timezone" in wanted and isinstance(start, datetime) and isinstance(end, datetime):
        start, end = start.astimezone(place), end.astimezone(place)
    if "start" in wanted:
        start = moment(wanted["start"], place)
    all_day = bool(wanted.get("all_day", not isinstance(start, datetime)))
    if all_day:
        start = start.date() if isinstance(start, datetime) else start
    elif not isinstance(start, datetime):
        start = datetime.combine(start, time(9), place)
    if "end" in wanted:
        end = moment(wanted["end"], place)
        if all_day and isinstance(end, datetime):
            end = end.date() + (timedelta(days=1) if end.time() != time() else timedelta())
    elif all_day:
        end = start + max(timedelta(days=round(length.total_seconds() / 86400)), timedelta(days=1))
    else:
        kept = length if not event.all_day else timedelta(minutes=default_minutes)
        end = _after(start, kept)
    if not all_day and not isinstance(end, datetime):
        end = datetime.combine(end, time(), place)
    if _length(start, end) < timedelta() or (all_day and end == start):
        raise ProblemError(problem("usage.bad_value", "the end is before the start"))
    return replace(event, start=start, end=end, timezone="" if all_day else place.key)


def _after(start: Moment, length: timedelta) -> Moment:
    """That much later in true time, so that a clock change in between does not stretch it."""
    if not isinstance(start, datetime) or start.tzinfo is None:
        return start + length
    return (start.astimezone(ZoneInfo("UTC")) + length).astimezone(start.tzinfo)


def _length(start: Moment, end: Moment) -> timedelta:
    if isinstance(start, datetime) and isinstance(end, datetime):
        if start.tzinfo is not None and end.tzinfo is not None:
            return end.astimezone(ZoneInfo("UTC")) - start.astimezone(ZoneInfo("UTC"))
        return end.replace(tzinfo=None) - start.replace(tzinfo=None)
    return date(end.year, end.month, end.day) - date(start.year, start.month, start.day)


def moment(text: object, zone: ZoneInfo) -> Moment:
    """The date or the time in `zone` that a text in ISO 8601 says; a time without an offset is one of that zone.

    Raises:
        ProblemError: `usage.bad_value`.
    """
    try:
        if "T" not in str(text) and " " not in str(text).strip():
            return date.fromisoformat(str(text))
        found = datetime.fromisoformat(str(text))
    except ValueError:
        raise ProblemError(problem("usage.bad_value", f"{text} is no date or time in ISO 8601")) from None
    return found.replace(tzinfo=zone) if found.tzinfo is None else found.astimezone(zone)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ProblemError(problem("usage.bad_value", f"{name} is no time zone of the IANA list")) from None


def _rule(text: str) -> str | None:
    try:
        if text and read_rule(text).count == 0:
            raise IcsError("with that rule it would not happen even once")
    except IcsError as error:
        raise ProblemError(problem("usage.bad_value", str(error))) from None
    return text or None


def _guests(event: Event, changes: dict[str, Any]) -> Event:
    guests = {guest.email: guest for guest in event.attendees}
    if changes.get("attendees") is not None:
        guests = {address: guests.get(address, Attendee(address)) for address in _addresses(changes["attendees"])}
    for address in _addresses(changes.get("invite") or ()):
        guests.setdefault(address, Attendee(address))
    for address in _addresses(changes.get("uninvite") or ()):
        guests.pop(address, None)
    return replace(event, attendees=tuple(guests.values()))


def _addresses(given: Any) -> list[str]:
    found = []
    for one in [given] if isinstance(given, str) else given:
        address = str(one["email"] if isinstance(one, dict) else one).strip().removeprefix("mailto:").lower()
        name, at, host = address.partition("@")
        if not (name and at and "." in host) or any(letter.isspace() for letter in address):
            raise ProblemError(problem("usage.bad_value", f"{address} is no e-mail address"))
        found.append(address)
    return found
