"""One sync of a CalDAV calendar with a store, in a process of its own: `caldav_sync.py URL STORE`.

Prints how many requests it took and how many events the store then holds.
"""

from __future__ import annotations

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


class CountingServer(DavServer):
    """A server that counts what it is asked."""

    asked = 0

    def ask(self, *arguments: Any, **named: Any) -> Any:
        """As asked."""
        type(self).asked += 1
        return super().ask(*arguments, **named)


def main(url: str, path: str) -> int:
    """Sync once."""
    store = Store(Path(path))
    if store.calendars.get("bench") is None:
        store.calendars.append(Calendar("bench", "caldav", "Bench", url, user=USER))
    server = CountingServer(url, USER, Secret(PASSWORD))
    reconciler = CalendarReconciler(store, SystemClock(), open_port=lambda _: DavCalendar(server, url))
    trouble = reconciler.sync("bench")
    if trouble:
        print(trouble, file=sys.stderr)
    print(CountingServer.asked, len(store.items.uids("bench")))
    store.close()
    return 1 if trouble else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
