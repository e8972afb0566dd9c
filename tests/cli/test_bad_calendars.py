"""What is wrong with a calendar is told by name, and keeps nothing else from being seen."""

from __future__ import annotations

import os

from tests.calendars.texts import item


def personal(home):
    folder = home / ".local/share/dainvo-tray/calendars/personal"
    folder.mkdir(parents=True)
    return folder


def test_a_link_that_leads_to_itself_does_not_hide_the_rest_of_its_folder(shell, home):
    folder = personal(home)
    (folder / "good.ics").write_text(item("good", "Good"))
    (folder / "loop.ics").symlink_to("loop.ics")
    os.mkfifo(folder / "pipe.ics")
    code, told, _ = shell("sync", "--json")
    assert (code, told["outcome"]) == (0, "done")
    assert told["sources"][0]["problem"]["code"] == "calendar.broken_file"
    assert "loop.ics" in told["sources"][0]["problem"]["detail"]
    assert shell("search", "good", "--json")[1]["total"] == 1


def test_every_broken_file_is_named_and_odd_rules_are_too(shell, home):
    folder = personal(home)
    for number in range(12):
        (folder / f"broken-{number}.ics").write_text("BEGIN:VCALENDAR\r\n")
    (folder / "odd.ics").write_text(item("odd", "Odd", "RRULE:FREQ=SECONDLY"))
    code, _, said = shell("sync")
    assert code == 0
    assert all(f"broken-{number}.ics" in said for number in range(12))
    assert "odd: " in said


def test_a_sync_that_could_not_reach_a_calendar_does_not_say_that_all_is_well(shell, home):
    folder = home / "team"
    folder.mkdir()
    shell("calendars", "add", "folder", str(folder))
    folder.rmdir()
    code, told, said = shell("sync", "--json")
    assert (code, told["problem"]["code"]) == (1, "calendar.folder_missing")
    assert "Everything is up to date" not in said


def test_an_agenda_at_the_ends_of_time_is_refused_in_words(shell):
    for day in ("0001-01-01", "9999-12-31", "9998-12-31"):
        code, told, _ = shell("agenda", "--from", day, "--json")
        assert (code, told["problem"]["code"]) == (2, "usage.bad_value")
