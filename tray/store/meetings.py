"""The meetings we made or look after: what Zoom should say of each, and what it last said."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, fields
from typing import Literal

from tray.domain.meeting import MeetingState
from tray.store.rows import upsert


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """One meeting, known by its mark from the moment it is wished for.

    `want` present or absent is the wish; `desired` and `observed` are specs as JSON ("" for none), `intent` the call
    about to be made or whose outcome is unknown (JSON, "" for none), `problem` a problem as JSON ("" for none).
    Instants are seconds since 1970.
    """

    mark: str
    account: str
    calendar: str
    uid: str
    want: Literal["present", "absent"]
    meeting_id: str = ""
    join_url: str = ""
    passcode: str = ""
    desired: str = ""
    observed: str = ""
    intent: str = ""
    state: MeetingState = "pending"
    problem: str = ""
    pending: bool = True
    tries: int = 0
    not_before: float = 0
    checked_at: float = 0


_COLUMNS = tuple(field.name for field in fields(MeetingRecord))


class Meetings:
    """The meeting records."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db

    def get(self, mark: str) -> MeetingRecord | None:
        """The record of that mark."""
        return _one(self.db.execute("SELECT * FROM meetings WHERE mark = ?", (mark,)))

    def of_event(self, calendar: str, uid: str) -> MeetingRecord | None:
        """The meeting an event has or wishes for; one that is wanted gone does not count."""
        return _one(
            self.db.execute(
                "SELECT * FROM meetings WHERE calendar = ? AND uid = ? AND want = 'present'", (calendar, uid)
            )
        )

    def besides(self, mark: str, calendar: str, uid: str) -> tuple[MeetingRecord, ...]:
        """Other meetings that an event has or wishes for than the one of that mark."""
        return _all(
            self.db.execute(
                "SELECT * FROM meetings WHERE calendar = ? AND uid = ? AND want = 'present' AND mark <> ?",
                (calendar, uid, mark),
            )
        )

    def of_account(self, account: str) -> tuple[MeetingRecord, ...]:
        """All that was made with an account."""
        return _all(self.db.execute("SELECT * FROM meetings WHERE account = ? ORDER BY mark", (account,)))

    def all(self) -> tuple[MeetingRecord, ...]:
        """Every record."""
        return _all(self.db.execute("SELECT * FROM meetings ORDER BY mark"))

    def put(self, record: MeetingRecord) -> None:
        """Write the record, new or not."""
        upsert(self.db, "meetings", ("mark",), {name: getattr(record, name) for name in _COLUMNS})

    def wishes(self, now: float) -> tuple[MeetingRecord, ...]:
        """What Zoom has still to learn and may be told now."""
        return _all(
            self.db.execute(
                "SELECT * FROM meetings WHERE pending = 1 AND not_before <= ? ORDER BY not_before, mark", (now,)
            )
        )

    def waiting(self, uid: str) -> tuple[str, ...]:
        """What each wish about an event waits for (a problem as JSON, "" for its turn); () where there is none."""
        rows = self.db.execute("SELECT problem FROM meetings WHERE uid = ? AND pending = 1", (uid,))
        return tuple(row["problem"] for row in rows)

    def given_up(self, uid: str) -> tuple[str, ...]:
        """What stands against each meeting of an event that waits for nothing any more (problems as JSON)."""
        rows = self.db.execute("SELECT problem FROM meetings WHERE uid = ? AND pending = 0 AND problem != ''", (uid,))
        return tuple(row["problem"] for row in rows)

    def next_wish(self) -> float | None:
        """When the earliest wish may be tried; None where there is none."""
        row = self.db.execute("SELECT min(not_before) AS at FROM meetings WHERE pending = 1").fetchone()
        return row["at"] if row["at"] is not None else None

    def release(self, account: str) -> None:
        """Let every waiting wish of an account be tried at once: it can be used again."""
        self.db.execute(
            "UPDATE meetings SET not_before = 0, tries = 0, problem = '' WHERE account = ? AND pending = 1", (account,)
        )

    def forget(self, mark: str) -> None:
        """Drop the record: nothing is wished of it any more."""
        self.db.execute("DELETE FROM meetings WHERE mark = ?", (mark,))


def _record(row: sqlite3.Row) -> MeetingRecord:
    values = {name: row[name] for name in _COLUMNS}
    return MeetingRecord(**{**values, "pending": bool(row["pending"])})


def _one(cursor: sqlite3.Cursor) -> MeetingRecord | None:
    row = cursor.fetchone()
    return _record(row) if row else None


def _all(cursor: sqlite3.Cursor) -> tuple[MeetingRecord, ...]:
    return tuple(_record(row) for row in cursor)
