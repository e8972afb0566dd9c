"""A file or two that another program has changed are taken in without a helper process, where that is quickly done."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.calendars.texts import calendar, event, item
from tests.service.kit import World
from tray.service.quick_look import look_quickly


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with World(tmp_path) as made:
        made.ask("settle", look_again=True, whole=True)
        yield made


def look(world: World, *names: str) -> bool:
    store = world.store
    (only,) = store.calendars.all()
    clock = world.machine.work.clock
    return look_quickly(store, clock, {only.id: frozenset(names)})


def titles(world: World) -> list[str]:
    (only,) = world.store.calendars.all()
    return sorted(world.machine.work.series(one).main.title for one in world.store.items.of_calendar(only.id))


def put(world: World, name: str, text: str) -> None:
    (world.paths.calendar / name).write_text(text, encoding="utf-8", newline="")


def test_new_changed_and_deleted_events_are_taken_in(world: World) -> None:
    put(world, "one.ics", item("one", "First"))
    assert look(world, "one.ics")
    assert titles(world) == ["First"]
    put(world, "one.ics", item("one", "Second"))
    put(
        world,
        "weekly.ics",
        calendar(event("weekly", "Choir", "20270301T090000Z", "20270301T100000Z", "RRULE:FREQ=WEEKLY")),
    )
    assert look(world, "one.ics", "weekly.ics")
    assert titles(world) == ["Choir", "Second"]
    (world.paths.calendar / "one.ics").unlink()
    assert look(world, "one.ics")
    assert titles(world) == ["Choir"]


def test_what_takes_longer_is_left_to_the_worker(world: World) -> None:
    (only,) = world.store.calendars.all()
    put(world, "dense.ics", item("dense", "Tick", "RRULE:FREQ=SECONDLY"))
    put(world, "long.ics", item("long", "Long", "DESCRIPTION:" + "x" * 40_000))
    put(world, "broken.ics", "BEGIN:VCALENDAR\r\n")
    names = [f"{number}.ics" for number in range(9)]
    for given in (["dense.ics"], ["long.ics"], names, ["broken.ics"]):
        assert not look(world, *given), given
    assert not look_quickly(world.store, world.machine.work.clock, {only.id: None})
    assert titles(world) == []


def test_an_event_with_a_meeting_is_left_to_whoever_tells_zoom(world: World) -> None:
    world.connect()
    world.ask("add", uid="review", text="Review 2027-03-02 9:30 zoom")
    world.quiet()
    assert not look(world, "review.ics")


def test_nothing_is_done_here_while_something_waits_to_be_sent(world: World) -> None:
    world.ask("add", uid="lunch", text="Lunch 2027-03-02 12:30")
    put(world, "one.ics", item("one", "First"))
    assert not look(world, "one.ics")
