from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from tray.dialogs.conflicts import warning
from tray.dialogs.opened import Opened
from tray.dialogs.quick_add.outcome import outcome
from tray.dialogs.words.moments import TimeStyle
from tray.domain.problem_json import problem_to_dict
from tray.domain.problems import problem

STYLE = TimeStyle(UTC, datetime(2026, 11, 22, 10, tzinfo=UTC))


def event(meeting: dict[str, Any] | None) -> dict[str, Any]:
    return {
        "uid": "u",
        "title": "Review",
        "start": "2026-12-01T15:00:00+00:00",
        "end": "2026-12-01T16:00:00+00:00",
        "meeting": meeting,
    }


def test_an_event_without_a_meeting_is_simply_saved() -> None:
    """Nothing is waited for."""
    assert _told(None) == ("plain", "Saved", "")


def test_while_the_meeting_is_made_closing_is_offered() -> None:
    """The words say that closing loses nothing."""
    stage, headline, words = _told({"state": "pending", "join_url": ""})
    assert (stage, headline) == ("making", "Saved")
    assert "you can close this" in words


def test_a_wait_that_mends_itself_is_still_a_wait() -> None:
    """Zoom out of reach has no meeting yet, but the event is saved and the words say what happens."""
    trouble = problem_to_dict(problem("zoom.rate_limited", when="in 2 min"))
    stage, _, words = _told({"state": "pending", "join_url": "", "problem": trouble})
    assert stage == "making"
    assert "in 2 min" in words


def test_a_meeting_that_failed_gives_its_problem() -> None:
    """The problem comes with its button."""
    trouble = problem("zoom.sign_in_expired")
    told = outcome(event({"state": "failed", "join_url": "", "problem": problem_to_dict(trouble)}), STYLE)
    assert told.stage == "trouble"
    assert trouble == told.problem


def test_a_ready_meeting_gives_its_link() -> None:
    """The link is there to copy."""
    told = outcome(event({"state": "ready", "join_url": "https://zoom.us/j/1", "passcode": "p"}), STYLE)
    assert (told.stage, told.link) == ("ready", "https://zoom.us/j/1")
    assert told.when == "Tue 1 Dec 2026, 15:00–16:00 · 1 h"


def _told(meeting: dict[str, Any] | None) -> tuple[str, str, str]:
    told = outcome(event(meeting), STYLE)
    return told.stage, told.headline, told.words


def test_conflicts_name_the_first_and_count_the_rest() -> None:
    """All-day events are no conflict; a time that cannot be read does not hide one."""
    standup = {"title": "Standup", "start": "2026-12-01T15:00:00+00:00", "end": "2026-12-01T15:15:00+00:00"}
    opened = Opened(zone="Europe/Berlin")
    assert warning([standup], opened) == "At the same time: “Standup” 16:00–16:15."
    lunch = {"title": "Lunch", "start": "2026-11-30T12:00:00+01:00", "end": "2026-12-01T17:00:00+01:00"}
    named = "“Standup” 16:00–16:15, “Lunch” Mon 30 Nov 12:00–17:00, “Standup” 16:00–16:15"
    told = warning([standup, lunch, *[standup] * 3], opened, "2026-12-01T16:00:00+01:00")
    assert told == f"At the same time: {named} and 2 more."
    assert warning([{**standup, "all_day": True}], opened) == ""
    assert warning([{}], opened) == "At the same time: “(no title)”."
