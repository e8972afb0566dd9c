"""Answers that are good but for one field: nothing is made twice, lost or called changed because of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.zoom.kit import ANN, NOW, World, an_event
from tray.zoom.http import Http, Response

GONE = object()
"""For a field that is left out."""


class OddZoom(Http):
    """Alters one field of the good answers to one kind of call; in a list, of the row with that topic."""

    method, ending, times = "", "", 0
    path: tuple[str, ...] = ()
    value: object = GONE

    def makes(self, method: str, ending: str, path: tuple[str, ...], value: object, times: int = 1000) -> None:
        self.method, self.ending, self.path, self.value, self.times = method, ending, path, value, times

    def send(self, method: str, url: str, **more: Any) -> Response:
        response = super().send(method, url, **more)
        if method != self.method or not urlsplit(url).path.endswith(self.ending) or response.status >= 300:
            return response
        if self.times == 0:
            return response
        self.times -= 1
        body = json.loads(response.body)
        holder = body
        for step in self.path[:-1]:
            holder = holder[step] if isinstance(holder, dict) else next(row for row in holder if row["topic"] == step)
        if self.value is GONE:
            del holder[self.path[-1]]
        else:
            holder[self.path[-1]] = self.value
        return Response(response.status, json.dumps(body).encode(), response.headers)


@pytest.fixture
def odd(tmp_path: Path) -> Iterator[tuple[World, OddZoom]]:
    with World(tmp_path) as world:
        http = OddZoom(world.limits)
        world.room.close()
        world.room = world.open(world.store, http=http)
        world.sign_in()
        yield world, http


def number(world: World) -> str:
    (meeting,) = world.sandbox.meetings(ANN)
    return str(meeting.id)


def ends_well(world: World, http: OddZoom) -> None:
    http.times = 0
    world.room.runner.retry()
    world.quiet(30)
    record = world.record()
    assert record is not None
    assert (record.meeting_id, record.state, record.problem) == (number(world), "ready", "")
    assert world.shown()["id"] == number(world)
    assert number(world) in world.shown()["join_url"]


NO_NUMBERS = ["", "x", 0, -1, 10**30, None, GONE, True]
OF_ANOTHER = ["60", 85551112222]


@pytest.mark.parametrize(
    ("call", "value"),
    [*(("POST", value) for value in NO_NUMBERS), *(("GET", value) for value in NO_NUMBERS + OF_ANOTHER)],
)
def test_an_answer_about_no_meeting_or_another_one_is_not_taken_for_ours(
    odd: tuple[World, OddZoom], call: str, value: object
) -> None:
    """Told of a meeting without a number when asked for ours, it made one after the other."""
    world, http = odd
    ending = "/users/me/meetings" if call == "POST" else ""
    if call == "GET":
        world.wish(an_event())
        world.quiet()
        ending = f"/meetings/{number(world)}"
    http.makes(call, ending, ("id",), value)
    world.wish(an_event(hours=26))
    world.quiet()
    assert world.writes() <= 2
    ends_well(world, http)


@pytest.mark.parametrize("value", ["", "x", "javascript:1", None, GONE])
def test_a_meeting_that_is_answered_without_a_link_gets_it_by_a_look(odd: tuple[World, OddZoom], value: object) -> None:
    """An event was ready and had nothing to join by."""
    world, http = odd
    http.makes("POST", "/users/me/meetings", ("join_url",), value)
    world.wish(an_event())
    world.quiet()
    assert world.writes() == 1
    ends_well(world, http)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("password", GONE),
        ("topic", None),
        ("topic", GONE),
        ("start_time", None),
        ("start_time", GONE),
        ("duration", GONE),
        ("type", None),
    ],
)
def test_what_an_answer_says_nothing_of_was_not_changed_in_zoom(
    odd: tuple[World, OddZoom], field: str, value: object
) -> None:
    """A title that was left out was told as a new title."""
    world, http = odd
    world.wish(an_event())
    world.quiet()
    record = world.record()
    assert record is not None
    http.makes("GET", f"/meetings/{number(world)}", (field,), value)
    assert world.room.runner.check(record).found == "same"
    after = world.record()
    assert after is not None
    assert (after.passcode, after.desired) == (record.passcode, record.desired)
    ends_well(world, http)


@pytest.mark.parametrize(
    ("field", "value"), [("duration", "soon"), ("start_time", 5), ("topic", {}), ("agenda", None), ("join_url", [])]
)
def test_an_odd_row_of_another_meeting_hides_none_of_ours_in_the_list(
    odd: tuple[World, OddZoom], field: str, value: object
) -> None:
    """One meeting that was listed oddly kept every lost one from being found again."""
    world, http = odd
    world.sandbox.portal.create(ANN, "Lunch", NOW + timedelta(days=2))
    http.makes("GET", "/users/me/meetings", ("meetings", "Lunch", field), value)
    world.sandbox.fault("POST", "/v2/users/me/meetings", kind="drop_after")
    world.wish(an_event())
    world.quiet()
    record = world.record()
    assert record is not None
    own = [str(one.id) for one in world.sandbox.meetings(ANN) if one.topic == "Design review"]
    assert (own, record.state) == ([record.meeting_id], "ready")


def test_a_passcode_that_is_answered_as_a_number_is_shown_as_it_is(odd: tuple[World, OddZoom]) -> None:
    world, http = odd
    http.makes("POST", "/users/me/meetings", ("password",), 240816)
    world.wish(an_event())
    world.quiet()
    assert (world.shown()["passcode"], world.writes()) == ("240816", 1)


@pytest.mark.parametrize("value", [None, GONE, [], "x"])
def test_a_date_that_zoom_does_not_name_for_a_while_is_moved_when_it_does(
    odd: tuple[World, OddZoom], value: object
) -> None:
    """Without the list of dates, the move was called done and never made."""
    world, http = odd
    first = an_event(rrule="FREQ=DAILY;COUNT=5")
    world.wish(first)
    world.quiet()
    http.makes("GET", f"/meetings/{number(world)}", ("occurrences",), value)
    second = an_event(hours=48)
    world.wish(first, replace(an_event(hours=51), recurrence_id=second.start))
    world.quiet()
    ends_well(world, http)
    (meeting,) = world.sandbox.meetings(ANN)
    assert [one.start.hour for one in meeting.occurrences] == [9, 12, 9, 9, 9]


@pytest.mark.parametrize("value", [None, GONE])
@pytest.mark.parametrize("field", ["account_id", "email", "display_name", "first_name", "last_name", "timezone"])
def test_whoever_is_told_of_without_one_fact_is_signed_in_all_the_same(
    odd: tuple[World, OddZoom], field: str, value: object
) -> None:
    world, http = odd
    http.makes("GET", "/users/me", (field,), value)
    account = world.connect()
    assert account.id.endswith(f"/{world.sandbox.user(ANN).id}")
    assert account.name
    world.wish(an_event())
    world.quiet()
    record = world.record()
    assert record is not None
    assert record.state == "ready"
