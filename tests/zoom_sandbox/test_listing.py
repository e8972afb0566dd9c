"""The lists keep the rules of zoom.md 3.8."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.zoom_sandbox import Sandbox
from tests.zoom_sandbox.conftest import Client


def listed(ann: Client, **query: Any) -> list[str]:
    answer = ann.call("GET", "/users/me/meetings", **query)
    assert answer.status_code == 200, answer.text
    return [row["topic"] for row in answer.json()["meetings"]]


def test_a_row_has_no_password_no_settings_and_a_short_agenda(ann: Client) -> None:
    ann.create(agenda="y" * 300, tracking_fields=[{"field": "a", "value": "b"}])
    row = ann.call("GET", "/users/me/meetings").json()["meetings"][0]
    assert row["agenda"] == "y" * 250
    assert not {"password", "encrypted_password", "settings", "tracking_fields", "start_url"} & set(row)
    assert {"id", "uuid", "topic", "type", "start_time", "duration", "timezone", "created_at", "join_url"} <= set(row)


def test_lists_go_page_by_page_with_tokens_of_fifteen_minutes(sandbox: Sandbox, ann: Client) -> None:
    for hour in range(5):
        ann.create(topic=f"m{hour}", start_time=f"2027-03-02T1{hour}:00:00Z")
    seen: list[str] = []
    token = ""
    while True:
        answer = ann.call("GET", "/users/me/meetings", page_size=2, next_page_token=token).json()
        seen += [row["topic"] for row in answer["meetings"]]
        assert answer["total_records"] == 5
        if not answer["next_page_token"]:
            break
        token = answer["next_page_token"]
    assert seen == ["m0", "m1", "m2", "m3", "m4"]
    assert listed(ann, page_size=2, page_number=2) == ["m2", "m3"]
    sandbox.clock.advance(minutes=15)
    assert ann.call("GET", "/users/me/meetings", page_size=2, next_page_token=token).json()["code"] == 300


def test_the_page_size_has_its_limits(ann: Client) -> None:
    for size in ("0", "301", "x"):
        assert ann.call("GET", "/users/me/meetings", page_size=size).json()["code"] == 300
    for _ in range(31):
        ann.create()
    assert len(listed(ann)) == 30
    assert len(listed(ann, page_size=300)) == 31


def test_each_type_lists_its_own(sandbox: Sandbox, ann: Client) -> None:
    ann.create(topic="past", start_time="2027-02-20T10:00:00Z")
    live = ann.create(topic="live", start_time="2027-03-01T08:30:00Z")["id"]
    sandbox.portal.start(live)
    ann.create(topic="soon", start_time="2027-03-01T12:00:00Z")
    ann.create(topic="far", start_time="2027-12-01T12:00:00Z")
    ann.create(topic="instant", start_time=None)
    gone = ann.create(topic="gone")["id"]
    ann.call("DELETE", f"/meetings/{gone}")
    sandbox.portal.create("ben@example.com", "theirs", datetime(2027, 3, 1, 12, tzinfo=UTC))
    assert listed(ann) == ["past", "live", "soon", "far"]
    assert listed(ann, type="live") == ["live"]
    assert listed(ann, type="upcoming") == ["live", "soon"]
    assert listed(ann, type="upcoming_meetings") == ["soon"]
    assert listed(ann, type="previous_meetings") == ["past"]
    assert ann.call("GET", "/users/me/meetings", type="all").json()["code"] == 300


def test_dates_bound_the_list(ann: Client) -> None:
    for day in (2, 3, 4):
        ann.create(topic=f"d{day}", start_time=f"2027-03-0{day}T23:30:00Z")
    assert listed(ann, **{"from": "2027-03-03", "to": "2027-03-03"}) == ["d3"]
    assert listed(ann, **{"from": "2027-03-03", "to": "2027-03-03", "timezone": "Europe/Berlin"}) == ["d2"]
    assert ann.call("GET", "/users/me/meetings", **{"from": "3 March"}).json()["code"] == 300


def test_a_series_is_one_row_or_one_per_date(sandbox: Sandbox, ann: Client) -> None:
    ann.create(type=8, start_time="2027-03-02T10:00:00Z", recurrence={"type": 1, "end_times": 3})
    assert len(listed(ann)) == 1
    sandbox.switch(series_rows="per_occurrence")
    assert len(listed(ann)) == 3


def test_a_new_meeting_may_take_a_while_to_be_listed(sandbox: Sandbox, ann: Client) -> None:
    sandbox.switch(list_delay_seconds=30)
    ann.create()
    assert listed(ann) == []
    sandbox.clock.advance(seconds=30)
    assert listed(ann) == ["Stand-up"]


def test_the_coming_day_holds_own_and_invited_meetings_with_passcode(sandbox: Sandbox, ann: Client) -> None:
    now = sandbox.clock.now()
    mine = ann.create(topic="mine", start_time="2027-03-01T12:00:00Z")
    ann.create(topic="later", start_time="2027-03-02T09:00:01Z")
    guests = {"meeting_invitees": [{"email": "ann@example.com"}]}
    sandbox.portal.create("ben@example.com", "invited", now + timedelta(hours=1), settings=guests)
    sandbox.portal.create("ben@example.com", "not ours", now + timedelta(hours=1))
    rows = ann.call("GET", "/users/me/upcoming_meetings").json()["meetings"]
    assert [row["topic"] for row in rows] == ["invited", "mine"]
    assert rows[1]["passcode"] == mine["password"]
