"""Ends every process of one virtual desktop and removes its folder, as soon as its owner lets go or dies.

Runs as a program of its own, so that nothing is left behind even when the owner is killed: it waits for its standard
input to close and then looks for the processes whose environment carries the desktop's mark.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
from collections.abc import Collection
from pathlib import Path

LAST = ("Xvfb", "dbus-daemon")
"""Programs the others need in order to end well: they go when the others are gone."""

PATIENCE = 4.0
"""Seconds a process gets between the request to end and the end."""

LOOKS = 3
"""Looks in a row that find nobody: while a process turns into another program it has no environment for a moment."""

SESSIONS = "sessions"
"""Name of the file in the folder that has, line by line, the leader of a session that belongs to the desktop.

A browser is known by it alone: it writes its title over the environment that carries the mark.
"""


def marked(mark: bytes, leading: Collection[int] = ()) -> dict[int, str]:
    """Give the id and the name of each living process that carries the mark or descends from one that does.

    So does one whose session a process among `leading` began.
    """
    names: dict[int, str] = {}
    parents: dict[int, int] = {}
    found: set[int] = set()
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        pid = int(entry.name)
        try:
            head, _, tail = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")
            environment = Path(f"/proc/{pid}/environ").read_bytes()
        except OSError:
            continue
        state, parent, _, session = tail.split()[:4]
        if state in "ZX":
            continue
        names[pid] = head.partition("(")[2]
        parents[pid] = int(parent)
        if mark in environment.split(b"\0") or int(session) in leading:
            found.add(pid)
    grown = True
    while grown:
        grown = False
        for pid, parent_pid in parents.items():
            if parent_pid in found and pid not in found:
                found.add(pid)
                grown = True
    return {pid: names[pid] for pid in found if pid != os.getpid()}


def leaders(folder: Path) -> set[int]:
    """Give the processes that began sessions of the desktop, as far as they have said so."""
    try:
        return {int(line) for line in (folder / SESSIONS).read_text(encoding="utf-8").split()}
    except OSError:
        return set()


def lingering(pid: int) -> bool:
    """Whether the main thread of a process has ended and others have not, which may still write files.

    Such a process has no environment any more, and so no mark to be found by (proc(5)).
    """
    try:
        running = [task.name for task in Path(f"/proc/{pid}/task").iterdir() if _state(task) not in "ZX"]
    except OSError:
        return False
    return bool(running) and str(pid) not in running


def _state(task: Path) -> str:
    try:
        return (task / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[0]
    except OSError:
        return "X"


def _signal_all(pids: list[int], number: signal.Signals) -> None:
    for pid in pids:
        try:
            os.kill(pid, number)
        except (ProcessLookupError, PermissionError):
            continue


def sweep(mark: bytes, folder: Path, patience: float = PATIENCE) -> None:
    """End all processes with the mark, first the guests and then display and bus, and remove the folder."""
    for last in (False, True):
        until = time.monotonic() + patience
        asked: set[int] = set()
        looks = LOOKS
        while looks:
            found = marked(mark, asked | leaders(folder))
            pids = [pid for pid, name in found.items() if last or name not in LAST]
            _signal_all([pid for pid in pids if pid not in asked], signal.SIGTERM)
            asked.update(pids)
            if time.monotonic() > until:
                _signal_all(pids, signal.SIGKILL)
            looks = LOOKS if pids or any(map(lingering, asked)) else looks - 1
            time.sleep(0.02)
    _forget_display(folder)
    until = time.monotonic() + patience
    while folder.exists() and time.monotonic() < until:
        shutil.rmtree(folder, ignore_errors=True)
        time.sleep(0.01)


def _forget_display(folder: Path) -> None:
    """Remove what an X server leaves when it had to be killed."""
    try:
        display, pid = (folder / "display").read_text(encoding="utf-8").split()
        lock = Path(f"/tmp/.X{display}-lock")  # noqa: S108  # the X server's own convention
        if lock.read_text(encoding="utf-8").strip() == pid:
            lock.unlink()
            Path(f"/tmp/.X11-unix/X{display}").unlink()  # noqa: S108  # as above
    except (OSError, ValueError):
        return


def main() -> None:
    """Wait for the owner to let go, then sweep."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    mark, folder = sys.argv[1], Path(sys.argv[2])
    sys.stdin.buffer.read()
    sweep(mark.encode(), folder)


if __name__ == "__main__":
    main()
