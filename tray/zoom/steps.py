"""One step of a plan, carried out: the journal first, then the call, then what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tray.domain.meeting import MeetingSpec
from tray.domain.problem import Problem, ProblemError
from tray.domain.problems import problem
from tray.planning.meeting.drift import as_observed, drift
from tray.planning.meeting.plan import (
    CONFIRM_AFTER,
    FIELDS,
    Create,
    Delete,
    Field,
    Look,
    Nothing,
    Patch,
    Read,
    Step,
    Wait,
)
from tray.planning.meeting.spec import instant_of
from tray.planning.meeting.text import Intent, IntentCall, intent_from_text, intent_to_text, spec_from_text
from tray.store.meetings import MeetingRecord
from tray.zoom.answers import MeetingAnswer, spec_of_answer
from tray.zoom.client import ZoomClient
from tray.zoom.clock import Clock
from tray.zoom.failures import MeetingGone, OutcomeNotKnown, PermissionMissing, Refused
from tray.zoom.journal import Journal

Tell = Callable[[Problem, MeetingRecord], None]


class Steps:
    """Carries out single steps.

    `tell` is told of what a person has to know. Failures of the account or the network come out as they are, after the
    journal has been brought up to what is known.
    """

    def __init__(self, client: ZoomClient, journal: Journal, clock: Clock, tell: Tell) -> None:
        self._client = client
        self._journal = journal
        self._clock = clock
        self._tell = tell

    def perform(self, record: MeetingRecord, step: Step) -> bool:
        """Carry out the step planned for the record; whether there may be another one now.

        Raises:
            ProblemError: any `ZoomFailure` that is not about this meeting alone, and those of the keyring.
        """
        if isinstance(step, Create | Patch | Delete):
            # A refresh is no part of the call: what dies in it leaves no doubt about a meeting.
            self._client.prepare(record.account)
        match step:
            case Nothing():
                self._journal.settle(record)
            case Wait(until=until):
                self._journal.postpone(record.mark, until)
            case Create():
                return self._create(record, step)
            case Look():
                return self._look(record)
            case Patch():
                return self._patch(record, step)
            case Read():
                return self._read(record)
            case Delete():
                return self._delete(record)
        return False

    def _create(self, record: MeetingRecord, step: Create) -> bool:
        if not self._journal.begin(record, Intent("create", self._now()), spend=True):
            return True
        try:
            answer = self._client.create(record.account, step.spec)
        except OutcomeNotKnown:
            # The looks for the mark count from when the outcome was lost, not from when the call was begun.
            self._journal.change(record.mark, lambda now: replace(now, intent=self._intent("create")))
            raise
        except Refused as failure:
            self._journal.undone(record)
            return self._refused(record, failure, step)
        except ProblemError:
            self._journal.undone(record, spent=True)
            raise
        self._journal.made(record, answer, self._observed(record, answer, only=frozenset({"type", "start_time"})))
        return True

    def _look(self, record: MeetingRecord) -> bool:
        found = self._client.find(record.account, record.mark)
        if found is not None:
            self._journal.found(record, found.meeting_id)
            return True

        def looked(fresh: MeetingRecord) -> MeetingRecord:
            intent = intent_from_text(fresh.intent)
            if intent is None:
                return fresh
            return replace(fresh, intent=intent_to_text(replace(intent, looked=intent.looked + 1)))

        self._journal.change(record.mark, looked)
        return True

    def _patch(self, record: MeetingRecord, step: Patch) -> bool:
        if not self._journal.begin(record, Intent("patch", self._now()), spend=True):
            return True
        try:
            self._client.update(record.account, record.meeting_id, step.spec, step.fields)
        except OutcomeNotKnown:
            raise
        except MeetingGone as failure:
            self._journal.undone(record)
            return self._gone(record, failure)
        except Refused as failure:
            self._journal.undone(record)
            return self._refused(record, failure, step)
        except ProblemError:
            self._journal.undone(record, spent=True)
            raise
        desired = spec_from_text(record.desired)
        assert desired is not None
        if not step.read_back:
            self._journal.sent(record, desired)
            return True
        # The intent stays until the time was seen: Zoom ignores some silently.
        try:
            answer = self._client.get(record.account, record.meeting_id)
        except PermissionMissing:
            self._journal.sent(record, desired)  # nobody may look, so nobody can know better
            return True
        observed = self._observed(record, answer)
        self._journal.read(record, answer, observed)
        if "start_time" in drift(observed, desired, self._now()) and not self._is_over(step.spec):
            found = problem("zoom.time_not_taken", target=record.uid)
            self._journal.give_up(record, found, "ready")
            self._tell(found, record)
            return False
        return True

    def _read(self, record: MeetingRecord) -> bool:
        try:
            answer = self._client.get(record.account, record.meeting_id)
        except MeetingGone as failure:
            return self._gone(record, failure)
        if is_foreign(record, answer):
            found = problem("zoom.meeting_foreign", target=record.uid)
            self._journal.give_up(record, found, "foreign")
            self._tell(found, record)
            return False
        intent, known = intent_from_text(record.intent), spec_from_text(record.observed)
        if intent is not None and intent.call == "gone" and known is not None:
            self._journal.read(record, answer, known)  # only whether it is there was asked
        else:
            self._journal.read(record, answer, self._observed(record, answer))
        return True

    def _delete(self, record: MeetingRecord) -> bool:
        intent = intent_from_text(record.intent)
        gone_before = intent is not None and intent.call == "gone"
        if not gone_before and not self._journal.begin(record, Intent("delete", self._now())):
            return True
        try:
            self._client.delete(record.account, record.meeting_id)
        except MeetingGone as failure:
            if not gone_before:
                return self._gone(record, failure)
        except OutcomeNotKnown:
            raise
        except Refused as failure:
            self._journal.undone(record)
            return self._refused(record, failure, None)
        except ProblemError:
            self._journal.undone(record)
            raise
        self._journal.removed(record)
        return True

    def _gone(self, record: MeetingRecord, failure: MeetingGone) -> bool:
        """Believed when said again after a while: Zoom has denied living meetings, in bursts."""
        intent = intent_from_text(record.intent)
        if intent is None or intent.call != "gone":
            self._journal.change(record.mark, lambda fresh: replace(fresh, intent=self._intent("gone")))
            self._journal.postpone(record.mark, self._now() + CONFIRM_AFTER)
            return False
        found = problem("zoom.meeting_gone", failure.problem.detail, target=record.uid)
        self._journal.give_up(record, found, "gone")
        self._tell(found, record)
        return False

    def _refused(self, record: MeetingRecord, failure: Refused, step: Create | Patch | None) -> bool:
        late = intent_from_text(record.intent)
        first = late is None or late.call != "late"
        if isinstance(step, Create) and first and "start_time" in failure.fields and self._is_over(step.spec):
            self._journal.change(record.mark, lambda fresh: replace(fresh, intent=self._intent("late")))
            return True
        self._journal.give_up(record, failure.problem, "ready" if record.meeting_id else "failed")
        self._tell(failure.problem, record)
        return False

    def _observed(
        self, record: MeetingRecord, answer: MeetingAnswer, only: frozenset[Field] = frozenset(FIELDS)
    ) -> MeetingSpec:
        """What Zoom says, written as we would; where its time cannot be read, only that it is there is known."""
        desired = spec_from_text(record.desired)
        assert desired is not None
        try:
            theirs = spec_of_answer(answer)
        except ValueError:
            return desired
        return as_observed(theirs, desired, drift(theirs, desired, self._now()) & only)

    def _is_over(self, spec: MeetingSpec) -> bool:
        start = instant_of(spec)
        return start is not None and start.timestamp() <= self._now()

    def _intent(self, call: IntentCall) -> str:
        return intent_to_text(Intent(call, self._now()))

    def _now(self) -> float:
        return self._clock.timestamp()


def is_foreign(record: MeetingRecord, answer: MeetingAnswer) -> bool:
    """Whether the meeting belongs to another Zoom user than the record's account."""
    user = record.account.partition("/")[2]
    return bool(answer.host_id and user) and answer.host_id != user
