"""Wherever the process that hosts the service is killed, the next one brings event, meeting and token together."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.service.processes import ROOT, Service, service
from tests.zoom_sandbox import Sandbox
from tray.domain.ics import read_one
from tray.store.store import Store

WHEN = "2030-05-02 15:00-16:00"
STRIDE = int(os.environ.get("DAINVO_STRIDE", "6"))
"""Each point costs two processes: of so many points one is taken, another one in each scene; 1 takes them all."""


@pytest.fixture
def running(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
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
    with capsys.disabled():
        print(f"\n  host dies during {what}: {reached} of {points} points")
