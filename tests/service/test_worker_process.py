"""The worker comes when it is needed, goes when it is not, and nobody notices."""

from __future__ import annotations

import asyncio
import os
import signal
import sys

import pytest

from tray.domain.problem import ProblemError
from tray.service import worker_process as module
from tray.service.worker_process import WorkerProcess
from tray.zoom.http import Limits

PLAYED = """
import json, os, sys
kept = json.loads(sys.stdin.readline())["kept"]
def say(message): print(json.dumps(message), flush=True)
for line in sys.stdin:
    request = json.loads(line)
    name = request["command"]
    if name == "die":
        os.kill(os.getpid(), 9)
    if name == "die_once" and not os.path.exists(sys.argv[1]):
        open(sys.argv[1], "w").close()
        os.kill(os.getpid(), 9)
    if name == "leave":
        say({"event": "keep", "kept": kept + "+"})
    say({"id": request["id"], "result": {"pid": os.getpid(), "kept": kept}})
    if name == "leave":
        say({"event": "idle", "wake": None, "leave": True})
"""


@pytest.fixture
def played(tmp_path, monkeypatch):
    """A worker that does what it is told, instead of the real one."""
    script = tmp_path / "worker.py"
    script.write_text(PLAYED)
    marker = tmp_path / "died"
    monkeypatch.setattr(module, "worker_command", lambda: [sys.executable, str(script), str(marker)])
    return tmp_path / "log.txt"


class Events:
    """What the worker told, and whether it has ended."""

    def __init__(self):
        self.ended = asyncio.Event()

    def hear(self, message):
        if message["event"] == "worker_ended":
            self.ended.set()


def run(log, talk):
    async def main():
        events = Events()
        worker = WorkerProcess(log, events.hear)
        try:
            return await asyncio.wait_for(talk(worker, events), 30)
        finally:
            await worker.close()

    return asyncio.run(main())


def test_one_worker_serves_all_that_is_asked_while_it_is_there(played):
    async def talk(worker, _):
        return await asyncio.gather(*(worker.request("settle", {}) for _ in range(5)))

    assert len({answer["pid"] for answer in run(played, talk)}) == 1


def test_a_worker_that_was_let_go_is_followed_by_another_with_what_it_left(played):
    async def talk(worker, events):
        first = await worker.request("leave", {})
        await events.ended.wait()
        second = await worker.request("leave", {})
        third = await worker.request("settle", {})
        return first, second, third

    first, second, third = run(played, talk)
    assert first["pid"] != second["pid"]
    assert [first["kept"], second["kept"]] == ["", "+"]
    assert third["kept"].startswith("+")


def test_a_command_that_may_be_said_again_survives_the_death_of_its_worker(played, monkeypatch):
    monkeypatch.setattr(module, "SAFE_TO_REPEAT", frozenset({"die_once"}))

    async def talk(worker, _):
        return await worker.request("die_once", {})

    assert run(played, talk)["pid"]


def test_a_command_whose_worker_dies_each_time_is_a_problem(played, monkeypatch):
    monkeypatch.setattr(module, "SAFE_TO_REPEAT", frozenset({"die"}))

    async def talk(worker, _):
        await worker.request("die", {})

    with pytest.raises(ProblemError) as failed:
        run(played, talk)
    assert failed.value.problem.code == "service.failed"


def test_what_is_asked_while_one_worker_is_ending_is_asked_of_the_next(played):
    async def talk(worker, _):
        await worker.request("settle", {})
        return await asyncio.gather(
            worker.request("leave", {}), worker.request("settle", {}), worker.request("settle", {})
        )

    assert all(answer["pid"] for answer in run(played, talk))


def test_a_worker_that_is_killed_from_outside_is_replaced(played):
    async def talk(worker, events):
        pid = (await worker.request("settle", {}))["pid"]
        os.kill(pid, signal.SIGKILL)
        await events.ended.wait()
        return pid, (await worker.request("settle", {}))["pid"]

    first, second = run(played, talk)
    assert first != second


def test_a_worker_is_not_ended_while_a_call_may_still_be_answered():
    """The answer to a refresh is the only copy of the next token."""
    assert Limits().total < module.LAST_STEP
