"""Whether servers send invitations: asked anew once a day, since a server may learn it or lose it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit

from tray.domain.calendar import Calendar
from tray.domain.problem import ProblemError
from tray.domain.problem_json import problem_from_json
from tray.domain.secret import Secret
from tray.service.standing import OF_ONE_EVENT
from tray.store.store import Store

_ASKED = "calendars.inviting_asked"


def follow_inviting(store: Store, now: datetime, password: Callable[[Calendar], Secret | None]) -> None:
    """Ask each server that has not been asked today, once for each user there; a server that fails is left as known.

    One that is new here has just been asked when its calendar was added.
    """
    asked: dict[str, str] = json.loads(store.facts.get(_ASKED) or "{}")
    known, today = dict(asked), now.date().isoformat()
    calendars = store.calendars.all()
    asked = {who: day for who, day in asked.items() if who in map(_who, calendars)}
    for calendar in calendars:
        who = _who(calendar)
        if calendar.kind != "caldav" or asked.get(who) == today or _is_failing(calendar):
            continue
        if who in asked:
            _ask(store, calendar, password)
        asked[who] = today
    if asked != known:
        with store.transaction():
            store.facts.put(_ASKED, json.dumps(asked))


def ask_soon(store: Store, calendar: Calendar) -> None:
    """Let the server of a calendar be asked in the next round: its password or certificate is another one now."""
    asked: dict[str, str] = json.loads(store.facts.get(_ASKED) or "{}")
    with store.transaction():
        store.facts.put(_ASKED, json.dumps(asked | {_who(calendar): ""}))


def _ask(store: Store, calendar: Calendar, password: Callable[[Calendar], Secret | None]) -> None:
    from tray.calendars.dav_discovery import invites_now

    try:
        trusted = calendar.options.get("trusted", "")
        told = invites_now(calendar.place, calendar.user, password(calendar), trusted)
    except ProblemError:
        return  # what is wrong is found and said by the next look
    with store.transaction():
        for one in store.calendars.all():
            if told is not None and _who(one) == _who(calendar) and one.options.get("invites", "") != told:
                store.calendars.put(replace(one, options={**one.options, "invites": told}))


def _is_failing(calendar: Calendar) -> bool:
    found = problem_from_json(calendar.problem)
    return found is not None and found.code not in OF_ONE_EVENT


def _who(calendar: Calendar) -> str:
    parts = urlsplit(calendar.place)
    return f"{calendar.user} {parts.scheme}://{parts.netloc}" if calendar.kind == "caldav" else ""
