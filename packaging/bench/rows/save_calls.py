"""How often Zoom is asked for one save of each kind."""

from __future__ import annotations

from typing import Any

from bench.place import MeasuringPlace
from bench.table import Figure, Row
from tests.service.kit import World


def _calls(world: World, name: str, **arguments: Any) -> int:
    world.sandbox.clear_calls()
    world.ask(name, **arguments)
    world.quiet()
    return len(world.api_calls())


def _once(place: MeasuringPlace) -> dict[str, int]:
    with World(place.desktop.folder / "calls") as world:
        world.connect()
        calls = {"create": _calls(world, "add", text="Review 2027-03-03 15:00-16:00 zoom")}
        (item,) = world.store.items.find("")
        edits = {
            "update": {"title": "Design"},
            "unchanged": {"title": "Design"},
            "new time": {"start": "2027-03-03T16:00"},
        }
        calls |= {name: _calls(world, "edit", uid=item.uid, changes=changes) for name, changes in edits.items()}
        calls["delete"] = _calls(world, "delete", uid=item.uid)
        return calls


def each(place: MeasuringPlace) -> Figure:
    """Create, update, save unchanged, delete."""
    calls = _once(place)
    return Figure(sum(calls[name] for name in ("create", "update", "unchanged", "delete")), None, "")


def new_time(place: MeasuringPlace) -> Figure:
    """Save with another time, which is read back, as Zoom ignores some without a word."""
    return Figure(_once(place)["new time"], None, "")


EACH = Row("calls at Zoom for a create, an update, an unchanged save and a delete (1 + 1 + 0 + 1)", "", 3, True, each)
NEW_TIME = Row("calls at Zoom for a save with a new time, read back", "", 2, True, new_time)
