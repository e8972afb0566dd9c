"""What an answer of Zoom's means for a meeting we look after."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from tray.domain.meeting import MeetingSpec
from tray.planning.meeting.drift import observed_of
from tray.planning.meeting.occurrences import cancelled, differing
from tray.planning.meeting.plan import FIELDS, Field, Patch, without_times
from tray.planning.meeting.text import spec_from_text
from tray.store.meetings import MeetingRecord
from tray.zoom.answers import MeetingAnswer, listed_of, spec_of_answer


def observed_in(
    answer: MeetingAnswer,
    record: MeetingRecord,
    now: float,
    *,
    only: frozenset[Field] = frozenset(FIELDS),
    known: MeetingSpec | Literal["recorded"] | None = "recorded",
) -> MeetingSpec:
    """What Zoom says, written as we would; where its time cannot be read, only that it is there is known.

    `known` is what was observed before, for the occurrences of a series.
    """
    desired = spec_from_text(record.desired)
    assert desired is not None
    try:
        theirs = spec_of_answer(answer, desired)
    except ValueError:
        return desired
    before = spec_from_text(record.observed) if known == "recorded" else known
    return observed_of(theirs, listed_of(answer), desired, before, now, only=only)


def as_sent(step: Patch, desired: MeetingSpec, known: MeetingSpec | None) -> MeetingSpec:
    """What Zoom says after a change nobody looked at: the wish in what was sent, else what it said before."""
    if step.spec.type == 3:
        return without_times(known or desired) if step.fields == {"type"} else step.spec
    if known is None:
        return replace(desired, changes=())
    sent = replace(known, **{name: getattr(desired, name) for name in step.fields})
    return sent if sent.type == known.type == 8 else replace(sent, changes=(), listed_until=None)


def is_still_cancelled(observed: MeetingSpec, desired: MeetingSpec, now: float) -> bool:
    """Whether an occurrence that is wanted again stayed cancelled though its series was laid out anew."""
    return any(
        change.start_time is not None and cancelled(observed, change.original)
        for change in differing(observed, desired, now)
    )


def is_foreign(record: MeetingRecord, answer: MeetingAnswer) -> bool:
    """Whether the meeting belongs to another Zoom user than the record's account."""
    user = record.account.partition("/")[2]
    return bool(answer.host_id and user) and answer.host_id != user
