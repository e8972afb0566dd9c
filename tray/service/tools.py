"""What the slow work takes from outside this program: made here, so that tests can put their own in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tray.store.store import Store

if TYPE_CHECKING:
    from tray.calendars.port import CalendarPort
    from tray.domain.calendar import Calendar
    from tray.domain.secret import Secret
    from tray.zoom.http import Http
    from tray.zoom.secrets import SecretStore


class Tools:
    """The store, calendars, the network and the keyring, each loaded when it is first asked for."""

    def store(self, path: Path) -> Store:
        """A store for the thread that asks."""
        return Store(path)

    def calendar(self, calendar: Calendar, password: Callable[[Calendar], Secret | None]) -> CalendarPort:
        """The way to a calendar; `password` is asked for the one of a server."""
        from tray.calendars.opening import open_calendar

        return open_calendar(calendar, password)

    def http(self) -> Http:
        """The network."""
        from tray.zoom.http import Http

        return Http()

    def keyring(self) -> SecretStore:
        """Where secrets are kept."""
        from tray.zoom.secrets import KeyringSecrets

        return KeyringSecrets()
