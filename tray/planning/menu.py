"""The tray's menu as values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from tray.domain.actions import action_command
from tray.domain.command import Command
from tray.domain.display_text import isolated, one_line
from tray.domain.meeting import MeetingState
from tray.domain.problem import Problem
from tray.domain.problems import buttons
from tray.planning.agenda import Day, Entry, current_or_next, day_of, days, instant
from tray.planning.menu_entry import MenuEntry
from tray.planning.snapshot import Snapshot
from tray.planning.time_words import clock_time, day_name, length, short_day, until, when

TITLE_WIDTH = 48
DAY_LIMIT = 12
"""A day with more entries than this keeps the rest in a submenu, so that the commands below stay on the screen."""

MEETING_WORDS: dict[MeetingState, str] = {
    "ready": "Zoom meeting",
    "pending": "The Zoom meeting is being made",
    "failed": "The Zoom meeting needs attention",
    "gone": "The Zoom meeting is gone",
    "foreign": "The Zoom meeting belongs to another account",
}

TROUBLED = frozenset({"failed", "gone"})


@dataclass(frozen=True, slots=True)
class _Looks:
    """What every line needs to know of the moment and of the person's taste."""

    now: datetime
    zone: ZoneInfo
    hours24: bool
    hide_titles: bool

    @property
    def today(self) -> date:
        return day_of(self.now, self.zone)

    def title(self, entry: Entry, width: int = TITLE_WIDTH) -> str:
        if self.hide_titles:
            return "Busy"
        return isolated(one_line(entry.title, width, empty="Untitled"))

    def local(self, entry: Entry) -> tuple[datetime, datetime]:
        return (
            instant(entry.start, self.zone).astimezone(self.zone),
            instant(entry.end, self.zone).astimezone(self.zone),
        )


def plan_menu(snapshot: Snapshot, *, now: datetime, zone: ZoneInfo) -> tuple[MenuEntry, ...]:
    """The whole menu for this instant."""
    looks = _Looks(now, zone, snapshot.hours24, snapshot.settings.hide_titles)
    agenda = days(snapshot.entries, now=now, zone=zone, count=snapshot.settings.menu_days)
    return (
        *_headline(snapshot, looks),
        *_problem_lines(snapshot),
        _separator("before agenda"),
        *(line for day in agenda for line in _day_lines(day, looks)),
        _separator("before commands"),
        MenuEntry("quick add", "Quick add…", Command.of("open", dialog="quick-add")),
        *(
            (MenuEntry("undo", f"Undo {one_line(snapshot.undo, TITLE_WIDTH)}", Command.of("undo")),)
            if snapshot.undo
            else ()
        ),
        MenuEntry("zoom", "Zoom", children=tuple(_zoom_lines(snapshot))),
        MenuEntry("settings", "Settings…", Command.of("open", dialog="settings")),
        _separator("before quit"),
        MenuEntry("quit", "Quit", Command.of("quit")),
    )


def _separator(key: str) -> MenuEntry:
    return MenuEntry(key, "", separator=True)


def _words(key: str, text: str) -> MenuEntry:
    return MenuEntry(key, text, enabled=False)


def _headline(snapshot: Snapshot, looks: _Looks) -> Iterator[MenuEntry]:
    """The event that matters now, with the time to it; a click joins it, or opens it where nothing can be joined."""
    entry = current_or_next(snapshot.entries, now=looks.now, zone=looks.zone)
    if entry is None:
        yield _words("headline", "Nothing coming up")
        return
    start, end = looks.local(entry)
    if start <= looks.now:
        text = f"Now: {looks.title(entry)} · until {clock_time(end, hours24=looks.hours24)}"
    else:
        time = clock_time(start, hours24=looks.hours24)
        day = "" if start.date() == looks.today else f"{short_day(start.date(), looks.today)} "
        text = f"{until(start, looks.now).capitalize()}: {looks.title(entry)} · {day}{time}"
    command = _join(entry) if entry.join_url else _open("editor", entry)
    yield MenuEntry("headline", f"{text} — Join" if entry.join_url else text, command, default=True)


def _problem_lines(snapshot: Snapshot) -> Iterator[MenuEntry]:
    if snapshot.sign_in is not None and not snapshot.signing_in:
        yield from _sign_in_lines(snapshot.sign_in)
    for problem in snapshot.problems:
        action = problem.action
        command = action_command(action) if action else None
        text = f"{problem.title} — {action.label}" if action and command else problem.title
        target = action.target if action else ""
        yield MenuEntry(f"problem {problem.code} {target}", f"⚠ {one_line(text, 90)}", command, enabled=bool(command))


def _sign_in_lines(problem: Problem) -> Iterator[MenuEntry]:
    """What the last sign-in ended in, until it is answered: every button it has, and a way to let it be."""
    lines = [
        MenuEntry(f"sign in {action.kind}", action.label, command)
        for action in buttons(problem)
        if (command := action_command(action))
    ]
    words = tuple(_words(f"why {number}", line) for number, line in enumerate(_in_lines(problem.remedy)))
    leave = MenuEntry("sign in leave", "Leave it as it is", Command.of("zoom_cancel"))
    yield MenuEntry("sign in", f"⚠ {one_line(problem.title, 90)}", children=(*words, *lines, leave))


def _in_lines(text: str, width: int = 72) -> list[str]:
    """Words of several sentences, broken into lines that a menu can show."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {one_line(word, width)}".strip()
    return [line for line in lines if line]


def _day_lines(day: Day, looks: _Looks) -> Iterator[MenuEntry]:
    if not day.all_day and not day.timed and day.date != looks.today:
        return
    key = f"day {day.date.isoformat()}"
    yield _words(key, day_name(day.date, looks.today))
    if not day.all_day and not day.timed:
        yield _words(f"{key} free", "Nothing left today")
    lines = [_event_line(entry, key, looks) for entry in (*day.all_day, *day.timed)]
    if len(lines) <= DAY_LIMIT + 1:
        yield from lines
        return
    yield from lines[:DAY_LIMIT]
    rest = lines[DAY_LIMIT:]
    # A submenu of forty lines runs off a small screen, so that the rest comes in slices.
    for number in range(0, len(rest), 25):
        part = rest[number : number + 25]
        yield MenuEntry(f"{key} more {number}", f"{len(part)} more", children=tuple(part))


def _event_line(entry: Entry, day_key: str, looks: _Looks) -> MenuEntry:
    start, end = looks.local(entry)
    title = looks.title(entry)
    marks = " …" if entry.meeting == "pending" else " ⚠" if entry.meeting_problem or entry.meeting in TROUBLED else ""
    if entry.all_day:
        text = f"All day · {title}{marks}"
    elif start.date() < date.fromisoformat(day_key.removeprefix("day ")):
        text = f"until {clock_time(end, hours24=looks.hours24)} · {title}{marks}"
    else:
        text = f"{clock_time(start, hours24=looks.hours24)} · {title}{marks}"
    return MenuEntry(f"{day_key} {entry.key}", text, children=tuple(_event_commands(entry, looks)))


def _event_commands(entry: Entry, looks: _Looks) -> Iterator[MenuEntry]:
    span = instant(entry.end, looks.zone) - instant(entry.start, looks.zone)
    line = when(entry.start, entry.end, now=looks.now, zone=looks.zone, hours24=looks.hours24)
    yield _words("when", line[0].upper() + line[1:] + (f" · {length(span)}" if not entry.all_day else ""))
    if entry.location and not looks.hide_titles and entry.location != entry.join_url:
        yield _words("where", isolated(one_line(entry.location, 60)))
    if entry.meeting is not None and (entry.meeting != "ready" or entry.meeting_problem is not None):
        yield from _meeting_trouble(entry, looks)
    yield _separator("after facts")
    yield MenuEntry("join", "Join", _join(entry), enabled=bool(entry.join_url))
    if entry.may_start and entry.join_url:
        yield MenuEntry("start", "Start as host", Command.of("join", as_host=True, **_identity(entry)))
    yield MenuEntry("copy link", "Copy link", _copy(entry, "link"), enabled=bool(entry.join_url))
    if entry.meeting is not None and entry.join_url:
        yield MenuEntry("copy id", "Copy meeting ID", _copy(entry, "id"))
        yield MenuEntry("copy passcode", "Copy passcode", _copy(entry, "passcode"))
    yield MenuEntry("copy invitation", "Copy invitation", _copy(entry, "invitation"))
    yield _separator("before changes")
    yield MenuEntry("edit", "Edit…", _open("editor", entry), enabled=entry.writable)
    if entry.meeting is not None:
        yield MenuEntry("details", "Meeting details…", _open("details", entry))
        yield MenuEntry(
            "remove meeting", "Remove Zoom meeting…", _open("remove-meeting", entry), enabled=entry.writable
        )
    else:
        yield MenuEntry(
            "add meeting",
            "Add Zoom meeting",
            Command.of("edit", uid=entry.uid, changes={"zoom": True}),
            enabled=entry.writable,
        )
    yield MenuEntry("delete", "Delete…", _open("delete", entry), enabled=entry.writable)


def _meeting_trouble(entry: Entry, looks: _Looks) -> Iterator[MenuEntry]:
    """What is wrong with the meeting, and each way to mend it as a line of its own."""
    problem = entry.meeting_problem
    words = problem.title if problem else MEETING_WORDS[entry.meeting or "pending"]
    yield _words("meeting state", f"⚠ {words}" if problem else words)
    if problem is None:
        return
    if problem.detail and not looks.hide_titles:
        yield _words("meeting detail", isolated(one_line(problem.detail, 80)))
    for action in buttons(problem):
        command = action_command(action, uid=entry.uid)
        if command is not None:
            changes = command.name == "repair_meeting"
            yield MenuEntry(f"mend {action.kind}", action.label, command, enabled=entry.writable or not changes)


def _zoom_lines(snapshot: Snapshot) -> Iterator[MenuEntry]:
    for account in snapshot.accounts:
        state = "" if account.state == "ready" else " — sign in again"
        yield _words(f"account {account.id}", f"{one_line(account.email or account.name, 60)}{state}")
    if snapshot.signing_in:
        yield _words("signing in", "Waiting for Zoom's page in your browser…")
        yield MenuEntry("cancel", "Cancel signing in", Command.of("zoom_cancel"))
        return
    if not snapshot.accounts:
        yield MenuEntry("connect", "Connect Zoom…", Command.of("zoom_connect"))
        return
    for account in snapshot.accounts:
        yield MenuEntry(f"reconnect {account.id}", "Reconnect…", Command.of("zoom_reconnect", account=account.id))
        yield MenuEntry(
            f"remove {account.id}", "Remove…", Command.of("open", dialog="remove-account", account=account.id)
        )


def _identity(entry: Entry) -> dict[str, str]:
    return {"uid": entry.uid, "calendar": entry.calendar, "occurrence": entry.original_start}


def _join(entry: Entry) -> Command:
    return Command.of("join", **_identity(entry))


def _copy(entry: Entry, what: str) -> Command:
    return Command.of("copy", what=what, **_identity(entry))


def _open(dialog: str, entry: Entry) -> Command:
    return Command.of("open", dialog=dialog, **_identity(entry))
