"""Looks at meetings in Zoom when their time has come, and says once what has come apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tray.domain.account import Account
from tray.domain.problem import Problem, ProblemError
from tray.domain.problem_json import problem_from_json, problem_to_json
from tray.planning.checks import REACH, Checkable, CheckPlan, plan_checks
from tray.planning.time_words import short_day, time_range
from tray.service.region import hours24
from tray.service.settings_file import load
from tray.store.meetings import MeetingRecord

if TYPE_CHECKING:
    from collections.abc import Callable

    from tray.domain.meeting import MeetingSpec
    from tray.planning.meeting.plan import Field
    from tray.service.slow_work import SlowWork
    from tray.zoom.checks import CheckResult
    from tray.zoom.runner import MeetingRunner

LAST_ROUND = "zoom.checks round"
AGAIN = 900.0
"""Seconds an account is left alone after Zoom could not be asked."""


class MeetingChecks:
    """Carries out what `planning.checks` plans; runs on the slow thread.

    `runner` is made only when there is something to ask; `tell` is told of a problem and the UID of its event.
    """

    def __init__(
        self, slow: SlowWork, runner: Callable[[], MeetingRunner], tell: Callable[[Problem, str], None]
    ) -> None:
        self._slow = slow
        self._runner = runner
        self._tell = tell

    def carry_out(self) -> None:
        """Look at what is due. Never raises a `ProblemError`: a look that fails is made later."""
        plan = self._plan()
        if plan.is_round:
            with self._slow.store.transaction():
                self._slow.store.facts.put(LAST_ROUND, str(self._slow.clock.timestamp()))
        for mark in plan.due:
            record = self._slow.store.meetings.get(mark)
            if self._slow.stopping or record is None:
                return
            if not self.look(record):
                return

    def next_at(self) -> float | None:
        """When something is due next, in seconds since 1970."""
        return self._plan().next_at

    def look(self, record: MeetingRecord) -> bool:
        """Ask Zoom about one meeting and tell of what is new; False where Zoom could not be asked."""
        store, now = self._slow.store, self._slow.clock.timestamp()
        try:
            result = self._runner().check(record)
        except ProblemError as error:
            tracking = getattr(error, "tracking_id", "")
            with store.transaction():
                store.facts.note_problem(now, error.problem.code, error.problem.detail, tracking)
                store.facts.put(f"zoom.checks after {record.account}", str(now + AGAIN))
            return False
        with store.transaction():
            fresh = store.meetings.get(record.mark)
            if fresh is None:
                return True
            found = self._in_words(fresh, result) if result.problem is not None else None
            told = problem_to_json(found) if found is not None else fresh.problem
            store.meetings.put(replace(fresh, checked_at=now, problem=told))
        before = problem_from_json(record.problem)
        known = before is not None and found is not None and before.code == found.code
        if found is not None and not (known and record.observed == fresh.observed):
            self._tell(found, record.uid)
        return True

    def _in_words(self, record: MeetingRecord, result: CheckResult) -> Problem:
        """The problem with the event's title, and with what Zoom says where that is to be decided about."""
        from tray.planning.meeting.spec import instant_of

        assert result.problem is not None
        title = self._title(record)
        detail = f"“{title}”"
        theirs, clock = result.theirs, self._slow.clock
        if result.problem.code == "zoom.meeting_renamed" and theirs is not None:
            detail = f"“{title}” is called “{theirs.topic}” in Zoom."
        elif result.problem.code == "zoom.meeting_moved" and theirs is not None:
            change = next((one for one in theirs.changes if one.original in result.originals), None)
            minutes = change.duration if change is not None else theirs.duration
            start = instant_of(replace(theirs, start_time=(change or theirs).start_time))
            if start is not None and (change is not None or not result.originals):
                local = start.astimezone(clock.zone())
                hours = hours24(load(self._slow.paths.settings)[0])
                times = time_range(local, local + timedelta(minutes=minutes), hours24=hours)
                detail = f"“{title}” is on {_day(local)}, {times}, in Zoom."
            if said := _how_often(theirs, result.fields):
                detail = f"“{title}” {said}"
        if result.originals and theirs is not None:
            original = instant_of(replace(theirs, start_time=result.originals[0]))
            assert original is not None
            when = _day(original.astimezone(clock.zone()))
            if result.problem.code == "zoom.occurrence_cancelled":
                detail = f"“{title}” on {when} is cancelled in Zoom."
            elif detail == f"“{title}”":
                detail = f"“{title}” on {when} is in Zoom as the series says."
        return replace(result.problem, detail=detail)

    def _title(self, record: MeetingRecord) -> str:
        import json

        rows = self._slow.store.occurrences.of_event(record.calendar, record.uid)
        return str(json.loads(rows[0].facts)["title"]) if rows else "Untitled"

    def _plan(self) -> CheckPlan:
        store, now = self._slow.store, self._slow.clock.timestamp()
        ready = {account.id: self._left_alone(account.id) for account in store.accounts.all() if _is_ready(account)}
        records = {
            (record.calendar, record.uid): record
            for record in (store.meetings.all() if ready else ())
            if record.account in ready and _can_be_asked(record)
        }
        starts: dict[tuple[str, str], float] = {}
        if records:
            for row in store.occurrences.between(now, now + 2 * REACH, shown_only=False):
                starts.setdefault((row.calendar, row.uid), row.starts)
        meetings = [
            Checkable(record.mark, starts[key], record.checked_at, ready[record.account])
            for key, record in records.items()
            if key in starts
        ]
        last_round = store.facts.get(LAST_ROUND)
        return plan_checks(meetings, now, float(last_round) if last_round else 0.0)

    def _left_alone(self, account: str) -> float:
        """Until when an account is not asked: Zoom is out of reach, or wants to be left alone."""
        from tray.zoom.pauses import Pauses

        now = self._slow.clock.timestamp()
        pause = Pauses(self._slow.store.facts).get(account, now)
        after = self._slow.store.facts.get(f"zoom.checks after {account}")
        until = float(after) if after else 0.0
        # A clock that was set back must not keep us away longer than we meant.
        return max(until if until <= now + AGAIN else 0.0, pause.until if pause is not None else 0.0)


def _how_often(theirs: MeetingSpec, fields: frozenset[Field]) -> str:
    """What a series that was given another rule in Zoom does there, "" for one that was not."""
    from tray.domain.repeat_words import in_words
    from tray.planning.meeting.rule import rrule_of

    if "type" in fields and theirs.type != 8:
        return "has no fixed time in Zoom." if theirs.type == 3 else "takes place only once in Zoom."
    rule = rrule_of(theirs.recurrence) if "recurrence" in fields and theirs.recurrence is not None else None
    return f"repeats otherwise in Zoom: {in_words(rule)}." if rule else ""


def _day(moment: datetime) -> str:
    """By its date: these words are read today and tomorrow."""
    return short_day(moment.date(), moment.date() - timedelta(days=7))


def _is_ready(account: Account) -> bool:
    return account.state == "ready"


def _can_be_asked(record: MeetingRecord) -> bool:
    return record.want == "present" and bool(record.meeting_id) and not record.pending and record.state == "ready"
