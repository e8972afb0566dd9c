"""An invitation tells what is saved: what is changed on the screen is saved before it goes out."""

from __future__ import annotations

from pathlib import Path

from tests.dialogs.editor.test_window import EVENT, SERIES, opened
from tray.dialogs.editor.fields import fields_of
from tray.dialogs.editor.subject import Subject
from tray.domain.problem_json import problem_to_dict
from tray.domain.problems import problem
from virtual_desktop import VirtualDesktop

TO_COPY = ["Tab"] * 9
OCCURRENCE = "2026-12-08T15:00:00+01:00"


def test_without_changes_it_is_copied_at_once(screen: VirtualDesktop) -> None:
    talk = opened(screen)
    screen.key(*TO_COPY, "Return")
    assert talk.wait_for("copy") == {"command": "copy", "uid": "u1", "what": "invitation"}
    assert "edit" not in talk.commands()


def test_changes_are_saved_before_they_are_told_to_others(screen: VirtualDesktop, pictures: Path) -> None:
    """It asks; Cancel goes back, Enter saves and copies, and the editor stays open on the event as it is saved."""
    talk = opened(screen, {"edit": {"result": EVENT | {"title": "Design review 2"}}})
    screen.type(" 2")
    screen.key(*TO_COPY, "Return")
    talk.picture(pictures / "editor-save-first.png")
    screen.key("Escape", *TO_COPY, "Return", "Return")
    assert talk.wait_for("copy")["what"] == "invitation"
    assert talk.commands()[-2:] == ["edit", "copy"]
    assert talk.wait_for("edit")["changes"] == {"title": "Design review 2"}
    screen.settle()
    screen.key("Escape")  # nothing is left to save
    assert talk.wait_for_end() == 0


def test_of_a_series_parted_here_the_new_part_is_told(screen: VirtualDesktop) -> None:
    """“This and following” gives the rest of a series an identity of its own."""
    parted = SERIES | {"uid": "u2", "start": OCCURRENCE, "title": "Design review 2"}
    talk = opened(screen, {"edit": {"result": parted}}, event=SERIES, occurrence=OCCURRENCE)
    screen.type(" 2")
    screen.key(*TO_COPY, "Return", "Return", "Tab", "Return")
    assert talk.wait_for("copy")["uid"] == "u2"
    assert talk.wait_for("edit")["following"] is True


def test_a_series_that_was_moved_names_its_dates_anew() -> None:
    before = fields_of(SERIES, "Europe/Berlin", occurrence=OCCURRENCE)
    now = before.started(before.start.replace(hour=16))  # type: ignore[call-arg]  # it has a time
    subject = Subject(SERIES, OCCURRENCE, before)
    subject.saved(now, SERIES | {"start": "2026-12-01T16:00:00+01:00"}, {})
    assert (subject.uid, subject.occurrence, subject.before) == ("u1", "2026-12-08T16:00:00+01:00", now)
    subject.saved(before, {"uid": "u1", "start": OCCURRENCE}, {"occurrence": subject.occurrence})
    assert subject.event["start"] == "2026-12-01T16:00:00+01:00"
    assert subject.occurrence == "2026-12-08T16:00:00+01:00"


def test_a_date_changed_alone_is_named_anew_by_its_original_start() -> None:
    """Bug of 28 November 2026: after “All of them” it was named by its own time, and could not be saved once more."""
    alone = SERIES | {"start": "2026-12-08T17:00:00+01:00", "end": "2026-12-08T19:00:00+01:00"}
    before = fields_of(alone, "Europe/Berlin")
    now = before.started(before.start.replace(hour=18))  # type: ignore[call-arg]  # it has a time
    subject = Subject(SERIES, OCCURRENCE, before)
    moved = {"start": "2026-12-01T18:00:00+01:00", "end": "2026-12-01T19:30:00+01:00"}
    subject.saved(now, SERIES | moved, {"seen": {}})
    assert subject.occurrence == "2026-12-08T18:00:00+01:00"
    parted = {"uid": "u2", "start": "2026-12-08T19:00:00+01:00", "end": "2026-12-08T20:30:00+01:00"}
    subject.saved(now, SERIES | parted, {"occurrence": subject.occurrence, "following": True})
    assert (subject.uid, subject.occurrence) == ("u2", "2026-12-08T19:00:00+01:00")


def test_days_of_a_series_are_named_anew_too() -> None:
    days = SERIES | {"start": "2026-12-01", "end": "2026-12-02", "all_day": True}
    before = fields_of(days, "Europe/Berlin", occurrence="2026-12-08")
    subject = Subject(days, "2026-12-08", before)
    subject.saved(before, days | {"start": "2026-12-02", "end": "2026-12-03"}, {"seen": {}})
    assert subject.occurrence == "2026-12-09"


def test_delete_keeps_what_is_not_saved_until_the_event_is_gone(screen: VirtualDesktop) -> None:
    """Whoever says no to the question finds the editor as it was."""
    answers = iter([{"result": EVENT}, {"problem": problem_to_dict(problem("event.not_found"))}])
    talk = opened(screen, {"show": lambda _: next(answers)})
    screen.type(" 2")
    screen.key("shift+Tab", "shift+Tab", "shift+Tab", "Return")
    assert talk.wait_for("open")["dialog"] == "delete"
    screen.key("Return")  # once more, after saying no
    talk.wait_for("open", 2)
    talk.tell({"event": "changed", "uids": ["u1"]})
    talk.wait_for("show")
    screen.settle()
    assert talk.commands().count("show") == 1
    assert talk.process.poll() is None
    talk.tell({"event": "changed", "uids": ["u1"]})
    assert talk.wait_for_end() == 0
