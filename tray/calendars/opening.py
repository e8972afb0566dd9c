"""The port of a calendar by its kind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tray.calendars.port import CalendarPort
from tray.domain.calendar import Calendar
from tray.domain.problem import ProblemError
from tray.domain.problems import problem
from tray.domain.secret import Secret


def no_password(_: Calendar) -> Secret | None:
    """For calendars that need none."""
    return None


def open_calendar(calendar: Calendar, password: Callable[[Calendar], Secret | None] = no_password) -> CalendarPort:
    """Open a calendar; nothing is read or asked yet.

    `password` is asked for the one of a server. Of a calendar's options `invites` is the address in whose name the
    server sends invitations, and `trusted` is the SHA-256 fingerprint of a certificate that the person has confirmed.

    Raises:
        ProblemError: there are no calendars of that kind.
    """
    if calendar.kind == "folder":
        from tray.calendars.folder import FolderCalendar

        return FolderCalendar(Path(calendar.place))
    if calendar.kind == "feed":
        from tray.calendars.feed import FeedCalendar

        return FeedCalendar(calendar.place, calendar.options.get("trusted", ""))
    if calendar.kind == "caldav":
        from tray.calendars.dav import DavCalendar
        from tray.calendars.dav_requests import DavServer

        server = DavServer(calendar.place, calendar.user, password(calendar), calendar.options.get("trusted", ""))
        invites = bool(calendar.options.get("invites"))
        return DavCalendar(server, calendar.place, writable=calendar.writable, invites=invites)
    raise ProblemError(problem("calendar.unreachable", f"calendars of the kind {calendar.kind} cannot be opened"))
