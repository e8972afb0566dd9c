"""`guests`: who may be meant by a few letters of a name."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tray.service.commands.work import Work
from tray.store.guests import known_guests

BACK = timedelta(days=400)
MOST = 500


def guests(work: Work, _: dict[str, Any]) -> dict[str, Any]:
    """Everybody invited to something of the last 400 days or still to come, the ones met most lately first."""
    since = (work.clock.now() - BACK).timestamp()
    found = known_guests(work.store.db, since, MOST)
    return {"guests": [{"email": guest.email, "name": guest.name} for guest in found]}
