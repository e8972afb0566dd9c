"""One event in the menu: its line, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from tray.domain.actions import remedies
from tray.domain.clock_words import clock_time, length
from tray.domain.command import Command
from tray.domain.display_text import isolated, one_line
from tray.domain.meeting import MeetingState
from tray.planning.agenda import Entry, instant
from tray.planning.menu_entry import MenuEntry
from tray.planning.time_words import when

TITLE_WIDTH = 48

REMEMBERED_SUBMENUS = 512
"""Submenus kept ready: an event that did not change has the one it had, all day long."""

MEETING_WORDS: dict[MeetingState, str] = {
    "ready": "Zoom meeting",
    "pending": "The Zoom meeting is being made",
    "failed": "The Zoom meeting needs attention",
    "gone": "The Zoom meeting is gone",
    "foreign": "The Zoom meeting belongs to another account",
}

TROUBLED = frozenset({"failed", "gone"})


@dataclass(frozen=True, slots=True)
class Looks:
    """What every line needs to know of the moment and of the person's taste; `today` is the day it is in `zone`."""

    now: datetime
    today: date
    zone: ZoneInfo
    hours24: bool
    hide_titles: bool

    def title(self, entry: Entry, width: int = TITLE_WIDTH) -> str:
        """The title as it may be seen."""
        if self.hide_titles:
            return "Busy"
        return isolated(one_line(entry.title, width, empty="Untitled"))

    def local(self, entry: Entry) -> tuple[datetime, datetime]:
        """Start and end on the clock where the person is."""
        return (
            instant(entry.start, self.zone).astimezone(self.zone),
            instant(entry.end, self.zone).astimezone(self.zone),
        )


def separator(key: str) -> MenuEntry:
    """A line between two groups."""
    return MenuEntry(key, "", separator=True)


def words(key: str, text: str) -> MenuEntry:
    """Plain words that do nothing."""
    return MenuEntry(key, text, enabled=False)


def event_line(entry: Entry, day_key: str, looks: Looks) -> MenuEntry:
    """The line of an event under its day, with its submenu."""
    start, end = looks.local(entry)
    title = looks.title(entry)
    # What others have made with their accounts is in order, until somebody wants to change it here.
    troubled = entry.meeting in TROUBLED or (entry.meeting_problem is not None and entry.looked_after)
    marks = " …" if entry.meeting == "pending" else " ⚠" if troubled else ""
    if entry.all_day:
        text = f"All day · {title}{marks}"
    elif start.date() < date.fromisoformat(day_key.removeprefix("day ")):
        text = f"until {clock_time(end, hours24=looks.hours24)} · {title}{marks}"
    else:
        text = f"{clock_time(start, hours24=looks.hours24)} · {title}{marks}"
    children = _submenu(entry, looks.today, looks.zone, looks.hours24, looks.hide_titles)
    return MenuEntry(f"{day_key} {entry.key}", text, children=children)


@lru_cache(REMEMBERED_SUBMENUS)
def _submenu(
    entry: Entry,
    today: date,
    zone: ZoneInfo,
    hours24: bool,
    hide_titles: bool,
) -> tuple[MenuEntry, ...]:
    # Its words depend on the day and not on the minute, so that a tick of the countdown finds it as it was.
    return tuple(
        _event_commands(entry, Looks(datetime.combine(today, time(), zone), today, zone, hours24, hide_titles))
    )


def _event_commands(entry: Entry, looks: Looks) -> Iterator[MenuEntry]:
    span = instant(entry.end, looks.zone) - instant(entry.start, looks.zone)
    line = when(entry.start, entry.end, now=looks.now, zone=looks.zone, hours24=looks.hours24)
    yield words("when", line[0].upper() + line[1:] + (f" · {length(span)}" if not entry.all_day else ""))
    if entry.location and not looks.hide_titles and entry.location != entry.join_url:
        yield words("where", isolated(one_line(entry.location, 60)))
    if entry.meeting is not None and (entry.meeting != "ready" or entry.meeting_problem is not None):
        yield from _meeting_trouble(entry, looks)
    yield separator("after facts")
    yield MenuEntry("join", "Join", join_command(entry), enabled=bool(entry.join_url))
    if entry.may_start and entry.join_url:
        yield MenuEntry("start", "Start as host", Command.of("join", as_host=True, **_identity(entry)))
    yield MenuEntry("copy link", "Copy link", _copy(entry, "link"), enabled=bool(entry.join_url))
    if entry.meeting is not None and entry.join_url:
        yield MenuEntry("copy id", "Copy meeting ID", _copy(entry, "id"))
        yield MenuEntry("copy passcode", "Copy passcode", _copy(entry, "passcode"))
    yield MenuEntry("copy invitation", "Copy invitation", _copy(entry, "invitation"))
    yield separator("before changes")
    yield MenuEntry("edit", "Edit…", open_command("editor", entry), enabled=entry.writable)
    if entry.meeting is not None:
        yield MenuEntry("details", "Meeting details…", open_command("details", entry))
        yield MenuEntry(
            "remove meeting", "Remove Zoom meeting…", open_command("remove-meeting", entry), enabled=entry.writable
        )
    else:
        yield MenuEntry(
            "add meeting",
            "Add Zoom meeting",
            Command.of("edit", uid=entry.uid, changes={"zoom": True}),
            enabled=entry.writable,
        )
    yield MenuEntry("delete", "Delete…", open_command("delete", entry), enabled=entry.writable)


def _meeting_trouble(entry: Entry, looks: Looks) -> Iterator[MenuEntry]:
    """What is wrong with the meeting, and each way to mend it as a line of its own."""
    problem = entry.meeting_problem
    said = problem.title if problem else MEETING_WORDS[entry.meeting or "pending"]
    yield words("meeting state", f"⚠ {said}" if problem else said)
    if problem is None:
        return
    if problem.detail and not looks.hide_titles:
        yield words("meeting detail", isolated(one_line(problem.detail, 80)))
    for action, command in remedies(problem, uid=entry.uid):
        changes = command.name == "repair_meeting"
        yield MenuEntry(f"mend {action.kind}", action.label, command, enabled=entry.writable or not changes)


def _identity(entry: Entry) -> dict[str, str]:
    return {"uid": entry.uid, "calendar": entry.calendar, "occurrence": entry.original_start}


def join_command(entry: Entry) -> Command:
    """Join this event."""
    return Command.of("join", **_identity(entry))


def _copy(entry: Entry, what: str) -> Command:
    return Command.of("copy", what=what, **_identity(entry))


def open_command(dialog: str, entry: Entry) -> Command:
    """Open a dialog about this event."""
    return Command.of("open", dialog=dialog, **_identity(entry))
