"""Two computers on one calendar agree in the end, whatever they did and whenever they died, and nothing is lost."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.calendars.room import ZONE, Room, TestClock
from tests.calendars.servers import Server, radicale
from tray.calendars.memory import MemoryCalendar
from tray.calendars.port import CalendarPort, Capability, Fetched, Look
from tray.domain.ics import read_one
from tray.domain.ics.occurrences import occurrences
from tray.domain.meeting import Meeting
from tray.domain.problem import ProblemError
from tray.domain.problems import problem

YEAR = (datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC))
UIDS = ("a@example.org", "b@example.org")
ACTIONS = st.lists(
    st.one_of(
        st.tuples(
            st.sampled_from(["add", "title", "location", "meeting", "delete", "rule", "exclude", "except", "rename"]),
            st.integers(0, 1),
            st.sampled_from(UIDS),
        ),
        st.tuples(st.sampled_from(["sync", "settle", "restart", "expire"]), st.integers(0, 1), st.just("")),
        st.tuples(st.sampled_from(["fault"]), st.integers(0, 1), st.sampled_from(["before", "after"])),
    ),
    max_size=25,
)
Action = tuple[str, int, str]


class Faulty:
    """A port whose next write fails, before it arrives or after."""

    def __init__(self, port: CalendarPort) -> None:
        self.port = port
        self.fault = ""

    @property
    def capabilities(self) -> frozenset[Capability]:
        return self.port.capabilities

    def look(self, state: Mapping[str, Any], hints: Sequence[str] | None = None) -> Look:
        return self.port.look(state, hints)

    def get(self, hrefs: Any) -> Iterator[Fetched]:
        return self.port.get(hrefs)

    def put(self, href: str, uid: str, text: str, etag: str) -> tuple[str, str]:
        written: tuple[str, str] = self._write(lambda: self.port.put(href, uid, text, etag))
        return written

    def delete(self, href: str, etag: str) -> None:
        self._write(lambda: self.port.delete(href, etag))

    def watched(self) -> tuple[Path, ...]:
        return ()

    def _write(self, write: Callable[[], Any]) -> Any:
        fault, self.fault = self.fault, ""
        if fault == "before":
            raise ProblemError(problem("calendar.unreachable"))
        done = write()
        if fault == "after":
            raise ProblemError(problem("calendar.unreachable"))
        return done


def run(actions: list[Action], opened: list[CalendarPort]) -> None:
    clock, numbers = TestClock(), count(1)
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        places = [Path(one), Path(two)]
        ports = [Faulty(port) for port in opened]
        rooms = [Room(place, port, clock) for place, port in zip(places, ports, strict=True)]
        for action, who, what in actions:
            room = rooms[who]
            held = room.item(what) if what in UIDS else None
            there = held is not None and held.wanted is not None
            clock.later(minutes=1)
            title = f"T{next(numbers)}"
            if action == "add" and not there:
                room.add(title, what)
            elif action == "title" and there:
                room.change(what, title=title)
            elif action == "location" and there:
                room.change(what, location=title)
            elif action == "meeting" and there and room.event(what).meeting is None:
                room.change(what, meeting=Meeting("acc", title, "1", f"https://zoom.us/j/{title}"))
            elif action == "delete" and there:
                room.delete(what)
            elif action == "rule" and there:
                room.change(what, rrule=f"FREQ=DAILY;COUNT={3 + next(numbers) % 5}")
            elif action == "exclude" and there and room.event(what).rrule:
                event = room.event(what)
                room.change(what, excluded=(*event.excluded, event.start + timedelta(days=1 + next(numbers) % 2)))
            elif action == "except" and there and room.event(what).rrule:
                room.alter_one(what, title=title)
            elif action == "rename" and held is not None and held.href:
                rename(ports[who].port, held.href, next(numbers))
            elif action == "expire":
                expire(room)
            elif action == "sync":
                room.sync()
            elif action == "settle":
                room.reconciler.settle()
            elif action == "restart":
                room.store.close()
                rooms[who] = Room(places[who], ports[who], clock)
            elif action == "fault":
                ports[who].fault = what
        agree(rooms, clock)
        for room in rooms:
            room.store.close()


def rename(port: CalendarPort, href: str, number: int) -> None:
    """Another program gives an event's file another name, in two steps as servers and folders do."""
    held = next(iter(port.get([href])))
    if held.text is not None:
        port.delete(href, held.etag)
        port.put(f"{number} {href}", read_one(held.text).uid, held.text, "")


def expire(room: Room) -> None:
    """The server has forgotten the token of the last look."""
    state = room.store.calendars.sync_state("c")
    if "token" in state.get("look", {}):
        state["look"] = {**state["look"], "token": "http://radicale.org/ns/sync/" + 64 * "0", "tag": "old"}
        room.store.calendars.set_sync_state("c", state)


def agree(rooms: list[Room], clock: TestClock) -> None:
    for room in rooms:
        room.port.fault = ""  # type: ignore[attr-defined]  # a Faulty
    for _ in range(5):
        for room in rooms:
            clock.later(hours=2)
            room.sync()
    # Servers put lines into another order without a word, so that the events are compared and not their texts.
    texts = [{item.uid: item.wanted for item in room.store.items.of_calendar("c")} for room in rooms]
    events = [{uid: read_one(text or "") for uid, text in held.items()} for held in texts]
    assert events[0] == events[1]
    for room in rooms:
        assert room.store.items.wishes(9e12) == ()
        assert room.titles() == sorted(
            one.event.title for text in texts[0].values() for one in occurrences(text or "", "c", *YEAR, ZONE)
        )
    # An event has one meeting at most, and no two events share one.
    marks = [main.meeting.mark for text in texts[0].values() if (main := read_one(text or "").main).meeting]
    assert len(marks) == len(set(marks))


@settings(max_examples=60, deadline=None)
@given(ACTIONS)
def test_two_computers_agree_in_the_end(actions: list[Action]) -> None:
    calendar = MemoryCalendar()
    run(actions, [calendar, calendar])


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with radicale() as running:
        yield running


_collections = count(1)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(actions=ACTIONS)
def test_two_computers_agree_over_a_real_server(server: Server, actions: list[Action]) -> None:
    url = server.collection(f"m{next(_collections)}")
    ports = [server.open(url), server.open(url)]
    run(actions, list(ports))
    for port in ports:
        port.close()


def test_changes_made_at_the_same_time_are_both_there(tmp_path: Path) -> None:
    calendar = MemoryCalendar()
    actions: list[Action] = [("add", 0, UIDS[0]), ("sync", 0, ""), ("sync", 1, "")]
    actions += [("title", 0, UIDS[0]), ("location", 1, UIDS[0]), ("sync", 0, ""), ("sync", 1, "")]
    run(actions, [calendar, calendar])
    (text,) = [text for _, text in calendar.held.values()]
    main = read_one(text).main
    assert (main.title, main.location) == ("T4", "T5")
