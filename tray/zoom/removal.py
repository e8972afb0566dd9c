"""Taking an account away, in steps that a later run goes on with: meetings on wish, grant, secret, record."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

from tray.domain.problem import Problem, ProblemError
from tray.domain.problem_json import problem_from_json
from tray.domain.problems import problem
from tray.planning.meeting.plan import Look
from tray.planning.meeting.text import intent_from_text
from tray.store.meetings import MeetingRecord
from tray.store.store import Store
from tray.zoom.clock import Clock
from tray.zoom.coming import coming
from tray.zoom.doubts import Doubts
from tray.zoom.pauses import Pauses
from tray.zoom.steps import Steps
from tray.zoom.tokens import Tokens
from tray.zoom.wishes import set_aside

Progress = Callable[[int, int], None]
"""Told how many of how many meetings are deleted: at first, and whenever it is one more."""


@dataclass(frozen=True, slots=True)
class RemovalResult:
    """`done` where nothing of the account is left here; `left` meetings could not be deleted (yet); `revoked` at Zoom.

    Where it is not done, `problem` says why. Later runs go on with it, unless meetings cannot be deleted because the
    sign-in is dead or the permission was not granted: then the account stays, to be signed in to, or removed without.
    """

    done: bool
    deleted: int = 0
    left: int = 0
    revoked: bool = False
    problem: Problem | None = None


class Removal:
    """Removes accounts; `fulfil` works on one meeting's wish as far as it goes, `steps` carry out single ones."""

    def __init__(
        self,
        store: Store,
        tokens: Tokens,
        clock: Clock,
        *,
        pauses: Pauses,
        fulfil: Callable[[str], None],
        steps: Steps,
    ) -> None:
        self._store = store
        self._tokens = tokens
        self._clock = clock
        self._pauses = pauses
        self._fulfil = fulfil
        self._steps = steps

    def begin(self, account: str, *, delete_meetings: bool, progress: Progress | None) -> RemovalResult:
        """Write down that the account goes, and whether its coming meetings go with it; then go on."""
        with self._store.transaction():
            if self._store.accounts.get(account) is None:
                return RemovalResult(done=True)
            # Once begun it can be asked for again, though the account is no longer ready by then.
            begun = bool(self._store.facts.get(f"zoom.deletes {account}"))
            left = self._beyond_reach(account) if delete_meetings and not begun else None
            if left is not None:
                return left
            deletes = delete_meetings
            self._store.accounts.set_state(account, "removing")
            total = self._let_go(account) if deletes else 0
            self._store.facts.put(f"zoom.deletes {account}", str(total) if deletes else "")
        return self.go_on(account, progress)

    def go_on(self, account_id: str, progress: Progress | None = None) -> RemovalResult:
        """Do what is left of a removal; once begun it may be called any number of times."""
        account = self._store.accounts.get(account_id)
        if account is None:
            return RemovalResult(done=True)
        deleted = 0
        if self._store.facts.get(f"zoom.deletes {account_id}"):
            deleted, waiting = self._delete_meetings(account_id, progress)
            found = next((told for one in waiting if (told := problem_from_json(one.problem))), None)
            if waiting:
                if found is not None and found.code in _HOPELESS:
                    self._take_back(account_id, found)
                return RemovalResult(done=False, deleted=deleted, left=len(waiting), problem=found)
        revoked = False
        with suppress(ProblemError):
            self._find_unanswered(account_id)
        with suppress(ProblemError):  # at Zoom the grant may be dead already, or Zoom out of reach: the rest still goes
            self._tokens.revoke(account)
            revoked = True
        try:
            self._tokens.forget(account_id)
        except ProblemError as failure:
            self._pauses.back_off(account_id, self._clock.timestamp(), failure.problem)
            return RemovalResult(done=False, deleted=deleted, revoked=revoked, problem=failure.problem)
        with self._store.transaction():
            self._leave_meetings(account_id)
            self._store.accounts.delete(account_id)
            self._pauses.clear(account_id)
            Doubts(self._store.facts).forget_account(account_id)
            for name in ("deletes", "told", "probe", "warned", "writes"):
                self._store.facts.put(f"zoom.{name} {account_id}", "")
        return RemovalResult(done=True, deleted=deleted, revoked=revoked)

    def _find_unanswered(self, account: str) -> None:
        """Look once for the meetings of creates that were never answered: what was made stays with its event.

        Raises:
            ProblemError: Zoom cannot be asked.
        """
        for record in self._store.meetings.of_account(account):
            begun = intent_from_text(record.intent)
            if record.want == "present" and not record.meeting_id and begun is not None and begun.call == "create":
                self._steps.perform(record, Look())
                found = self._store.meetings.get(record.mark)
                if found is not None and found.meeting_id:
                    self._fulfil(record.mark)

    def _leave_meetings(self, account: str) -> None:
        """Forget what was made with the account; where another one is there, what is coming is foreign to that one."""
        records = self._store.meetings.of_account(account)
        others = any(one.id != account and one.state != "removing" for one in self._store.accounts.all())
        kept = coming(records, self._clock.timestamp()) if others else ()
        for record in records:
            if record in kept and record.meeting_id:
                set_aside(self._store, record)
            else:
                self._store.meetings.forget(record.mark)

    def _let_go(self, account: str) -> int:
        """Wish away all that is coming, at once; gives how many go with the account, those gone already among them."""
        self._pauses.clear(account)
        records = self._store.meetings.of_account(account)
        wished = [*coming(records, self._clock.timestamp()), *(one for one in records if one.want == "absent")]
        for record in wished:
            self._store.meetings.put(replace(record, want="absent", pending=True, not_before=0, tries=0, problem=""))
        return max(self._total(account), len(wished))

    def _total(self, account: str) -> int:
        return int(self._store.facts.get(f"zoom.deletes {account}") or 0)

    def _beyond_reach(self, account_id: str) -> RemovalResult | None:
        """What to say where there are meetings to delete and the sign-in is dead: then nothing is begun."""
        account = self._store.accounts.get(account_id)
        if account is None or account.state != "sign_in_again":
            return None
        left = len(coming(self._store.meetings.of_account(account_id), self._clock.timestamp()))
        told = problem(account.problem or "zoom.sign_in_expired", account.email, target=account_id)
        return RemovalResult(done=False, left=left, problem=told) if left else None

    def _delete_meetings(self, account: str, progress: Progress | None) -> tuple[int, list[MeetingRecord]]:
        wished = [one for one in self._store.meetings.of_account(account) if one.want == "absent"]
        now = self._clock.timestamp()
        total = max(self._total(account), len(wished))
        gone = total - len(wished)
        waiting = []
        if progress is not None and total:
            progress(gone, total)
        for record in wished:
            if record.not_before > now or self._pauses.get(account, now) is not None or self._is_left(record.mark):
                waiting.append(self._store.meetings.get(record.mark) or record)
                continue
            gone += 1
            if progress is not None:
                progress(gone, total)
        return len(wished) - len(waiting), waiting

    def _take_back(self, account: str, found: Problem) -> None:
        """End the removal: its meetings cannot be deleted until the person has signed in again, or goes without.

        Those whose event is still there are wanted again: what was to be deleted with the account stays with it. What
        became of them is looked at first, as some may be gone by now.
        """
        with self._store.transaction():
            for record in self._store.meetings.of_account(account):
                if record.want == "absent" and self._store.items.with_mark(record.mark):
                    intent = "" if record.meeting_id else record.intent
                    back = replace(record, want="present", observed="", intent=intent, tries=0, not_before=0)
                    self._store.meetings.put(back)
            expired = found.code == "zoom.sign_in_expired"
            self._store.accounts.set_state(
                account, "sign_in_again" if expired else "ready", found.code if expired else ""
            )
            self._store.facts.put(f"zoom.deletes {account}", "")

    def _is_left(self, mark: str) -> bool:
        self._fulfil(mark)
        return self._store.meetings.get(mark) is not None


_HOPELESS = {"zoom.sign_in_expired", "zoom.permission_missing", "zoom.meeting_refused", "zoom.host_refused"}
"""What no waiting mends: the removal ends there, with the account as it is."""
