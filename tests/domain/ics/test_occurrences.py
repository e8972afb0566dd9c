"""Occurrences are those that recurring-ical-events finds, and none takes long to find."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.calendars.texts import calendar, event
from tests.domain.ics.samples import RICH
from tests.domain.ics.time_lines import DAYS, left_out_and_added, limits, time_line
from tray.domain.ics.errors import IcsError
from tray.domain.ics.occurrences import occurrences, unrolled
from tray.domain.ics.reading import contents
from tray.domain.ics.rule import read_rule
from tray.domain.ics.unroll import unroll

BERLIN = ZoneInfo("Europe/Berlin")
START, END = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 3, 1, tzinfo=UTC)


def starts(*more: str, start: str = ":20260302T090000Z", end: str = ":20260302T093000Z") -> list[str]:
    text = calendar(event("u", "T", start, end, *more))
    return [one.start.isoformat()[:16] for one in occurrences(text, "c", START, END, BERLIN)]


def test_an_event_happens_once() -> None:
    assert starts() == ["2026-03-02T09:00"]


def test_exceptions_and_gaps_of_a_series_are_heeded() -> None:
    found = occurrences(RICH, "c", START, END, BERLIN)
    assert [f"{one.start:%m-%d %H}" for one in found] == [
        "03-02 09", "03-23 11", "03-30 09", "04-06 09", "04-13 09", "04-20 09", "04-27 09", "05-04 09",
    ]  # fmt: skip
    assert found[1].event.title == "Exception"
    assert found[1].original_start == datetime(2026, 3, 23, 9, tzinfo=BERLIN)


def test_the_clock_time_stays_through_a_change_of_the_clock() -> None:
    found = starts("RRULE:FREQ=WEEKLY;COUNT=5", start=";TZID=Europe/Berlin:20260316T090000", end=":20260316T090000Z")
    assert [text[-5:] for text in found] == ["09:00"] * 5


def test_a_period_brings_its_own_length() -> None:
    text = calendar(
        event("u", "T", ":20260302T090000Z", ":20260302T093000Z", "RDATE;VALUE=PERIOD:20260303T090000Z/PT2H")
    )
    found = occurrences(text, "c", START, END, BERLIN)
    assert [one.end for one in found] == [
        datetime(2026, 3, 2, 9, 30, tzinfo=UTC),
        datetime(2026, 3, 3, 11, tzinfo=UTC),
    ]


def test_a_change_of_this_and_all_that_follow_holds_from_there_on() -> None:
    series = event("u", "T", ":20260302T090000Z", ":20260302T093000Z", "RRULE:FREQ=DAILY;COUNT=4")
    change = event(
        "u", "New", ":20260304T100000Z", ":20260304T110000Z", "RECURRENCE-ID;RANGE=THISANDFUTURE:20260304T090000Z"
    )
    found = occurrences(calendar(series, change), "c", START, END, BERLIN)
    assert [(f"{one.start:%d %H:%M}", f"{one.end:%H:%M}", one.event.title) for one in found] == [
        ("02 09:00", "09:30", "T"),
        ("03 09:00", "09:30", "T"),
        ("04 10:00", "11:00", "New"),
        ("05 10:00", "11:00", "New"),
    ]


def test_an_exception_without_its_series_happens_by_itself() -> None:
    text = calendar(event("u", "T", ":20260302T090000Z", ":20260302T093000Z", "RECURRENCE-ID:20260302T080000Z"))
    assert len(occurrences(text, "c", START, END, BERLIN)) == 1


@pytest.mark.parametrize(
    ("rule", "complete"),
    [
        ("FREQ=DAILY;COUNT=10", True),
        ("FREQ=DAILY;UNTIL=20260401T000000Z", True),
        ("FREQ=DAILY", False),
        ("FREQ=YEARLY;COUNT=10", False),
        ("FREQ=DAILY;UNTIL=20300401T000000Z", False),
    ],
)
def test_it_is_known_whether_anything_comes_after(rule: str, complete: bool) -> None:
    text = calendar(event("u", "T", ":20260302T090000Z", ":20260302T093000Z", f"RRULE:{rule}"))
    assert unrolled(contents(text).series[0], "c", START, END, BERLIN).complete is complete


EVERY_MINUTE = "BYHOUR=" + ",".join(map(str, range(24))) + ";BYMINUTE=" + ",".join(map(str, range(60)))


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY",
        "FREQ=SECONDLY;COUNT=1000000000",
        "FREQ=SECONDLY;INTERVAL=7;BYSECOND=1",
        f"FREQ=YEARLY;{EVERY_MINUTE};BYSECOND=0,30;BYSETPOS=1",
        f"FREQ=DAILY;{EVERY_MINUTE}",
        "FREQ=DAILY;RSCALE=CHINESE",
        "FREQ=FORTNIGHTLY",
        "nonsense",
        "FREQ=DAILY;BYHOUR=25",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=DAILY;COUNT=many",
    ],
)
@pytest.mark.parametrize("year", ["0001", "1900", "2026"])
def test_a_rule_that_is_of_no_use_is_named_and_the_first_time_is_kept(rule: str, year: str) -> None:
    text = calendar(event("u", "T", f":{year}0302T090000Z", f":{year}0302T093000Z", f"RRULE:{rule}"))
    found = unrolled(contents(text).series[0], "c", START, END, BERLIN)
    assert found.trouble
    assert len(found.occurrences) == (year == "2026")


@pytest.mark.parametrize(
    "rule",
    ["FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;INTERVAL=2000000000"],
)
def test_a_rule_that_never_comes_true_ends_with_the_window(rule: str) -> None:
    assert starts(f"RRULE:{rule}") == ["2026-03-02T09:00"]


def test_a_count_beyond_all_need_is_followed_like_none() -> None:
    assert len(starts("RRULE:FREQ=DAILY;COUNT=1000000000")) == 364


@pytest.mark.parametrize("moment", [":00010101T000000Z", ":99991231T235959Z"])
def test_series_at_the_ends_of_the_calendar_are_bounded(moment: str) -> None:
    for rule in ("FREQ=YEARLY", "FREQ=MONTHLY", "FREQ=WEEKLY", "FREQ=DAILY", "FREQ=HOURLY;INTERVAL=5"):
        starts(f"RRULE:{rule}", start=moment, end=moment)


def test_the_moments_of_a_rule_are_ordered_and_within_the_window() -> None:
    rule = read_rule("FREQ=MONTHLY;BYDAY=-1FR,1MO;BYHOUR=8,20")
    after, before = datetime(2026, 1, 1), datetime(2026, 12, 31)
    found = unroll(rule, datetime(2020, 1, 1, 9), after, before)
    assert found == sorted(set(found))
    assert len(found) == 24 * 2
    assert all(after <= moment < before for moment in found)


def test_too_many_numbers_in_a_rule_are_refused_before_they_are_read() -> None:
    with pytest.raises(IcsError):
        read_rule("FREQ=DAILY;COUNT=" + "9" * 5000)


@st.composite
def series(draw: st.DrawFn) -> str:
    zone = draw(st.sampled_from(["Europe/Berlin", "America/New_York", "UTC", "", "day"]))
    first = datetime(2024, 1, 1, 8) + timedelta(minutes=30 * draw(st.integers(0, 30_000)))
    start: date = first.date() if zone == "day" else first
    length = timedelta(days=draw(st.integers(1, 3))) if zone == "day" else timedelta(minutes=draw(st.integers(0, 3000)))

    written = partial(time_line, zone=zone)
    frequency, step = draw(st.sampled_from([("DAILY", 1), ("WEEKLY", 7), ("MONTHLY", 30), ("YEARLY", 365)]))
    rule = [f"FREQ={frequency}", f"INTERVAL={draw(st.integers(1, 3))}"]
    rule += draw(limits(first, zone))
    if frequency in {"WEEKLY", "MONTHLY"} and draw(st.booleans()):
        chosen = draw(st.lists(st.sampled_from(DAYS), min_size=1, max_size=3, unique=True))
        nth = draw(st.sampled_from(["1", "-1", "2"])) if frequency == "MONTHLY" else ""
        rule.append("BYDAY=" + ",".join(nth + day for day in chosen))
    places = st.integers(0, 10).map(lambda number: start + timedelta(days=step * number))
    more = draw(left_out_and_added(start, places, zone))
    rules = ["RRULE:" + ";".join(rule)]
    ends = written("DTEND", start + length)
    made = "\r\n".join(["BEGIN:VEVENT", "UID:u", written("DTSTART", start), ends, *rules, *more, "END:VEVENT", ""])
    for moment in draw(st.lists(places, max_size=2, unique=True)):
        new = moment + timedelta(days=draw(st.integers(-3, 3)))
        future = ";RANGE=THISANDFUTURE" if draw(st.booleans()) else ""
        named = written(f"RECURRENCE-ID{future}", moment)
        lasts = written("DTEND", new + timedelta(days=1))
        made += "\r\n".join(["BEGIN:VEVENT", "UID:u", named, written("DTSTART", new), lasts, "END:VEVENT", ""])
    return calendar(made)


@settings(max_examples=150, deadline=None)
@given(series(), st.integers(0, 700), st.sampled_from([1, 30, 400]))
def test_occurrences_are_those_of_the_reference(text: str, first: int, length: int) -> None:
    after = datetime(2024, 1, 1, 13, tzinfo=BERLIN) + timedelta(days=first)
    before = after + timedelta(days=length)

    def said(moment: date) -> str:
        if not isinstance(moment, datetime):
            return moment.isoformat()
        return (moment if moment.tzinfo else moment.replace(tzinfo=BERLIN)).astimezone(UTC).isoformat()

    reference = recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between(after, before)
    expected = sorted((said(one["DTSTART"].dt), said(one["DTEND"].dt)) for one in reference)
    found = sorted((said(one.start), said(one.end)) for one in occurrences(text, "c", after, before, BERLIN))
    assert found == expected
