"""Texts that hold several events, such as files exported whole: one event taken out of them, or put back."""

from __future__ import annotations

from collections.abc import Iterator

from tray.domain.ics.errors import IcsError
from tray.domain.ics.lines import Line, escaped, prop
from tray.domain.ics.reading import uid_of
from tray.domain.ics.tree import Component, tree


def extract(text: str, uid: str) -> str:
    """The text of one UID alone, with the time zones it names; a text of this UID alone is given as it is.

    Raises:
        IcsError: there is none of that UID in it.
    """
    found = parted(tree(text), text)
    if uid not in found:
        raise IcsError("the event is not in its own text")
    return found[uid]


def parted(root: Component, text: str) -> dict[str, str]:
    """UID to the text of that UID alone (see `extract`), of a text that has been read as `root`."""
    found: dict[str, str] = {}
    for calendar in root.components("VCALENDAR"):
        lines = list(calendar.lines)
        zones = {_tzid(zone): zone for zone in calendar.components("VTIMEZONE")}
        events: dict[str, list[Component]] = {}
        for event in calendar.components("VEVENT"):
            events.setdefault(uid_of(event), []).append(event)
        for uid, own in events.items():
            named = dict.fromkeys(name for event in own for name in _zones_named(event) if name in zones)
            kept: list[Line | Component] = [*lines, *(zones[name] for name in named), *own]
            if uid not in found:
                found[uid] = Component(calendar.name, calendar.begin, calendar.end, kept).text()
    if len(found) == 1:
        return dict.fromkeys(found, text)
    return found


def splice(text: str, uid: str, item: str | None) -> str | None:
    """Give `text` with what it says of one UID replaced by what `item` says of it, everything else as it stands.

    `item` is None to take the event out; the answer is None where nothing but an empty calendar would be left.
    """
    root = tree(text)
    calendars = list(root.components("VCALENDAR"))
    home = next((one for one in calendars if any(uid_of(e) == uid for e in one.components("VEVENT"))), calendars[0])
    places = [index for index, part in enumerate(home.parts) if _is_event(part, uid)]
    place = places[0] if places else len(home.parts)
    for calendar in calendars:
        calendar.parts = [part for part in calendar.parts if not _is_event(part, uid)]
    if item is None:
        left = any(isinstance(part, Component) and part.name != "VTIMEZONE" for one in calendars for part in one.parts)
        return text[: len(text) - len(text.lstrip("\ufeff\r\n"))] + root.text() if left else None
    new = list(tree(item).components("VCALENDAR"))
    events = [part for calendar in new for part in calendar.parts if _is_event(part, uid)]
    known = {_tzid(zone) for zone in home.components("VTIMEZONE")}
    zones = [zone for calendar in new for zone in calendar.components("VTIMEZONE") if _tzid(zone) not in known]
    home.parts[place:place] = [*zones, *events]
    return text[: len(text) - len(text.lstrip("\ufeff\r\n"))] + root.text()


def _zones_named(component: Component) -> Iterator[str]:
    for part in component.parts:
        if isinstance(part, Component):
            yield from _zones_named(part)
        elif "TZID" in part.content.upper() and (name := part.parameter("TZID").strip()):
            yield name


def _is_event(part: object, uid: str) -> bool:
    return isinstance(part, Component) and part.name == "VEVENT" and uid_of(part) == uid


def _tzid(zone: Component) -> str:
    line = zone.first("TZID")
    return line.value.strip() if line else ""


def renamed(text: str, uid: str, new_uid: str) -> str:
    """The text with another UID on the components of one, all else as it stands."""
    root = tree(text)
    for calendar in root.components("VCALENDAR"):
        for event in calendar.components("VEVENT"):
            if uid_of(event) == uid:
                event.put(prop("UID", escaped(new_uid), end=event.line_end))
    return text[: len(text) - len(text.lstrip("\ufeff\r\n"))] + root.text()
