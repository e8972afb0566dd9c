"""What is coming, as the menu, the icon and the reminders look at it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tray.domain.event import Moment
from tray.domain.meeting import MeetingState
from tray.domain.problem import Problem


@dataclass(frozen=True, slots=True)
class Entry:
    """One occurrence as shown. `start` and `end` are aware datetimes, or dates (end exclusive).

    `reminders` are minutes before the start, None where the setting decides; `meeting` is the state of its Zoom
    meeting, None where it has none, `may_start` whether it is the person's own, to be started as its host;
    `original_start` is "" for events that do not repeat.
    """

    calendar: str
    uid: str
    title: str
    start: Moment
    end: Moment
    original_start: str = ""
    location: str = ""
    join_url: str = ""
    meeting: MeetingState | None = None
    meeting_problem: Problem | None = None
    may_start: bool = False
    reminders: tuple[int, ...] | None = None
    cancelled: bool = False
    declined: bool = False
    transparent: bool = False
    writable: bool = True

    @property
    def key(self) -> str:
        """A name that stays the same while the event is moved in time."""
        return f"{self.calendar}/{self.uid}/{self.original_start}"

    @property
    def all_day(self) -> bool:
        """Whether it names days rather than times."""
        return not isinstance(self.start, datetime)


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the agenda: `all_day` entries apart from those with a time, each in order."""

    date: date
    all_day: tuple[Entry, ...]
    timed: tuple[Entry, ...]


def instant(moment: Moment, zone: ZoneInfo) -> datetime:
    """The instant in UTC at which a moment begins for a person in `zone`; a day begins at its midnight there."""
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time(), zone)
    elif moment.tzinfo is None:
        moment = moment.replace(tzinfo=zone)
    return moment.astimezone(UTC)


def day_of(now: datetime, zone: ZoneInfo) -> date:
    """The day it is in `zone`."""
    return now.astimezone(zone).date()


def days(entries: Iterable[Entry], *, now: datetime, zone: ZoneInfo, count: int) -> tuple[Day, ...]:
    """The next `count` days from today; each entry stands on the days it touches, what is over today is left out.

    An event with a time stands on the day it starts (or today, where it started earlier and goes on).
    """
    today = day_of(now, zone)
    whole: dict[date, list[Entry]] = {today + timedelta(days=number): [] for number in range(count)}
    timed: dict[date, list[Entry]] = {day: [] for day in whole}
    for entry in entries:
        if entry.cancelled:
            continue
        if entry.all_day:
            first, last = max(entry.start, today), entry.end - timedelta(days=1)
            for number in range((min(last, today + timedelta(days=count - 1)) - first).days + 1):
                whole[first + timedelta(days=number)].append(entry)
            continue
        if instant(entry.end, zone) <= now and entry.end != entry.start:
            continue
        day = max(instant(entry.start, zone).astimezone(zone).date(), today)
        if entry.start == entry.end and instant(entry.start, zone) < now:
            continue
        if day in timed:
            timed[day].append(entry)
    return tuple(
        Day(
            day,
            tuple(sorted(whole[day], key=lambda entry: (entry.start, entry.title))),
            tuple(sorted(timed[day], key=lambda entry: (instant(entry.start, zone), entry.title))),
        )
        for day in whole
    )


def current_or_next(entries: Iterable[Entry], *, now: datetime, zone: ZoneInfo) -> Entry | None:
    """The event that matters now: one about to start within five minutes, else the one that is on, else the next.

    Back-to-back meetings hand over five minutes before the later one starts. All-day, cancelled and declined events
    never count; among those that are on the one that started last wins.
    """
    on: Entry | None = None
    following: Entry | None = None
    for entry in entries:
        if entry.all_day or entry.cancelled or entry.declined:
            continue
        start, end = instant(entry.start, zone), instant(entry.end, zone)
        if start <= now < end and (on is None or start > instant(on.start, zone)):
            on = entry
        if start > now and (following is None or start < instant(following.start, zone)):
            following = entry
    soon = following is not None and instant(following.start, zone) - now <= timedelta(minutes=5)
    return following if on is None or soon else on


def to_join(entries: Iterable[Entry], *, now: datetime, zone: ZoneInfo) -> Entry | None:
    """The event that Join without a name means: on now or next, among those that can be joined."""
    return current_or_next((entry for entry in entries if entry.join_url), now=now, zone=zone)
