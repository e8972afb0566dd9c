"""With real processes: workers killed in the middle of a call, faces and shells at once, nothing secret shown."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.service.processes import Service, kill_worker, service
from tests.zoom_sandbox import Sandbox
from tray.cli.failed import CommandFailed
from tray.domain.actions import remedies
from tray.domain.problem_json import problem_from_dict

WHEN = "2030-05-02 15:00-16:00"


@pytest.fixture
def running(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    with Sandbox() as sandbox, service(tmp_path / "home", monkeypatch, sandbox) as made:
        yield made


def secrets_in_sight(running: Service) -> list[str]:
    """Where a secret of Zoom's can be read: files of ours, argument lists and environments of our processes."""
    words = [word.encode() for word in running.sandbox.secrets()]
    places = [path for path in running.home.rglob("*") if path.is_file()]
    for process in Path("/proc").iterdir():
        if process.name.isdecimal():
            places += [process / "cmdline", process / "environ"]
    found = []
    for place in places:
        try:
            content = place.read_bytes()
        except OSError:  # a process of somebody else, or one that has just ended
            continue
        found += [str(place) for word in words if word in content]
    return found


def test_no_token_is_in_any_file_argument_list_or_environment(running: Service) -> None:
    with running.hosted():
        running.ask("zoom_connect")
        uid = running.ask("add", text=f"Review {WHEN} zoom")["uid"]
        assert meeting_state(running, uid) == "ready"
        running.ask("join", uid=uid, as_host=True)
        assert secrets_in_sight(running) == []
        report = running.ask("doctor")["report"]
        assert "ann@example.com: ready" in report
        assert [word for word in running.sandbox.secrets() if word in report] == []
        assert running.ask("show", uid=uid)["meeting"]["passcode"] not in report

        rule = running.sandbox.fault("DELETE", "/v2/meetings/{id}", kind="hold")
        (account,) = running.ask("zoom_status")["accounts"]
        removal = threading.Thread(
            target=lambda: running.ask("zoom_remove", account=account["id"], delete_meetings=True)
        )
        removal.start()
        assert rule.wait_hit(seconds=30)
        assert secrets_in_sight(running) == []
        rule.release()
        removal.join()
        assert secrets_in_sight(running) == []
        assert json.loads(running.keyring()) == {}
        assert running.sandbox.meetings() == []


def meeting_state(running: Service, uid: str) -> str:
    running.ask("wait", uid=uid, seconds=40)
    return str(running.ask("show", uid=uid)["meeting"]["state"])


@pytest.mark.parametrize(("call", "kind"), [("PATCH", "hold"), ("PATCH", "hold_after"), ("DELETE", "hold_after")])
def test_a_worker_killed_in_the_middle_of_a_change_is_followed_by_one_that_finishes_it(
    running: Service, call: str, kind: str
) -> None:
    with running.hosted() as host:
        running.ask("zoom_connect")
        uid = running.ask("add", text=f"Review {WHEN} zoom")["uid"]
        assert meeting_state(running, uid) == "ready"
        rule = running.sandbox.fault(call, "/v2/meetings/{id}", kind=kind)
        if call == "PATCH":
            running.ask("edit", uid=uid, changes={"title": "Design"})
        else:
            running.ask("delete", uid=uid)
        assert rule.wait_hit(seconds=30)
        kill_worker(host)
        rule.release()
        wanted = ["Design"] if call == "PATCH" else []
        assert running.sandbox.wait_until(lambda: [one.topic for one in running.sandbox.meetings()] == wanted, 40)
        assert len(list(running.paths.calendar.glob("*.ics"))) == len(wanted)


def test_a_worker_killed_while_zoom_makes_the_meeting_makes_no_second_one(running: Service) -> None:
    with running.hosted() as host:
        running.ask("zoom_connect")
        rule = running.sandbox.fault("POST", "/v2/users/me/meetings", kind="hold_after")
        uid = running.ask("add", text=f"Review {WHEN} zoom")["uid"]
        assert rule.wait_hit(seconds=30)
        kill_worker(host)
        rule.release()

        assert meeting_state(running, uid) == "ready"
        (meeting,) = running.sandbox.meetings()
        shown = running.ask("show", uid=uid)
        assert (shown["meeting"]["id"], shown["meeting"]["passcode"]) == (str(meeting.id), meeting.password)
        assert len(running.sandbox.calls("POST", "/v2/users/me/meetings")) == 1


def test_a_worker_killed_during_a_refresh_keeps_the_sign_in_or_asks_for_one(running: Service) -> None:
    with running.hosted():
        running.ask("zoom_connect")
    with running.hosted() as host:  # the access token went with the first service
        rule = running.sandbox.fault("POST", "/oauth/token", kind="hold_after")
        uid = running.ask("add", text=f"Review {WHEN} zoom")["uid"]
        assert rule.wait_hit(seconds=30)
        kill_worker(host)
        rule.release()

        running.ask("wait", uid=uid, seconds=40)
        (account,) = running.ask("zoom_status")["accounts"]
        assert account["state"] == "sign_in_again"
        running.ask("zoom_reconnect")
        assert meeting_state(running, uid) == "ready"
        assert len(running.sandbox.meetings()) == 1


def test_a_service_killed_whole_leaves_its_wish_to_the_next_command(running: Service) -> None:
    with running.hosted():
        running.ask("zoom_connect")
    rule = running.sandbox.fault("POST", "/v2/users/me/meetings", kind="hold_after")
    shell = running.shell("add", f"Review {WHEN} zoom")
    assert rule.wait_hit(seconds=30)
    shell.kill()
    shell.communicate()
    rule.release()

    done = running.shell("sync", "--wait", "40")
    done.communicate(timeout=90)
    assert done.returncode == 0
    agenda = running.shell("agenda", "--from", "2030-05-02", "--json")
    (event,) = json.loads(agenda.communicate(timeout=60)[0])["events"]
    (meeting,) = running.sandbox.meetings()
    assert event["meeting"]["id"] == str(meeting.id)


def test_two_faces_and_a_shell_at_once_are_one_refresh_and_one_meeting_each(running: Service) -> None:
    with running.hosted():
        running.ask("zoom_connect")
    running.sandbox.clear_calls()
    with running.hosted():
        shown: list[dict[str, Any]] = []
        faces = [
            threading.Thread(target=lambda n=n: shown.append(running.ask("add", text=f"Call {n} {WHEN} zoom")))
            for n in range(4)
        ]
        shell = running.shell("add", f"Shell call {WHEN} zoom", "--json")
        for face in faces:
            face.start()
        for face in faces:
            face.join()
        shell.communicate(timeout=90)
        assert shell.returncode == 0
        for event in shown:
            assert meeting_state(running, event["uid"]) == "ready"
    assert len(running.sandbox.calls("POST", "/oauth/token")) == 1
    assert sorted(meeting.topic for meeting in running.sandbox.meetings()) == [
        "Call 0",
        "Call 1",
        "Call 2",
        "Call 3",
        "Shell call",
    ]


def test_two_faces_at_one_event_are_one_meeting_that_says_what_was_saved_last(running: Service) -> None:
    with running.hosted():
        running.ask("zoom_connect")
        uid = running.ask("add", text=f"Review {WHEN} zoom")["uid"]
        with running.face() as one, running.face() as other:
            for number in range(5):
                one.ask("edit", uid=uid, changes={"title": f"One {number}"})
                other.ask("edit", uid=uid, changes={"title": f"Other {number}"})
        assert meeting_state(running, uid) == "ready"
        (meeting,) = running.sandbox.meetings()
        assert meeting.topic == running.ask("show", uid=uid)["title"] == "Other 4"


def test_two_shells_at_once_without_a_tray_never_spend_a_token_twice(running: Service) -> None:
    with running.hosted():
        running.ask("zoom_connect")
    running.sandbox.clear_calls()
    shells = [running.shell("add", f"Call {number} {WHEN} zoom") for number in range(3)]
    for shell in shells:
        shell.communicate(timeout=120)

    assert [shell.returncode for shell in shells] == [0, 0, 0]
    assert {call.status for call in running.sandbox.calls("POST", "/oauth/token")} == {200}
    assert len(running.sandbox.meetings()) == 3


def test_an_own_meeting_is_started_as_host_by_a_link_nobody_else_sees(running: Service) -> None:
    import httpx

    with running.hosted():
        running.ask("zoom_connect")
        uid = running.ask("add", text=f"Review {WHEN} zoom")["uid"]
        assert meeting_state(running, uid) == "ready"
        running.ask("join", uid=uid)
        assert running.desktop.opened[-1].startswith("https://us02web.zoom.us/j/")

        assert running.ask("join", uid=uid, as_host=True)["as_host"] is True
        address = running.desktop.opened[-1]
        assert address.startswith("http://127.0.0.1:")
        led_on = httpx.get(address, follow_redirects=False)
        assert "/s/" in led_on.headers["location"]
        with pytest.raises(httpx.ConnectError):
            httpx.get(address)

        running.sandbox.fault("GET", "/v2/meetings/{id}", kind="hold", times=None)
        running.ask("join", uid=uid, as_host=True)
        assert running.desktop.opened[-1].startswith("https://us02web.zoom.us/j/")
        running.sandbox.clear_faults()


def test_another_user_waits_for_a_decision_that_any_face_may_make(running: Service) -> None:
    with running.hosted() as host:
        running.ask("zoom_connect")
        uid = running.ask("add", text=f"Review {WHEN} zoom")["uid"]
        assert meeting_state(running, uid) == "ready"
        running.desktop.user = "ben@example.com"
        with pytest.raises(CommandFailed) as caught:
            running.ask("zoom_reconnect")
        assert caught.value.problem["code"] == "zoom.other_user"
        assert "1 coming meeting stays in Zoom with ann@example.com" in caught.value.problem["remedy"]
        assert host.sign_ins.to_be_decided is not None
        assert [one["email"] for one in running.ask("zoom_status")["accounts"]] == ["ann@example.com"]

        assert running.ask("zoom_switch")["account"]["email"] == "ben@example.com"

        assert host.sign_ins.trouble is None
        assert [one["email"] for one in running.ask("zoom_status")["accounts"]] == ["ben@example.com"]


def test_what_the_clipboard_did_not_take_is_shown_or_copied_once_more(running: Service) -> None:
    """The text waits in the service and not in the problem, which is written down; a window shows it."""
    with running.hosted() as host:
        running.desktop.clipboard_refuses = True
        shown: list[tuple[str, str]] = []

        async def show(name: str, subject: str, initial: Mapping[str, Any]) -> None:
            assert subject == initial["text"], "a second text is a second window"
            shown.append((name, subject))

        host.dialogs.open = show  # type: ignore[method-assign]  # no window in this test
        with pytest.raises(CommandFailed) as caught:
            running.ask("copy_text", text="passcode 123456")
        told = problem_from_dict(caught.value.problem)
        assert "123456" not in json.dumps(caught.value.problem)
        by_label = {action.label: command for action, command in remedies(told)}

        running.ask(by_label["Show the text…"].name, **dict(by_label["Show the text…"].arguments))
        running.desktop.clipboard_refuses = False
        running.ask(by_label["Try again"].name)

        assert shown == [("copy-by-hand", "passcode 123456")]
        assert running.desktop.copied == ["passcode 123456"]
        with pytest.raises(CommandFailed):
            running.ask("open", dialog="copy-by-hand")


def test_a_sign_in_that_was_declined_stands_until_the_next_one(running: Service) -> None:
    with running.hosted() as host:
        running.desktop.decision = "decline"
        with pytest.raises(CommandFailed):
            running.ask("zoom_connect")
        assert host.sign_ins.trouble is not None
        assert (host.sign_ins.trouble.code, host.sign_ins.is_open) == ("zoom.declined", False)

        running.desktop.decision = "allow"
        running.ask("zoom_connect")
        assert host.sign_ins.trouble is None


def test_the_shell_mends_a_meeting_and_says_how(running: Service) -> None:
    with running.hosted():
        running.ask("zoom_connect")
        uid = running.ask("add", text=f"Review {WHEN} zoom")["uid"]
        assert meeting_state(running, uid) == "ready"
        (meeting,) = running.sandbox.meetings()
        running.sandbox.portal.rename(meeting.id, "Design")
        running.ask("check_meeting", uid=uid)
        shown = running.shell("show", uid)
        assert "renamed in Zoom" in shown.communicate(timeout=60)[0]

        mended = running.shell("repair", uid, "take-theirs", "--json")
        event = json.loads(mended.communicate(timeout=60)[0])

        assert (mended.returncode, event["title"], event["meeting"]["problem"]) == (0, "Design", None)


def test_a_service_that_ends_right_after_joining_has_looked_at_the_meeting(running: Service) -> None:
    """As one that the shell command hosts does, and however short a while ago Zoom told of the meeting."""
    with running.hosted():
        running.ask("zoom_connect")
        uid = running.ask("add", text=f"Review {WHEN} zoom")["uid"]
        assert meeting_state(running, uid) == "ready"
    running.sandbox.clear_calls()
    with running.hosted():
        running.ask("join", uid=uid)
    (meeting,) = running.sandbox.meetings()
    assert [call.path for call in running.sandbox.calls("GET")] == [f"/v2/meetings/{meeting.id}"]
