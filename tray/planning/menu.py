"""The tray's menu as values."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from tray.domain.account import AccountState
from tray.domain.actions import remedies
from tray.domain.clock_words import clock_time
from tray.domain.command import Command
from tray.domain.display_text import one_line
from tray.domain.problem import Problem
from tray.planning.agenda import Day, current_or_next, day_of, days
from tray.planning.event_menu import TITLE_WIDTH, Looks, event_line, join_command, open_command, separator, words
from tray.planning.menu_entry import MenuEntry
from tray.planning.snapshot import Snapshot
from tray.planning.time_words import day_name, short_day, until

DAY_LIMIT = 12
"""A day with more entries than this keeps the rest in a submenu, so that the commands below stay on the screen."""

MOST_A_DAY = 100
"""What stands in the menu of one day at most; more is no day of a person's, and is counted."""

LONGEST_DETAIL = 300
"""Characters of what happened that a menu has room for."""


def plan_menu(snapshot: Snapshot, *, now: datetime, zone: ZoneInfo) -> tuple[MenuEntry, ...]:
    """The whole menu for this instant."""
    looks = Looks(now, day_of(now, zone), zone, snapshot.hours24, snapshot.settings.hide_titles)
    agenda = days(snapshot.entries, now=now, zone=zone, count=snapshot.settings.menu_days)
    return (
        *_headline(snapshot, looks),
        *_problem_lines(snapshot),
        separator("before agenda"),
        *(line for day in agenda for line in _day_lines(day, looks)),
        separator("before commands"),
        MenuEntry("quick add", "Quick add…", Command.of("open", dialog="quick-add")),
        MenuEntry("search", "Search…", Command.of("open", dialog="search")),
        *(
            (MenuEntry("undo", f"Undo {one_line(snapshot.undo, TITLE_WIDTH)}", Command.of("undo")),)
            if snapshot.undo
            else ()
        ),
        MenuEntry("zoom", "Zoom", children=tuple(_zoom_lines(snapshot))),
        MenuEntry("settings", "Settings…", Command.of("open", dialog="settings")),
        separator("before quit"),
        MenuEntry("quit", "Quit", Command.of("quit")),
    )


def _headline(snapshot: Snapshot, looks: Looks) -> Iterator[MenuEntry]:
    """The event that matters now, with the time to it; a click joins it, or opens it where nothing can be joined."""
    entry = current_or_next(snapshot.entries, now=looks.now, zone=looks.zone)
    if entry is None:
        yield words("headline", "Nothing coming up")
        return
    start, end = looks.local(entry)
    if start <= looks.now:
        text = f"Now: {looks.title(entry)} · until {clock_time(end, hours24=looks.hours24)}"
    else:
        time = clock_time(start, hours24=looks.hours24)
        day = "" if start.date() == looks.today else f"{short_day(start.date(), looks.today)} "
        text = f"{until(start, looks.now).capitalize()}: {looks.title(entry)} · {day}{time}"
    command = join_command(entry) if entry.join_url else open_command("editor", entry)
    yield MenuEntry("headline", f"{text} — Join" if entry.join_url else text, command, default=True)


def _problem_lines(snapshot: Snapshot) -> Iterator[MenuEntry]:
    if snapshot.sign_in is not None and not snapshot.signing_in:
        yield from _sign_in_lines(snapshot.sign_in)
    for problem in snapshot.problems:
        key = f"problem {problem.code} {problem.action.target if problem.action else ''}"
        ways = remedies(problem)
        if len(ways) == 1:
            action, command = ways[0]
            yield MenuEntry(key, f"⚠ {one_line(f'{problem.title} — {action.label}', 90)}", command)
        else:
            yield MenuEntry(key, f"⚠ {one_line(problem.title, 90)}", children=(*_why(problem), *_ways(problem)))


def _sign_in_lines(problem: Problem) -> Iterator[MenuEntry]:
    """What the last sign-in ended in, until it is answered: every button it has, and a way to let it be."""
    leave = MenuEntry("sign in leave", "Leave it as it is", Command.of("zoom_cancel"))
    ways = tuple(_ways(problem))
    # A button that keeps the old account is that way already.
    lines = (*_why(problem), *ways, *(() if any(way.command == leave.command for way in ways) else (leave,)))
    yield MenuEntry("sign in", f"⚠ {one_line(problem.title, 90)}", children=lines)


def _why(problem: Problem) -> Iterator[MenuEntry]:
    """What happened and what to do, in lines that a menu can show."""
    for number, line in enumerate((*_in_lines(one_line(problem.detail, LONGEST_DETAIL)), *_in_lines(problem.remedy))):
        yield words(f"why {number}", line)


def _ways(problem: Problem) -> Iterator[MenuEntry]:
    for action, command in remedies(problem):
        yield MenuEntry(f"mend {action.kind}", action.label, command)


def _in_lines(text: str, width: int = 72) -> list[str]:
    """Words of several sentences, broken into lines that a menu can show."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {one_line(word, width)}".strip()
    return [line for line in lines if line]


def _day_lines(day: Day, looks: Looks) -> Iterator[MenuEntry]:
    if not day.all_day and not day.timed and day.date != looks.today:
        return
    key = f"day {day.date.isoformat()}"
    yield words(key, day_name(day.date, looks.today))
    if not day.all_day and not day.timed:
        yield words(f"{key} free", "Nothing left today")
    entries = (*day.all_day, *day.timed)
    listed = entries[:MOST_A_DAY]
    lines = [event_line(entry, key, looks) for entry in listed]
    if len(lines) <= DAY_LIMIT + 1:
        yield from lines
        return
    yield from lines[:DAY_LIMIT]
    rest = list(zip(lines, listed, strict=True))[DAY_LIMIT:]
    # A submenu of forty lines runs off a small screen, so that the rest comes in slices.
    for number in range(0, len(rest), 25):
        part = rest[number : number + 25]
        first = part[0][1]
        since = "" if first.all_day else f" from {clock_time(looks.local(first)[0], hours24=looks.hours24)}"
        yield MenuEntry(f"{key} more {number}", f"{len(part)} more{since}", children=tuple(line for line, _ in part))
    if len(entries) > MOST_A_DAY:
        yield words(f"{key} rest", f"and {len(entries) - MOST_A_DAY} more: dainvo-tray agenda")


_STATES: dict[AccountState, str] = {"ready": "", "sign_in_again": " — sign in again", "removing": " — being removed"}


def _zoom_lines(snapshot: Snapshot) -> Iterator[MenuEntry]:
    for account in snapshot.accounts:
        state = _STATES[account.state]
        yield words(f"account {account.id}", f"{one_line(account.email or account.name, 60)}{state}")
    if snapshot.signing_in:
        yield words("signing in", "Waiting for Zoom's page in your browser…")
        yield MenuEntry("page again", "Open Zoom's page again", Command.of("open_sign_in_page"))
        yield MenuEntry("copy page", "Copy the page's address", Command.of("copy_sign_in_page"))
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
