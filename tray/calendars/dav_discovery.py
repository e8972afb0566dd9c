"""Which calendars a server offers to a user (RFC 6764, RFC 4791 6.2)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from tray.calendars.dav_answers import APPLE, CALDAV, DAV, Part, path_name, propfind
from tray.calendars.dav_requests import DavServer
from tray.domain.problem import ProblemError
from tray.domain.problems import problem
from tray.domain.secret import Secret

_MAY_WRITE = tuple(DAV + name for name in ("all", "write", "write-content", "bind"))
_MAIL = re.compile(r"mailto:[^@\s]+@[^@\s]+\Z", re.IGNORECASE)
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True)
class OfferedCalendar:
    """A calendar that a server offers; `invites` is the address in whose name it sends invitations, "" for none."""

    url: str
    name: str
    color: str
    writable: bool
    invites: str


def offered_calendars(place: str, user: str, password: Secret | None, trusted: str = "") -> tuple[OfferedCalendar, ...]:
    """Find the calendars for events at a place: a URL of a server, of a user or of a calendar, or an e-mail address.

    Raises:
        ProblemError: `calendar.not_a_calendar` where there is none, and whatever DavServer raises.
    """
    start = _start(place)
    server = DavServer(start, user or (place if "@" in place and "://" not in place else ""), password, trusted)
    try:
        found = tuple(_found(server, start))
    finally:
        server.close()
    if not found:
        raise ProblemError(problem("calendar.not_a_calendar", urlsplit(start).hostname or place))
    return found


def _start(place: str) -> str:
    """The URL to begin with; for an address or a bare name the DNS is asked where its calendars are."""
    place = place.strip()
    if "://" in place:
        return place
    from caldav.discovery import DiscoveryError, discover_caldav

    try:
        service = discover_caldav(place, timeout=10, require_tls=True)
    except (DiscoveryError, OSError, ValueError):
        service = None
    return str(service.url) if service is not None else f"https://{place.rpartition('@')[2]}/.well-known/caldav"


def _found(server: DavServer, start: str) -> list[OfferedCalendar]:
    for place in (start, urljoin(start, "/.well-known/caldav"), urljoin(start, "/")):
        answer = server.ask(
            "PROPFIND", place, propfind("d:current-user-principal", "d:resourcetype", *_ABOUT), depth="0"
        )
        for part in answer.parts:
            if part.holds(f"{DAV}resourcetype", f"{CALDAV}calendar"):
                return [_offered(place, part, invites=_invites(server, _principal(server, part, place)))]
            if principal := _principal(server, part, place):
                found = _at_home(server, principal)
                if found:
                    return found
    return []


_ABOUT = (
    "d:displayname",
    "a:calendar-color",
    "c:supported-calendar-component-set",
    "d:current-user-privilege-set",
)


def _principal(server: DavServer, part: Part, place: str) -> str:
    href = part.href(f"{DAV}current-user-principal")
    return urljoin(urljoin(server.url, place), href) if href else ""


def _at_home(server: DavServer, principal: str) -> list[OfferedCalendar]:
    answer = server.ask("PROPFIND", principal, propfind("c:calendar-home-set"), depth="0")
    homes = [urljoin(principal, href) for part in answer.parts for href in part.hrefs(f"{CALDAV}calendar-home-set")]
    invites = _invites(server, principal)
    found = []
    for home in homes:
        listed = server.ask("PROPFIND", home, propfind("d:resourcetype", *_ABOUT), depth="1")
        found += [
            _offered(home, part, invites=invites)
            for part in listed.parts
            if part.holds(f"{DAV}resourcetype", f"{CALDAV}calendar") and _for_events(part)
        ]
    return found


def invites_now(place: str, user: str, password: Secret | None, trusted: str = "") -> str | None:
    """In whose name the server of a calendar sends invitations today, "" for nobody's, None where it does not tell.

    Raises:
        ProblemError: whatever DavServer raises.
    """
    server = DavServer(place, user, password, trusted)
    try:
        answer = server.ask("PROPFIND", place, propfind("d:current-user-principal"), depth="0")
        principal = next((found for part in answer.parts if (found := _principal(server, part, place))), "")
        return _told_invites(server, principal) if principal else None
    finally:
        server.close()


def _invites(server: DavServer, principal: str) -> str:
    return (_told_invites(server, principal) or "") if principal else ""


def _told_invites(server: DavServer, principal: str) -> str | None:
    """In whose name the server sends invitations, "" where it sends none, None where it does not tell.

    It must say that it does (RFC 6638 2), have an outbox for the user (2.1.1), and know an e-mail address (2.4.1); of
    several the one it prefers is taken, as Apple's and Nextcloud's servers mark it.
    """
    options = server.ask("OPTIONS", principal)
    if not 200 <= options.status < 300:
        return None
    if "calendar-auto-schedule" not in options.headers.get("dav", ""):
        return ""
    asked = propfind("c:calendar-user-address-set", "c:schedule-outbox-URL")
    answer = server.ask("PROPFIND", principal, asked, depth="0")
    if answer.status != 207:
        return None
    if not any(part.href(f"{CALDAV}schedule-outbox-URL") for part in answer.parts):
        return ""
    sets = (part.found.get(f"{CALDAV}calendar-user-address-set") for part in answer.parts)
    hrefs = [one for found in sets if found is not None for one in found.iter(f"{DAV}href")]
    hrefs.sort(key=lambda one: one.get("preferred") != "1")
    addresses = ((one.text or "").strip() for one in hrefs)
    return next((one[len("mailto:") :].lower() for one in addresses if _MAIL.match(one)), "")


def _for_events(part: Part) -> bool:
    element = part.found.get(f"{CALDAV}supported-calendar-component-set")
    if element is None:
        return True
    return any(one.get("name", "").upper() == "VEVENT" for one in element.iter(f"{CALDAV}comp"))


def _offered(base: str, part: Part, *, invites: str) -> OfferedCalendar:
    url = urljoin(base, part.path)
    privileges = part.found.get(f"{DAV}current-user-privilege-set")
    color = _COLOR.match(part.text(f"{APPLE}calendar-color"))
    return OfferedCalendar(
        url=url,
        name=part.text(f"{DAV}displayname") or path_name(url),
        color=color.group() if color else "",
        writable=privileges is None or part.holds(f"{DAV}current-user-privilege-set", *_MAY_WRITE),
        invites=invites,
    )
