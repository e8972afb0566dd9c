"""The gate to every token: one refresh at a time, nothing used before it is kept.

A refresh token dies when it is used. From the moment Zoom answers until the new one is in the keyring its only copy is
here in memory: nothing but the write stands between the two, and death there ends in signing in again.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

from tray.domain.account import Account
from tray.domain.problem import Problem, ProblemError
from tray.domain.problems import problem
from tray.domain.secret import Secret
from tray.store.store import Store
from tray.zoom.answers import TokenAnswer
from tray.zoom.clock import Clock
from tray.zoom.endpoints import ZoomEndpoints
from tray.zoom.failures import SignInExpired
from tray.zoom.kept_secrets import RunOnlySecrets
from tray.zoom.sign_in.grant import TokenEndpoint, not_understood

_EARLY = 120.0
"""Seconds before its end from which an access token is not used any more."""

_LONGEST = 86_400.0
_SAVE_AGAIN_AFTER = 60.0


@dataclass(frozen=True, slots=True)
class Access:
    """An access token, the API it is for (base URL) and until when it is good (seconds since 1970)."""

    account: str
    token: Secret
    base: str
    good_until: float


class Tokens:
    """The tokens of all accounts.

    Refresh tokens lie in the keyring, one item an account; access tokens in memory only. `report` is told of a
    refresh token that could not be written: it is kept in memory and written as soon as the keyring takes it.
    """

    def __init__(
        self,
        endpoint: TokenEndpoint,
        secrets: RunOnlySecrets,
        *,
        store: Store,
        clock: Clock,
        endpoints: ZoomEndpoints,
        report: Callable[[Problem], None],
    ) -> None:
        self._endpoint = endpoint
        self._secrets = secrets
        self._store = store
        self._clock = clock
        self._endpoints = endpoints
        self._report = report
        self._gate = threading.RLock()
        self._held: dict[str, Access] = {}
        self._unsaved: dict[str, Secret] = {}
        self._save_again_at = 0.0

    def access(self, account: str, *, instead_of: Access | None = None) -> Access:
        """A token to call the API with, refreshed where it must be; `instead_of` is one that was refused.

        Raises:
            SignInExpired: the grant is dead; the account is marked, its secret gone.
            ZoomFailure: Zoom did not answer as it should; the refresh token is kept.
            ProblemError: `zoom.not_connected`, `keyring.locked`, `keyring.missing`.
        """
        with self._gate:
            self._save_again()
            held = self._held.get(account)
            refused = instead_of is not None and held is not None and held.token == instead_of.token
            if held is not None and not refused and self._clock.timestamp() < held.good_until:
                return held
            self._held.pop(account, None)
            return self._refresh(account)

    def adopt(self, account: str, answer: TokenAnswer, *, for_this_run: bool = False) -> None:
        """Take over the tokens of a sign-in; they are kept, and read back, when this returns.

        Raises:
            ProblemError: the keyring did not take them; nothing is changed.
        """
        with self._gate:
            if answer.refresh_token is None:
                raise ProblemError(problem("zoom.sign_in_failed", "Zoom gave no refresh token."))
            if for_this_run:
                self._secrets.set_for_this_run(secret_name(account), answer.refresh_token)
            else:
                self._secrets.set_in_keyring(secret_name(account), answer.refresh_token)
            self._unsaved.pop(account, None)
            self._held[account] = self._access_of(account, answer)

    def access_of(self, answer: TokenAnswer) -> Access:
        """The access token of a sign-in that is not an account yet."""
        return self._access_of("", answer)

    def refused(self, account: str, access: Access) -> None:
        """Note that even a fresh token was refused: sign in again. The secret stays, as Zoom did not call it dead."""
        with self._gate:
            if self._held.get(account) == access:
                del self._held[account]
            self._mark(account)

    def revoke(self, account: Account) -> None:
        """End the grant at Zoom; raises what `access` raises, and `ZoomFailure`."""
        self._endpoint.revoke(account.client_id, self.access(account.id).token)

    def forget(self, account: str) -> None:
        """Let no token of the account remain, here or in the keyring.

        Raises:
            ProblemError: the keyring cannot be used now.
        """
        with self._gate:
            self._held.pop(account, None)
            self._unsaved.pop(account, None)
            self._secrets.delete(secret_name(account))

    def has_secret(self, account: str) -> bool:
        """Whether there is a refresh token to try; raises `ProblemError` where the keyring cannot say."""
        with self._gate:
            return account in self._unsaved or self._secrets.get(secret_name(account)) is not None

    def kept(self) -> Secret:
        """All that lives in memory only, for whoever outlives this process; opaque, not to be written anywhere."""
        with self._gate:
            access = {
                one.account: [one.token.reveal(), one.base, one.good_until]
                for one in self._held.values()
                if one.account
            }
            unsaved = {account: token.reveal() for account, token in self._unsaved.items()}
            run = {name: token.reveal() for name, token in self._secrets.this_run.all().items()}
            return Secret(json.dumps({"access": access, "unsaved": unsaved, "run": run}))

    def take(self, kept: Secret) -> None:
        """Take over what another process's `kept` gave; what cannot be read is left."""
        with self._gate, suppress(ValueError, TypeError, KeyError, AttributeError):
            found = json.loads(kept.reveal())
            for account, (token, base, good_until) in found["access"].items():
                self._held[account] = Access(account, Secret(token), base, float(good_until))
            self._unsaved.update({account: Secret(token) for account, token in found["unsaved"].items()})
            for name, token in found["run"].items():
                self._secrets.set_for_this_run(name, Secret(token))

    def _refresh(self, account_id: str) -> Access:
        account = self._store.accounts.get(account_id)
        if account is None:
            raise ProblemError(problem("zoom.not_connected"))
        token = self._unsaved.get(account_id) or self._secrets.get(secret_name(account_id))
        if token is None:
            raise self._expired(account_id, SignInExpired(account_id, "Its secret is not in the keyring."))
        try:
            answer = self._endpoint.refresh(account.client_id, account_id, token)
        except SignInExpired as failure:
            newer = self._secrets.get(secret_name(account_id))
            if newer is None or newer == token:
                raise self._expired(account_id, failure) from None
            self._unsaved.pop(account_id, None)  # another process got further than the one that left this to us
            try:
                answer = self._endpoint.refresh(account.client_id, account_id, newer)
            except SignInExpired as last:
                raise self._expired(account_id, last) from None
        self._keep(account_id, answer.refresh_token or token)
        if not answer.access_token:
            raise not_understood()
        held = self._held[account_id] = self._access_of(account_id, answer)
        self._note_scopes(account, answer)
        return held

    def _keep(self, account: str, token: Secret) -> None:
        try:
            self._secrets.set(secret_name(account), token)
        except ProblemError as error:
            self._unsaved[account] = token
            self._save_again_at = self._clock.timestamp() + _SAVE_AGAIN_AFTER
            self._report(error.problem)
        else:
            self._unsaved.pop(account, None)

    def _save_again(self) -> None:
        now = self._clock.timestamp()
        if not self._unsaved or (now < self._save_again_at <= now + _SAVE_AGAIN_AFTER):
            return
        for account, token in list(self._unsaved.items()):
            try:
                self._secrets.set(secret_name(account), token)
            except ProblemError:
                self._save_again_at = now + _SAVE_AGAIN_AFTER
                return
            del self._unsaved[account]

    def _expired(self, account: str, failure: SignInExpired) -> SignInExpired:
        self._mark(account)
        self._held.pop(account, None)
        self._unsaved.pop(account, None)
        with suppress(ProblemError):  # a dead token in a locked keyring does no harm
            self._secrets.delete(secret_name(account))
        return failure

    def _mark(self, account_id: str) -> None:
        with self._store.transaction():
            account = self._store.accounts.get(account_id)
            if account is not None and account.state == "ready":
                self._store.accounts.set_state(account_id, "sign_in_again", "zoom.sign_in_expired")

    def _note_scopes(self, account: Account, answer: TokenAnswer) -> None:
        scopes = frozenset(answer.scope.split())
        if scopes and scopes != account.scopes:
            with self._store.transaction():
                now = self._store.accounts.get(account.id)
                if now is not None:
                    self._store.accounts.put(replace(now, scopes=scopes))

    def _access_of(self, account: str, answer: TokenAnswer) -> Access:
        life = min(max(answer.expires_in, 0.0), _LONGEST)
        good_until = self._clock.timestamp() + max(life - _EARLY, life / 2)
        return Access(account, answer.access_token, self._endpoints.api_base(answer.api_url), good_until)


def secret_name(account: str) -> str:
    """The name of an account's one secret."""
    return f"zoom {account}"
