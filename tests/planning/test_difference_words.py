"""Of two versions of one event it is said which one it is and what they do not agree on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from tray.domain.event import Event
from tray.planning.difference_words import difference

BERLIN = ZoneInfo("Europe/Berlin")
THEIRS = Event(
    "u",
    "Standup",
    datetime(2026, 3, 2, 9, tzinfo=BERLIN),
    datetime(2026, 3, 2, 10, tzinfo=BERLIN),
    location="Room 1",
    description="Notes",
)


@pytest.mark.parametrize(
    ("ours", "names", "said"),
    [
        ({"title": "Daily"}, ("title",), "title “Daily” here and “Standup” in the calendar"),
        ({"location": ""}, ("location",), "place none here and “Room 1” in the calendar"),
        ({"description": "Other"}, ("description",), "other notes"),
        (
            {"start": datetime(2026, 3, 3, 13, tzinfo=UTC), "end": datetime(2026, 3, 3, 13, 30, tzinfo=UTC)},
            ("time",),
            "time Tue 3 Mar 14:00–14:30 here and Mon 2 Mar 09:00–10:00 in the calendar",
        ),
        (
            {"start": date(2026, 3, 4), "end": date(2026, 3, 5)},
            ("time",),
            "time Wed 4 Mar here and Mon 2 Mar 09:00–10:00 in the calendar",
        ),
        ({}, ("title",), "other title"),
        (
            {"title": "Daily", "reminders": (5,)},
            ("title", "reminders"),
            "title “Daily” here and “Standup” in the calendar; other reminders",
        ),
    ],
)
def test_what_differs_is_told_both_ways_where_it_is_short(
    ours: dict[str, object], names: tuple[str, ...], said: str
) -> None:
    here = replace(THEIRS, **ours)  # type: ignore[arg-type]  # fields of Event
    assert difference(THEIRS, here, names, BERLIN, hours24=True) == f"“Standup”: {said}"


@pytest.mark.parametrize(
    ("rule", "said"), [("FREQ=WEEKLY", ""), ("FREQ=DAILY", ", repeating otherwise"), (None, ", repeating otherwise")]
)
def test_a_series_that_only_moved_is_not_said_to_repeat_otherwise(rule: str | None, said: str) -> None:
    theirs = replace(THEIRS, rrule="FREQ=WEEKLY")
    ours = replace(THEIRS, rrule=rule, end=datetime(2026, 3, 2, 11, tzinfo=BERLIN))
    told = difference(theirs, ours, ("time",), BERLIN, hours24=True)
    assert told == f"“Standup”: time Mon 2 Mar 09:00–11:00 here and Mon 2 Mar 09:00–10:00 in the calendar{said}"


def test_times_are_told_as_the_person_reads_a_clock() -> None:
    ours = replace(THEIRS, end=datetime(2026, 3, 2, 13, tzinfo=BERLIN))
    told = difference(THEIRS, ours, ("time",), BERLIN, hours24=False)
    assert told == "“Standup”: time Mon 2 Mar 9:00 am–1:00 pm here and Mon 2 Mar 9:00 am–10:00 am in the calendar"
