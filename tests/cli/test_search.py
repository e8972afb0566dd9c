"""Events are found from the shell, whatever of them one remembers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tests.calendars.texts import calendar, event


def test_an_event_is_found_by_title_place_notes_and_guest(shell):
    one = shell("add", "Design review 2030-05-02 9:30 at Café Zürich, invite zoe@example.org", "--json")[1]["uid"]
    shell("edit", one, "--description", "bring the blue drafts")
    shell("add", "Lunch 2030-05-03 12:30")
    for words in (("DESIGN",), ("cafe", "zurich"), ("blue drafts",), ("zoe@example",), ("review", "zoe")):
        code, found, _ = shell("search", *words, "--json")
        assert code == 0
        assert [event["uid"] for event in found["events"]] == [one], words
    code, found, said = shell("search", "nothing-like-it")
    assert (code, found, said) == (0, "", "Nothing found.\n")
    assert shell("search", " ", "--json")[0] == 2


def test_a_series_is_found_once_by_its_next_time_and_one_that_has_ended_too(shell, home):
    folder = home / ".local/share/dainvo-tray/calendars/personal"
    folder.mkdir(parents=True)
    texts = {
        "on": event("on", "Choir", "20260105T090000Z", "20260105T100000Z", "RRULE:FREQ=WEEKLY"),
        "over": event("over", "Choir", "20100105T090000Z", "20100105T100000Z", "RRULE:FREQ=DAILY;COUNT=3"),
        "odd": event("odd", "Band", "20090105T090000Z", "20090105T100000Z", "RRULE:FREQ=DAILY;COUNT=3")
        + event("odd", "Choir and band", "20090106T090000Z", "20090106T100000Z", "RECURRENCE-ID:20090106T090000Z"),
        "once": event("once", "Choir trip", "20150105T090000Z", "20150105T100000Z"),
    }
    for name, text in texts.items():
        (folder / f"{name}.ics").write_text(calendar(text), encoding="utf-8")
    found = shell("search", "choir", "--json")[1]  # which reads what other programs have put there
    assert [event["uid"] for event in found["events"]] == ["on", "once", "over", "odd"]
    assert found["events"][3]["start"][:10] == "2009-01-06"
    assert found["total"] == 4
    assert found["events"][0]["recurrence_id"] == found["events"][0]["start"]
    assert shell("search", "choir", "--most", "1", "--json")[1]["total"] == 4


def test_a_hidden_calendar_keeps_its_events_to_itself(shell):
    shell("add", "Secret party 2030-05-02 20:00")
    shell("calendars", "change", "Personal", "--hidden")
    assert shell("search", "party", "--json")[1]["events"] == []


def test_long_notes_are_searched_to_their_end(shell, home):
    """Of a series each date by its own notes, and only where the words really stand."""
    folder = home / ".local/share/dainvo-tray/calendars/personal"
    folder.mkdir(parents=True)
    soon = datetime.now(UTC).date() + timedelta(days=7)
    times = (f"{soon:%Y%m%d}T090000Z", f"{soon:%Y%m%d}T100000Z")
    third = f"{soon + timedelta(days=14):%Y%m%d}T090000Z"
    long = "DESCRIPTION:" + "word " * 2000
    once = event("once", "Report", *times, long + "Zürich")
    main = event("on", "Choir", *times, "RRULE:FREQ=WEEKLY;COUNT=3", long + "alto")
    other = event("on", "Choir", *times, f"RECURRENCE-ID:{third}", long + "tenor")
    (folder / "once.ics").write_text(calendar(once), encoding="utf-8")
    (folder / "on.ics").write_text(calendar(main, other), encoding="utf-8")

    def found(*words: str) -> list[str]:
        return [event["uid"] for event in shell("search", *words, "--json")[1]["events"]]

    assert found("report", "zurich") == ["once"]
    assert (found("alto"), found("tenor")) == (["on"], ["on"])
    assert (found("alto", "tenor"), found("once"), found("description")) == ([], [], [])
