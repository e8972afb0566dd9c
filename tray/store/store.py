"""The one file that is index, journal and cache."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tray.store.accounts import Accounts
from tray.store.calendars import Calendars
from tray.store.facts import Facts
from tray.store.items import Items
from tray.store.meetings import Meetings
from tray.store.occurrences import Occurrences
from tray.store.reminders import Reminders
from tray.store.schema import migrate


class Store:
    """An open store; one thread, one `Store`. `patience` is how many seconds a write waits for another writer.

    Writes happen inside `transaction()`, which is durable when it returns (WAL with `synchronous=FULL`) and nests by
    joining the outer one.
    """

    def __init__(self, path: Path, *, patience: float = 10.0) -> None:
        self.path = path
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.db = sqlite3.connect(path, isolation_level=None, timeout=patience)
        self.db.row_factory = sqlite3.Row
        self.db.execute("PRAGMA journal_mode=WAL")
        self.db.execute("PRAGMA synchronous=FULL")
        self.db.execute("PRAGMA foreign_keys=ON")
        self.db.execute("PRAGMA cache_size=-512")
        migrate(self.db)
        path.chmod(0o600)
        self.accounts = Accounts(self.db)
        self.calendars = Calendars(self.db)
        self.facts = Facts(self.db)
        self.items = Items(self.db)
        self.meetings = Meetings(self.db)
        self.occurrences = Occurrences(self.db)
        self.reminders = Reminders(self.db)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, and on disk when it ends without an error."""
        if self.db.in_transaction:
            yield
            return
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.db.execute("COMMIT")
        except BaseException:
            # SQLite may have rolled back by itself; a transaction left open would swallow the next writes.
            if self.db.in_transaction:
                self.db.execute("ROLLBACK")
            raise

    @contextmanager
    def much_to_write(self) -> Iterator[None]:
        """Use more memory for as long as many rows are written, and wait for the disk only at the next usual write.

        For what can be had again from where it came: after a power cut all of it or its last part is as it was before.
        """
        self.db.execute("PRAGMA synchronous=NORMAL")
        self.db.execute("PRAGMA cache_size=-32768")
        self.db.execute("PRAGMA wal_autocheckpoint=8000")
        try:
            yield
        finally:
            self.db.execute("PRAGMA wal_autocheckpoint=1000")
            self.db.execute("PRAGMA cache_size=-512")
            self.db.execute("PRAGMA shrink_memory")
            self.db.execute("PRAGMA synchronous=FULL")

    def version(self) -> int:
        """A number that changes whenever another connection has written."""
        value: int = self.db.execute("PRAGMA data_version").fetchone()[0]
        return value

    def close(self) -> None:
        """Let go of the file."""
        self.db.close()
