"""Which reminders are due, and when the next one is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tray.domain.reminder import ShownReminder
from tray.domain.settings import Settings
from tray.planning.agenda import Entry, instant

LATE = timedelta(minutes=15)
"""How long after an event without a remaining length a reminder is still worth showing."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder to be shown now. `key` names it: the occurrence, the instant it starts, and the minutes before."""

    key: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class ReminderPlan:
    """What to show now, what to take off the screen (by occurrence key), and when to look again."""

    show: tuple[Reminder, ...]
    withdraw: frozenset[str]
    next_at: datetime | None


def minutes_before(entry: Entry, settings: Settings) -> tuple[int, ...]:
    """The reminders of an entry: its own, else the setting's; days without a word of their own have none."""
    if entry.reminders is not None:
        # An event that asks for a reminder also says when it begins; one that asks for none stays silent.
        return tuple(sorted({*entry.reminders, 0}, reverse=True)) if entry.reminders and not entry.all_day else ()
    return () if entry.all_day else settings.reminder_minutes


def plan_reminders(
    entries: Iterable[Entry],
    *,
    now: datetime,
    zone: ZoneInfo,
    settings: Settings,
    shown: Mapping[str, ShownReminder],
    on_screen: frozenset[str] = frozenset(),
) -> ReminderPlan:
    """Compare what should have been shown by `now` with what was.

    Of several reminders of one occurrence that fell due while the computer slept only the latest is shown, and only
    while the event can still be joined. A moved event is reminded of anew. `on_screen` are occurrence keys of notices
    that are up; those that have lost their reason are withdrawn.
    """
    show: list[Reminder] = []
    alive: set[str] = set()
    times: list[datetime] = []
    for entry in entries:
        if entry.cancelled or entry.declined:
            continue
        start, end = instant(entry.start, zone), instant(entry.end, zone)
        over = max(end, start + LATE)
        if over <= now:
            continue
        alive.add(entry.key)
        if entry.key in on_screen:
            times.append(over)
        due: Reminder | None = None
        for minutes in minutes_before(entry, settings):
            key = f"{entry.key}@{start.timestamp():.0f}-{minutes}"
            at = start - timedelta(minutes=minutes)
            past = shown.get(key)
            if past is not None and past.snoozed_until:
                at = datetime.fromtimestamp(past.snoozed_until, tz=now.tzinfo)
            elif past is not None:
                due = None if at <= now else due
                continue
            if at > now:
                times.append(at)
            else:
                due = Reminder(key, entry)
        if due is not None:
            show.append(due)
    return ReminderPlan(
        show=tuple(sorted(show, key=lambda reminder: (instant(reminder.entry.start, zone), reminder.key))),
        withdraw=frozenset(on_screen - alive),
        next_at=min(times, default=None),
    )
