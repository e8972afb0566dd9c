"""Join and start links lead to pages and are remembered (zoom.md 5)."""

from __future__ import annotations

import httpx

from tests.zoom_sandbox import Sandbox
from tests.zoom_sandbox.conftest import Client


def visits(sandbox: Sandbox) -> list[tuple[str, str]]:
    return [(visit.kind, visit.result) for visit in sandbox.visits()]


def test_a_local_join_link_shows_the_meeting_and_is_remembered(sandbox: Sandbox, ann: Client) -> None:
    sandbox.switch(local_links=True)
    made = ann.create(topic="Tea & <b>cake</b>")
    assert made["join_url"].startswith(f"{sandbox.base_url}/j/{made['id']}?pwd=")
    page = httpx.get(made["join_url"], trust_env=False)
    assert (page.status_code, "You have joined Tea &amp; &lt;b&gt;cake&lt;/b&gt;" in page.text) == (200, True)
    assert visits(sandbox) == [("join", "joined")]
    assert sandbox.visits()[0].meeting_id == made["id"]


def test_without_the_right_pwd_the_passcode_is_asked_for(sandbox: Sandbox, ann: Client) -> None:
    sandbox.switch(local_links=True)
    made = ann.create()
    bare = f"{sandbox.base_url}/j/{made['id']}"
    for url in (bare, f"{bare}?pwd={made['password']}", f"{bare}?passcode=wrong"):
        assert "Enter meeting passcode" in httpx.get(url, trust_env=False).text
    assert "You have joined" in httpx.get(f"{bare}?passcode={made['password']}", trust_env=False).text
    assert visits(sandbox) == [("join", "passcode")] * 3 + [("join", "joined")]


def test_a_start_link_works_two_hours_and_starts_the_meeting(sandbox: Sandbox, ann: Client) -> None:
    sandbox.switch(local_links=True)
    made = ann.create()
    sandbox.clock.advance(minutes=119)
    assert "You have started Stand-up" in httpx.get(made["start_url"], trust_env=False).text
    ann.tokens = ann.refresh().json()
    assert ann.read(made["id"])["status"] == "started"
    sandbox.clock.advance(minutes=1)
    assert "expired" in httpx.get(made["start_url"], trust_env=False).text
    ann.tokens = ann.refresh().json()
    fresh = ann.read(made["id"])["start_url"]
    assert httpx.get(fresh, trust_env=False).status_code == 200
    assert visits(sandbox) == [("start", "started"), ("start", "expired"), ("start", "started")]


def test_a_link_to_a_deleted_meeting_leads_nowhere(sandbox: Sandbox, ann: Client) -> None:
    sandbox.switch(local_links=True)
    made = ann.create()
    ann.call("DELETE", f"/meetings/{made['id']}")
    assert httpx.get(made["join_url"], trust_env=False).status_code == 404
    assert visits(sandbox) == [("join", "gone")]
