"""A store with one calendar and a reconciler, as tests want them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.calendars.texts import item
from tray.calendars.index import index
from tray.calendars.port import CalendarPort
from tray.calendars.reconciler import CalendarReconciler
from tray.domain.calendar import Calendar
from tray.domain.event import Event, Series
from tray.domain.ics import read_one, rewrite
from tray.store.items import Item
from tray.store.store import Store

ZONE = ZoneInfo("Europe/Berlin")


class TestClock:
    """Time that moves when told."""

    __test__ = False

    def __init__(self) -> None:
        self.at = datetime(2026, 2, 20, 8, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def zone(self) -> ZoneInfo:
        return ZONE

    def later(self, **length: float) -> None:
        self.at += timedelta(**length)


class Room:
    """One computer: its store, its reconciler, and the person at it."""

    __test__ = False

    def __init__(self, folder: Path, port: CalendarPort, clock: TestClock | None = None, kind: str = "folder") -> None:
        self.clock = clock or TestClock()
        self.store = Store(folder / "store.db")
        self.port = port
        self.told: list[tuple[str, Series | None]] = []
        if self.store.calendars.get("c") is None:
            self.store.calendars.append(Calendar("c", kind, "Home", str(folder)))  # type: ignore[arg-type]  # a kind
        self.reconciler = self.new_reconciler()

    def new_reconciler(self, stopping: Callable[[], bool] = lambda: False) -> CalendarReconciler:
        return CalendarReconciler(
            self.store,
            self.clock,
            changed=lambda _, uid, series: self.told.append((uid, series)),
            stopping=stopping,
            open_port=lambda _: self.port,
        )

    def sync(self) -> None:
        self.reconciler.sync("c")

    def item(self, uid: str = "one@example.org") -> Item | None:
        return self.store.items.get("c", uid)

    def event(self, uid: str = "one@example.org") -> Event:
        found = self.item(uid)
        assert found is not None
        assert found.wanted is not None
        return next(read_one(found.wanted) for _ in [0]).main

    def save(self, text: str, uid: str = "one@example.org") -> None:
        """What the service does when the person saves."""
        wanted = Item("c", uid, text)
        with self.store.transaction():
            self.store.items.want(wanted, self.clock.now().timestamp())
            index(self.store, wanted, self.clock.now(), ZONE)

    def add(self, title: str = "Standup", uid: str = "one@example.org") -> None:
        self.save(item(uid, title), uid)

    def change(self, uid: str = "one@example.org", **changes: object) -> None:
        found = self.item(uid)
        assert found is not None
        series = read_one(found.wanted or "")
        new = replace(series, main=replace(series.main, **changes))  # type: ignore[arg-type]  # fields of Event
        self.save(rewrite(found.wanted, new, self.clock.now()), uid)

    def alter_one(self, uid: str, **changes: object) -> None:
        """Change the second day of a daily series alone."""
        found = self.item(uid)
        assert found is not None
        series = read_one(found.wanted or "")
        main, day = series.main, timedelta(days=1)
        moment = main.start + day
        one = next((one for one in series.exceptions if one.recurrence_id == moment), None)
        one = one or replace(main, start=moment, end=main.end + day, rrule=None, excluded=(), recurrence_id=moment)
        rest = tuple(other for other in series.exceptions if other.recurrence_id != moment)
        new = replace(series, exceptions=(*rest, replace(one, **changes)))  # type: ignore[arg-type]  # as above
        self.save(rewrite(found.wanted or "", new, self.clock.now()), uid)

    def delete(self, uid: str = "one@example.org") -> None:
        wanted = Item("c", uid, None)
        with self.store.transaction():
            self.store.items.want(wanted, self.clock.now().timestamp())
            index(self.store, wanted, self.clock.now(), ZONE)

    def titles(self) -> list[str]:
        """What the agenda shows."""
        import json

        rows = self.store.occurrences.between(0, 4e9)
        return sorted(json.loads(row.facts)["title"] for row in rows)

    def problem(self) -> str:
        """The code of the calendar's problem."""
        import json

        calendar = self.store.calendars.get("c")
        assert calendar is not None
        return str(json.loads(calendar.problem)["code"]) if calendar.problem else ""
