"""One sync of a CalDAV calendar with a store, in a process of its own: `caldav_sync.py URL STORE`.

Prints how many requests it took and how many events the store then holds.
"""

from __future__ import annotations

import http.client
import sys
from pathlib import Path
from typing import Any

from tray.calendars.dav import DavCalendar
from tray.calendars.dav_requests import DavServer
from tray.calendars.reconciler import CalendarReconciler
from tray.domain.calendar import Calendar
from tray.domain.secret import Secret
from tray.service.clock import SystemClock
from tray.store.store import Store

USER, PASSWORD = "ann", "s3cret-w0rd"
"""Whom the tests' server lets in."""


asked: list[str] = []
"""The method of every request, a question that is only asked for a password included."""


class CountingConnection(http.client.HTTPConnection):
    """A connection that counts what is asked without the library."""

    def putrequest(self, method: str, *arguments: Any, **named: Any) -> None:
        """As asked."""
        asked.append(method)
        super().putrequest(method, *arguments, **named)


class CountingServer(DavServer):
    """A server that counts what the library is left to ask."""

    def _by_library(self, host: str, method: str, *rest: Any) -> Any:
        asked.append(method)
        return super()._by_library(host, method, *rest)


def main(url: str, path: str) -> int:
    """Sync once."""
    store = Store(Path(path))
    if store.calendars.get("bench") is None:
        store.calendars.append(Calendar("bench", "caldav", "Bench", url, user=USER))
    http.client.HTTPConnection = CountingConnection  # type: ignore[misc]  # the one it is made of is another now
    server = CountingServer(url, USER, Secret(PASSWORD))
    reconciler = CalendarReconciler(store, SystemClock(), open_port=lambda _: DavCalendar(server, url))
    trouble = reconciler.sync("bench")
    if trouble:
        print(trouble, file=sys.stderr)
    print(len(asked), len(store.items.uids("bench")))
    store.close()
    return 1 if trouble else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
