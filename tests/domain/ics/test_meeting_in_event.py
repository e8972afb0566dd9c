"""The meeting stands in the event once, and leaves the person's own words alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.calendars.texts import item
from tests.domain.ics.samples import RICH
from tray.domain.ics import read_one, renamed, rewrite, splice, with_meeting, without_meeting
from tray.domain.ics.invitation import request
from tray.domain.ics.lines import unescaped
from tray.domain.ics.meeting_block import BEGIN_MARK, END_MARK, own_words, spaced, with_block
from tray.domain.ics.tree import tree
from tray.domain.meeting import Meeting

NOW = datetime(2026, 2, 1, 12, tzinfo=UTC)
UID = "one@example.org"
LINK = "https://us02web.zoom.us/j/87543210987?pwd=abc.1"
MEETING = Meeting("acc/user", "dn-mark", "87543210987", LINK, "s3cret")
OTHER = Meeting("acc/user", "dn-other", "123456789", "https://zoom.us/j/123456789", "")


def raw(text: str, name: str) -> list[str]:
    (calendar,) = tree(text).components("VCALENDAR")
    return [unescaped(line.value) for line in next(calendar.components("VEVENT")).all(name)]


def test_the_link_stands_in_every_place_that_is_free() -> None:
    text = with_meeting(item(), UID, MEETING, NOW)
    assert raw(text, "LOCATION") == raw(text, "URL") == raw(text, "CONFERENCE") == [LINK]
    assert raw(text, "DESCRIPTION") == [
        f"{BEGIN_MARK}\nJoin: {LINK}\nMeeting ID: 875 4321 0987\nPasscode: s3cret\n{END_MARK}"
    ]


def test_places_the_person_has_filled_stay_as_they_are() -> None:
    before = item(UID, "T", "LOCATION:Room 5", "URL:https://example.org/agenda", "DESCRIPTION:Bring cake")
    text = with_meeting(before, UID, MEETING, NOW)
    assert raw(text, "LOCATION") == ["Room 5"]
    assert raw(text, "URL") == ["https://example.org/agenda"]
    assert raw(text, "DESCRIPTION")[0].startswith(f"Bring cake\n\n{BEGIN_MARK}\n")


def test_the_event_knows_its_meeting_and_its_own_words_apart() -> None:
    main = read_one(with_meeting(item(UID, "T", "DESCRIPTION:Bring cake"), UID, MEETING, NOW)).main
    assert main.meeting == MEETING
    assert (main.description, main.location, main.url, main.conferences) == ("Bring cake", "", "", ())


def test_setting_it_twice_is_setting_it_once() -> None:
    text = with_meeting(item(), UID, MEETING, NOW)
    assert with_meeting(text, UID, MEETING, NOW) is text


def test_another_meeting_takes_the_place_of_the_first() -> None:
    text = with_meeting(with_meeting(RICH, "rich@example.org", MEETING, NOW), "rich@example.org", OTHER, NOW)
    assert text == with_meeting(RICH, "rich@example.org", OTHER, NOW)
    assert LINK not in text.replace("\r\n ", "")


def test_a_meeting_still_to_be_made_leaves_only_its_mark() -> None:
    wish = Meeting("acc/user", "dn-mark")
    text = with_meeting(item(), UID, wish, NOW)
    assert raw(text, "DESCRIPTION") == raw(text, "LOCATION") == raw(text, "CONFERENCE") == []
    assert read_one(text).main.meeting == wish
    made = with_meeting(text, UID, MEETING, NOW)
    assert read_one(made).main.meeting == MEETING


def test_taking_it_out_leaves_the_event_as_it_was() -> None:
    for before in (item(), RICH, item(UID, "T", "DESCRIPTION:Bring cake\\n\\n", "LOCATION:Room")):
        uid = read_one(before).uid
        after = without_meeting(with_meeting(before, uid, MEETING, NOW), uid, NOW)
        assert replace(read_one(after).main, description=read_one(after).main.description.rstrip()) == replace(
            read_one(before).main, description=read_one(before).main.description.rstrip()
        )
        assert "ZOOM" not in after.upper()


def test_exceptions_carry_the_meeting_too() -> None:
    series = read_one(with_meeting(RICH, "rich@example.org", MEETING, NOW))
    assert [one.meeting for one in series.exceptions] == [MEETING]


def test_a_place_of_the_persons_own_takes_the_links_place_and_gives_it_back() -> None:
    text = with_meeting(item(), UID, MEETING, NOW)
    series = read_one(text)
    moved = rewrite(text, replace(series, main=replace(series.main, location="Room 5")), NOW)
    assert raw(moved, "LOCATION") == ["Room 5"]
    back = rewrite(moved, replace(series, main=replace(series.main, location="")), NOW)
    assert raw(back, "LOCATION") == [LINK]


@pytest.mark.parametrize(
    ("description", "words"),
    [
        (f"Before\n\n{BEGIN_MARK}\nJoin: {LINK}\n{END_MARK}\n\nAfter", "Before\n\nAfter"),
        (f"{BEGIN_MARK}\nJoin: {LINK}\nMeeting ID: 1 2\nPasscode: x\n{END_MARK}", ""),
        (f"Before\n{BEGIN_MARK}\nJoin: {LINK}\nthe end mark was deleted", "Before\n\nthe end mark was deleted"),
        (f"> {BEGIN_MARK}\n> quoted\n", "> quoted"),
        ("No block at all\n", "No block at all\n"),
        (f"A\n{BEGIN_MARK}\nJoin: a\n{END_MARK}\n{BEGIN_MARK}\nJoin: b\n{END_MARK}\nB", "A\n\nB"),
    ],
)
def test_the_block_is_found_however_it_was_treated(description: str, words: str) -> None:
    assert own_words(description) == words


def test_the_block_stays_where_the_person_left_it() -> None:
    text = with_block("Before\n\nAfter", f"Before\n\n{BEGIN_MARK}\nJoin: x\n{END_MARK}\n\nAfter", MEETING)
    assert text.startswith(f"Before\n\n{BEGIN_MARK}\nJoin: {LINK}\n")
    assert text.endswith(f"{END_MARK}\n\nAfter")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), max_size=200))
def test_own_words_survive_any_number_of_meetings(words: str) -> None:
    with_one = with_block(words, words, MEETING)
    with_two = with_block(own_words(with_one), with_one, OTHER)
    assert own_words(with_one) == words.rstrip() or not words.strip()
    assert own_words(with_two) == own_words(with_one)
    assert with_two.count(BEGIN_MARK) == 1


@pytest.mark.parametrize(
    ("number", "shown"),
    [("123456789", "123 456 789"), ("1234567890", "123 456 7890"), ("12345678901", "123 4567 8901"), ("x", "x")],
)
def test_a_number_is_written_in_groups_as_zoom_does(number: str, shown: str) -> None:
    assert spaced(number) == shown


def test_an_invitation_asks_and_keeps_to_itself_what_is_the_senders_own() -> None:
    text = request(with_meeting(RICH, "rich@example.org", MEETING, NOW), "rich@example.org", "me@example.org", NOW)
    assert "METHOD:REQUEST\r\n" in text
    assert "VALARM" not in text
    assert "X-DAINVO" not in text
    assert "dn-mark" not in text
    assert LINK in text.replace("\r\n ", "")
    assert text.count("ORGANIZER") == 2
    assert "ORGANIZER;CN=Me:mailto:me@example.org\r\n" in text


def test_an_event_gets_another_uid_and_nothing_else() -> None:
    assert renamed(RICH, "rich@example.org", "x") == RICH.replace("UID:rich@example.org", "UID:x")


def test_an_event_put_back_into_its_file_leaves_the_others_alone() -> None:
    both = item("a").replace("END:VCALENDAR", item("b")[item("b").index("BEGIN:VEVENT") :].rstrip())
    changed = splice(both, "a", item("a", "New", "LOCATION:x"))
    assert changed == both.replace("SUMMARY:Standup", "SUMMARY:New", 1).replace(
        "20260301T093000Z\r\n", "20260301T093000Z\r\nLOCATION:x\r\n", 1
    )
    assert splice(both, "a", None) == item("b")
    assert splice(item("a"), "a", None) is None
