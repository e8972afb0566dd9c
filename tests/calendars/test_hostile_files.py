"""Whatever lies in a folder, the events beside it are shown, and it is still there afterwards."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.calendars.room import Room
from tests.calendars.texts import calendar, event, item
from tests.domain.ics.samples import RICH
from tray.calendars.folder import FolderCalendar
from tray.domain.ics import IcsError, read, rewrite
from tray.domain.ics.reading import contents

NOW = datetime(2026, 2, 1, tzinfo=UTC)
LONG_AGO, FAR_AHEAD = ":00010101T000000Z", ":99991231T235959Z"
UTC16 = item().encode("utf-16")


def zones_of_nobody(many: int) -> str:
    """As many events in zones that have no name anybody knows, each with rules of its own."""
    zones = (
        f"BEGIN:VTIMEZONE\r\nTZID:Q{n}\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+00{n % 60:02d}\r\n"
        f"TZOFFSETTO:+00{n % 60:02d}{n % 59:02d}\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
        for n in range(many)
    )
    events = (event(f"q{n}", "Q", f";TZID=Q{n}:20260301T090000", f";TZID=Q{n}:20260301T093000") for n in range(many))
    return calendar(*zones, *events)


def many_futures(many: int) -> str:
    """A series that is changed from here on, again and again."""
    changes = (
        event("m", "M", "20260301T100000Z", "20260301T103000Z", f"RECURRENCE-ID;RANGE=THISANDFUTURE:{day}T090000Z")
        for day in (f"2026{1 + n // 28 % 12:02d}{1 + n % 28:02d}" for n in range(many))
    )
    return calendar(event("m", "M", "20260101T090000Z", "20260101T093000Z", "RRULE:FREQ=DAILY"), *changes)


FILES: dict[str, bytes] = {
    "zones of nobody by the thousand": zones_of_nobody(1_000).encode(),
    "this and all that follow by the thousand": many_futures(3_000).encode(),
    "empty": b"",
    "blank": b"\r\n\r\n",
    "no text": bytes(range(256)) * 50,
    "wrong charset": item(title="Gr\u00fc\u00dfe").encode("latin-1"),
    "another charset": UTC16,
    "cut off": RICH.encode()[: len(RICH) // 2],
    "nested garbage": b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 10_000,
    "ends without beginnings": b"END:VEVENT\r\n" * 10_000,
    "a million lines": item("m", "M", "DESCRIPTION:" + "line\\n" * 300_000).encode(),
    "one endless line": calendar(event("l", "x" * 1_000_000)).encode(),
    "endless folds": calendar(event("f", "x" + "\r\n y" * 200_000)).encode(),
    "every second": item("s", "S", "RRULE:FREQ=SECONDLY").encode(),
    "a billion times": item("b", "B", "RRULE:FREQ=SECONDLY;COUNT=1000000000").encode(),
    "a million exceptions": item("x", "X", "RRULE:FREQ=DAILY", "EXDATE:" + "20260302T090000Z," * 100_000).encode(),
    "year 1": calendar(event("1", "One", LONG_AGO, LONG_AGO, "RRULE:FREQ=DAILY")).encode(),
    "year 9999": calendar(event("9", "Nine", FAR_AHEAD, FAR_AHEAD, "RRULE:FREQ=YEARLY")).encode(),
    "a thousand years long": calendar(event("t", "T", LONG_AGO, FAR_AHEAD)).encode(),
    "a duration beyond all": item("d", "D").replace("DTEND:20260301T093000Z", "DURATION:P999999W").encode(),
    "no uid": item().replace("UID:one@example.org\r\n", "").encode(),
    "an odd uid": item("../../../etc/passwd\\n\\, \u202e", "U").encode(),
    "a zone of nobody": item("z", "Z").replace("DTSTART:", "DTSTART;TZID=../../etc/passwd:").encode(),
    "only a task": b"BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nUID:t\r\nEND:VTODO\r\nEND:VCALENDAR\r\n",
    "names without values": calendar("BEGIN:VEVENT\r\nUID\r\nDTSTART\r\n;:\r\n:\r\nEND:VEVENT\r\n").encode(),
}


@pytest.mark.parametrize("kind", FILES)
def test_it_harms_no_other_event_and_is_left_as_it_is(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "bad.ics").write_bytes(FILES[kind])
    (folder / "good.ics").write_bytes(item("good", "Good").encode())
    room = Room(tmp_path, FolderCalendar(folder))
    room.sync()
    room.change("good", location="Room")
    room.reconciler.settle()
    room.sync()
    assert "Good" in room.titles()
    assert b"LOCATION:Room" in (folder / "good.ics").read_bytes()
    assert (folder / "bad.ics").read_bytes() == FILES[kind]
    room.store.close()


LINES = st.sampled_from(
    [
        "BEGIN:VCALENDAR",
        "END:VCALENDAR",
        "BEGIN:VEVENT",
        "END:VEVENT",
        "BEGIN:VALARM",
        "END:VALARM",
        "UID:u",
        "UID:v",
        "DTSTART:20260301T090000Z",
        "DTSTART;VALUE=DATE:20260301",
        "DTSTART:x",
        "DTEND:20260301T100000Z",
        "DURATION:PT1H",
        "RRULE:FREQ=DAILY;COUNT=3",
        "RRULE:x",
        "EXDATE:20260302T090000Z",
        "RDATE;VALUE=PERIOD:20260301T090000Z/PT1H",
        "RECURRENCE-ID:20260302T090000Z",
        "SUMMARY:T",
        "TRIGGER:-PT5M",
        "ATTENDEE:mailto:a@b.org",
        " folded",
        "",
        "junk",
        "X-DAINVO-ZOOM-MARK:m",
        "X-DAINVO-ZOOM-JOIN-URL:https://zoom.us/j/1",
        "SEQUENCE:99",
        "BEGIN:VTIMEZONE",
        "END:VTIMEZONE",
        "TZID:x",
        "DTSTART;TZID=x:20260301T090000",
    ]
)


def refusal(text: str) -> str | None:
    """The words with which a text is refused; None where it is read."""
    try:
        for series in read(text):
            assert rewrite(text, series, NOW) is text
    except IcsError as error:
        return str(error)
    return None


def zone_then_fold(end: str, between: str) -> str:
    """A calendar with a time zone in another, whose END is followed by what looks like a fold."""
    inner = f"BEGIN:VTIMEZONE{end}END:VTIMEZONE{end}{between} folded{end}"
    return f"BEGIN:VCALENDAR{end}BEGIN:VTIMEZONE{end}{inner}END:VTIMEZONE{end}END:VCALENDAR{end}"


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_a_fold_after_a_time_zone_belongs_to_its_end(end: str) -> None:
    """It was read without, and the first half of the line end was taken for a whole one: a letter was lost."""
    with pytest.raises(IcsError, match="closes nothing"):
        contents(zone_then_fold(end, ""))
    kept = zone_then_fold(end, end)  # a blank line between: no fold
    assert contents(kept).root.text() == kept


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, max_size=30), st.booleans())
@example(["BEGIN:VTIMEZONE", "BEGIN:VTIMEZONE", "END:VTIMEZONE", " folded", "END:VTIMEZONE"], True)
def test_any_lines_are_read_or_refused_in_words(lines: list[str], wrapped: bool) -> None:
    text = "".join(line + "\r\n" for line in lines)
    if wrapped:
        text = f"BEGIN:VCALENDAR\r\n{text}END:VCALENDAR\r\n"
    if refusal(text) is None:
        assert contents(text).root.text() == text.lstrip("\r\n")
    assert refusal(text) != ""


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    for tried in (text, f"BEGIN:VCALENDAR\r\n{text}\r\nEND:VCALENDAR\r\n", item(title="T") + text):
        assert refusal(tried) != ""
