"""The whole sign-in: page, answer, tokens, whose account it is, and where its secret is kept."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from tray.domain.account import Account
from tray.domain.permissions import missing_permissions
from tray.domain.problem import Problem, ProblemError
from tray.domain.problems import problem
from tray.domain.secret import Secret
from tray.store.store import Store
from tray.zoom.answers import Me, TokenAnswer
from tray.zoom.client import ZoomClient
from tray.zoom.clock import Clock
from tray.zoom.endpoints import ZoomEndpoints
from tray.zoom.failures import ClientRefused, OutcomeNotKnown, RateLimited, SignInExpired, TokenRefused, Unreachable
from tray.zoom.pauses import Pauses
from tray.zoom.sign_in.callback import Allowed, Cancelled, Listener, NotAllowed, TimedOut
from tray.zoom.sign_in.grant import TokenEndpoint, new_state, new_verifier
from tray.zoom.tokens import Tokens
from tray.zoom.wishes import take_up

WAIT_SECONDS = 300.0
_ASK_AGAIN_AFTER = (1.0, 3.0)


@dataclass(frozen=True, slots=True)
class Connected:
    """The account is ready; `missing` are scopes not granted, with what will not work."""

    account: Account
    missing: dict[str, str]


@dataclass(frozen=True, slots=True)
class Held:
    """A sign-in that waits for a decision, its tokens in memory only."""

    account: Account
    answer: TokenAnswer


@dataclass(frozen=True, slots=True)
class OtherUser:
    """Another Zoom user than the one to be reconnected signed in; nothing was replaced. See `SignIn.switch`.

    Where the new one is connected here too, it has been reconnected, since Zoom ends the tokens of an earlier sign-in.
    """

    old: Account
    new: Account
    held: Held


@dataclass(frozen=True, slots=True)
class NotKept:
    """The keyring did not take the secret; the sign-in itself is good. See `SignIn.keep`."""

    problem: Problem
    held: Held


SignInResult = Connected | OtherUser | NotKept


@dataclass(frozen=True, slots=True)
class Pending:
    """A sign-in that waits for the browser: open `url`, then `SignIn.complete`."""

    url: str
    listener: Listener
    client_id: str
    verifier: Secret
    expected: str

    def cancel(self) -> None:
        """Give up waiting, from any thread."""
        self.listener.cancel()


class SignIn:
    """Signs people in; the parts that write run where its store lives, the listener in a thread of its own.

    `know_again` is told which account is ready, in the transaction that makes it so.
    """

    def __init__(
        self,
        endpoint: TokenEndpoint,
        client: ZoomClient,
        tokens: Tokens,
        *,
        store: Store,
        clock: Clock,
        endpoints: ZoomEndpoints,
        know_again: Callable[[str], None],
    ) -> None:
        self._endpoint = endpoint
        self._client = client
        self._tokens = tokens
        self._store = store
        self._clock = clock
        self._endpoints = endpoints
        self._know_again = know_again

    def run(
        self,
        open_page: Callable[[str], None],
        *,
        reconnect: str = "",
        seconds: float = WAIT_SECONDS,
        started: Callable[[Pending], None] | None = None,
    ) -> SignInResult:
        """Sign in from page to account, waiting for the browser; `started` is given what `cancel` is called on.

        `reconnect` is the id of the account that is expected. Raises `ProblemError`.
        """
        pending = self.begin(reconnect=reconnect)
        try:
            if started is not None:
                started(pending)
            open_page(pending.url)
            return self.complete(pending, seconds=seconds)
        finally:
            pending.listener.close()

    def begin(self, *, reconnect: str = "", answered: Callable[[], None] | None = None) -> Pending:
        """Start listening and give the page to open; `answered` is called, in another thread, when `complete` may be.

        Raises:
            ProblemError: `zoom.no_client_id`, or no port to listen on.
        """
        client_id = self._endpoints.client_id
        if not client_id:
            raise ProblemError(problem("zoom.no_client_id"))
        state, verifier = new_state(), new_verifier()
        try:
            listener = Listener(state, answered)
        except OSError as error:
            raise ProblemError(problem("zoom.sign_in_failed", f"No port to listen on: {error.strerror}.")) from None
        url = self._endpoint.authorize_url(
            client_id, redirect_uri=listener.redirect_uri, state=state, verifier=verifier
        )
        return Pending(url, listener, client_id, verifier, reconnect)

    def complete(self, pending: Pending, *, seconds: float = WAIT_SECONDS) -> SignInResult:
        """Wait for the browser's answer and make an account of it.

        Raises:
            ProblemError: `zoom.declined`, `zoom.sign_in_cancelled`, `zoom.sign_in_timed_out`, `zoom.sign_in_failed`,
                `zoom.client_refused`, `zoom.unreachable`, `zoom.permission_missing`.
        """
        redirect_uri = pending.listener.redirect_uri
        answer = pending.listener.wait(seconds)
        match answer:
            case Cancelled():
                raise ProblemError(problem("zoom.sign_in_cancelled"))
            case TimedOut():
                raise ProblemError(problem("zoom.sign_in_timed_out"))
            case NotAllowed(error="access_denied"):
                raise ProblemError(problem("zoom.declined"))
            case NotAllowed():
                detail = f"Zoom says “{answer.description or answer.error}”."
                raise ProblemError(problem("zoom.sign_in_failed", detail))
            case Allowed():
                pass
        tokens = self._exchange(pending, answer, redirect_uri)
        held = Held(self._account(self._ask_who(tokens), tokens, pending.client_id), tokens)
        old = self._store.accounts.get(pending.expected) if pending.expected else None
        if old is None or old.id == held.account.id:
            return self.keep(held)
        if self._store.accounts.get(held.account.id) is not None:
            self.keep(held)
        return OtherUser(old, held.account, held)

    def keep(self, held: Held, *, for_this_run: bool = False) -> Connected | NotKept:
        """Keep the secret, read it back, and only then call the account ready; its waiting wishes go on.

        May be called again with what `NotKept` held, when the keyring is open, or `for_this_run` only.
        """
        account = held.account
        if self._store.accounts.get(account.id) is None:
            # Before the secret, so that a secret without its account can never be left behind.
            unfinished = replace(account, state="sign_in_again", problem="zoom.sign_in_expired", connected_at="")
            with self._store.transaction():
                self._store.accounts.put(unfinished)
        try:
            self._tokens.adopt(account.id, held.answer, for_this_run=for_this_run)
        except ProblemError as error:
            return NotKept(error.problem, held)
        self._ready(account)
        return Connected(account, missing_permissions(account.scopes))

    def finish_interrupted(self) -> None:
        """Bring sign-ins that died while they were kept to an end: the secret is there and counts, or nothing is left.

        While the keyring cannot say, they stay as they are.
        """
        for account in self._store.accounts.all():
            if is_unfinished(account):
                with suppress(ProblemError):
                    if self._tokens.has_secret(account.id):
                        self._ready(replace(account, state="ready", problem="", connected_at=self._now()))
                    else:
                        with self._store.transaction():
                            self._store.accounts.delete(account.id)

    def _ready(self, account: Account) -> None:
        with self._store.transaction():
            before = self._store.accounts.get(account.id)
            connected_at = (before.connected_at if before else "") or account.connected_at
            self._store.accounts.put(replace(account, connected_at=connected_at))
            self._store.meetings.release(account.id)
            self._know_again(account.id)
            take_up(self._store, account.id)
            Pauses(self._store.facts).clear(account.id)
            self._store.facts.put(f"zoom.told {account.id}", "")

    def switch(self, other: OtherUser, *, for_this_run: bool = False) -> Connected | NotKept:
        """Take the other user as an account of its own; what becomes of the old one is the caller's to say."""
        return self.keep(other.held, for_this_run=for_this_run)

    def _exchange(self, pending: Pending, answer: Allowed, redirect_uri: str) -> TokenAnswer:
        try:
            return self._endpoint.exchange(
                pending.client_id, code=answer.code, redirect_uri=redirect_uri, verifier=pending.verifier
            )
        except (ClientRefused, Unreachable):
            raise
        except (SignInExpired, OutcomeNotKnown) as failure:
            raise ProblemError(problem("zoom.sign_in_failed", failure.problem.detail)) from None

    def _ask_who(self, tokens: TokenAnswer) -> Me:
        access = self._tokens.access_of(tokens)
        for pause in _ASK_AGAIN_AFTER:
            try:
                return self._client.me_with(access)
            except (Unreachable, OutcomeNotKnown, TokenRefused, RateLimited):
                # A sign-in that fails here has ended the tokens of the one before it.
                self._clock.sleep(pause)
        return self._client.me_with(access)

    def _account(self, me: Me, tokens: TokenAnswer, client_id: str) -> Account:
        return Account(
            id=f"{me.account_id}/{me.id}",
            email=me.email,
            name=me.name,
            scopes=frozenset(tokens.scope.split()),
            client_id=client_id,
            connected_at=self._now(),
            timezone=me.timezone,
        )

    def _now(self) -> str:
        return datetime.fromtimestamp(self._clock.timestamp(), UTC).isoformat(timespec="seconds")


def is_unfinished(account: Account) -> bool:
    """Whether a sign-in was begun to be kept and nobody knows yet that it was."""
    return account.state == "sign_in_again" and not account.connected_at
