"""A rule is said to Zoom only where Zoom will mean the same dates by it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr  # type: ignore[import-untyped]  # it has no types
from hypothesis import given
from hypothesis import strategies as st

from tests.zoom_sandbox import recurrence as sandbox_recurrence
from tests.zoom_sandbox.switches import Switches
from tray.domain.meeting import Recurrence
from tray.planning.meeting.rule import from_now_on, nearest_start, recurrence_of, rrule_of, starts

BERLIN = "Europe/Berlin"
MONDAY = datetime(2027, 3, 1, 10, 0)
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("FREQ=DAILY", Recurrence(1, 1, end_times=0)),
        ("FREQ=DAILY;INTERVAL=3;COUNT=5", Recurrence(1, 3, end_times=5)),
        ("FREQ=WEEKLY", Recurrence(2, 1, weekly_days="2", end_times=0)),
        ("FREQ=WEEKLY;BYDAY=WE,MO", Recurrence(2, 1, weekly_days="2,4", end_times=0)),
        ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", Recurrence(2, 1, weekly_days="2,3,4,5,6", end_times=0)),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE", Recurrence(2, 2, weekly_days="2,4", end_times=0)),
        ("FREQ=MONTHLY", Recurrence(3, 1, monthly_day=1, end_times=0)),
        ("FREQ=MONTHLY;BYDAY=1MO", Recurrence(3, 1, monthly_week=1, monthly_week_day=2, end_times=0)),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1", Recurrence(3, 1, monthly_week=1, monthly_week_day=2, end_times=0)),
        (
            "FREQ=WEEKLY;UNTIL=20270331T220000Z",  # midnight in Berlin, summer time by then
            Recurrence(2, 1, weekly_days="2", end_date_time="2027-03-31T21:59:59Z"),
        ),
        ("FREQ=DAILY;UNTIL=20270310", Recurrence(1, 1, end_date_time="2027-03-10T22:59:59Z")),
    ],
)
def test_rules_zoom_can_say(rule: str, said: Recurrence) -> None:
    """Days are counted from Sunday, no end is 0 times, and an end in time is the end of its last day in UTC."""
    assert recurrence_of(rule, MONDAY, BERLIN) == said


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY",
        "FREQ=DAILY;INTERVAL=3;COUNT=5",
        "FREQ=WEEKLY;BYDAY=MO,WE",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
        "FREQ=MONTHLY;BYMONTHDAY=1",
        "FREQ=MONTHLY;BYDAY=1MO",
        "FREQ=MONTHLY;BYDAY=-1MO;COUNT=4",
        "FREQ=WEEKLY;BYDAY=MO;UNTIL=20270331T215959Z",
    ],
)
def test_what_zoom_says_of_a_rule_is_said_back(rule: str) -> None:
    start = MONDAY if "-1MO" not in rule else datetime(2027, 3, 29, 10)
    said = recurrence_of(rule, start, BERLIN)
    assert said is not None
    assert rrule_of(said) == rule


@pytest.mark.parametrize(
    "odd",
    [
        Recurrence(4),  # type: ignore[arg-type]  # as an answer may have it
        Recurrence(2, weekly_days="0"),
        Recurrence(2, weekly_days="8"),
        Recurrence(2, weekly_days="Monday"),
        Recurrence(3, monthly_week=1, monthly_week_day=9),
        Recurrence(1, end_date_time="soon"),
    ],
)
def test_a_rule_of_zooms_that_makes_no_sense_is_not_said(odd: Recurrence) -> None:
    assert rrule_of(odd) is None


def test_the_nearest_date_of_a_series_is_found_before_between_and_after_its_dates() -> None:
    weekly = Recurrence(2, 1, weekly_days="2", end_times=3)
    near = [nearest_start(weekly, MONDAY, BERLIN, MONDAY + timedelta(days=days)) for days in (-9, 3, 4, 30)]
    assert [(one - MONDAY).days for one in near] == [0, 0, 7, 14]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=YEARLY",
        "FREQ=HOURLY",
        "FREQ=DAILY;INTERVAL=100",
        "FREQ=WEEKLY;INTERVAL=51",
        "FREQ=MONTHLY;INTERVAL=11",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU",  # which two share a week depends on where it begins
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;WKST=WE",
        "FREQ=WEEKLY;BYDAY=TU",  # its first date is not a Tuesday
        "FREQ=MONTHLY;BYMONTHDAY=1,15",
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=MONTHLY;BYDAY=MO",
        "FREQ=MONTHLY;BYDAY=5MO",
        "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1",
        "FREQ=DAILY;BYHOUR=10,12",
        "FREQ=DAILY;BYMONTH=3",
        "FREQ=DAILY;UNTIL=20270228",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;COUNT=x",
        "FREQ=DAILY;FREQ=DAILY",
        "nonsense",
        "",
    ],
)
def test_rules_zoom_cannot_say(rule: str) -> None:
    """What Zoom has no words for, or might read otherwise, is not said at all."""
    assert recurrence_of(rule, MONDAY, BERLIN) is None


def test_the_thirty_first_is_not_said() -> None:
    """Whether Zoom skips the months without it or takes their last day is not known."""
    assert recurrence_of("FREQ=MONTHLY", datetime(2027, 1, 31, 9, 0), BERLIN) is None


@st.composite
def rules(draw: st.DrawFn) -> str:
    kind = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY"]))
    parts = [f"FREQ={kind}"]
    if draw(st.booleans()):
        parts.append(f"INTERVAL={draw(st.integers(1, 12))}")
    if kind == "WEEKLY" or (kind == "DAILY" and draw(st.integers(0, 4)) == 0):
        if draw(st.booleans()):
            parts.append("BYDAY=" + ",".join(draw(st.lists(st.sampled_from(DAYS), min_size=1, unique=True))))
    elif kind == "MONTHLY":
        way = draw(st.integers(0, 3))
        day = draw(st.sampled_from(DAYS))
        if way == 1:
            parts.append(f"BYMONTHDAY={draw(st.integers(-2, 31).filter(bool))}")
        elif way == 2:
            parts.append(f"BYDAY={draw(st.sampled_from([-2, -1, 1, 2, 3, 4, 5]))}{day}")
        elif way == 3:
            parts.append(f"BYDAY={day};BYSETPOS={draw(st.sampled_from([-1, 1, 2, 3, 4]))}")
    if draw(st.booleans()):
        parts.append(f"WKST={draw(st.sampled_from(DAYS))}")
    end = draw(st.integers(0, 3))
    if end == 1:
        parts.append(f"COUNT={draw(st.integers(1, 80))}")
    elif end == 2:
        until = datetime(2027, 1, 1, tzinfo=UTC) + timedelta(hours=draw(st.integers(0, 9000)))
        parts.append(f"UNTIL={until:%Y%m%dT%H%M%SZ}")
    return ";".join(parts)


ZONES = st.sampled_from([BERLIN, "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "UTC"])
FIRST = st.datetimes(datetime(2027, 1, 1), datetime(2027, 12, 31)).map(lambda one: one.replace(second=0, microsecond=0))


def by_the_standard(rule: str, first: datetime, zone: str) -> list[datetime]:
    """The starts as RFC 5545 has them, local; ends in UTC are compared in UTC."""
    named, _, until = rule.partition("UNTIL=")
    found = rrulestr(named.rstrip(";"), dtstart=first)
    if not until:
        return list(islice(found, 70))
    end = datetime.strptime(until, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    out: list[datetime] = []
    for one in islice(found, 400):
        if one.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC) > end:
            return out[:70]
        out.append(one)
    return out[:70]


@given(rules(), FIRST, ZONES)
def test_what_is_said_means_the_same_dates(rule: str, first: datetime, zone: str) -> None:
    """Whatever is said to Zoom unrolls to the dates of the rule itself, by our reading and by the sandbox's."""
    said = recurrence_of(rule, first, zone)
    if said is None:
        return
    expected = by_the_standard(rule, first, zone)
    assert list(islice(starts(said, first, zone), 70)) == expected
    raw = {name: value for name in Recurrence.__slots__ if (value := getattr(said, name)) is not None}
    theirs = sandbox_recurrence.starts(
        sandbox_recurrence.checked(raw),
        first.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC),
        ZoneInfo(zone),
        Switches(max_occurrences=70),
    )
    shown = [one for one in expected if one.year < first.year + 20]  # the sandbox looks no further
    assert theirs[: len(shown)] == [one.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC) for one in shown]
    assert len(theirs) <= len(expected)


@given(rules(), FIRST, ZONES, st.integers(-10, 400))
def test_the_rest_of_a_series_is_the_series_without_its_past(rule: str, first: datetime, zone: str, days: int) -> None:
    """Told from now on, the coming dates are the same and no past one is among them."""
    said = recurrence_of(rule, first, zone)
    now = first + timedelta(days=days, hours=3)
    if said is None:
        return
    coming = [one for one in islice(starts(said, first, zone), 450) if one > now]
    rest = from_now_on(said, first, zone, now)
    if rest is None:
        assert coming == []
    else:
        recurrence, start = rest
        assert start > now
        assert list(islice(starts(recurrence, start, zone), 20)) == coming[:20]
        assert not (recurrence.end_times and recurrence.end_date_time)
