"""What the icon shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from tray.domain.clock_words import clock_time
from tray.domain.display_text import one_line
from tray.domain.problem import Problem
from tray.domain.settings import Settings
from tray.planning.agenda import Entry, current_or_next, day_of, instant
from tray.planning.time_words import short_day, until

IconState = Literal["idle", "soon", "now", "attention", "offline"]
OFFLINE = frozenset({"zoom.unreachable", "calendar.unreachable"})
"""Problems that pass by themselves: shown as offline, not as something to do."""


@dataclass(frozen=True, slots=True)
class IconPlan:
    """The icon's state, the minutes it counts, its texts, and when it changes next."""

    state: IconState
    minutes: int | None
    tooltip: str
    label: str
    next_at: datetime | None


def plan_icon(
    entries: Iterable[Entry],
    *,
    now: datetime,
    zone: ZoneInfo,
    settings: Settings,
    problems: Iterable[Problem] = (),
    hours24: bool = True,
) -> IconPlan:
    """The icon for this instant.

    A meeting that is on or near comes before any problem. The countdown moves each minute within `soon_minutes` only;
    otherwise nothing changes until an event comes near, begins or ends.
    """
    entries = tuple(entry for entry in entries if not entry.all_day)
    troubles = tuple(problems)
    entry = current_or_next(entries, now=now, zone=zone)
    changes = [
        at
        for each in entries
        for at in (
            instant(each.start, zone) - timedelta(minutes=settings.soon_minutes),
            instant(each.start, zone),
            instant(each.end, zone),
        )
        if at > now
    ]
    next_at = min(changes, default=None)
    state: IconState = "idle"
    if any(trouble.code not in OFFLINE for trouble in troubles):
        state = "attention"
    elif troubles:
        state = "offline"
    if entry is None:
        tooltip = troubles[0].title if troubles else "Nothing coming up"
        return IconPlan(state, None, tooltip, "", next_at)
    title = "An event" if settings.hide_titles else one_line(entry.title, 60, empty="Untitled")
    start, end = instant(entry.start, zone).astimezone(zone), instant(entry.end, zone).astimezone(zone)
    at = clock_time(start, hours24=hours24)
    if start <= now:
        tooltip = f"Now: {title}, until {clock_time(end, hours24=hours24)}"
        return IconPlan("now", None, tooltip, "now", next_at)
    minutes = -(-int((start - now).total_seconds()) // 60)
    if minutes <= settings.soon_minutes:
        tick = start - timedelta(minutes=minutes - 1)
        return IconPlan(
            "soon", minutes, f"{until(start, now)}: {title}, {at}", f"{minutes} min", min(tick, next_at or tick)
        )
    day = short_day(start.date(), day_of(now, zone))
    where = f"at {at}" if day == "today" else f"{day} {at}"
    return IconPlan(state, None, f"Next: {title}, {where}", "", next_at)
