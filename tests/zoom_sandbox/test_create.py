"""Creating meetings keeps the rules of zoom.md 3.2 to 3.4 and 5."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.zoom_sandbox import Sandbox
from tests.zoom_sandbox.conftest import Client


def test_a_new_meeting_is_answered_whole(sandbox: Sandbox, ann: Client) -> None:
    made = ann.create(agenda="Notes", timezone="Europe/Berlin")
    assert made["id"] > 2**32
    assert len(str(made["id"])) == 11
    assert (made["topic"], made["type"], made["status"], made["duration"]) == ("Stand-up", 2, "waiting", 30)
    assert (made["host_email"], made["creation_source"]) == ("ann@example.com", "open_api")
    assert made["created_at"] == "2027-03-01T09:00:00Z"
    assert made["join_url"] == f"https://us02web.zoom.us/j/{made['id']}?pwd={made['encrypted_password']}"
    assert made["start_url"].startswith(f"https://us02web.zoom.us/s/{made['id']}?zak=")
    assert made["encrypted_password"] != made["password"] != ""
    assert sandbox.meeting(made["id"]).topic == "Stand-up"


@pytest.mark.parametrize(
    ("start", "zone", "expected"),
    [
        ("2027-03-02T10:00:00Z", None, "2027-03-02T10:00:00Z"),
        ("2027-03-02T10:00:00Z", "America/New_York", "2027-03-02T10:00:00Z"),
        ("2027-03-02T10:00:00.000Z", None, "2027-03-02T10:00:00Z"),
        ("2027-03-02T10:00:00", "America/New_York", "2027-03-02T15:00:00Z"),
        ("2027-03-02T10:00:00", "UTC", "2027-03-02T10:00:00Z"),
        ("2027-03-02T10:00:00", None, "2027-03-02T09:00:00Z"),
        ("2027-07-02T10:00:00", "Europe/Berlin", "2027-07-02T08:00:00Z"),
    ],
)
def test_both_time_shapes_are_read_and_z_wins(ann: Client, start: str, zone: str | None, expected: str) -> None:
    made = ann.create(start_time=start, timezone=zone)
    assert made["start_time"] == expected
    assert made["timezone"] == (zone or "Europe/Berlin")


@pytest.mark.parametrize(
    "start", ["2027-03-02T10:00:00+02:00", "2027-03-02T10:00Z", "2027-03-02 10:00:00", "2027-02-30T10:00:00", "soon"]
)
def test_other_time_shapes_are_refused_or_ignored(sandbox: Sandbox, ann: Client, start: str) -> None:
    refused = ann.call("POST", "/users/me/meetings", {"topic": "x", "start_time": start})
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (400, "start_time")
    sandbox.switch(odd_start_time="ignore")
    assert ann.create(start_time=start)["type"] == 1


def test_without_a_start_it_silently_becomes_an_instant_meeting(sandbox: Sandbox, ann: Client) -> None:
    made = ann.create(start_time=None)
    assert made["type"] == 1
    assert "start_time" not in made
    assert ann.call("GET", "/users/me/meetings").json()["meetings"] == []
    sandbox.clock.advance(days=30)
    ann.tokens = ann.refresh().json()
    assert ann.call("GET", f"/meetings/{made['id']}").json()["code"] == 3001


def test_a_start_in_the_past_is_a_switch(sandbox: Sandbox, ann: Client) -> None:
    past = "2027-02-01T10:00:00Z"
    assert ann.create(start_time=past)["start_time"] == past
    sandbox.switch(past_start_on_create="now")
    assert ann.create(start_time=past)["start_time"] == "2027-03-01T09:00:00Z"
    sandbox.switch(past_start_on_create="refuse")
    assert ann.call("POST", "/users/me/meetings", {"start_time": past}).json()["code"] == 300


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"topic": "x" * 201}, "topic"),
        ({"agenda": "x" * 2001}, "agenda"),
        ({"topic": 5}, "topic"),
        ({"type": 4}, "type"),
        ({"type": "2"}, "type"),
        ({"duration": 0}, "duration"),
        ({"duration": 1.5}, "duration"),
        ({"duration": True}, "duration"),
        ({"timezone": "Mars/Olympus"}, "timezone"),
        ({"password": "12345678901"}, "password"),
        ({"password": "pass word"}, "password"),
        ({"password": "käse"}, "password"),
        ({"settings": []}, "settings"),
        ({"settings": {"waiting_room": "yes"}}, "settings.waiting_room"),
        ({"settings": {"jbh_time": 7}}, "settings.jbh_time"),
        ({"settings": {"auto_recording": "disk"}}, "settings.auto_recording"),
        ({"type": 8}, "recurrence"),
    ],
)
def test_a_bad_field_is_named(ann: Client, body: dict[str, Any], field: str) -> None:
    wish = {"topic": "x", "start_time": "2027-03-02T10:00:00Z"} | body
    answer = ann.call("POST", "/users/me/meetings", wish)
    assert answer.status_code == 400
    assert (answer.json()["code"], answer.json()["message"]) == (300, "Validation Failed.")
    assert answer.json()["errors"][0]["field"] == field


def test_topic_and_agenda_are_taken_up_to_their_limits_or_cut(sandbox: Sandbox, ann: Client) -> None:
    made = ann.create(topic="x" * 200, agenda="y" * 2000)
    assert (len(made["topic"]), len(made["agenda"])) == (200, 2000)
    sandbox.switch(long_topic="cut", long_agenda="cut")
    made = ann.create(topic="x" * 300, agenda="y" * 3000)
    assert (len(made["topic"]), len(made["agenda"])) == (200, 2000)


def test_unknown_fields_are_ignored(ann: Client) -> None:
    made = ann.create(colour="red", settings={"confetti": True})
    assert "colour" not in made
    assert "confetti" not in made["settings"]


def test_a_body_that_is_no_json_object_is_refused(sandbox: Sandbox, ann: Client) -> None:
    url, key = f"{sandbox.api_url}/users/me/meetings", {"Authorization": f"Bearer {ann.tokens['access_token']}"}
    for body, kind in ((b"{", "application/json"), (b"[]", "application/json"), (b"{}", "text/plain")):
        answer = ann.http.post(url, content=body, headers=key | {"Content-Type": kind})
        assert (answer.status_code, answer.json()["code"]) == (400, 300)


def test_the_waiting_room_cancels_joining_before_the_host(ann: Client) -> None:
    settings = ann.create(settings={"waiting_room": True, "join_before_host": True})["settings"]
    assert (settings["waiting_room"], settings["join_before_host"]) == (True, False)
    assert ann.create(settings={"join_before_host": True})["settings"]["join_before_host"] is True


def test_passcodes_follow_wish_default_and_the_accounts_rules(sandbox: Sandbox, ann: Client) -> None:
    assert ann.create(password="abc!1")["password"] == "abc!1"
    bare = ann.create(default_password=False)
    assert (bare["password"], bare["settings"]["waiting_room"]) == ("", True)
    assert "pwd=" not in bare["join_url"]
    rule = sandbox.user("ann@example.com").settings.passcode_rule
    rule.length, rule.have_special_character = 8, True
    assert ann.call("POST", "/users/me/meetings", {"password": "abc"}).json()["errors"][0]["field"] == "password"
    made = ann.create()["password"]
    assert 8 <= len(made) <= 10
    assert "@" in made
    sandbox.user("ann@example.com").settings.passcode_required = False
    assert ann.create()["password"] == ""


def test_a_user_who_does_not_embed_passcodes_gets_links_without(sandbox: Sandbox, ann: Client) -> None:
    sandbox.user("ann@example.com").settings.embed_passcode = False
    made = ann.create()
    assert made["join_url"] == f"https://us02web.zoom.us/j/{made['id']}"
    assert made["password"]


def test_scheduling_for_somebody_else_is_refused(ann: Client) -> None:
    answer = ann.call("POST", "/users/me/meetings", {"topic": "x", "schedule_for": "ben@example.com"})
    assert (answer.status_code, answer.json()["code"]) == (400, 3000)


def test_a_user_who_may_not_host_is_refused(sandbox: Sandbox, ann: Client) -> None:
    ann.tokens = sandbox.sign_in("finn@example.com")
    answer = ann.call("POST", "/users/me/meetings", {"topic": "x"})
    assert (answer.status_code, answer.json()["code"]) == (400, 3161)


def test_uuids_of_all_awkward_shapes_occur(ann: Client) -> None:
    uuids = [ann.create()["uuid"] for _ in range(4)]
    assert any(uuid.startswith("/") for uuid in uuids)
    assert any("//" in uuid for uuid in uuids)
    assert {len(uuid) for uuid in uuids} == {24}


@pytest.mark.parametrize("path", ["/users/ann@example.com", "/users/Ben2-hUvE7T1nZcSaWy9eB/meetings", "/users/mee"])
def test_only_me_is_a_user_id(ann: Client, path: str) -> None:
    answer = ann.call("GET", path)
    assert (answer.status_code, answer.json()["code"]) == (401, 124)


@pytest.mark.parametrize(
    ("method", "path", "scope"),
    [
        ("GET", "/users/me", "user:read:user"),
        ("GET", "/users/me/settings", "user:read:settings"),
        ("POST", "/users/me/meetings", "meeting:write:meeting"),
        ("GET", "/users/me/meetings", "meeting:read:list_meetings"),
        ("GET", "/users/me/upcoming_meetings", "meeting:read:list_upcoming_meetings"),
        ("GET", "/meetings/81234567890", "meeting:read:meeting"),
        ("PATCH", "/meetings/81234567890", "meeting:update:meeting"),
        ("DELETE", "/meetings/81234567890", "meeting:delete:meeting"),
        ("GET", "/meetings/81234567890/invitation", "meeting:read:invitation"),
        ("PUT", "/meetings/81234567890/status", "meeting:update:status"),
    ],
)
def test_each_call_needs_its_own_permission(sandbox: Sandbox, ann: Client, method: str, path: str, scope: str) -> None:
    sandbox.user("ann@example.com").granted_scopes = tuple(one for one in sandbox.state.app.scopes if one != scope)
    ann.tokens = sandbox.sign_in("ann@example.com")
    answer = ann.call(method, path, {} if method in {"POST", "PATCH", "PUT"} else None)
    message = f"Invalid access token, does not contain scopes:[{scope}]."
    assert (answer.status_code, answer.json()) == (400, {"code": 4711, "message": message})
    sandbox.switch(missing_scope_body="malformed")
    answer = ann.call(method, path, {} if method in {"POST", "PATCH", "PUT"} else None)
    assert f'"message":"Invalid access token, does not contain scopes:["{scope}"]."' in answer.text
    with pytest.raises(ValueError):
        answer.json()


def test_classic_scopes_still_count(sandbox: Sandbox, ann: Client) -> None:
    sandbox.user("ann@example.com").granted_scopes = ("meeting:write", "user:read")
    ann.tokens = sandbox.sign_in("ann@example.com")
    assert ann.create()["id"]
    assert ann.call("GET", "/users/me/meetings").json()["code"] == 4711


def test_the_profile_and_settings_are_the_users(sandbox: Sandbox, ann: Client) -> None:
    me = ann.call("GET", "/users/me").json()
    user = sandbox.user("ann@example.com")
    assert (me["id"], me["account_id"], me["email"], me["timezone"]) == (
        user.id,
        user.account_id,
        "ann@example.com",
        "Europe/Berlin",
    )
    user.settings.waiting_room = True
    settings = ann.call("GET", "/users/me/settings").json()
    assert settings["in_meeting"]["waiting_room"] is True
    assert settings["schedule_meeting"]["require_password_for_scheduling_new_meetings"] is True
    some = ann.call("GET", "/users/me/settings", custom_query_fields="embed_password_in_join_link").json()
    assert some == {"schedule_meeting": {"embed_password_in_join_link": True}}


def test_a_user_without_a_zone_has_an_empty_one_and_local_times_are_utc(sandbox: Sandbox, ann: Client) -> None:
    ann.tokens = sandbox.sign_in("dora@example.com")
    assert ann.call("GET", "/users/me").json()["timezone"] == ""
    made = ann.create(start_time="2027-03-02T10:00:00")
    assert made["start_time"] == "2027-03-02T10:00:00Z"
    assert sandbox.meeting(made["id"]).start == datetime(2027, 3, 2, 10, tzinfo=UTC)
