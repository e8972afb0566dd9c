"""The consent page keeps the rules of zoom.md 1.2, 1.4 and 1.9."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from tests.zoom_sandbox import Sandbox
from tests.zoom_sandbox.conftest import REDIRECT, Client


def test_allow_brings_a_code_and_the_state_back_to_the_redirect(sandbox: Sandbox, client: Client) -> None:
    outcome = sandbox.authorise(client.authorize_url(), follow=False)
    assert (outcome.location or "").startswith(f"{REDIRECT}?code=")
    assert set(outcome.answer) == {"code", "state"}
    assert outcome.answer["state"] == "st-1"


def test_without_a_state_none_comes_back(sandbox: Sandbox, client: Client) -> None:
    outcome = sandbox.authorise(client.authorize_url(state=None), follow=False)
    assert set(outcome.answer) == {"code"}


def test_the_page_names_app_user_and_every_permission(client: Client) -> None:
    page = client.http.get(client.authorize_url()).text
    for words in (
        "Dainvo tray",
        "ann@example.com",
        "Create meetings for you",
        "Delete your meetings",
        "Allow",
        "Decline",
    ):
        assert words in page


def test_another_user_can_be_chosen(sandbox: Sandbox, client: Client) -> None:
    assert client.exchange(client.code("ben@example.com")).status_code == 200
    assert len(sandbox.grants("ben@example.com")) == 1
    assert sandbox.grants("ann@example.com") == []


def test_decline_is_told_to_the_app(sandbox: Sandbox, client: Client) -> None:
    outcome = sandbox.authorise(client.authorize_url(), decision="decline", follow=False)
    assert outcome.answer == {"error": "access_denied", "state": "st-1"}


def test_decline_can_also_stay_silent(sandbox: Sandbox, client: Client) -> None:
    sandbox.switch(decline="stay")
    outcome = sandbox.authorise(client.authorize_url(), decision="decline")
    assert outcome.location is None
    assert "You declined" in outcome.page


def test_an_admin_must_approve_first_where_the_account_says_so(sandbox: Sandbox, client: Client) -> None:
    url = client.authorize_url()
    stopped = sandbox.authorise(url, user="carla@corp.example")
    assert stopped.location is None
    assert "You cannot authorize Dainvo tray" in stopped.page
    asked = sandbox.authorise(url, user="carla@corp.example", decision="request")
    assert "Your request was sent" in asked.page
    assert "admin" in sandbox.mails()[0].to
    sandbox.portal.approve("carla@corp.example")
    assert sandbox.authorise(url, user="carla@corp.example", follow=False).code


@pytest.mark.parametrize(
    "redirect",
    [
        "http://localhost:49152/callback",
        "http://127.0.0.1:49152/",
        "http://127.0.0.1:49152/callback/",
        "http://127.0.0.1:49152/Callback",
        "http://127.0.0.1:49152/callback?x=1",
        "https://127.0.0.1:49152/callback",
        "http://[::1]:49152/callback",
        "http://127.0.0.1.evil.com/callback",
        "http://me@127.0.0.1:49152/callback",
        "http://127.0.0.1:99999/callback",
        "myapp://callback",
        "",
    ],
)
def test_any_redirect_but_the_registered_one_is_refused_with_the_4700_page(client: Client, redirect: str) -> None:
    answer = client.http.get(client.authorize_url(redirect_uri=redirect))
    assert answer.status_code == 400
    assert "(4,700)" in answer.text
    assert '"errorCode": 4700, "errorMessage": "Invalid redirect url"' in answer.text


@pytest.mark.parametrize("redirect", ["http://127.0.0.1/callback", "http://127.0.0.1:1/callback"])
def test_the_loopback_port_does_not_count(client: Client, redirect: str) -> None:
    assert client.http.get(client.authorize_url(redirect_uri=redirect)).status_code == 200


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"client_id": None}, "4,702"),
        ({"client_id": "other"}, "4,702"),
        ({"response_type": "token"}, "response_type"),
        ({"code_challenge": None}, "PKCE"),
        ({"code_challenge": "short"}, "PKCE"),
        ({"code_challenge_method": "S512"}, "code_challenge_method"),
        ({"scope": "meeting:write:meeting"}, "Invalid scope"),
        ({"scope": ""}, "Invalid scope"),
    ],
)
def test_a_wrong_request_gets_a_page_that_says_so(client: Client, changes: dict[str, str | None], words: str) -> None:
    answer = client.http.get(client.authorize_url(**changes))
    assert answer.status_code == 400
    assert words in answer.text


def test_where_scope_is_accepted_it_narrows_the_grant(sandbox: Sandbox, client: Client) -> None:
    sandbox.switch(scope_parameter="accept")
    code = client.code(scope="user:read:user meeting:write:meeting")
    assert client.exchange(code).json()["scope"] == "meeting:write:meeting user:read:user"


def test_a_page_cannot_be_decided_twice(sandbox: Sandbox, client: Client) -> None:
    page = client.http.get(client.authorize_url()).text
    ticket = page.split('name="ticket" value="')[1].split('"')[0]
    form = {"ticket": ticket, "user": "ann@example.com", "decision": "allow"}
    assert client.http.post(f"{sandbox.oauth_url}/decide", data=form).status_code == 302
    assert client.http.post(f"{sandbox.oauth_url}/decide", data=form).status_code == 400


def test_following_the_redirect_visits_the_app(sandbox: Sandbox, client: Client) -> None:
    seen: list[str] = []

    class Callback(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"You can close this page.")

        def log_message(self, *words: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Callback) as listener:
        thread = threading.Thread(target=listener.handle_request)
        thread.start()
        redirect = f"http://127.0.0.1:{listener.server_port}/callback"
        outcome = sandbox.authorise(client.authorize_url(redirect_uri=redirect))
        thread.join()
    assert (outcome.callback_status, outcome.callback_page) == (200, "You can close this page.")
    assert seen[0].startswith("/callback?code=")


def test_values_in_pages_are_escaped(sandbox: Sandbox, client: Client) -> None:
    answer = client.http.get(client.authorize_url(redirect_uri="http://x/<script>"))
    assert "<script>" not in answer.text
