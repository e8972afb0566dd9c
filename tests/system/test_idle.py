"""Nothing moves while nothing is due."""

from __future__ import annotations

import time
from pathlib import Path

from tests.system.conftest import TrayOnDesktop

WATCHED = 20.0
"""Seconds of looking at a tray that has nothing to do."""


def wake_ups(tray: TrayOnDesktop) -> int:
    """How often all threads of the tray have waited for something and were woken (proc(5), voluntary_ctxt_switches)."""
    assert tray.process is not None
    total = 0
    for task in Path(f"/proc/{tray.process.pid}/task").iterdir():
        status = (task / "status").read_text(encoding="utf-8")
        total += int(status.partition("\nvoluntary_ctxt_switches:")[2].split()[0])
    return total


def children(tray: TrayOnDesktop) -> list[str]:
    """The processes that the tray, whichever thread of it, has started and that live."""
    assert tray.process is not None
    tasks = Path(f"/proc/{tray.process.pid}/task").iterdir()
    found = [pid for task in tasks for pid in (task / "children").read_text(encoding="utf-8").split()]
    return [Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8").replace("\0", " ") for pid in found]


def test_after_work_the_worker_leaves_and_the_tray_sleeps(tray: TrayOnDesktop) -> None:
    tray.json("add", "Call tomorrow at 10")
    tray.wait_until("the worker to leave", lambda: not children(tray), 40)
    tray.person.menu()
    time.sleep(2)  # what the look at the menu woke goes back to sleep
    before = wake_ups(tray)
    time.sleep(WATCHED)  # the span itself is what is looked at
    assert wake_ups(tray) - before <= 2
    assert children(tray) == []
