"""Steps of the plan lead from any state of things to the wished one, and then stop."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from tray.domain.meeting import MeetingSpec, Recurrence
from tray.planning.meeting.drift import as_observed, drift
from tray.planning.meeting.plan import (
    CONFIRM_AFTER,
    LOOK_AFTER,
    Create,
    Delete,
    Field,
    Look,
    Nothing,
    Patch,
    Read,
    Situation,
    TooLate,
    Wait,
    changed_fields,
    plan,
    sendable,
)
from tray.planning.meeting.text import Intent

NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC).timestamp()
ONE = MeetingSpec("Review", "dainvo:m", 2, "2027-03-02T10:00:00", "Europe/Berlin", 30)
SERIES = replace(ONE, type=8, recurrence=Recurrence(2, 1, weekly_days="3", end_times=10))
FLOATING = replace(ONE, type=3, start_time=None)


def situation(**fields: Any) -> Situation:
    known: dict[str, Any] = {"want": "present", "desired": ONE}
    return Situation(**(known | fields))


def test_a_new_wish_is_a_create() -> None:
    """Nothing known, nothing begun: make it."""
    assert plan(situation(), NOW) == Create(ONE)


def test_after_an_unanswered_create_the_mark_is_looked_for_twice_before_another() -> None:
    """Each look waits its while; only after both is a meeting made again."""
    intent = Intent("create", NOW)
    assert plan(situation(intent=intent), NOW) == Wait(NOW + LOOK_AFTER[0])
    assert plan(situation(intent=intent), NOW + LOOK_AFTER[0]) == Look()
    once = replace(intent, looked=1)
    assert plan(situation(intent=once), NOW + LOOK_AFTER[0]) == Wait(NOW + LOOK_AFTER[1])
    assert plan(situation(intent=once), NOW + LOOK_AFTER[1]) == Look()
    assert plan(situation(intent=replace(intent, looked=2)), NOW + LOOK_AFTER[1]) == Create(ONE)


def test_a_meeting_wanted_gone_is_looked_for_where_its_create_was_never_answered() -> None:
    """No orphan is left by an event that was deleted while its meeting was being made."""
    gone = situation(want="absent", intent=Intent("create", NOW - 100))
    assert plan(gone, NOW) == Look()
    assert plan(replace(gone, intent=Intent("create", NOW - 100, 2)), NOW) == Nothing()
    assert plan(replace(gone, meeting_id="1"), NOW) == Delete()
    assert plan(situation(want="absent"), NOW) == Nothing()


def test_what_is_as_wanted_is_left_alone() -> None:
    """No difference, no call."""
    assert plan(situation(meeting_id="1", observed=ONE), NOW) == Nothing()


def test_after_an_unanswered_change_zoom_is_asked_before_anything_is_sent_again() -> None:
    """A look is cheaper than one of the day's hundred changes."""
    assert plan(situation(meeting_id="1", observed=ONE, intent=Intent("patch", NOW)), NOW) == Read()


def test_gone_is_asked_again_after_a_while() -> None:
    """Neither a change nor a removal believes it the first time."""
    gone = Intent("gone", NOW)
    for want, then in (("present", Read()), ("absent", Delete())):
        state = situation(want=want, meeting_id="1", observed=ONE, intent=gone)
        assert plan(state, NOW + 1) == Wait(NOW + CONFIRM_AFTER)
        assert plan(state, NOW + CONFIRM_AFTER) == then


def test_only_what_differs_is_sent_and_a_new_time_is_read_back() -> None:
    """A title goes alone; a start takes its zone along; a series' time takes the whole rule."""
    cases: list[tuple[MeetingSpec, MeetingSpec, frozenset[Field], bool]] = [
        (ONE, replace(ONE, topic="X"), frozenset({"topic"}), False),
        (ONE, replace(ONE, duration=45), frozenset({"duration"}), False),
        (ONE, replace(ONE, start_time="2027-03-03T10:00:00"), frozenset({"start_time", "timezone"}), True),
        (SERIES, replace(SERIES, topic="X"), frozenset({"topic"}), False),
        (SERIES, replace(SERIES, duration=45), frozenset({"start_time", "timezone", "duration", "recurrence"}), True),
        (ONE, SERIES, frozenset({"type", "start_time", "timezone", "duration", "recurrence"}), True),
        (SERIES, FLOATING, frozenset({"type"}), False),
        (SERIES, ONE, frozenset({"type", "start_time", "timezone"}), True),
    ]
    for observed, desired, fields, read_back in cases:
        step = plan(situation(meeting_id="1", observed=observed, desired=desired), NOW)
        assert step == Patch(desired, fields, read_back=read_back), (observed, desired)


def test_a_time_that_is_over_is_not_sent() -> None:
    """Zoom ignores it without a word, so it would be asked for for ever."""
    past = replace(ONE, start_time="2027-02-01T10:00:00")
    assert plan(situation(meeting_id="1", observed=ONE, desired=past), NOW) == TooLate()
    there = replace(ONE, start_time="2027-02-20T10:00:00")
    assert plan(situation(meeting_id="1", observed=there, desired=past), NOW) == Nothing()
    both = replace(past, topic="X")
    step = plan(situation(meeting_id="1", observed=ONE, desired=both), NOW)
    assert isinstance(step, Patch)
    assert step.fields == {"topic"}


def test_a_running_series_is_sent_from_its_next_date_on() -> None:
    """Its first date is over and would be ignored; what is left of its count becomes its last day."""
    said = sendable(SERIES, NOW + timedelta(days=30).total_seconds())
    assert said.start_time == "2027-04-06T10:00:00"
    assert said.recurrence == Recurrence(2, 1, weekly_days="3", end_date_time="2027-05-04T21:59:59Z")
    assert drift(said, SERIES, NOW + timedelta(days=30).total_seconds()) == frozenset()


RULES = [
    Recurrence(1, 1, end_times=0),
    Recurrence(2, 2, weekly_days="3", end_times=12),
    Recurrence(3, 1, monthly_day=2, end_date_time="2028-01-01T22:59:59Z"),
]
SPECS = st.builds(
    lambda kind, topic, day, hour, zone, duration, rule: MeetingSpec(
        topic=topic,
        agenda="dainvo:m",
        type=kind,
        start_time=None if kind == 3 else f"2027-03-{day:02}T{hour:02}:00:00",
        timezone=zone,
        duration=duration,
        recurrence=rule if kind == 8 else None,
    ),
    st.sampled_from([2, 3, 8]),
    st.sampled_from(["A", "B"]),
    st.sampled_from([2, 16]),
    st.integers(0, 23),
    st.sampled_from(["Europe/Berlin", "America/New_York"]),
    st.sampled_from([30, 45]),
    st.sampled_from(RULES),
)


class Zoom:
    """As much of Zoom as a plan needs: it takes fields, and silently leaves a start that is over."""

    def __init__(self, spec: MeetingSpec, now: float) -> None:
        self.spec, self.now = spec, now

    def patch(self, step: Patch) -> None:
        fields = {name: getattr(step.spec, name) for name in step.fields}
        zone = ZoneInfo(fields.get("timezone", self.spec.timezone))
        start = fields.get("start_time")
        if start is not None and datetime.fromisoformat(start).replace(tzinfo=zone).timestamp() <= self.now:
            fields = {name: value for name, value in fields.items() if name not in {"start_time", "timezone"}}
        kind = fields.get("type", self.spec.type)
        if kind == 3:
            fields["start_time"] = None
        if kind != 8:
            fields["recurrence"] = None
        else:
            timed = {"start_time", "timezone", "duration", "recurrence"} & set(step.fields)
            assert not timed or "recurrence" in step.fields, "a series' times travel with its whole rule"
        self.spec = replace(self.spec, **fields)


@given(SPECS, SPECS, st.integers(-40, 20))
def test_from_any_meeting_to_any_wish_in_one_change(observed: MeetingSpec, desired: MeetingSpec, days: int) -> None:
    """One change brings Zoom to the wish as far as the future goes, and then there is nothing to do; ever after."""
    now = NOW + days * 86400
    zoom = Zoom(observed, now)
    step = plan(situation(meeting_id="1", observed=observed, desired=desired), now)
    if isinstance(step, Patch):
        zoom.patch(step)
    differing = drift(zoom.spec, desired, now)
    left = as_observed(zoom.spec, desired, differing)
    assert changed_fields(left, desired, now) == frozenset()
    assert plan(situation(meeting_id="1", observed=left, desired=desired), now) in {Nothing(), TooLate()}
    if desired.type == 3:
        assert differing == frozenset()
    assert "topic" not in differing
