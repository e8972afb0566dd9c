"""How many sentences of each class a parser reads right, on the part of our tables that is held out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from statistics import median, quantiles
from typing import TYPE_CHECKING, Any

from bench.language.peers import Run
from bench.place import ROOT

if TYPE_CHECKING:
    from tests.language.scoring import Case

CLASSES = ("day", "time", "range", "repeat", "none")
HEAD = (
    "parser",
    "day",
    "time",
    "range: start and end",
    "repetition: start",
    "repetition: rule",
    "none: a time found",
    "median ms",
    "95 % ms",
    "import and first, ms of CPU",
)


def questions() -> list[Case]:
    """Give the English lines that are held out."""
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    from tests.language.scoring import cases

    return list(cases("en", "held_out"))


def start_is_right(case: Case, answer: dict[str, Any]) -> bool:
    """Say whether day and minute are right; of a line that names only days the day alone."""
    wanted, got = case.when.split("..")[0], answer["start"] or ""
    return got[:16] == wanted if "T" in wanted else got[:10] == wanted


def range_is_right(case: Case, answer: dict[str, Any]) -> bool:
    """Say whether start and end are right; of days the last one or the day after, as both are customary."""
    first, _, last = case.when.partition("..")
    if not start_is_right(case, answer) or not answer["end"]:
        return False
    if "T" in first:
        return bool(answer["end"][:16] == (last if "T" in last else f"{first[:11]}{last}"))
    day = date.fromisoformat(last)
    return date.fromisoformat(answer["end"][:10]) in (day, day + timedelta(days=1))


def rule_is_right(case: Case, answer: dict[str, Any]) -> bool:
    """Say whether the rule is right, in whatever order its parts stand and whether or not it repeats the hour."""
    return _parts(answer["rule"]) == _parts(case.rule)


def _parts(rule: str | None) -> dict[str, str]:
    parts = dict(part.split("=", 1) for part in (rule or "").split(";") if "=" in part)
    for told_by_start in ("BYHOUR", "BYMINUTE", "BYSECOND", "WKST"):
        parts.pop(told_by_start, None)
    if parts.get("INTERVAL") == "1":
        del parts["INTERVAL"]
    if "UNTIL" in parts:
        parts["UNTIL"] = parts["UNTIL"][:8]
    return {key: ",".join(sorted(value.replace("+", "").split(","))) for key, value in parts.items()}


def line(name: str, cases: Sequence[Case], run: Run) -> tuple[str, ...]:
    """Give a parser's line of the table; shares in percent of the lines of the class."""
    pairs = {kind: [(c, a) for c, a in zip(cases, run.answers, strict=True) if c.kind == kind] for kind in CLASSES}
    return (
        name,
        _share(start_is_right(c, a) for c, a in pairs["day"]),
        _share(start_is_right(c, a) for c, a in pairs["time"]),
        _share(range_is_right(c, a) for c, a in pairs["range"]),
        _share(start_is_right(c, a) for c, a in pairs["repeat"]),
        _share(rule_is_right(c, a) for c, a in pairs["repeat"]),
        _share(bool(a["start"] or a["rule"]) for _, a in pairs["none"]),
        f"{median(run.times):.2f}",
        f"{quantiles(run.times, n=20)[-1]:.2f}",
        f"{run.import_ms:.0f}",
    )


def not_measured(name: str) -> tuple[str, ...]:
    """Give the line of a parser that could not be had."""
    return (name, "not measured", *["—"] * (len(HEAD) - 2))


def table(lines: Sequence[tuple[str, ...]]) -> str:
    """Lay the lines out as Markdown, in columns that also read well on a terminal."""
    widths = [max(len(row[column]) for row in (HEAD, *lines)) for column in range(len(HEAD))]
    rule = tuple("-" * width for width in widths)
    return "\n".join(
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in (HEAD, rule, *lines)
    )


def _share(right: Iterable[bool]) -> str:
    found = list(right)
    return f"{100 * sum(found) / len(found):.1f} %" if found else "—"
