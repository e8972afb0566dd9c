"""The Zoom account from a script: another user is noticed, said with what it means, and taken or not as was said."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.service.processes import Service, service
from tests.zoom_sandbox import Sandbox

ANN, BEN = "ann@example.com", "ben@example.com"


@pytest.fixture
def running(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    with Sandbox() as sandbox, service(tmp_path / "home", monkeypatch, sandbox) as made, made.hosted():
        made.ask("zoom_connect")
        uid = made.ask("add", text="Review 2030-05-02 15:00-16:00 zoom")["uid"]
        made.ask("wait", uid=uid, seconds=10)
        yield made


def say(running: Service, *words: str) -> tuple[int, dict[str, Any], str]:
    shell = running.shell("zoom", *words, "--json")
    out, err = shell.communicate(timeout=60)
    return shell.returncode, json.loads(out), err


def emails(running: Service) -> list[str]:
    return [account["email"] for account in running.ask("zoom_status")["accounts"]]


@pytest.mark.parametrize("words", [("reconnect", "--switch"), ("switch",)])
def test_a_script_that_says_so_takes_the_other_user_and_hears_what_stays_behind(
    running: Service, words: tuple[str, ...]
) -> None:
    running.desktop.user = BEN
    code, result, err = say(running, *words)
    assert (code, result["account"]["email"]) == (0, BEN)
    assert (result["switched_from"], result["left_meetings"]) == (ANN, 1)
    assert "1 coming meeting stays in Zoom with ann@example.com" in err
    assert emails(running) == [BEN]
    assert len(running.sandbox.meetings(ANN)) == 1


def test_a_script_that_keeps_the_old_user_changes_nothing(running: Service) -> None:
    running.desktop.user = BEN
    code, result, _ = say(running, "reconnect", "--keep")
    assert (code, result["problem"]["code"]) == (1, "zoom.other_user")
    assert emails(running) == [ANN]
    code, result, _ = say(running, "status")
    assert (code, result["reason"]) == (0, None)


def test_a_script_that_says_nothing_changes_nothing_and_hears_how_to_decide(running: Service) -> None:
    running.desktop.user = BEN
    code, result, err = say(running, "reconnect")
    assert (code, result["problem"]["code"]) == (1, "zoom.other_user")
    assert "1 coming meeting stays in Zoom with ann@example.com" in result["problem"]["remedy"]
    assert "--switch" in err
    assert "--keep" in err
    assert emails(running) == [ANN]


def test_the_same_user_signing_in_again_is_no_switch(running: Service) -> None:
    code, result, _ = say(running, "reconnect", "--switch")
    assert (code, result["account"]["email"]) == (0, ANN)
    assert "switched_from" not in result
    assert emails(running) == [ANN]


def test_of_two_accounts_the_one_that_needs_it_is_signed_in_to_again(running: Service) -> None:
    """What the problem says to type is enough."""
    running.desktop.user = BEN
    say(running, "connect")
    assert say(running, "reconnect")[0] == 2
    running.sandbox.portal.remove_app(ANN)
    event = running.ask("add", text="Call 2030-05-03 15:00", zoom=True)
    assert running.ask("wait", uid=event["uid"], seconds=10)["problem"]["code"] == "zoom.sign_in_expired"
    running.desktop.user = ANN
    code, result, _ = say(running, "reconnect")
    assert (code, result["account"]["email"]) == (0, ANN)


def test_before_it_is_removed_the_number_of_meetings_is_said_and_afterwards_how_many_are_deleted(
    running: Service,
) -> None:
    code, result, _ = say(running, "remove")
    assert code == 1
    assert "1 coming one among them" in result["problem"]["detail"]
    assert "on your other computers too" in result["problem"]["detail"]
    code, result, _ = say(running, "remove", "--delete-meetings")
    assert "Your 1 coming meeting made here is deleted, and its link goes from its event" in result["problem"]["detail"]
    assert "links in events stay" not in result["problem"]["detail"]
    code, result, err = say(running, "remove", "--delete-meetings", "--yes")
    assert (code, result["deleted_meetings"], result["revoked"]) == (0, 1, True)
    assert "1 of 1" in err
    assert running.sandbox.meetings(ANN) == []


def test_an_edit_that_a_meeting_of_the_old_user_cannot_follow_is_saved_and_told_as_a_problem(running: Service) -> None:
    running.desktop.user = BEN
    say(running, "switch")
    (uid,) = {event["uid"] for event in running.ask("agenda", **{"from": "2030-05-02", "days": 1})["events"]}

    shell = running.shell("edit", uid, "--title", "Other", "--json")
    out, err = shell.communicate(timeout=60)

    assert shell.returncode == 1
    assert "The event is saved." in err
    assert "belongs to another account" in err
    event = json.loads(out)
    assert (event["title"], event["meeting"]["problem"]["code"]) == ("Other", "zoom.meeting_foreign")


@pytest.mark.parametrize("connected", [True, False], ids=["connected", "removed"])
def test_the_shell_asks_about_the_meeting_only_where_it_goes_with_the_event(running: Service, connected: bool) -> None:
    """Bug of 28 November 2026: it asked whether to delete a removed account's meeting, which then stayed in Zoom."""
    (uid,) = {event["uid"] for event in running.ask("agenda", **{"from": "2030-05-02", "days": 1})["events"]}
    if not connected:
        say(running, "remove", "--yes")

    shell = running.shell("delete", uid)
    _, err = shell.communicate(timeout=60)

    assert shell.returncode != 0
    assert "Delete “Review”" in err
    assert ("its Zoom meeting" in err) is connected
