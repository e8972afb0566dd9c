"""Which reminders were shown, and which come again."""

from __future__ import annotations

import sqlite3

from tray.domain.reminder import ShownReminder


class Reminders:
    """The memory that keeps a reminder from being shown twice."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db

    def all(self) -> tuple[ShownReminder, ...]:
        """Every reminder remembered."""
        rows = self.db.execute("SELECT * FROM reminders")
        return tuple(
            ShownReminder(row["key"], row["shown_at"], row["snoozed_until"], bool(row["answered"])) for row in rows
        )

    def put(self, reminder: ShownReminder) -> None:
        """Remember that it was shown, snoozed or answered."""
        self.db.execute(
            "INSERT OR REPLACE INTO reminders (key, shown_at, snoozed_until, answered) VALUES (?, ?, ?, ?)",
            (reminder.key, reminder.shown_at, reminder.snoozed_until, reminder.answered),
        )

    def forget(self, key: str) -> None:
        """Forget that it was shown: nobody saw it."""
        self.db.execute("DELETE FROM reminders WHERE key = ?", (key,))

    def forget_before(self, at: float) -> None:
        """Forget what was shown before then and is not put off."""
        self.db.execute("DELETE FROM reminders WHERE shown_at < ? AND snoozed_until < ?", (at, at))
