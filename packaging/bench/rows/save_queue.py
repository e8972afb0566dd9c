"""Whether Zoom has to say no when hundreds of wishes have waited for the network."""

from __future__ import annotations

from datetime import datetime, timedelta

from bench.place import MeasuringPlace, say
from bench.table import Figure, Row
from tests.service.kit import BERLIN, World
from tests.zoom_sandbox import Switches
from virtual_desktop import PartFailed

WISHES = 500


def measure(place: MeasuringPlace) -> Figure:
    """Save while there is no network for a day, then let all be sent, on Zoom's smallest plan."""
    switches = Switches(plan="free", limit_clock="sandbox")
    with World(place.desktop.folder / "queue", switches=switches) as world:
        world.connect()
        world.sandbox.go_offline()
        for number in range(WISHES):
            start = datetime(2027, 4, 1, 8, tzinfo=BERLIN) + timedelta(hours=number)
            world.ask("add", text=f"Call {number} {start:%Y-%m-%d %H:%M} zoom")
        world.machine.quiet(hours=24, rounds=2000)
        world.sandbox.go_online()
        world.sandbox.clear_calls()
        begun = world.clock.now()
        world.machine.quiet(hours=24 * 7, rounds=5000)
        calls = world.sandbox.calls()
        if len(world.sandbox.meetings()) != WISHES:
            raise PartFailed(f"{len(world.sandbox.meetings())} of {WISHES} meetings were made")
        say(f"{WISHES} meetings took {max(call.time for call in calls) - begun} on the simulated clock")
        return Figure(sum(call.status == 429 for call in calls), None, "")


ROW = Row(f"refusals (429) while {WISHES} wishes of a day offline are sent, simulated clock", "", 0, True, measure)
