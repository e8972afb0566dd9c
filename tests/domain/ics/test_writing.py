"""A changed event differs in its text only where it was changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.calendars.texts import calendar, event
from tests.domain.ics.samples import BERLIN, RICH
from tray.domain.event import Attendee, Event, Series
from tray.domain.ics import IcsError, read_one, rewrite
from tray.domain.ics.lines import escaped, lines

NOW = datetime(2026, 2, 1, 12, tzinfo=UTC)
BERLIN_ZONE = ZoneInfo("Europe/Berlin")
STAMPS = ("DTSTAMP:", "LAST-MODIFIED:", "SEQUENCE:")


def change(text: str, **changes: object) -> str:
    series = read_one(text)
    main = replace(series.main, **changes)  # type: ignore[arg-type]  # fields of Event
    return rewrite(text, replace(series, main=main), NOW)


def differences(before: str, after: str) -> list[str]:
    """The unfolded lines that were taken out (-), then those put in (+), without the stamps of a change."""
    was, now = ([line.name + line.content for line in lines(text)] for text in (before, after))
    gone = [f"-{line}" for line in was if line not in now]
    new = [f"+{line}" for line in now if line not in was]
    return [line for line in (*gone, *new) if not line[1:].startswith(STAMPS)]


def test_an_unchanged_event_is_the_same_text() -> None:
    assert rewrite(RICH, read_one(RICH), NOW) is RICH


def test_a_new_title_changes_the_title_alone_and_keeps_its_parameters() -> None:
    after = change(RICH, title="Short")
    assert differences(RICH, after) == [
        f"-SUMMARY;LANGUAGE=en:{escaped(read_one(RICH).main.title)}",
        "+SUMMARY;LANGUAGE=en:Short",
    ]
    assert "SEQUENCE:3\r\n" in after
    assert "DTSTAMP:20260201T120000Z\r\n" in after


def test_a_move_changes_the_start_alone_where_the_length_stays_and_counts_as_a_revision() -> None:
    main = read_one(RICH).main
    later = timedelta(hours=1)
    after = change(RICH, start=main.start + later, end=main.end + later)
    assert differences(RICH, after) == [
        "-DTSTART;TZID=Europe/Berlin;X-FOREIGN=1:20260302T090000",
        "+DTSTART;TZID=Europe/Berlin;X-FOREIGN=1:20260302T100000",
    ]
    assert "SEQUENCE:4\r\n" in after


def test_saying_the_same_twice_counts_once() -> None:
    series = read_one(RICH)
    series = replace(series, main=replace(series.main, title="New", rrule="FREQ=DAILY;COUNT=3"))
    once = rewrite(RICH, series, NOW)
    assert rewrite(once, series, NOW) is not once or rewrite(once, series, NOW) == once
    assert "SEQUENCE:4\r\n" in rewrite(once, series, NOW)


def test_another_length_changes_the_duration_where_there_is_one() -> None:
    after = change(RICH, end=read_one(RICH).main.end + timedelta(minutes=30))
    assert differences(RICH, after) == ["+DURATION:PT1H15M"]  # the exception has the old one still


def test_the_name_of_a_zone_by_another_program_is_kept() -> None:
    text = RICH.replace("Europe/Berlin", "W. Europe Standard Time")
    main = read_one(text).main
    after = change(text, start=main.start + timedelta(hours=1), end=main.end + timedelta(hours=1))
    assert "DTSTART;TZID=W. Europe Standard Time;X-FOREIGN=1:20260302T100000\r\n" in after
    assert after.count("BEGIN:VTIMEZONE") == 1


def test_another_zone_is_defined_once() -> None:
    zone = ZoneInfo("America/New_York")
    start = datetime(2026, 3, 2, 9, tzinfo=zone)
    after = change(RICH, start=start, end=start + timedelta(hours=1), timezone="America/New_York")
    assert "DTSTART;TZID=America/New_York;X-FOREIGN=1:20260302T090000\r\n" in after
    assert after.count("TZID:America/New_York\r\n") == 1
    assert after.count("TZID:Europe/Berlin\r\n") == 1


def test_a_timed_event_can_become_a_day_and_back() -> None:
    text = calendar(event())
    day = change(text, start=date(2026, 3, 1), end=date(2026, 3, 2), timezone="")
    assert "DTSTART;VALUE=DATE:20260301\r\nDTEND;VALUE=DATE:20260302\r\n" in day
    main = read_one(text).main
    assert read_one(change(day, start=main.start, end=main.end, timezone="UTC")).main.start == main.start


def test_one_date_more_and_one_less_leave_the_others_on_their_line() -> None:
    main = read_one(RICH).main
    added = datetime(2026, 4, 6, 9, tzinfo=BERLIN_ZONE)
    after = change(RICH, excluded=(main.excluded[1], added))
    assert differences(RICH, after) == [
        "-EXDATE;TZID=Europe/Berlin:20260309T090000,20260316T090000",
        "+EXDATE;TZID=Europe/Berlin:20260316T090000",
        "+EXDATE;TZID=Europe/Berlin:20260406T090000",
    ]


def test_guests_come_go_and_answer_on_lines_of_their_own() -> None:
    jane, _ = read_one(RICH).main.attendees
    after = change(RICH, attendees=(replace(jane, status="declined"), Attendee("new@example.org", 'Mr. "X"; Y')))
    assert differences(RICH, after) == [
        '-ATTENDEE;CN="Doe, Jane";X-NUM-GUESTS=0;PARTSTAT=ACCEPTED:mailto:Jane@Example.org',
        "-ATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:bob@example.org",
        '+ATTENDEE;CN="Doe, Jane";X-NUM-GUESTS=0;PARTSTAT=DECLINED:mailto:Jane@Example.org',
        "+ATTENDEE;CN=\"Mr. ^'X^'; Y\";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:new@example.org",
    ]


def test_reminders_change_the_alarms_that_show_themselves_and_no_others() -> None:
    after = change(RICH, reminders=(60, 10))
    gone = change(RICH, reminders=None)
    none = change(RICH, reminders=())
    assert differences(RICH, after)[-1] == "+TRIGGER:-PT1H"
    assert "X-KEEP:1" in after
    assert read_one(after).main.reminders == (60, 10)
    assert "ACTION:EMAIL" in gone
    assert "ACTION:DISPLAY" not in gone
    assert read_one(none).main.reminders == ()
    assert read_one(change(none, reminders=(5,))).main.reminders == (5,)


def test_an_alarm_at_a_fixed_time_moves_with_the_event() -> None:
    alarm = ["BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER;VALUE=DATE-TIME:20260301T085000Z", "END:VALARM"]
    text = calendar(event("u", "T", ":20260301T090000Z", ":20260301T100000Z", *alarm))
    main = read_one(text).main
    assert main.reminders == (10,)
    after = change(text, start=main.start + timedelta(days=1), end=main.end + timedelta(days=1))
    assert read_one(after).main.reminders == (10,)


def test_an_exception_begins_as_a_copy_of_the_event_and_stays_out_of_the_others_way() -> None:
    series = read_one(RICH)
    moment = datetime(2026, 3, 30, 9, tzinfo=BERLIN_ZONE)
    new = replace(
        series.main,
        start=moment + timedelta(hours=3),
        end=moment + timedelta(hours=4),
        rrule=None,
        excluded=(),
        recurrence_id=moment,
        title="Only this one",
    )
    after = rewrite(RICH, Series(series.main, (*series.exceptions, new)), NOW)
    assert after.startswith(RICH[: RICH.index("END:VCALENDAR")])
    added = after[RICH.index("END:VCALENDAR") :]
    assert "GEO:52.5;13.4" in added
    assert "RRULE" not in added
    assert "EXDATE" not in added
    assert "RECURRENCE-ID;TZID=Europe/Berlin:20260330T090000" in added
    assert [one.title for one in read_one(after).exceptions] == ["Exception", "Only this one"]


def test_an_exception_that_is_given_up_takes_no_other_line_along() -> None:
    series = read_one(RICH)
    after = rewrite(RICH, replace(series, exceptions=()), NOW)
    begin = RICH.index("BEGIN:VEVENT", RICH.index("BEGIN:VEVENT") + 1)
    assert after == RICH[:begin] + "END:VCALENDAR\r\n"


def test_exceptions_of_a_moved_series_keep_what_is_their_own() -> None:
    series = read_one(RICH)
    hour = timedelta(hours=1)
    main = replace(series.main, start=series.main.start + hour, end=series.main.end + hour)
    (old,) = series.exceptions
    assert old.recurrence_id is not None
    moved = replace(old, recurrence_id=old.recurrence_id + hour, start=old.start + hour, end=old.end + hour)
    after = rewrite(RICH, Series(main, (moved,)), NOW)
    assert "X-OWN:yes" in after
    assert "RECURRENCE-ID;TZID=Europe/Berlin:20260323T100000" in after


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_line_ends_stay_as_they_are(line_end: str) -> None:
    after = change("\ufeff" + RICH.replace("\r\n", line_end), title="New", reminders=(1,), location="x" * 100)
    assert after.startswith("\ufeffBEGIN")
    assert after.count("\n") == after.count(line_end)


def test_a_value_with_a_line_break_cannot_begin_a_line_of_its_own() -> None:
    after = change(RICH, url="https://a.example/\r\nATTENDEE:mailto:evil@example.org", title="a\nATTENDEE:x")
    assert read_one(after).main.attendees == read_one(RICH).main.attendees


def test_the_events_own_text_must_hold_it() -> None:
    with pytest.raises(IcsError, match="not in its own text"):
        rewrite(RICH, Series(Event("other", "", NOW, NOW)), NOW)


def test_a_new_event_is_a_whole_text_with_its_zone() -> None:
    start = datetime(2026, 3, 2, 9, tzinfo=BERLIN_ZONE)
    new = Event("u", "Grüße", start, start + timedelta(hours=1), "Europe/Berlin", reminders=(5,))
    text = rewrite(None, Series(new), NOW)
    assert "PRODID:-//Dainvo//Dainvo tray//EN\r\n" in text
    assert "BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\n" in text
    assert "CREATED:20260201T120000Z\r\n" in text
    assert read_one(text).main == new


@pytest.mark.parametrize(
    "zone",
    ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Africa/Casablanca", "Australia/Lord_Howe"],
)
def test_a_zone_is_defined_as_it_is(zone: str) -> None:
    start = datetime(2026, 7, 2, 9, tzinfo=ZoneInfo(zone))
    text = rewrite(None, Series(Event("u", "T", start, start, zone)), NOW)
    renamed = text.replace(f":{zone}", ":Nowhere").replace(f"={zone}", "=Nowhere")
    assert read_one(renamed).main.start == start
    defined = icalendar.Calendar.from_ical(text)
    for month in range(1, 13):
        local = datetime(2027, month, 15, 12)
        made = defined.timezones[0].to_tz(lookup_tzid=False)
        assert local.replace(tzinfo=made).utcoffset() == local.replace(tzinfo=ZoneInfo(zone)).utcoffset()


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=120)
MINUTES = st.lists(st.integers(0, 20000), max_size=3, unique=True).map(lambda found: tuple(sorted(found, reverse=True)))
GUESTS = st.lists(
    st.builds(
        Attendee,
        st.from_regex(r"[a-z]{1,8}@[a-z]{1,8}\.org", fullmatch=True),
        WORDS.map(lambda text: "".join(letter for letter in text if letter.isprintable()).strip()),
        st.sampled_from(["needs-action", "accepted", "declined", "tentative"]),
    ),
    max_size=3,
    unique_by=lambda guest: guest.email,
).map(tuple)
TIMES = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)).map(lambda at: at.replace(microsecond=0, fold=0))


@st.composite
def events(draw: st.DrawFn) -> Event:
    zone = draw(st.sampled_from(["Europe/Berlin", "America/New_York", "UTC", "", "Asia/Kolkata", "day"]))
    start: date = draw(TIMES)
    length = draw(st.timedeltas(timedelta(), timedelta(days=3))) // timedelta(minutes=1) * timedelta(minutes=1)
    end: date
    if zone == "day" and isinstance(start, datetime):
        start, zone = start.date(), ""
        end = start + timedelta(days=length.days + 1)
    else:
        assert isinstance(start, datetime)
        tz = UTC if zone == "UTC" else ZoneInfo(zone) if zone else None
        # Times that a change of the clock leaves out do not come back as they went.
        start = start.replace(tzinfo=tz)
        if tz is not None:
            start = start.astimezone(UTC).astimezone(tz).replace(fold=0)
        end = start + length
        if tz is not None:
            end = max(end.astimezone(UTC).astimezone(tz).replace(fold=0), start)
    return Event(
        uid="u",
        title=draw(WORDS),
        start=start,
        end=end,
        timezone=zone,
        location=draw(WORDS),
        description=draw(WORDS),
        attendees=draw(GUESTS),
        rrule=draw(st.sampled_from([None, "FREQ=DAILY;COUNT=3", "FREQ=WEEKLY"])),
        reminders=draw(st.none() | MINUTES),
        status=draw(st.sampled_from(["confirmed", "tentative", "cancelled"])),
        transparent=draw(st.booleans()),
    )


@settings(max_examples=60, deadline=None)
@given(events())
def test_every_event_comes_back_as_it_was_written(new: Event) -> None:
    text = rewrite(None, Series(new), NOW)
    assert read_one(text).main == new
    assert all(len(piece.encode()) <= 75 for piece in text.split("\r\n"))
    assert rewrite(text, Series(new), NOW) is text


@settings(max_examples=60, deadline=None)
@given(events())
def test_every_change_of_a_foreign_event_is_read_back_and_leaves_what_is_foreign(new: Event) -> None:
    text = RICH.replace("rich@example.org", "u").replace(
        "EXDATE;TZID=Europe/Berlin:20260309T090000,20260316T090000\r\n", ""
    )
    old = read_one(text)
    # URL, conferences and the organizer stay as they were.
    main = replace(new, organizer=old.main.organizer, sequence=9)
    after = rewrite(text, Series(main, old.exceptions), NOW)
    assert read_one(after).main == main
    assert read_one(after).exceptions == old.exceptions
    foreign = ("X-APPLE", "X-ALT-DESC", "CATEGORIES", "GEO", "PRODID", "X-WR-CALNAME", "X-OWN", "CREATED")
    kept = [line.raw for line in lines(text) if line.name.startswith(foreign)]
    assert [line.raw for line in lines(after) if line.name.startswith(foreign)] == kept
    assert BERLIN in after
    assert "ACTION:EMAIL\r\nTRIGGER:-P1D\r\nSUMMARY:x\r\n" in after


@settings(max_examples=40, deadline=None)
@given(events())
def test_what_we_write_is_what_another_reader_reads(new: Event) -> None:
    text = rewrite(None, Series(new), NOW)
    (found,) = icalendar.Calendar.from_ical(text).events
    assert str(found.get("SUMMARY", "")) == new.title
    assert found.start == new.start
    assert found.end == new.end
