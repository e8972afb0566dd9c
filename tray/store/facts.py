"""Small facts about the program itself, and the last problems for a report."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PastProblem:
    """A problem that was, by seconds since 1970; `tracking_id` is Zoom's, for its support."""

    at: float
    code: str
    detail: str
    tracking_id: str


class Facts:
    """Named words, and a short memory of problems."""

    KEPT_PROBLEMS = 50

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db

    def get(self, name: str, otherwise: str = "") -> str:
        """The fact of that name."""
        row = self.db.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return str(row["value"]) if row else otherwise

    def put(self, name: str, value: str) -> None:
        """Remember it."""
        self.db.execute("INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)", (name, value))

    def note_problem(self, at: float, code: str, detail: str, tracking_id: str = "") -> None:
        """Remember a problem for the report, the last fifty of them. Nothing secret may be in `detail`."""
        self.db.execute("INSERT INTO problems VALUES (?, ?, ?, ?)", (at, code, detail, tracking_id))
        self.db.execute(
            "DELETE FROM problems WHERE rowid NOT IN (SELECT rowid FROM problems ORDER BY rowid DESC LIMIT ?)",
            (self.KEPT_PROBLEMS,),
        )

    def problems(self) -> tuple[PastProblem, ...]:
        """The last problems, newest first."""
        rows = self.db.execute("SELECT * FROM problems ORDER BY rowid DESC")
        return tuple(PastProblem(row["at"], row["code"], row["detail"], row["tracking_id"]) for row in rows)
