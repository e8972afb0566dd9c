"""The editor as a person meets it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from tests.dialogs.talk import Message, Reply, Talk
from tray.domain.problem_json import problem_to_dict
from tray.domain.problems import problem
from virtual_desktop import VirtualDesktop

EVENT: dict[str, Any] = {
    "uid": "u1",
    "calendar": "Work",
    "calendar_id": "w",
    "title": "Design review",
    "start": "2026-12-01T15:00:00+01:00",
    "end": "2026-12-01T16:30:00+01:00",
    "all_day": False,
    "timezone": "Europe/Berlin",
    "location": "Café Luna",
    "description": "Bring the drawings.",
    "attendees": [{"email": "ann@example.org", "name": "", "status": "accepted"}],
    "rrule": None,
    "meeting": None,
    "reminders": None,
}
SERIES = EVENT | {"rrule": "FREQ=WEEKLY;BYDAY=TU"}
OPENED: dict[str, Any] = {
    "zone": "Europe/Berlin",
    "locale": "en-GB",
    "languages": ["en"],
    "hours24": True,
    "now": "2026-11-22T10:00:00+01:00",
    "settings": {"default_minutes": 60},
    "calendars": [
        {"id": "p", "name": "Personal", "writable": True, "default": True},
        {"id": "w", "name": "Work", "writable": True},
        {"id": "f", "name": "Holidays", "writable": False},
    ],
    "zoom": {"available": True, "accounts": [], "account": "ann@example.org", "default": False, "reason": None},
    "event": EVENT,
    "theme": "light",
}


def opened(screen: VirtualDesktop, answers: dict[str, Reply] | None = None, **values: Any) -> Talk:
    talk = Talk(screen, "editor", OPENED | values, answers)
    talk.wait_until_active("Edit event" if (OPENED | values)["event"] else "New event")
    return talk


def test_only_what_was_changed_is_sent(screen: VirtualDesktop, pictures: Path) -> None:
    """Title, time by arrow keys, Zoom: three changes in one command, and the window is gone."""
    talk = opened(screen)
    talk.picture(pictures / "editor.png")
    screen.type(" of wings")
    screen.key("Tab", "Up", "Return")
    edit = talk.wait_for("edit")
    assert edit["uid"] == "u1"
    assert edit["changes"] == {
        "title": "Design review of wings",
        "start": "2026-12-01T15:15:00+01:00",
        "end": "2026-12-01T16:45:00+01:00",
    }
    assert talk.wait_for_end() == 0


def test_turning_zoom_on_for_an_event_that_exists(screen: VirtualDesktop) -> None:
    """Space on the switch and Enter: nothing but the wish for a meeting is sent."""
    talk = opened(screen)
    screen.key(*["Tab"] * 12, "space", "Return")  # past the three buttons of the invitation
    assert talk.wait_for("edit")["changes"] == {"zoom": True}


def test_times_are_typed_in_words(screen: VirtualDesktop) -> None:
    """Figures, words and lengths are understood in the fields of time."""
    talk = opened(screen)
    screen.key("Tab")
    screen.type("2 December 2026 10:00")
    screen.key("Tab")
    screen.type("45 min")
    screen.key("Return")
    told = talk.wait_for("edit")["changes"]
    assert told == {"start": "2026-12-02T10:00:00+01:00", "end": "2026-12-02T10:45:00+01:00"}


def test_what_is_no_time_is_not_saved(screen: VirtualDesktop, pictures: Path) -> None:
    """The field is marked and the words say how to write it."""
    talk = opened(screen)
    screen.key("Tab")
    screen.type("banana")
    screen.key("Return")
    talk.picture(pictures / "editor-no-time.png")
    screen.key("ctrl+a")
    screen.type("16:00")
    screen.key("Return")
    assert talk.wait_for("edit")["changes"]["start"] == "2026-12-01T16:00:00+01:00"
    assert talk.commands().count("edit") == 1


def test_escape_does_not_lose_changes(screen: VirtualDesktop, pictures: Path) -> None:
    """With changes it asks; Escape again goes on editing, Save saves, and without changes nothing is asked."""
    talk = opened(screen)
    screen.type(" of wings")
    screen.key("Escape")
    talk.picture(pictures / "editor-unsaved.png")
    screen.key("Escape")
    screen.type("pan")
    screen.key("Escape", "Return")
    assert talk.wait_for("edit")["changes"]["title"] == "Design review of wingspan"
    assert talk.wait_for_end() == 0
    untouched = opened(screen)
    screen.key("Escape")
    assert untouched.wait_for_end() == 0
    assert {"add", "edit", "delete"}.isdisjoint(untouched.commands())


def test_of_a_series_it_asks_which(screen: VirtualDesktop, pictures: Path) -> None:
    """Only this one, this and following, all: each is sent in its own way, the whole series moved by as much."""
    occurrence = "2026-12-08T15:00:00+01:00"
    expected: list[tuple[int, dict[str, Any], str]] = [
        (0, {"occurrence": occurrence}, "2026-12-08T15:15:00+01:00"),
        (1, {"occurrence": occurrence, "following": True}, "2026-12-08T15:15:00+01:00"),
        (2, {}, "2026-12-01T15:15:00+01:00"),
    ]
    for presses, which, start in expected:
        talk = opened(screen, event=SERIES, occurrence=occurrence)
        screen.key("Tab", "Up", "Return")
        talk.picture(pictures / "editor-which.png")
        screen.key(*["Tab"] * presses, "Return")
        edit = talk.wait_for("edit")
        assert start == edit["changes"]["start"]
        assert which == {name: edit[name] for name in ("occurrence", "following") if name in edit}
        assert talk.wait_for_end() == 0


def test_a_new_event_is_added(screen: VirtualDesktop, pictures: Path) -> None:
    """Without an event it makes one, at the next full hour until another time is said."""
    reason = problem_to_dict(problem("zoom.not_connected"))
    zoom = {"available": False, "accounts": [], "reason": reason, "default": True}
    talk = opened(screen, event=None, zoom=zoom)
    screen.type("Lunch")
    talk.picture(pictures / "editor-new.png")
    screen.key("Return")
    sent = talk.wait_for("add")
    assert (sent["calendar"], sent["zoom"]) == ("p", False)
    assert (sent["draft"]["title"], sent["draft"]["start"]) == ("Lunch", "2026-11-22T11:00:00+01:00")


def test_a_refused_save_keeps_everything(screen: VirtualDesktop) -> None:
    """The problem is said in words and Enter tries again."""
    answers = iter([{"problem": problem_to_dict(problem("disk.full"))}, {"result": EVENT}])
    talk = opened(screen, {"edit": lambda _: next(answers)})
    screen.type(" 2")
    screen.key("Return")
    talk.wait_for("edit")
    screen.key("Return")
    assert talk.wait_for("edit", 2)["changes"]["title"] == "Design review 2"
    assert talk.wait_for_end() == 0


def test_repeats_in_words(screen: VirtualDesktop) -> None:
    """What the list does not offer is said in words."""
    talk = opened(screen)
    screen.key(*["Tab"] * 5)
    screen.key("o")  # Other…
    screen.type("every 3 weeks")
    screen.key("Return")
    rule = talk.wait_for("edit")["changes"]["rrule"]
    assert "FREQ=WEEKLY" in rule
    assert "INTERVAL=3" in rule


def test_delete_goes_through_its_question(screen: VirtualDesktop) -> None:
    """Delete… opens the question and leaves the deciding to it."""
    talk = opened(screen)
    screen.key("shift+Tab", "shift+Tab", "shift+Tab", "Return")
    assert talk.wait_for("open") == {"command": "open", "dialog": "delete", "uid": "u1"}
    assert talk.wait_for_end() == 0


def test_an_occurrence_that_was_changed_alone_opens_as_it_is(screen: VirtualDesktop) -> None:
    """Its own title and time stand in the fields, not those of its series; it still asks which to change."""
    occurrence = "2026-12-08T15:00:00+01:00"
    alone = SERIES | {
        "title": "Long review",
        "start": "2026-12-08T17:00:00+01:00",
        "end": "2026-12-08T19:00:00+01:00",
        "rrule": None,
        "recurrence_id": occurrence,
    }
    talk = opened(screen, event=SERIES, occurrence=occurrence, as_shown=alone)
    screen.key("Tab", "Up", "Return")
    screen.key("Return")
    edit = talk.wait_for("edit")
    assert edit["changes"] == {"start": "2026-12-08T17:15:00+01:00", "end": "2026-12-08T19:15:00+01:00"}
    assert edit["occurrence"] == occurrence


def test_all_of_them_says_too_what_the_one_on_the_screen_becomes(screen: VirtualDesktop) -> None:
    """The series takes the hour, and keeps its length; the date that was changed alone is told apart."""
    occurrence = "2026-12-08T15:00:00+01:00"
    times = {"start": "2026-12-08T17:00:00+01:00", "end": "2026-12-08T19:00:00+01:00"}
    alone = SERIES | times | {"title": "Long review", "rrule": None, "recurrence_id": occurrence}
    talk = opened(screen, event=SERIES, occurrence=occurrence, as_shown=alone)
    screen.key("Tab", "Up", "Return", "alt+a")
    edit = talk.wait_for("edit")
    assert edit["changes"] == {"start": "2026-12-01T17:15:00+01:00", "end": "2026-12-01T18:45:00+01:00"}
    told = {"start": "2026-12-08T17:15:00+01:00", "end": "2026-12-08T19:15:00+01:00"}
    assert edit["seen"] == {"occurrence": occurrence, "changes": told}
    assert talk.wait_for_end() == 0


def test_a_repeat_that_was_given_up_leaves_the_choice_before(screen: VirtualDesktop) -> None:
    """Escape in the words of “Other…”, and leaving them empty, bring back what was chosen; nothing is complained of."""
    talk = opened(screen, event=SERIES)
    screen.key(*["Tab"] * 5, "o")
    screen.type("every blue moon")
    screen.key("Escape", "o", "Tab")
    screen.key("shift+Tab", "Up", "Return")
    assert talk.wait_for("edit")["changes"]["rrule"] == "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"


def test_reminders_of_a_new_event_are_those_chosen(screen: VirtualDesktop) -> None:
    """“None” is sent as none; “As set in Settings” says nothing."""
    for keys, expected in ((["n"], []), ([], None)):
        talk = opened(screen, event=None)
        screen.type("Lunch")
        screen.key(*["Tab"] * 10, *keys, "Return")
        assert talk.wait_for("add").get("reminders") == expected
        assert talk.wait_for_end() == 0


def test_an_answer_that_comes_with_the_end_of_the_window_is_let_pass(screen: VirtualDesktop) -> None:
    """Bug of 28 November 2026: “saved” and an answer behind it in one piece ended the editor with an error."""

    def both(message: Message) -> None:
        late = next(asked["id"] for asked in talk.asked if asked["command"] == "conflicts")
        lines = [{"id": message["id"], "result": EVENT}, {"id": late, "result": {"events": []}}]
        assert talk.process.stdin is not None
        os.write(talk.process.stdin.fileno(), "".join(json.dumps(line) + "\n" for line in lines).encode())

    talk = opened(screen, {"edit": both, "conflicts": lambda _: None})
    screen.type(" 2")
    talk.wait_for("conflicts")
    screen.key("Return")
    assert talk.wait_for_end() == 0
    assert screen.log("dialog") == ""


def test_an_answer_that_cannot_be_shown_takes_nothing_away(screen: VirtualDesktop) -> None:
    """Bug of 28 November 2026: what went wrong in an answer ended the whole dialog, with what was typed in it."""
    talk = opened(screen, {"conflicts": {"result": {"events": [5]}}})
    screen.type(" 2")
    talk.wait_for("conflicts")
    screen.settle()
    screen.key("Return")
    assert talk.wait_for("edit")["changes"] == {"title": "Design review 2"}
    assert talk.wait_for_end() == 0


def test_news_while_a_list_is_open_are_shown_too(screen: VirtualDesktop) -> None:
    """Bug of 28 November 2026: a warning that came while the list of calendars was open was lost with an error."""
    talk = opened(screen, {"conflicts": {"result": {"events": [EVENT]}}}, event=None)
    talk.wait_for("conflicts")
    screen.key("alt+t", "Tab", "Up", "alt+l", "alt+Down")  # another time, and at once the list of calendars
    talk.wait_for("conflicts", 2)
    screen.settle()
    screen.key("Escape", "Escape")
    screen.settle()
    assert screen.log("dialog") == ""


def test_a_time_zone_is_typed_by_its_city(screen: VirtualDesktop) -> None:
    """The same clock time, elsewhere."""
    talk = opened(screen)
    screen.key("alt+z", "ctrl+a")
    screen.type("new york")
    screen.key("Return")
    changes = talk.wait_for("edit")["changes"]
    assert (changes["timezone"], changes["start"]) == ("America/New_York", "2026-12-01T15:00:00-05:00")


def test_enter_presses_the_buttons_of_a_list_of_files_too(screen: VirtualDesktop) -> None:
    """And Ctrl+A marks its text: they are Tk's own, and came to nothing with an error."""
    talk = opened(screen)
    screen.key("alt+i")
    talk.wait_until_active("Save invitation")
    screen.key("ctrl+a", "Tab", "Tab", "Tab", "Tab", "Escape")
    talk.wait_until_active("Edit event")
    screen.key("alt+i")
    talk.wait_until_active("Save invitation")
    assert talk.hang_up() == 0  # the service goes away while it is open
    assert screen.log("dialog") == ""
