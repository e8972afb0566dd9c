"""Repetitions as any calendar reads them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
import recurring_ical_events
from icalendar import Calendar, Event, vRecur

from tray.language import parse

NOW = datetime(2026, 9, 16, 10, 20)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Sail every other Tuesday until June", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20270531"),
        ("Sail monthly on the last Friday", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("Sail Tuesdays and Thursdays 18:00", "FREQ=WEEKLY;BYDAY=TU,TH"),
        ("Sail daily for 2 weeks", "FREQ=DAILY;COUNT=14"),
        ("Sail every weekday for 2 weeks", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;COUNT=10"),
        ("Sail every 3 months", "FREQ=MONTHLY;INTERVAL=3"),
        ("Sail yearly on 4 July", "FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=4"),
        ("Sail every Monday 10am until Oct 5", "FREQ=WEEKLY;BYDAY=MO;UNTIL=20261005T100000Z"),
        ("Sail every day except Sunday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA"),
    ],
)
def test_a_phrase_becomes_its_rule(text: str, rule: str) -> None:
    assert parse(text, now=NOW, zone="UTC").rrule == rule


@pytest.mark.parametrize(
    "text",
    [
        "Sail every other Tuesday 7pm",
        "Sail first Monday of every month 9am",
        "Sail last weekday of every month",
        "Sail every 4th and 10th of the month",
        "Sail every June 12",
        "Sail every weekday at 9:30",
    ],
)
def test_the_first_occurrence_a_calendar_makes_of_it_is_the_drafts_start(text: str) -> None:
    draft = parse(text, now=NOW, zone="Europe/Berlin")
    assert draft.start is not None
    assert draft.end is not None
    event = Event()
    event.add("uid", "1")
    event.add("dtstart", draft.start)
    event.add("dtend", draft.end)
    event.add("rrule", vRecur.from_ical(draft.rrule or ""))
    calendar = Calendar()
    calendar.add_component(event)
    found = recurring_ical_events.of(calendar).between(date(2026, 9, 1), date(2029, 1, 1))
    assert found[0].start == draft.start
    assert len(found) > 1
