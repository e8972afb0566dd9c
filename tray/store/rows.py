"""One way to write a row."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any


def upsert(db: sqlite3.Connection, table: str, keys: tuple[str, ...], row: Mapping[str, Any]) -> None:
    """Write `row` (column to value), new or not; columns it does not name are kept. Names are our own code's only."""
    columns = ", ".join(row)
    marks = ", ".join("?" * len(row))
    changes = ", ".join(f"{name} = excluded.{name}" for name in row if name not in keys)
    db.execute(
        f"INSERT INTO {table} ({columns}) VALUES ({marks})"  # noqa: S608 - our own names
        f" ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {changes}",
        tuple(row.values()),
    )
