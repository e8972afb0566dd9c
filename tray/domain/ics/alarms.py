"""Reminders of an event as VALARM components (RFC 5545 3.6.6), those of other programs kept as they are."""

from __future__ import annotations

from datetime import datetime, timedelta

from tray.domain.event import Event
from tray.domain.ics.errors import IcsError
from tray.domain.ics.lines import escaped, prop
from tray.domain.ics.times import read_duration, read_moment, wall, written_duration
from tray.domain.ics.tree import Component, component
from tray.domain.moment import Moment

# An alarm at a time long past is how Apple's programs, and others after them, write “no reminder for this event”.
_NEVER = "19760401T005545Z"


def read_reminders(event: Component, start: Moment, end: Moment) -> tuple[int, ...] | None:
    """Minutes before the start, each once, the earliest first; None where the event has no alarm that shows itself.

    Alarms after the start are left out; an event whose only alarm says never gives ().
    """
    alarms = [alarm for alarm in event.components("VALARM") if _shows(alarm)]
    if not alarms:
        return None
    minutes = (minutes_before(alarm, start, end) for alarm in alarms)
    return tuple(sorted({one for one in minutes if one is not None and one >= 0}, reverse=True))


def write_reminders(component_of: Component, event: Event, start: Moment, end: Moment) -> None:
    """Make the alarms of a component tell what the event says; those that already do stay as they are.

    `start` and `end` are those that the component's alarms were read with.
    """
    wanted = event.reminders
    told: set[int] = set()
    for alarm in [alarm for alarm in component_of.components("VALARM") if _shows(alarm)]:
        minutes = minutes_before(alarm, start, end)
        if (
            wanted is None
            or (minutes is None and alarm_is_never(alarm))
            or (minutes is not None and minutes not in wanted)
        ):
            component_of.parts = [part for part in component_of.parts if part is not alarm]
        elif minutes is not None:
            told.add(minutes)
    line_end = component_of.line_end
    if wanted is not None and not wanted:
        component_of.parts.append(
            component(
                "VALARM",
                prop("ACTION", "NONE", end=line_end),
                prop("TRIGGER", _NEVER, (("VALUE", ("DATE-TIME",)),), end=line_end),
                end=line_end,
            )
        )
    for minutes in sorted(set(wanted or ()) - told, reverse=True):
        component_of.parts.append(
            component(
                "VALARM",
                prop("ACTION", "DISPLAY", end=line_end),
                prop("DESCRIPTION", escaped(event.title) or "Reminder", end=line_end),
                prop("TRIGGER", written_duration(-timedelta(minutes=minutes)), end=line_end),
                end=line_end,
            )
        )


def minutes_before(alarm: Component, start: Moment, end: Moment) -> int | None:
    """How long before the start an alarm goes off; None where it never does or cannot be read."""
    trigger = alarm.first("TRIGGER")
    if trigger is None or alarm_is_never(alarm):
        return None
    try:
        if trigger.parameter("VALUE").upper() == "DATE-TIME" or trigger.value[:1].isdigit():
            at = read_moment(trigger.value)
            if isinstance(start, datetime) and start.tzinfo and isinstance(at, datetime) and at.tzinfo:
                length = start - at
            else:
                length = wall(start) - wall(at)
        else:
            length = -read_duration(trigger.value)
            if trigger.parameter("RELATED").upper() == "END":
                length -= wall(end) - wall(start)
    except IcsError:
        return None
    return round(length.total_seconds() / 60)


def alarm_is_never(alarm: Component) -> bool:
    """Whether the alarm stands for “no reminder”."""
    action, trigger = alarm.first("ACTION"), alarm.first("TRIGGER")
    return (action is not None and action.value.strip().upper() == "NONE") or (
        trigger is not None and trigger.value.strip() == _NEVER
    )


def _shows(alarm: Component) -> bool:
    action = alarm.first("ACTION")
    return action is None or action.value.strip().upper() in {"DISPLAY", "AUDIO", "NONE"}
