"""Random commands, random changes in Zoom, random faults and deaths: after quiet, events and meetings agree."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.zoom.dying import Fate, Killed, MortalHttp, MortalSecrets, MortalStore
from tests.zoom.kit import ANN, NOW, World, an_event
from tests.zoom.test_faults import KINDS
from tray.planning.meeting.drift import drift
from tray.planning.meeting.text import spec_from_text
from tray.zoom import wishes
from tray.zoom.answers import spec_of_answer
from tray.zoom.http import Limits

EVENTS = st.sampled_from(["e1", "e2"])
PATHS = [
    ("POST", "/v2/users/me/meetings"),
    ("GET", "/v2/users/me/meetings"),
    ("PATCH", "/v2/meetings/{id}"),
    ("GET", "/v2/meetings/{id}"),
    ("DELETE", "/v2/meetings/{id}"),
    ("POST", "/oauth/token"),
]
QUICK = sorted(kind for kind in KINDS if "slow" not in kind and kind not in {"rate_daily", "rate_user"})


class Life(RuleBasedStateMachine):
    """Two events of one account; marks are remembered as the event remembers them."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.world = World(
            Path(self.folder.name),
            secrets=MortalSecrets({}, Fate()),
            now=NOW,
            limits=Limits(connect=2, read=2, total=5),
        ).__enter__()
        self.items: dict[str, str] = self.world.secrets._items  # type: ignore[attr-defined]
        self.account = self.world.sign_in().id
        self.world.sandbox.switch(daily_writes_per_user=10_000)
        self.marks: dict[str, str] = {}
        self.made = 0

    def teardown(self) -> None:
        try:
            self.quiet()
        finally:
            self.world.__exit__()
            self.folder.cleanup()

    @rule(
        uid=EVENTS,
        title=st.sampled_from("AB"),
        hours=st.sampled_from([24, 30, 48]),
        how=st.sampled_from([None, "FREQ=WEEKLY;COUNT=5", "FREQ=YEARLY"]),
        cancelled=st.sets(st.integers(0, 4), max_size=2),
    )
    def save(self, uid: str, title: str, hours: int, how: str | None, cancelled: set[int]) -> None:
        if uid not in self.marks:
            self.made += 1
            self.marks[uid] = f"mark{self.made}"
        event = an_event(title, uid=uid, hours=hours + 24 * 30, rrule=how)
        if how is not None:
            assert isinstance(event.start, datetime)
            event = replace(event, excluded=tuple(event.start + timedelta(weeks=week) for week in sorted(cancelled)))
        self.world.wish(event, mark=self.marks[uid], account=self.account)

    @rule(uid=EVENTS)
    def delete(self, uid: str) -> None:
        if (mark := self.marks.pop(uid, None)) is not None:
            wishes.want_gone(self.world.store, mark)

    @rule()
    def work(self) -> None:
        self.world.room.runner.settle()

    @rule(seconds=st.sampled_from([2, 30, 600, 7200]))
    def time_passes(self, seconds: int) -> None:
        self.world.clock.sleep(seconds)

    @rule(point=st.integers(1, 40))
    def die_at_work(self, point: int) -> None:
        self.world.room.close()
        fate = Fate(point)
        store, http = MortalStore(self.world.path, fate), MortalHttp(fate)
        with suppress(Killed):
            room = self.world.open(store, secrets=MortalSecrets(self.items, fate), http=http)
            room.runner.settle()
        http.close()
        store.end()
        self.world.restart()

    @rule(where=st.sampled_from(PATHS), kind=st.sampled_from(QUICK), times=st.integers(1, 3))
    def bad_day(self, where: tuple[str, str], kind: str, times: int) -> None:
        lie = kind == "an empty 204" and where[0] in {"PATCH", "DELETE"}
        if not lie and not (kind == "gone" and times > 1):
            self.world.sandbox.fault(*where, times=times, **KINDS[kind])

    @rule(what=st.sampled_from(["rename", "move", "delete", "cancel one"]), which=st.integers(0, 1))
    def somebody_in_zoom(self, what: str, which: int) -> None:
        meetings = self.world.sandbox.meetings(ANN)
        if which < len(meetings):
            portal: Any = self.world.sandbox.portal
            one = meetings[which]
            more: dict[str, tuple[Any, ...]] = {
                "rename": ("Theirs",),
                "move": (NOW + timedelta(days=40), 55),
                "delete": (),
            }
            if what == "cancel one":
                if one.occurrences:
                    portal.delete_occurrence(one.id, one.occurrences[1].id)
            elif what != "move" or one.type == 2:
                getattr(portal, what)(one.id, *more[what])

    @rule()
    def another_computer_signs_in(self) -> None:
        self.world.sandbox.sign_in(ANN)

    @rule()
    def reconnect(self) -> None:
        self.world.sign_in()

    @invariant()
    def one_meeting_at_most_was_ever_taken_in(self) -> None:
        records = self.world.store.meetings.all()
        ids = [record.meeting_id for record in records if record.meeting_id]
        assert len(ids) == len(set(ids))

    def quiet(self) -> None:
        """Let all be over: then each event has its one meeting, and nothing else is in Zoom."""
        world = self.world
        world.sandbox.clear_faults()
        for _ in range(2):
            world.quiet(hours=30)
            world.sign_in()
        world.quiet(hours=30)
        for (
            record
        ) in world.store.meetings.all():  # what was given up or found changed, the person settles for the event
            if record.want == "absent" or (record.problem and record.state != "gone"):
                wishes.send_ours(world.store, record.mark)
            elif record.state != "gone":
                world.room.runner.check(record)
        world.quiet(hours=30)
        for record in world.store.meetings.all():
            if record.state == "gone":
                mark = wishes.recreate(world.store, record.mark)
                assert mark is not None
                self.marks[record.uid] = mark
            elif record.problem:
                wishes.send_ours(world.store, record.mark)
        world.quiet(hours=30)
        self.agree()

    def agree(self) -> None:
        world = self.world
        records = {record.mark: record for record in world.store.meetings.all()}
        assert set(records) == set(self.marks.values())
        meetings = {str(meeting.id): meeting for meeting in world.sandbox.meetings(ANN)}
        assert set(meetings) == {record.meeting_id for record in records.values()}
        for record in records.values():
            assert (record.pending, record.intent, record.state, record.problem) == (False, "", "ready", "")
            assert world.shown(record.uid)["id"] == record.meeting_id
            ours = spec_from_text(record.desired)
            assert ours is not None
            theirs = spec_of_answer(world.room.runner._client.get(self.account, record.meeting_id), ours)
            assert drift(theirs, ours, world.clock.timestamp()) == frozenset()
            cancelled = {one.original for one in ours.changes}
            there = meetings[record.meeting_id].occurrences
            assert sum(one.status == "available" for one in there) == (5 - len(cancelled) if there else 0)


TestLife = Life.TestCase
TestLife.settings = settings(
    max_examples=30, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
