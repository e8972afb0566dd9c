"""Everything the menu does can be done from the shell, without a tray, without an account."""

from __future__ import annotations

import json

KEYS = {
    "uid",
    "calendar",
    "title",
    "start",
    "end",
    "all_day",
    "timezone",
    "location",
    "description",
    "attendees",
    "rrule",
    "recurrence_id",
    "meeting",
    "join_url",
}


def test_an_event_is_added_listed_shown_changed_and_deleted(shell, home):
    code, event, _ = shell("add", "Lunch with Ann 2030-05-02 12:30 at Luna", "--json")
    assert code == 0
    assert set(event) == KEYS
    assert (event["title"], event["location"]) == ("Lunch with Ann", "Luna")
    assert event["start"] == "2030-05-02T12:30:00+02:00"
    file = home / ".local/share/dainvo-tray/calendars/personal" / f"{event['uid']}.ics"
    assert "SUMMARY:Lunch with Ann" in file.read_text(encoding="utf-8")

    code, agenda, _ = shell("agenda", "--from", "2030-05-02", "--days", "1", "--json")
    assert code == 0
    assert agenda["events"] == [event]
    assert agenda["sources"][0]["calendar"] == "Personal"

    code, changed, _ = shell("edit", event["uid"][:8], "--start", "2030-05-03T13:00", "--title", "Brunch", "--json")
    assert code == 0
    assert (changed["title"], changed["start"]) == ("Brunch", "2030-05-03T13:00:00+02:00")
    assert changed["end"] == "2030-05-03T14:00:00+02:00"

    code, shown, _ = shell("show", event["uid"], "--json")
    assert (code, shown) == (0, changed)

    code, _, told = shell("delete", event["uid"])
    assert code == 1
    assert "--yes" in told
    assert file.exists()
    code, gone, _ = shell("delete", event["uid"], "--yes", "--json")
    assert (code, gone["deleted"]) == (0, True)
    assert not file.exists()


def test_a_wish_for_zoom_without_an_account_is_kept_and_said(shell):
    code, event, told = shell("add", "Review 2030-05-02 15:00 zoom", "--json", "--wait", "5")

    assert code == 1
    assert event["meeting"]["state"] == "pending"
    assert event["meeting"]["problem"]["code"] == "zoom.not_connected"
    assert "saved" in told


def test_a_sentence_without_a_time_is_a_problem_with_a_code(shell):
    code, shown, told = shell("add", "Buy milk", "--json")

    assert code == 1
    assert shown["problem"]["code"] == "draft.no_time"
    assert "Say when" in told


def test_wrong_usage_is_told_apart(shell):
    assert shell("agenda", "--days", "many")[0] == 2
    assert shell("agenda", "--days", "0")[0] == 2
    assert shell("frobnicate")[0] == 2
    assert shell("edit", "nothing-like-it", "--title", "x")[0] == 1


def test_a_dry_run_saves_nothing(shell):
    code, event, _ = shell("add", "Lunch 2030-05-02 12:30", "--dry-run", "--json")

    assert (code, event["title"]) == (0, "Lunch")
    assert shell("agenda", "--from", "2030-05-02", "--json")[1]["events"] == []


def test_lines_are_parsed_one_by_one_and_a_broken_line_spoils_no_other(shell):
    lines = [
        {"text": "Yoga tomorrow 18:00", "reference": "2026-11-18T09:00:00", "timezone": "Europe/Berlin"},
        {"text": "Room 301", "reference": "2026-11-18T09:00:00"},
    ]
    code, out, _ = shell("parse", "--jsonl", stdin="".join(json.dumps(line) + "\n" for line in lines) + "nonsense\n")
    drafts = [json.loads(line) for line in out.splitlines()]

    assert code == 0
    assert drafts[0]["start"] == "2026-11-19T18:00:00+01:00"
    assert drafts[0]["ms"] >= 0
    assert drafts[1]["start"] is None
    assert drafts[2]["problem"]["code"] == "usage.bad_value"


def test_the_meeting_link_of_an_event_is_printed_for_a_script(shell):
    _, event, _ = shell("add", "Call 2030-05-02 12:30 -- https://meet.jit.si/Dainvo", "--json")

    assert shell("copy", event["uid"], "link", "--print")[1] == "https://meet.jit.si/Dainvo\n"
    assert shell("join", event["uid"], "--print")[1] == "https://meet.jit.si/Dainvo\n"


def test_nothing_to_join_is_said(shell):
    code, shown, _ = shell("join", "--print", "--json")

    assert (code, shown["problem"]["code"]) == (1, "event.nothing_to_join")


def test_calendars_are_added_listed_and_forgotten_without_touching_them(shell, tmp_path):
    folder = tmp_path / "team"
    shell("calendars", "add", "folder", str(folder), "--name", "Team")
    shell("add", "Standup 2030-05-02 9:30 /team")

    code, listed, _ = shell("calendars", "list", "--json")
    assert code == 0
    assert [calendar["name"] for calendar in listed["calendars"]] == ["Personal", "Team"]
    assert len(list(folder.glob("*.ics"))) == 1
    assert shell("calendars", "remove", "Team", "--yes")[0] == 0
    assert [calendar["name"] for calendar in shell("calendars", "list", "--json")[1]["calendars"]] == ["Personal"]
    assert len(list(folder.glob("*.ics"))) == 1


def test_the_report_names_versions_and_counts_and_no_title(shell):
    shell("add", "Secret plans 2030-05-02 12:30")

    code, report, _ = shell("doctor")

    assert code == 0
    assert "Dainvo tray" in report
    assert "1 events" in report
    assert "Secret plans" not in report


def test_what_another_program_put_into_the_folder_is_in_the_next_agenda(shell, home):
    shell("agenda")
    folder = home / ".local/share/dainvo-tray/calendars/personal"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//other//program//EN",
        "BEGIN:VEVENT",
        "UID:theirs",
        "DTSTAMP:20260101T000000Z",
        "DTSTART:20300502T100000Z",
        "DTEND:20300502T110000Z",
        "SUMMARY:Theirs",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
    (folder / "theirs.ics").write_text("\r\n".join(lines), encoding="utf-8")

    code, agenda, _ = shell("agenda", "--from", "2030-05-02", "--days", "1", "--json")

    assert (code, [event["title"] for event in agenda["events"]]) == (0, ["Theirs"])
    assert agenda["sources"][0]["fresh_at"]


def test_a_broken_file_is_named_and_left_alone_and_spoils_no_other_event(shell, home):
    shell("add", "Lunch 2030-05-02 12:30")
    broken = home / ".local/share/dainvo-tray/calendars/personal/broken.ics"
    broken.write_text("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:soon", encoding="utf-8")

    code, agenda, _ = shell("agenda", "--from", "2030-05-02", "--days", "1", "--json")

    assert (code, [event["title"] for event in agenda["events"]]) == (0, ["Lunch"])
    assert agenda["sources"][0]["problem"]["code"] == "calendar.broken_file"
    assert "broken.ics" in agenda["sources"][0]["problem"]["detail"]
    assert broken.exists()
