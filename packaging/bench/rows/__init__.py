"""The rows of the table, in its order."""

from __future__ import annotations

from bench.rows import agenda, meeting_ready, memory, menu_model, quick_add, start, wake_ups
from bench.table import Row

ROWS: dict[str, Row] = {
    "start": start.ROW,
    "memory": memory.ROW,
    "wake-ups": wake_ups.ROW,
    "quick-add": quick_add.ROW,
    "menu-model": menu_model.ROW,
    "agenda": agenda.ROW,
    "meeting-ready": meeting_ready.ROW,
}
