"""What Zoom is asked to say of an event."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tray.domain.event import Event, Series
from tray.domain.meeting import MeetingSpec
from tray.planning.meeting.spec import instant_of, mark_in_agenda, spec_of
from tray.planning.meeting.text import Intent, intent_from_text, intent_to_text, spec_from_text, spec_to_text

BERLIN = ZoneInfo("Europe/Berlin")
START = datetime(2027, 3, 2, 10, 0, tzinfo=BERLIN)


def spec(home: str = "Europe/Berlin", mark: str = "abc", **fields: Any) -> MeetingSpec:
    start = fields.pop("start", START)
    given_fields = {"uid": "u", "title": "Review", "start": start, "end": start + timedelta(minutes=30)} | fields
    zone = "Europe/Berlin" if isinstance(start, datetime) and start.tzinfo is BERLIN else ""
    return spec_of(Series(Event(**({"timezone": zone} | given_fields))), mark=mark, home_zone=home)


def test_a_single_event_is_scheduled_in_its_own_zone() -> None:
    """Local time and zone of the event count, not the zone of the computer."""
    said = spec(home="America/New_York")
    assert (said.type, said.start_time, said.timezone, said.duration) == (2, "2027-03-02T10:00:00", "Europe/Berlin", 30)


def test_a_floating_event_is_in_the_zone_of_the_computer() -> None:
    """A time without a zone is the computer's own."""
    said = spec(home="Asia/Tokyo", start=datetime(2027, 3, 2, 10, 0))
    assert (said.start_time, said.timezone) == ("2027-03-02T10:00:00", "Asia/Tokyo")


def test_an_all_day_event_lasts_from_midnight_to_midnight() -> None:
    """Days become whole days in the zone of the computer."""
    said = spec(start=date(2027, 3, 2), end=date(2027, 3, 4))
    assert (said.start_time, said.timezone, said.duration) == ("2027-03-02T00:00:00", "Europe/Berlin", 2880)


def test_a_zone_that_is_not_known_is_told_in_the_zone_of_the_computer() -> None:
    """An offset of its own keeps its instant; a series of it has no times in Zoom."""
    odd = datetime(2027, 3, 2, 10, 0, tzinfo=timezone(timedelta(hours=5)))
    said = spec(start=odd)
    assert (said.start_time, said.timezone) == ("2027-03-02T06:00:00", "Europe/Berlin")
    assert spec(start=odd, rrule="FREQ=DAILY").type == 3


@pytest.mark.parametrize("fold", [0, 1])
def test_a_time_that_comes_twice_is_told_in_utc(fold: int) -> None:
    """When the clock is set back, local time names two instants; UTC names one."""
    said = spec(start=datetime(2027, 10, 31, 2, 30, tzinfo=BERLIN, fold=fold))
    assert (said.timezone, said.start_time) == ("UTC", f"2027-10-31T0{fold}:30:00")


def test_a_time_that_the_clock_skips_is_the_instant_after() -> None:
    """When the clock is set forward, 02:30 is what 03:30 is (RFC 5545 3.3.5)."""
    assert instant_of(spec(start=datetime(2027, 3, 28, 2, 30, tzinfo=BERLIN))) == datetime(
        2027, 3, 28, 1, 30, tzinfo=UTC
    )


@pytest.mark.parametrize(("seconds", "minutes"), [(0, 1), (1, 1), (60, 1), (61, 2), (1800, 30), (5401, 91)])
def test_lengths_are_rounded_up(seconds: int, minutes: int) -> None:
    """Zoom counts whole minutes, at least one."""
    assert spec(end=START + timedelta(seconds=seconds)).duration == minutes


def test_a_length_over_a_clock_change_is_the_time_that_passes() -> None:
    """From one to four in the morning is two hours when the clock is set forward."""
    start = datetime(2027, 3, 28, 1, 0, tzinfo=BERLIN)
    assert spec(start=start, end=datetime(2027, 3, 28, 4, 0, tzinfo=BERLIN)).duration == 120


def test_a_series_zoom_can_say_has_its_times() -> None:
    """A weekly event is one meeting of type 8 with local time and zone."""
    said = spec(rrule="FREQ=WEEKLY;COUNT=4")
    assert (said.type, said.start_time, said.timezone) == (8, "2027-03-02T10:00:00", "Europe/Berlin")
    assert said.recurrence is not None


@pytest.mark.parametrize(
    "more", [{"rrule": "FREQ=YEARLY"}, {"rrule": "FREQ=DAILY", "added": (START,)}, {"added": (START,)}]
)
def test_a_series_zoom_cannot_say_has_no_times(more: dict[str, Any]) -> None:
    """It is one meeting of type 3: one link, no times."""
    said = spec(**more)
    assert (said.type, said.start_time, said.recurrence) == (3, None, None)


@given(st.text(max_size=5000), st.text(max_size=5000))
def test_words_fit_into_zoom_whatever_they_are(title: str, description: str) -> None:
    """Topic and agenda keep Zoom's limits, have no control characters, and the mark stands where lists show it."""
    said = spec(title=title, description=description)
    assert 1 <= len(said.topic.encode("utf-16-le", "replace")) // 2 <= 200
    assert "\n" not in said.topic
    assert len(said.agenda.encode("utf-16-le", "replace")) // 2 <= 1900
    assert mark_in_agenda("abc") in said.agenda[:250]
    assert not any(ord(letter) < 32 and letter != "\n" for letter in said.topic + said.agenda)
    assert said.agenda.strip() == said.agenda


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)),
    st.sampled_from(["Europe/Berlin", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Kathmandu"]),
)
def test_the_instant_is_always_the_events_own(local: datetime, zone: str) -> None:
    """Whatever the zone and the season, Zoom is told the very instant the event starts."""
    start = local.replace(tzinfo=ZoneInfo(zone), microsecond=0)
    said = spec(start=start, end=start + timedelta(hours=1), timezone=zone)
    assert instant_of(said) == start.astimezone(UTC)


def test_specs_and_intents_come_back_from_their_text() -> None:
    """What the store keeps is what was given, and no text is nothing."""
    for said in (spec(), spec(rrule="FREQ=WEEKLY"), spec(rrule="FREQ=YEARLY")):
        assert spec_from_text(spec_to_text(said)) == said
    assert spec_from_text("") is None
    intent = Intent("create", 12.5, 1)
    assert intent_from_text(intent_to_text(intent)) == intent
    assert intent_to_text(None) == ""
    assert intent_from_text("") is None
    with pytest.raises(ValueError):
        spec_from_text("[]")
