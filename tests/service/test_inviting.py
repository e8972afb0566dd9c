"""A server that learns to send invitations, or loses it, is followed within a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.calendars.scheduling import ADDRESSES, OUTBOX, Scheduling
from tray.domain.calendar import Calendar
from tray.domain.problem_json import problem_to_json
from tray.domain.problems import problem
from tray.domain.secret import Secret
from tray.service.inviting import ask_soon, follow_inviting
from tray.store.store import Store

NOON = datetime(2026, 2, 20, 12, tzinfo=UTC)
SENDS = "1, calendar-access, calendar-auto-schedule"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(tmp_path / "store.db")
    yield made
    made.close()


@pytest.fixture
def server() -> Iterator[Scheduling]:
    made = Scheduling("1, calendar-access", ADDRESSES + OUTBOX)
    yield made
    made.close()


def listed(store: Store, server: Scheduling, *, invites: str = "") -> None:
    for name in ("home", "work"):
        record = Calendar(name, "caldav", name, server.url + name, user="ann", options={"invites": invites})
        with store.transaction():
            store.calendars.append(record)


def follow(store: Store, days: int) -> list[str]:
    """In whose name each calendar's server sends, once that many days have passed."""
    follow_inviting(store, NOON + timedelta(days=days), lambda _: Secret("word"))
    return [one.options["invites"] for one in store.calendars.all()]


def test_what_a_server_learns_is_known_the_next_day_of_all_its_calendars(store: Store, server: Scheduling) -> None:
    listed(store, server)
    assert follow(store, 0) == ["", ""]
    server.dav = SENDS
    assert follow(store, 0) == ["", ""]
    assert follow(store, 1) == ["ann@example.org"] * 2


def test_what_a_server_loses_is_known_the_next_day(store: Store, server: Scheduling) -> None:
    listed(store, server, invites="ann@example.org")
    follow(store, 0)
    assert follow(store, 1) == ["", ""]


@pytest.mark.parametrize("code", ["calendar.broken_file", "calendar.odd_rule"])
def test_an_event_that_cannot_be_read_keeps_no_server_from_being_asked(
    store: Store, server: Scheduling, code: str
) -> None:
    listed(store, server)
    follow(store, 0)
    with store.transaction():
        for one in store.calendars.all():
            store.calendars.set_problem(one.id, problem_to_json(problem(code)))
    server.dav = SENDS
    assert follow(store, 1) == ["ann@example.org"] * 2


def test_a_server_that_is_out_of_reach_is_asked_once_it_is_back(store: Store, server: Scheduling) -> None:
    listed(store, server)
    follow(store, 0)
    server.dav = SENDS
    for trouble, told in ((problem_to_json(problem("calendar.unreachable")), ""), ("", "ann@example.org")):
        with store.transaction():
            for one in store.calendars.all():
                store.calendars.set_problem(one.id, trouble)
        assert follow(store, 1) == [told] * 2


def test_after_another_password_it_is_asked_the_same_day(store: Store, server: Scheduling) -> None:
    listed(store, server)
    follow(store, 0)
    server.dav = SENDS
    ask_soon(store, store.calendars.all()[0])
    assert follow(store, 0) == ["ann@example.org"] * 2


def test_a_server_that_fails_or_does_not_tell_has_lost_nothing(store: Store, server: Scheduling) -> None:
    listed(store, server, invites="ann@example.org")
    follow(store, 0)
    server.status = 403
    assert follow(store, 1) == ["ann@example.org"] * 2
    server.status = 500
    assert follow(store, 2) == ["ann@example.org"] * 2


def test_each_server_is_asked_once_a_day_for_all_its_calendars(store: Store, server: Scheduling) -> None:
    listed(store, server)
    follow(store, 0)
    assert server.asked == 0
    follow(store, 1)
    follow(store, 1)
    assert server.asked == 1
