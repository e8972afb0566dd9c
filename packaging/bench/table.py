"""What a measured row is, and the table they make."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from bench.place import MeasuringPlace


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured: ours, the other one's (None where there is none), both as medians in `unit`."""

    ours: float
    other: float | None
    unit: Literal["ms", "MB", ""]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what is measured against what, and the goal as a ratio or an absolute limit."""

    what: str
    against: str
    goal: float
    absolute: bool
    measure: Callable[[MeasuringPlace], Figure]

    def value(self, figure: Figure) -> float:
        """Give what is held against the goal."""
        if self.absolute or figure.other is None:
            return figure.ours
        return figure.ours / figure.other

    def cells(self, figure: Figure) -> tuple[str, ...]:
        """Give the line as text: what, ours, the other, ratio, goal, verdict."""
        value = self.value(figure)
        other = "—" if figure.other is None else f"{self.against}: {_number(figure.other, figure.unit)}"
        if self.absolute:
            ratio, goal = "—", f"≤ {_number(self.goal, figure.unit)}"
        elif self.goal < 0.5:
            ratio, goal = f"{1 / value:.1f} × faster", f"≥ {1 / self.goal:.0f} × faster"
        else:
            ratio, goal = f"{value:.2f} ×", f"≤ {self.goal:.1f} ×"
        return (
            self.what,
            _number(figure.ours, figure.unit),
            other,
            ratio,
            goal,
            "met" if value <= self.goal else "missed",
        )


HEAD = ("what", "ours", "against", "ratio", "goal", "")


def _number(value: float, unit: str) -> str:
    digits = 0 if unit == "" else 1 if value < 100 else 0
    return f"{value:.{digits}f} {unit}".rstrip()


def table(lines: Sequence[tuple[str, ...]]) -> str:
    """Lay the lines out as Markdown, in columns that also read well on a terminal."""
    rows = [HEAD, *lines]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    rule = tuple("-" * max(width, 3) for width in widths)
    return "\n".join(
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in (HEAD, rule, *lines)
    )
