"""The store keeps what it was given, all of it or nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tray.domain.calendar import Calendar
from tray.domain.reminder import ShownReminder
from tray.store.items import Item
from tray.store.meetings import MeetingRecord
from tray.store.occurrences import OccurrenceRow
from tray.store.schema import MIGRATIONS
from tray.store.store import Store

DAY = 86400.0


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "state" / "store.db")
    opened.calendars.append(Calendar("c", "folder", "Home", "/home"))
    yield opened
    opened.close()


def test_only_its_owner_can_read_it(store: Store) -> None:
    assert store.path.stat().st_mode & 0o777 == 0o600
    assert store.path.parent.stat().st_mode & 0o777 == 0o700


def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    def save_and_fail() -> None:
        with store.transaction():
            store.items.want(Item("c", "u", "text"), 1)
            with store.transaction():
                store.facts.put("name", "value")
            raise ValueError

    with pytest.raises(ValueError):
        save_and_fail()
    assert store.items.get("c", "u") is None
    assert store.facts.get("name") == ""


def test_another_connection_sees_what_was_written_and_that_it_was(store: Store) -> None:
    other = Store(store.path)
    before = other.version()
    store.items.want(Item("c", "u", "text"), 1)
    assert other.version() != before
    assert other.items.get("c", "u") is not None
    other.close()


def test_a_file_of_a_newer_program_is_refused(store: Store) -> None:
    store.db.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(RuntimeError, match="version"):
        Store(store.path)


def test_a_file_of_any_older_program_becomes_a_new_one_with_all_that_is_in_it(tmp_path: Path) -> None:
    for version in range(1, len(MIGRATIONS)):
        path = tmp_path / f"{version}.db"
        db = sqlite3.connect(path)
        for script in MIGRATIONS[:version]:
            db.executescript(script)
        db.execute("INSERT INTO facts VALUES ('name', 'value')")
        db.execute(f"PRAGMA user_version = {version}")
        db.commit()
        db.close()
        store = Store(path)
        assert store.facts.get("name") == "value"
        assert store.occurrences.between(0, 1) == ()
        store.close()


def test_a_wish_resets_waiting_and_trouble_and_keeps_what_was_seen(store: Store) -> None:
    store.items.saw(Item("c", "u", "old", seen="old", href="u.ics", etag="e"))
    store.items.postpone("c", "u", until=99, problem="{}")
    store.items.want(Item("c", "u", "new"), 5)
    assert store.items.get("c", "u") == Item(
        "c", "u", "new", seen="old", href="u.ics", etag="e", pending=True, changed_at=5
    )


def test_wishes_come_in_the_order_they_were_made_and_not_before_their_time(store: Store) -> None:
    for number, uid in enumerate("cab"):
        store.items.want(Item("c", uid, "text"), number)
    store.items.postpone("c", "a", until=50, problem="{}")
    assert [item.uid for item in store.items.wishes(10)] == ["c", "b"]
    assert store.items.next_wish() == 0
    assert [item.uid for item in store.items.wishes(50)] == ["c", "a", "b"]


def test_an_event_is_found_by_the_beginning_of_its_uid_and_a_whole_uid_stands_alone(store: Store) -> None:
    for uid in ("abc", "abcd", "b", "abce"):
        store.items.want(Item("c", uid, "text"), 0)
    store.items.want(Item("c", "abcf", None), 0)
    assert {item.uid for item in store.items.find("abc")} == {"abc"}
    assert {item.uid for item in store.items.find("ab")} == {"abc", "abcd", "abce"}
    assert store.items.find("x") == ()


def test_a_forgotten_calendar_takes_its_events_along(store: Store) -> None:
    store.items.want(Item("c", "u", "text"), 0)
    store.occurrences.replace("c", "u", [OccurrenceRow("c", "u", "", 0, 1, False, "{}")], 9e12)
    store.calendars.delete("c")
    assert store.items.get("c", "u") is None
    assert store.db.execute("SELECT count(*) FROM occurrences").fetchone()[0] == 0


def test_calendars_keep_their_order_state_and_problem_when_they_are_changed(store: Store) -> None:
    store.calendars.append(Calendar("d", "feed", "Feed", "https://example.org"))
    store.calendars.set_sync_state("c", {"token": "1"})
    store.calendars.put(Calendar("c", "folder", "Zuhause", "/home", default=True, options={"every": "5"}))
    assert [calendar.id for calendar in store.calendars.all()] == ["c", "d"]
    assert store.calendars.sync_state("c") == {"token": "1"}
    assert store.calendars.named("ZUHAUSE") == store.calendars.get("c") == store.calendars.default()
    store.calendars.set_problem("c", "{}")
    store.calendars.set_fresh("c", "2026-01-01T00:00:00+00:00")
    found = store.calendars.get("c")
    assert found is not None
    assert (found.problem, found.fresh_at) == ("", "2026-01-01T00:00:00+00:00")


def test_a_meeting_that_is_wanted_gone_is_not_the_meeting_of_its_event(store: Store) -> None:
    store.meetings.put(MeetingRecord("m1", "a", "c", "u", "absent"))
    assert store.meetings.of_event("c", "u") is None
    store.meetings.put(MeetingRecord("m2", "a", "c", "u", "present"))
    found = store.meetings.of_event("c", "u")
    assert found is not None
    assert found.mark == "m2"


def test_reminders_that_were_put_off_outlive_the_others(store: Store) -> None:
    store.reminders.put(ShownReminder("old", 1))
    store.reminders.put(ShownReminder("snoozed", 1, snoozed_until=100))
    store.reminders.forget_before(50)
    assert [one.key for one in store.reminders.all()] == ["snoozed"]


def test_the_memory_of_problems_is_short(store: Store) -> None:
    for number in range(60):
        store.facts.note_problem(number, "code", "detail")
    kept = store.facts.problems()
    assert len(kept) == 50
    assert kept[0].at == 59


def test_hidden_calendars_are_left_out_unless_asked_for(store: Store) -> None:
    store.items.want(Item("c", "u", "text"), 0)
    store.occurrences.replace("c", "u", [OccurrenceRow("c", "u", "", 0, 1, False, "{}")], 9e12)
    store.calendars.put(Calendar("c", "folder", "Home", "/home", shown=False))
    assert store.occurrences.between(0, 2) == ()
    assert len(store.occurrences.between(0, 2, shown_only=False)) == 1


def test_what_floats_is_told_anew_and_nothing_else(store: Store) -> None:
    for uid, facts in (("floats", '{"floating": true}'), ("stands", '{"title": "floating: true"}')):
        store.items.want(Item("c", uid, "text"), 0)
        store.occurrences.replace("c", uid, [OccurrenceRow("c", uid, "", 0, 1, False, facts)], 9e12)
    store.occurrences.tell_floating_anew()
    assert [item.uid for item in store.items.unindexed(1)] == ["floats"]


SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.sampled_from([0, 0.25, 1, 2, 2.5, 9])).map(
        lambda pair: (pair[0] * DAY, (pair[0] + pair[1]) * DAY)
    ),
    max_size=20,
)


@settings(max_examples=40, deadline=None)
@given(SPANS, st.integers(0, 30), st.integers(0, 5))
def test_what_touches_a_time_is_found_however_long_it_lasts(
    tmp_path_factory: pytest.TempPathFactory, spans: list[tuple[float, float]], first: int, length: int
) -> None:
    store = Store(tmp_path_factory.mktemp("store") / "store.db")
    store.calendars.append(Calendar("c", "folder", "Home", "/home"))
    for number, (start, end) in enumerate(spans):
        store.items.want(Item("c", str(number), "text"), 0)
        store.occurrences.replace("c", str(number), [OccurrenceRow("c", str(number), "", start, end, False, "{}")], 1)
    after, before = first * DAY, (first + length) * DAY
    found = {row.uid for row in store.occurrences.between(after, before)}
    expected = {
        str(number)
        for number, (start, end) in enumerate(spans)
        if start < before and (end > after or (start == end and start >= after))
    }
    assert found == expected
    store.close()


def test_a_commit_that_fails_leaves_nothing_open_that_would_swallow_later_writes(tmp_path):
    store = Store(tmp_path / "store")
    real = store.db

    class Failing:
        """A connection whose first commit fails without a rollback of its own."""

        failures = 1

        def __getattr__(self, name):
            return getattr(real, name)

        def execute(self, statement, *values):
            if statement == "COMMIT" and self.failures:
                self.failures -= 1
                raise sqlite3.OperationalError("disk I/O error")
            return real.execute(statement, *values)

    store.db = cast("sqlite3.Connection", Failing())
    with pytest.raises(sqlite3.OperationalError), store.transaction():
        store.facts.put("first", "lost")
    with store.transaction():
        store.facts.put("second", "kept")
    store.close()

    again = Store(tmp_path / "store")
    assert (again.facts.get("first"), again.facts.get("second")) == ("", "kept")
    again.close()


def test_an_up_to_date_store_opens_while_another_program_writes(tmp_path):
    first = Store(tmp_path / "store")
    with first.transaction():
        first.facts.put("name", "value")
        second = Store(tmp_path / "store")
        second.close()
    first.close()
