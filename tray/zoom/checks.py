"""A look at whether Zoom still has a meeting as its event says: gone, moved, renamed, or somebody else's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from tray.domain.meeting import MeetingSpec
from tray.domain.problem import Problem
from tray.domain.problem_json import problem_to_json
from tray.domain.problems import problem
from tray.planning.meeting.drift import as_observed, drift
from tray.planning.meeting.plan import CONFIRM_AFTER, Field
from tray.planning.meeting.text import Intent, intent_to_text, spec_from_text
from tray.store.meetings import MeetingRecord
from tray.zoom.answers import spec_of_answer
from tray.zoom.client import ZoomClient
from tray.zoom.failures import MeetingGone
from tray.zoom.journal import Journal
from tray.zoom.steps import is_foreign

Found = Literal["same", "changed", "foreign", "perhaps_gone"]

_TOLD: tuple[tuple[frozenset[Field], str], ...] = (
    (frozenset({"start_time", "recurrence", "type", "duration", "timezone"}), "zoom.meeting_moved"),
    (frozenset({"topic"}), "zoom.meeting_renamed"),
)


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What Zoom says: `fields` differ from the event's `theirs`; `perhaps_gone` is asked again by a later `settle`."""

    found: Found
    fields: frozenset[Field] = frozenset()
    theirs: MeetingSpec | None = None
    problem: Problem | None = None


def check_meeting(record: MeetingRecord, client: ZoomClient, journal: Journal, now: float) -> CheckResult:
    """Ask Zoom once and note the answer; raises `ProblemError` where it could not be asked."""
    if not record.meeting_id or record.pending:
        return CheckResult("same")  # what is under way will be seen to anyway
    try:
        answer = client.get(record.account, record.meeting_id)
    except MeetingGone:
        if record.state == "gone":
            return CheckResult("perhaps_gone")

        def doubted(fresh: MeetingRecord) -> MeetingRecord:
            intent = intent_to_text(Intent("gone", now))
            return replace(fresh, intent=intent, pending=True, not_before=now + CONFIRM_AFTER, checked_at=now)

        journal.change(record.mark, doubted)
        return CheckResult("perhaps_gone")
    if is_foreign(record, answer):
        found = problem("zoom.meeting_foreign", target=record.uid)
        journal.change(record.mark, lambda fresh: replace(fresh, checked_at=now))
        journal.give_up(record, found, "foreign")
        return CheckResult("foreign", problem=found)
    ours = spec_from_text(record.desired)
    if ours is None:
        return CheckResult("same")
    try:
        theirs = spec_of_answer(answer)
    except ValueError:
        return CheckResult("same")
    differing = drift(theirs, ours, now)
    told = next((code for fields, code in _TOLD if fields & differing), "")
    if not told:
        journal.read(record, answer, ours)
        return CheckResult("same")
    found = problem(told, f"In Zoom: {theirs.topic}", target=record.uid)
    journal.read(record, answer, as_observed(theirs, ours, differing))
    journal.change(record.mark, lambda fresh: replace(fresh, problem=problem_to_json(found)))
    return CheckResult("changed", differing, theirs, found)
