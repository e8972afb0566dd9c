"""What is pasted from a mail becomes a sentence that a person would have typed."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tray.dialogs.quick_add.pasted import sentence_of
from tray.domain.draft import Draft
from tray.language import parse

NOW = datetime(2026, 11, 28, 10, 20)
LINK = "https://us02web.zoom.us/j/81234567890?pwd=abc"
INVITATION = f"""Ann Lee is inviting you to a scheduled Zoom meeting.

Topic: Friday review
Time: Dec 1, 2026 03:00 PM Amsterdam, Berlin, Rome

Join Zoom Meeting
{LINK}

Meeting ID: 812 3456 7890
Passcode: 123456
"""
MAIL = """Subject: Re: Budget "Q3"

Hi Bo,

it was good to see you. Are you free on Thursday at 4pm to go over the numbers? Friday is too late.

Best, Ann
"""
OUTLOOK = """When: Tuesday, December 1, 2026 3:00 PM-4:30 PM (UTC-05:00) Eastern Time (US & Canada).
Where: Room 12, Hauptstr. 5
Subject: Hiring
"""
BETREFF = "Betreff: WG: Umzug\nWann: 3. Dezember 2026 14:00 Uhr\nOrt: Kantine\n\nBitte kommt alle."


def read(text: str) -> Draft:
    return parse(text, now=NOW, zone="Europe/Berlin", languages=("de", "en"), locale="de-DE")


def draft(pasted: str) -> Draft:
    return read(" ".join(sentence_of(pasted, read).split()))


def test_an_invitation_of_zoom_becomes_its_event_with_its_link() -> None:
    found = draft(INVITATION)
    assert (found.title, str(found.start), found.timezone) == (
        "Friday review",
        "2026-12-01 15:00:00+01:00",
        "Europe/Amsterdam",
    )
    assert (found.location, found.zoom) == (LINK, False)
    assert "Passcode: 123456" in found.description
    assert LINK not in found.description


def test_a_mail_becomes_what_it_asks_for() -> None:
    """The first time in it counts; the whole text is kept as notes."""
    found = draft(MAIL)
    assert (found.title, str(found.start)) == ("Budget 'Q3'", "2026-12-03 16:00:00+01:00")
    assert found.description.startswith("Hi Bo, it was good to see you. Are you free on Thursday at 4pm")


def test_an_invitation_of_outlook_keeps_its_zone_and_place() -> None:
    found = draft(OUTLOOK)
    assert (found.title, found.location) == ("Hiring", "Room 12, Hauptstr. 5")
    assert found.start is not None
    assert found.end is not None
    assert (found.start.isoformat(), found.end.isoformat()) == (
        "2026-12-01T15:00:00-05:00",
        "2026-12-01T16:30:00-05:00",
    )


def test_labels_of_other_languages_are_known() -> None:
    found = draft(BETREFF)
    assert (found.title, found.location, found.description) == ("Umzug", "Kantine", "Bitte kommt alle.")
    assert str(found.start) == "2026-12-03 14:00:00+01:00"


@pytest.mark.parametrize(
    "pasted",
    ["Lunch tomorrow 12:30", "Are you free Thu at 4?\nBest, Ann", "Subject: Budget\n\nno time in it", "Time: 3pm", ""],
)
def test_what_names_no_title_or_no_time_stays_as_it_is(pasted: str) -> None:
    assert sentence_of(pasted, read) == pasted


@given(st.text(max_size=300), st.sampled_from([INVITATION, MAIL, OUTLOOK, BETREFF]), st.integers(0, 200))
def test_whatever_is_pasted_becomes_some_text(noise: str, mail: str, at: int) -> None:
    """Nothing raises, and a title that is named is not lost."""
    assert isinstance(sentence_of(mail[:at] + noise + mail[at:], read), str)
