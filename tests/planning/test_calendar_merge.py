"""Two versions of an event become one where they can, and are both kept where they cannot."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.calendars.texts import calendar, event, item
from tray.domain.event import Attendee, Event, Series
from tray.domain.ics import read_one, rewrite, with_meeting
from tray.domain.meeting import Meeting
from tray.planning.calendar_merge import KeepBoth, Send, Step, Take, plan

NOW = datetime(2026, 2, 1, tzinfo=UTC)
UID = "one@example.org"
BASE = item()


def changed(text: str, **changes: object) -> str:
    series = read_one(text)
    return rewrite(text, replace(series, main=replace(series.main, **changes)), NOW)  # type: ignore[arg-type]  # fields


def decide(ours: str | None, theirs: str | None, base: str | None = BASE) -> Step:
    return plan(UID, base, ours, theirs, NOW)


def merged(ours: str, theirs: str, base: str = BASE) -> Event:
    step = decide(ours, theirs, base)
    assert isinstance(step, Take | Send)
    assert step.text is not None
    return read_one(step.text).main


def test_a_change_on_one_side_only_is_what_is_wanted() -> None:
    new = changed(BASE, title="New")
    assert decide(new, BASE) == Send(new)
    assert decide(None, BASE) == Send(None)
    assert decide(new, new) == Take(new)
    assert decide(None, None) == Take(None)


def test_a_deletion_gives_way_to_a_change() -> None:
    new = changed(BASE, title="New")
    assert decide(None, new) == Take(new)
    assert decide(new, None) == Send(new)


def test_different_properties_are_joined_on_top_of_their_text() -> None:
    theirs = changed(item(UID, "Standup", "X-THEIRS:1"), location="There")
    step = decide(changed(BASE, title="New"), theirs)
    assert isinstance(step, Send)
    assert step.text is not None
    assert "X-THEIRS:1" in step.text
    assert (read_one(step.text).main.title, read_one(step.text).main.location) == ("New", "There")


def test_the_same_change_on_both_sides_is_no_collision() -> None:
    theirs = changed(item(UID, "Standup", "X-THEIRS:1"), title="New")
    assert decide(changed(BASE, title="New"), theirs) == Take(theirs)


def test_the_same_property_changed_differently_keeps_both_and_names_it() -> None:
    ours, theirs = changed(BASE, title="Ours", location="Here"), changed(BASE, title="Theirs")
    step = decide(ours, theirs)
    assert isinstance(step, KeepBoth)
    assert step.collisions == ("title",)
    assert step.theirs == theirs
    copy = read_one(step.copy).main
    assert copy.uid == step.copy_uid != UID
    assert (copy.title, copy.location) == ("Ours (changed on this computer)", "Here")
    assert decide(ours, theirs) == step


def test_start_end_and_rule_are_one_thing() -> None:
    main = read_one(BASE).main
    ours = changed(BASE, end=main.end + timedelta(hours=1))
    theirs = changed(BASE, rrule="FREQ=DAILY")
    step = decide(ours, theirs)
    assert isinstance(step, KeepBoth)
    assert step.collisions == ("time",)


def test_guests_and_gaps_of_both_sides_come_together() -> None:
    base = item(UID, "T", "RRULE:FREQ=DAILY", "ATTENDEE:mailto:a@x.org", "ATTENDEE:mailto:b@x.org")
    day = timedelta(days=1)
    start = datetime(2026, 3, 1, 9, tzinfo=UTC)
    ours = changed(base, attendees=(Attendee("a@x.org"), Attendee("c@x.org")), excluded=(start + day,))
    theirs = changed(
        base,
        attendees=(Attendee("a@x.org", "", "accepted"), Attendee("b@x.org"), Attendee("d@x.org")),
        excluded=(start + 2 * day,),
    )
    found = merged(ours, theirs, base)
    assert {one.email for one in found.attendees} == {"a@x.org", "c@x.org", "d@x.org"}
    assert next(one.status for one in found.attendees if one.email == "a@x.org") == "accepted"
    assert set(found.excluded) == {start + day, start + 2 * day}


def test_where_both_have_made_a_meeting_the_one_that_others_see_stays() -> None:
    mine, yours = Meeting("acc", "mine"), Meeting("acc", "yours", "1", "https://zoom.us/j/1")
    found = merged(with_meeting(BASE, UID, mine, NOW), with_meeting(BASE, UID, yours, NOW))
    assert found.meeting == yours


def test_a_meeting_made_here_joins_a_title_changed_there() -> None:
    mine = Meeting("acc", "mine", "1", "https://zoom.us/j/1")
    found = merged(with_meeting(BASE, UID, mine, NOW), changed(BASE, title="Theirs", description="Notes"))
    assert (found.meeting, found.title, found.description) == (mine, "Theirs", "Notes")


def test_a_copy_has_no_meeting_of_its_own() -> None:
    base = with_meeting(BASE, UID, Meeting("acc", "m", "1", "https://zoom.us/j/1"), NOW)
    step = decide(changed(base, title="Ours"), changed(base, title="Theirs"), base)
    assert isinstance(step, KeepBoth)
    assert read_one(step.copy).main.meeting is None


def test_exceptions_of_both_sides_come_together() -> None:
    base = item(UID, "T", "RRULE:FREQ=DAILY;COUNT=9")
    series = read_one(base)

    def with_exception(day: int, title: str) -> str:
        moment = datetime(2026, 3, day, 9, tzinfo=UTC)
        new = replace(series.main, start=moment, end=moment, rrule=None, recurrence_id=moment, title=title)
        return rewrite(base, Series(series.main, (new,)), NOW)

    step = decide(with_exception(2, "Ours"), with_exception(3, "Theirs"), base)
    assert isinstance(step, Send)
    assert step.text is not None
    assert [one.title for one in read_one(step.text).exceptions] == ["Theirs", "Ours"]
    assert isinstance(decide(with_exception(2, "Ours"), with_exception(2, "Theirs"), base), KeepBoth)


def test_what_a_server_only_writes_differently_is_no_change() -> None:
    ours = changed(BASE, title="New")
    theirs = ours.replace("PRODID:-//Example//EN", "PRODID:-//Server//EN").replace("SUMMARY:New", "SUMMARY;X=1:New")
    assert decide(ours, theirs) == Take(theirs)


def test_a_text_of_theirs_that_cannot_be_read_does_not_take_ours_away() -> None:
    step = decide(changed(BASE, title="Ours"), calendar(event(UID, "T", ":never")))
    assert isinstance(step, KeepBoth)
    assert "Ours" in step.copy


CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "title": st.sampled_from(["A", "B"]),
        "location": st.sampled_from(["", "C"]),
        "description": st.sampled_from(["", "D", "E"]),
        "rrule": st.sampled_from([None, "FREQ=DAILY"]),
        "reminders": st.sampled_from([None, (), (5,)]),
        "attendees": st.sampled_from([(), (Attendee("a@x.org"),)]),
    },
)


@settings(max_examples=100, deadline=None)
@given(CHANGES, CHANGES)
def test_nothing_that_either_side_has_changed_is_lost(ours: dict[str, object], theirs: dict[str, object]) -> None:
    our_text, their_text = changed(BASE, **ours), changed(BASE, **theirs)
    step = decide(our_text, their_text)
    before = read_one(BASE).main
    kept = [step.theirs, step.copy] if isinstance(step, KeepBoth) else [step.text]
    events = [read_one(text).main for text in kept if text is not None]
    for changes in (ours, theirs):
        for name, value in changes.items():
            if value != getattr(before, name):
                assert any(str(getattr(one, name)).startswith(str(value)) for one in events), name
