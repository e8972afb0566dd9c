"""Measures the usual rows, or those named, and prints the table; the exit code says whether every goal was met."""

from __future__ import annotations

import platform
import sys
import traceback
from datetime import datetime
from pathlib import Path

from bench.place import BUILD, MeasuringPlace, say
from bench.rows import ROWS, USUAL
from bench.table import table
from virtual_desktop import VirtualDesktop


def main(names: list[str]) -> int:
    """Measure, print, and give 0 when every goal was met, 1 when not, 2 for a name nobody knows."""
    if unknown := [name for name in names if name not in ROWS]:
        say(f"No such row: {', '.join(unknown)}. There are: {', '.join(ROWS)}")
        return 2
    lines: list[tuple[str, ...]] = []
    missed = False
    for name in names or USUAL:
        row = ROWS[name]
        say(f"{row.what} …")
        try:
            with VirtualDesktop() as desktop:
                figure = row.measure(MeasuringPlace(desktop))
        except Exception as error:  # noqa: BLE001  # one row that fails must not hide the others
            traceback.print_exc()
            lines.append((row.what, "—", str(error).splitlines()[0][:60], "—", "", "not measured"))
            missed = True
            continue
        lines.append(row.cells(figure))
        missed |= row.value(figure) > row.goal
    today = datetime.now().astimezone()
    text = f"{table(lines)}\n\nMeasured on {today.day} {today:%B %Y}, Python {platform.python_version()}, {_machine()}."
    BUILD.mkdir(parents=True, exist_ok=True)
    (BUILD / "table.md").write_text(text + "\n", encoding="utf-8")
    print(text)
    return int(missed)


def _machine() -> str:
    cores = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    models = [line.partition(":")[2].strip() for line in cores.splitlines() if line.startswith("model name")]
    return f"{platform.system()}, {len(models)} cores ({models[0] if models else platform.machine()})"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
