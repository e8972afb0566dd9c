"""Events that vanish take their meetings along, unless it looks like an accident."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.service.kit import World


@pytest.fixture
def world(tmp_path) -> Iterator[World]:
    with World(tmp_path) as made:
        made.machine.ask("zoom_connect")
        yield made


def with_events(world, count):
    for number in range(count):
        world.machine.ask("add", uid=f"event-{number}", text=f"Call {number} 2027-05-0{number + 1} 10:00 zoom")
    world.machine.quiet()
    assert len(world.sandbox.meetings()) == count


def look(world):
    world.machine.slow.look_again()
    world.machine.quiet()


def files(world):
    return sorted(world.paths.calendar.glob("*.ics"))


def test_one_file_that_another_program_deletes_takes_its_meeting_along(world):
    with_events(world, 4)
    files(world)[0].unlink()

    look(world)

    assert len(world.sandbox.meetings()) == 3


def test_a_folder_that_is_emptied_at_once_keeps_its_meetings_and_says_so_once(world):
    with_events(world, 4)
    kept = {path: path.read_bytes() for path in files(world)}
    for path in kept:
        path.unlink()

    look(world)
    look(world)
    told = [message["problem"] for message in world.heard if message["event"] == "problem"]
    assert [problem["code"] for problem in told] == ["calendar.many_gone"]
    assert len(world.sandbox.meetings()) == 4

    for path, text in kept.items():
        path.write_bytes(text)
    look(world)
    assert len(world.sandbox.meetings()) == 4
    assert world.machine.ask("show", uid="event-0")["meeting"]["state"] == "ready"


def test_the_person_can_say_that_they_are_meant_to_be_gone(world):
    with_events(world, 4)
    for path in files(world):
        path.unlink()
    look(world)
    told = next(message["problem"] for message in world.heard if message["event"] == "problem")

    world.machine.ask("let_meetings_go", calendar=told["action"]["target"])
    world.machine.quiet()

    assert world.sandbox.meetings() == []


def test_a_vanished_event_with_a_meeting_of_an_account_that_is_not_connected_leaves_no_wish(world):
    with_events(world, 1)
    (account,) = world.store.accounts.all()
    world.machine.ask("zoom_remove", account=account.id, delete_meetings=False)
    world.machine.ask("edit", uid="event-0", changes={"title": "Other"})
    world.machine.quiet()

    for path in world.paths.calendar.iterdir():
        path.unlink()
    look(world)

    assert world.store.meetings.all() == ()
    assert len(world.sandbox.meetings()) == 1
