"""What is written of a meeting's life: before each call what is about to be done, after it what came of it.

Every write reads the record anew inside its own transaction, as commands change wishes while a call is under way.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tray.domain.meeting import MeetingSpec, MeetingState
from tray.domain.problem import Problem
from tray.domain.problem_json import problem_to_json
from tray.planning.meeting.plan import Nothing, Situation, plan
from tray.planning.meeting.text import Intent, intent_from_text, intent_to_text, spec_from_text, spec_to_text
from tray.store.meetings import MeetingRecord
from tray.store.store import Store
from tray.zoom.answers import MeetingAnswer
from tray.zoom.clock import Clock
from tray.zoom.doubts import Doubts
from tray.zoom.pauses import Pauses

Changed = Callable[[MeetingRecord], None]

FOREVER = 7 * 86400.0
"""How long a wish waits that only the person can help; it is looked at again after a week, without a call."""


def situation_of(record: MeetingRecord) -> Situation:
    """What is known of a meeting, as the plan wants it."""
    return Situation(
        want=record.want,
        meeting_id=record.meeting_id,
        desired=spec_from_text(record.desired),
        observed=spec_from_text(record.observed),
        intent=intent_from_text(record.intent),
    )


class Journal:
    """The records of meetings as the runner writes them.

    `attach` and `detach` rewrite the event's text in the same transaction: when a meeting has got its id and link or
    they changed, and when a meeting is gone from Zoom because it was wanted gone.
    """

    def __init__(self, store: Store, clock: Clock, pauses: Pauses, attach: Changed, detach: Changed) -> None:
        self._store = store
        self._clock = clock
        self._pauses = pauses
        self._doubts = Doubts(store.facts)
        self._attach = attach
        self._detach = detach

    def begin(self, record: MeetingRecord, intent: Intent, *, spend: bool = False) -> bool:
        """Write down what is about to be done; False where the wish has changed since it was planned."""
        with self._store.transaction():
            fresh = self._store.meetings.get(record.mark)
            if fresh is None or (fresh.want, fresh.desired) != (record.want, record.desired):
                return False
            self._store.meetings.put(replace(fresh, intent=intent_to_text(intent)))
            if intent.call == "create":
                self._doubts.begun(record.mark, record.account, intent.at)
            if spend:
                self._pauses.spend(record.account, self._clock.timestamp())
            return True

    def undone(self, record: MeetingRecord, *, spent: bool = False) -> None:
        """The call begun last was not carried out: things are as in `record`."""
        with self._store.transaction():
            fresh = self._store.meetings.get(record.mark)
            if fresh is not None:
                begun = intent_from_text(fresh.intent)
                if begun is not None and begun.call == "create":
                    self._doubts.not_sent(record.mark)
                self._store.meetings.put(replace(fresh, intent=record.intent))
            if spent:
                self._pauses.spend(record.account, self._clock.timestamp(), -1)

    def made(self, record: MeetingRecord, answer: MeetingAnswer, observed: MeetingSpec) -> None:
        """Zoom has made the meeting; where the record is gone meanwhile, it comes back as one that is wanted gone."""
        with self._store.transaction():
            fresh = self._store.meetings.get(record.mark) or replace(record, want="absent", pending=True)
            self._doubts.answered(record.mark)
            self._learn(fresh, answer, observed)

    def found(self, record: MeetingRecord, meeting_id: str) -> None:
        """The meeting of an unanswered create is there; what Zoom says of it is still to be asked."""
        with self._store.transaction():
            self._doubts.answered(record.mark)
            self.change(record.mark, lambda fresh: replace(fresh, meeting_id=meeting_id, intent="", observed=""))

    def read(self, record: MeetingRecord, answer: MeetingAnswer, observed: MeetingSpec) -> None:
        """Zoom has said what the meeting is."""
        with self._store.transaction():
            fresh = self._store.meetings.get(record.mark)
            if fresh is not None:
                self._learn(fresh, answer, observed)

    def sent(self, record: MeetingRecord, observed: MeetingSpec) -> None:
        """Zoom has taken a change."""
        with self._store.transaction():
            fresh = self._store.meetings.get(record.mark)
            if fresh is not None:
                self._put(replace(fresh, intent="", observed=spec_to_text(observed), state="ready"))

    def removed(self, record: MeetingRecord) -> None:
        """The meeting is gone from Zoom, as it was wanted; unless it is wanted again by now."""
        with self._store.transaction():
            fresh = self._store.meetings.get(record.mark)
            if fresh is None:
                return
            if fresh.want == "absent":
                self._forget(fresh)
            else:
                gone = replace(fresh, meeting_id="", join_url="", passcode="", observed="", intent="", state="pending")
                self._put(gone)

    def settle(self, record: MeetingRecord) -> None:
        """There is nothing to do; unless there is by now."""
        with self._store.transaction():
            fresh = self._store.meetings.get(record.mark)
            if fresh is not None and not self._forget_unmade(fresh):
                self._put(fresh)

    def go_on(self, record: MeetingRecord) -> None:
        """Where there is something to do after all, let it be a wish again."""
        now = self._clock.timestamp()

        def woken(fresh: MeetingRecord) -> MeetingRecord:
            done = isinstance(plan(situation_of(fresh), now), Nothing)
            return fresh if done else replace(fresh, pending=True, tries=0, not_before=0)

        self.change(record.mark, woken)

    def postpone(self, mark: str, until: float, problem: Problem | None = None) -> None:
        """Let the wish wait; a problem given is shown, another one stays."""

        def waiting(fresh: MeetingRecord) -> MeetingRecord:
            told = problem_to_json(problem) if problem else fresh.problem
            return replace(fresh, not_before=until, tries=fresh.tries + 1, problem=told)

        self.change(mark, waiting)

    def give_up(self, record: MeetingRecord, problem: Problem, state: MeetingState, *, intent: str = "") -> None:
        """The wish cannot be fulfilled as it stands: no more is tried until the person has done something."""

        def failed(fresh: MeetingRecord) -> MeetingRecord:
            if (fresh.want, fresh.desired) != (record.want, record.desired):
                return replace(fresh, intent=intent)
            told = problem_to_json(problem)
            return replace(fresh, intent=intent, pending=False, state=state, problem=told)

        self.change(record.mark, failed)

    def change(self, mark: str, how: Callable[[MeetingRecord], MeetingRecord]) -> None:
        """Write the record changed, where it still is."""
        with self._store.transaction():
            fresh = self._store.meetings.get(mark)
            if fresh is not None:
                self._store.meetings.put(how(fresh))

    def _learn(self, fresh: MeetingRecord, answer: MeetingAnswer, observed: MeetingSpec) -> None:
        link = answer.link or fresh.join_url
        known = replace(
            fresh,
            meeting_id=answer.meeting_id,
            join_url=link,
            passcode=fresh.passcode if answer.password is None else str(answer.password),
            observed=spec_to_text(observed) if link else "",  # without its link, what it is has still to be asked
            intent="",
            state="ready" if link else fresh.state,
            checked_at=self._clock.timestamp(),
        )
        shown = ("meeting_id", "join_url", "passcode")
        news = fresh.state != "ready" or any(getattr(known, name) != getattr(fresh, name) for name in shown)
        written = self._put(known)
        if news and link and written.want == "present":
            self._attach(written)

    def _put(self, record: MeetingRecord) -> MeetingRecord:
        """Write what is known; where that fulfils the wish, it is one no more."""
        step = plan(situation_of(record), self._clock.timestamp())
        if isinstance(step, Nothing) and record.want == "present":
            record = replace(record, pending=False, tries=0, not_before=0, problem="")
        self._store.meetings.put(record)
        return record

    def _forget_unmade(self, fresh: MeetingRecord) -> bool:
        if fresh.want == "present" or not isinstance(plan(situation_of(fresh), self._clock.timestamp()), Nothing):
            return False
        self._forget(fresh)
        return True

    def _forget(self, record: MeetingRecord) -> None:
        self._store.meetings.forget(record.mark)
        if self._store.meetings.of_event(record.calendar, record.uid) is None:
            self._detach(record)  # else the event has got another meeting meanwhile, which stays in it
