"""Series keep the rules of zoom.md 3.9: what is taken, which dates come of it, how one date is changed."""

from __future__ import annotations

from typing import Any

import pytest

from tests.zoom_sandbox import Sandbox
from tests.zoom_sandbox.conftest import Client

WEEKLY = {"type": 2, "weekly_days": "2,4", "end_times": 4}


def series(ann: Client, rule: dict[str, Any], start: str = "2027-03-22T09:00:00") -> dict[str, Any]:
    return ann.create(type=8, start_time=start, timezone="Europe/Berlin", recurrence=rule)


def starts(meeting: dict[str, Any]) -> list[str]:
    return [one["start_time"] for one in meeting["occurrences"]]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ({"type": 1, "repeat_interval": 3, "end_times": 3}, ["03-22T08", "03-25T08", "03-28T07"]),
        (WEEKLY, ["03-22T08", "03-24T08", "03-29T07", "03-31T07"]),
        ({"type": 2, "weekly_days": "1,7", "end_times": 3}, ["03-27T08", "03-28T07", "04-03T07"]),
        ({"type": 2, "weekly_days": "2", "repeat_interval": 2, "end_times": 2}, ["03-22T08", "04-05T07"]),
        ({"type": 3, "monthly_day": 22, "end_times": 3}, ["03-22T08", "04-22T07", "05-22T07"]),
        ({"type": 3, "monthly_day": 31, "end_times": 3}, ["03-31T07", "05-31T07", "07-31T07"]),
        ({"type": 3, "monthly_week": -1, "monthly_week_day": 6, "end_times": 2}, ["03-26T08", "04-30T07"]),
        ({"type": 3, "monthly_week": 1, "monthly_week_day": 2, "end_times": 2}, ["04-05T07", "05-03T07"]),
        ({"type": 1, "end_date_time": "2027-03-24T08:00:00Z"}, ["03-22T08", "03-23T08", "03-24T08"]),
        ({"type": 1, "end_date_time": "2027-03-24T07:59:59Z"}, ["03-22T08", "03-23T08"]),
    ],
)
def test_a_rule_gives_its_dates_at_the_same_wall_clock(ann: Client, rule: dict[str, Any], expected: list[str]) -> None:
    made = series(ann, rule)
    assert starts(made) == [f"2027-{day}:00:00Z" for day in expected]
    assert made["start_time"] == starts(made)[0]


def test_months_too_short_can_also_take_their_last_day(sandbox: Sandbox, ann: Client) -> None:
    sandbox.switch(month_overflow="last_day")
    assert starts(series(ann, {"type": 3, "monthly_day": 31, "end_times": 2}))[1] == "2027-04-30T07:00:00Z"


@pytest.mark.parametrize(
    "rule",
    [
        {},
        {"type": 4},
        {"end_date_time": "2027-06-01T00:00:00Z"},
        {"type": 2},
        {"type": 2, "weekly_days": "0"},
        {"type": 2, "weekly_days": "8"},
        {"type": 2, "weekly_days": "MO"},
        {"type": 3},
        {"type": 3, "monthly_day": 32},
        {"type": 3, "monthly_week": 5, "monthly_week_day": 1},
        {"type": 3, "monthly_week": 0, "monthly_week_day": 1},
        {"type": 3, "monthly_week": 1},
        {"type": 1, "repeat_interval": 100},
        {"type": 2, "weekly_days": "1", "repeat_interval": 51},
        {"type": 3, "monthly_day": 1, "repeat_interval": 11},
        {"type": 1, "repeat_interval": 0},
        {"type": 1, "end_times": 61},
        {"type": 1, "end_times": 2, "end_date_time": "2027-06-01T00:00:00Z"},
        {"type": 1, "end_date_time": "2027-06-01T00:00:00"},
        {"type": 1, "end_date_time": "2020-06-01T00:00:00Z"},
    ],
)
def test_a_rule_zoom_cannot_say_is_refused(ann: Client, rule: dict[str, Any]) -> None:
    body = {"type": 8, "start_time": "2027-03-22T09:00:00Z", "recurrence": rule}
    answer = ann.call("POST", "/users/me/meetings", body)
    assert (answer.status_code, answer.json()["code"]) == (400, 300)
    assert answer.json()["errors"][0]["field"].startswith("recurrence")


def test_an_endless_rule_shows_sixty_dates_and_a_rule_without_an_end_one(sandbox: Sandbox, ann: Client) -> None:
    assert len(series(ann, {"type": 1, "end_times": 0})["occurrences"]) == 60
    assert len(series(ann, {"type": 1})["occurrences"]) == 1
    sandbox.switch(missing_recurrence_end="endless", max_occurrences=10)
    assert len(series(ann, {"type": 1})["occurrences"]) == 10


def test_past_dates_are_shown_only_when_asked_for(sandbox: Sandbox, ann: Client) -> None:
    made = series(ann, {"type": 1, "end_times": 3}, "2027-03-01T10:30:00")
    sandbox.clock.advance(days=1, hours=0)
    ann.tokens = ann.refresh().json()
    assert starts(ann.read(made["id"])) == starts(made)[1:]
    assert starts(ann.read(made["id"], show_previous_occurrences="true")) == starts(made)


def test_one_date_can_be_moved_but_not_renamed(sandbox: Sandbox, ann: Client) -> None:
    made = series(ann, WEEKLY)
    second = made["occurrences"][1]["occurrence_id"]
    body = {"start_time": "2027-03-25T09:00:00", "duration": 15, "topic": "No", "agenda": "Only today"}
    assert ann.patch(made["id"], body, occurrence_id=second).status_code == 204
    after = ann.read(made["id"])
    assert starts(after) == [starts(made)[0], "2027-03-25T08:00:00Z", *starts(made)[2:]]
    assert (after["topic"], after["agenda"], after["occurrences"][1]["duration"]) == ("Stand-up", "", 15)
    one = ann.read(made["id"], occurrence_id=second)
    assert (one["start_time"], one["agenda"], one["duration"]) == ("2027-03-25T08:00:00Z", "Only today", 15)
    sandbox.switch(occurrence_patch_other_fields="refuse")
    assert ann.patch(made["id"], body, occurrence_id=second).json()["code"] == 300


def test_one_date_can_be_cancelled_and_the_series_stays(ann: Client) -> None:
    made = series(ann, WEEKLY)
    first = made["occurrences"][0]["occurrence_id"]
    path = f"/meetings/{made['id']}"
    assert ann.call("DELETE", path, occurrence_id=first).status_code == 204
    assert [one["status"] for one in ann.read(made["id"])["occurrences"]] == ["deleted", *["available"] * 3]
    again = ann.call("DELETE", path, occurrence_id=first)
    assert (again.status_code, again.json()["code"]) == (400, 300)
    assert ann.call("DELETE", path).status_code == 204
    assert ann.call("GET", path).status_code == 404


def test_an_occurrence_id_nobody_knows_is_refused(ann: Client) -> None:
    made, once = series(ann, WEEKLY), ann.create()
    for meeting in (made, once):
        for method, body in (("GET", None), ("PATCH", {"duration": 20}), ("DELETE", None)):
            answer = ann.call(method, f"/meetings/{meeting['id']}", body, occurrence_id="1")
            assert (answer.status_code, answer.json()["code"]) == (400, 300)


def test_the_whole_rule_must_be_sent_to_change_a_series(ann: Client) -> None:
    made = series(ann, WEEKLY)
    for body in (
        {"recurrence": {"end_date_time": "2027-06-01T00:00:00Z"}},
        {"recurrence": {"type": 2, "end_times": 2}},
        {"start_time": "2027-03-22T11:00:00"},
        {"duration": 20},
    ):
        assert ann.patch(made["id"], body).json()["code"] == 300
    assert starts(ann.read(made["id"])) == starts(made)
    assert ann.patch(made["id"], {"start_time": "2027-03-22T11:00:00", "recurrence": WEEKLY}).status_code == 204
    assert starts(ann.read(made["id"]))[0] == "2027-03-22T10:00:00Z"
    assert ann.patch(made["id"], {"topic": "New"}).status_code == 204


@pytest.mark.parametrize(("way", "hour"), [("ignore", "08"), ("apply", "10")])
def test_a_new_time_without_the_rule_is_a_switch(sandbox: Sandbox, ann: Client, way: str, hour: str) -> None:
    made = series(ann, WEEKLY)
    sandbox.switch(series_time_without_recurrence=way)
    assert ann.patch(made["id"], {"start_time": "2027-03-22T11:00:00"}).status_code == 204
    assert starts(ann.read(made["id"]))[0] == f"2027-03-22T{hour}:00:00Z"


def test_ids_of_dates_may_or_may_not_survive_a_change(sandbox: Sandbox, ann: Client) -> None:
    made = series(ann, WEEKLY)
    old = [one["occurrence_id"] for one in made["occurrences"]]
    change = {"start_time": "2027-03-22T11:00:00", "recurrence": WEEKLY}
    sandbox.switch(occurrence_ids="kept")
    ann.patch(made["id"], change)
    assert [one["occurrence_id"] for one in ann.read(made["id"])["occurrences"]] == old
    sandbox.switch(occurrence_ids="by_start")
    ann.patch(made["id"], change | {"start_time": "2027-03-22T12:00:00"})
    assert not set(old) & {one["occurrence_id"] for one in ann.read(made["id"])["occurrences"]}


def test_a_scheduled_meeting_becomes_a_series_and_back(ann: Client) -> None:
    made = ann.create(start_time="2027-03-22T09:00:00Z")
    assert ann.patch(made["id"], {"type": 8}).json()["code"] == 300
    assert ann.patch(made["id"], {"type": 8, "recurrence": WEEKLY}).status_code == 204
    assert len(ann.read(made["id"])["occurrences"]) == 4
    assert ann.patch(made["id"], {"type": 2}).status_code == 204
    after = ann.read(made["id"])
    assert "occurrences" not in after
    assert (after["id"], after["join_url"]) == (made["id"], made["join_url"])


def test_a_floating_meeting_has_no_times(ann: Client) -> None:
    made = ann.create(type=3, start_time="2027-03-22T09:00:00Z")
    assert "start_time" not in made
    assert "occurrences" not in made
