"""Fulfils the wishes about meetings, within Zoom's limits, and can be killed between any two lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from tray.domain.account import Account
from tray.domain.problem import Problem, ProblemError
from tray.domain.problem_json import problem_from_json
from tray.domain.problems import problem
from tray.domain.secret import Secret
from tray.planning.meeting.plan import Amend, Create, Delete, Nothing, Patch, TooLate, Wait, is_counted, plan
from tray.store.meetings import MeetingRecord
from tray.store.store import Store
from tray.zoom.checks import CheckResult, check_meeting
from tray.zoom.client import ZoomClient
from tray.zoom.clock import Clock
from tray.zoom.doubts import next_look
from tray.zoom.duplicates import sweep
from tray.zoom.failures import (
    LIMITS,
    ClientRefused,
    OutcomeNotKnown,
    PermissionMissing,
    RateLimited,
    SignInExpired,
    TokenRefused,
)
from tray.zoom.journal import FOREVER, Changed, Journal, situation_of
from tray.zoom.pauses import BACK_OFF, DAILY_WRITES, WARN_AT, Pause, Pauses
from tray.zoom.refusals import seconds_to_midnight
from tray.zoom.removal import Progress, Removal, RemovalResult
from tray.zoom.steps import Steps
from tray.zoom.tokens import Tokens
from tray.zoom.words import When, when_words

SLICE_SECONDS = 5.0
"""After so long other work has its turn."""

_MOST_STEPS = 12
_PERMISSION_AGAIN = 6 * 3600.0
_CLIENT_AGAIN = 3600.0
_PROBE_AGAIN = 1800.0

_FOR_THE_PERSON = frozenset({"zoom.sign_in_expired", "zoom.permission_missing", "zoom.client_refused"})
_WRITES = (Create, Patch, Amend, Delete)

Report = Callable[[Problem, str], None]


@dataclass(frozen=True, slots=True)
class _Hold:
    until: float
    reason: Problem | None


class MeetingRunner:
    """Fulfils wishes about meetings. Everything is synchronous and runs in the thread its store lives in.

    `attach(record)` and `detach(record)` rewrite the event inside the transaction in which a meeting got, changed or
    lost its id, link and passcode. `report(problem, uid)` is told once of what a person should know, with the UID of
    the event it is about, "" where it is about the account. `when(then, now)` says in words when something goes on.
    """

    def __init__(
        self,
        store: Store,
        client: ZoomClient,
        tokens: Tokens,
        *,
        clock: Clock,
        attach: Changed,
        detach: Changed,
        report: Report,
        when: When = when_words,
    ) -> None:
        self._store = store
        self._client = client
        self._tokens = tokens
        self._clock = clock
        self._report = report
        self._when = when
        self._pauses = Pauses(store.facts)
        self._journal = Journal(store, clock, self._pauses, attach, detach)
        self._steps = Steps(client, self._journal, clock, lambda found, record: self._report(found, record.uid))
        self._removal = Removal(store, tokens, clock, pauses=self._pauses, fulfil=self._fulfil, steps=self._steps)

    def settle(self, now: float | None = None) -> float | None:
        """Do all that may be done now; gives when to come again (seconds since 1970), None where nothing waits.

        A long queue is done in slices of a few seconds: then it gives the present. Never raises a `ProblemError`.
        """
        begun = self._clock.timestamp() if now is None else now
        for account in self._store.accounts.all():
            if account.state == "removing" and self._hold(account, begun) is None:
                self._removal.go_on(account.id)
        holds: dict[str, _Hold | None] = {}
        due = self._store.meetings.wishes(begun)
        for record in due:
            if record.account not in holds:
                holds[record.account] = self._hold_of(record.account, begun)
        held = [(record.mark, hold) for record in due if (hold := holds[record.account]) is not None]
        if held:
            with self._store.transaction():
                for mark, hold in held:
                    self._journal.postpone(mark, hold.until, hold.reason)
        for record in due:
            now = self._clock.timestamp()
            if now - begun >= SLICE_SECONDS:
                return now
            if holds[record.account] is not None:
                continue
            if (pause := self._pauses.get(record.account, now)) is not None:  # one before it has met with a failure
                self._journal.postpone(record.mark, pause.until, self._why(pause, now))
            else:
                self._fulfil(record.mark)
        sweep(self._store, self._client, self._clock.timestamp(), may_ask=self._may_ask)
        return self.next_wake()

    def retry(self, account: str = "") -> None:
        """Let everything that waits be tried at once: the person asked for it, or something was mended."""
        accounts = {account} if account else {record.account for record in self._store.meetings.all()}
        with self._store.transaction():
            for one in accounts:
                self._pauses.clear(one, writes_too=False)
                self._store.facts.put(f"zoom.probe {one}", "")
                self._store.meetings.release(one)

    def invitation(self, record: MeetingRecord) -> str:
        """The meeting's invitation text with its dial-in numbers; raises `ProblemError`."""
        return self._client.invitation(record.account, record.meeting_id)

    def start_link(self, record: MeetingRecord) -> Secret:
        """A fresh link that starts the meeting as its host, to be opened and forgotten; raises `ProblemError`."""
        return self._client.start_link(record.account, record.meeting_id)

    def check(self, record: MeetingRecord) -> CheckResult:
        """Look whether Zoom still has the meeting as the event says, and note what is found.

        Raises:
            ProblemError: Zoom could not be asked.
        """
        return check_meeting(record, self._client, self._journal, self._clock.timestamp())

    def remove_account(self, account: str, *, delete_meetings: bool, progress: Progress | None = None) -> RemovalResult:
        """Let nothing of the account remain here: revoke, secret, record, wishes; with its coming meetings on wish.

        What cannot be done now is done by later `settle`s; the result says what is left. Never raises `ProblemError`.
        """
        return self._removal.begin(account, delete_meetings=delete_meetings, progress=progress)

    def _fulfil(self, mark: str) -> None:
        """Take steps towards one wish until it is fulfilled or has to wait."""
        for _ in range(_MOST_STEPS):
            record = self._store.meetings.get(mark)
            if record is None or not record.pending:
                return
            now = self._clock.timestamp()
            step = plan(situation_of(record), now)
            if is_counted(step) and not self._may_write(record, now):
                return
            try:
                again = self._steps.perform(record, step)
            except ProblemError as failure:
                self._failed(record, failure, writing=isinstance(step, _WRITES))
                return
            if not isinstance(step, Wait | TooLate | Nothing):
                self._answered(record.account, writing=isinstance(step, _WRITES))
            if not again:
                return
        self._journal.postpone(mark, self._clock.timestamp() + BACK_OFF[3], problem("zoom.unexpected"))

    def _hold_of(self, account_id: str, now: float) -> _Hold | None:
        account = self._store.accounts.get(account_id)
        if account is None:
            return _Hold(now + FOREVER, problem("zoom.not_connected"))
        if account.state == "removing":
            return _Hold(now + 60, None)
        if account.state == "sign_in_again" and not self._is_good_again(account, now):
            reason = problem(account.problem or "zoom.sign_in_expired", account.email, target=account.id)
            probed = self._store.facts.get(f"zoom.probe {account.id}")
            return _Hold(float(probed) if probed else now + FOREVER, reason)
        return self._hold(account, now)

    def _hold(self, account: Account, now: float) -> _Hold | None:
        pause = self._pauses.get(account.id, now)
        return _Hold(pause.until, self._why(pause, now)) if pause is not None else None

    def _may_ask(self, account: str) -> bool:
        return self._pauses.get(account, self._clock.timestamp()) is None

    def _is_good_again(self, account: Account, now: float) -> bool:
        """Try an account whose fresh token Zoom refused, now and then: its secret was never called dead."""
        name = f"zoom.probe {account.id}"
        probed = self._store.facts.get(name)
        if probed and now < float(probed) <= now + _PROBE_AGAIN:
            return False
        try:
            if not self._tokens.has_secret(account.id):
                self._store.facts.put(name, "")
                return False
            self._store.facts.put(name, str(now + _PROBE_AGAIN))
            self._client.me(account.id)
        except ProblemError:
            if not self._store.facts.get(name):
                self._store.facts.put(name, str(now + _PROBE_AGAIN))
            return False
        self._store.accounts.set_state(account.id, "ready")
        return True

    def _may_write(self, record: MeetingRecord, now: float) -> bool:
        account = record.account
        spent = self._pauses.spent(account, now)
        pause = self._pauses.get(account, now, writing=True)
        if pause is None and spent >= DAILY_WRITES:
            until = now + seconds_to_midnight(None, now)
            told = self._timed(problem("zoom.rate_limited", LIMITS["writes"]), until, now)
            pause = self._pauses.put(account, until, told, writes_only=True)
            self._report(told, "")
        if pause is not None:
            self._journal.postpone(record.mark, pause.until, self._why(pause, now))
            return False
        if spent == WARN_AT and self._store.facts.get(f"zoom.warned {account}") != str(int(now // 86400)):
            self._store.facts.put(f"zoom.warned {account}", str(int(now // 86400)))
            self._report(problem("zoom.daily_limit_near"), "")
        return True

    def _failed(self, record: MeetingRecord, failure: ProblemError, *, writing: bool) -> None:
        """Let the account, or the one wish, wait as the failure asks; say so the first time."""
        now, account = self._clock.timestamp(), record.account
        found, tracking = failure.problem, getattr(failure, "tracking_id", "")
        self._store.facts.note_problem(now, found.code, found.detail, tracking)
        old = problem_from_json(record.problem)
        known = old is not None and old.code == found.code
        match failure:
            case SignInExpired() | TokenRefused():
                until = now + (_PROBE_AGAIN if isinstance(failure, TokenRefused) else FOREVER)
                if isinstance(failure, TokenRefused):
                    self._store.facts.put(f"zoom.probe {account}", str(until))
                if self._store.facts.get(f"zoom.told {account}") != "expired":
                    self._store.facts.put(f"zoom.told {account}", "expired")
                    self._report(found, "")
            case PermissionMissing():
                until = now + _PERMISSION_AGAIN
                if not known:
                    self._report(found, record.uid)
            case RateLimited(kind="writes"):
                until = now + failure.seconds
                told = self._timed(found, until, now)
                if self._pauses.put(account, until, told, writes_only=True).tries == 0:
                    self._report(told, "")
            case OutcomeNotKnown() if found.code == "zoom.unexpected" and record.meeting_id:
                # An answer about this one meeting that cannot be read says nothing of the others.
                until = now + BACK_OFF[min(record.tries, len(BACK_OFF) - 1)]
                if record.tries == 1:
                    self._report(found, record.uid)
            case _:
                least = failure.seconds if isinstance(failure, RateLimited) else 0
                least = _CLIENT_AGAIN if isinstance(failure, ClientRefused) else least
                last = self._pauses.last(account)
                pause = self._pauses.back_off(account, now, found, writing=writing, at_least=least)
                until = pause.until
                if last is None and (least > 30 or not isinstance(failure, RateLimited)):
                    self._report(self._timed(found, until, now), "")
        self._journal.postpone(record.mark, until, self._timed(found, until, now))

    def _answered(self, account: str, *, writing: bool) -> None:
        if writing and self._store.facts.get(f"zoom.told {account}"):
            self._store.facts.put(f"zoom.told {account}", "")
        last = self._pauses.last(account)
        if last is not None and (writing or not last.writing):
            with self._store.transaction():
                self._pauses.clear(account, writes_too=False)
                self._store.meetings.release(account)

    def next_wake(self) -> float | None:
        """When there is something to do again (seconds since 1970), a removal that is under way included."""
        now = self._clock.timestamp()
        times = (self._store.meetings.next_wish(), next_look(self._store, now))
        wake = min((at for at in times if at is not None), default=None)
        for account in self._store.accounts.all():
            if account.state == "removing":
                pause = self._pauses.get(account.id, now)
                again = pause.until if pause is not None else now + BACK_OFF[2]
                wake = again if wake is None else min(wake, again)
        return wake

    def _why(self, pause: Pause, now: float) -> Problem | None:
        return self._timed(pause.reason, pause.until, now) if pause.reason is not None else None

    def _timed(self, found: Problem, until: float, now: float) -> Problem:
        """The problem with when the program goes on by itself; as it is where only the person can mend it."""
        if found.code in _FOR_THE_PERSON:
            return found
        target = found.action.target if found.action else ""
        told = problem(found.code, found.detail, target=target, when=self._when(until, now))
        return replace(told, retry_at=datetime.fromtimestamp(until, UTC).isoformat(timespec="seconds"))
