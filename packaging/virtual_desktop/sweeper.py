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
from pathlib import Path

LAST = ("Xvfb", "dbus-daemon")
"""Programs the others need in order to end well: they go when the others are gone."""

PATIENCE = 4.0
"""Seconds a process gets between the request to end and the end."""


def marked(mark: bytes) -> dict[int, str]:
    """Give the id and the name of each living process that carries the mark or descends from one that does."""
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
        state, parent = tail.split()[:2]
        if state in "ZX":
            continue
        names[pid] = head.partition("(")[2]
        parents[pid] = int(parent)
        if mark in environment.split(b"\0"):
            found.add(pid)
    grown = True
    while grown:
        grown = False
        for pid, parent_pid in parents.items():
            if parent_pid in found and pid not in found:
                found.add(pid)
                grown = True
    return {pid: names[pid] for pid in found if pid != os.getpid()}


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
        while pids := [pid for pid, name in marked(mark).items() if last or name not in LAST]:
            fresh = [pid for pid in pids if pid not in asked]
            _signal_all(fresh, signal.SIGTERM)
            asked.update(fresh)
            if time.monotonic() > until:
                _signal_all(pids, signal.SIGKILL)
            time.sleep(0.02)
    _forget_display(folder)
    until = time.monotonic() + patience
    while folder.exists() and time.monotonic() < until:
        # A browser's last thread may still write while its process already counts as dead.
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
