"""The calendar in memory keeps the promises of a calendar."""

from __future__ import annotations

import pytest

from tests.contracts.calendars import CalendarContract
from tray.calendars.memory import MemoryCalendar


class TestMemoryCalendar(CalendarContract):
    @pytest.fixture
    def port(self) -> MemoryCalendar:
        return MemoryCalendar()

    @pytest.fixture
    def outside(self, port: MemoryCalendar) -> MemoryCalendar:
        return port
