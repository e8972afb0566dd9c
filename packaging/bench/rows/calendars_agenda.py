"""What a look at the next seven days takes among years of events, without a running tray."""

from __future__ import annotations

from statistics import median

from bench.place import COMMAND, MeasuringPlace
from bench.rows.calendars_corpus import FEW, MANY, khal, own_env, read_home, spent
from bench.table import Figure, Row

ROUNDS = 9
COMING = 200
AGENDA = [COMMAND, "agenda", "--days", "7"]


def against_khal(place: MeasuringPlace) -> Figure:
    """Run both in turn, each a new process, each having read the folder before."""
    home = read_home(place, FEW)
    command, other_env = khal(place, home, "khal-again")
    spent(command, other_env)
    env = place.desktop.env | own_env(place, home)
    ours, other = [], []
    for _ in range(ROUNDS):
        other.append(spent(command, other_env).wall)
        ours.append(spent(AGENDA, env).wall)
    return Figure(median(ours) * 1e3, median(other) * 1e3, "ms")


def against_few(place: MeasuringPlace) -> Figure:
    """Run the same command among few and among many events, in turn."""
    few = place.desktop.env | own_env(place, read_home(place, FEW, coming=COMING))
    many = place.desktop.env | own_env(place, read_home(place, MANY, coming=COMING))
    ours, other = [], []
    for _ in range(ROUNDS):
        other.append(spent(AGENDA, few).wall)
        ours.append(spent(AGENDA, many).wall)
    return Figure(median(ours) * 1e3, median(other) * 1e3, "ms")


AGAINST_KHAL = Row(
    f"agenda of 7 days out of {FEW:,} events, cold process, no tray", "`khal list`", 1 / 8, False, against_khal
)
AGAINST_FEW = Row(f"the same week out of {MANY:,} events", f"out of {FEW:,}", 1.3, False, against_few)
