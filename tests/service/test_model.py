"""Random commands from two faces, random doings in Zoom, random faults and restarts: after quiet all agree.

What the person wants is kept in a model of a few lines; everything else is the real thing on a set clock.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, multiple, rule

from tests.service.kit import ANN, BERLIN, World
from tray.domain.problem import ProblemError

TITLES = st.sampled_from(["Review", "Design", "Demo", "Retro", "Übergabe"])
HOURS = st.integers(0, 23)
DAYS = st.integers(10, 25)
FAULTS = st.sampled_from(
    ["drop_before", "drop_after", "reset_mid_body", "status_503", "html", "rate_second", "rate_lock", "gone",
     "token_invalid", "cut_json", "empty_body", "invalid_json", "unknown_fields"]
)  # fmt: skip
CALLS = st.sampled_from(["POST", "PATCH", "DELETE", "GET"])


class Life(RuleBasedStateMachine):
    """The life of a handful of events."""

    events = Bundle("events")

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="dainvo-model-"))
        self.world = World(self.folder / "home")
        self.world.__enter__()
        self.world.connect()
        self.wanted: dict[str, dict[str, Any]] = {}
        self.number = 0

    def teardown(self) -> None:
        if not hasattr(self, "world"):
            return
        try:
            self.agree()
        finally:
            self.world.__exit__()
            shutil.rmtree(self.folder)

    # --- what people do here --------------------------------------------------------------------------------

    @rule(target=events, title=TITLES, day=DAYS, hour=HOURS, zoom=st.booleans())
    def add(self, title: str, day: int, hour: int, zoom: bool) -> str:
        self.number += 1
        uid = f"event-{self.number}"
        start = datetime(2027, 3, day, hour, tzinfo=BERLIN)
        draft = {
            "title": title,
            "start": start.isoformat(),
            "end": (start + timedelta(hours=1)).isoformat(),
            "timezone": "Europe/Berlin",
            "zoom": zoom,
        }
        self.ask("add", uid=uid, draft=_draft(draft))
        self.wanted[uid] = {"title": title, "start": start, "zoom": zoom}
        return uid

    @rule(uid=events, title=TITLES)
    def rename(self, uid: str, title: str) -> None:
        self.change(uid, title=title)

    @rule(uid=events, day=DAYS, hour=HOURS)
    def move(self, uid: str, day: int, hour: int) -> None:
        start = datetime(2027, 3, day, hour, tzinfo=BERLIN)
        self.change(uid, start=start)

    @rule(uid=events, title=TITLES, day=DAYS)
    def the_other_face_edits_while_zoom_is_asked(self, uid: str, title: str, day: int) -> None:
        """A request to Zoom is under way when another face saves the event."""
        start = self.wanted[uid]["start"].replace(day=day) if uid in self.wanted else None

        def meanwhile() -> None:
            if uid in self.wanted:
                self.change(uid, title=title, start=start)

        self.world.meanwhile.append(meanwhile)

    @rule(uid=events, on=st.booleans())
    def the_other_face_switches_zoom_while_zoom_is_asked(self, uid: str, on: bool) -> None:
        def meanwhile() -> None:
            if uid in self.wanted:
                self.change(uid, zoom=on)

        self.world.meanwhile.append(meanwhile)

    @rule(uid=events, on=st.booleans())
    def switch_zoom(self, uid: str, on: bool) -> None:
        self.change(uid, zoom=on)

    @rule(uid=consumes(events))
    def delete(self, uid: str) -> None:
        self.ask("delete", uid=uid)
        del self.wanted[uid]

    @rule(target=events)
    def undo(self) -> Any:
        """The last delete or move is taken back, where there is one."""
        kept = self.world.store.facts.get("undo")
        if not kept:
            return multiple()
        uid = json.loads(kept)["uid"]
        with suppress(ProblemError):
            shown = self.ask("undo")
            known = uid in self.wanted
            self.wanted[uid] = {
                "title": shown["title"],
                "start": datetime.fromisoformat(shown["start"]),
                "zoom": shown["meeting"] is not None,
            }
            return multiple() if known else uid
        return multiple()

    # --- what happens elsewhere -----------------------------------------------------------------------------

    @rule(title=TITLES)
    def somebody_renames_in_zoom(self, title: str) -> None:
        for meeting in self.world.sandbox.meetings()[:1]:
            self.world.sandbox.portal.rename(meeting.id, title)

    @rule(day=DAYS, hour=HOURS)
    def somebody_moves_in_zoom(self, day: int, hour: int) -> None:
        for meeting in self.world.sandbox.meetings()[:1]:
            self.world.sandbox.portal.move(meeting.id, datetime(2027, 3, day, hour, tzinfo=BERLIN), 45)

    @rule()
    def somebody_deletes_in_zoom(self) -> None:
        for meeting in self.world.sandbox.meetings()[:1]:
            self.world.sandbox.portal.delete(meeting.id)

    @rule(call=CALLS, kind=FAULTS, times=st.integers(1, 2))
    def zoom_fails(self, call: str, kind: str, times: int) -> None:
        self.world.sandbox.fault(call, "/v2/*", kind=kind, times=times)

    @rule()
    def a_token_answer_is_lost(self) -> None:
        self.world.sandbox.fault("POST", "/oauth/token", kind="drop_after", times=1)
        self.world.sandbox.clock.advance(hours=1)

    @rule(minutes=st.sampled_from([0.02, 1, 45, 300]))
    def time_passes(self, minutes: float) -> None:
        self.world.sandbox.clock.advance(minutes=minutes)

    @rule()
    def the_process_ends(self) -> None:
        self.world.restart()

    @rule()
    def one_round(self) -> None:
        self.world.machine.settle()

    # --- what must be so ------------------------------------------------------------------------------------

    @invariant()
    def nothing_saved_is_lost(self) -> None:
        if not hasattr(self, "world"):
            return
        for uid, wanted in self.wanted.items():
            shown = self.ask("show", uid=uid)
            assert (shown["title"], datetime.fromisoformat(shown["start"])) == (wanted["title"], wanted["start"])
            assert (shown["meeting"] is not None) == wanted["zoom"]

    def agree(self) -> None:
        """No more faults, a sign-in where one is asked for, every difference answered with ours: then all agree."""
        self.world.sandbox.clear_faults()
        self.world.quiet(hours=3)
        self.world.meanwhile.clear()
        self.sign_in_where_asked()
        for _ in range(3):
            for record in self.world.store.meetings.all():
                if record.want == "present":
                    self.ask("check_meeting", uid=record.uid)
            self.world.quiet(hours=3)
            for record in self.world.store.meetings.all():
                if record.want == "present" and (record.problem or record.state in {"gone", "foreign", "failed"}):
                    how = "recreate" if record.state in {"gone", "foreign", "failed"} else "send_ours"
                    self.ask("repair_meeting", uid=record.uid, how=how)
            self.world.quiet(hours=3)
            self.sign_in_where_asked()
        self.nothing_saved_is_lost()
        assert self.world.disagreements() == []
        calls = len(self.world.sandbox.calls())
        self.world.quiet(hours=1)
        assert len(self.world.sandbox.calls()) <= calls + 12, "it does not come to rest"

    def sign_in_where_asked(self) -> None:
        for account in self.world.store.accounts.all():
            if account.state != "ready":
                self.world.browser = self.world.person(ANN)
                self.ask("zoom_connect", account=account.id)
                self.world.quiet(hours=3)

    def ask(self, name: str, **arguments: Any) -> dict[str, Any]:
        return self.world.ask(name, **arguments)

    def change(self, uid: str, **changes: Any) -> None:
        self.wanted[uid] |= changes
        told = {name: value.isoformat() if isinstance(value, datetime) else value for name, value in changes.items()}
        self.ask("edit", uid=uid, changes=told)


def _draft(facts: dict[str, Any]) -> dict[str, Any]:
    return {
        "all_day": False,
        "rrule": None,
        "location": "",
        "attendees": [],
        "calendar": None,
        "reminders": [],
        "description": "",
        "spans": [],
        "notes": [],
        **facts,
    }


TestLife = Life.TestCase
TestLife.settings = settings(
    max_examples=25,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


def test_what_was_found_undo_of_a_move_keeps_the_meeting_that_was_made_meanwhile(tmp_path: Path) -> None:
    """The text that is taken back is from before Zoom had made the meeting."""
    with World(tmp_path / "home") as world:
        world.connect()
        uid = world.ask("add", text="Review 2027-03-03 15:00 zoom")["uid"]
        world.ask("edit", uid=uid, changes={"start": "2027-03-03T17:00"})
        world.quiet()

        world.ask("undo")
        world.quiet()

        assert world.ask("show", uid=uid)["meeting"]["id"] == str(world.sandbox.meetings()[0].id)
        assert world.disagreements() == []
