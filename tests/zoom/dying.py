"""Death at will: every touch of store, keyring and network is a point, and the process can be ended at each.

A point is passed before and after each write to the store (statement by statement, so between any two lines that
write), each keyring item read, written or removed, and each request. The end is an exception nobody catches; from then
on every touch raises it again, and what was not committed is rolled back, as SQLite does for a process that is gone.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tray.domain.secret import Secret
from tray.store.store import Store
from tray.zoom.http import Http, Limits, Response
from tray.zoom.parts import read_parts, remove_parts, write_parts

READS = ("SELECT", "PRAGMA")


class Killed(BaseException):
    """The process is gone."""


class Fate:
    """Counts points; ends the process at the one named. Without one it lets everybody live."""

    def __init__(self, die_at: int | None = None) -> None:
        self.die_at = die_at
        self.passed = 0
        self.dead = False
        self.where = ""

    def point(self, what: str) -> None:
        if self.dead:
            raise Killed(self.where)
        self.passed += 1
        if self.passed == self.die_at:
            self.dead, self.where = True, what
            raise Killed(what)


class MortalDb:
    """A connection whose writes are points."""

    def __init__(self, db: Any, fate: Fate) -> None:
        self._db = db
        self._fate = fate

    def execute(self, sql: str, *values: Any) -> Any:
        word = sql.split(None, 1)[0].upper()
        if word in READS or word == "ROLLBACK":
            return self._db.execute(sql, *values)
        self._fate.point(f"before {sql[:60]}")
        result = self._db.execute(sql, *values)
        self._fate.point(f"after {sql[:60]}")
        return result

    def __getattr__(self, name: str) -> Any:
        return getattr(self._db, name)


class MortalStore(Store):
    """A store whose writes are points."""

    def __init__(self, path: Path, fate: Fate) -> None:
        super().__init__(path)
        self._real = self.db
        mortal: Any = MortalDb(self.db, fate)
        self.db = mortal
        for room in (self.accounts, self.calendars, self.facts, self.items, self.meetings, self.occurrences):
            room.db = mortal

    def end(self) -> None:
        """Let the system take back what the process held."""
        self._real.close()


class MortalSecrets:
    """A keyring in memory, kept part by part like the real one, each touch of an item a point."""

    def __init__(self, items: dict[str, str], fate: Fate) -> None:
        self._items = items
        self._fate = fate
        outer = self

        class Shelf:
            def get(self, key: str) -> str | None:
                outer._fate.point(f"read item {key}")
                return outer._items.get(key)

            def set(self, key: str, value: str) -> None:
                outer._fate.point(f"before writing item {key}")
                outer._items[key] = value
                outer._fate.point(f"after writing item {key}")

            def delete(self, key: str) -> None:
                outer._fate.point(f"before removing item {key}")
                del outer._items[key]
                outer._fate.point(f"after removing item {key}")

        self._shelf = Shelf()

    def get(self, name: str) -> Secret | None:
        value = read_parts(self._shelf, name)
        return None if value is None else Secret(value)

    def set(self, name: str, value: Secret) -> None:
        write_parts(self._shelf, name, value.reveal())
        assert read_parts(self._shelf, name) == value.reveal()

    def delete(self, name: str) -> None:
        remove_parts(self._shelf, name)


class MortalHttp(Http):
    """A network on which every request is two points: before it leaves, and after it was answered."""

    def __init__(self, fate: Fate) -> None:
        super().__init__(Limits(connect=2, read=2, total=5))
        self._fate = fate

    def send(self, method: str, url: str, **more: Any) -> Response:
        path = url.partition("//")[2].partition("/")[2]
        self._fate.point(f"before {method} /{path}")
        response = super().send(method, url, **more)
        self._fate.point(f"after {method} /{path}")
        return response
