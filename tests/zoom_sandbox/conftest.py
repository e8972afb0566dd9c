"""A fresh sandbox with a frozen clock, and clients that talk to it over real HTTP."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest

from tests.zoom_sandbox import Sandbox

NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
VERIFIER = "a-verifier-of-forty-three-characters-or-more-0123"
REDIRECT = "http://127.0.0.1:49152/callback"


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(now=NOW, seed=7) as running:
        yield running


class Client:
    """A thin Zoom client: the wire and nothing more."""

    def __init__(self, sandbox: Sandbox, user: str | None = None) -> None:
        self.sandbox = sandbox
        self.http = httpx.Client(timeout=10, trust_env=False, verify=False)
        self.tokens: dict[str, Any] = sandbox.sign_in(user) if user else {}

    def authorize_url(self, **changes: str | None) -> str:
        digest = hashlib.sha256(VERIFIER.encode()).digest()
        query: dict[str, str | None] = {
            "response_type": "code",
            "client_id": self.sandbox.client_id,
            "redirect_uri": REDIRECT,
            "state": "st-1",
            "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
            "code_challenge_method": "S256",
        }
        query |= changes
        present = {name: value for name, value in query.items() if value is not None}
        return f"{self.sandbox.oauth_url}/authorize?{urlencode(present)}"

    def code(self, user: str = "ann@example.com", **changes: str | None) -> str:
        outcome = self.sandbox.authorise(self.authorize_url(**changes), user=user, follow=False)
        assert outcome.code is not None, outcome.page
        return outcome.code

    def token(self, **form: str) -> httpx.Response:
        return self.http.post(f"{self.sandbox.oauth_url}/token", data={"client_id": self.sandbox.client_id, **form})

    def exchange(self, code: str, **changes: str) -> httpx.Response:
        form = {"code": code, "redirect_uri": REDIRECT, "code_verifier": VERIFIER} | changes
        return self.token(grant_type="authorization_code", **form)

    def refresh(self, word: str | None = None) -> httpx.Response:
        return self.token(grant_type="refresh_token", refresh_token=word or self.tokens["refresh_token"])

    def call(self, method: str, path: str, body: Any = None, **query: Any) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.tokens['access_token']}"}
        return self.http.request(method, self.sandbox.api_url + path, headers=headers, json=body, params=query)

    def create(self, **body: Any) -> dict[str, Any]:
        wish = {"topic": "Stand-up", "type": 2, "start_time": "2027-03-02T10:00:00Z", "duration": 30} | body
        answer = self.call(
            "POST", "/users/me/meetings", {name: value for name, value in wish.items() if value is not None}
        )
        assert answer.status_code == 201, answer.text
        made: dict[str, Any] = answer.json()
        return made

    def read(self, meeting_id: int, **query: Any) -> dict[str, Any]:
        answer = self.call("GET", f"/meetings/{meeting_id}", **query)
        assert answer.status_code == 200, answer.text
        shown: dict[str, Any] = answer.json()
        return shown

    def patch(self, meeting_id: int, body: dict[str, Any], **query: Any) -> httpx.Response:
        return self.call("PATCH", f"/meetings/{meeting_id}", body, **query)


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[Client]:
    """A client nobody signed in with yet."""
    made = Client(sandbox)
    yield made
    made.http.close()


@pytest.fixture
def ann(sandbox: Sandbox) -> Iterator[Client]:
    """A client signed in as Ann."""
    made = Client(sandbox, "ann@example.com")
    yield made
    made.http.close()
