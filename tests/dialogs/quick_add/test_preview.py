from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from tray.dialogs.opened import Opened, ZoomState, opened_from_json
from tray.dialogs.quick_add.corrections import Corrections, calendar_of, corrected, zoom_wished
from tray.dialogs.quick_add.preview import preview
from tray.dialogs.words.moments import TimeStyle
from tray.domain.draft import NO_TIME, Draft, Note
from tray.domain.problem_json import problem_to_dict
from tray.domain.problems import problem

BERLIN = ZoneInfo("Europe/Berlin")
STYLE = TimeStyle(BERLIN, datetime(2026, 11, 22, 10, tzinfo=BERLIN))
OPENED = opened_from_json(
    {
        "zone": "Europe/Berlin",
        "locale": "en-GB",
        "calendars": [
            {"id": "feed", "name": "Holidays", "writable": False},
            {"id": "w", "name": "Work", "writable": True},
            {"id": "p", "name": "Personal", "writable": True, "default": True},
        ],
        "zoom": {"available": True, "default": False, "account": "ann@example.org"},
    }
)
NOT_CONNECTED = problem("zoom.not_connected")
DRAFT = Draft(
    text="Design review tue 3-4:30pm",
    title="Design review",
    timezone="Europe/Berlin",
    start=datetime(2026, 12, 1, 15, tzinfo=BERLIN),
    end=datetime(2026, 12, 1, 16, 30, tzinfo=BERLIN),
)
NONE = Corrections()


def test_the_preview_spells_out_what_will_be_saved() -> None:
    """Title, time with weekday and length, distance, place, guests, calendar and meeting are each a line."""
    draft = replace(DRAFT, location="Café Luna", attendees=("ann@x.io", "bo@x.io"), zoom=True, reminders=(10, 0))
    shown = preview(draft, NONE, OPENED, STYLE)
    assert shown.title == "Design review"
    assert shown.when == "Tue 1 Dec 2026, 15:00–16:30 · 1 h 30 min"
    assert shown.when_more == "In 9 days"
    assert shown.where == "Café Luna"
    assert shown.guests == "ann@x.io, bo@x.io"
    assert shown.calendar == "p"
    assert shown.reminder == "10 min before, at the start"
    assert shown.zoom.on
    assert shown.zoom.text == "A new Zoom meeting as ann@example.org"
    assert shown.ready


def test_repeats_stand_under_the_time() -> None:
    """A rule is said in words beside the distance."""
    shown = preview(replace(DRAFT, rrule="FREQ=WEEKLY;BYDAY=TU"), NONE, OPENED, STYLE)
    assert shown.when_more == "In 9 days · Every week on Tuesday"


def test_without_a_time_it_says_so_and_cannot_be_added() -> None:
    """No time is invented; the hint says how to say one."""
    shown = preview(Draft(text="Buy tickets", title="Buy tickets", timezone="Europe/Berlin"), NONE, OPENED, STYLE)
    assert not shown.ready
    assert shown.hint.startswith("No time in it yet.")
    assert "tomorrow at 3pm" in shown.hint


def test_that_there_is_no_time_is_said_once() -> None:
    """The hint says it with what to do; what else is remarked stays."""
    notes = (Note(NO_TIME), Note("No calendar is called “boats”."))
    shown = preview(Draft(text="Buy rope", title="Buy rope", timezone="UTC", notes=notes), NONE, OPENED, STYLE)
    assert [note.text for note in shown.notes] == ["No calendar is called “boats”."]
    assert shown.hint.startswith("No time in it yet.")


def test_without_a_title_it_says_so() -> None:
    """A time alone is no event."""
    shown = preview(replace(DRAFT, title=" "), NONE, OPENED, STYLE)
    assert shown.hint.startswith("No title in it yet.")


def test_without_a_writable_calendar_it_says_so() -> None:
    """With nothing but a feed there is nowhere to put the event."""
    opened = replace(OPENED, calendars=OPENED.calendars[:1])
    assert "no calendar you can write to" in preview(DRAFT, NONE, opened, STYLE).hint


def test_unusable_zoom_is_off_and_gives_its_reason() -> None:
    """However loudly the sentence asks for Zoom, a switch that cannot work is off, disabled and says why."""
    opened = replace(OPENED, zoom=ZoomState(available=False, default=True, reason=NOT_CONNECTED))
    row = preview(replace(DRAFT, zoom=True), Corrections(zoom=True), opened, STYLE).zoom
    assert not row.on
    assert not row.enabled
    assert row.reason == NOT_CONNECTED
    assert row.text == "This event is saved without a Zoom meeting"


def test_beside_a_link_that_is_joined_the_switch_says_so() -> None:
    """Else “No Zoom meeting” would stand under the link of one."""
    linked = replace(DRAFT, zoom=False, location="https://us02web.zoom.us/j/81234567890")
    assert preview(linked, NONE, OPENED, STYLE).zoom.text == "No new Zoom meeting: the link above is joined"
    assert preview(replace(linked, location="Café"), NONE, OPENED, STYLE).zoom.text == "No Zoom meeting"


def test_the_switch_follows_hand_then_sentence_then_setting() -> None:
    """A choice by hand wins over the sentence, the sentence over the setting."""
    default = replace(OPENED, zoom=replace(OPENED.zoom, default=True))
    assert zoom_wished(DRAFT, NONE, default)
    assert not zoom_wished(replace(DRAFT, zoom=False), NONE, default)
    assert zoom_wished(replace(DRAFT, zoom=False), Corrections(zoom=True), default)
    assert not zoom_wished(DRAFT, NONE, OPENED)


def test_the_calendar_follows_hand_then_sentence_then_default() -> None:
    """A calendar is found by its id or its name in any case; one that cannot be written to is never taken."""

    def chosen(draft: Draft, corrections: Corrections, opened: Opened = OPENED) -> str:
        calendar = calendar_of(draft, corrections, opened)
        return calendar.id if calendar else ""

    assert chosen(DRAFT, NONE) == "p"
    assert chosen(replace(DRAFT, calendar="work"), NONE) == "w"
    assert chosen(replace(DRAFT, calendar="work"), Corrections(calendar="p")) == "p"
    assert chosen(replace(DRAFT, calendar="Holidays"), NONE) == "p"


def test_corrections_replace_only_what_they_name() -> None:
    """The rest goes on following the sentence."""
    final = corrected(DRAFT, Corrections(title="Review", location="", attendees=("a@b.org",)), OPENED)
    assert (final.title, final.location, final.attendees) == ("Review", None, ("a@b.org",))
    assert DRAFT.start == final.start


def test_a_draft_without_an_end_gets_one() -> None:
    """The usual length for a time, one day for a day."""
    timed = corrected(replace(DRAFT, end=None), NONE, replace(OPENED, default_minutes=45))
    assert datetime(2026, 12, 1, 15, 45, tzinfo=BERLIN) == timed.end
    assert date(2026, 12, 2) == corrected(replace(DRAFT, start=date(2026, 12, 1), end=None), NONE, OPENED).end


def test_a_note_names_the_other_reading() -> None:
    """What the other reading would be is said as briefly as it stays clear."""
    other = replace(
        DRAFT, start=datetime(2026, 11, 24, 15, tzinfo=BERLIN), end=datetime(2026, 11, 24, 16, tzinfo=BERLIN)
    )
    shown = preview(replace(DRAFT, notes=(Note("“next tue” is the one of next week", other),)), NONE, OPENED, STYLE)
    assert shown.notes[0].other == "Tue 24 Nov 15:00"


def test_what_has_begun_is_called_past() -> None:
    """A time that is over is not refused, but said."""
    early = replace(
        DRAFT, start=datetime(2026, 11, 22, 9, tzinfo=BERLIN), end=datetime(2026, 11, 22, 9, 30, tzinfo=BERLIN)
    )
    assert preview(early, NONE, OPENED, STYLE).past
    assert not preview(DRAFT, NONE, OPENED, STYLE).past


def test_hostile_titles_become_one_plain_line() -> None:
    """Overrides, controls and ten thousand characters cannot disturb the window."""
    shown = preview(replace(DRAFT, title="a\u202eb\x07\n" + "x" * 10_000), NONE, OPENED, STYLE)
    assert shown.title.startswith("ab x")
    assert len(shown.title) <= 200


def test_initial_values_may_be_missing() -> None:
    """An empty object opens an empty dialog; twelve hours come from the locale, and the setting wins over it."""
    assert Opened() == opened_from_json({})
    assert not opened_from_json({"locale": "en-US"}).hours24
    assert opened_from_json({"locale": "en-US", "settings": {"time_format": "24"}}).hours24
    reason = opened_from_json({"zoom": {"reason": problem_to_dict(NOT_CONNECTED)}}).zoom.reason
    assert reason == NOT_CONNECTED
