"""Which meetings are looked at in Zoom, and when next: before they begin, and else so rarely that nobody minds.

Somebody may have deleted, moved or renamed a meeting in Zoom, and Zoom tells nobody. Asking costs a call of the
lightest kind; a whole company shares the limits of those, so that asking is kept to a few an hour. When a meeting is
joined, or its event is opened to be edited, it is looked at besides.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

SHORTLY = 600.0
"""Seconds before an occurrence from which its meeting is looked at once more: early enough to mend it."""

DAILY = 86_400.0
REACH = 7 * 86_400.0
"""A meeting of the next seven days is looked at once a day."""

ROUND = 3600.0
MOST = 6
"""Those daily looks are made in rounds: at least an hour apart, and so many in each."""


@dataclass(frozen=True, slots=True)
class Checkable:
    """A meeting that Zoom can be asked about.

    `starts` is the start of the occurrence that is on or comes next, `checked_at` when Zoom last said what it is,
    `not_before` until when its account is to be left alone; all in seconds since 1970.
    """

    mark: str
    starts: float
    checked_at: float
    not_before: float = 0.0


@dataclass(frozen=True, slots=True)
class CheckPlan:
    """What to look at now, whether that is one of the daily rounds, and when to plan anew where nothing is due."""

    due: tuple[str, ...]
    is_round: bool
    next_at: float | None


def plan_checks(meetings: Iterable[Checkable], now: float, last_round: float) -> CheckPlan:
    """Compare what was looked at with what should have been by `now`; `last_round` is when the last round was.

    A moment that lies in the future because the clock was set back counts as never.
    """
    round_at = last_round + ROUND if last_round <= now else now
    urgent: list[str] = []
    daily: list[tuple[float, str]] = []
    times: list[float] = []
    for meeting in meetings:
        checked_at = meeting.checked_at if meeting.checked_at <= now else 0.0
        soon_at = max(meeting.starts - SHORTLY, meeting.not_before)
        rare_at = max(checked_at + DAILY, meeting.starts - REACH, meeting.not_before)
        if checked_at < meeting.starts - SHORTLY:
            if soon_at <= now:
                urgent.append(meeting.mark)
                continue
            times.append(soon_at)
        if rare_at <= now:
            daily.append((checked_at, meeting.mark))
        times.append(max(rare_at, round_at))
    chosen = [mark for _, mark in sorted(daily)[:MOST]] if now >= round_at else []
    due = (*urgent, *chosen)
    return CheckPlan(due, bool(chosen), now if due else min(times, default=None))
