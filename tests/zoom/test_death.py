"""Whenever the process ends, the next one brings event, meeting, account and token together again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.zoom.dying import Fate, Killed, MortalHttp, MortalSecrets, MortalStore
from tests.zoom.kit import ANN, World, an_event
from tests.zoom.room import ZoomRoom
from tray.domain.problem import ProblemError
from tray.zoom import parts, wishes


@dataclass
class Scene:
    """One story: what is there before, what the doomed process does, and what must be true in the end."""

    before: Callable[[World], None]
    doomed: Callable[[World, ZoomRoom], None]
    after: Callable[[World], None]


def nothing(world: World) -> None:
    """Change nothing."""


def one_meeting(world: World, title: str = "Design review") -> None:
    (meeting,) = world.sandbox.meetings(ANN)
    record = world.record()
    assert record is not None
    assert (record.pending, record.state, record.intent) == (False, "ready", "")
    assert meeting.topic == title
    assert world.shown()["id"] == str(meeting.id) == record.meeting_id
    assert world.shown()["join_url"]


def no_meeting(world: World) -> None:
    assert world.sandbox.meetings(ANN) == []
    assert world.record() is None
    assert world.shown() == {}


def wished(world: World) -> None:
    world.wish(an_event())


def made(world: World) -> None:
    world.wish(an_event())
    world.quiet()


def edited(event_hours: float, title: str) -> Callable[[World], None]:
    def before(world: World) -> None:
        made(world)
        world.wish(an_event(title, hours=event_hours))
        world.clock.sleep(5)

    return before


def deleted(world: World) -> None:
    made(world)
    wishes.want_gone(world.store, "m1")


def settled(world: World, room: ZoomRoom) -> None:
    world.quiet(room=room)


def moved(world: World) -> None:
    one_meeting(world)
    assert world.sandbox.meetings(ANN)[0].start == an_event(hours=30).start


def token_works_or_account_asks(world: World) -> None:
    """Every account either works, or asks for a sign-in; then a sign-in mends all."""
    for account in world.store.accounts.all():
        with suppress(ProblemError):
            world.room.tokens.access(account.id)
        now = world.store.accounts.get(account.id)
        assert now is not None
        if now.state == "ready":
            world.room.tokens.access(account.id)
        else:
            assert now.state == "sign_in_again"
            world.sign_in()
            world.quiet()
    assert all(account.state == "ready" for account in world.store.accounts.all())


def connects(world: World, room: ZoomRoom) -> None:
    world.connect(room=room)


def reconnects(world: World, room: ZoomRoom) -> None:
    world.connect(room=room, reconnect=world.account.id)


def is_connected(world: World) -> None:
    if not world.store.accounts.all():
        assert world.items == {}, "a secret without its account"
        world.sign_in()
    (account,) = world.store.accounts.all()
    assert account.state == "ready"


def waiting_for_a_fresh_token(world: World) -> None:
    world.wish(an_event())
    world.restart()
    world.clock.sleep(7200)


def removes(*, meetings: bool) -> Callable[[World, ZoomRoom], None]:
    def doomed(world: World, room: ZoomRoom) -> None:
        room.runner.remove_account(world.account.id, delete_meetings=meetings)
        world.quiet(room=room)

    return doomed


def is_removed(*, meetings: bool) -> Callable[[World], None]:
    def after(world: World) -> None:
        if world.store.accounts.all():  # it died before the wish was written down: the person asks again
            world.room.runner.remove_account(world.account.id, delete_meetings=meetings)
            world.quiet()
        assert world.store.accounts.all() == ()
        assert world.store.meetings.all() == ()
        assert world.items == {}
        assert len(world.sandbox.meetings(ANN)) == (0 if meetings else 1)

    return after


SCENES = {
    "create": Scene(wished, settled, one_meeting),
    "rename": Scene(edited(24, "Design review II"), settled, lambda world: one_meeting(world, "Design review II")),
    "move": Scene(edited(30, "Design review"), settled, moved),
    "delete": Scene(deleted, settled, no_meeting),
    "refresh and create": Scene(waiting_for_a_fresh_token, settled, one_meeting),
    "connect": Scene(nothing, connects, is_connected),
    "reconnect": Scene(made, reconnects, one_meeting),
    "remove account": Scene(made, removes(meetings=False), is_removed(meetings=False)),
    "remove account and meetings": Scene(made, removes(meetings=True), is_removed(meetings=True)),
}


def play(folder: Path, name: str, die_at: int | None) -> Fate:
    """Play a scene, ending the doomed process at a point, and the next one to its end; gives the doomed one's fate."""
    scene, items, fate = SCENES[name], dict[str, str](), Fate(die_at)
    with World(folder, secrets=MortalSecrets(items, Fate())) as world:
        world.items = items
        if name != "connect":
            world.sign_in()
        scene.before(world)
        world.room.close()
        store = MortalStore(world.path, fate)
        http = MortalHttp(fate)
        room = world.open(store, secrets=MortalSecrets(items, fate), http=http)
        with suppress(Killed):
            scene.doomed(world, room)
        http.close()
        store.end()
        world.restart()
        world.quiet()
        token_works_or_account_asks(world)
        world.quiet()
        scene.after(world)
        token_works_or_account_asks(world)
    return fate


@pytest.mark.parametrize("name", list(SCENES))
def test_death_at_any_point_changes_nothing_in_the_end(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """However often it is tried: end the process at each point of the story, and the story ends the same."""
    monkeypatch.setattr(parts, "LONGEST", 150)  # tokens of some hundred characters then lie in parts, as long ones do
    points = play(tmp_path / "alive", name, None).passed
    assert points > 5
    for point in range(1, points + 1):
        fate = play(tmp_path / str(point), name, point)
        assert fate.dead, f"point {point} of {points} was not reached"
    with capsys.disabled():
        print(f"\n  {name}: {points} points")
