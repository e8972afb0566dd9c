"""The token endpoint keeps the rules of zoom.md 1.3 and 1.5 to 1.8."""

from __future__ import annotations

from typing import Any

import pytest

from tests.zoom_sandbox import Sandbox
from tests.zoom_sandbox.conftest import VERIFIER, Client

BAD_REFRESH = {"reason": "Invalid Token!", "error": "invalid_grant"}


def test_a_code_becomes_a_pair_of_tokens(sandbox: Sandbox, client: Client) -> None:
    answer = client.exchange(client.code())
    content = answer.json()
    assert answer.status_code == 200
    assert set(content) == {"access_token", "token_type", "refresh_token", "expires_in", "scope", "api_url"}
    assert (content["token_type"], content["expires_in"]) == ("bearer", 3600)
    assert content["api_url"] == sandbox.base_url
    assert "meeting:write:meeting" in content["scope"].split()


def test_a_code_works_once(client: Client) -> None:
    code = client.code()
    assert client.exchange(code).status_code == 200
    again = client.exchange(code)
    assert (again.status_code, again.json()) == (
        400,
        {"reason": "Invalid authorization code", "error": "invalid_grant"},
    )


def test_a_code_lives_five_minutes(sandbox: Sandbox, client: Client) -> None:
    late, in_time = client.code(), client.code()
    sandbox.clock.advance(seconds=299)
    assert client.exchange(in_time).status_code == 200
    sandbox.clock.advance(seconds=1)
    assert client.exchange(late).json()["reason"] == "Invalid authorization code"


def test_the_redirect_is_compared_byte_for_byte(client: Client) -> None:
    answer = client.exchange(client.code(), redirect_uri="http://127.0.0.1:49153/callback")
    assert (answer.status_code, answer.json()["reason"]) == (400, "Redirect URI mismatch")


@pytest.mark.parametrize("verifier", ["", VERIFIER + "x", "wrong"])
def test_the_verifier_must_match(client: Client, verifier: str) -> None:
    answer = client.exchange(client.code(), code_verifier=verifier)
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_grant")


def test_a_challenge_without_a_method_is_plain(client: Client) -> None:
    code = client.code(code_challenge=VERIFIER, code_challenge_method=None)
    assert client.exchange(code).status_code == 200


def test_a_public_client_sends_no_authorization_header_and_no_secret(sandbox: Sandbox, client: Client) -> None:
    url = f"{sandbox.oauth_url}/token"
    form = {"grant_type": "refresh_token", "refresh_token": "x", "client_id": sandbox.client_id}
    for answer in (
        client.http.post(url, data=form, auth=(sandbox.client_id, "")),
        client.http.post(url, data=form | {"client_secret": "x"}),
        client.http.post(url, data=form | {"client_id": "other"}),
        client.http.post(url, data={name: form[name] for name in ("grant_type", "refresh_token")}),
    ):
        assert answer.status_code == 400
        assert answer.json() == {"reason": "Invalid client_id or client_secret", "error": "invalid_client"}


def test_parameters_belong_in_a_form_body(sandbox: Sandbox, client: Client) -> None:
    url = f"{sandbox.oauth_url}/token"
    form = {"grant_type": "refresh_token", "refresh_token": "x", "client_id": sandbox.client_id}
    for answer in (client.http.post(url, params=form), client.http.post(url, json=form)):
        assert (answer.status_code, answer.json()["error"]) == (400, "invalid_request")
    assert client.token().json()["error"] == "invalid_request"
    assert client.token(grant_type="password").json()["error"] == "unsupported_grant_type"


def test_each_refresh_gives_new_tokens_and_kills_the_old_refresh_token(sandbox: Sandbox, ann: Client) -> None:
    fresh = ann.refresh().json()
    assert fresh["refresh_token"] != ann.tokens["refresh_token"]
    again = ann.refresh()
    assert (again.status_code, again.json()) == (400, BAD_REFRESH)
    assert ann.refresh(fresh["refresh_token"]).status_code == 200
    assert sandbox.grants("ann@example.com")[0].refreshes == 2


def test_a_grace_after_rotation_can_be_switched_on(sandbox: Sandbox, ann: Client) -> None:
    sandbox.switch(rotation_grace_seconds=60)
    assert ann.refresh().status_code == 200
    assert ann.refresh().status_code == 200
    sandbox.clock.advance(seconds=60)
    assert ann.refresh().json() == BAD_REFRESH


def test_an_access_token_lives_an_hour(sandbox: Sandbox, ann: Client) -> None:
    sandbox.clock.advance(seconds=3599)
    assert ann.call("GET", "/users/me").status_code == 200
    sandbox.clock.advance(seconds=1)
    answer = ann.call("GET", "/users/me")
    assert (answer.status_code, answer.json()) == (401, {"code": 124, "message": "Access token is expired."})


def test_a_refresh_token_lives_ninety_days_from_its_last_refresh(sandbox: Sandbox, ann: Client) -> None:
    sandbox.clock.advance(days=89)
    ann.tokens = ann.refresh().json()
    sandbox.clock.advance(days=89)
    ann.tokens = ann.refresh().json()
    sandbox.clock.advance(days=90)
    assert ann.refresh().json() == BAD_REFRESH


def test_a_second_sign_in_kills_the_first(sandbox: Sandbox, ann: Client) -> None:
    sandbox.sign_in("ann@example.com")
    assert ann.call("GET", "/users/me").json() == {"code": 124, "message": "Invalid access token."}
    assert ann.refresh().json() == BAD_REFRESH
    assert [grant.state for grant in sandbox.grants(dead=True)] == ["superseded", "live"]


def test_supersession_can_be_switched_off(sandbox: Sandbox, ann: Client) -> None:
    sandbox.switch(supersede=False)
    sandbox.sign_in("ann@example.com")
    assert ann.refresh().status_code == 200


def test_sign_ins_of_different_users_leave_each_other_alone(sandbox: Sandbox, ann: Client) -> None:
    sandbox.sign_in("ben@example.com")
    assert ann.call("GET", "/users/me").json()["email"] == "ann@example.com"


def test_granted_scopes_are_what_the_user_was_given_until_they_sign_in_anew(sandbox: Sandbox, ann: Client) -> None:
    sandbox.user("ann@example.com").granted_scopes = ("user:read:user",)
    assert "meeting:write:meeting" in ann.refresh().json()["scope"]
    assert sandbox.sign_in("ann@example.com")["scope"] == "user:read:user"


@pytest.mark.parametrize("which", ["access_token", "refresh_token"])
def test_revoke_removes_the_app_for_the_user(sandbox: Sandbox, ann: Client, which: str) -> None:
    sandbox.switch(supersede=False)
    other = sandbox.sign_in("ann@example.com")
    form = {"token": ann.tokens[which], "client_id": sandbox.client_id}
    answer = ann.http.post(f"{sandbox.oauth_url}/revoke", data=form)
    assert (answer.status_code, answer.json()) == (200, {"status": "success"})
    assert ann.refresh(other["refresh_token"]).json() == BAD_REFRESH
    assert ann.call("GET", "/users/me").status_code == 401
    assert sandbox.grants("ann@example.com") == []


def test_an_app_removed_or_withdrawn_on_zooms_side_is_signed_out(sandbox: Sandbox, ann: Client) -> None:
    sandbox.portal.remove_app("ann@example.com")
    assert ann.call("GET", "/users/me").status_code == 401
    assert ann.refresh().json() == BAD_REFRESH
    ann.tokens = sandbox.sign_in("ann@example.com")
    sandbox.switch(withdrawn_body="code_4738")
    sandbox.portal.withdraw("dora@example.com")
    assert ann.refresh().json()["code"] == 4738
    assert "You cannot authorize" in sandbox.authorise(ann.authorize_url(), user="ann@example.com").page


@pytest.mark.parametrize(
    ("switches", "status", "error"),
    [({"bad_refresh_error": "invalid_request"}, 400, "invalid_request"), ({}, 400, "invalid_grant")],
)
def test_the_old_error_word_is_a_switch(
    sandbox: Sandbox, client: Client, switches: dict[str, Any], status: int, error: str
) -> None:
    sandbox.switch(**switches)
    answer = client.refresh("garbage")
    assert (answer.status_code, answer.json()) == (status, {"reason": "Invalid Token!", "error": error})


def test_a_token_in_the_query_is_refused(sandbox: Sandbox, ann: Client) -> None:
    answer = ann.http.get(f"{sandbox.api_url}/users/me", params={"access_token": ann.tokens["access_token"]})
    assert (answer.status_code, answer.json()["code"]) == (401, 124)
    assert "query parameter" in answer.json()["message"]


def test_no_token_and_a_wrong_token_are_refused(sandbox: Sandbox, ann: Client) -> None:
    assert ann.http.get(f"{sandbox.api_url}/users/me").json()["code"] == 124
    ann.tokens = {"access_token": "garbage"}
    assert ann.call("GET", "/users/me").status_code == 401


def test_every_secret_handed_out_can_be_named(sandbox: Sandbox, ann: Client) -> None:
    old = dict(ann.tokens)
    ann.tokens = ann.refresh().json()
    link = ann.create()["start_url"]
    code = ann.code()
    words = {old["access_token"], old["refresh_token"], ann.tokens["access_token"], link.split("zak=")[1], code}
    assert words <= sandbox.secrets()
