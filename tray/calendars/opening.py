"""The port of a calendar by its kind."""

from __future__ import annotations

from pathlib import Path

from tray.calendars.port import CalendarPort
from tray.domain.event import Calendar
from tray.domain.problem import ProblemError
from tray.domain.problems import problem


def open_calendar(calendar: Calendar) -> CalendarPort:
    """Open a calendar; nothing is read or asked yet.

    Raises:
        ProblemError: there are no calendars of that kind.
    """
    if calendar.kind == "folder":
        from tray.calendars.folder import FolderCalendar

        return FolderCalendar(Path(calendar.place))
    if calendar.kind == "feed":
        from tray.calendars.feed import FeedCalendar

        return FeedCalendar(calendar.place)
    raise ProblemError(problem("calendar.unreachable", f"calendars of the kind {calendar.kind} cannot be opened"))
