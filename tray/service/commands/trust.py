"""Certificates that the person has looked at and trusts, and passwords that are entered again."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from tray.domain.problem import ProblemError
from tray.domain.problems import problem
from tray.domain.secret import Secret
from tray.service.commands.listed import named
from tray.service.commands.work import Work

if TYPE_CHECKING:
    from tray.domain.calendar import Calendar
    from tray.service.slow_work import SlowWork
    from tray.store.store import Store


def calendar_certificate(slow: SlowWork, arguments: dict[str, Any]) -> dict[str, Any]:
    """What the server of `calendar` (id or name), or that at `place` (a URL), shows: host, port, fingerprint, why.

    Raises:
        ProblemError: `calendar.not_found`, `calendar.unreachable`, `calendar.not_a_calendar`.
    """
    from tray.calendars.certificates import shown_certificate

    place = str(arguments.get("place") or "") or named(slow.store, arguments).place
    return asdict(shown_certificate(place))


def calendar_trust(slow: SlowWork, arguments: dict[str, Any]) -> dict[str, Any]:
    """Trust the certificate with this SHA-256 `fingerprint` for every calendar on the server of `calendar`.

    An empty fingerprint trusts none any more but those the system knows. The calendars are looked at again.

    Raises:
        ProblemError: `calendar.not_found`, `usage.bad_value`, `calendar.certificate` (the server shows another one),
            `calendar.unreachable`.
    """
    from tray.calendars.certificates import fingerprint_of, server_of, shown_certificate

    calendar = named(slow.store, arguments)
    fingerprint = fingerprint_of(str(arguments.get("fingerprint") or ""))
    if fingerprint:
        shown = shown_certificate(calendar.place)
        if fingerprint_of(shown.fingerprint) != fingerprint:
            words = f"{shown.host} shows another one: {shown.fingerprint}"
            raise ProblemError(problem("calendar.certificate", words, target=calendar.place))
    server = server_of(calendar.place)
    trusting = [one for one in slow.store.calendars.all() if one.kind != "folder" and server_of(one.place) == server]
    with slow.store.transaction():
        for one in trusting:
            slow.store.calendars.put(replace(one, options=one.options | {"trusted": fingerprint}))
    slow.look_again()
    Work(slow.store, slow.clock, slow.paths).note("trust a certificate")
    return {"calendars": [one.id for one in trusting]}


def calendar_password(slow: SlowWork, arguments: dict[str, Any]) -> dict[str, Any]:
    """Keep another `password` for every calendar of the same user on the server of `calendar`, and look again.

    Raises:
        ProblemError: `calendar.not_found`, `usage.bad_value` (it has no password), those of the keyring.
    """
    from tray.service.calendar_room import password_name

    calendar = named(slow.store, arguments)
    if calendar.kind != "caldav":
        raise ProblemError(problem("usage.bad_value", f"{calendar.name} needs no password"))
    slow.keyring.set(password_name(calendar.place, calendar.user), Secret(str(arguments.get("password") or "")))
    slow.calendars.forget_password(calendar)
    slow.retry_calendars()
    slow.look_again()
    return {}


def known_trust(store: Store, url: str) -> str:
    """The fingerprint that is trusted for the server at a URL already, "" for none."""
    from tray.calendars.certificates import server_of

    def there(calendar: Calendar) -> bool:
        return calendar.kind != "folder" and server_of(calendar.place) == server_of(url)

    if "://" not in url:
        return ""
    trusted = (one.options.get("trusted", "") for one in store.calendars.all() if there(one))
    return next(filter(None, trusted), "")
