"""Every fault at every call: while it lasts nobody is hurried, nothing is doubled, and then all is as wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.zoom.kit import ANN, World, an_event
from tray.zoom import wishes
from tray.zoom.http import Limits

KINDS: dict[str, dict[str, Any]] = {
    kind: {"kind": kind}
    for kind in (
        *("drop_before", "reset_before", "drop_after", "reset_after", "reset_mid_body"),
        *("cut_json", "invalid_json", "empty_body", "wrong_types", "unknown_fields"),
        *("token_invalid", "token_expired", "scope_missing", "scope_missing_malformed", "gone"),
        *("rate_second", "rate_daily", "rate_user", "rate_lock"),
        *("status_500", "status_502", "status_503", "html"),
    )
} | {
    "html with 200": {"kind": "html", "status": 200},
    "an error in a 200": {"kind": "status", "status": 200, "body": '{"code": 200, "message": "No permission."}'},
    "an empty 204": {"kind": "status", "status": 204, "body": ""},
    "an error that is no object": {"kind": "status", "status": 400, "body": "[]"},
    "too slow, not done": {"kind": "delay", "seconds": 0.6, "commit": False},
    "too slow, done": {"kind": "delay_after", "seconds": 0.6},
}
MOST_CALLS = 60
"""In two hours of one fault, for one wish."""


@dataclass
class Call:
    """One kind of call, how it comes about, and what must be true in the end."""

    method: str
    path: str
    before: Callable[[World], None]
    after: Callable[[World], None]


def made(world: World) -> None:
    world.wish(an_event())
    world.quiet()


def wished(world: World) -> None:
    world.wish(an_event())


def with_lost_answer(world: World) -> None:
    world.sandbox.fault("POST", "/v2/users/me/meetings", kind="drop_after")
    world.wish(an_event())
    world.room.runner.settle()


def renamed(world: World) -> None:
    made(world)
    world.wish(an_event("Renamed"))


def moved(world: World) -> None:
    made(world)
    world.wish(an_event(hours=72))


def deleted(world: World) -> None:
    made(world)
    wishes.want_gone(world.store, "m1")


def stale(world: World) -> None:
    world.wish(an_event(hours=240))
    world.clock.sleep(7200)


def one(world: World, **expected: object) -> None:
    (meeting,) = world.sandbox.meetings(ANN)
    assert {name: getattr(meeting, name) for name in expected} == expected
    record = world.record()
    assert record is not None
    assert (record.pending, record.intent, record.state, record.problem) == (False, "", "ready", "")
    assert world.shown()["id"] == str(meeting.id)


def none(world: World) -> None:
    assert world.sandbox.meetings(ANN) == []
    assert world.store.meetings.all() == ()


CALLS = {
    "create": Call("POST", "/v2/users/me/meetings", wished, one),
    "look": Call("GET", "/v2/users/me/meetings", with_lost_answer, one),
    "update": Call("PATCH", "/v2/meetings/{id}", renamed, lambda world: one(world, topic="Renamed")),
    "read back": Call("GET", "/v2/meetings/{id}", moved, lambda world: one(world, start=an_event(hours=72).start)),
    "delete": Call("DELETE", "/v2/meetings/{id}", deleted, none),
    "refresh": Call("POST", "/oauth/token", stale, one),
}


PAIRS = [
    (name, kind)
    for name in CALLS
    for kind in KINDS
    if kind != "an empty 204" or name not in {"update", "delete"}  # it is how Zoom says yes to these
]


def mended(world: World) -> None:
    """Let the fault be over, sign in again where that is asked for, and wait."""
    world.sandbox.clear_faults()
    for record in world.store.meetings.all():
        if not record.pending and record.problem:
            wishes.send_ours(world.store, record.mark)  # it was given up with a word to the person, who tries again
    world.quiet(hours=30)
    if world.account.state == "sign_in_again":  # the answer that held the next token is lost for good
        world.sign_in()
        world.quiet(hours=30)


@pytest.fixture
def impatient(tmp_path: Path) -> Iterator[World]:
    """Give a world in which Ann is connected and an answer has to come soon."""
    with World(tmp_path, limits=Limits(connect=2, read=0.4, total=5)) as world:
        world.sign_in()
        yield world


@pytest.mark.parametrize(("name", "kind"), PAIRS)
def test_a_fault_that_strikes_once_changes_nothing_in_the_end(name: str, kind: str, impatient: World) -> None:
    """One bad answer, whatever it is: an hour later event and meeting agree, and there is one meeting."""
    call = CALLS[name]
    call.before(impatient)
    impatient.sandbox.fault(call.method, call.path, **KINDS[kind])
    impatient.quiet(hours=1)
    mended(impatient)
    call.after(impatient)


@pytest.mark.parametrize(("name", "kind"), [pair for pair in PAIRS if pair[1] != "gone"])
def test_a_fault_that_lasts_is_borne_with_few_calls(name: str, kind: str, impatient: World) -> None:
    """Two hours of nothing else: few calls, few words, no second meeting; then it is as it should be by itself."""
    call = CALLS[name]
    call.before(impatient)
    impatient.sandbox.clear_calls()
    impatient.reports.clear()
    impatient.sandbox.fault(call.method, call.path, times=None, **KINDS[kind])
    impatient.quiet(hours=2)
    assert len(impatient.sandbox.calls()) <= MOST_CALLS
    assert len(impatient.sandbox.meetings(ANN)) <= (3 if call.method == "POST" else 1)
    assert len(impatient.reports) <= 3
    mended(impatient)
    call.after(impatient)
