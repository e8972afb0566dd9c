"""The list of calendars: add, change, remove."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

from tray.domain.calendar import Calendar
from tray.domain.problem import ProblemError
from tray.domain.problems import problem
from tray.service.commands.work import Work

CHANGEABLE = frozenset({"name", "color", "shown", "default"})


def calendar_change(work: Work, arguments: dict[str, Any]) -> dict[str, Any]:
    """Change name, colour, whether it is shown, or whether new events go there.

    Raises:
        ProblemError: `calendar.not_found`, `usage.bad_value`.
    """
    calendar = work.store.calendars.get(str(arguments.get("calendar", "")))
    if calendar is None:
        raise ProblemError(problem("calendar.not_found", str(arguments.get("calendar", ""))))
    changes = {name: value for name, value in arguments.items() if name in CHANGEABLE}
    with work.store.transaction():
        if changes.get("default"):
            for other in work.store.calendars.all():
                work.store.calendars.put(replace(other, default=False))
        work.store.calendars.put(replace(calendar, **changes))
    return {}


def calendar_remove(work: Work, arguments: dict[str, Any]) -> dict[str, Any]:
    """Forget a calendar; the calendar itself, and the meetings of its events, stay as they are.

    Raises:
        ProblemError: `calendar.not_found`.
    """
    calendar = work.store.calendars.get(str(arguments.get("calendar", "")))
    if calendar is None:
        raise ProblemError(problem("calendar.not_found", str(arguments.get("calendar", ""))))
    with work.store.transaction():
        for record in work.store.meetings.all():
            if record.calendar == calendar.id:
                work.store.meetings.forget(record.mark)
        work.store.calendars.delete(calendar.id)
    work.note("remove a calendar")
    return {}


def add_folder(work: Work, arguments: dict[str, Any]) -> dict[str, Any]:
    """Add a folder of .ics files; one that is not there is made.

    Raises:
        ProblemError: `usage.bad_value` where it is no folder or cannot be made.
    """
    place = Path(str(arguments["place"])).expanduser()
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ProblemError(problem("usage.bad_value", f"{place}: {error.strerror}")) from None
    calendar = folder_calendar(place, str(arguments.get("name") or place.name))
    if work.store.calendars.get(calendar.id) is None:
        with work.store.transaction():
            work.store.calendars.append(calendar)
    work.note("add a calendar")
    return {"id": calendar.id, "name": calendar.name}


def folder_calendar(place: Path, name: str) -> Calendar:
    """The record of a folder; its id comes from its place, so that it is the same when it is added again."""
    key = hashlib.sha256(str(place.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:12]
    return Calendar(id=f"folder-{key}", kind="folder", name=name, place=str(place))
