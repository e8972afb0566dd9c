"""Signing in, from the page to an account that can be used, on Zoom's good and bad days."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.zoom.kit import ANN, BEN, World, an_event
from tray.domain.problem import ProblemError
from tray.domain.problems import problem
from tray.domain.secret import Secret
from tray.zoom.endpoints import ZoomEndpoints
from tray.zoom.http import Http
from tray.zoom.kept_secrets import MemorySecrets
from tray.zoom.sign_in.flow import Connected, NotKept, OtherUser
from tray.zoom.sign_in.grant import TokenEndpoint, new_verifier
from tray.zoom.tokens import secret_name
from tray.zoom.wishes import set_aside

CARLA = "carla@corp.example"


def code_of(world: World, **how: Any) -> str:
    """What the sign-in ends with."""
    user, decision, seconds = how.get("user", ANN), how.get("decision", "allow"), how.get("seconds", 5.0)
    with pytest.raises(ProblemError) as caught:
        world.room.sign_in.run(world.browser(user, decision), seconds=seconds)
    return caught.value.problem.code


def test_allow_makes_a_ready_account(world: World) -> None:
    """Who it is, what was granted, and a secret in the keyring that works."""
    account = world.connect()
    assert (account.email, account.name, account.state, account.timezone) == (
        ANN,
        "Ann Berger",
        "ready",
        "Europe/Berlin",
    )
    assert account.id == "AccA7pQ2RkSvW9xYtZu3Lw/Ann1-kQwT4S0mYbRzVx8dA"
    assert "meeting:write:meeting" in account.scopes
    assert world.account == account
    world.restart()
    assert world.room.tokens.access(account.id).token


def test_the_page_is_asked_for_as_zoom_wants_it(world: World) -> None:
    """PKCE with S256, a literal loopback address, a state, and no scope parameter."""
    pending = world.room.sign_in.begin()
    pending.cancel()
    pending.listener.close()
    query = parse_qs(urlsplit(pending.url).query)
    assert set(query) == {
        "response_type",
        "client_id",
        "redirect_uri",
        "state",
        "code_challenge",
        "code_challenge_method",
    }
    assert query["code_challenge_method"] == ["S256"]
    assert query["redirect_uri"] == [pending.listener.redirect_uri]
    assert len(query["state"][0]) >= 32


def test_the_challenge_is_that_of_the_standard() -> None:
    """The example of RFC 7636, appendix B."""
    endpoint = TokenEndpoint(Http(), ZoomEndpoints("id"))
    verifier = Secret("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
    url = endpoint.authorize_url("id", redirect_uri="http://127.0.0.1:1/callback", state="s", verifier=verifier)
    assert parse_qs(urlsplit(url).query)["code_challenge"] == ["E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"]
    assert 43 <= len(new_verifier().reveal()) <= 128


def test_every_bad_end_has_its_words(world: World) -> None:
    """Decline, silence, an admin's page and a closed one each end in their own problem."""
    assert code_of(world, decision="decline") == "zoom.declined"
    assert code_of(world, decision="close", seconds=0.05) == "zoom.sign_in_timed_out"
    assert code_of(world, user=CARLA, seconds=0.05) == "zoom.sign_in_timed_out"
    world.sandbox.switch(decline_error="server_error")
    assert code_of(world, decision="decline") == "zoom.sign_in_failed"
    assert world.store.accounts.all() == ()
    assert isinstance(world.secrets, MemorySecrets)
    assert world.secrets.all() == {}


def test_a_cancel_from_elsewhere_ends_it(world: World) -> None:
    """The person pressed Cancel in the tray while the browser was open."""
    with pytest.raises(ProblemError) as caught:
        world.room.sign_in.run(lambda url: None, started=lambda pending: pending.cancel())
    assert caught.value.problem.code == "zoom.sign_in_cancelled"


def test_without_a_client_id_nothing_is_opened(world: World) -> None:
    """It says what is missing."""
    world.endpoints = lambda **changes: ZoomEndpoints("", world.sandbox.oauth_url, world.sandbox.api_url)  # type: ignore[method-assign]
    world.restart()
    assert code_of(world) == "zoom.no_client_id"


def test_a_client_id_nobody_knows_is_named(world: World) -> None:
    """Zoom's token endpoint refuses it."""
    world.sandbox.fault(
        "POST",
        "/oauth/token",
        kind="status",
        status=400,
        body='{"reason":"Invalid client_id or client_secret","error":"invalid_client"}',
    )
    assert code_of(world) == "zoom.client_refused"


@pytest.mark.parametrize(
    ("kind", "code"),
    [("drop_after", "zoom.sign_in_failed"), ("status_500", "zoom.sign_in_failed"), ("html", "zoom.sign_in_failed")],
)
def test_a_lost_exchange_is_a_failed_sign_in(world: World, kind: str, code: str) -> None:
    """The code works once: whoever cannot tell starts again."""
    world.sandbox.fault("POST", "/oauth/token", kind=kind)
    assert code_of(world) == code
    assert world.connect().state == "ready"


@pytest.mark.parametrize("kind", ["status_503", "token_invalid", "rate_second", "rate_lock", "html"])
def test_zoom_may_stumble_over_who_it_is(world: World, kind: str) -> None:
    """The tokens are there already, and those before are dead, so the question is asked again."""
    world.sandbox.fault("GET", "/v2/users/me", kind=kind, times=2)
    assert world.connect().email == ANN


def test_missing_permissions_are_named_one_by_one(world: World) -> None:
    """The account works as far as it may."""
    world.sandbox.user(ANN).granted_scopes = ("user:read:user", "meeting:write:meeting")
    result = world.room.sign_in.run(world.browser())
    assert isinstance(result, Connected)
    assert "meeting:delete:meeting" in result.missing
    assert "meeting:write:meeting" not in result.missing


def test_without_the_permission_to_know_who_it_is_there_is_no_account(world: World) -> None:
    """It says that permissions are missing."""
    world.sandbox.user(ANN).granted_scopes = ("meeting:write:meeting",)
    assert code_of(world) == "zoom.permission_missing"


def test_reconnect_keeps_account_and_wishes(connected: World) -> None:
    """The same account, its first day of connection, and waiting wishes fulfilled at once."""
    before = connected.account
    connected.wish(an_event())
    connected.sandbox.portal.remove_app(ANN)
    connected.quiet()
    assert connected.account.state == "sign_in_again"
    assert connected.sandbox.meetings(ANN) == []
    connected.clock.sleep(60)
    connected.connect(reconnect=before.id)
    connected.quiet()
    assert connected.account == before
    assert len(connected.sandbox.meetings(ANN)) == 1


@pytest.mark.parametrize("died", [False, True])
def test_a_sign_in_that_counts_has_taken_up_what_waited_for_it(world: World, *, died: bool) -> None:
    """Its foreign meetings and what no account was there for, in one step: else a death between left them for ever."""
    account = world.connect()
    world.wish(an_event(), mark="made", meeting_id="1")
    with world.store.transaction():
        made = world.store.meetings.get("made")
        assert made is not None
        set_aside(world.store, made)
        world.store.meetings.put(replace(made, mark="homeless", account="", meeting_id="", not_before=9e9))
        if died:
            world.store.accounts.put(replace(account, state="sign_in_again", connected_at=""))
        else:
            world.store.accounts.delete(account.id)
    if died:
        world.room.sign_in.finish_interrupted()
    else:
        world.connect()
    found = {one.mark: (one.account, one.state, one.pending, one.not_before) for one in world.store.meetings.all()}
    assert found == {"made": (account.id, "ready", True, 0), "homeless": (account.id, "ready", True, 0)}


def test_another_user_is_noticed_before_anything_is_replaced(connected: World) -> None:
    """The old account works on; the new one is taken only on wish."""
    old = connected.account
    result = connected.room.sign_in.run(connected.browser(BEN), reconnect=old.id)
    assert isinstance(result, OtherUser)
    assert (result.old.email, result.new.email) == (ANN, BEN)
    assert connected.store.accounts.all() == (old,)
    assert connected.secrets.get(secret_name(result.new.id)) is None
    assert connected.room.tokens.access(old.id).token
    switched = connected.room.sign_in.switch(result)
    assert isinstance(switched, Connected)
    assert {account.email for account in connected.store.accounts.all()} == {ANN, BEN}


def test_another_user_who_is_connected_too_is_reconnected(connected: World) -> None:
    """Zoom has ended that user's earlier tokens with this sign-in, so the new ones are kept."""
    connected.connect(BEN)
    ann, ben = sorted(connected.store.accounts.all(), key=lambda one: one.email)
    result = connected.room.sign_in.run(connected.browser(BEN), reconnect=ann.id)
    assert isinstance(result, OtherUser)
    connected.restart()
    assert connected.room.tokens.access(ben.id).token
    assert connected.room.tokens.access(ann.id).token


class Refusing(MemorySecrets):
    """A keyring that is locked until it is opened."""

    locked = True

    def set(self, name: str, value: Secret) -> None:
        if self.locked:
            raise ProblemError(problem("keyring.locked"))
        super().set(name, value)


def test_a_locked_keyring_loses_no_sign_in(world: World) -> None:
    """It is told, and kept when the keyring is open, without asking Zoom again."""
    keyring = Refusing()
    world.secrets = keyring
    world.restart()
    result = world.room.sign_in.run(world.browser())
    assert isinstance(result, NotKept)
    assert result.problem.code == "keyring.locked"
    assert world.account.state == "sign_in_again"
    keyring.locked = False
    kept = world.room.sign_in.keep(result.held)
    assert isinstance(kept, Connected)
    assert world.store.accounts.all() == (kept.account,)
    assert list(keyring.all()) == [secret_name(world.account.id)]


def test_for_this_run_only_nothing_is_kept_on_the_computer(world: World) -> None:
    """The next process gets it from this one, and a fresh start asks for a sign-in."""
    keyring = Refusing()
    world.secrets = keyring
    world.restart()
    result = world.room.sign_in.run(world.browser())
    assert isinstance(result, NotKept)
    assert isinstance(world.room.sign_in.keep(result.held, for_this_run=True), Connected)
    world.wish(an_event())
    world.quiet()
    assert len(world.sandbox.meetings(ANN)) == 1
    kept = world.room.kept()
    world.clock.sleep(7200)
    world.restart()
    world.room.tokens.take(kept)
    world.room.tokens.access(world.account.id)
    assert keyring.all() == {}
    world.restart()
    with pytest.raises(ProblemError):
        world.room.tokens.access(world.account.id)
    assert world.account.state == "sign_in_again"


def test_nothing_secret_is_said_anywhere(world: World, caplog: pytest.LogCaptureFixture) -> None:
    """Not in a log at its chattiest, not in the store's file, not in what values say of themselves."""
    caplog.set_level(logging.DEBUG)
    world.connect()
    world.wish(an_event())
    world.quiet()
    world.sandbox.fault("GET", "/v2/meetings/{id}", kind="token_invalid", times=None)
    record = world.record()
    assert record is not None
    with pytest.raises(ProblemError) as caught:
        world.room.runner.invitation(record) and world.room.runner.start_link(record)
    said = caplog.text + repr(caught.value) + repr(caught.value.__cause__) + repr(world.room.kept())
    said += "".join(path.read_bytes().decode("latin-1") for path in world.path.parent.iterdir())
    assert not [word for word in world.sandbox.secrets() if word in said]
