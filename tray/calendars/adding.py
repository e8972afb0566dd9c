"""The records of calendars that are to be added: what stands at a place, before anything is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from urllib.parse import urlsplit

from tray.calendars.feed import FeedCalendar, feed_url
from tray.domain.calendar import Calendar
from tray.domain.problem import ProblemError
from tray.domain.problems import problem
from tray.domain.secret import Secret


def feed_record(place: str, name: str = "", trusted: str = "") -> Calendar:
    """The record of a feed, once it has been found to be one; `webcal:` is understood.

    `trusted` is the fingerprint of a certificate that the person has confirmed.

    Raises:
        ProblemError: `calendar.not_a_calendar`, `calendar.unreachable`, `calendar.certificate`.
    """
    url = feed_url(place)
    port = FeedCalendar(url, trusted)
    try:
        port.look({})
        told = port.name
    finally:
        port.close()
    return Calendar(
        id=_id("feed", url),
        kind="feed",
        name=name or told or urlsplit(url).hostname or url,
        place=url,
        writable=False,
        options={"trusted": trusted} if trusted else {},
    )


def caldav_records(
    place: str, user: str, password: Secret | None, *, only: Sequence[str] = (), name: str = "", trusted: str = ""
) -> tuple[Calendar, ...]:
    """The records of what a server offers, or of those in `only`, by name or URL; `name` is for a single one.

    `place` is a URL or an e-mail address. The password is not part of a record: keep it by the record's place and user.

    Raises:
        ProblemError: `calendar.not_a_calendar`, `calendar.not_found` (a name that is not offered), `calendar.sign_in`,
            `calendar.unreachable`, `calendar.certificate`.
    """
    from tray.calendars.dav_discovery import offered_calendars

    offered = offered_calendars(place, user, password, trusted)
    if only:
        known = {one.name.casefold() for one in offered} | {one.url for one in offered}
        missing = [one for one in only if not {one, one.casefold()} & known]
        if missing:
            raise ProblemError(problem("calendar.not_found", f"{missing[0]}; there are: {_listed(offered)}"))
        urls = set(only) & {one.url for one in offered}
        names = {one.casefold() for one in set(only) - urls}
        offered = tuple(one for one in offered if one.url in urls or one.name.casefold() in names)
    user = user or (place if "@" in place and "://" not in place else "")
    return tuple(
        Calendar(
            id=_id("caldav", f"{user} {one.url}"),
            kind="caldav",
            name=name if name and len(offered) == 1 else one.name,
            place=one.url,
            color=one.color,
            user=user,
            writable=one.writable,
            options={"invites": one.invites, "trusted": trusted},
        )
        for one in offered
    )


def _id(kind: str, place: str) -> str:
    """The same for the same place, so that what is added again is found again."""
    return f"{kind}-{hashlib.sha256(place.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def _listed(offered: Sequence[object]) -> str:
    return ", ".join(str(getattr(one, "name", "")) for one in offered[:10])
