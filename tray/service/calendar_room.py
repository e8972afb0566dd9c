"""Calendars inside the worker: what was saved is sent, what was changed outside is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tray.calendars.index import extend

if TYPE_CHECKING:
    from tray.service.slow_work import SlowWork


def settle_calendars(slow: SlowWork, *, look_again: bool) -> None:
    """Send what waits; with `look_again` read every calendar anew, and unroll as far as the day asks."""
    if look_again:
        while extend(slow.store, slow.clock.now(), slow.clock.zone()):
            pass
