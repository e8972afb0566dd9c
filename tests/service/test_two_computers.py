"""Two computers of one person on one server's calendar: an event never has two meetings, whoever asks for it when."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, permutations
from pathlib import Path

import pytest

from tests.calendars.servers import PASSWORD, USER, Server, radicale
from tests.service.kit import World
from tests.zoom_sandbox.switches import Switches

UID = "review"
_numbers = count(1)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with radicale() as running:
        yield running


@pytest.fixture
def computers(server: Server, tmp_path: Path) -> Iterator[tuple[World, World]]:
    name = f"team{next(_numbers)}"
    server.collection(name)
    with (
        World(tmp_path / "one", switches=Switches(supersede=False)) as one,
        one.other_computer(tmp_path / "two") as two,
    ):
        for world in (one, two):
            world.connect()
            place = f"{server.url}/{USER}/"
            world.ask("calendar_add", kind="caldav", place=place, user=USER, password=PASSWORD, only=[name])
            world.quiet()
        one.ask("add", uid=UID, text=f"Review 2027-03-03 15:00-16:00 /{name}", zoom=False)
        meet(one, two)
        yield one, two


def look(world: World) -> None:
    """What the refresh in the menu does."""
    world.ask("settle", look_again=True, whole=True)
    world.quiet()


def meet(*worlds: World) -> None:
    """Let all look until nothing is new to any."""
    for _ in range(3):
        for world in worlds:
            look(world)


def one_meeting(one: World, two: World) -> None:
    (there,) = one.sandbox.meetings()
    shown = [world.ask("show", uid=UID) for world in (one, two)]
    assert [event["meeting"]["id"] for event in shown] == [str(there.id)] * 2
    assert shown[0]["join_url"] == shown[1]["join_url"]
    assert [world.record(UID).want for world in (one, two)] == ["present"] * 2


def test_a_meeting_made_on_one_is_shown_and_followed_on_the_other(computers: tuple[World, World]) -> None:
    one, two = computers
    one.ask("edit", uid=UID, changes={"zoom": True})
    meet(one, two)
    one_meeting(one, two)
    two.ask("edit", uid=UID, changes={"title": "Retrospective"})
    meet(two, one)
    one_meeting(one, two)
    assert one.sandbox.meetings()[0].topic == "Retrospective"


STEPS = ("one wishes", "two wishes", "one looks", "two looks")
ORDERS = [
    order
    for order in permutations(STEPS)
    if order.index("one wishes") < order.index("one looks") and order.index("two wishes") < order.index("two looks")
]


@pytest.mark.parametrize("order", ORDERS, ids=", ".join)
def test_a_meeting_wished_for_on_both_is_one_in_the_end(computers: tuple[World, World], order: tuple[str, ...]) -> None:
    worlds = dict(zip(("one", "two"), computers, strict=True))
    for step in order:
        who, _, what = step.partition(" ")
        if what == "wishes":
            worlds[who].ask("edit", uid=UID, changes={"zoom": True})
        else:
            look(worlds[who])
    meet(*computers)
    one_meeting(*computers)


def test_a_meeting_removed_on_one_comes_back_on_none(computers: tuple[World, World]) -> None:
    one, two = computers
    one.ask("edit", uid=UID, changes={"zoom": True})
    meet(one, two)
    two.ask("edit", uid=UID, changes={"zoom": False})
    meet(two, one)
    assert one.sandbox.meetings() == []
    assert [world.ask("show", uid=UID)["meeting"] for world in (one, two)] == [None, None]
