"""An event becomes an invitation that one can save, mail or copy."""

from __future__ import annotations

from pathlib import Path

import pytest
from icalendar import Calendar


@pytest.fixture
def review(shell):
    code, event, _ = shell("add", "Design: review? 2030-05-02 9:30, invite zoe@example.org", "--json")
    assert code == 0
    return event["uid"]


def test_an_invitation_is_a_request_from_the_one_who_invites_to_the_guests(shell, home, review):
    code, told, _ = shell("invitation", review, "--json")
    assert (code, told["problem"]["code"]) == (1, "event.no_organizer")
    target = home / "invitation.ics"
    code, told, _ = shell("invitation", review, "--save", str(target), "--from", "Me@example.org", "--json")
    assert (code, told["path"]) == (0, str(target))
    read = Calendar.from_ical(target.read_bytes())
    (event,) = read.walk("VEVENT")
    assert read["METHOD"] == "REQUEST"
    assert (event["ORGANIZER"], event["ATTENDEE"]) == ("mailto:me@example.org", "mailto:zoe@example.org")
    assert event["UID"] == review
    assert event["DTSTAMP"]


def test_the_address_is_asked_for_once(shell, review):
    shell("invitation", review, "--from", "me@example.org")
    code, text, _ = shell("invitation", review)
    assert code == 0
    assert "ORGANIZER:mailto:me@example.org" in text
    assert shell("invitation", review, "--from", "nobody", "--json")[0] == 2


def test_a_file_is_overwritten_only_when_that_is_said(shell, home, review):
    (home / "there.ics").write_text("mine")
    asked = ("invitation", review, "--from", "me@example.org", "--save", str(home / "there.ics"), "--json")
    assert shell(*asked)[1]["problem"]["code"] == "usage.bad_value"
    assert (home / "there.ics").read_text() == "mine"
    assert shell(*asked, "--overwrite")[0] == 0
    assert shell("invitation", review, "--save", str(home), "--json")[1]["path"] == str(home / "Design review.ics")


def test_the_mail_program_is_given_guests_subject_words_and_the_file(shell, home, review, monkeypatch):
    programs = home / "programs"
    programs.mkdir()
    program = programs / "xdg-email"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{home}/asked"\n')
    program.chmod(0o700)
    monkeypatch.setenv("PATH", str(programs), prepend=":")
    code, told, _ = shell("invitation", review, "--mail", "--from", "me@example.org", "--json")
    assert (code, told["attached"]) == (0, True)
    asked = (home / "asked").read_text().splitlines()
    assert asked[-1] == "zoe@example.org"
    assert asked[asked.index("--attach") + 1] == told["path"]
    assert asked[asked.index("--subject") + 1] == "Design: review?"
    assert Calendar.from_ical(Path(told["path"]).read_bytes())["METHOD"] == "REQUEST"
