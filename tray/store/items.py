"""The iCalendar objects: as the person wants them, and as the calendar last held them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, fields
from operator import attrgetter

from tray.store.rows import upsert


@dataclass(frozen=True, slots=True)
class Item:
    """One iCalendar object of one UID.

    `wanted` is the text as last saved here (None: wanted gone), `seen` and `etag` what the calendar last held (None:
    nothing). `pending` says that the calendar has still to learn of it; `not_before` is seconds since 1970.
    """

    calendar: str
    uid: str
    wanted: str | None
    seen: str | None = None
    href: str = ""
    etag: str = ""
    pending: bool = False
    tries: int = 0
    not_before: float = 0
    problem: str = ""
    meeting_mark: str = ""
    changed_at: float = 0


_COLUMNS = tuple(field.name for field in fields(Item))
_VALUES = attrgetter(*_COLUMNS)
_ADD = f"INSERT INTO items ({', '.join(_COLUMNS)}, indexed_until) VALUES ({'?, ' * len(_COLUMNS)}?)"  # noqa: S608 - our own names


class Items:
    """All events of all calendars, as text."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db

    def get(self, calendar: str, uid: str) -> Item | None:
        """The object of that UID in that calendar."""
        row = self.db.execute("SELECT * FROM items WHERE calendar = ? AND uid = ?", (calendar, uid)).fetchone()
        return _item(row) if row else None

    def find(self, beginning: str, most: int = 10) -> tuple[Item, ...]:
        """Objects that are not wanted gone whose UID begins so; an exact UID stands alone."""
        exact = self.db.execute("SELECT * FROM items WHERE uid = ? AND wanted IS NOT NULL", (beginning,)).fetchall()
        rows = (
            exact
            or self.db.execute(
                "SELECT * FROM items WHERE uid >= ? AND uid < ? AND wanted IS NOT NULL LIMIT ?",
                (beginning, beginning + "\U0010ffff", most),
            ).fetchall()
        )
        return tuple(_item(row) for row in rows)

    def of_calendar(self, calendar: str) -> tuple[Item, ...]:
        """Every object of the calendar, those wanted gone included."""
        rows = self.db.execute("SELECT * FROM items WHERE calendar = ?", (calendar,))
        return tuple(_item(row) for row in rows)

    def count(self, calendar: str) -> int:
        """How many objects of the calendar are not wanted gone."""
        row = self.db.execute("SELECT count(*) FROM items WHERE calendar = ? AND wanted IS NOT NULL", (calendar,))
        found: int = row.fetchone()[0]
        return found

    def past(self) -> Iterator[Item]:
        """Objects in shown calendars that have no occurrence in the unrolled window: series that have ended."""
        rows = self.db.execute(
            "SELECT * FROM items i WHERE wanted IS NOT NULL AND calendar IN (SELECT id FROM calendars WHERE shown = 1)"
            " AND NOT EXISTS (SELECT 1 FROM occurrences o WHERE o.calendar = i.calendar AND o.uid = i.uid)"
        )
        return map(_item, rows)

    def with_mark(self, mark: str) -> tuple[Item, ...]:
        """The objects that are not wanted gone and carry the meeting of that mark."""
        # The second condition is that of the index, as below.
        rows = self.db.execute(
            "SELECT * FROM items WHERE meeting_mark = ? AND meeting_mark <> '' AND wanted IS NOT NULL", (mark,)
        )
        return tuple(_item(row) for row in rows)

    def with_meetings(self) -> tuple[Item, ...]:
        """The objects of every calendar that are not wanted gone and carry a meeting."""
        rows = self.db.execute("SELECT * FROM items WHERE meeting_mark <> '' AND wanted IS NOT NULL")
        return tuple(_item(row) for row in rows)

    def etags(self, calendar: str) -> dict[str, tuple[str, str]]:
        """Href to (uid, etag) of all that the calendar is known to hold."""
        rows = self.db.execute("SELECT href, uid, etag FROM items WHERE calendar = ? AND seen IS NOT NULL", (calendar,))
        return {row["href"]: (row["uid"], row["etag"]) for row in rows}

    def uids(self, calendar: str) -> set[str]:
        """The UIDs of all that is known of the calendar."""
        return {row["uid"] for row in self.db.execute("SELECT uid FROM items WHERE calendar = ?", (calendar,))}

    def at(self, calendar: str, href: str) -> tuple[Item, ...]:
        """What the calendar is known to hold under that name; a file may hold several events."""
        # Sorted here: asked to sort, SQLite walks through the whole calendar by its UIDs.
        rows = self.db.execute("SELECT * FROM items WHERE calendar = ? AND href = ?", (calendar, href))
        return tuple(sorted((_item(row) for row in rows), key=lambda item: item.uid))

    def want(self, item: Item, at: float) -> None:
        """Save what the person wants of it: the event and the wish in one write. Resets waiting and problem.

        Whoever saves a text also renews its occurrences in the same transaction.
        """
        row: dict[str, object] = {
            "calendar": item.calendar,
            "uid": item.uid,
            "wanted": item.wanted,
            "pending": True,
            "tries": 0,
            "not_before": 0,
            "problem": "",
            "meeting_mark": item.meeting_mark,
            "changed_at": at,
        }
        upsert(self.db, "items", ("calendar", "uid"), row)

    def saw(self, item: Item) -> None:
        """Write the whole row as observed by a reconciler."""
        upsert(self.db, "items", ("calendar", "uid"), {name: getattr(item, name) for name in _COLUMNS})

    def add(self, item: Item, indexed_until: float) -> None:
        """Write a row that is not there yet, and how far its occurrences, which are added next, are unrolled."""
        self.db.execute(_ADD, (*_VALUES(item), indexed_until))

    def wishes(self, now: float) -> tuple[Item, ...]:
        """What calendars have still to learn and may be told now, the oldest first."""
        rows = self.db.execute(
            "SELECT * FROM items WHERE pending = 1 AND not_before <= ? ORDER BY changed_at, uid", (now,)
        )
        return tuple(_item(row) for row in rows)

    def waiting(self, uid: str) -> tuple[str, ...]:
        """What each wish about an event waits for (a problem as JSON, "" for its turn); () where there is none."""
        rows = self.db.execute("SELECT problem FROM items WHERE uid = ? AND pending = 1", (uid,))
        return tuple(row["problem"] for row in rows)

    def asked(self) -> tuple[str, ...]:
        """What a person is to decide about events that have no wish (problems as JSON)."""
        rows = self.db.execute("SELECT problem FROM items WHERE pending = 0 AND problem <> '' ORDER BY uid")
        return tuple(row["problem"] for row in rows)

    def next_wish(self) -> float | None:
        """When the earliest wish may be tried; None where there is none."""
        row = self.db.execute("SELECT min(not_before) AS at FROM items WHERE pending = 1").fetchone()
        return row["at"] if row["at"] is not None else None

    def postpone(self, calendar: str, uid: str, *, until: float, problem: str) -> None:
        """Let a wish wait, with what is wrong (a problem as JSON)."""
        self.db.execute(
            "UPDATE items SET tries = tries + 1, not_before = ?, problem = ? WHERE calendar = ? AND uid = ?",
            (until, problem, calendar, uid),
        )

    def forget(self, calendar: str, uid: str) -> None:
        """Drop the row and its occurrences: it is gone on both sides."""
        self.db.execute("DELETE FROM items WHERE calendar = ? AND uid = ?", (calendar, uid))

    def unindexed(self, until: float, most: int = 500) -> tuple[Item, ...]:
        """Objects whose occurrences are not unrolled up to `until` (seconds since 1970)."""
        rows = self.db.execute(
            # The second condition is that of the index, which SQLite otherwise does not dare to use.
            "SELECT * FROM items WHERE indexed_until < ? AND indexed_until < 9e12 AND wanted IS NOT NULL LIMIT ?",
            (until, most),
        )
        return tuple(_item(row) for row in rows)


def _item(row: sqlite3.Row) -> Item:
    return Item(**{**{name: row[name] for name in _COLUMNS}, "pending": bool(row["pending"])})
