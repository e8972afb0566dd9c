"""Who was invited before."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnownGuest:
    """Somebody by e-mail address and, where an event said it, by name."""

    email: str
    name: str


def known_guests(db: sqlite3.Connection, since: float, most: int) -> tuple[KnownGuest, ...]:
    """The guests of what began at `since` (seconds since 1970) or later, the last met first."""
    rows = db.execute(
        "SELECT lower(json_extract(guest.value, '$.email')) AS email,"
        " max(coalesce(json_extract(guest.value, '$.name'), '')) AS name"
        " FROM occurrences AS o INDEXED BY occurrences_time, json_each(o.facts, '$.attendees') AS guest"
        " WHERE o.starts >= ? AND o.facts LIKE '%\"attendees\": [{%' AND email LIKE '%_@_%'"
        " GROUP BY lower(json_extract(guest.value, '$.email')) ORDER BY max(o.starts) DESC, email LIMIT ?",
        (since, most),
    )
    return tuple(KnownGuest(row["email"], row["name"]) for row in rows)
