"""A sentence becomes an event with all its wishes, in one step."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tray.domain.ics import read_one
from tray.domain.problem import ProblemError
from tray.domain.settings import Settings
from tray.service.commands.add import add
from tray.service.settings_file import save


def test_the_event_its_occurrence_and_both_wishes_are_saved_together(work):
    event = add(work, {"text": "Design review tomorrow 3-4:30pm zoom"})

    item = work.store.items.wishes(work.clock.timestamp())[0]
    record = work.store.meetings.wishes(work.clock.timestamp())[0]
    assert (event["title"], event["start"]) == ("Design review", "2026-11-25T15:00:00+01:00")
    assert event["meeting"]["state"] == "pending"
    assert item.uid == record.uid == event["uid"]
    assert json.loads(record.desired)["start_time"] == "2026-11-25T15:00:00"
    assert len(work.store.occurrences.of_event(item.calendar, item.uid)) == 1


def test_a_second_add_of_the_same_identity_changes_nothing(work):
    first = add(work, {"text": "Lunch tomorrow 12:30", "uid": "one"})
    second = add(work, {"text": "Dinner tomorrow 19:00", "uid": "one"})

    assert first == second


def test_a_sentence_without_a_time_is_refused_and_nothing_is_saved(work):
    with pytest.raises(ProblemError) as refused:
        add(work, {"text": "Buy milk"})

    assert refused.value.problem.code == "draft.no_time"
    assert work.store.items.wishes(work.clock.timestamp()) == ()


def test_the_calendar_of_the_sentence_is_used_and_the_one_given_wins(work):
    assert add(work, {"text": "Standup tomorrow 9:30 /work"})["calendar"] == "Work"
    assert add(work, {"text": "Standup tomorrow 9:30 /work", "calendar": "personal"})["calendar"] == "Personal"


def test_a_calendar_that_is_not_there_is_named(work):
    with pytest.raises(ProblemError) as refused:
        add(work, {"text": "Standup tomorrow 9:30", "calendar": "Nowhere"})

    assert refused.value.problem.code == "calendar.not_found"
    assert "Nowhere" in refused.value.problem.detail


def test_the_wish_for_a_meeting_waits_for_an_account_where_there_is_none(work):
    work.store.accounts.delete("acc/ann")

    event = add(work, {"text": "Review tomorrow 15:00 zoom"})

    assert event["meeting"]["account"] == ""
    assert work.store.meetings.of_account("")[0].uid == event["uid"]


def test_meetings_by_setting_are_made_only_where_zoom_is_connected(work):
    save(work.paths.settings, {"zoom_by_default": True})

    assert add(work, {"text": "Review tomorrow 15:00"})["meeting"] is not None
    assert add(work, {"text": "Review tomorrow 15:00 no zoom"})["meeting"] is None
    work.store.accounts.delete("acc/ann")
    assert add(work, {"text": "Review tomorrow 15:00"})["meeting"] is None


def test_a_dry_run_shows_the_event_and_saves_nothing(work):
    event = add(work, {"text": "Lunch tomorrow 12:30", "dry_run": True})

    assert event["title"] == "Lunch"
    assert work.store.items.wishes(work.clock.timestamp()) == ()


def test_a_title_of_ten_thousand_characters_is_kept_whole_in_the_description(work):
    draft = {
        "title": "x" * 10_000,
        "start": "2026-11-25T15:00:00+01:00",
        "end": None,
        "timezone": "Europe/Berlin",
    }

    event = add(work, {"draft": draft})
    kept = read_one(work.item(event["uid"]).wanted).main

    assert len(kept.title) == 1000
    assert "x" * 10_000 in kept.description


def test_a_draft_without_an_end_has_the_length_of_the_setting(work):
    draft = {"title": "Call", "start": "2026-11-25T15:00:00+01:00", "end": None, "timezone": "Europe/Berlin"}

    assert add(work, {"draft": draft})["end"] == f"2026-11-25T{15 + Settings().default_minutes // 60}:00:00+01:00"


def test_an_event_with_guests_names_its_organizer_where_the_server_sends_the_invitations(work):
    calendar = work.store.calendars.named("Work")
    options = {"invites": "ann@example.com", "trusted": ""}
    work.store.calendars.put(replace(calendar, kind="caldav", user="ann", options=options))
    text = "Review tomorrow 15:00 invite bo@x.io"

    invited = read_one(work.item(add(work, {"text": text, "calendar": "Work"})["uid"]).wanted).main
    local = read_one(work.item(add(work, {"text": text, "calendar": "Personal"})["uid"]).wanted).main

    assert invited.organizer == "ann@example.com"
    assert local.organizer == ""


def test_no_reminder_is_another_wish_than_those_of_the_settings(work):
    draft = {"title": "Call", "start": "2026-11-25T15:00:00+01:00", "end": None, "timezone": "Europe/Berlin"}

    none = read_one(work.item(add(work, {"draft": draft, "reminders": []})["uid"]).wanted).main
    as_set = read_one(work.item(add(work, {"draft": draft})["uid"]).wanted).main

    assert (none.reminders, as_set.reminders) == ((), None)
