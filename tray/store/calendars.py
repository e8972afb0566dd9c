"""The calendars the person has added."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from tray.domain.calendar import Calendar
from tray.store.rows import upsert


class Calendars:
    """The list of calendars and how each is doing."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db

    def all(self) -> tuple[Calendar, ...]:
        """Every calendar in the person's order."""
        return tuple(_calendar(row) for row in self.db.execute("SELECT * FROM calendars ORDER BY position, name"))

    def get(self, calendar_id: str) -> Calendar | None:
        """The calendar of that id."""
        row = self.db.execute("SELECT * FROM calendars WHERE id = ?", (calendar_id,)).fetchone()
        return _calendar(row) if row else None

    def named(self, name: str) -> Calendar | None:
        """The calendar of that name, whatever its letter case."""
        return next((calendar for calendar in self.all() if calendar.name.casefold() == name.casefold()), None)

    def default(self) -> Calendar | None:
        """Where new events go: the one chosen, else the first writable one."""
        writable = [calendar for calendar in self.all() if calendar.writable]
        return next((calendar for calendar in writable if calendar.default), writable[0] if writable else None)

    def put(self, calendar: Calendar) -> None:
        """Write the record, new or not; its sync state and place in the list are kept."""
        row = {field.name: getattr(calendar, field.name) for field in fields(calendar) if field.name != "default"}
        upsert(
            self.db,
            "calendars",
            ("id",),
            {**row, "options": json.dumps(calendar.options), "is_default": calendar.default},
        )

    def append(self, calendar: Calendar) -> None:
        """Write a new calendar at the end of the list."""
        self.put(calendar)
        self.db.execute(
            "UPDATE calendars SET position = (SELECT max(position) + 1 FROM calendars) WHERE id = ?", (calendar.id,)
        )

    def order(self, first: Sequence[str]) -> None:
        """Put the calendars of these ids first, in this order; the others follow as they stood."""
        standing = [one.id for one in self.all()]
        for position, calendar_id in enumerate([*first, *(one for one in standing if one not in first)]):
            self.db.execute("UPDATE calendars SET position = ? WHERE id = ?", (position, calendar_id))

    def set_fresh(self, calendar_id: str, fresh_at: str) -> None:
        """Note a good look at the calendar, which ends its problem."""
        self.db.execute("UPDATE calendars SET fresh_at = ?, problem = '' WHERE id = ?", (fresh_at, calendar_id))

    def set_problem(self, calendar_id: str, problem: str) -> None:
        """Note what is wrong (a problem as JSON); `fresh_at` still tells of the last good look."""
        self.db.execute("UPDATE calendars SET problem = ? WHERE id = ?", (problem, calendar_id))

    def sync_state(self, calendar_id: str) -> dict[str, Any]:
        """What the calendar's reconciler wants to remember between looks."""
        row = self.db.execute("SELECT sync_state FROM calendars WHERE id = ?", (calendar_id,)).fetchone()
        return json.loads(row["sync_state"]) if row else {}

    def set_sync_state(self, calendar_id: str, state: dict[str, Any]) -> None:
        """Remember it."""
        self.db.execute("UPDATE calendars SET sync_state = ? WHERE id = ?", (json.dumps(state), calendar_id))

    def delete(self, calendar_id: str) -> None:
        """Forget the calendar and all that was read from it; the calendar itself is untouched."""
        self.db.execute("DELETE FROM calendars WHERE id = ?", (calendar_id,))


def _calendar(row: sqlite3.Row) -> Calendar:
    names = (field.name for field in fields(Calendar) if field.name != "default")
    values = {name: row[name] for name in names}
    values |= {"options": json.loads(row["options"]), "default": bool(row["is_default"])}
    return Calendar(**{**values, "shown": bool(row["shown"]), "writable": bool(row["writable"])})
