"""What scripts rely on: one JSON object, exit codes, and words for whatever goes wrong."""

from __future__ import annotations

import json
import os
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "tray.cli.main"]
DAY = "2030-05-02"

FAILURES = (
    (1, ("add", "no time in here"), "draft.no_time"),
    (1, ("add", f"Lunch {DAY} 12:30", "--calendar", "Nope"), "calendar.not_found"),
    (2, ("add", f"Lunch {DAY} 12:30", "--now", "yesterday"), "usage.bad_value"),
    (2, ("add",), "usage.bad_value"),
    (2, ("add", f"Lunch {DAY} 12:30", "--wait", "-1"), "usage.bad_value"),
    (2, ("add", f"Lunch {DAY} 12:30", "--zoom", "--no-zoom"), "usage.bad_value"),
    (2, ("agenda", "--days", "0"), "usage.bad_value"),
    (2, ("agenda", "--days", "many"), "usage.bad_value"),
    (2, ("agenda", "--from", "someday"), "usage.bad_value"),
    (1, ("show", "nothing-like-it"), "event.not_found"),
    (1, ("edit", "nothing-like-it", "--title", "New"), "event.not_found"),
    (1, ("delete", "nothing-like-it", "--yes"), "event.not_found"),
    (1, ("join",), "event.nothing_to_join"),
    (1, ("join", "nothing-like-it"), "event.not_found"),
    (1, ("copy", "nothing-like-it", "link"), "event.not_found"),
    (2, ("copy", "nothing-like-it", "colour"), "usage.bad_value"),
    (1, ("zoom", "connect"), "zoom.no_client_id"),
    (1, ("zoom", "reconnect"), "zoom.not_connected"),
    (1, ("zoom", "remove", "--yes"), "zoom.not_connected"),
    (1, ("calendars", "remove", "Nope", "--yes"), "calendar.not_found"),
    (2, ("no-such-command",), "usage.bad_value"),
)


@pytest.mark.parametrize(("code", "words", "problem"), FAILURES, ids=[" ".join(words) for _, words, _ in FAILURES])
def test_a_failure_is_one_object_a_code_and_words(shell, code, words, problem):
    ended, told, said = shell(*words, "--json")
    assert ended == code
    assert set(told) == {"problem"}
    assert {"code", "title", "detail", "remedy", "action"} <= set(told["problem"])
    assert told["problem"]["code"] == problem
    assert said.strip()
    assert "Traceback" not in said


def test_a_beginning_that_fits_two_events_is_refused_and_both_are_named(shell, home):
    folder = home / ".local/share/dainvo-tray/calendars/personal"
    folder.mkdir(parents=True)
    for name in ("twin-1", "twin-2"):
        (folder / f"{name}.ics").write_text(event(name, "Call"), encoding="utf-8")
    shell("sync")
    code, told, _ = shell("show", "twin", "--json")
    assert (code, told["problem"]["code"]) == (1, "event.ambiguous")
    assert told["problem"]["detail"] == "twin-1, twin-2"
    assert shell("show", "twin-1", "--json")[0] == 0


def test_what_is_pending_is_told_by_exit_code_three(shell):
    code, told, said = shell("add", f"Review {DAY} 15:00", "--zoom", "--wait", "0", "--json")
    assert code == 3
    assert told["meeting"]["state"] == "pending"
    assert "pending" in said


def test_a_dry_run_saves_nothing(shell, home):
    code, told, _ = shell("add", f"Lunch {DAY} 12:30", "--dry-run", "--json")
    assert (code, told["title"], told["start"]) == (0, "Lunch", f"{DAY}T12:30:00+02:00")
    assert shell("agenda", "--from", DAY, "--json")[1]["events"] == []
    assert list((home / ".local/share/dainvo-tray/calendars/personal").iterdir()) == []


def test_a_day_of_25_hours_ends_where_the_next_begins(shell):
    """Clocks go back on 27 October 2030 in Berlin."""
    for moment in ("2030-10-27 00:30", "2030-10-27 23:30", "2030-10-28 00:30"):
        assert shell("add", f"Call {moment} for 15 minutes")[0] == 0
    starts = [each["start"] for each in shell("agenda", "--from", "2030-10-27", "--days", "1", "--json")[1]["events"]]
    assert starts == ["2030-10-27T00:30:00+02:00", "2030-10-27T23:30:00+01:00"]
    later = shell("agenda", "--from", "2030-10-27T23:00:00+01:00", "--days", "1", "--json")[1]["events"]
    assert [each["start"] for each in later] == ["2030-10-27T23:30:00+01:00", "2030-10-28T00:30:00+01:00"]


def test_nothing_is_destroyed_without_a_yes(shell):
    event = shell("add", f"Lunch {DAY} 12:30", "--json")[1]
    code, told, _ = shell("delete", event["uid"], "--json")
    assert (code, told["problem"]["code"]) == (1, "command.not_confirmed")
    assert shell("show", event["uid"], "--json")[1] == event


def test_a_reader_that_leaves_early_and_an_output_that_is_full_are_no_drama(shell):
    shell("add", f"Lunch {DAY} 12:30")
    command = f"{' '.join(COMMAND)} agenda --from {DAY}"
    closed = subprocess.run(["sh", "-c", f"{command} | true"], capture_output=True, text=True, check=False)
    assert closed.stderr == ""
    full = subprocess.run(["sh", "-c", f"{command} > /dev/full"], capture_output=True, text=True, check=False)
    assert full.returncode == 1
    assert full.stderr.startswith("The answer could not be written")


def test_what_others_wrote_steers_no_terminal(shell, home, monkeypatch):
    folder = home / ".local/share/dainvo-tray/calendars/personal"
    folder.mkdir(parents=True)
    (folder / "evil.ics").write_text(event("evil", "\x1b]0;gotcha\x07\x1b[2J \u202ereversed\u202c"), encoding="utf-8")
    shell("sync")
    for words in (("agenda", "--from", DAY), ("show", "evil"), ("join", "evil", "--print")):
        _, told, said = shell(*words)
        assert not set("\x1b\x07\u202e") & set(told + said)
    monkeypatch.setenv("PYTHONIOENCODING", "latin-1")
    assert "reversed" in shell("agenda", "--from", DAY)[1]
    assert shell("agenda", "--from", DAY, "--json")[1]["events"][0]["uid"] == "evil"


def test_the_socket_is_for_its_user_alone_and_a_stale_one_is_no_obstacle(shell, home):
    folder = home / "run" / "dainvo-tray"
    folder.mkdir(mode=0o755)
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(folder / "service.sock"))
    assert shell("calendars", "list", "--json")[0] == 0
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "service.sock").stat().st_mode) == 0o600


def test_a_long_runtime_path_and_none_at_all_are_managed(shell, home, monkeypatch):
    long = home / ("x" * 90)
    long.mkdir(mode=0o700)
    monkeypatch.setenv("TMPDIR", str(home))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(long))
    assert shell("calendars", "list", "--json")[0] == 0
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    assert shell("calendars", "list", "--json")[0] == 0


def test_a_runtime_folder_that_cannot_be_used_is_named(shell, home, monkeypatch):
    in_the_way = home / "in-the-way"
    in_the_way.write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(in_the_way))
    code, told, said = shell("calendars", "list", "--json")
    assert code == 1
    assert told["problem"]["remedy"]
    assert "Traceback" not in said


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can become another user")
def test_another_user_cannot_reach_the_service(shell, home):
    """The folder is closed to others, whoever owns the files around it."""
    assert shell("calendars", "list", "--json")[0] == 0
    for folder in (home, *list(home.parents)[:3]):
        Path(folder).chmod(Path(folder).stat().st_mode | 0o055) if folder != Path("/") else None
    script = (
        "import os, socket, sys; os.setgid(65534); os.setuid(65534); s = socket.socket(socket.AF_UNIX)\n"
        "try: s.connect(sys.argv[1])\nexcept PermissionError: print('refused')"
    )
    path = str(home / "run" / "dainvo-tray" / "service.sock")
    done = subprocess.run([sys.executable, "-c", script, path], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "refused", done.stderr


def event(uid: str, title: str) -> str:
    """An iCalendar text as another program might write it."""
    return (
        f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//else//EN\r\nBEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:20300101T000000Z\r\n"
        f"DTSTART:20300502T100000Z\r\nDTEND:20300502T110000Z\r\nSUMMARY:{title}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )


def test_parse_answers_each_line_and_names_the_one_it_cannot_read(shell):
    lines = [
        json.dumps({"text": "Lunch tomorrow 12:30", "reference": f"{DAY}T09:00", "timezone": "Europe/Berlin"}),
        "{",
    ]
    code, told, _ = shell("parse", "--jsonl", stdin="\n".join(lines) + "\n")
    first, second = (json.loads(line) for line in told.splitlines())
    assert (code, first["start"]) == (0, "2030-05-03T12:30:00+02:00")
    assert second["problem"]["code"] == "usage.bad_value"
