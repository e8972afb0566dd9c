"""The next step that brings a meeting from what Zoom says to what the person wants: a pure comparison.

One step at a time, because each may end in "nobody knows": whoever performs a step writes down what is known then and
asks again, and so may die between any two steps.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from tray.domain.meeting import MeetingSpec
from tray.planning.meeting.occurrences import cancelled, differing
from tray.planning.meeting.rule import from_now_on
from tray.planning.meeting.spec import instant_of
from tray.planning.meeting.text import Intent

LOOK_AFTER = (3.0, 20.0)
"""Seconds after an unanswered create until each look for its mark: Zoom's list may lag behind."""

CONFIRM_AFTER = 30.0
"""Seconds until "there is no such meeting" is asked again: Zoom has said so in error, in bursts."""

_ABOUT_NOW = 600.0
"""Seconds within which a start is taken for the present: of a Zoom that makes no meetings in the past."""

Field = Literal["topic", "agenda", "type", "start_time", "timezone", "duration", "recurrence", "changes"]
"""What may differ; `changes`, those of single occurrences, have calls of their own."""

FIELDS: tuple[Field, ...] = ("topic", "agenda", "type", "start_time", "timezone", "duration", "recurrence")
TIMES: frozenset[Field] = frozenset({"type", "start_time", "timezone", "duration", "recurrence"})


@dataclass(frozen=True, slots=True)
class Situation:
    """All that is known of one meeting: the wish, what Zoom last said, and the journal."""

    want: Literal["present", "absent"]
    meeting_id: str = ""
    desired: MeetingSpec | None = None
    observed: MeetingSpec | None = None
    intent: Intent | None = None


@dataclass(frozen=True, slots=True)
class Create:
    """Make the meeting."""

    spec: MeetingSpec


@dataclass(frozen=True, slots=True)
class Look:
    """Look in the list for our mark: a create was never answered."""


@dataclass(frozen=True, slots=True)
class Patch:
    """Send these fields of `spec`; then look whether the new time was taken, where `read_back` says so."""

    spec: MeetingSpec
    fields: frozenset[Field]
    read_back: bool


@dataclass(frozen=True, slots=True)
class Amend:
    """Bring single occurrences of the series to what is wanted; `writes` where one is changed and not just cancelled.

    Which calls that takes is worked out from Zoom's answer to a look made just before, see `occurrences`.
    """

    writes: bool


@dataclass(frozen=True, slots=True)
class Read:
    """Ask Zoom what it says of the meeting."""


@dataclass(frozen=True, slots=True)
class Delete:
    """Delete the meeting."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Do nothing before `until` (seconds since 1970)."""

    until: float


@dataclass(frozen=True, slots=True)
class TooLate:
    """Nothing can be done: Zoom has the meeting on a coming day, and would ignore a start that is over."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """All is as wanted."""


Step = Create | Look | Patch | Amend | Read | Delete | Wait | TooLate | Nothing


def is_counted(step: Step) -> bool:
    """Whether a step spends of the hundred creates and updates of a day."""
    return isinstance(step, Create | Patch) or (isinstance(step, Amend) and step.writes)


def plan(situation: Situation, now: float) -> Step:
    """The next step; `now` is seconds since 1970."""
    if situation.want == "absent":
        return _towards_absent(situation, now)
    if situation.desired is None:
        return Nothing()
    if not situation.meeting_id:
        return _towards_present(situation, situation.desired, now)
    intent = situation.intent
    denied = intent is not None and (intent.call == "gone" or (intent.call == "delete" and intent.looked > 0))
    if intent is not None and denied and _waits(intent.at, CONFIRM_AFTER, now):
        return Wait(intent.at + CONFIRM_AFTER)
    if situation.observed is None or (intent is not None and intent.call in {"patch", "amend", "delete", "gone"}):
        return Read()
    return _change(situation.observed, situation.desired, now)


def _change(observed: MeetingSpec, desired: MeetingSpec, now: float) -> Step:
    if _ends_in_the_past(observed, desired, now):
        return Patch(without_times(desired), frozenset({"type"}), read_back=False)
    fields = changed_fields(observed, desired, now)
    if fields:
        return Patch(sendable(desired, now), fields, read_back=bool(fields & {"start_time", "timezone"}))
    changes = differing(observed, desired, now)
    if any(cancelled(observed, change.original) for change in changes):
        # Zoom cannot bring a cancelled occurrence back; a series that is made one again has all of them.
        return Patch(without_times(desired), frozenset({"type"}), read_back=False)
    if changes:
        return Amend(writes=any(change.start_time is not None for change in changes))
    return TooLate() if _stays_on_a_coming_day(observed, desired, now) else Nothing()


def _towards_absent(situation: Situation, now: float) -> Step:
    intent = situation.intent
    if situation.meeting_id:
        if intent is not None and intent.call == "gone" and _waits(intent.at, CONFIRM_AFTER, now):
            return Wait(intent.at + CONFIRM_AFTER)
        return Delete()
    if intent is not None and intent.call == "create":
        return _look(intent, now) or Nothing()
    return Nothing()


def _towards_present(situation: Situation, desired: MeetingSpec, now: float) -> Step:
    intent = situation.intent
    if intent is not None and intent.call == "create":
        look = _look(intent, now)
        if look is not None:
            return look
    late = intent is not None and intent.call == "late"
    return Create(sendable(desired, now, beginning_by=now + 60 if late else None))


def _look(intent: Intent, now: float) -> Step | None:
    if intent.looked >= len(LOOK_AFTER):
        return None
    pause = LOOK_AFTER[intent.looked]
    return Wait(intent.at + pause) if _waits(intent.at, pause, now) else Look()


def _waits(since: float, seconds: float, now: float) -> bool:
    """Whether so many seconds are not over yet; a moment to come was noted by a clock that has been set back since."""
    return since <= now < since + seconds


def changed_fields(observed: MeetingSpec, desired: MeetingSpec, now: float) -> frozenset[Field]:
    """The fields to send: only those that differ, and with them those Zoom takes together only.

    A start that is over is left out: Zoom ignores it without a word. A series' times travel with its whole rule, a
    start with its zone.
    """
    fields = {name for name in FIELDS if getattr(observed, name) != getattr(desired, name)}
    if desired.type == 3:
        return frozenset(fields - {"start_time", "recurrence"})
    if fields & {"start_time", "timezone", "type"}:
        fields |= {"start_time", "timezone"}
    if desired.type == 8 and fields & TIMES:
        fields |= TIMES - {"type"}
    elif desired.type == 2:
        fields -= {"recurrence"}
    if fields & TIMES and not _can_be_sent(desired, now):
        fields -= TIMES if 8 in {observed.type, desired.type} else {"type", "start_time", "timezone"}
    return frozenset(fields)


def sendable(spec: MeetingSpec, now: float, *, beginning_by: float | None = None) -> MeetingSpec:
    """The spec as it is to be sent at `now`: a series without the part of it that is over.

    `beginning_by` puts a start that is over to that instant, for a Zoom that refuses to make meetings in the past.
    """
    zone = ZoneInfo(spec.timezone)
    local_now = datetime.fromtimestamp(now, zone).replace(tzinfo=None)
    if spec.type == 8 and spec.start_time is not None and spec.recurrence is not None:
        start = datetime.fromisoformat(spec.start_time)
        coming = from_now_on(spec.recurrence, start, spec.timezone, local_now)
        if coming is not None:
            return replace(spec, recurrence=coming[0], start_time=coming[1].isoformat(timespec="seconds"))
    start_instant = instant_of(spec)
    if beginning_by is not None and start_instant is not None and start_instant.timestamp() <= now:
        start = datetime.fromtimestamp(beginning_by, zone).replace(tzinfo=None, microsecond=0)
        return replace(spec, type=2, recurrence=None, start_time=start.isoformat(timespec="seconds"))
    return spec


def without_times(spec: MeetingSpec) -> MeetingSpec:
    """The same meeting as one without fixed times: its link works on, and it stands on no day in Zoom."""
    return replace(spec, type=3, start_time=None, recurrence=None, changes=(), listed_until=None)


def is_over(spec: MeetingSpec, now: float) -> bool:
    """Whether every start the meeting has by its rule has begun."""
    return not _can_be_sent(spec, now)


def _ends_in_the_past(observed: MeetingSpec, desired: MeetingSpec, now: float) -> bool:
    """Whether what is left of a series is over, while Zoom still has days to come that nobody wants any more."""
    if observed.type != 8 or desired.type != 8 or _can_be_sent(desired, now):
        return False
    return observed.recurrence != desired.recurrence and _can_be_sent(observed, now)


def _stays_on_a_coming_day(observed: MeetingSpec, desired: MeetingSpec, now: float) -> bool:
    """Whether a single meeting was moved into the past, where Zoom cannot follow; one just begun does not count."""
    there = instant_of(observed)
    is_single = observed.type == desired.type == 2
    coming = there is not None and there.timestamp() > now + _ABOUT_NOW
    return is_single and coming and there != instant_of(desired) and not _can_be_sent(desired, now)


def _can_be_sent(spec: MeetingSpec, now: float) -> bool:
    """Whether Zoom would take the start: it is still to come."""
    instant = instant_of(sendable(spec, now))
    return instant is None or instant > datetime.fromtimestamp(now, UTC)
