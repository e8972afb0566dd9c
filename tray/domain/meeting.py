"""A Zoom meeting as an event carries it, and as Zoom is asked for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MeetingState = Literal["ready", "pending", "failed", "gone", "foreign"]


@dataclass(frozen=True, slots=True)
class Meeting:
    """The meeting of an event, as it travels inside the event.

    Its identity is (account, id). `account` is the account's id (see `Account`); `mark` is our own random word that a
    create carries in the first characters of its agenda, so that a meeting whose creation was never answered can be
    found again. `id` and `join_url` are "" until Zoom has made it. `join_url` is Zoom's, never built by us.
    """

    account: str
    mark: str
    id: str = ""
    join_url: str = ""
    passcode: str = ""
    provider: str = "zoom"


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Zoom's way of saying a rule: the `recurrence` object of a type 8 meeting, None where a field is not sent."""

    type: Literal[1, 2, 3]
    repeat_interval: int = 1
    weekly_days: str | None = None
    monthly_day: int | None = None
    monthly_week: int | None = None
    monthly_week_day: int | None = None
    end_times: int | None = None
    end_date_time: str | None = None


@dataclass(frozen=True, slots=True)
class OccurrenceChange:
    """How one occurrence of a type 8 series differs from its rule.

    `original` is the start the rule gives it, `start_time` when it really begins, None where it is cancelled; both are
    local time in the series' zone, like `MeetingSpec.start_time`. `duration` is minutes, 0 where it is cancelled;
    `agenda` is None where it is the series' own. A title of its own Zoom cannot give an occurrence.
    """

    original: str
    start_time: str | None = None
    duration: int = 0
    agenda: str | None = None


@dataclass(frozen=True, slots=True)
class MeetingSpec:
    """What Zoom should say of a meeting.

    `type` is 2 (scheduled), 3 (repeats, without fixed times) or 8 (repeats at fixed times). `start_time` is local
    time `YYYY-MM-DDTHH:MM:SS` in `timezone` (IANA), None for type 3; `duration` is minutes, at least 1. `changes` are
    those of single occurrences, by their original start. `listed_until` is the last original start up to which Zoom
    has said what it knows of single occurrences, None where it has said nothing of them.
    """

    topic: str
    agenda: str
    type: Literal[2, 3, 8]
    start_time: str | None
    timezone: str
    duration: int
    recurrence: Recurrence | None = None
    changes: tuple[OccurrenceChange, ...] = ()
    listed_until: str | None = None
