"""Reading, changing and deleting meetings keep the rules of zoom.md 3.5 to 3.7 and 3.10."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.zoom_sandbox import Sandbox
from tests.zoom_sandbox.conftest import Client


def gone(ann: Client, meeting_id: int) -> bool:
    answer = ann.call("GET", f"/meetings/{meeting_id}")
    if answer.status_code == 404:
        assert answer.json() == {"code": 3001, "message": f"Meeting does not exist: {meeting_id}."}
    return answer.status_code == 404


def test_a_patch_changes_what_it_names_and_nothing_else(ann: Client) -> None:
    made = ann.create(agenda="Notes")
    answer = ann.patch(made["id"], {"topic": "New", "start_time": "2027-03-03T10:00:00Z"})
    assert (answer.status_code, answer.content) == (204, b"")
    after = ann.read(made["id"])
    changed = {name for name in made if made[name] != after.get(name)} - {"start_url"}
    assert changed == {"topic", "start_time"}


def test_a_start_in_the_past_is_ignored_without_a_word(ann: Client) -> None:
    made = ann.create()
    answer = ann.patch(made["id"], {"start_time": "2027-02-03T10:00:00Z", "duration": 45})
    assert answer.status_code == 204
    after = ann.read(made["id"])
    assert (after["start_time"], after["duration"]) == (made["start_time"], 45)


def test_a_local_start_on_patch_is_read_in_the_given_or_the_meetings_zone(ann: Client) -> None:
    made = ann.create(timezone="America/New_York")
    ann.patch(made["id"], {"start_time": "2027-03-03T10:00:00"})
    assert ann.read(made["id"])["start_time"] == "2027-03-03T15:00:00Z"
    ann.patch(made["id"], {"start_time": "2027-03-03T10:00:00", "timezone": "Asia/Tokyo"})
    assert ann.read(made["id"])["start_time"] == "2027-03-03T01:00:00Z"


def test_a_zone_alone_keeps_the_instant_or_the_wall_clock(sandbox: Sandbox, ann: Client) -> None:
    made = ann.create(timezone="Europe/Berlin")
    ann.patch(made["id"], {"timezone": "America/New_York"})
    assert ann.read(made["id"])["start_time"] == made["start_time"]
    sandbox.switch(timezone_alone="keep_wall_clock")
    ann.patch(made["id"], {"timezone": "Europe/Berlin"})
    assert ann.read(made["id"])["start_time"] == "2027-03-02T04:00:00Z"


def test_another_passcode_means_another_link(ann: Client) -> None:
    made = ann.create()
    assert ann.patch(made["id"], {"password": "new_1"}).status_code == 204
    after = ann.read(made["id"])
    assert (after["id"], after["password"]) == (made["id"], "new_1")
    assert after["join_url"] != made["join_url"]
    ann.patch(made["id"], {"password": "new_1"})
    assert ann.read(made["id"])["join_url"] == after["join_url"]


def test_update_takes_fewer_passcode_characters_than_create(ann: Client) -> None:
    made = ann.create(password="abc!")
    answer = ann.patch(made["id"], {"password": "abc!", "topic": "New"})
    assert (answer.status_code, answer.json()["code"]) == (400, 300)
    assert ann.read(made["id"])["topic"] == "Stand-up"


@pytest.mark.parametrize(
    "body", [{"topic": "x" * 201}, {"duration": 0}, {"timezone": "x"}, {"settings": {"audio": "tin"}}]
)
def test_a_refused_patch_changes_nothing(ann: Client, body: dict[str, Any]) -> None:
    made = ann.create()
    assert ann.patch(made["id"], {"agenda": "New"} | body).json()["code"] == 300
    assert ann.read(made["id"])["agenda"] == ""


def test_delete_answers_204_once_and_3001_after(sandbox: Sandbox, ann: Client) -> None:
    made = ann.create()
    answer = ann.call("DELETE", f"/meetings/{made['id']}")
    assert (answer.status_code, answer.content) == (204, b"")
    assert gone(ann, made["id"])
    assert ann.call("DELETE", f"/meetings/{made['id']}").json()["code"] == 3001
    assert ann.patch(made["id"], {"topic": "x"}).json()["code"] == 3001
    assert sandbox.meetings() == []
    assert sandbox.meetings(deleted=True)[0].deleted_at is not None


def test_delete_mails_only_whom_the_query_says(sandbox: Sandbox, ann: Client) -> None:
    for query, expected in (
        ({"schedule_for_reminder": "false"}, []),
        ({}, ["ann@example.com", "dora@example.com"]),
        ({"schedule_for_reminder": "false", "cancel_meeting_reminder": "true"}, ["guest@example.com"]),
    ):
        guests = [{"email": "guest@example.com"}]
        made = ann.create(settings={"alternative_hosts": "dora@example.com", "meeting_invitees": guests})
        ann.call("DELETE", f"/meetings/{made['id']}", **query)
        assert [mail.to for mail in sandbox.mails() if mail.meeting_id == made["id"]] == expected


def test_somebody_elses_meeting_does_not_exist(sandbox: Sandbox, ann: Client) -> None:
    theirs = sandbox.portal.create("ben@example.com", "Secret")
    assert gone(ann, theirs)
    made = ann.create()
    sandbox.portal.transfer(made["id"], "ben@example.com")
    assert gone(ann, made["id"])


def test_a_deleted_meeting_can_be_recovered_for_a_week(sandbox: Sandbox, ann: Client) -> None:
    made = ann.create(start_time="2027-06-01T10:00:00Z")
    path = f"/meetings/{made['id']}"
    ann.call("DELETE", path)
    assert ann.call("PUT", f"{path}/status", {"action": "recover"}).status_code == 204
    assert ann.read(made["id"])["join_url"] == made["join_url"]
    ann.call("DELETE", path)
    sandbox.clock.advance(days=8)
    ann.tokens = ann.refresh().json()
    assert ann.call("PUT", f"{path}/status", {"action": "recover"}).json()["code"] == 3001


def test_status_takes_end_and_recover_only(ann: Client) -> None:
    made = ann.create()
    assert ann.call("PUT", f"/meetings/{made['id']}/status", {"action": "end"}).status_code == 204
    assert ann.call("PUT", f"/meetings/{made['id']}/status", {"action": "stop"}).json()["code"] == 300


def test_a_one_off_expires_thirty_days_after_its_date_and_a_floating_one_after_a_year(
    sandbox: Sandbox, ann: Client
) -> None:
    once, floating = ann.create(), ann.create(type=3, start_time=None)
    sandbox.clock.set(datetime(2027, 4, 1, 9, 59, tzinfo=UTC))
    ann.tokens = ann.refresh().json()
    assert not gone(ann, once["id"])
    sandbox.clock.advance(minutes=1)
    assert gone(ann, once["id"])
    sandbox.clock.set(datetime(2028, 2, 29, 8, 59, tzinfo=UTC))
    ann.tokens = sandbox.sign_in("ann@example.com")
    assert not gone(ann, floating["id"])
    sandbox.clock.advance(minutes=1)
    assert gone(ann, floating["id"])


def test_webinars_and_personal_meetings_are_not_ours_to_touch(sandbox: Sandbox, ann: Client) -> None:
    made = ann.create()
    sandbox.portal.make_webinar(made["id"])
    assert ann.call("GET", f"/meetings/{made['id']}").json()["code"] == 3000
    pmi = sandbox.user("ann@example.com").pmi
    assert ann.read(pmi)["type"] == 4
    answer = ann.call("DELETE", f"/meetings/{pmi}")
    assert (answer.status_code, answer.json()["code"]) == (400, 3018)


def test_what_the_portal_does_is_seen_by_the_next_read(sandbox: Sandbox, ann: Client) -> None:
    made = ann.create()
    sandbox.portal.rename(made["id"], "Renamed")
    sandbox.portal.move(made["id"], datetime(2027, 3, 5, 8, tzinfo=UTC), duration=90)
    sandbox.portal.start(made["id"])
    after = ann.read(made["id"])
    assert (after["topic"], after["start_time"], after["duration"]) == ("Renamed", "2027-03-05T08:00:00Z", 90)
    assert after["status"] == "started"
    assert after["uuid"] != made["uuid"]
    sandbox.portal.end(made["id"])
    sandbox.portal.delete(made["id"])
    assert gone(ann, made["id"])
    sandbox.portal.recover(made["id"])
    assert ann.read(made["id"])["status"] == "waiting"


def test_the_invitation_is_one_text_with_all_ways_in(ann: Client) -> None:
    made = ann.create(timezone="Europe/Berlin")
    answer = ann.call("GET", f"/meetings/{made['id']}/invitation").json()
    lines = answer["invitation"].split("\r\n")
    spaced = f"{str(made['id'])[:3]} {str(made['id'])[3:7]} {str(made['id'])[7:]}"
    assert "\n" not in answer["invitation"].replace("\r\n", "")
    assert "Topic: Stand-up" in lines
    assert "Time: Mar 02, 2027 11:00 AM Europe/Berlin" in lines
    assert made["join_url"] in lines
    assert f"Meeting ID: {spaced}" in lines
    assert f"Passcode: {made['password']}" in lines
    assert answer["sip_links"] == [f"sip:{made['id']}@zoomcrc.com"]


@pytest.mark.parametrize("word", ["abc", "12x", "9" * 19])
def test_a_meeting_id_is_a_number(ann: Client, word: str) -> None:
    assert ann.call("GET", f"/meetings/{word}").json()["code"] == 300


def test_every_answer_carries_a_tracking_id_of_its_own(sandbox: Sandbox, ann: Client) -> None:
    answers = [ann.call("GET", "/users/me"), ann.call("GET", "/nowhere"), ann.http.get(ann.authorize_url())]
    ids = [answer.headers["x-zm-trackingid"] for answer in answers]
    assert len(set(ids)) == 3
    assert [call.tracking_id for call in sandbox.calls()] == ids
