"""The JSON of an event is what the shell command promises."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from tray.domain.event import Attendee, Event, Occurrence
from tray.domain.event_json import event_to_json
from tray.domain.event_keys import EVENT_KEYS
from tray.domain.meeting import Meeting, MeetingState
from tray.domain.problem_json import problem_to_json
from tray.domain.problems import problem

BERLIN = ZoneInfo("Europe/Berlin")
START = datetime(2026, 3, 2, 9, tzinfo=BERLIN)
EVENT = Event("u", "Standup", START, START + timedelta(minutes=30), "Europe/Berlin")


@dataclass(frozen=True)
class Standing:
    state: MeetingState
    problem: str = ""


def test_an_event_has_these_keys_and_no_others() -> None:
    assert event_to_json(EVENT, "Home", BERLIN) == {
        "uid": "u",
        "calendar": "Home",
        "title": "Standup",
        "start": "2026-03-02T09:00:00+01:00",
        "end": "2026-03-02T09:30:00+01:00",
        "all_day": False,
        "timezone": "Europe/Berlin",
        "location": "",
        "description": "",
        "attendees": [],
        "rrule": None,
        "recurrence_id": None,
        "meeting": None,
        "join_url": None,
    }
    assert tuple(event_to_json(EVENT, "Home", BERLIN)) == EVENT_KEYS


def test_days_are_dates_and_end_on_the_day_after_the_last() -> None:
    shown = event_to_json(Event("u", "Trip", date(2026, 3, 2), date(2026, 3, 4)), "Home", BERLIN)
    assert (shown["start"], shown["end"], shown["all_day"], shown["timezone"]) == (
        "2026-03-02",
        "2026-03-04",
        True,
        None,
    )


def test_a_time_that_floats_is_where_the_person_is() -> None:
    event = Event("u", "Tea", datetime(2026, 7, 2, 16), datetime(2026, 7, 2, 17))
    assert event_to_json(event, "Home", BERLIN)["start"] == "2026-07-02T16:00:00+02:00"


def test_an_occurrence_names_its_place_in_the_series() -> None:
    shown = event_to_json(Occurrence("c", START, START, EVENT, original_start=START), "Home", BERLIN)
    assert shown["recurrence_id"] == "2026-03-02T09:00:00+01:00"


def test_guests_are_told_with_their_answers() -> None:
    event = Event("u", "T", START, START, attendees=(Attendee("a@b.org", "Ann", "accepted"),))
    assert event_to_json(event, "Home", UTC)["attendees"] == [{"email": "a@b.org", "name": "Ann", "status": "accepted"}]


def test_a_meeting_is_told_as_its_record_stands() -> None:
    event = Event("u", "T", START, START, meeting=Meeting("acc", "mark", "123", "https://zoom.us/j/123", "pw"))
    gone = problem("zoom.meeting_gone")
    shown = event_to_json(event, "Home", UTC, standing=Standing("gone", problem_to_json(gone)))
    assert shown["meeting"] == {
        "provider": "zoom",
        "id": "123",
        "join_url": "https://zoom.us/j/123",
        "passcode": "pw",
        "account": "acc",
        "state": "gone",
        "problem": {
            "code": "zoom.meeting_gone",
            "title": gone.title,
            "detail": "",
            "remedy": gone.remedy,
            "action": {"kind": "recreate_meeting", "label": "Make a new meeting", "target": ""},
        },
    }
    assert shown["join_url"] == "https://zoom.us/j/123"


def test_a_meeting_without_a_record_is_ready_once_it_has_a_number() -> None:
    for meeting, state in ((Meeting("a", "m"), "pending"), (Meeting("a", "m", "1", "https://zoom.us/j/1"), "ready")):
        event = Event("u", "T", START, START, meeting=meeting)
        assert event_to_json(event, "Home", UTC)["meeting"]["state"] == state


def test_the_link_of_another_service_is_the_one_to_join_by() -> None:
    assert event_to_json(EVENT, "Home", UTC, join_url="https://meet.example/x")["join_url"] == "https://meet.example/x"
