"""What the first look at a folder of ten thousand events takes."""

from __future__ import annotations

from statistics import median

from bench.place import COMMAND, MeasuringPlace
from bench.rows.calendars_corpus import FEW, forget_what_was_read, khal, own_env, read_home, spent
from bench.table import Figure, Row

ROUNDS = 3


def measure(place: MeasuringPlace) -> Figure:
    """Have both read the same folder for the first time and tell the next seven days; khal once, as it takes long.

    Processor time, of all processes together: both are busy with nothing else, and it stays the same beside others.
    """
    home = read_home(place, FEW)
    other_command, other_env = khal(place, home, "khal-first")
    env = place.desktop.env | own_env(place, home)
    ours = []
    for _ in range(ROUNDS):
        forget_what_was_read(home)
        ours.append(spent([COMMAND, "agenda"], env).cpu)
    other = spent(other_command, other_env).cpu
    return Figure(median(ours) * 1e3, other * 1e3, "ms")


ROW = Row(
    f"first import of {FEW:,} events (processor time)", "first `khal list` on the same folder", 1 / 8, False, measure
)
