"""The sandbox can be driven and read from outside, and its README says everything there is."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from tests.zoom_sandbox import KINDS, Clock, RemoteSandbox, Sandbox, Switches, sandbox_process
from tests.zoom_sandbox.conftest import NOW, Client
from tests.zoom_sandbox.control import addresses

HERE = Path(__file__).parent


def test_as_a_program_it_does_all_that_the_value_does() -> None:
    with sandbox_process("--local-links", "--switch", "plan=pro", "--switch", "daily_writes_per_user=50") as remote:
        tokens = remote.sign_in("ben@example.com")
        headers = {"Authorization": f"Bearer {tokens['access_token']}"}
        with httpx.Client(headers=headers, trust_env=False) as http:
            remote.fault("POST", "/v2/users/me/meetings", kind="status_503")
            url = f"{remote.api_url}/users/me/meetings"
            assert http.post(url, json={"topic": "x"}).status_code == 503
            made = http.post(url, json={"topic": "x", "type": 3}).json()
            assert made["join_url"].startswith(f"{remote.base_url}/j/")
            remote.portal("rename", meeting_id=made["id"], topic="y")
            assert remote.meetings("ben@example.com")[0]["topic"] == "y"
            http.get(made["join_url"])
            assert remote.visits()[0]["result"] == "joined"
            remote.advance(hours=1)
            assert http.get(f"{remote.api_url}/users/me").status_code == 401
        assert [call["status"] for call in remote.calls("POST", "/v2/users/me/meetings")] == [503, 201]
        assert remote.counters()["POST /v2/users/me/meetings"] == 2
        grant = remote.grants("ben@example.com")[0]
        assert (grant["state"], grant["live_access_tokens"]) == ("live", 0)
        assert tokens["refresh_token"] not in str(grant)
        with pytest.raises(ValueError, match="no fault of the kind"):
            remote.fault(kind="meteor")


def test_the_program_ends_when_its_input_does() -> None:
    command = [sys.executable, "-m", "tests.zoom_sandbox", "--until-eof"]
    done = subprocess.run(command, cwd=HERE.parents[1], input=b"", capture_output=True, timeout=30, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b'{"ready": true')


def test_the_program_refuses_a_switch_it_does_not_have() -> None:
    command = [sys.executable, "-m", "tests.zoom_sandbox", "--switch", "colour=red"]
    done = subprocess.run(command, cwd=HERE.parents[1], capture_output=True, timeout=30, check=False)
    assert done.returncode == 2
    assert b"no switch colour" in done.stderr


def test_every_control_works_on_a_running_sandbox(sandbox: Sandbox) -> None:
    remote = RemoteSandbox(addresses(sandbox))
    base = f"{sandbox.base_url}/_sandbox"
    with httpx.Client(trust_env=False) as http:
        assert http.get(f"{base}/ready").json()["client_id"] == sandbox.client_id
        http.post(f"{base}/clock", json={"set": "2027-05-01T10:00:00+02:00"})
        assert http.get(f"{base}/clock").json() == {"now": "2027-05-01T08:00:00+00:00"}
        assert remote.switch(decline="stay")["decline"] == "stay"
        rule = remote.fault(kind="hold", times=None)
        assert http.get(f"{base}/faults").json()[0]["id"] == rule["id"]
        http.post(f"{base}/release", json={"id": rule["id"]})
        http.delete(f"{base}/faults", params={"id": rule["id"]})
        assert sandbox.faults() == []
        remote.portal("change_user", email="ann@example.com", granted_scopes=["user:read:user"], waiting_room=True)
        assert sandbox.user("ann@example.com").granted_scopes == ("user:read:user",)
        assert sandbox.user("ann@example.com").settings.waiting_room
        start = "2027-05-02T10:00:00+02:00"
        made = remote.portal("create", user="ann@example.com", topic="x", start=start)
        assert sandbox.meeting(made).start == datetime(2027, 5, 2, 8, tzinfo=UTC)
        for what in ("users", "mails", "visits", "counters", "switches", "grants", "meetings", "calls"):
            assert http.get(f"{base}/{what}").status_code == 200
        assert sandbox.calls() == []
        for method, path in (("GET", "nowhere"), ("POST", "portal/add_user"), ("POST", "portal/__init__")):
            assert http.request(method, f"{base}/{path}").status_code == 404
        assert http.patch(f"{base}/switches", json={"colour": "red"}).status_code == 400
        assert http.patch(f"{base}/switches", json={"plan": "gold"}).status_code == 400
        remote.reset()
        assert sandbox.meetings(deleted=True) == []


def test_the_log_tells_everything_but_secrets(sandbox: Sandbox, client: Client) -> None:
    code = client.code()
    client.tokens = client.exchange(code).json()
    client.refresh()
    client.create(password="sesame1")
    first, *_ = sandbox.calls("POST", "/oauth/token")
    assert (first.status, first.body["grant_type"], first.body["code"]) == (200, "authorization_code", "•••")
    made = sandbox.calls("POST", "/v2/users/me/meetings", user="ann@example.com", status=201)[0]
    assert (made.body["topic"], made.body["password"], made.time) == ("Stand-up", "•••", NOW)
    text = str(sandbox.calls())
    assert not [word for word in {*sandbox.secrets(), "sesame1"} if word in text]
    assert sandbox.calls(after=made.number) == []


def test_calls_can_be_waited_for(sandbox: Sandbox, ann: Client) -> None:
    ann.call("GET", "/users/me")
    assert len(sandbox.wait_for_calls(1, "GET", "/v2/users/me")) == 1
    with pytest.raises(TimeoutError, match="1 of 2"):
        sandbox.wait_for_calls(2, "GET", "/v2/users/me", seconds=0.01)


def test_two_sandboxes_stand_side_by_side() -> None:
    with Sandbox() as one, Sandbox() as other:
        assert one.base_url != other.base_url
        one.sign_in()
        assert other.grants() == []


def test_the_clock_runs_stops_and_is_moved() -> None:
    clock = Clock(NOW)
    assert (clock.now(), clock.advance(hours=-1).hour) == (NOW, 8)
    clock.run()
    moved = datetime(2030, 1, 1, tzinfo=UTC)
    clock.set(moved)
    assert moved <= clock.now() < moved.replace(hour=1)
    clock.freeze()
    assert clock.now() == clock.now()


def test_a_switch_takes_only_its_own_words() -> None:
    with pytest.raises(ValueError, match="redirect, stay"):
        Switches(decline="stray")  # type: ignore[arg-type]  # the mistake is the point


def test_the_readme_names_every_switch_with_its_default_and_every_fault() -> None:
    text = (HERE / "README.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| `(\w+)` \| `(.*?)` \|", text, re.MULTILINE))
    assert told == {one.name: repr(one.default) for one in fields(Switches)}
    section = text.split("## Faults")[1].split("## Control API")[0]
    assert {word for word in re.findall(r"`(\w+)`", section) if word in KINDS} == KINDS


def test_a_secret_never_stands_in_the_ready_line(sandbox: Sandbox) -> None:
    sandbox.sign_in()
    line = str(addresses(sandbox))
    assert not [word for word in sandbox.secrets() if word in line]
