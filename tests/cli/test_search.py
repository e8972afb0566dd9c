"""Events are found from the shell, whatever of them one remembers."""

from __future__ import annotations

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
        "once": event("once", "Choir trip", "20150105T090000Z", "20150105T100000Z"),
    }
    for name, text in texts.items():
        (folder / f"{name}.ics").write_text(calendar(text), encoding="utf-8")
    found = shell("search", "choir", "--json")[1]  # which reads what other programs have put there
    assert [event["uid"] for event in found["events"]] == ["on", "once", "over"]
    assert found["total"] == 3
    assert found["events"][0]["recurrence_id"] == found["events"][0]["start"]
    assert shell("search", "choir", "--most", "1", "--json")[1]["total"] == 3


def test_a_hidden_calendar_keeps_its_events_to_itself(shell):
    shell("add", "Secret party 2030-05-02 20:00")
    shell("calendars", "change", "Personal", "--hidden")
    assert shell("search", "party", "--json")[1]["events"] == []
