"""Wherever the service's process ends, the next one brings event, file, meeting, account and token together again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.service.dying import MortalTools
from tests.service.kit import ANN, BEN, Machine, World
from tests.zoom.dying import Fate, Killed, MortalSecrets
from tray.domain.problem import ProblemError
from tray.zoom import parts

UID = "review"


@dataclass(frozen=True)
class Scene:
    """What is there before, what the doomed process is asked, and what must be so in the end.

    `doomed` does its asking and settling; `ends` are the titles and starts of events that may be there in the end: the
    last where the command was answered, any of them where the process died before.
    """

    before: Callable[[World], None]
    doomed: Callable[[Machine], None]
    ends: tuple[tuple[str, ...], ...]
    account: bool = True


def one_event(world: World) -> None:
    world.connect()
    world.ask("add", uid=UID, text="Review 2027-03-03 15:00-16:00 zoom")
    world.quiet()


def a_series(world: World) -> None:
    one_event(world)
    world.ask("edit", uid=UID, changes={"rrule": "FREQ=DAILY;COUNT=6"})
    world.quiet()


def a_series_without_one(world: World) -> None:
    a_series(world)
    world.ask("delete", uid=UID, occurrence="2027-03-05T15:00")
    world.quiet()


def a_lost_meeting(world: World) -> None:
    one_event(world)
    world.sandbox.portal.delete(world.sandbox.meetings(ANN)[0].id)
    world.ask("check_meeting", uid=UID)
    world.quiet()


def a_deleted_event(world: World) -> None:
    one_event(world)
    world.ask("delete", uid=UID)
    world.quiet()


def an_old_token(world: World) -> None:
    world.connect()
    world.sandbox.clock.advance(hours=2)


def asks(name: str, **arguments: object) -> Callable[[Machine], None]:
    def doomed(machine: Machine) -> None:
        machine.ask(name, **arguments)
        machine.quiet()

    return doomed


def edits(**changes: object) -> Callable[[Machine], None]:
    return asks("edit", uid=UID, changes=changes)


def connects(machine: Machine) -> None:
    machine.ask("zoom_connect")


def reconnects(machine: Machine) -> None:
    machine.ask("zoom_connect", account=machine.work.store.accounts.all()[0].id)
    machine.quiet()


def switches(machine: Machine) -> None:
    machine.world.browser = machine.world.person(BEN)
    with suppress(ProblemError):
        machine.ask("zoom_connect", account=machine.work.store.accounts.all()[0].id)
    machine.ask("zoom_switch")
    machine.quiet()


def removes(*, meetings: bool) -> Callable[[Machine], None]:
    def doomed(machine: Machine) -> None:
        (account,) = machine.work.store.accounts.all()
        machine.ask("zoom_remove", account=account.id, delete_meetings=meetings)
        machine.quiet()

    return doomed


def connected(world: World) -> None:
    world.connect()


def nobody(world: World) -> None:
    """Nothing is there yet."""


HERE = ("Review 03T15:00",)
SCENES = {
    "create": Scene(connected, asks("add", uid=UID, text="Review 2027-03-03 15:00-16:00 zoom"), ((), HERE)),
    "create with an old token": Scene(
        an_old_token, asks("add", uid=UID, text="Review 2027-03-03 15:00-16:00 zoom"), ((), HERE)
    ),
    "rename": Scene(one_event, edits(title="Design"), (HERE, ("Design 03T15:00",))),
    "move": Scene(one_event, edits(start="2027-03-03T17:00"), (HERE, ("Review 03T17:00",))),
    "remove the meeting": Scene(one_event, asks("remove_meeting", uid=UID), (HERE,)),
    "delete": Scene(one_event, asks("delete", uid=UID), (HERE, ())),
    "undo a delete": Scene(a_deleted_event, asks("undo"), ((), HERE)),
    "part a series": Scene(
        a_series,
        asks("edit", uid=UID, occurrence="2027-03-05T15:00", following=True, changes={"title": "Late"}),
        (HERE, ("Late 05T15:00", "Review 03T15:00")),
    ),
    "cancel one of a series": Scene(a_series, asks("delete", uid=UID, occurrence="2027-03-05T15:00"), (HERE,)),
    "move one of a series": Scene(
        a_series, asks("edit", uid=UID, occurrence="2027-03-05T15:00", changes={"start": "2027-03-05T17:00"}), (HERE,)
    ),
    "undo cancelling one of a series": Scene(a_series_without_one, asks("undo"), (HERE,)),
    "make a lost meeting anew": Scene(a_lost_meeting, asks("repair_meeting", uid=UID, how="recreate"), (HERE,)),
    "connect": Scene(nobody, connects, ((),), account=False),
    "reconnect": Scene(one_event, reconnects, (HERE,)),
    "switch to another user": Scene(one_event, switches, (HERE,)),
    "remove the account": Scene(one_event, removes(meetings=False), (HERE,)),
    "remove the account and its meetings": Scene(one_event, removes(meetings=True), (HERE,)),
}


def events(world: World) -> tuple[str, ...]:
    """Title and first start of every event that is wanted."""
    found = []
    for item in world.store.items.of_calendar(world.store.calendars.all()[0].id):
        if item.wanted is not None:
            main = world.machine.work.series(item).main
            found.append(f"{main.title} {main.start:%dT%H:%M}")
    return tuple(sorted(found))


def ask_again(world: World, name: str) -> None:
    """What a person does who saw that it was not done."""
    accounts = world.store.accounts.all()
    if name.startswith("remove the account") and accounts:
        token_works_or_account_asks(world)
        world.machine.ask("zoom_remove", account=accounts[0].id, delete_meetings="meetings" in name)
    if any(record.state == "gone" for record in world.store.meetings.all()):
        world.ask("repair_meeting", uid=UID, how="recreate")
    world.quiet()


def token_works_or_account_asks(world: World) -> None:
    """Every account can be used, or says that it needs a sign-in, which then mends it."""
    for account in world.store.accounts.all():
        with suppress(ProblemError):
            world.machine.slow.zoom.runner()._client.me(account.id)
        now = world.store.accounts.get(account.id)
        assert now is not None
        if now.state == "ready":
            world.machine.slow.zoom.runner()._client.me(account.id)
            continue
        assert now.state == "sign_in_again", now
        world.browser = world.person(account.email)
        world.ask("zoom_connect", account=account.id)
        world.quiet()


def end_of(world: World, name: str, scene: Scene, *, answered: bool) -> None:
    """Settle as the next process, and hold everything against what was promised."""
    world.machine = world.start()
    world.quiet()
    ask_again(world, name)
    token_works_or_account_asks(world)
    world.quiet()
    found = events(world)
    assert found in ((scene.ends[-1],) if answered else scene.ends), found
    if name in {"connect", "switch to another user"}:
        assert len(world.store.accounts.all()) <= 1, "an account is left that never worked"
    if name.startswith("remove the account"):
        assert (world.store.accounts.all(), world.store.meetings.all(), world.items()) == ((), (), {})
        assert len(world.sandbox.meetings()) == (0 if "meetings" in name else 1)
        return
    if name == "switch to another user" and world.store.accounts.all()[0].email == BEN:
        assert len(world.sandbox.meetings(ANN)) == 1
        assert world.ask("show", uid=UID)["meeting"]["state"] == "foreign"
        return
    assert world.disagreements() == []


@pytest.mark.parametrize("name", list(SCENES))
def test_death_at_any_point_changes_nothing_in_the_end(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """However often it is tried: end the process at each point of the story, and the story ends the same."""
    monkeypatch.setattr(parts, "LONGEST", 150)  # tokens of some hundred characters then lie in parts, as long ones do
    monkeypatch.setattr("os.fsync", lambda _: None)  # processes end here, the computer does not
    scene = SCENES[name]
    world = World(tmp_path / "home")
    items: dict[str, str] = {}
    world.secrets = MortalSecrets(items, Fate())
    with world:
        scene.before(world)
        world.machine.die()
        restore = world.snapshot()
        points, number = 1, 0
        while number <= points:
            restore()
            world.browser = world.person(ANN)
            fate, answered = Fate(number or None), False
            machine: Machine | None = None
            with suppress(Killed):
                machine = world.start(MortalTools(items, fate))
                scene.doomed(machine)
                answered = True
            if machine is not None:
                machine.die()
            if number == 0:
                points = fate.passed
                assert points > 10
            else:
                assert fate.dead, f"point {number} of {points} was not reached"
            end_of(world, name, scene, answered=answered)
            if number < points:
                world.machine.die()
            number += 1
    with capsys.disabled():
        print(f"\n  {name}: {points} points")
