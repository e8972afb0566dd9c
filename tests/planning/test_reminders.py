"""A reminder comes once, in time, and never for nothing."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.planning.entries import BERLIN, NOW, at, timed, whole_day
from tray.domain.reminder import ShownReminder
from tray.domain.settings import Settings
from tray.planning.reminders import plan_reminders


def plan(entries, now=NOW, shown=(), settings=None, on_screen=frozenset()):
    return plan_reminders(
        entries,
        now=now,
        zone=BERLIN,
        settings=settings or Settings(),
        shown={reminder.key: reminder for reminder in shown},
        on_screen=on_screen,
    )


def remembered(made):
    return [ShownReminder(reminder.key, NOW.timestamp()) for reminder in made.show]


def test_nothing_is_shown_early_and_the_next_look_is_at_the_reminder():
    made = plan([timed("call", "10:30")])

    assert made.show == ()
    assert at("10:25") == made.next_at


def test_it_is_shown_at_its_minute_and_then_again_at_the_start():
    call = timed("call", "10:05")

    first = plan([call])
    then = plan([call], now=at("10:05"), shown=remembered(first))

    assert [reminder.entry.title for reminder in first.show] == ["call"]
    assert at("10:05") == plan([call], shown=remembered(first)).next_at
    assert [reminder.entry.title for reminder in then.show] == ["call"]


def test_what_was_shown_is_not_shown_again():
    call = timed("call", "10:05")

    assert plan([call], shown=remembered(plan([call]))).show == ()


def test_after_a_sleep_only_the_latest_of_several_is_shown():
    call = timed("call", "09:58", reminders=(30, 10, 5))

    assert len(plan([call]).show) == 1


def test_what_is_over_after_a_sleep_is_not_worth_a_reminder():
    assert plan([timed("call", "08:00", 30)]).show == ()


def test_a_moved_event_is_reminded_of_anew():
    shown = remembered(plan([timed("call", "10:05")]))

    assert len(plan([timed("call", "11:00")], now=at("10:55"), shown=shown).show) == 1


def test_snoozing_brings_it_back_at_the_new_time():
    call = timed("call", "10:05")
    key = plan([call]).show[0].key
    snoozed = [ShownReminder(key, NOW.timestamp(), snoozed_until=at("10:03").timestamp())]

    assert plan([call], now=at("10:02"), shown=snoozed).show == ()
    assert [key] == [reminder.key for reminder in plan([call], now=at("10:03"), shown=snoozed).show]


def test_a_snoozed_reminder_gives_way_to_the_one_of_the_start():
    call = timed("call", "10:05")
    key = plan([call]).show[0].key
    snoozed = [ShownReminder(key, NOW.timestamp(), snoozed_until=at("10:04").timestamp())]
    start = plan([call], now=at("10:05"), shown=snoozed)

    both = [*snoozed, *remembered(start)]

    assert len(start.show) == 1
    assert plan([call], now=at("10:06"), shown=both).show == ()


def test_an_event_that_asks_for_no_reminder_has_none():
    assert plan([timed("call", "10:00", reminders=())]).show == ()


def test_days_cancelled_and_declined_events_are_silent():
    entries = [
        whole_day("fair"),
        timed("off", "10:02", cancelled=True),
        timed("party", "10:02", declined=True),
    ]

    assert plan(entries).show == ()


def test_a_notice_whose_event_is_gone_is_withdrawn():
    assert frozenset({"personal/old/"}) == plan([], on_screen=frozenset({"personal/old/"})).withdraw


def test_a_notice_of_an_event_that_is_on_stays():
    call = timed("call", "09:55")

    assert frozenset() == plan([call], on_screen=frozenset({call.key})).withdraw


@given(
    start=st.integers(-120, 600),
    length=st.integers(0, 240),
    minutes=st.lists(st.integers(0, 120), max_size=4),
    steps=st.lists(st.integers(1, 200), min_size=1, max_size=12),
)
def test_however_the_clock_goes_on_each_reminder_is_shown_at_most_once(start, length, minutes, steps):
    begin = NOW + timedelta(minutes=start)
    call = timed("call", f"{begin:%H:%M}", length, day=begin.day, reminders=tuple(minutes))
    shown: list[ShownReminder] = []
    now: datetime = NOW

    for step in steps:
        now += timedelta(minutes=step)
        made = plan([call], now=now, shown=shown)
        assert made.next_at is None or made.next_at > now
        shown += [ShownReminder(reminder.key, now.timestamp()) for reminder in made.show]

    assert len(shown) == len({reminder.key for reminder in shown})
