"""The list of calendars: add, change, remove."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tray.domain.calendar import Calendar
from tray.domain.problem import ProblemError
from tray.domain.problems import problem
from tray.domain.secret import Secret
from tray.service.commands.work import Work

if TYPE_CHECKING:
    from tray.service.slow_work import SlowWork

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


def calendar_remove(slow: SlowWork, arguments: dict[str, Any]) -> dict[str, Any]:
    """Forget a calendar, and its password where no other needs it; it and the meetings of its events stay as they are.

    Raises:
        ProblemError: `calendar.not_found`, and those of the keyring, after which it can be asked for once more.
    """
    from tray.service.calendar_room import password_name

    store = slow.store
    calendar = store.calendars.get(str(arguments.get("calendar", "")))
    if calendar is None:
        raise ProblemError(problem("calendar.not_found", str(arguments.get("calendar", ""))))
    if calendar.kind == "caldav":
        shelf = password_name(calendar.place, calendar.user)
        others = (one for one in store.calendars.all() if one.kind == "caldav" and one.id != calendar.id)
        if shelf not in {password_name(one.place, one.user) for one in others}:
            slow.keyring.delete(shelf)
    with store.transaction():
        for record in store.meetings.all():
            if record.calendar == calendar.id:
                store.meetings.forget(record.mark)
        store.calendars.delete(calendar.id)
    Work(store, slow.clock, slow.paths).note("remove a calendar")
    return {}


def calendar_add(slow: SlowWork, arguments: dict[str, Any]) -> dict[str, Any]:
    """Look at what stands at a place, and add it; the password of a server goes into the keyring first.

    Raises:
        ProblemError: `usage.bad_value`, what the calendar's kind has to say, and those of the keyring.
    """
    kind, place, name = (str(arguments.get(key) or "") for key in ("kind", "place", "name"))
    match kind:
        case "folder":
            found: tuple[Calendar, ...] = (_folder(Path(place).expanduser(), name),)
        case "feed":
            from tray.calendars.adding import feed_record

            found = (feed_record(place, name),)
        case "caldav":
            found = _offered(slow, arguments, place, name)
        case _:
            raise ProblemError(problem("usage.bad_value", f"there are no calendars of the kind {kind!r}"))
    with slow.store.transaction():
        for calendar in found:
            if slow.store.calendars.get(calendar.id) is None:
                slow.store.calendars.append(calendar)
    slow.look_again()
    Work(slow.store, slow.clock, slow.paths).note(f"add a calendar ({kind})")
    added = [{"id": calendar.id, "name": calendar.name} for calendar in found]
    return {"added": added, **(added[0] if len(added) == 1 else {})}


def _offered(slow: SlowWork, arguments: dict[str, Any], place: str, name: str) -> tuple[Calendar, ...]:
    from tray.calendars.adding import caldav_records
    from tray.service.calendar_room import password_name

    user, password = str(arguments.get("user") or ""), Secret(str(arguments.get("password") or ""))
    only = [str(one) for one in arguments.get("only") or ()]
    trusted = str(arguments.get("trusted") or "")
    found = caldav_records(place, user, password, only=only, name=name, trusted=trusted)
    for shelf in {password_name(calendar.place, calendar.user) for calendar in found}:
        slow.keyring.set(shelf, password)
    return found


def _folder(place: Path, name: str) -> Calendar:
    """The record of a folder of .ics files; one that is not there is made."""
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ProblemError(problem("usage.bad_value", f"{place}: {error.strerror}")) from None
    return folder_calendar(place, name or place.name)


def folder_calendar(place: Path, name: str) -> Calendar:
    """The record of a folder; its id comes from its place, so that it is the same when it is added again."""
    key = hashlib.sha256(str(place.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:12]
    return Calendar(id=f"folder-{key}", kind="folder", name=name, place=str(place))
