"""Rate limits keep the rules of zoom.md 4."""

from __future__ import annotations

from tests.zoom_sandbox import Sandbox
from tests.zoom_sandbox.conftest import Client


def test_a_user_has_a_hundred_creates_and_updates_until_midnight_utc(sandbox: Sandbox, ann: Client) -> None:
    made = ann.create()
    for turn in range(99):
        assert ann.patch(made["id"], {"topic": f"t{turn}"}).status_code == 204
    refused = ann.patch(made["id"], {"topic": "one too many"})
    assert refused.status_code == 429
    assert refused.json() == {
        "code": 429,
        "message": "You have exceeded the daily rate limit (100) of Meeting Create/Update API requests permitted for "
        "this particular user. You may resume these requests at GMT 00:00:00.",
    }
    assert "retry-after" not in refused.headers
    assert (refused.headers["x-ratelimit-limit"], refused.headers["x-ratelimit-remaining"]) == ("6000", "5893")
    assert ann.call("POST", "/users/me/meetings", {"topic": "x"}).status_code == 429
    assert ann.read(made["id"])["topic"] == "t98"
    assert ann.call("DELETE", f"/meetings/{made['id']}").status_code == 204
    sandbox.clock.advance(hours=15)
    ann.tokens = ann.refresh().json()
    assert ann.create()["id"]


def test_each_user_has_a_hundred_of_their_own(sandbox: Sandbox, ann: Client) -> None:
    sandbox.switch(daily_writes_per_user=1)
    ann.create()
    ann.tokens = sandbox.sign_in("ben@example.com")
    ann.create()


def test_calls_per_second_are_limited_by_plan_and_label(sandbox: Sandbox, ann: Client) -> None:
    sandbox.switch(plan="free", limit_clock="sandbox")
    for remaining in ("1999", "1998"):
        answer = ann.call("GET", "/users/me/meetings")
        assert answer.status_code == 200
        assert answer.headers["x-ratelimit-remaining"] == remaining
    refused = ann.call("GET", "/users/me/meetings")
    assert (refused.status_code, refused.json()["code"]) == (429, 429)
    assert "per-second" in refused.json()["message"]
    assert refused.headers["x-ratelimit-category"] == "Medium"
    assert refused.headers["x-ratelimit-type"] == "QPS"
    assert refused.headers["x-ratelimit-limit"] == "2"
    assert "retry-after" not in refused.headers
    assert ann.call("GET", "/users/me").status_code == 200
    sandbox.clock.advance(seconds=1)
    assert ann.call("GET", "/users/me/meetings").status_code == 200


def test_the_daily_limit_says_when_it_ends_as_an_instant(sandbox: Sandbox, ann: Client) -> None:
    sandbox.switch(plan="free", limit_clock="sandbox")
    for _ in range(1000):
        assert ann.call("GET", "/users/me/meetings").status_code == 200
        assert ann.call("GET", "/users/me/meetings").status_code == 200
        sandbox.clock.advance(seconds=1)
    refused = ann.call("GET", "/users/me/meetings")
    assert refused.status_code == 429
    assert refused.headers["retry-after"] == "2027-03-02T00:00:00Z"
    assert refused.headers["x-ratelimit-type"] == "Daily-limit"


def test_the_limit_is_the_accounts_not_the_users(sandbox: Sandbox, ann: Client) -> None:
    sandbox.switch(plan="free", limit_clock="sandbox")
    for _ in range(4):
        assert ann.call("GET", "/users/me").status_code == 200
    ann.tokens = sandbox.sign_in("dora@example.com")
    assert ann.call("GET", "/users/me").status_code == 429
    ann.tokens = sandbox.sign_in("ben@example.com")
    assert ann.call("GET", "/users/me").status_code == 200
