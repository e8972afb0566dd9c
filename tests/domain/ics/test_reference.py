"""Odd zones, odd rules and nights in which the clock is changed, against recurring-ical-events.

Where the two differ by design is said in the tests at the end; the strategy leaves those cases out.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.calendars.texts import calendar, event
from tests.domain.ics.time_lines import DAYS, left_out_and_added, limits, time_line
from tray.domain.ics.occurrences import occurrences

BERLIN = ZoneInfo("Europe/Berlin")
EUROPE = ("+0100", "+0200", "BYMONTH=3;BYDAY=-1SU", "BYMONTH=10;BYDAY=-1SU")
AMERICA = ("-0500", "-0400", "BYMONTH=3;BYDAY=2SU", "BYMONTH=11;BYDAY=1SU")
KNOWN = (
    "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Sao_Paulo", "Africa/Casablanca",
    "Asia/Kathmandu", "UTC", "", "day",
)  # fmt: skip


def defined(name: str, winter: str, summer: str, on: str, off: str, *, since: str = "1601", hint: str = "") -> str:
    """A VTIMEZONE."""
    lines = [
        "BEGIN:VTIMEZONE", f"TZID:{name}", *([hint] if hint else []),
        "BEGIN:STANDARD", f"DTSTART:{since}0101T030000", f"TZOFFSETFROM:{summer}", f"TZOFFSETTO:{winter}",
        f"RRULE:FREQ=YEARLY;{off}", "END:STANDARD",
        "BEGIN:DAYLIGHT", f"DTSTART:{since}0101T020000", f"TZOFFSETFROM:{winter}", f"TZOFFSETTO:{summer}",
        f"RRULE:FREQ=YEARLY;{on}", "END:DAYLIGHT", "END:VTIMEZONE",
    ]  # fmt: skip
    return "".join(line + "\r\n" for line in lines)


DEFINED = {
    "W. Europe Standard Time": defined("W. Europe Standard Time", *EUROPE),
    "Eastern Standard Time": defined("Eastern Standard Time", *AMERICA),
    "/freeassociation.sourceforge.net/Europe/Berlin": defined(
        "/freeassociation.sourceforge.net/Europe/Berlin", *EUROPE
    ),
    "Customized Time Zone": defined("Customized Time Zone", *EUROPE),
    "Google's": defined("Google's", *EUROPE, since="1970", hint="X-LIC-LOCATION:Europe/Berlin"),
    "Home": defined("Home", *AMERICA, since="2007"),
}


@st.composite
def rules(draw: st.DrawFn, first: datetime, zone: str) -> tuple[str, int]:
    """A rule, and about how many days lie between two of its times."""
    chosen = st.lists(st.sampled_from(DAYS), min_size=1, max_size=4, unique=True)
    frequency, step = draw(st.sampled_from([("DAILY", 1), ("WEEKLY", 7), ("MONTHLY", 30), ("YEARLY", 365)]))
    rule = [f"FREQ={frequency}", f"INTERVAL={draw(st.integers(1, 4))}"]
    rule += draw(limits(first, zone))
    if draw(st.booleans()):
        rule.append("WKST=" + draw(st.sampled_from(DAYS)))
    if draw(st.integers(0, 3)) == 0:
        months = draw(st.lists(st.integers(1, 12), min_size=1, max_size=4, unique=True))
        rule.append("BYMONTH=" + ",".join(map(str, sorted(months))))
    if frequency in {"WEEKLY", "DAILY"} and draw(st.booleans()):
        rule.append("BYDAY=" + ",".join(draw(chosen)))
    elif frequency in {"MONTHLY", "YEARLY"}:
        kinds = ["", "nth", "days", "numbers", "places", *(["of year", "weeks"] if frequency == "YEARLY" else [])]
        match draw(st.sampled_from(kinds)):
            case "nth":
                nth = st.sampled_from(["1", "-1", "2", "-2", "5"])
                rule.append("BYDAY=" + ",".join(draw(nth) + day for day in draw(chosen)))
            case "days":
                rule.append("BYDAY=" + ",".join(draw(chosen)))
            case "numbers":
                numbers = st.sampled_from([1, 13, 15, 28, 29, 30, 31, -1, -2, -31])
                found = draw(st.lists(numbers, min_size=1, max_size=3, unique=True))
                rule.append("BYMONTHDAY=" + ",".join(map(str, found)))
            case "places":
                rule += [
                    "BYDAY=" + ",".join(draw(chosen)),
                    "BYSETPOS=" + draw(st.sampled_from(["1", "-1", "2", "1,-1"])),
                ]
            case "of year":
                rule.append("BYYEARDAY=" + draw(st.sampled_from(["1", "-1", "100,200", "366", "-366"])))
            case "weeks":
                rule += [
                    "BYWEEKNO=" + draw(st.sampled_from(["1", "20", "53", "-1"])),
                    "BYDAY=" + draw(st.sampled_from(DAYS)),
                ]
    if zone != "day" and draw(st.integers(0, 6)) == 0:
        rule.append("BYHOUR=" + ",".join(map(str, sorted(draw(st.sets(st.integers(0, 23), min_size=1, max_size=3))))))
    return ";".join(rule), step


@st.composite
def series(draw: st.DrawFn) -> tuple[str, int]:
    """A text and the year in which it begins."""
    zone = draw(st.sampled_from([*KNOWN, *DEFINED]))
    if zone in DEFINED:
        first = datetime(draw(st.sampled_from([2024, 2025])), 1, 1, 10) + timedelta(days=draw(st.integers(0, 340)))
    elif draw(st.booleans()):
        # Around the nights in which the clock is changed.
        month, day = draw(st.sampled_from([3, 10])), draw(st.integers(24, 31))
        first = datetime(2024, month, day, draw(st.integers(1, 3)), draw(st.sampled_from([0, 30])))
    else:
        first = datetime(draw(st.sampled_from([2024, 1938, 1965, 1999])), 1, 1, 8)
        first += timedelta(minutes=30 * draw(st.integers(0, 17_000)))
    start: date = first.date() if zone == "day" else first
    length = timedelta(days=draw(st.integers(1, 3))) if zone == "day" else timedelta(minutes=draw(st.integers(0, 3000)))

    written = partial(time_line, zone=zone)
    rule, step = draw(rules(first, zone))
    places = st.integers(0, 10).map(lambda number: start + timedelta(days=step * number))
    more = draw(left_out_and_added(start, places, zone))
    if zone != "day" and "BYHOUR" not in rule and draw(st.integers(0, 9)) == 0:
        more.append(written("RDATE;VALUE=PERIOD", start + timedelta(days=draw(st.integers(1, 30)))) + "/PT2H")
    ends = written("DTEND", start + length)
    made = ["BEGIN:VEVENT", "UID:u", written("DTSTART", start), ends, f"RRULE:{rule}", *more, "END:VEVENT"]
    for moment in draw(st.lists(places, max_size=2, unique=True)):
        new = moment + timedelta(days=draw(st.integers(-3, 3)))
        future = ";RANGE=THISANDFUTURE" if draw(st.booleans()) else ""
        made += ["BEGIN:VEVENT", "UID:u", written(f"RECURRENCE-ID{future}", moment), written("DTSTART", new)]
        made += [written("DTEND", new + timedelta(days=1)), "END:VEVENT"]
    return calendar(DEFINED.get(zone, "") + "".join(line + "\r\n" for line in made)), first.year


def said(moment: date) -> str:
    if not isinstance(moment, datetime):
        return moment.isoformat()
    return (moment if moment.tzinfo else moment.replace(tzinfo=BERLIN)).astimezone(UTC).isoformat()


@settings(max_examples=150, deadline=None)
@given(series(), st.integers(0, 900), st.sampled_from([1, 30, 400]))
def test_the_oddest_series_happen_when_the_reference_says(made: tuple[str, int], first: int, length: int) -> None:
    text, year = made
    after = datetime(year, 1, 1, 13, tzinfo=BERLIN) + timedelta(days=first)
    before = after + timedelta(days=length)
    reference = recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between(after, before)
    expected = sorted((said(one["DTSTART"].dt), said(one["DTEND"].dt)) for one in reference)
    assert sorted((said(one.start), said(one.end)) for one in occurrences(text, "c", after, before, BERLIN)) == expected


def starts(text: str, year: int) -> list[str]:
    after = datetime(year, 1, 1, tzinfo=UTC)
    return [said(one.start)[:16] for one in occurrences(text, "c", after, after + timedelta(days=365), BERLIN)]


def test_days_with_and_without_a_number_are_all_meant() -> None:
    """RFC 5545 3.3.10 unites them; the reference (dateutil) wants both at once and finds none."""
    rule = "RRULE:FREQ=MONTHLY;COUNT=6;BYDAY=FR,1MO"
    text = calendar(event("u", "T", ":20260501T090000Z", ":20260501T100000Z", rule))
    assert [one[5:10] for one in starts(text, 2026)] == ["05-01", "05-04", "05-08", "05-15", "05-22", "05-29"]


def test_the_length_of_a_period_is_that_of_no_other_time_of_the_day() -> None:
    """The reference gives it to what a rule with BYHOUR brings an hour later, too."""
    more = ("RRULE:FREQ=DAILY;COUNT=2;BYHOUR=0", "RDATE;VALUE=PERIOD:20260502T230000Z/PT2H")
    text = calendar(event("u", "T", ":20260501T230000Z", ":20260501T230000Z", *more))
    after = datetime(2026, 5, 1, tzinfo=UTC)
    found = occurrences(text, "c", after, after + timedelta(days=9), BERLIN)
    lengths = [(said(one.start), said(one.end)) for one in found if said(one.start)[11:13] == "00"]
    assert [start == end for start, end in lengths] == [True, True]


def test_a_time_that_the_clock_leaps_over_is_told_by_the_offset_before() -> None:
    """RFC 5545 3.3.5; of zones that are defined in the text the reference takes the offset after."""
    zone = "Google's"
    moment = f";TZID={zone}:20250330T020000"
    text = calendar(DEFINED[zone] + event("u", "T", moment, f";TZID={zone}:20250330T050000"))
    assert starts(text, 2025) == ["2025-03-30T01:00"]


def test_a_zone_known_by_name_has_its_own_past_whatever_the_text_says_of_it() -> None:
    """Outlook's definitions know one rule since 1601; Berlin had no summer time in 1965."""
    zone = "W. Europe Standard Time"
    text = calendar(DEFINED[zone] + event("u", "T", f";TZID={zone}:19650715T090000", f";TZID={zone}:19650715T100000"))
    assert starts(text, 1965) == ["1965-07-15T08:00"]


def test_a_zone_that_is_defined_from_a_year_on_is_told_by_its_like_before() -> None:
    """What the zone was before its first rule nobody says; the IANA zone with the same rules is what it will be."""
    text = calendar(DEFINED["Home"] + event("u", "T", ";TZID=Home:19670613T090000", ";TZID=Home:19670613T100000"))
    assert starts(text, 1967) == ["1967-06-13T13:00"]
