"""One step of a plan, carried out: the journal first, then the call, then what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tray.domain.meeting import MeetingSpec
from tray.domain.problem import Problem, ProblemError
from tray.domain.problems import problem
from tray.planning.meeting.drift import drift
from tray.planning.meeting.occurrences import amendments, differing, with_change
from tray.planning.meeting.plan import (
    CONFIRM_AFTER,
    TIMES,
    Amend,
    Create,
    Delete,
    Look,
    Nothing,
    Patch,
    Read,
    Step,
    TooLate,
    Wait,
)
from tray.planning.meeting.spec import instant_of
from tray.planning.meeting.text import Intent, IntentCall, intent_from_text, intent_to_text, spec_from_text
from tray.store.meetings import MeetingRecord
from tray.zoom.answers import listed_of
from tray.zoom.client import ZoomClient
from tray.zoom.clock import Clock
from tray.zoom.failures import MeetingGone, OutcomeNotKnown, PermissionMissing, Refused
from tray.zoom.journal import Journal
from tray.zoom.observing import as_sent, is_foreign, is_still_cancelled, observed_in

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
        if isinstance(step, Create | Patch | Amend | Delete):
            # A refresh is no part of the call: what dies in it leaves no doubt about a meeting.
            self._client.prepare(record.account)
        match step:
            case Nothing():
                self._journal.settle(record)
            case TooLate():
                return self._time_not_taken(record)
            case Wait(until=until):
                self._journal.postpone(record.mark, until)
            case Create():
                return self._create(record, step)
            case Look():
                return self._look(record)
            case Patch():
                return self._patch(record, step)
            case Amend():
                return self._amend(record)
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
        observed = observed_in(answer, record, self._now(), only=frozenset({"type", "start_time"}))
        self._journal.made(record, answer, observed)
        if step.spec.type == 3:
            self._tell(problem("zoom.no_fixed_time", target=record.uid), record)
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
        desired, known = spec_from_text(record.desired), spec_from_text(record.observed)
        assert desired is not None
        if step.spec.type == 3 or not step.read_back:
            self._journal.sent(record, as_sent(step, desired, known))
            if desired.type == 3 and "type" in step.fields:
                self._tell(problem("zoom.no_fixed_time", target=record.uid), record)
            return True
        # The intent stays until the time was seen: Zoom ignores some silently.
        try:
            answer = self._client.get(record.account, record.meeting_id)
        except PermissionMissing:
            self._journal.sent(record, as_sent(step, desired, None))  # nobody may look, so nobody can know better
            return True
        except MeetingGone as failure:
            return self._gone(record, failure)
        except Refused as failure:
            return self._refused(record, failure, None)
        observed = observed_in(answer, record, self._now(), known=None)
        self._journal.read(record, answer, observed)
        ignored = "start_time" in drift(observed, desired, self._now()) and not self._is_over(step.spec)
        if ignored or ("type" in step.fields and is_still_cancelled(observed, desired, self._now())):
            return self._time_not_taken(record)
        return True

    def _amend(self, record: MeetingRecord) -> bool:
        """Look what Zoom says, and make the calls about single occurrences by the ids it gives them at this moment."""
        desired = spec_from_text(record.desired)
        assert desired is not None
        try:
            answer = self._client.get(record.account, record.meeting_id)
            observed = observed_in(answer, record, self._now())
            self._journal.read(record, answer, observed)
            if observed.type != 8 or any(getattr(observed, name) != getattr(desired, name) for name in TIMES):
                return True  # the rule comes first
            listed = listed_of(answer)
            if not listed:
                raise OutcomeNotKnown("Zoom does not name the dates of the series.", code="zoom.unexpected")
            calls = amendments(listed, observed, desired, self._now())
            for call in calls:
                if not self._journal.begin(record, Intent("amend", self._now()), spend=not call.cancel):
                    return True
                self._client.amend(record.account, record.meeting_id, call)
                observed = with_change(observed, call.change)
                self._journal.sent(record, observed)
            left = differing(observed, desired, self._now())
            if not calls and left and not is_still_cancelled(observed, desired, self._now()):
                # What differs still, Zoom gives no name to call it by.
                self._journal.sent(record, replace(observed, changes=desired.changes))
            if not any(call.start_time for call in calls):
                return True
            answer = self._client.get(record.account, record.meeting_id)  # Zoom ignores some times silently
        except MeetingGone as failure:
            self._journal.undone(record)
            return self._gone(record, failure)
        except Refused as failure:
            self._journal.undone(record)
            return self._refused(record, failure, None)
        except OutcomeNotKnown:
            raise
        except ProblemError:
            self._journal.undone(record)
            raise
        observed = observed_in(answer, record, self._now(), known=observed)
        self._journal.read(record, answer, observed)
        sent = {call.change.original for call in calls if call.start_time}
        if any(change.original in sent for change in differing(observed, desired, self._now())):
            return self._time_not_taken(record)
        return True

    def _read(self, record: MeetingRecord) -> bool:
        try:
            answer = self._client.get(record.account, record.meeting_id)
        except MeetingGone as failure:
            return self._deleted_by_us(record) or self._gone(record, failure)
        except Refused as failure:
            return self._refused(record, failure, None)
        if not (answer.link or record.join_url):
            raise OutcomeNotKnown("Zoom gives no link to the meeting.", code="zoom.unexpected")
        if is_foreign(record, answer):
            found = problem("zoom.meeting_foreign", target=record.uid)
            self._journal.give_up(record, found, "foreign")
            self._tell(found, record)
            return False
        intent, known = intent_from_text(record.intent), spec_from_text(record.observed)
        if intent is not None and intent.call == "gone" and known is not None:
            self._journal.read(record, answer, known)  # only whether it is there was asked
        else:
            self._journal.read(record, answer, observed_in(answer, record, self._now()))
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

    def _time_not_taken(self, record: MeetingRecord) -> bool:
        found = problem("zoom.time_not_taken", target=record.uid)
        self._journal.give_up(record, found, "ready")
        self._tell(found, record)
        return False

    def _deleted_by_us(self, record: MeetingRecord) -> bool:
        """Whether it was to be deleted and is wanted back: once Zoom has said twice that it is gone, it is made new."""
        intent = intent_from_text(record.intent)
        if intent is None or intent.call != "delete":
            return False
        if intent.looked:
            self._journal.removed(record)
        else:
            looked = intent_to_text(replace(intent, at=self._now(), looked=1))
            self._journal.change(record.mark, lambda fresh: replace(fresh, intent=looked))
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

    def _is_over(self, spec: MeetingSpec) -> bool:
        start = instant_of(spec)
        return start is not None and start.timestamp() <= self._now()

    def _intent(self, call: IntentCall) -> str:
        return intent_to_text(Intent(call, self._now()))

    def _now(self) -> float:
        return self._clock.timestamp()
