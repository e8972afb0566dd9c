"""What other programs write is understood."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.calendars.texts import calendar, event, item
from tests.domain.ics.samples import BERLIN, RICH
from tray.domain.event import Attendee, Event
from tray.domain.ics import IcsError, read, read_one, rewrite
from tray.domain.ics.lines import escaped, lines, unescaped
from tray.domain.ics.reading import contents
from tray.domain.ics.zones import iana_name

NOW = datetime(2026, 2, 1, tzinfo=UTC)
MANY_DATES = "RDATE:" + "20260301T090000Z," * 20_001
BERLIN_ZONE = ZoneInfo("Europe/Berlin")


def one(*more: str, start: str = ":20260301T090000Z", end: str = ":20260301T100000Z", zones: str = "") -> Event:
    text = calendar(event("u", "T", start, end, *more)).replace("BEGIN:VEVENT", zones + "BEGIN:VEVENT", 1)
    return read_one(text).main


def test_an_event_is_read_with_all_that_it_says() -> None:
    series = read_one(RICH)
    main = series.main
    assert main.title == "A title long enough that it has to be folded by every program that keeps to the rules, really"
    assert main.start == datetime(2026, 3, 2, 9, tzinfo=BERLIN_ZONE)
    assert main.end == datetime(2026, 3, 2, 9, 45, tzinfo=BERLIN_ZONE)
    assert main.timezone == "Europe/Berlin"
    assert main.rrule == "FREQ=WEEKLY;COUNT=10"
    assert [moment.day for moment in main.excluded] == [9, 16]
    assert main.attendees == (
        Attendee("jane@example.org", "Doe, Jane", "accepted"),
        Attendee("bob@example.org"),
    )
    assert main.organizer == "me@example.org"
    assert main.description == "First line\nSecond; line"
    assert main.reminders == (10,)
    assert main.sequence == 3
    assert series.exceptions[0].recurrence_id == datetime(2026, 3, 23, 9, tzinfo=BERLIN_ZONE)


@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r"])
def test_every_kind_of_line_end_is_understood(line_end: str) -> None:
    assert read_one(RICH.replace("\r\n", line_end)) == read_one(RICH)


def test_a_byte_order_mark_and_blank_lines_do_no_harm() -> None:
    assert read_one("\ufeff\r\n" + RICH.replace("BEGIN:VEVENT", "\r\nBEGIN:VEVENT")) == read_one(RICH)


def test_days_end_on_the_day_after_the_last() -> None:
    found = one(start=";VALUE=DATE:20260301", end=";VALUE=DATE:20260303")
    assert (found.start, found.end, found.all_day, found.timezone) == (date(2026, 3, 1), date(2026, 3, 3), True, "")


@pytest.mark.parametrize("end", [";VALUE=DATE:20260301", ";VALUE=DATE:20260302"])
def test_a_day_lasts_a_day_even_where_its_end_is_its_start(end: str) -> None:
    assert one(start=";VALUE=DATE:20260301", end=end).end == date(2026, 3, 2)


def test_a_time_without_a_zone_floats() -> None:
    found = one(start=":20260301T090000", end=":20260301T100000")
    assert (found.start, found.timezone) == (datetime(2026, 3, 1, 9), "")


def test_a_time_in_utc_says_so() -> None:
    assert one().timezone == "UTC"


def test_an_event_without_an_end_is_a_moment_or_a_day() -> None:
    text = calendar(event("u").replace("DTEND:20260301T093000Z\r\n", ""))
    assert read_one(text).main.end == datetime(2026, 3, 1, 9, tzinfo=UTC)


def test_an_end_before_the_start_is_turned_round() -> None:
    found = one(start=":20260301T100000Z", end=":20260301T090000Z")
    assert (found.start, found.end) == (datetime(2026, 3, 1, 9, tzinfo=UTC), datetime(2026, 3, 1, 10, tzinfo=UTC))


@pytest.mark.parametrize(
    ("tzid", "name"),
    [
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("w. europe standard time", "Europe/Berlin"),
        ("Eastern Standard Time 1", "America/New_York"),
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "Europe/Amsterdam"),
        ("/mozilla.org/20050126_1/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("/freeassociation.sourceforge.net/Europe/Berlin", "Europe/Berlin"),
        ("tzone://Microsoft/Utc", "UTC"),
        ("europe/berlin", "Europe/Berlin"),
        ("GMT+0100", "Etc/GMT-1"),
        ("Etc/UTC", "UTC"),
        ("../../etc/passwd", ""),
        ("Europe", ""),
        ("", ""),
    ],
)
def test_names_of_zones_by_other_programs_are_understood(tzid: str, name: str) -> None:
    assert iana_name(tzid, {}) == name


def test_a_zone_of_nobodys_name_is_known_by_its_rules() -> None:
    zones = BERLIN.replace("TZID:Europe/Berlin", "TZID:Customized Time Zone").replace("1970", "1601")
    found = one(start=";TZID=Customized Time Zone:20260701T090000", end=":20260801T000000Z", zones=zones)
    assert (found.start, found.timezone) == (datetime(2026, 7, 1, 7, tzinfo=UTC), "Europe/Berlin")


def test_a_zone_that_is_not_known_at_all_leaves_the_time_floating() -> None:
    assert one(start=";TZID=Middle Earth:20260701T090000", end=";TZID=Middle Earth:20260701T100000").timezone == ""


def test_the_zone_of_a_whole_calendar_holds_for_its_times_in_utc() -> None:
    text = calendar(event("u")).replace("VERSION:2.0", "VERSION:2.0\r\nX-WR-TIMEZONE:Europe/Berlin")
    main = read_one(text).main
    assert main.timezone == "Europe/Berlin"
    assert main.start == datetime(2026, 3, 1, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("alarms", "expected"),
    [
        ([], None),
        (["TRIGGER:-PT15M"], (15,)),
        (["TRIGGER:-PT15M", "TRIGGER:-P1D", "TRIGGER:-PT15M"], (1440, 15)),
        (["TRIGGER;RELATED=END:-PT1H"], (0,)),
        (["TRIGGER;VALUE=DATE-TIME:20260301T083000Z"], (30,)),
        (["TRIGGER:PT5M"], ()),
        (["TRIGGER;VALUE=DATE-TIME:19760401T005545Z"], ()),
        (["TRIGGER:nonsense"], ()),
    ],
)
def test_reminders_are_minutes_before_the_start(alarms: list[str], expected: tuple[int, ...] | None) -> None:
    more = [line for trigger in alarms for line in ("BEGIN:VALARM", "ACTION:DISPLAY", trigger, "END:VALARM")]
    assert one(*more).reminders == expected


def test_an_alarm_that_only_mails_is_no_reminder() -> None:
    assert one("BEGIN:VALARM", "ACTION:EMAIL", "TRIGGER:-PT15M", "END:VALARM").reminders is None


def test_conference_links_of_others_are_found() -> None:
    found = one("CONFERENCE;VALUE=URI:https://a.example/1", "X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij")
    assert found.conferences == ("https://a.example/1", "https://meet.google.com/abc-defg-hij")


def test_an_address_that_is_no_mail_address_is_read_from_its_email_parameter() -> None:
    assert one("ATTENDEE;EMAIL=A@b.org:urn:uuid:1").attendees == (Attendee("a@b.org"),)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no calendar"),
        ("hello", "no calendar"),
        ("<html></html>", "no calendar"),
        (RICH[:400], "cut off"),
        (RICH.replace("END:VALARM\r\n", "", 1), "closes nothing"),
        ("BEGIN:VCALENDAR\r\n" + "BEGIN:X\r\n" * 5000, "too deeply"),
        (calendar(event("u", "T", ":tomorrow", ":later")), "no date"),
        (calendar(event("u", "T", ":20261345T000000Z", ":20260301T100000Z")), "no date"),
        (calendar("BEGIN:VEVENT\r\nUID:u\r\nEND:VEVENT\r\n"), "no start"),
        (calendar(event() + event()), "twice"),
        (item("u", "T", "DESCRIPTION:" + "a" * (3 * 1024 * 1024)), "longer than 2 MB"),
        ("BEGIN:VCALENDAR\r\n" + "X:aaaaaaaaaaaaaa\r\n" * 1_100_000 + "END:VCALENDAR\r\n", "larger than 16 MB"),
        (calendar(event("u", "T", ":20260301T090000Z", ":20260302T000000Z", MANY_DATES)), "names more"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_in_words(text: str, words: str) -> None:
    with pytest.raises(IcsError, match=words):
        read(text)


def test_an_event_that_cannot_be_read_harms_no_other() -> None:
    found = contents(calendar(event("good"), event("bad", "T", ":never"), event("fine")))
    assert [series.uid for series in found.series] == ["good", "fine"]
    assert [uid for uid, _ in found.broken] == ["bad"]


def test_an_endless_line_is_named_with_its_event_and_harms_no_other() -> None:
    text = item("bad", "T", "DESCRIPTION:" + "\r\n ".join(["x" * 70] * 45_000)) + item("good")
    found = contents(text)
    assert [series.uid for series in found.series] == ["good"]
    assert found.broken == (("bad", "one of its lines is longer than 2 MB"),)
    assert found.root.text() == text


@pytest.mark.parametrize("name", ["ATTACH;ENCODING=BASE64;VALUE=BINARY", "X-ALT-DESC"])
def test_a_file_of_megabytes_within_an_event_is_kept_and_the_event_is_read(name: str) -> None:
    text = item("u", "T", f"{name}:" + "QUJD" * 700_000)
    series = read_one(text)
    assert series.main.title == "T"
    changed = rewrite(text, replace(series, main=replace(series.main, title="New")), NOW)
    assert "QUJD" * 700_000 in changed
    assert "SUMMARY:New" in changed


def test_an_event_without_a_uid_has_the_same_name_at_every_reading() -> None:
    text = calendar(event().replace("UID:one@example.org\r\n", ""))
    assert read_one(text).uid == read_one(text).uid != ""


@pytest.mark.parametrize(
    "start", [":00010101T000000Z", ":99991231T235959Z", ";VALUE=DATE:00010101", ";VALUE=DATE:99991231"]
)
def test_the_ends_of_the_calendar_are_days_like_any_other(start: str) -> None:
    assert one(start=start, end=start).start.year in {1, 9999}


@pytest.mark.parametrize("text", ["", "a,b;c\\d", "line\nline", "\\n", "\\\\n", "tab\there", "“ü” 😀", "ends in \\"])
def test_text_comes_back_as_it_went(text: str) -> None:
    assert unescaped(escaped(text)) == text


def test_control_characters_are_left_out_of_text() -> None:
    assert escaped("a\x00b\x07c\x7fd\ud800") == "abcd?"


def test_lines_put_together_are_the_text() -> None:
    assert "".join(line.raw for line in lines(RICH)) == RICH


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ('A;B="x:y;z,1":v:1', "A", "v:1"),
        ("A:", "A", ""),
        ("A;B=c:d", "A", "d"),
        ('A;B=un"quoted:v', "A", "v"),
        ("no colon", "", ""),
        (":novalue", "", ""),
    ],
)  # fmt: skip
def test_a_line_is_taken_apart_whatever_is_in_it(line: str, name: str, value: str) -> None:
    (found,) = lines(line + "\r\n")
    assert (found.name, found.value) == (name, value)
    assert found.raw == line + "\r\n"


def test_parameters_are_read_without_quotes_and_carets() -> None:
    (found,) = lines('A;CN="a,b:c";X=1,"2,3";Y=^nq^\'^^:v\r\n')
    assert found.parameters == (("CN", ("a,b:c",)), ("X", ("1", "2,3")), ("Y", ('\nq"^',)))
