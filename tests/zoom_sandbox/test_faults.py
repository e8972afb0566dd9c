"""Faults strike as often as told, where told, before or after the call took effect."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress

import httpx
import pytest

from tests.zoom_sandbox import KINDS, Sandbox
from tests.zoom_sandbox.conftest import Client

POST = ("POST", "/v2/users/me/meetings")
BODY = {"topic": "x", "start_time": "2027-03-02T10:00:00Z"}


def attempt(ann: Client) -> httpx.Response:
    return ann.call("POST", "/users/me/meetings", BODY)


@pytest.mark.parametrize(
    ("kind", "expected", "made"),
    [
        ("token_invalid", (401, 124), 0),
        ("token_expired", (401, 124), 0),
        ("scope_missing", (400, 4711), 0),
        ("gone", (404, 3001), 0),
        ("rate_second", (429, 429), 0),
        ("rate_daily", (429, 429), 0),
        ("rate_user", (429, 429), 0),
        ("rate_lock", (429, 429), 0),
        ("status_500", (500, 500), 0),
        ("status_502", (502, 502), 0),
        ("status_503", (503, 503), 0),
        ("unknown_fields", (201, None), 1),
        ("wrong_types", (201, None), 1),
        ("delay", (201, None), 1),
        ("delay_after", (201, None), 1),
    ],
)
def test_a_fault_answers_once_and_then_all_is_well(
    sandbox: Sandbox, ann: Client, kind: str, expected: tuple[int, int | None], made: int
) -> None:
    rule = sandbox.fault(*POST, kind=kind)
    answer = attempt(ann)
    assert (answer.status_code, answer.json().get("code")) == expected
    assert len(sandbox.meetings()) == made
    assert attempt(ann).status_code == 201
    assert rule.hits == 1


@pytest.mark.parametrize(
    "kind", ["cut_json", "invalid_json", "empty_body", "scope_missing_malformed", "html", "status"]
)
def test_some_bodies_are_not_json(sandbox: Sandbox, ann: Client, kind: str) -> None:
    sandbox.fault(*POST, kind=kind)
    answer = attempt(ann)
    with pytest.raises(ValueError):
        answer.json()
    assert len(sandbox.meetings()) == int(kind in {"cut_json", "invalid_json", "empty_body"})
    assert ("text/html" in answer.headers.get("content-type", "")) == (kind == "html")


@pytest.mark.parametrize(
    ("kind", "error", "made"),
    [
        ("drop_before", httpx.RemoteProtocolError, 0),
        ("reset_before", httpx.ReadError, 0),
        ("drop_after", httpx.RemoteProtocolError, 1),
        ("reset_after", httpx.ReadError, 1),
        ("reset_mid_body", (httpx.ReadError, httpx.RemoteProtocolError), 1),
    ],
)
def test_a_broken_connection_leaves_the_meeting_made_or_not(
    sandbox: Sandbox, ann: Client, kind: str, error: type[Exception] | tuple[type[Exception], ...], made: int
) -> None:
    sandbox.fault(*POST, kind=kind)
    with pytest.raises(error):
        attempt(ann)
    assert len(sandbox.meetings()) == made
    call = sandbox.calls(*POST)[0]
    assert (call.status, call.handled, call.fault) == (None, 201 if made else None, kind)


def test_a_lost_refresh_strands_the_client(sandbox: Sandbox, ann: Client) -> None:
    sandbox.fault("POST", "/oauth/token", kind="drop_after")
    with pytest.raises(httpx.RemoteProtocolError):
        ann.refresh()
    assert ann.refresh().json() == {"reason": "Invalid Token!", "error": "invalid_grant"}


def test_any_answer_can_come_after_the_call_took_effect(sandbox: Sandbox, ann: Client) -> None:
    sandbox.fault(*POST, kind="status_503", commit=True)
    assert attempt(ann).status_code == 503
    assert len(sandbox.meetings()) == 1
    sandbox.fault(*POST, kind="empty_body", commit=False)
    assert attempt(ann).content == b""
    assert len(sandbox.meetings()) == 1


def test_a_fault_for_ever_lasts_until_it_is_taken_back(sandbox: Sandbox, ann: Client) -> None:
    rule = sandbox.fault("*", "/v2/*", kind="token_invalid", times=None)
    assert [ann.call("GET", "/users/me").status_code for _ in range(3)] == [401] * 3
    sandbox.remove_fault(rule.id)
    assert ann.call("GET", "/users/me").status_code == 200


def test_a_fault_can_skip_calls_and_hit_one_kind_of_path_or_user_only(sandbox: Sandbox, ann: Client) -> None:
    made = ann.create()["id"]
    sandbox.fault("GET", "/v2/meetings/{id}", kind="gone", times=2, skip=1)
    paths = [f"/meetings/{made}", f"/meetings/{made}/invitation", *[f"/meetings/{made}"] * 3]
    assert [ann.call("GET", path).status_code for path in paths] == [200, 200, 404, 404, 200]
    sandbox.fault("GET", kind="status_500", user="ben@example.com")
    assert ann.call("GET", "/users/me").status_code == 200
    ann.tokens = sandbox.sign_in("ben@example.com")
    assert ann.call("GET", "/users/me").status_code == 500


def test_wrong_types_can_bend_one_field(sandbox: Sandbox, ann: Client) -> None:
    sandbox.fault(*POST, kind="wrong_types", fields=("id",))
    answer = attempt(ann).json()
    assert answer["topic"] == "x"
    assert not isinstance(answer["id"], int)


def test_a_held_call_waits_until_it_is_released(sandbox: Sandbox, ann: Client) -> None:
    results: list[int] = []

    def run() -> None:
        results.append(attempt(ann).status_code)

    for kind, made in (("hold", 0), ("hold_after", 2)):
        rule = sandbox.fault(*POST, kind=kind)
        thread = threading.Thread(target=run)
        thread.start()
        assert rule.wait_hit()
        assert (len(sandbox.meetings()), len(results)) == (made, made // 2)
        rule.release()
        thread.join()
    assert results == [201, 201]


def test_offline_refuses_connections_and_comes_back_at_the_same_address(sandbox: Sandbox, ann: Client) -> None:
    address = sandbox.base_url
    assert ann.call("GET", "/users/me").status_code == 200
    with sandbox.offline(), pytest.raises(httpx.ConnectError):
        ann.call("GET", "/users/me")
    assert sandbox.base_url == address
    assert ann.call("GET", "/users/me").status_code == 200


def test_stopping_lets_go_of_whoever_waits() -> None:
    running = Sandbox().start()
    rule = running.fault(kind="hold")
    errors: list[Exception] = []

    def run() -> None:
        try:
            httpx.get(f"{running.api_url}/users/me", trust_env=False, timeout=30)
        except httpx.TransportError as error:
            errors.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    assert rule.wait_hit()
    running.stop()
    thread.join(10)
    assert not thread.is_alive()


def test_an_unknown_kind_is_a_mistake_that_is_named(sandbox: Sandbox) -> None:
    with pytest.raises(ValueError, match="drop_after"):
        sandbox.fault(kind="meteor")


def test_every_kind_can_strike_the_token_endpoint(sandbox: Sandbox, ann: Client) -> None:
    for kind in sorted(KINDS - {"hold", "hold_after"}):
        ann.tokens = sandbox.sign_in("ann@example.com")
        rule = sandbox.fault("POST", "/oauth/token", kind=kind)
        with suppress(httpx.TransportError):
            ann.refresh()
        assert rule.hits == 1, kind


def test_unknown_fields_can_be_everywhere(sandbox: Sandbox, ann: Client) -> None:
    sandbox.switch(extra_fields=True)
    answers: list[Callable[[], httpx.Response]] = [
        ann.refresh,
        lambda: ann.call("GET", "/users/me"),
        lambda: attempt(ann),
    ]
    for ask in answers:
        assert "x_new_in_2027" in ask().json()
