"""Wherever the process that hosts the service is killed, the next one brings event, meeting and token together."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.service.processes import ROOT, Service, service
from tests.zoom_sandbox import Sandbox
from tray.domain.ics import read_one
from tray.store.store import Store

ANN, BEN = "ann@example.com", "ben@example.com"
WHEN = "2030-05-02 15:00-16:00"
STRIDE = int(os.environ.get("DAINVO_STRIDE", "6"))
"""Each point costs two processes: of so many points one is taken, another one in each scene; 1 takes them all."""

RARE = 2 * STRIDE if STRIDE > 1 else 1
"""Those of which each point costs more."""

Words = Callable[[int], tuple[str, ...]]


@pytest.fixture
def running(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    monkeypatch.setenv("BROWSER", f"{browser_of(tmp_path)} %s")
    with Sandbox() as sandbox, service(tmp_path / "home", monkeypatch, sandbox) as made:
        sandbox.switch(daily_writes_per_user=10_000)
        with made.hosted():
            made.ask("zoom_connect")
        yield made


def doomed(running: Service, die_at: int, *words: str) -> tuple[int, int]:
    """Run a shell command that hosts the service and dies; gives its exit code and the points it passed."""
    count = running.home.parent / "points"
    count.unlink(missing_ok=True)
    environment = running.environment | {"DAINVO_DIE_AT": str(die_at), "DAINVO_POINTS": str(count)}
    command = [sys.executable, "-m", "tests.service.mortal_host", *words]
    ended = subprocess.run(
        command, env=environment, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False
    )
    return ended.returncode, int(count.read_text()) if count.exists() else 0


def told(running: Service, *words: str) -> dict[str, Any]:
    shell = running.shell(*words, "--json")
    out, err = shell.communicate(timeout=60)
    assert shell.returncode == 0, (words, out, err)
    result: dict[str, Any] = json.loads(out)
    return result


def agree(running: Service) -> dict[str, str]:
    """Let the next process settle; every event has its one meeting. Gives titles by UID."""
    told(running, "sync", "--wait", "30")
    store = Store(running.paths.store)
    try:
        records = store.meetings.all()
        series = [read_one(item.wanted) for item in store.items.of_calendar(store.calendars.all()[0].id) if item.wanted]
    finally:
        store.close()
    assert all((one.pending, one.state, one.intent) == (False, "ready", "") for one in records)
    carried = {one.main.meeting.id: one.main.title for one in series if one.main.meeting is not None}
    assert carried == {str(meeting.id): meeting.topic for meeting in running.sandbox.meetings()}
    assert len(carried) == len(series) == len(records)
    assert {call.status for call in running.sandbox.calls("POST", "/oauth/token")} <= {200}
    return {one.uid: one.main.title for one in series}


def browser_of(folder: Path) -> Path:
    """A browser as a program: whoever the file `person` beside it names says yes to Zoom."""
    script = folder / "browser"
    script.write_text(
        f"#!{sys.executable}\nimport pathlib, sys\nsys.path.insert(0, {str(ROOT)!r})\n"
        "from tests.zoom_sandbox.browser import authorise\n"
        f"authorise(sys.argv[1], user=pathlib.Path({str(folder / 'person')!r}).read_text())\n"
    )
    script.chmod(0o755)
    return script


def account_of(running: Service) -> str:
    """The one account in the end, by its e-mail ("" for none): a meeting is made with it, at the latest once asked
    for a new sign-in.
    """
    for _ in range(3):
        accounts = told(running, "zoom", "status")["accounts"]
        if not accounts:
            return ""
        probe = running.shell("add", f"Probe {WHEN}", "--zoom", "--wait", "30", "--json")
        event = json.loads(probe.communicate(timeout=60)[0])
        if probe.returncode == 0 and event["meeting"]["state"] == "ready":
            (account,) = told(running, "zoom", "status")["accounts"]
            assert event["meeting"]["account"] == account["id"]
            return str(account["email"])
        for account in told(running, "zoom", "status")["accounts"]:
            if account["state"] == "sign_in_again":
                (running.home.parent / "person").write_text(account["email"])
                told(running, "zoom", "reconnect", "--account", account["email"])
    raise AssertionError(f"no account works: {accounts}")


def rounds(running: Service, capsys: pytest.CaptureFixture[str], what: str, words: Words) -> Iterator[tuple[int, int]]:
    """Each point that is tried, with the exit code of the process that was killed there, or got away."""
    code, points = doomed(running, 0, *words(0))
    assert (code, points > 10) == (0, True)
    yield 0, code
    numbers = range(1 + len(what) % RARE, points + 1, RARE)
    reached = 0
    for number in numbers:
        code, _ = doomed(running, number, *words(number))
        assert code in {0, 1, 3, -signal.SIGKILL}
        reached += code == -signal.SIGKILL
        yield number, code
    assert reached >= len(numbers) * 0.6, "the number of lines varies with the time things take"
    with capsys.disabled():
        print(f"\n  host dies during {what}: {reached} of {points} points")


@pytest.mark.parametrize("what", ["remove the meeting", "delete"])
def test_a_host_killed_while_a_meeting_goes_leaves_none_behind(
    running: Service, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each point has an event of its own, whose meeting is wished gone by a process that is killed there."""
    with running.hosted():
        events = [running.ask("add", text=f"Call {number} {WHEN}", zoom=True)["uid"] for number in range(9)]
        for uid in events:
            running.ask("wait", uid=uid, seconds=30)
    left = iter(events)
    doomed_uid = ""

    def words(_: int) -> tuple[str, ...]:
        nonlocal doomed_uid
        doomed_uid = next(left, "") or told(running, "add", f"One more {WHEN}", "--zoom")["uid"]
        return ("delete", doomed_uid, "--yes") if what == "delete" else ("edit", doomed_uid, "--no-zoom")

    for _ in rounds(running, capsys, what, words):
        told(running, "sync", "--wait", "30")
        store = Store(running.paths.store)
        try:
            texts = {item.uid: item.wanted for item in store.items.of_calendar(store.calendars.all()[0].id)}
            records = store.meetings.all()
        finally:
            store.close()
        carried = [one.main.meeting.id for text in texts.values() if text and (one := read_one(text)).main.meeting]
        assert sorted(carried) == sorted(str(meeting.id) for meeting in running.sandbox.meetings())
        assert [one for one in records if one.pending or one.want != "present"] == []
        if texts.get(doomed_uid) and read_one(texts[doomed_uid] or "").main.meeting is not None:
            told(running, "delete", doomed_uid, "--yes")  # it was killed before it was saved


@pytest.mark.parametrize("what", ["connect", "reconnect", "switch to another user", "remove the account"])
def test_a_host_killed_during_a_sign_in_leaves_one_account_that_works_or_none(
    running: Service, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """After each point there is the old account or the new one, its token works or a sign-in mends it."""
    person = running.home.parent / "person"
    emails = {ANN, BEN}
    now = ANN

    def words(number: int) -> tuple[str, ...]:
        nonlocal now
        person.write_text(ANN)
        if what == "remove the account":
            if account_of(running) == "":
                person.write_text(ANN)
                told(running, "zoom", "connect")
            told(running, "add", f"Call {number} {WHEN}", "--zoom")
            return "zoom", "remove", "--delete-meetings", "--yes"
        now = account_of(running)
        person.write_text(ANN)
        if what == "connect":
            if now:
                told(running, "zoom", "remove", "--yes")
            return "zoom", "connect"
        if what == "reconnect":
            return "zoom", "reconnect"
        person.write_text(min(emails - {now}))
        return "zoom", "switch"

    for _, code in rounds(running, capsys, what, words):
        found = account_of(running)
        assert len(json.loads(running.keyring())) == (1 if found else 0)
        if what == "remove the account":
            assert found == "" or code != 0
            assert found or running.sandbox.meetings() == []
        elif what == "switch to another user":
            assert found in (emails if code else emails - {now})
        else:
            assert found == ANN or (what == "connect" and code != 0)


@pytest.mark.parametrize("what", ["add", "edit"])
def test_a_host_killed_at_any_point_loses_nothing_and_doubles_nothing(
    running: Service, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each point is a process that is killed for real, and a next one that finds what it left."""
    events = {told(running, "add", f"First {WHEN}", "--zoom")["uid"]: "First"}
    (first,) = events

    def words(number: int) -> tuple[str, ...]:
        return ("add", f"Call {number} {WHEN}", "--zoom") if what == "add" else ("edit", first, "--title", f"{number}")

    code, points = doomed(running, 0, *words(0))
    assert (code, points > 10) == (0, True)
    events = agree(running)
    reached = 0
    numbers = range(1 + (what == "edit") * (STRIDE // 2), points + 1, STRIDE)
    for number in numbers:
        code, _ = doomed(running, number, *words(number))
        after = agree(running)
        assert code in {0, -signal.SIGKILL}
        reached += code != 0
        if what == "add":
            assert set(events.items()) <= set(after.items())
            assert len(after) - len(events) in ({0, 1} if code else {1})
        else:
            assert after[first] in ({events[first], str(number)} if code else {str(number)})
        events = after
    assert reached >= len(numbers) * 0.8, "the number of lines varies a little with the time things take"
    # Access tokens live in memory: each process that saw to a meeting has refreshed its own. Those that are killed
    # before anything is saved leave nothing to see to.
    assert len(running.sandbox.calls("POST", "/oauth/token")) > len(numbers) * 0.6
    with capsys.disabled():
        print(f"\n  host dies during {what}: {reached} of {points} points")
