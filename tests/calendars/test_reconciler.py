"""The store and a calendar come into step in both directions, and nothing is lost on the way."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.calendars.room import Room
from tests.calendars.texts import calendar, event, item
from tray.calendars.folder import FolderCalendar
from tray.calendars.memory import MemoryCalendar
from tray.calendars.port import Capability, Fetched, Look
from tray.calendars.reconciler import CalendarReconciler
from tray.domain.calendar import Calendar
from tray.domain.ics import read_one
from tray.domain.problem import ProblemError
from tray.domain.problems import problem


@pytest.fixture
def port() -> MemoryCalendar:
    return MemoryCalendar()


@pytest.fixture
def room(tmp_path: Path, port: MemoryCalendar) -> Iterator[Room]:
    made = Room(tmp_path, port)
    yield made
    made.store.close()


def texts(port: MemoryCalendar) -> list[str]:
    return [text for _, text in port.held.values()]


def outside(port: MemoryCalendar, text: str, uid: str = "one@example.org") -> None:
    """Another program writes."""
    href = f"{uid}.ics"
    port.put(href, uid, text, port.held.get(href, ("", ""))[0])


def test_a_saved_event_is_written_and_the_wish_is_gone(room: Room, port: MemoryCalendar) -> None:
    room.add()
    assert room.reconciler.settle() is None
    assert texts(port) == [item()]
    assert room.store.items.wishes(9e12) == ()


def test_settling_with_nothing_to_do_writes_nothing(room: Room) -> None:
    room.add()
    room.reconciler.settle()
    before = room.store.db.total_changes
    room.reconciler.settle()
    assert room.store.db.total_changes == before


def test_two_changes_before_a_settle_are_one_write(room: Room, port: MemoryCalendar) -> None:
    room.add()
    room.reconciler.settle()
    room.change(title="A")
    room.change(title="B")
    etag = port.look({}).etags["one@example.org.ics"]
    room.reconciler.settle()
    number = int(etag.rpartition("-")[2])
    assert port.look({}).etags["one@example.org.ics"] == f"etag-{number + 1}"
    assert "SUMMARY:B" in texts(port)[0]


def test_an_event_added_by_another_program_is_shown_and_told_of(room: Room, port: MemoryCalendar) -> None:
    outside(port, item())
    room.sync()
    assert room.titles() == ["Standup"]
    assert room.told == [("one@example.org", read_one(item()))]


def test_an_event_changed_by_another_program_is_shown_changed(room: Room, port: MemoryCalendar) -> None:
    outside(port, item())
    room.sync()
    outside(port, item(title="Moved"))
    room.sync()
    assert room.titles() == ["Moved"]


def test_an_event_deleted_by_another_program_is_gone_and_told_of(room: Room, port: MemoryCalendar) -> None:
    outside(port, item())
    room.sync()
    port.held.clear()
    room.sync()
    assert room.titles() == []
    assert room.told[-1] == ("one@example.org", None)
    assert room.item() is None


def test_a_deleted_event_is_deleted_in_the_calendar(room: Room, port: MemoryCalendar) -> None:
    room.add()
    room.reconciler.settle()
    room.delete()
    room.reconciler.settle()
    assert texts(port) == []
    assert room.item() is None


def test_an_event_added_and_deleted_before_any_settle_leaves_nothing(room: Room, port: MemoryCalendar) -> None:
    room.add()
    room.delete()
    room.reconciler.settle()
    assert texts(port) == []
    assert room.item() is None


def test_what_is_unchanged_is_not_read_again(tmp_path: Path) -> None:
    read: list[str] = []

    class Counting(MemoryCalendar):
        def get(self, hrefs: Any) -> Iterator[Fetched]:
            asked = list(hrefs)
            read.extend(asked)
            return super().get(asked)

    port = Counting()
    room = Room(tmp_path, port)
    outside(port, item())
    outside(port, item("two@example.org"), "two@example.org")
    port.held["todo.ics"] = ("etag-0", "BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nUID:t\r\nEND:VTODO\r\nEND:VCALENDAR\r\n")
    port.held["broken.ics"] = ("etag-0", "BEGIN:VCALENDAR\r\n")
    room.sync()
    read.clear()
    room.sync()
    assert read == []
    room.store.close()


def test_changes_of_different_things_on_both_sides_are_joined(room: Room, port: MemoryCalendar) -> None:
    outside(port, item())
    room.sync()
    outside(port, item("one@example.org", "Their title", "X-THEIRS:1"))
    room.change(location="Our room")
    room.reconciler.settle()
    found = room.event()
    assert (found.title, found.location) == ("Their title", "Our room")
    assert "X-THEIRS:1" in texts(port)[0]
    assert len(texts(port)) == 1


def test_changes_of_the_same_thing_on_both_sides_are_both_kept_and_asked_about(
    room: Room, port: MemoryCalendar
) -> None:
    outside(port, item())
    room.sync()
    outside(port, item(title="Theirs"))
    room.change(title="Ours")
    room.reconciler.settle()
    room.reconciler.settle()
    assert room.titles() == ["Ours (changed on this computer)", "Theirs"]
    assert len(texts(port)) == 2
    kept = room.item()
    assert kept is not None
    asked = json.loads(kept.problem)
    assert asked["code"] == "calendar.conflict"
    assert asked["detail"] == "“Theirs”: title “Ours” here and “Theirs” in the calendar"
    assert room.store.items.find(asked["action"]["target"])


def test_a_change_here_outlives_a_deletion_there(room: Room, port: MemoryCalendar) -> None:
    outside(port, item())
    room.sync()
    port.held.clear()
    room.change(title="Still here")
    room.sync()
    assert room.titles() == ["Still here"]
    assert "SUMMARY:Still here" in texts(port)[0]


def test_a_change_there_outlives_a_deletion_here(room: Room, port: MemoryCalendar) -> None:
    outside(port, item())
    room.sync()
    outside(port, item(title="Still needed"))
    room.delete()
    room.sync()
    assert room.titles() == ["Still needed"]
    assert len(texts(port)) == 1


def test_a_save_while_the_one_before_is_being_written_is_sent_as_well(tmp_path: Path) -> None:
    class Slow(MemoryCalendar):
        saved = False

        def put(self, href: str, uid: str, text: str, etag: str) -> tuple[str, str]:
            done = super().put(href, uid, text, etag)
            if not self.saved:
                self.saved = True
                here.change(title="Second")
            return done

    port = Slow()
    here = Room(tmp_path, port)
    here.add("First")
    here.reconciler.settle()
    assert "SUMMARY:Second" in texts(port)[0]
    assert here.store.items.wishes(9e12) == ()
    here.store.close()


def test_a_file_that_cannot_be_read_is_named_and_harms_no_other(room: Room, port: MemoryCalendar) -> None:
    outside(port, item())
    port.held["broken.ics"] = ("etag-0", item()[:60])
    room.sync()
    assert room.titles() == ["Standup"]
    assert room.problem() == "calendar.broken_file"
    assert "broken.ics" in port.held
    room.sync()
    assert room.problem() == "calendar.broken_file"


def test_the_problem_ends_when_the_file_is_mended(room: Room, port: MemoryCalendar) -> None:
    port.held["broken.ics"] = ("etag-0", item()[:60])
    room.sync()
    port.held["broken.ics"] = ("etag-x", item())
    room.sync()
    assert room.problem() == ""
    assert room.titles() == ["Standup"]


def test_an_event_whose_file_breaks_is_not_overwritten(room: Room, port: MemoryCalendar) -> None:
    outside(port, item())
    room.sync()
    port.held["one@example.org.ics"] = ("etag-x", "broken")
    room.change(title="Ours")
    room.reconciler.settle()
    assert texts(port) == ["broken"]
    kept = room.item()
    assert kept is not None
    assert kept.pending
    assert json.loads(kept.problem)["code"] == "calendar.broken_file"


def test_the_same_event_in_two_files_is_shown_once_and_named(room: Room, port: MemoryCalendar) -> None:
    port.held["a.ics"] = ("etag-a", item(title="First"))
    port.held["b.ics"] = ("etag-b", item(title="Second"))
    room.sync()
    assert room.titles() == ["First"]
    assert room.problem() == "calendar.broken_file"
    del port.held["a.ics"]
    room.sync()
    room.sync()
    assert room.titles() == ["Second"]
    assert room.problem() == ""


def test_a_renamed_file_is_the_same_event(room: Room, port: MemoryCalendar) -> None:
    outside(port, item())
    room.sync()
    room.told.clear()
    port.held["renamed.ics"] = port.held.pop("one@example.org.ics")
    room.sync()
    assert room.titles() == ["Standup"]
    assert room.told == []
    room.change(title="New")
    room.reconciler.settle()
    assert list(port.held) == ["renamed.ics"]


def test_a_rule_that_cannot_be_followed_shows_the_first_time_and_is_named(room: Room, port: MemoryCalendar) -> None:
    outside(port, item("one@example.org", "Every second", "RRULE:FREQ=SECONDLY"))
    room.sync()
    assert room.titles() == ["Every second"]
    assert room.problem() == "calendar.odd_rule"


def test_an_event_in_a_file_of_many_is_changed_and_the_others_stay_to_the_byte(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    one, two, three = event("1", "One"), event("2", "Two"), event("3", "Three")
    (folder / "all.ics").write_text(calendar(one, two, three), newline="")
    room = Room(tmp_path, FolderCalendar(folder))
    room.sync()
    assert room.titles() == ["One", "Three", "Two"]
    room.change("2", title="Changed")
    room.reconciler.settle()
    text = (folder / "all.ics").read_bytes().decode()
    assert text.startswith(calendar(one)[: -len("END:VCALENDAR\r\n")])
    assert text.endswith(three + "END:VCALENDAR\r\n")
    assert "SUMMARY:Changed\r\n" in text
    room.delete("1")
    room.delete("3")
    room.reconciler.settle()
    room.sync()
    assert room.titles() == ["Changed"]
    room.delete("2")
    room.reconciler.settle()
    assert list(folder.iterdir()) == []
    room.store.close()


def test_a_name_taken_by_another_event_is_left_to_it(room: Room, port: MemoryCalendar) -> None:
    port.held["one@example.org.ics"] = ("etag-0", item("other@example.org", "Other"))
    room.add("Mine")
    room.reconciler.settle()
    room.reconciler.settle()
    assert room.titles() == ["Mine", "Other"]
    assert len(port.held) == 2
    assert room.store.items.wishes(9e12) == ()


class Failing(MemoryCalendar):
    """Cannot be reached while told so."""

    down = True

    def _check(self) -> None:
        if self.down:
            raise ProblemError(problem("calendar.unreachable"))

    def look(self, state: Mapping[str, Any], hints: Sequence[str] | None = None) -> Look:
        self._check()
        return super().look(state, hints)

    def put(self, href: str, uid: str, text: str, etag: str) -> tuple[str, str]:
        self._check()
        return super().put(href, uid, text, etag)


def test_what_cannot_be_sent_waits_longer_each_time_and_is_sent_in_the_end(tmp_path: Path) -> None:
    port = Failing()
    room = Room(tmp_path, port)
    room.add()
    waits = []
    for _ in range(4):
        wake = room.reconciler.settle()
        assert wake is not None
        waits.append(wake - room.clock.now().timestamp())
        assert room.problem() == "calendar.unreachable"
        room.clock.later(seconds=waits[-1])
    assert waits == sorted(waits)
    assert waits[0] >= 30
    port.down = False
    room.clock.later(hours=2)
    room.reconciler.settle()
    assert texts(port) == [item()]
    assert room.problem() == ""
    room.store.close()


def test_a_calendar_that_fails_keeps_what_was_read_of_it(tmp_path: Path) -> None:
    port = Failing()
    port.down = False
    room = Room(tmp_path, port)
    outside(port, item())
    room.sync()
    port.down = True
    room.sync()
    assert room.titles() == ["Standup"]
    assert room.problem() == "calendar.unreachable"
    room.store.close()


def test_a_read_only_calendar_is_never_written_to(tmp_path: Path) -> None:
    port = MemoryCalendar([])
    assert Capability.WRITE not in port.capabilities
    room = Room(tmp_path, port)
    room.add()
    wake = room.reconciler.settle()
    assert wake is not None
    assert wake > room.clock.now().timestamp()
    assert texts(port) == []
    kept = room.item()
    assert kept is not None
    assert json.loads(kept.problem)["code"] == "calendar.read_only"
    room.store.close()


def test_a_hint_reads_the_named_file_and_lists_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.ics").write_text(item("a", "A"), newline="")
    (folder / "b.ics").write_text(item("b", "B"), newline="")
    room = Room(tmp_path, FolderCalendar(folder))
    room.sync()
    (folder / "a.ics").write_text(item("a", "A new"), newline="")
    (folder / "b.ics").write_text(item("b", "B new"), newline="")
    room.reconciler.sync("c", ["a.ics"])
    assert room.titles() == ["A new", "B"]
    (folder / "a.ics").unlink()
    room.reconciler.sync("c", ["a.ics"])
    assert room.titles() == ["B"]
    room.store.close()


def test_a_calendar_is_opened_anew_after_its_password_was_refused_or_its_record_has_changed(tmp_path: Path) -> None:
    opened: list[str] = []
    room = Room(tmp_path, MemoryCalendar())
    refused = [True]

    class Guarded(MemoryCalendar):
        def look(self, state: Mapping[str, Any], hints: Sequence[str] | None = None) -> Look:
            if refused[0]:
                raise ProblemError(problem("calendar.sign_in"))
            return super().look(state, hints)

    def open_port(record: Calendar) -> MemoryCalendar:
        opened.append(record.place)
        return Guarded()

    reconciler = CalendarReconciler(room.store, room.clock, open_port=open_port)
    reconciler.sync("c")
    refused[0] = False
    reconciler.sync("c")
    reconciler.sync("c")
    assert len(opened) == 2
    record = room.store.calendars.get("c")
    assert record is not None
    room.store.calendars.put(replace(record, name="Another name"))
    reconciler.sync("c")
    assert len(opened) == 2
    room.store.calendars.put(replace(record, place="/elsewhere"))
    reconciler.sync("c")
    assert opened[-1] == "/elsewhere"
    room.store.close()


def test_a_look_at_named_files_takes_them_and_no_other(room: Room, port: MemoryCalendar) -> None:
    room.sync()
    outside(port, item("a@example.org", "Told"), "a@example.org")
    outside(port, item("b@example.org", "Not told"), "b@example.org")
    room.reconciler.sync("c", ["a@example.org.ics", "never.ics"])
    assert room.titles() == ["Told"]


def test_a_named_file_that_is_gone_takes_its_event_along(room: Room, port: MemoryCalendar) -> None:
    outside(port, item())
    room.sync()
    port.held.clear()
    room.reconciler.sync("c", ["one@example.org.ics"])
    assert room.titles() == []


def test_a_calendar_never_seen_whole_is_seen_whole_whatever_was_named(room: Room, port: MemoryCalendar) -> None:
    outside(port, item())
    room.reconciler.sync("c", ["other.ics"])
    assert room.titles() == ["Standup"]


def test_an_event_edited_again_during_each_of_its_writes_is_no_trouble_and_ends_as_saved_last(
    room: Room, port: MemoryCalendar, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bug of 22 November 2026: own quick edits counted as somebody else being faster, and waited half a minute."""
    room.add()
    room.reconciler.settle()
    put, titles = port.put, [f"Title {number}" for number in range(8)]

    def put_while_the_person_types(href: str, uid: str, text: str, etag: str) -> tuple[str, str]:
        if titles:
            room.change(title=titles.pop(0))
        return put(href, uid, text, etag)

    monkeypatch.setattr(port, "put", put_while_the_person_types)
    room.change(title="First")

    assert room.reconciler.settle() is None
    assert room.problem() == ""
    assert room.store.items.wishes(9e12) == ()
    assert "SUMMARY:Title 7" in texts(port)[0]
