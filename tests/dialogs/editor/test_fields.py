from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tray.dialogs.editor.fields import Fields, as_typed, changes, fields_of, for_all, in_one_line, stepped
from tray.dialogs.editor.offers import reminders, repeats
from tray.dialogs.editor.zoom import number, zoom_row
from tray.dialogs.opened import ZoomState
from tray.domain.problem_json import problem_to_dict
from tray.domain.problems import problem

BERLIN = ZoneInfo("Europe/Berlin")
EVENT = {
    "uid": "u1",
    "calendar": "Work",
    "calendar_id": "w",
    "title": "Review",
    "start": "2026-12-01T15:00:00+01:00",
    "end": "2026-12-01T16:30:00+01:00",
    "timezone": "Europe/Berlin",
    "location": "Café Luna",
    "description": "Plan",
    "attendees": [{"email": "ann@x.io", "name": "", "status": "accepted"}],
    "rrule": "FREQ=WEEKLY;BYDAY=TU",
    "meeting": {"id": "81234567890", "problem": None},
    "reminders": [10],
}
FIELDS = fields_of(EVENT, "Europe/Berlin")
DAYS = Fields("Trip", date(2026, 12, 1), date(2026, 12, 4), "Europe/Berlin")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 12, day, hour, minute, tzinfo=BERLIN)


def test_unchanged_is_no_change() -> None:
    """Opening and saving sends nothing."""
    assert changes(FIELDS, fields_of(EVENT, "Europe/Berlin")) == {}


def test_only_what_differs_is_sent() -> None:
    """Each field goes by its own name; times go together, so that nothing has to be guessed."""
    after = replace(FIELDS.started(at(2, 10)), title="Design review", attendees=(), reminders=None, zoom=False)
    assert changes(FIELDS, after) == {
        "title": "Design review",
        "attendees": [],
        "reminders": None,
        "zoom": False,
        "start": "2026-12-02T10:00:00+01:00",
        "end": "2026-12-02T11:30:00+01:00",
    }


def test_an_occurrence_is_shown_at_its_own_time() -> None:
    """The second Tuesday is edited as the second Tuesday."""
    second = fields_of(EVENT, "Europe/Berlin", occurrence="2026-12-08T15:00:00+01:00")
    assert (at(8, 15), at(8, 16, 30)) == (second.start, second.end)


def test_changes_for_all_move_the_first_one_by_as_much() -> None:
    """Moving the second Tuesday an hour for all moves the first Tuesday an hour, across a change of clocks too."""
    summer = fields_of(EVENT, "Europe/Berlin", occurrence="2027-06-01T15:00:00+02:00")
    after = summer.started(datetime(2027, 6, 1, 16, tzinfo=BERLIN))
    whole = for_all(changes(summer, after), FIELDS, summer, after)
    assert (whole["start"], whole["end"]) == ("2026-12-01T16:00:00+01:00", "2026-12-01T17:30:00+01:00")
    only_title = for_all({"title": "x"}, FIELDS, summer, summer)
    assert only_title == {"title": "x"}


def test_of_a_date_changed_alone_only_what_changes_now_holds_for_all() -> None:
    """Bug of 28 November 2026: its own length became that of the whole series, and its hour moved them by as much."""
    alone = replace(FIELDS, start=at(8, 17), end=at(8, 19))
    second = fields_of(EVENT, "Europe/Berlin", occurrence="2026-12-08T15:00:00+01:00")

    def told(after: Fields, main: Fields = FIELDS) -> tuple[str, str]:
        whole = for_all(changes(alone, after), main, alone, after)
        return whole["start"], whole["end"]

    hour = alone.started(at(8, 18))
    assert told(hour) == ("2026-12-01T18:00:00+01:00", "2026-12-01T19:30:00+01:00")
    assert told(hour, second) == ("2026-12-08T18:00:00+01:00", "2026-12-08T19:30:00+01:00")
    assert told(alone.ended(at(8, 20))) == ("2026-12-01T15:00:00+01:00", "2026-12-01T18:00:00+01:00")
    assert told(alone.started(at(9, 17))) == ("2026-12-02T15:00:00+01:00", "2026-12-02T16:30:00+01:00")


def test_a_place_of_several_lines_is_one_line_to_edit_and_keeps_its_lines() -> None:
    """Bug of 28 November 2026: its line breaks stood in the field as boxes."""
    place = "Café Luna,\n  Main Street 5\r\n\n10115 Berlin\n"
    assert in_one_line(place) == "Café Luna, Main Street 5, 10115 Berlin"
    assert as_typed("Café Luna, Main Street 5, 10115 Berlin ", place) == place
    assert as_typed("Café Luna, Main Street 6, 10115 Berlin", place) == "Café Luna, Main Street 6, 10115 Berlin"
    assert in_one_line(" Luna, ") == "Luna,"


def test_moving_the_start_keeps_the_length() -> None:
    """In the night in which clocks go forward a meeting of two hours stays one of two hours."""
    fields = replace(FIELDS, start=at(1, 1), end=at(1, 3))
    moved = fields.started(datetime(2027, 3, 28, 1, tzinfo=BERLIN))
    assert datetime(2027, 3, 28, 4, tzinfo=BERLIN) == moved.end
    assert timedelta(hours=2) == moved.length


def test_an_end_before_the_start_moves_the_start() -> None:
    """The length is kept rather than made negative."""
    assert (at(1, 12, 30), at(1, 14)) == (FIELDS.ended(at(1, 14)).start, FIELDS.ended(at(1, 14)).end)


def test_days_and_times_turn_into_each_other() -> None:
    """A time becomes its day, a day becomes nine o'clock."""
    as_day = FIELDS.whole_days(all_day=True, minutes=60)
    assert (date(2026, 12, 1), date(2026, 12, 2)) == (as_day.start, as_day.end)
    back = as_day.whole_days(all_day=False, minutes=45)
    assert (at(1, 9), at(1, 9, 45)) == (back.start, back.end)
    assert changes(FIELDS, as_day)["all_day"] is True


def test_another_zone_keeps_the_clock() -> None:
    """Three o'clock in Berlin becomes three o'clock in New York."""
    told = changes(FIELDS, FIELDS.moved_to_zone("America/New_York"))
    assert (told["start"], told["timezone"]) == ("2026-12-01T15:00:00-05:00", "America/New_York")


@pytest.mark.parametrize(
    ("moment", "minutes", "expected"),
    [
        (at(1, 15), 15, at(1, 15, 15)),
        (at(1, 15, 7), 15, at(1, 15, 15)),
        (at(1, 15, 7), -15, at(1, 15)),
        (at(1, 15), -15, at(1, 14, 45)),
        (at(2, 0), -15, at(1, 23, 45)),
        (at(1, 23, 50), 15, at(2, 0)),
        (date(2026, 12, 1), 15, date(2026, 12, 2)),
        (date(2026, 12, 1), -15, date(2026, 11, 30)),
    ],
)
def test_arrow_keys_step_by_quarters(moment: date, minutes: int, expected: date) -> None:
    """Up and down go to the next quarter of an hour, or day by day."""
    assert expected == stepped(moment, minutes=minutes)


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(BERLIN)),
    st.timedeltas(timedelta(0), timedelta(days=3)),
    st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(BERLIN)),
)
def test_no_move_changes_the_length(start: datetime, length: timedelta, moved: datetime) -> None:
    """Whatever the clocks do, an event lasts as long after a move as before."""
    length = timedelta(seconds=int(length.total_seconds()))
    utc = ZoneInfo("UTC")
    fields = Fields("x", start, (start.astimezone(utc) + length).astimezone(BERLIN), "Europe/Berlin")
    assert length == fields.started(moved).length


def test_repeats_fit_the_day_and_keep_the_rule_in_force() -> None:
    """A rule of another kind is offered too, in words, so that opening the editor never loses it."""
    offered = dict(repeats(date(2026, 12, 1), "FREQ=WEEKLY;BYDAY=TU;COUNT=4"))
    assert offered["Never"] is None
    assert offered["Every week on Tuesday"] == "FREQ=WEEKLY;BYDAY=TU"
    assert offered["Every month on the first Tuesday"] == "FREQ=MONTHLY;BYDAY=1TU"
    assert offered["Every week on Tuesday, 4 times"] == "FREQ=WEEKLY;BYDAY=TU;COUNT=4"
    assert "FREQ=MONTHLY;BYDAY=-1TU" in dict(repeats(date(2026, 12, 29), None)).values()


def test_reminders_keep_what_is_set() -> None:
    """Two reminders at odd times are one choice of their own."""
    offered = dict(reminders((25, 7)))
    assert offered["25 min before, 7 min before"] == (25, 7)
    assert offered["As set in Settings"] is None
    assert offered["None"] == ()


def test_zoom_is_disabled_with_a_reason_and_its_button() -> None:
    """No writable calendar and no usable account each say why; a meeting that is there can still be removed."""
    off = ZoomState(available=False, reason=problem("zoom.sign_in_expired"))
    none = zoom_row(None, off, on=True, writable=True)
    assert (False, False, off.reason) == (none.on, none.enabled, none.reason)
    locked = zoom_row({"id": "81234567890"}, ZoomState(available=True), on=True, writable=False)
    assert not locked.enabled
    assert locked.reason is not None
    assert locked.reason.code == "calendar.read_only"
    assert zoom_row({"id": "81234567890"}, off, on=True, writable=True).enabled


def test_drift_is_shown_on_the_event() -> None:
    """A meeting that is gone says so where it stands."""
    gone = {"id": "81234567890", "problem": problem_to_dict(problem("zoom.meeting_gone"))}
    row = zoom_row(gone, ZoomState(available=True), on=True, writable=True)
    assert row.reason is not None
    assert row.reason.code == "zoom.meeting_gone"
    removed = zoom_row(gone, ZoomState(available=True), on=False, writable=True)
    assert removed.text == "The Zoom meeting is removed when you save"


def test_meeting_numbers_are_grouped() -> None:
    """Eleven figures are read in three groups; what is no number is left alone."""
    assert number({"id": "81234567890"}) == "812 3456 7890"
    assert number({"id": "8123456789"}) == "812 345 6789"
    assert number({"id": ""}) == ""
