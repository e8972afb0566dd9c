"""Zoom inside the worker: built when first needed, from the settings of that moment."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tray.domain.problem import Problem, ProblemError
from tray.domain.problem_json import problem_to_dict
from tray.domain.problems import problem
from tray.domain.secret import Secret
from tray.service.clock_check import ClockCheck
from tray.service.commands.work import Work
from tray.service.leaving import Leaving
from tray.service.meeting_links import MeetingLinks
from tray.service.settings_file import load
from tray.service.zoom_words import connected, goes_on, left_behind, other_user
from tray.store.meetings import MeetingRecord
from tray.zoom.doubts import next_look

if TYPE_CHECKING:
    from tray.service.slow_work import SlowWork
    from tray.zoom.endpoints import ZoomEndpoints
    from tray.zoom.http import Http
    from tray.zoom.kept_secrets import RunOnlySecrets
    from tray.zoom.runner import MeetingRunner
    from tray.zoom.secrets import SecretStore
    from tray.zoom.sign_in.flow import Held, OtherUser, Pending, SignIn, SignInResult
    from tray.zoom.tokens import Tokens


DECISION = 600.0
"""Seconds a person has to decide about a sign-in that could not be finished; then it is forgotten."""


class ZoomRoom:
    """Sign-in and meetings; everything but `cancel` runs on the slow thread."""

    def __init__(self, slow: SlowWork, kept: str) -> None:
        self._slow = slow
        self._kept = Secret(kept)
        self._endpoints: ZoomEndpoints | None = None
        self._keyring: SecretStore | None = None
        self._secrets: RunOnlySecrets | None = None
        self._tokens: Tokens | None = None
        self._sign_in: SignIn | None = None
        self._runner: MeetingRunner | None = None
        self._pending: Pending | None = None
        self._not_kept: Held | None = None
        self._other: OtherUser | None = None
        self._decide_until = 0.0
        self._http: Http | None = None
        self._links = MeetingLinks(self._work)
        self._leaving = Leaving(slow, self._work, self._links.rewrite)

    def decision_until(self) -> float:
        """Until when a sign-in is kept in memory that somebody has to decide about; 0 where there is none."""
        return self._decide_until if self._not_kept is not None or self._other is not None else 0.0

    def settle(self) -> None:
        """Fulfil what is wished of meetings and may be done now; loads nothing heavy where nothing is."""
        self._finish_sign_in()
        self._finish_switch()
        store = self._slow.store
        removing = any(account.state == "removing" for account in store.accounts.all())
        now = self._slow.clock.timestamp()
        late = next_look(store, now)
        if removing or store.meetings.wishes(now) or (late is not None and late <= now):
            self.runner().settle()
        self._leaving.finish()

    def next_wake(self) -> float | None:
        """When there is something to do about meetings and accounts next, in seconds since 1970."""
        if any(account.state == "removing" for account in self._slow.store.accounts.all()):
            return self.runner().next_wake()
        store = self._slow.store
        times = (store.meetings.next_wish(), next_look(store, self._slow.clock.timestamp()))
        return min((at for at in times if at is not None), default=None)

    def retry(self) -> None:
        """Let what waits be tried at once."""
        if self._slow.store.meetings.wishes(float("inf")):
            self.runner().retry()

    def kept(self) -> str:
        """What lives in memory only, for the next worker; never to be written anywhere."""
        return self._tokens.kept().reveal() if self._tokens is not None else self._kept.reveal()

    def begin_sign_in(self, account: str, answered: Any) -> Pending:
        """Open the sign-in page; `answered` is called on another thread when `complete_sign_in` may be.

        A sign-in that is still open gives way to the new one.

        Raises:
            ProblemError: `zoom.no_client_id`, `zoom.sign_in_failed`.
        """
        self.cancel()
        self._build()
        assert self._sign_in is not None
        self._pending = self._sign_in.begin(reconnect=account, answered=answered)
        self._slow.emit({"event": "open_page", "url": self._pending.url})
        return self._pending

    def complete_sign_in(self, pending: Pending) -> dict[str, Any]:
        """Make an account of the browser's answer.

        Raises:
            ProblemError: what came instead, among them `zoom.other_user` and those of the keyring, after which
                `switch_user`, `keep_for_this_run` and `unlock_keyring` go on with the same sign-in.
        """
        assert self._sign_in is not None
        try:
            return self._signed_in(self._sign_in.complete(pending, seconds=0))
        finally:
            pending.listener.close()
            if self._pending is pending:
                self._pending = None

    def cancel(self) -> None:
        """Give up a sign-in that waits for the browser or for a decision; from any thread."""
        self._not_kept = self._other = None
        pending = self._pending
        if pending is not None:
            pending.cancel()

    def keep_for_this_run(self) -> dict[str, Any]:
        """Keep the sign-in that the keyring did not take in memory.

        Raises:
            ProblemError: `zoom.not_connected` where there is none.
        """
        if self._not_kept is None or self._sign_in is None:
            raise ProblemError(problem("zoom.not_connected"))
        return self._signed_in(self._sign_in.keep(self._not_kept, for_this_run=True))

    def unlock_keyring(self) -> dict[str, Any]:
        """Let the person unlock the keyring, then go on where it stood in the way.

        Raises:
            ProblemError: it is still locked, or missing.
        """
        self._build()
        assert self._keyring is not None
        assert self._sign_in is not None
        unlock = getattr(self._keyring, "unlock", None)
        if unlock is not None:
            unlock()
        self.retry()
        return self._signed_in(self._sign_in.keep(self._not_kept)) if self._not_kept is not None else {}

    def switch_user(self) -> dict[str, Any]:
        """Take the other user that signed in, and let the old account go; its meetings stay with it.

        Meetings that are still to be made are made with the new account. Gives the account that is there now, the
        address of the old one (`switched_from`), and how many coming meetings stay with that one (`left_meetings`).

        Raises:
            ProblemError: `zoom.not_connected` where nobody else signed in.
        """
        if self._other is None or self._sign_in is None:
            raise ProblemError(problem("zoom.not_connected"))
        other = self._other
        left = left_behind(self._slow.store, self._slow.clock, other.old.id)
        self._leaving.decided(other.old.id, other.new.id)
        shown = self._signed_in(self._sign_in.switch(other))
        self._finish_switch()
        return shown | {"switched_from": other.old.email, "left_meetings": left}

    def remove(self, account: str, *, delete_meetings: bool, number: object) -> dict[str, Any]:
        """Let nothing of an account remain here; `number` names the request whose progress is told.

        Raises:
            ProblemError: what is left to do; it is gone on with by itself.
        """

        def progress(done: int, of_total: int) -> None:
            text = f"Deleting Zoom meetings: {done} of {of_total}"
            told = {"of": number, "account": account, "text": text, "done": done, "of_total": of_total}
            self._slow.emit({"event": "progress", **told})

        self._leaving.begin(account)
        result = self.runner().remove_account(account, delete_meetings=delete_meetings, progress=progress)
        self._leaving.finish()
        if not result.done:
            raise ProblemError(result.problem or problem("zoom.unreachable"))
        self._kept = Secret("")
        return {"removed": account, "deleted_meetings": result.deleted, "revoked": result.revoked}

    def invitation(self, record: MeetingRecord) -> str:
        """Zoom's whole invitation text; raises `ProblemError`."""
        return self.runner().invitation(record)

    def start_link(self, record: MeetingRecord) -> Secret:
        """A fresh link to start the meeting as its host; raises `ProblemError`."""
        return self.runner().start_link(record)

    def runner(self) -> MeetingRunner:
        """What fulfils wishes."""
        self._build()
        assert self._runner is not None
        return self._runner

    def close(self) -> None:
        """Let go of the network."""
        if self._http is not None:
            self._http.close()

    def _build(self) -> None:
        from tray.zoom.client import ZoomClient
        from tray.zoom.endpoints import ZoomEndpoints
        from tray.zoom.kept_secrets import RunOnlySecrets
        from tray.zoom.runner import MeetingRunner
        from tray.zoom.sign_in.flow import SignIn
        from tray.zoom.sign_in.grant import TokenEndpoint
        from tray.zoom.tokens import Tokens

        settings = load(self._slow.paths.settings)[0]
        try:
            endpoints = ZoomEndpoints(settings.zoom_client_id, settings.zoom_oauth_url, settings.zoom_api_url)
        except ValueError as error:
            raise ProblemError(problem("usage.bad_value", str(error))) from None
        if endpoints == self._endpoints:
            return
        store, clock = self._slow.store, self._slow.clock
        kept = Secret(self.kept())
        if self._secrets is None:
            self._keyring = self._slow.keyring
            self._secrets = RunOnlySecrets(self._keyring)
        self.close()
        http = self._http = self._slow.tools.http()
        http.watch = ClockCheck(self._slow).compare
        endpoint = TokenEndpoint(http, endpoints)
        self._tokens = Tokens(
            endpoint, self._secrets, store=store, clock=clock, endpoints=endpoints, report=self._slow.report
        )
        if kept:
            self._tokens.take(kept)
        client = ZoomClient(http, self._tokens, clock)
        self._sign_in = SignIn(
            endpoint,
            client,
            self._tokens,
            store=store,
            clock=clock,
            endpoints=endpoints,
            know_again=self._links.know_again,
        )
        self._runner = MeetingRunner(
            store,
            client,
            self._tokens,
            clock=clock,
            attach=self._links.attach,
            detach=self._links.detach,
            report=self.tell,
            when=lambda then, now: goes_on(self._slow, then, now),
        )
        self._endpoints = endpoints

    def _signed_in(self, result: SignInResult) -> dict[str, Any]:
        from tray.zoom.sign_in.flow import NotKept, OtherUser

        self._not_kept = self._other = None
        self._decide_until = self._slow.clock.timestamp() + DECISION
        if isinstance(result, NotKept):
            self._not_kept = result.held
            raise ProblemError(result.problem)
        if isinstance(result, OtherUser):
            self._other = result
            raise ProblemError(other_user(self._slow, result))
        account = result.account
        self._leaving.stays(account.id)
        return connected(result)

    def _finish_sign_in(self) -> None:
        """Bring a sign-in to an end that another process died over; one that waits for a decision here is let be."""
        accounts = self._slow.store.accounts.all()
        if self._not_kept is None and any(not account.connected_at for account in accounts):
            self._build()
            assert self._sign_in is not None
            self._sign_in.finish_interrupted()

    def _finish_switch(self) -> None:
        """Let the old user go whom the person has switched from, however long ago, once the new one is ready."""
        if old := self._leaving.switched():
            self.runner().remove_account(old, delete_meetings=False)
            self._leaving.finish()

    def _work(self) -> Work:
        return Work(self._slow.store, self._slow.clock, self._slow.paths)

    def tell(self, found: Problem, uid: str) -> None:
        """Tell every face of a problem; `uid` names the event it is about, "" for none."""
        told = found
        if uid and found.action is not None and not found.action.target:
            told = replace(found, action=replace(found.action, target=uid))
        self._slow.emit({"event": "problem", "problem": problem_to_dict(told), "uid": uid})
