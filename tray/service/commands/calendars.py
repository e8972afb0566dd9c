"""The list of calendars: see what a server offers, add and remove."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tray.domain.calendar import Calendar
from tray.domain.problem import ProblemError
from tray.domain.problems import problem
from tray.domain.secret import Secret
from tray.service.commands.listed import named
from tray.service.commands.work import Work

if TYPE_CHECKING:
    from tray.service.slow_work import SlowWork


def calendar_remove(slow: SlowWork, arguments: dict[str, Any]) -> dict[str, Any]:
    """Forget a calendar, and its password where no other needs it; it and the meetings of its events stay as they are.

    Raises:
        ProblemError: `calendar.not_found`, and those of the keyring, after which it can be asked for once more.
    """
    from tray.service.calendar_room import password_name

    store = slow.store
    calendar = named(store, arguments)
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


def calendars_offered(slow: SlowWork, arguments: dict[str, Any]) -> dict[str, Any]:
    """What the server at `place` offers `user`: name, place, and whether it is `listed` here already; nothing is kept.

    Takes `password` and `trusted` as `calendar_add` does, whose `only` takes the places.

    Raises:
        ProblemError: `calendar.not_a_calendar`, `calendar.sign_in`, `calendar.unreachable`, `calendar.certificate`.
    """
    found = _offered(slow, arguments, str(arguments.get("place") or ""))
    return {
        "calendars": [
            {
                "name": one.name,
                "place": one.place,
                "writable": one.writable,
                "listed": slow.store.calendars.get(one.id) is not None,
            }
            for one in found
        ]
    }


def calendar_add(slow: SlowWork, arguments: dict[str, Any]) -> dict[str, Any]:
    """Look at what stands at a place, and add it; the password of a server goes into the keyring first.

    `trusted` is the fingerprint of a certificate that the person has confirmed (see `calendar_certificate`). A calendar
    that is there already takes the password and the certificate that are given now.

    Raises:
        ProblemError: `usage.bad_value`, what the calendar's kind has to say, and those of the keyring.
    """
    kind, place, name = (str(arguments.get(key) or "") for key in ("kind", "place", "name"))
    match kind:
        case "folder":
            found: tuple[Calendar, ...] = (_folder(Path(place).expanduser(), name),)
        case "feed":
            from tray.calendars.adding import feed_record
            from tray.calendars.feed import feed_url

            trusted = _trusted(slow, arguments, feed_url(place))
            found = (feed_record(place, name, trusted),)
        case "caldav":
            found = _offered(slow, arguments, place, name)
            _keep_password(slow, arguments, found)
        case _:
            raise ProblemError(problem("usage.bad_value", f"there are no calendars of the kind {kind!r}"))
    with slow.store.transaction():
        for calendar in found:
            known = slow.store.calendars.get(calendar.id)
            if known is None:
                slow.store.calendars.append(calendar)
            elif calendar.kind != "folder":
                slow.store.calendars.put(replace(known, options=known.options | calendar.options))
                slow.calendars.forget_password(known)
    slow.look_again()
    Work(slow.store, slow.clock, slow.paths).note(f"add a calendar ({kind})")
    added = [{"id": calendar.id, "name": calendar.name} for calendar in found]
    return {"added": added, **(added[0] if len(added) == 1 else {})}


def _offered(slow: SlowWork, arguments: dict[str, Any], place: str, name: str = "") -> tuple[Calendar, ...]:
    from tray.calendars.adding import caldav_records

    only = [str(one) for one in arguments.get("only") or ()]
    trusted = _trusted(slow, arguments, place)
    user = str(arguments.get("user") or "")
    return caldav_records(place, user, _password(arguments), only=only, name=name, trusted=trusted)


def _keep_password(slow: SlowWork, arguments: dict[str, Any], calendars: tuple[Calendar, ...]) -> None:
    from tray.service.calendar_room import password_name

    for shelf in {password_name(calendar.place, calendar.user) for calendar in calendars}:
        slow.keyring.set(shelf, _password(arguments))


def _password(arguments: dict[str, Any]) -> Secret:
    return Secret(str(arguments.get("password") or ""))


def _trusted(slow: SlowWork, arguments: dict[str, Any], url: str) -> str:
    """The fingerprint that the person has confirmed, now or for another calendar of the same server."""
    from tray.calendars.certificates import fingerprint_of
    from tray.service.commands.trust import known_trust

    return fingerprint_of(str(arguments.get("trusted") or "")) or known_trust(slow.store, url)


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
