"""A service of its own for each test."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.service.kit import World
from tray.domain.account import Account
from tray.domain.permissions import PERMISSIONS
from tray.service.commands.calendars import folder_calendar
from tray.service.commands.work import Work
from tray.service.paths import Paths
from tray.store.store import Store

ANN = Account("acc/ann", "ann@example.com", "Ann", frozenset(PERMISSIONS), "client", "2026-01-01T00:00:00+00:00")


class SetClock:
    """A clock that stands still until it is moved."""

    def __init__(self):
        self.at = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
        self.place = ZoneInfo("Europe/Berlin")

    def now(self):
        return self.at

    def timestamp(self):
        return self.at.timestamp()

    def zone(self):
        return self.place

    def sleep(self, seconds):
        self.at += timedelta(seconds=seconds)


@pytest.fixture
def paths(tmp_path) -> Paths:
    return Paths(*(tmp_path / name for name in ("config", "data", "state", "cache", "run")))


@pytest.fixture
def clock():
    return SetClock()


@pytest.fixture
def work(paths, clock):
    """The tools of a command, with the calendars Personal and Work and the account of Ann."""
    store = Store(paths.store)
    with store.transaction():
        for name in ("Personal", "Work"):
            folder = Path(paths.data) / name
            folder.mkdir(parents=True)
            store.calendars.append(folder_calendar(folder, name))
        store.accounts.put(ANN)
    yield Work(store, clock, paths)
    store.close()


@pytest.fixture
def world(tmp_path):
    """A service whose account of Zoom is connected."""
    with World(tmp_path / "home") as world:
        world.connect()
        yield world
