"""One occurrence of a series is changed, or one and all that follow, or all; and nothing else is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tray.domain.editing import (
    Change,
    cancel_following,
    cancel_one,
    change_all,
    change_following,
    change_one,
    occurrence_named,
)
from tray.domain.event import Event, Series
from tray.domain.ics import read_one, rewrite
from tray.domain.ics.occurrences import occurrences
from tray.domain.moment import Moment
from tray.domain.moved_rule import moved_rule

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 1, 1, tzinfo=UTC)
MONDAY = datetime(2026, 3, 2, 9, tzinfo=BERLIN)


def weekly(rule: str = "FREQ=WEEKLY;COUNT=6", **more: object) -> Series:
    main = Event("u", "Standup", MONDAY, MONDAY + timedelta(minutes=30), "Europe/Berlin", rrule=rule)
    return Series(replace(main, **more))  # type: ignore[arg-type]  # fields of Event


def starts(series: Series | None) -> list[str]:
    if series is None:
        return []
    text = rewrite(None, series, NOW)
    found = occurrences(text, "c", NOW, NOW + timedelta(days=800), BERLIN)
    return [f"{one.start:%m-%d %H:%M}" for one in found]


def moved(hours: float) -> Change:
    length = timedelta(hours=hours)
    return lambda event: replace(event, start=event.start + length, end=event.end + length)


SECOND = MONDAY + timedelta(weeks=1)
ALL = ["03-02 09:00", "03-09 09:00", "03-16 09:00", "03-23 09:00", "03-30 09:00", "04-06 09:00"]


def test_moving_one_leaves_the_others_where_they_are() -> None:
    series = change_one(weekly(), SECOND, moved(2))
    assert starts(series) == [ALL[0], "03-09 11:00", *ALL[2:]]


def test_an_exception_can_be_changed_again() -> None:
    series = change_one(weekly(), SECOND, moved(2))
    series = change_one(series, SECOND, lambda event: replace(event, title="Longer"))
    assert len(series.exceptions) == 1
    assert series.exceptions[0].title == "Longer"
    assert starts(series) == [ALL[0], "03-09 11:00", *ALL[2:]]


@pytest.mark.parametrize(
    "moment", [MONDAY + timedelta(days=1), MONDAY + timedelta(weeks=6), MONDAY - timedelta(weeks=1)]
)
def test_what_is_no_occurrence_cannot_be_changed(moment: Moment) -> None:
    with pytest.raises(KeyError):
        change_one(weekly(), moment, lambda event: event)


def test_an_occurrence_can_be_named_in_any_zone() -> None:
    event = occurrence_named(weekly(), SECOND.astimezone(UTC))
    assert event is not None
    assert event.start == SECOND
    assert isinstance(event.start, datetime)
    assert event.start.tzinfo is BERLIN


def test_of_a_date_changed_alone_all_and_following_change_it_as_it_was_looked_at() -> None:
    """Bug of 28 November 2026: it was moved by as much as its series, and so twice as far."""
    series = change_one(weekly(), SECOND, moved(2))
    series = change_one(series, SECOND, lambda event: replace(event, title="Long"))

    def to_noon(event: Event) -> Event:
        start = event.start.replace(hour=12)  # type: ignore[call-arg]  # it has a time
        return replace(event, title="Noon", start=start, end=start + timedelta(minutes=30))

    every = change_all(series, to_noon, at=SECOND, here=to_noon)
    assert starts(every) == [start.replace("09:00", "12:00") for start in ALL]
    assert {one.title for one in every.exceptions} == {"Noon"}
    rest = change_following(series, SECOND, to_noon, "new").after
    assert starts(rest) == [start.replace("09:00", "12:00") for start in ALL[1:]]
    assert occurrence_named(rest, SECOND.replace(hour=12)) in rest.exceptions
    first = change_one(weekly(), MONDAY, moved(2))
    assert starts(change_following(first, MONDAY, to_noon, "new").after) == starts(every)


def test_cancelling_one_leaves_the_others() -> None:
    assert starts(cancel_one(weekly(), SECOND)) == [ALL[0], *ALL[2:]]


def test_cancelling_the_only_one_leaves_nothing() -> None:
    assert cancel_one(weekly("FREQ=WEEKLY;COUNT=1"), MONDAY) is None


def test_cancelling_an_exception_takes_it_away() -> None:
    series = change_one(weekly(), SECOND, moved(2))
    assert starts(cancel_one(series, SECOND)) == [ALL[0], *ALL[2:]]


def test_cancelling_what_follows_keeps_what_came_before() -> None:
    assert starts(cancel_following(weekly(), SECOND + timedelta(weeks=1))) == ALL[:2]


def test_cancelling_from_the_first_leaves_nothing() -> None:
    assert cancel_following(weekly(), MONDAY) is None


def test_a_change_of_what_follows_parts_the_series_in_two() -> None:
    split = change_following(weekly(), SECOND + timedelta(weeks=1), moved(1), "new")
    assert split.before is not None
    assert starts(split.before) == ALL[:2]
    assert starts(split.after) == [text.replace("09:00", "10:00") for text in ALL[2:]]
    assert (split.before.uid, split.after.uid) == ("u", "new")


def test_a_change_from_the_first_on_changes_all_and_keeps_the_uid() -> None:
    split = change_following(weekly(), MONDAY, moved(1), "new")
    assert split.before is None
    assert split.after.uid == "u"
    assert starts(split.after) == [text.replace("09:00", "10:00") for text in ALL]


def test_exceptions_go_with_the_half_they_lie_in() -> None:
    series = change_one(weekly(), SECOND, moved(2))
    series = change_one(series, MONDAY + timedelta(weeks=4), moved(3))
    split = change_following(series, MONDAY + timedelta(weeks=3), lambda event: replace(event, title="New"), "new")
    assert starts(split.before) == [ALL[0], "03-09 11:00", ALL[2]]
    assert starts(split.after) == [ALL[3], "03-30 12:00", ALL[5]]
    assert [one.title for one in split.after.exceptions] == ["New"]


def test_moving_all_to_another_day_moves_the_rule_exceptions_and_gaps_along() -> None:
    series = weekly("FREQ=WEEKLY;BYDAY=MO;COUNT=6")
    series = change_one(series, SECOND, moved(2))
    gone = cancel_one(series, MONDAY + timedelta(weeks=2))
    assert gone is not None
    series = change_all(gone, moved(25))
    assert starts(series) == ["03-03 10:00", "03-10 12:00", "03-24 10:00", "03-31 10:00", "04-07 10:00"]


def test_a_moved_series_takes_along_what_is_written_in_another_zone_than_its_own() -> None:
    series = cancel_one(change_one(weekly(), SECOND, moved(2)), SECOND + timedelta(weeks=1))
    assert series is not None
    (exception,) = series.exceptions
    elsewhere = replace(exception, start=exception.start.astimezone(UTC), recurrence_id=SECOND.astimezone(UTC))
    gone = tuple(one.astimezone(UTC) for one in series.main.excluded if isinstance(one, datetime))
    series = Series(replace(series.main, excluded=gone), (elsewhere,))
    assert starts(change_all(series, moved(1))) == [
        "03-02 10:00",
        "03-09 12:00",
        *(f"{day} 10:00" for day in ("03-23", "03-30", "04-06")),
    ]


def test_a_series_that_is_put_into_another_zone_and_back_keeps_its_exceptions() -> None:
    def to(zone: str) -> Change:
        def put(event: Event) -> Event:
            assert isinstance(event.start, datetime)
            assert isinstance(event.end, datetime)
            place = ZoneInfo(zone)
            return replace(event, start=event.start.astimezone(place), end=event.end.astimezone(place), timezone=zone)

        return put

    series = cancel_one(change_one(weekly("FREQ=WEEKLY;COUNT=4"), SECOND, moved(2)), SECOND + timedelta(weeks=1))
    assert series is not None
    text = rewrite(None, series, NOW)
    for zone in ("Asia/Tokyo", "Asia/Kolkata", "Europe/Berlin"):
        text = rewrite(text, change_all(read_one(text), to(zone)), NOW)
    assert starts(read_one(text)) == starts(series)


def test_a_new_title_reaches_exceptions_that_had_the_old_one() -> None:
    series = change_one(weekly(), SECOND, moved(2))
    series = change_one(series, MONDAY + timedelta(weeks=2), lambda event: replace(event, title="Special"))
    series = change_all(series, lambda event: replace(event, title="Daily"))
    assert [one.title for one in series.exceptions] == ["Daily", "Special"]


def test_a_clock_time_stays_a_clock_time_in_summer() -> None:
    series = weekly("FREQ=WEEKLY;COUNT=6")
    split = change_following(series, MONDAY + timedelta(weeks=2), moved(1), "new")
    assert starts(split.after)[-1] == "04-06 10:00"


def test_days_are_parted_as_days() -> None:
    main = Event("u", "Trip", date(2026, 3, 2), date(2026, 3, 3), rrule="FREQ=DAILY;COUNT=5")
    split = change_following(Series(main), date(2026, 3, 4), lambda event: replace(event, title="Home"), "new")
    assert split.before is not None
    assert split.before.main.rrule == "FREQ=DAILY;UNTIL=20260303"
    assert split.after.main.rrule == "FREQ=DAILY;COUNT=3"


@pytest.mark.parametrize(
    ("rule", "days", "expected"),
    [
        ("FREQ=WEEKLY;BYDAY=MO", 1, "FREQ=WEEKLY;BYDAY=TU"),
        ("FREQ=WEEKLY;BYDAY=MO,WE,FR", 2, "FREQ=WEEKLY;BYDAY=WE,FR,SU"),
        ("FREQ=MONTHLY;BYMONTHDAY=2", 3, "FREQ=MONTHLY;BYMONTHDAY=5"),
        ("FREQ=MONTHLY;BYDAY=1MO", 8, "FREQ=MONTHLY;BYDAY=2TU"),
        ("FREQ=MONTHLY;BYSETPOS=1;BYDAY=MO", 7, "FREQ=MONTHLY;BYSETPOS=2;BYDAY=MO"),
        ("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=2", 30, "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=1"),
        ("FREQ=DAILY;UNTIL=20260401T070000Z", 1, "FREQ=DAILY;UNTIL=20260402T070000Z"),
        ("FREQ=DAILY;BYHOUR=9", 0, "FREQ=DAILY;BYHOUR=9"),
    ],
)
def test_a_rule_follows_its_start(rule: str, days: int, expected: str) -> None:
    assert moved_rule(rule, MONDAY, MONDAY + timedelta(days=days)) == expected
