"""The slow thread outlives what nobody foresaw, and goes on where it stopped."""

from __future__ import annotations

import sqlite3
import threading

import pytest

from tray.service import slow_work as module
from tray.service.clock import SystemClock
from tray.service.commands.add import add
from tray.service.slow_work import SlowWork


@pytest.mark.parametrize("where", ["settle", "next_wake"])
def test_a_failure_while_settling_is_told_once_and_tried_again(work, paths, monkeypatch, where):
    monkeypatch.setattr(module, "FIRST_PAUSE", 0.01)
    heard: list[dict[str, object]] = []
    settled = threading.Event()

    def hear(message):
        heard.append(message)
        if message["event"] == "idle":
            settled.set()

    slow = SlowWork(paths, SystemClock(), hear, "")
    failures = [sqlite3.OperationalError("database is locked")] * 3
    usual = getattr(SlowWork, where)

    def failing(self, *arguments):
        if failures:
            raise failures.pop()
        return usual(self, *arguments)

    monkeypatch.setattr(SlowWork, where, failing)
    uid = add(work, {"text": "Lunch tomorrow 12:30"})["uid"]
    slow.start()
    assert settled.wait(20)
    slow.stop()

    assert work.store.items.waiting(uid) == ()
    assert [message["event"] for message in heard].count("problem") == 1
