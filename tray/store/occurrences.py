"""When things happen, unrolled, so that an agenda is one look at an index."""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

MOST_NOTES = 4000
"""Characters of an event's notes in a row; of longer ones the beginning is there, with an ellipsis after it."""
_ESCAPED = frozenset('"\\')  # written otherwise in JSON


@dataclass(frozen=True, slots=True)
class OccurrenceRow:
    """One occurrence: `starts` and `ends` in seconds since 1970 (days at 00:00 UTC), `facts` JSON as it is shown."""

    calendar: str
    uid: str
    original_start: str
    starts: float
    ends: float
    all_day: bool
    facts: str


class Occurrences:
    """The unrolled window of all events."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db

    def replace(self, calendar: str, uid: str, rows: Iterable[OccurrenceRow], until: float) -> None:
        """Put these in the place of all that were known of the event; `until` is how far they reach."""
        self.db.execute("DELETE FROM occurrences WHERE calendar = ? AND uid = ?", (calendar, uid))
        self.add(rows)
        self.db.execute("UPDATE items SET indexed_until = ? WHERE calendar = ? AND uid = ?", (until, calendar, uid))

    def add(self, rows: Iterable[OccurrenceRow]) -> None:
        """Put these to those that are known; none of them may be."""
        self.db.executemany(
            "INSERT INTO occurrences (calendar, uid, original_start, starts, ends, all_day, facts)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(r.calendar, r.uid, r.original_start, r.starts, r.ends, r.all_day, r.facts) for r in rows],
        )

    def between(self, start: float, end: float, *, shown_only: bool = True) -> tuple[OccurrenceRow, ...]:
        """All that touch the time from `start` to `end` (exclusive), by their start; one without length where it is."""
        # Two looks, so that a week costs the same among a thousand events and among a hundred thousand: what lasts at
        # most two days began at most two days before, and the few longer ones have an index of their own.
        rows = self.db.execute(
            "SELECT * FROM ("
            " SELECT * FROM occurrences INDEXED BY occurrences_time WHERE starts < :end AND starts >= :start - 172800.0"
            " AND ends - starts <= 172800.0 AND (ends > :start OR (ends = starts AND starts >= :start))"
            " UNION ALL"
            " SELECT * FROM occurrences INDEXED BY occurrences_long WHERE ends - starts > 172800.0"
            " AND ends > :start AND starts < :end"
            ") AS o JOIN calendars c ON c.id = o.calendar WHERE c.shown = 1 OR :all ORDER BY o.starts, o.ends, o.uid",
            {"start": start, "end": end, "all": not shown_only},
        )
        return tuple(_row(row) for row in rows)

    def containing(self, words: str, notes: Callable[[OccurrenceRow], str]) -> Iterator[OccurrenceRow]:
        """Occurrences in shown calendars that hold every one of these words in title, place, notes or guests.

        Letter case and accents do not count. They come event by event, each event's in a row. `notes` gives the whole
        notes of an occurrence whose row has their beginning only.
        """
        wanted = [plain(word) for word in words.split()]
        if not wanted:
            return
        unescaped = [word for word in wanted if not _ESCAPED & set(word)]
        rows = self.db.execute(
            "SELECT o.* FROM occurrences o WHERE o.calendar IN (SELECT id FROM calendars WHERE shown = 1)"
            " ORDER BY o.calendar, o.uid, o.original_start"
        )
        said, found = "", False
        for row in rows:
            # The occurrences of a series say the same but for their times, which stand in front.
            facts = row["facts"]
            facts = facts[max(facts.find('"uid"'), 0) :]
            if facts != said:
                # A look at the whole text first: most rows have none of the words, and need not be taken apart.
                said, text = facts, plain(facts)
                found = all(word in text for word in unescaped) and holds(wanted, _searched(json.loads(row["facts"])))
                if not found and len(facts) > MOST_NOTES and _is_cut(told := json.loads(row["facts"])):
                    found = holds(wanted, [*_searched(told), notes(_row(row))])
                    said = ""  # another one may begin alike and end otherwise
            if found:
                yield _row(row)

    def tell_floating_anew(self) -> None:
        """Let every event whose times float be unrolled again: the person is in another zone."""
        self.db.execute(
            "UPDATE items SET indexed_until = 0 WHERE (calendar, uid) IN"
            " (SELECT calendar, uid FROM occurrences WHERE facts LIKE '%\"floating\": true%')"
        )

    def of_event(self, calendar: str, uid: str) -> tuple[OccurrenceRow, ...]:
        """The unrolled occurrences of one event, by their start."""
        rows = self.db.execute(
            "SELECT * FROM occurrences WHERE calendar = ? AND uid = ? ORDER BY starts", (calendar, uid)
        )
        return tuple(_row(row) for row in rows)


def plain(text: str) -> str:
    """Text without letter case and accents."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    return "".join(letter for letter in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(letter))


def holds(words: Sequence[str], said: Iterable[str]) -> bool:
    """Whether every one of these plain words stands somewhere in what is said."""
    text = plain("\n".join(said))
    return all(word in text for word in words)


def _is_cut(facts: Mapping[str, Any]) -> bool:
    description = str(facts.get("description", ""))
    return len(description) == MOST_NOTES + 1 and description.endswith("…")


def _searched(said: Mapping[str, Any]) -> list[str]:
    """What of an occurrence is searched."""
    guests = (f"{guest['name']} {guest['email']}" for guest in said.get("attendees", ()))
    return [*(str(said.get(name, "")) for name in ("title", "location", "description")), *guests]


def _row(row: sqlite3.Row) -> OccurrenceRow:
    return OccurrenceRow(
        row["calendar"],
        row["uid"],
        row["original_start"],
        row["starts"],
        row["ends"],
        bool(row["all_day"]),
        row["facts"],
    )
