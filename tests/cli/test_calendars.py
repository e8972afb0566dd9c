"""Calendars are listed, changed, put in order and trusted from the shell."""

from __future__ import annotations

import pytest

from tests.calendars.secure import SecureFeed


@pytest.fixture
def secure(tmp_path):
    with SecureFeed(tmp_path) as made:
        yield made


def listed(shell):
    return shell("calendars", "list", "--json")[1]["calendars"]


def test_a_calendar_is_renamed_coloured_hidden_and_asked_less_often(shell, home):
    (home / "team").mkdir()
    shell("calendars", "add", "folder", str(home / "team"))
    shell("calendars", "change", "TEAM", "--name", "Team A", "--color", "#3366cc")
    code, changed, _ = shell("calendars", "change", "team a", "--hidden", "--every", "30", "--json")
    assert code == 0
    assert (changed["name"], changed["color"], changed["shown"], changed["every"]) == ("Team A", "#3366cc", False, 30)
    assert "hidden" in shell("calendars", "list")[1]
    for wrong in (("--color", "blue"), ("--every", "-1"), ("--name", "  ")):
        assert shell("calendars", "change", "Team A", *wrong, "--json")[0] == 2


def test_new_events_go_to_the_calendar_that_was_chosen(shell, home):
    (home / "team").mkdir()
    shell("calendars", "add", "folder", str(home / "team"))
    assert shell("calendars", "change", "team", "--default")[0] == 0
    assert [one["default"] for one in listed(shell)] == [False, True]
    assert shell("add", "Lunch 2030-05-02 12:30", "--json")[1]["calendar"] == "team"


def test_calendars_are_put_in_order_and_those_not_named_follow(shell, home):
    for name in ("a", "b", "c"):
        (home / name).mkdir()
        shell("calendars", "add", "folder", str(home / name))
    code, told, _ = shell("calendars", "order", "c", "b", "--json")
    assert code == 0
    assert [one["name"] for one in told["calendars"]] == ["c", "b", "Personal", "a"]
    assert [one["name"] for one in listed(shell)] == ["c", "b", "Personal", "a"]
    assert shell("calendars", "order", "nope", "--json")[1]["problem"]["code"] == "calendar.not_found"


def test_two_calendars_of_one_name_are_told_apart_by_their_ids(shell, home):
    for folder in ("one", "two"):
        (home / folder).mkdir()
        shell("calendars", "add", "folder", str(home / folder), "--name", "Same")
    code, told, _ = shell("calendars", "remove", "Same", "--yes", "--json")
    ids = [one["id"] for one in listed(shell) if one["name"] == "Same"]
    assert (code, told["problem"]["code"]) == (1, "calendar.not_found")
    assert all(one in told["problem"]["detail"] for one in ids)
    assert shell("calendars", "remove", ids[0], "--yes")[0] == 0


def test_a_certificate_is_shown_confirmed_and_trusted_for_its_server_only(shell, secure):
    code, told, _ = shell("calendars", "add", "feed", secure.url, "--json")
    assert (code, told["problem"]["code"]) == (1, "calendar.certificate")
    assert secure.fingerprint in told["problem"]["detail"]
    code, told, _ = shell("calendars", "certificate", secure.url, "--json")
    assert (code, told["fingerprint"], told["host"]) == (0, secure.fingerprint, "127.0.0.1")
    assert "self" in told["why"]
    wrong = "00:" * 31 + "00"
    assert shell("calendars", "add", "feed", secure.url, "--trust", wrong, "--json")[0] == 1
    assert shell("calendars", "add", "feed", secure.url, "--trust", "12", "--json")[0] == 2
    assert shell("calendars", "add", "feed", secure.url, "--trust", secure.fingerprint, "--name", "Days")[0] == 0
    assert shell("sync")[0] == 0
    assert [one["problem"] for one in listed(shell)] == [None, None]


def test_a_server_that_shows_another_certificate_is_not_trusted_until_that_is_confirmed_too(shell, secure):
    shell("calendars", "add", "feed", secure.url, "--trust", secure.fingerprint, "--name", "Days")
    secure.renew()
    shell("sync")
    assert [one["problem"]["code"] for one in listed(shell) if one["problem"]] == ["calendar.certificate"]
    asked = shell("calendars", "trust", "Days", "--json")
    assert asked[1]["problem"]["code"] == "command.not_confirmed"
    assert secure.fingerprint in asked[1]["problem"]["detail"]
    assert shell("calendars", "trust", "Days", secure.fingerprint)[0] == 0
    shell("sync")
    assert [one["problem"] for one in listed(shell)] == [None, None]
