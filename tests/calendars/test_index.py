"""The index holds all that an agenda, a menu and a reminder need to know."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.calendars.room import ZONE, Room
from tests.calendars.texts import calendar, event, item
from tray.calendars.index import extend, index
from tray.calendars.memory import MemoryCalendar
from tray.domain.account import Account
from tray.domain.ics import with_meeting
from tray.domain.meeting import Meeting
from tray.store.items import Item

UID = "one@example.org"


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path, MemoryCalendar())
    yield made
    made.store.close()


def facts(room: Room, uid: str = UID) -> list[dict[str, Any]]:
    return [json.loads(row.facts) for row in room.store.occurrences.of_event("c", uid)]


def test_an_occurrence_is_told_with_all_that_is_shown_of_it(room: Room) -> None:
    more = ["LOCATION:Room 5", "TRANSP:TRANSPARENT", "STATUS:TENTATIVE", "BEGIN:VALARM", "TRIGGER:-PT7M", "END:VALARM"]
    room.save(item(UID, "Standup", *more))
    (told,) = facts(room)
    assert told["title"] == "Standup"
    assert told["calendar"] == "Home"
    assert told["location"] == "Room 5"
    assert (told["calendar_id"], told["reminders"], told["status"], told["transparent"]) == (
        "c",
        [7],
        "tentative",
        True,
    )


def test_where_the_event_says_nothing_of_reminders_the_setting_decides(room: Room) -> None:
    room.save(item())
    assert facts(room)[0]["reminders"] is None


def test_an_event_the_person_has_declined_says_so(room: Room) -> None:
    room.store.accounts.put(Account("a", "Me@Example.org", "Me", frozenset(), "id", "2026-01-01T00:00:00Z"))
    room.save(item(UID, "T", "ATTENDEE;PARTSTAT=DECLINED:mailto:me@example.org"))
    assert facts(room)[0]["declined"] is True
    room.save(item(UID, "T", "ATTENDEE;PARTSTAT=DECLINED:mailto:other@example.org"))
    assert facts(room)[0]["declined"] is False


def test_the_link_to_join_by_is_found_whatever_service_it_is_of(room: Room) -> None:
    room.save(item(UID, "T", "DESCRIPTION:Join https://meet.google.com/abc-defg-hij now"))
    assert facts(room)[0]["join_url"] == "https://meet.google.com/abc-defg-hij"


def test_our_own_meeting_is_the_one_to_join_by(room: Room) -> None:
    meeting = Meeting("acc", "mark", "87543210987", "https://us02web.zoom.us/j/87543210987")
    room.save(
        with_meeting(item(UID, "T", "LOCATION:https://meet.google.com/abc-defg-hij"), UID, meeting, room.clock.now())
    )
    (told,) = facts(room)
    assert told["join_url"] == "https://us02web.zoom.us/j/87543210987"


def test_an_event_that_does_not_repeat_is_there_however_long_ago(room: Room) -> None:
    room.save(calendar(event(UID, "Old", ":19990101T090000Z", ":19990101T100000Z")))
    assert [told["title"] for told in facts(room)] == ["Old"]
    assert room.store.items.unindexed(8e12) == ()


def test_a_series_is_unrolled_from_a_month_ago_to_a_year_ahead_and_further_as_time_passes(room: Room) -> None:
    room.save(calendar(event(UID, "Daily", ":20200101T090000Z", ":20200101T093000Z", "RRULE:FREQ=DAILY")))
    assert len(facts(room)) == 431
    assert not extend(room.store, room.clock.now(), ZONE)
    room.clock.later(days=29)
    before = room.store.db.total_changes
    extend(room.store, room.clock.now(), ZONE)
    assert facts(room)[0]["start"].startswith("2026-01-20")
    room.clock.later(days=3)
    extend(room.store, room.clock.now(), ZONE)
    assert facts(room)[-1]["start"].startswith("2027-04-27")
    assert room.store.db.total_changes > before


def test_a_series_that_has_ended_is_never_unrolled_again(room: Room) -> None:
    room.save(calendar(event(UID, "Daily", ":20260301T090000Z", ":20260301T093000Z", "RRULE:FREQ=DAILY;COUNT=3")))
    assert len(facts(room)) == 3
    assert room.store.items.unindexed(8e12) == ()


def test_a_million_lines_of_notes_do_not_stand_in_the_index(room: Room) -> None:
    room.save(item(UID, "T", "DESCRIPTION:" + "line\\n" * 300_000))
    assert len(room.store.occurrences.of_event("c", UID)[0].facts) < 10_000


def test_a_text_that_cannot_be_read_leaves_no_occurrences_and_says_why(room: Room) -> None:
    room.save(item())
    with room.store.transaction():
        assert "no calendar" in index(room.store, Item("c", UID, "nonsense"), room.clock.now(), ZONE)
    assert facts(room) == []


def test_times_that_float_follow_the_person_to_another_zone(room: Room) -> None:
    extend(room.store, room.clock.now(), ZONE)
    room.save(calendar(event(UID, "Tea", ":20260301T160000", ":20260301T170000")))
    assert facts(room)[0]["start"] == "2026-03-01T16:00:00+01:00"
    extend(room.store, room.clock.now(), ZoneInfo("Asia/Tokyo"))
    assert facts(room)[0]["start"] == "2026-03-01T16:00:00+09:00"


def test_two_occurrences_never_stand_for_the_same_moment(room: Room) -> None:
    more = ["RRULE:FREQ=DAILY;COUNT=3", "RDATE:20260302T090000Z", "RDATE:20260302T090000Z"]
    room.save(calendar(event(UID, "T", ":20260301T090000Z", ":20260301T093000Z", *more)))
    assert len(facts(room)) == 3
