"""The tables, and how an older file becomes a newer one."""

from __future__ import annotations

import sqlite3

MIGRATIONS = (
    """
    CREATE TABLE calendars (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        place TEXT NOT NULL,
        color TEXT NOT NULL DEFAULT '',
        user TEXT NOT NULL DEFAULT '',
        shown INTEGER NOT NULL DEFAULT 1,
        writable INTEGER NOT NULL DEFAULT 1,
        is_default INTEGER NOT NULL DEFAULT 0,
        position INTEGER NOT NULL DEFAULT 0,
        fresh_at TEXT NOT NULL DEFAULT '',
        problem TEXT NOT NULL DEFAULT '',
        options TEXT NOT NULL DEFAULT '{}',
        sync_state TEXT NOT NULL DEFAULT '{}'
    );

    -- One iCalendar object of one UID. `wanted` is the text as the person last saved it (NULL: wanted gone), `seen` and
    -- `etag` what the calendar itself last held. Where they differ, `pending` is 1: a wish.
    CREATE TABLE items (
        calendar TEXT NOT NULL REFERENCES calendars(id) ON DELETE CASCADE,
        uid TEXT NOT NULL,
        href TEXT NOT NULL DEFAULT '',
        etag TEXT NOT NULL DEFAULT '',
        seen TEXT,
        wanted TEXT,
        pending INTEGER NOT NULL DEFAULT 0,
        tries INTEGER NOT NULL DEFAULT 0,
        not_before REAL NOT NULL DEFAULT 0,
        problem TEXT NOT NULL DEFAULT '',
        meeting_mark TEXT NOT NULL DEFAULT '',
        changed_at REAL NOT NULL DEFAULT 0,
        indexed_until REAL NOT NULL DEFAULT 0,
        PRIMARY KEY (calendar, uid)
    );
    CREATE INDEX items_pending ON items(not_before) WHERE pending = 1;
    CREATE INDEX items_uid ON items(uid);
    CREATE INDEX items_mark ON items(meeting_mark) WHERE meeting_mark <> '';
    CREATE INDEX items_href ON items(calendar, href);
    CREATE INDEX items_unindexed ON items(indexed_until) WHERE indexed_until < 9e12;

    -- When things happen, unrolled for a window of time; days stand at 00:00 UTC. `facts` is the occurrence as shown.
    CREATE TABLE occurrences (
        calendar TEXT NOT NULL,
        uid TEXT NOT NULL,
        original_start TEXT NOT NULL DEFAULT '',
        starts REAL NOT NULL,
        ends REAL NOT NULL,
        all_day INTEGER NOT NULL,
        facts TEXT NOT NULL,
        PRIMARY KEY (calendar, uid, original_start),
        FOREIGN KEY (calendar, uid) REFERENCES items(calendar, uid) ON DELETE CASCADE
    ) WITHOUT ROWID;
    CREATE INDEX occurrences_time ON occurrences(starts, ends);

    CREATE TABLE accounts (
        id TEXT PRIMARY KEY,
        provider TEXT NOT NULL,
        email TEXT NOT NULL,
        name TEXT NOT NULL,
        scopes TEXT NOT NULL,
        client_id TEXT NOT NULL,
        connected_at TEXT NOT NULL,
        state TEXT NOT NULL,
        problem TEXT NOT NULL DEFAULT '',
        timezone TEXT NOT NULL DEFAULT ''
    );

    -- One meeting, known by its mark from the moment it is wished for. `want` is present or absent; `desired` and
    -- `observed` are specs as JSON; `intent` is the call that is about to be made or whose outcome is unknown.
    CREATE TABLE meetings (
        mark TEXT PRIMARY KEY,
        account TEXT NOT NULL,
        calendar TEXT NOT NULL,
        uid TEXT NOT NULL,
        want TEXT NOT NULL,
        meeting_id TEXT NOT NULL DEFAULT '',
        join_url TEXT NOT NULL DEFAULT '',
        passcode TEXT NOT NULL DEFAULT '',
        desired TEXT NOT NULL DEFAULT '',
        observed TEXT NOT NULL DEFAULT '',
        intent TEXT NOT NULL DEFAULT '',
        state TEXT NOT NULL DEFAULT 'pending',
        problem TEXT NOT NULL DEFAULT '',
        pending INTEGER NOT NULL DEFAULT 1,
        tries INTEGER NOT NULL DEFAULT 0,
        not_before REAL NOT NULL DEFAULT 0,
        checked_at REAL NOT NULL DEFAULT 0
    );
    CREATE INDEX meetings_pending ON meetings(not_before) WHERE pending = 1;
    CREATE INDEX meetings_event ON meetings(calendar, uid);

    -- Reminders that were shown, by the occurrence and minutes they stand for.
    CREATE TABLE reminders (
        key TEXT PRIMARY KEY,
        shown_at REAL NOT NULL,
        snoozed_until REAL NOT NULL DEFAULT 0,
        answered INTEGER NOT NULL DEFAULT 0
    );

    -- The last problems, for the report to support; nothing secret is ever put in.
    CREATE TABLE problems (
        at REAL NOT NULL,
        code TEXT NOT NULL,
        detail TEXT NOT NULL,
        tracking_id TEXT NOT NULL DEFAULT ''
    );

    -- Small facts about the program itself: the last action, the calls spent today, the day the index reaches to.
    CREATE TABLE facts (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
    );
    """,
    """
    -- The few that last longer than two days; all others are found by when they start (see Occurrences.between).
    CREATE INDEX occurrences_long ON occurrences(ends) WHERE ends - starts > 172800.0;
    """,
    """
    -- The few that a person is asked something about.
    CREATE INDEX items_asked ON items(uid) WHERE pending = 0 AND problem <> '';
    """,
)


def migrate(db: sqlite3.Connection) -> None:
    """Bring the file to the newest shape in one transaction; two programs that open a new file at once take turns.

    Raises:
        RuntimeError: the file was written by a newer version of the program.
    """
    if db.execute("PRAGMA user_version").fetchone()[0] == len(MIGRATIONS):
        return  # the usual case waits for nobody who is writing
    db.execute("BEGIN IMMEDIATE")
    try:
        version: int = db.execute("PRAGMA user_version").fetchone()[0]
        if version > len(MIGRATIONS):
            raise RuntimeError(f"the store has version {version}, this program knows {len(MIGRATIONS)}")
        for number, script in enumerate(MIGRATIONS[version:], start=version + 1):
            for statement in script.split(";\n"):
                db.execute(statement)
            db.execute(f"PRAGMA user_version = {number}")
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")
