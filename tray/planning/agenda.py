"""What is coming, as the menu, the icon and the reminders look at it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tray.domain.meeting import MeetingState
from tray.domain.moment import Moment
from tray.domain.problem import Problem

HAND_OVER = 5 * 60
"""Seconds before its start from which the next event matters more than the one that is on."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One occurrence as shown. `start` and `end` are aware datetimes, or dates (end exclusive).

    `reminders` are minutes before the start, None where the setting decides; `meeting` is the state of its Zoom
    meeting, None where it has none, `looked_after` whether we have a record of it, rather than only its event telling
    of it, `may_start` whether it is the person's own, to be started as its host; `original_start` is "" for events
    that do not repeat.
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
    looked_after: bool = True
    may_start: bool = False
    reminders: tuple[int, ...] | None = None
    cancelled: bool = False
    declined: bool = False
    transparent: bool = False
    writable: bool = True
    starts: float = field(init=False, compare=False)
    ends: float = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Note start and end in seconds since 1970, as they are compared often; 0 where the person's zone decides."""
        object.__setattr__(self, "starts", _seconds(self.start))
        object.__setattr__(self, "ends", _seconds(self.end))

    @property
    def key(self) -> str:
        """A name that stays the same while the event is moved in time."""
        return f"{self.calendar}/{self.uid}/{self.original_start}"

    @property
    def all_day(self) -> bool:
        """Whether it names days rather than times."""
        return not isinstance(self.start, datetime)


def _seconds(moment: Moment) -> float:
    return moment.timestamp() if isinstance(moment, datetime) and moment.tzinfo is not None else 0.0


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


def span(entry: Entry, zone: ZoneInfo) -> tuple[float, float]:
    """Start and end of an entry in seconds since 1970."""
    if entry.starts and entry.ends:
        return entry.starts, entry.ends
    return instant(entry.start, zone).timestamp(), instant(entry.end, zone).timestamp()


def day_of(now: datetime, zone: ZoneInfo) -> date:
    """The day it is in `zone`."""
    return now.astimezone(zone).date()


def days(entries: Iterable[Entry], *, now: datetime, zone: ZoneInfo, count: int) -> tuple[Day, ...]:
    """The next `count` days from today; each entry stands on the days it touches, what is over today is left out.

    An event with a time stands on the day it starts (or today, where it started earlier and goes on).
    """
    today = day_of(now, zone)
    dates = [today + timedelta(days=number) for number in range(count)]
    midnights = [instant(day, zone).timestamp() for day in (*dates, today + timedelta(days=count))]
    moment = now.timestamp()
    whole: dict[date, list[Entry]] = {day: [] for day in dates}
    timed: dict[date, list[tuple[float, str, Entry]]] = {day: [] for day in dates}
    for entry in entries:
        if entry.cancelled:
            continue
        if not isinstance(entry.start, datetime):
            first, last = max(entry.start, today), min(entry.end - timedelta(days=1), dates[-1])
            for number in range((last - first).days + 1):
                whole[first + timedelta(days=number)].append(entry)
            continue
        start, end = span(entry, zone)
        over = end <= moment if end > start else start < moment
        if not over and start < midnights[-1]:
            day = dates[max(bisect_right(midnights, start) - 1, 0)]
            timed[day].append((start, entry.title, entry))
    return tuple(
        Day(
            day,
            tuple(sorted(whole[day], key=lambda entry: (entry.start, entry.title))),
            tuple(entry for _, _, entry in sorted(timed[day], key=lambda one: one[:2])),
        )
        for day in dates
    )


def current_or_next(entries: Iterable[Entry], *, now: datetime, zone: ZoneInfo) -> Entry | None:
    """The event that matters now: one about to start within five minutes, else the one that is on, else the next.

    Back-to-back meetings hand over five minutes before the later one starts. All-day, cancelled and declined events
    never count; among those that are on the one that started last wins.
    """
    moment = now.timestamp()
    on: Entry | None = None
    following: Entry | None = None
    began, begins = float("-inf"), float("inf")
    for entry in entries:
        if entry.cancelled or entry.declined or entry.all_day:
            continue
        start, end = span(entry, zone)
        if start <= moment < end and start > began:
            on, began = entry, start
        if moment < start < begins:
            following, begins = entry, start
    return following if on is None or begins - moment <= HAND_OVER else on


def to_join(entries: Iterable[Entry], *, now: datetime, zone: ZoneInfo) -> Entry | None:
    """The event that Join without a name means: on now or next, among those that can be joined."""
    return current_or_next((entry for entry in entries if entry.join_url), now=now, zone=zone)
