"""Tokens pass one gate: refreshed once, kept before they are used, given up only when Zoom calls them dead."""

from __future__ import annotations

import json
import threading
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.zoom.kit import ANN, World, an_event
from tray.domain.problem import ProblemError
from tray.domain.problems import problem
from tray.domain.secret import Secret
from tray.zoom.answers import TokenAnswer
from tray.zoom.endpoints import ZoomEndpoints
from tray.zoom.failures import ClientRefused, OutcomeNotKnown, SignInExpired, Unreachable
from tray.zoom.http import Response
from tray.zoom.kept_secrets import MemorySecrets, RunOnlySecrets
from tray.zoom.tokens import Tokens, secret_name


def refreshes(world: World) -> int:
    return len(world.sandbox.calls("POST", "/oauth/token"))


def test_an_access_token_is_used_until_shortly_before_its_end(connected: World) -> None:
    """No token request per call; one as soon as it would run out on the way."""
    account = connected.account.id
    first = connected.room.tokens.access(account)
    connected.clock.sleep(3400)
    assert connected.room.tokens.access(account) == first
    connected.clock.sleep(100)
    assert connected.room.tokens.access(account) != first
    assert refreshes(connected) == 1


def test_the_new_refresh_token_is_kept_before_the_access_token_is_used(connected: World) -> None:
    """Another process can always go on from the keyring."""
    account = connected.account.id
    for _ in range(5):
        connected.restart()
        connected.room.tokens.access(account)
        (grant,) = connected.sandbox.grants(ANN)
        assert connected.secrets.get(secret_name(account)) == Secret(grant.refresh_token)


def test_what_memory_holds_saves_the_next_process_a_refresh(connected: World) -> None:
    """Access tokens are handed over as they are, and read by nobody on the way."""
    account = connected.account.id
    kept = connected.room.kept()
    assert repr(kept) == "Secret(•••)"
    connected.restart()
    connected.room.tokens.take(kept)
    connected.room.tokens.access(account)
    assert refreshes(connected) == 0


@pytest.mark.parametrize(
    "rubbish", ["", "{}", "[]", "null", '{"access": {"a": [1]}}', '{"access": 3, "unsaved": {}, "run": {}}']
)
def test_what_cannot_be_read_of_it_is_left(connected: World, rubbish: str) -> None:
    """It costs a refresh, no more."""
    connected.restart()
    connected.room.tokens.take(Secret(rubbish))
    assert connected.room.tokens.access(connected.account.id).token


class Moody(MemorySecrets):
    """A keyring that can be locked for writing, and counts how often it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.locked = False
        self.tries = 0

    def set(self, name: str, value: Secret) -> None:
        self.tries += 1
        if self.locked:
            raise ProblemError(problem("keyring.locked"))
        super().set(name, value)


def test_a_keyring_that_does_not_take_it_loses_nothing(tmp_path: Path) -> None:
    """The new token is kept in memory, the person told once, the call made, and it is written when it can be."""
    keyring = Moody()
    with World(tmp_path, secrets=keyring) as world:
        account = world.sign_in().id
        world.restart()
        keyring.locked = True
        world.wish(an_event())
        world.quiet()
        assert len(world.sandbox.meetings(ANN)) == 1
        assert [code for code, _ in world.reports] == ["keyring.locked"]
        tries = keyring.tries
        for _ in range(10):
            world.room.tokens.access(account)
        assert keyring.tries == tries  # a keyring that asks a person something is not asked at every call
        kept = world.room.kept()
        world.clock.sleep(7200)
        world.restart()
        world.room.tokens.take(kept)
        keyring.locked = False
        world.room.tokens.access(account)
        (grant,) = world.sandbox.grants(ANN)
        assert keyring.get(secret_name(account)) == Secret(grant.refresh_token)


def test_a_stale_token_from_memory_does_not_end_a_good_sign_in(tmp_path: Path) -> None:
    """A process that got further has left the newer one in the keyring: that one counts."""
    keyring = Moody()
    with World(tmp_path, secrets=keyring) as world:
        account = world.sign_in().id
        world.restart()
        keyring.locked = True
        world.room.tokens.access(account)
        stale = world.room.kept()
        keyring.locked = False
        world.restart()
        world.room.tokens.take(stale)
        world.clock.sleep(7200)
        world.room.tokens.access(account)  # writes a newer one, and dies before it could say so
        world.restart()
        keyring.locked = True
        world.room.tokens.take(stale)
        world.clock.sleep(7200)
        assert world.room.tokens.access(account).token
        assert world.account.state == "ready"


@pytest.mark.parametrize("error", ["invalid_grant", "invalid_request"])
def test_a_dead_grant_ends_the_sign_in(connected: World, error: str) -> None:
    """The account asks for a sign-in, the secret is gone, and Zoom is not asked again."""
    connected.sandbox.switch(bad_refresh_error=error)
    connected.sandbox.portal.remove_app(ANN)
    connected.wish(an_event())
    connected.quiet(hours=24)
    assert connected.account.state == "sign_in_again"
    assert connected.account.problem == "zoom.sign_in_expired"
    assert connected.secrets.get(secret_name(connected.account.id)) is None
    assert [code for code, _ in connected.reports] == ["zoom.sign_in_expired"]
    assert refreshes(connected) == 1
    record = connected.record()
    assert record is not None
    assert record.pending


def test_an_admin_who_withdraws_is_a_dead_grant_too(connected: World) -> None:
    """Zoom says so by a number of its own."""
    connected.sandbox.switch(withdrawn_body="code_4738")
    connected.sandbox.portal.withdraw(ANN)
    connected.restart()
    with pytest.raises(SignInExpired):
        connected.room.tokens.access(connected.account.id)
    assert connected.account.state == "sign_in_again"


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (
            {
                "kind": "status",
                "status": 400,
                "body": '{"reason":"Invalid client_id or client_secret","error":"invalid_client"}',
            },
            ClientRefused,
        ),
        ({"kind": "status_500"}, OutcomeNotKnown),
        ({"kind": "html"}, OutcomeNotKnown),
        ({"kind": "rate_second"}, Unreachable),
        (
            {"kind": "status", "status": 400, "body": '{"reason":"Bad request","error":"invalid_request"}'},
            OutcomeNotKnown,
        ),
    ],
)
def test_everything_else_keeps_the_token(connected: World, fault: dict[str, Any], kind: type[Exception]) -> None:
    """A wrong client, a bad gateway or a limit is no reason to sign anybody out."""
    connected.sandbox.fault("POST", "/oauth/token", **fault)
    connected.restart()
    account = connected.account
    with pytest.raises(kind):
        connected.room.tokens.access(account.id)
    assert connected.account == account
    assert connected.room.tokens.access(account.id).token


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("expires_in", "an hour"),
        ("expires_in", None),
        ("expires_in", [3600]),
        ("scope", ["meeting:write:meeting"]),
        ("scope", 7),
        ("api_url", {}),
        ("token_type", 1),
        ("access_token", None),
        ("access_token", 12),
        ("access_token", "with a\nline"),
        ("access_token", "tök\ud7ffen"),
    ],
)
def test_what_is_odd_beside_a_new_refresh_token_does_not_cost_it(
    connected: World, field: str, value: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old one is spent by then: an answer thrown away for its life in words ended the sign-in."""
    account = connected.account.id
    connected.restart()
    http = connected.room._http
    send = http.send

    def odd(method: str, url: str, **more: Any) -> Response:
        answer = send(method, url, **more)
        body = json.loads(answer.body) | {field: value}
        return replace(answer, body=json.dumps(body).encode())

    monkeypatch.setattr(http, "send", odd)
    with suppress(OutcomeNotKnown):
        connected.room.tokens.access(account)
    connected.restart()
    assert connected.room.tokens.access(account).token
    assert connected.account.state == "ready"


def test_a_second_computer_that_signs_in_is_a_dead_grant_here(connected: World) -> None:
    """Zoom counts the last sign-in only; it is said once, and everything is kept."""
    connected.wish(an_event())
    connected.quiet()
    connected.sandbox.sign_in(ANN)
    connected.wish(an_event("Renamed"))
    connected.quiet(hours=24)
    assert connected.account.state == "sign_in_again"
    assert [code for code, _ in connected.reports] == ["zoom.sign_in_expired"]
    connected.sign_in()
    connected.quiet()
    assert connected.sandbox.meetings(ANN)[0].topic == "Renamed"


def test_scopes_are_those_granted_last(connected: World) -> None:
    """An admin may take some away at any time: every answer is looked at."""
    for grant in connected.sandbox.state.grants:
        grant.scopes = frozenset({"user:read:user"})
    connected.restart()
    connected.room.tokens.access(connected.account.id)
    assert connected.account.scopes == {"user:read:user"}


def test_a_keyring_that_has_lost_it_asks_for_a_sign_in(connected: World) -> None:
    """Nothing is sent to Zoom."""
    connected.secrets.delete(secret_name(connected.account.id))
    connected.restart()
    with pytest.raises(SignInExpired):
        connected.room.tokens.access(connected.account.id)
    assert refreshes(connected) == 0


class SlowEndpoint:
    """A token endpoint that lets everybody in before it answers."""

    def __init__(self) -> None:
        self.calls = 0

    def refresh(self, client_id: str, account: str, token: Secret) -> TokenAnswer:
        self.calls += 1
        threading.Event().wait(0.05)
        return TokenAnswer(Secret(f"access {self.calls}"), Secret(f"refresh {self.calls}"))


def test_many_at_once_make_one_refresh(connected: World) -> None:
    """Whoever comes second waits for what the first gets."""
    account = connected.account

    class Stub:
        class accounts:  # noqa: N801 - as the store names it
            @staticmethod
            def get(name: str) -> Any:
                return account

    endpoint: Any = SlowEndpoint()
    store: Any = Stub()
    secrets = RunOnlySecrets(MemorySecrets({secret_name(account.id): Secret("refresh 0")}))
    tokens = Tokens(endpoint, secrets, store=store, clock=connected.clock, endpoints=ZoomEndpoints("x"), report=print)
    got: list[Any] = []
    threads = [threading.Thread(target=lambda: got.append(tokens.access(account.id))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert endpoint.calls == 1
    assert len(got) == 8
    assert len(set(got)) == 1
