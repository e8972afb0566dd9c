"""The rows of the table, in its order."""

from __future__ import annotations

from bench.rows import (
    agenda,
    calendars_agenda,
    calendars_change,
    calendars_memory,
    import_folder,
    language,
    meeting_ready,
    memory,
    menu_model,
    quick_add,
    save_calls,
    save_queue,
    start,
    sync_server,
    wake_ups,
)
from bench.table import Row

ROWS: dict[str, Row] = {
    "start": start.ROW,
    "memory": memory.ROW,
    "wake-ups": wake_ups.ROW,
    "quick-add": quick_add.ROW,
    "menu-model": menu_model.ROW,
    "agenda": agenda.ROW,
    "meeting-ready": meeting_ready.ROW,
    "save-calls": save_calls.EACH,
    "save-new-time": save_calls.NEW_TIME,
    "save-queue": save_queue.ROW,
    "import": import_folder.ROW,
    "calendars-agenda": calendars_agenda.AGAINST_KHAL,
    "calendars-many": calendars_agenda.AGAINST_FEW,
    "calendars-change": calendars_change.ROW,
    "calendars-memory": calendars_memory.ROW,
    "sync-first": sync_server.FIRST,
    "sync-unchanged": sync_server.UNCHANGED,
    "language": language.ROW,
}

#: Measured when no row is named; the others need minutes, or a server program, and are asked for by name.
USUAL = (
    "start",
    "memory",
    "wake-ups",
    "quick-add",
    "menu-model",
    "agenda",
    "meeting-ready",
    "save-calls",
    "save-new-time",
    "calendars-many",
    "calendars-memory",
)
