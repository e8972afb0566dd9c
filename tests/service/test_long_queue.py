"""After a day offline hundreds of wishes are fulfilled within Zoom's limits, without Zoom having to say no once."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

from tests.service.kit import BERLIN, World
from tests.zoom_sandbox import Switches

WISHES = 500


def test_five_hundred_waiting_wishes_meet_no_refusal(tmp_path, capsys):
    """On Zoom's smallest plan: four light and two medium calls a second, a hundred new meetings a day."""
    switches = Switches(plan="free", limit_clock="sandbox")
    with World(tmp_path / "home", switches=switches) as world:
        world.connect()
        world.sandbox.go_offline()
        with world.store.transaction():
            for number in range(WISHES):
                start = datetime(2027, 4, 1, 8, tzinfo=BERLIN) + timedelta(hours=number)
                draft = {"title": f"Call {number}", "start": start.isoformat(), "zoom": True, "timezone": BERLIN.key}
                draft |= {"end": (start + timedelta(minutes=30)).isoformat(), "all_day": False, "rrule": None}
                draft |= {"location": "", "attendees": [], "calendar": None, "reminders": [], "description": ""}
                world.ask("add", draft=draft | {"spans": [], "notes": []})
        world.machine.quiet(hours=24, rounds=2000)
        world.sandbox.go_online()
        world.sandbox.clear_calls()
        begun = world.clock.now()

        world.machine.quiet(hours=24 * 7, rounds=5000)

        assert {call.status for call in world.sandbox.calls()} <= {200, 201}
        assert len(world.sandbox.meetings()) == WISHES
        assert world.disagreements() == []
        writes = world.sandbox.calls("POST", "/v2/users/me/meetings")
        assert len(writes) == WISHES
        days = Counter(call.time.date() for call in writes)
        assert max(days.values()) <= 100
        took = max(call.time for call in writes) - begun
        with capsys.disabled():
            print(f"\n  {WISHES} wishes: {len(writes)} creates in {took}, no refusal")
