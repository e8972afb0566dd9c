"""Where a sentence can be read two ways, the reading the rule asks for."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tray.language import LanguageSettings, parse

WEDNESDAY = datetime(2026, 9, 16, 10, 20)


def start(text: str, *, now: datetime = WEDNESDAY, locale: str = "en-US", **more):
    draft = parse(text, now=now, zone="Europe/Berlin", locale=locale, **more)
    return draft.start.replace(tzinfo=None) if isinstance(draft.start, datetime) else draft.start


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Sail Friday", 18),
        ("Sail Tuesday", 22),
        ("Sail this Friday", 18),
        ("Sail next Friday", 25),
        ("Sail coming Tuesday", 22),
    ],
)
def test_a_weekday_is_the_nearest_ahead_and_next_is_of_the_next_calendar_week(text: str, day: int) -> None:
    assert start(text) == date(2026, 9, day)


def test_on_that_weekday_itself_a_time_to_come_is_today_and_one_gone_by_in_seven_days() -> None:
    assert start("Sail Wednesday 11am") == datetime(2026, 9, 16, 11)
    assert start("Sail Wednesday 9am") == datetime(2026, 9, 23, 9)


def test_a_week_begins_where_the_locale_says() -> None:
    assert start("Sail next Sunday") == date(2026, 9, 20)
    assert start("Sail next Sunday", locale="en-GB") == date(2026, 9, 27)
    assert start("Sail next Sunday", settings=LanguageSettings(first_weekday=0)) == date(2026, 9, 27)


def test_a_time_of_day_that_is_over_is_tomorrow() -> None:
    assert start("Sail 9:30am") == datetime(2026, 9, 17, 9, 30)
    assert start("Sail 10:30am") == datetime(2026, 9, 16, 10, 30)


def test_a_date_that_is_over_is_next_year() -> None:
    assert start("Sail March 4") == date(2027, 3, 4)
    assert start("Sail September 16") == date(2026, 9, 16)


@pytest.mark.parametrize(("hour", "read"), [(1, 13), (6, 18), (7, 7), (11, 11), (12, 12)])
def test_an_hour_without_am_or_pm_is_afternoon_up_to_six_and_morning_from_seven(hour: int, read: int) -> None:
    assert start(f"Sail tomorrow at {hour}") == datetime(2026, 9, 17, read)


def test_where_the_clock_has_24_hours_written_minutes_are_taken_as_written() -> None:
    assert start("Segeln morgen 5:30", locale="de-DE", languages=("de",)) == datetime(2026, 9, 17, 5, 30)
    assert start("Segeln morgen 05:30", locale="de-DE", languages=("de",)) == datetime(2026, 9, 17, 5, 30)
    assert start("Sail tomorrow 5:30") == datetime(2026, 9, 17, 17, 30)
    assert start("Sail tomorrow 05:30") == datetime(2026, 9, 17, 5, 30)


@pytest.mark.parametrize(
    ("part", "hour"), [("morning", 9), ("afternoon", 15), ("evening", 19), ("night", 21), ("noon", 12)]
)
def test_a_part_of_the_day_alone_is_its_hour(part: str, hour: int) -> None:
    assert start(f"Sail tomorrow {part}") == datetime(2026, 9, 17, hour)


def test_the_parts_of_the_day_are_a_setting() -> None:
    assert start("Sail tomorrow evening", settings=LanguageSettings(evening=18.5)) == datetime(2026, 9, 17, 18, 30)


def test_the_order_of_day_and_month_is_the_locales() -> None:
    assert start("Sail 3/10") == date(2027, 3, 10)
    assert start("Sail 3/10", locale="en-GB") == date(2026, 10, 3)


def test_midnight_of_a_day_is_the_one_that_ends_it() -> None:
    assert start("Sail Friday midnight") == datetime(2026, 9, 19)
    assert start("Sail Friday 12am") == datetime(2026, 9, 18)


def test_without_a_length_the_event_is_as_long_as_the_setting_says() -> None:
    draft = parse("Sail 3pm", now=WEDNESDAY, zone="UTC", settings=LanguageSettings(default_minutes=45))
    assert draft.end is not None
    assert draft.start is not None
    assert isinstance(draft.end, datetime)
    assert draft.end.strftime("%H:%M") == "15:45"


def test_a_date_alone_is_all_day_and_a_weekend_saturday_and_sunday() -> None:
    draft = parse("Sail this weekend", now=WEDNESDAY, zone="UTC")
    assert draft.all_day
    assert (draft.start, draft.end) == (date(2026, 9, 19), date(2026, 9, 21))


def test_a_zone_in_the_sentence_is_the_events_and_days_stay_the_persons_own() -> None:
    draft = parse("Sail tomorrow 10am Tokyo time", now=datetime(2026, 9, 16, 20), zone="America/New_York")
    assert draft.timezone == "Asia/Tokyo"
    assert draft.start is not None
    assert draft.start.isoformat() == "2026-09-17T10:00:00+09:00"


def test_an_aware_now_is_taken_into_the_zone_asked_for() -> None:
    now = datetime.fromisoformat("2026-09-16T23:30:00-04:00")
    assert parse("Sail tomorrow", now=now, zone="Europe/Berlin").start == date(2026, 9, 18)


def test_an_unknown_zone_or_language_is_no_reason_to_fail() -> None:
    draft = parse("Sail tomorrow", now=WEDNESDAY, zone="Mars/Olympus", languages=("xx",), locale="xx")
    assert draft.start == date(2026, 9, 17)
    assert draft.timezone == "UTC"


BEFORE_SPRING, BEFORE_AUTUMN = datetime(2027, 3, 27, 20), datetime(2026, 10, 24, 20)
"""Evenings before the clocks of Berlin go forward and back."""


@pytest.mark.parametrize(("now", "offset"), [(BEFORE_SPRING, 2), (BEFORE_AUTUMN, 1)])
def test_a_clock_time_after_the_clocks_change_is_that_of_the_wall(now: datetime, offset: int) -> None:
    draft = parse("Sail tomorrow 9am", now=now, zone="Europe/Berlin")
    assert isinstance(draft.start, datetime)
    assert (draft.start.hour, draft.start.utcoffset()) == (9, timedelta(hours=offset))


@pytest.mark.parametrize("now", [BEFORE_SPRING, BEFORE_AUTUMN])
def test_hours_from_now_and_lengths_are_real_hours_on_either_side_of_a_change(now: datetime) -> None:
    ahead = parse("Sail in 8 hours", now=now, zone="Europe/Berlin").start
    assert ahead == now.replace(tzinfo=ZoneInfo("Europe/Berlin")).astimezone(UTC) + timedelta(hours=8)
    long = parse("Sail tomorrow 1am for 3 hours", now=now, zone="Europe/Berlin")
    assert isinstance(long.start, datetime)
    assert isinstance(long.end, datetime)
    assert long.end.astimezone(UTC) - long.start.astimezone(UTC) == timedelta(hours=3)


@pytest.mark.parametrize("now", [BEFORE_SPRING, BEFORE_AUTUMN])
def test_the_end_of_a_range_is_a_clock_time_on_either_side_of_a_change(now: datetime) -> None:
    draft = parse("Sail tomorrow 1am-4am", now=now, zone="Europe/Berlin")
    assert isinstance(draft.end, datetime)
    assert (draft.end.hour, draft.end.day - now.day) == (4, 1)


def test_the_hour_that_summer_time_skips_is_an_hour_long_all_the_same() -> None:
    draft = parse("Sail tomorrow 2:30am", now=BEFORE_SPRING, zone="Europe/Berlin")
    assert isinstance(draft.start, datetime)
    assert isinstance(draft.end, datetime)
    assert draft.end.astimezone(UTC) - draft.start.astimezone(UTC) == timedelta(hours=1)


def test_a_rule_that_ends_after_the_clocks_change_holds_its_last_day() -> None:
    draft = parse("Sail every day at 9 until monday", now=BEFORE_AUTUMN, zone="Europe/Berlin")
    assert draft.rrule == "FREQ=DAILY;UNTIL=20261026T080000Z"


@pytest.mark.parametrize(
    ("text", "locale", "languages", "hour"),
    [
        ("Sail tomorrow 6:30", "en-US", ("en",), 18),
        ("Sail tomorrow 06:30", "en-US", ("en",), 6),
        ("Sail tomorrow 18:30", "en-US", ("en",), 18),
        ("Segeln morgen um 6", "de-DE", ("de",), 18),
        ("Segeln morgen um 06:00", "de-DE", ("de",), 6),
        ("Segeln morgen 6:30", "de-DE", ("de",), 6),
        ("Segeln morgen um 18 Uhr", "de-DE", ("de",), 18),
        ("Voile demain à 6h30", "fr-FR", ("fr",), 6),
        ("Voile demain à 6h", "fr-FR", ("fr",), 18),
    ],
)
def test_an_hour_is_read_as_the_clock_of_the_locale_has_it(
    text: str, locale: str, languages: tuple[str, ...], hour: int
) -> None:
    begin = start(text, locale=locale, languages=languages)
    assert isinstance(begin, datetime)
    assert begin.hour == hour


def test_this_weekday_is_ahead_and_the_weekend_of_a_day_is_the_one_around_it() -> None:
    assert start("Sail this Tuesday") == date(2026, 9, 22)
    draft = parse("Sail weekend of 13 March", now=WEDNESDAY, zone="UTC")
    assert (draft.start, draft.end) == (date(2027, 3, 13), date(2027, 3, 15))
