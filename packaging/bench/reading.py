"""Reads of a process and what it started, from /proc (proc(5))."""

from __future__ import annotations

from pathlib import Path


def family(pid: int) -> list[int]:
    """Give a process and all its living descendants."""
    found = [pid]
    for member in found:
        for task in Path(f"/proc/{member}/task").glob("*/children"):
            try:
                found.extend(int(child) for child in task.read_text().split())
            except OSError:
                continue
    return found


def pss(pid: int) -> float:
    """Give the proportional memory of a process and its descendants in MB (10⁶ bytes)."""
    total = 0
    for member in family(pid):
        for line in Path(f"/proc/{member}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1]) * 1024
    return total / 1e6


def sleeps(pid: int) -> int:
    """Give how often the threads of a process and its descendants went to sleep by themselves, so far.

    A thread that stays asleep adds nothing; each wake-up ends in one more (voluntary_ctxt_switches).
    """
    total = 0
    for member in family(pid):
        for status in Path(f"/proc/{member}/task").glob("*/status"):
            for line in status.read_text().splitlines():
                if line.startswith("voluntary_ctxt_switches:"):
                    total += int(line.split()[1])
    return total
