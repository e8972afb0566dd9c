"""A look at whether Zoom still has a meeting as its event says: gone, moved, renamed, or somebody else's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from tray.domain.meeting import MeetingSpec
from tray.domain.problem import Problem
from tray.domain.problem_json import problem_from_json, problem_to_json
from tray.domain.problems import problem
from tray.planning.meeting.drift import changed_there, drift, observed_of
from tray.planning.meeting.occurrences import cancelled
from tray.planning.meeting.occurrences import differing as differing_occurrences
from tray.planning.meeting.plan import CONFIRM_AFTER, Field
from tray.planning.meeting.text import Intent, intent_to_text, spec_from_text
from tray.store.meetings import MeetingRecord
from tray.zoom.answers import listed_of, spec_of_answer
from tray.zoom.client import ZoomClient
from tray.zoom.failures import MeetingGone
from tray.zoom.journal import Journal
from tray.zoom.observing import is_foreign

Found = Literal["same", "changed", "foreign", "perhaps_gone"]

_TOLD: tuple[tuple[frozenset[Field], str], ...] = (
    (frozenset({"start_time", "recurrence", "type", "duration", "timezone"}), "zoom.meeting_moved"),
    (frozenset({"topic"}), "zoom.meeting_renamed"),
)
_ABOUT_OCCURRENCES = {"zoom.occurrence_cancelled", "zoom.meeting_moved"}


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What Zoom says: `theirs` differs from the event in `fields`; `perhaps_gone` is asked again by a later `settle`.

    `originals` names the occurrences where only single ones of a series differ, by the start their rule gives them.
    """

    found: Found
    fields: frozenset[Field] = frozenset()
    theirs: MeetingSpec | None = None
    problem: Problem | None = None
    originals: tuple[str, ...] = ()


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
    ours, before = spec_from_text(record.desired), spec_from_text(record.observed)
    if ours is None or before is None:
        return CheckResult("same")
    try:
        theirs = spec_of_answer(answer, ours)
    except ValueError:
        return CheckResult("same")
    observed = observed_of(theirs, listed_of(answer), ours, before, now)
    differing = drift(theirs, ours, now, listed_of(answer))
    told = next((code for fields, code in _TOLD if fields & differing), "")
    changes = () if told else changed_there(observed, before, ours, now)
    asked = problem_from_json(record.problem)
    if not told and not changes and asked is not None and asked.code in _ABOUT_OCCURRENCES:
        changes = differing_occurrences(observed, ours, now)  # the person was asked about these, and has not decided
    if changes:
        # Single occurrences are asked about after the series itself: taking its time settles them too.
        gone = cancelled(observed, changes[0].original)
        differing, theirs = frozenset({"changes"}), observed
        told = "zoom.occurrence_cancelled" if gone else "zoom.meeting_moved"
    if not told:
        # What was too far away to be said when it was wished for may be within Zoom's list by now.
        same = replace(ours, changes=observed.changes, listed_until=observed.listed_until)
        journal.read(record, answer, same if observed.type == ours.type else observed)
        journal.go_on(record)
        return CheckResult("same")
    found = problem(told, f"In Zoom: {theirs.topic}", target=record.uid)
    journal.read(record, answer, observed)
    journal.change(record.mark, lambda fresh: replace(fresh, problem=problem_to_json(found)))
    return CheckResult("changed", differing, theirs, found, tuple(change.original for change in changes))
