"""What notices say; made at the moment they are shown."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from tray.desktop.notices.notice import Notice, NoticeButton
from tray.domain.actions import remedies
from tray.domain.command import Command
from tray.domain.display_text import one_line
from tray.domain.problem import Problem
from tray.domain.settings import Settings
from tray.planning.agenda import Entry, instant
from tray.planning.menu import LONGEST_DETAIL
from tray.planning.reminders import Reminder
from tray.planning.time_words import time_range, until

_OF_AN_EVENT = frozenset({"calendar.conflict", "event.no_link", "zoom.meeting_foreign"})
"""Problems whose detail names an event."""

IN_THE_MENU = "To join, click the Dainvo icon in the tray."


def reminder_notice(reminder: Reminder, *, now: datetime, zone: ZoneInfo, settings: Settings, hours24: bool) -> Notice:
    """The notice of a reminder: what, how soon, where, and Join; it stays until it is answered."""
    entry = reminder.entry
    start, end = instant(entry.start, zone).astimezone(zone), instant(entry.end, zone).astimezone(zone)
    soon = "Started" if start < now and (now - start).total_seconds() >= 60 else f"Starts {until(start, now)}"
    lines = [f"{soon} · {time_range(start, end, hours24=hours24)}"]
    if entry.location and entry.location != entry.join_url and not settings.hide_titles:
        lines.append(one_line(entry.location, 80))
    if entry.meeting == "pending":
        lines.append("The Zoom meeting is still being made.")
    elif entry.meeting in {"gone", "failed"} and entry.meeting_problem is not None:
        lines.append(entry.meeting_problem.title + ".")
    join = Command.of("join", uid=entry.uid, calendar=entry.calendar, occurrence=entry.original_start)
    show = Command.of("open", dialog="editor", uid=entry.uid, occurrence=entry.original_start)
    snooze = Command.of("snooze", key=reminder.key, minutes=settings.snooze_minutes)
    first = NoticeButton("join", "Join", join) if entry.join_url else NoticeButton("show", "Show", show)
    return Notice(
        key=notice_key(entry),
        title="An event" if settings.hide_titles else one_line(entry.title, 120, empty="Untitled"),
        body="\n".join(lines),
        buttons=(first, NoticeButton("snooze", f"Snooze {settings.snooze_minutes} min", snooze)),
        default=first.command,
        timeout_s=0,
        category="x-dainvo.reminder",
        sound="alarm-clock-elapsed",
        hint=IN_THE_MENU if entry.join_url else "",
    )


def notice_key(entry: Entry) -> str:
    """The name of an event's reminder on the screen: a later one takes the place of an earlier."""
    return f"reminder {entry.key}"


def problem_key(code: str, target: str) -> str:
    """The name of a problem's notice on the screen."""
    return f"problem {code} {target}"


def problem_notice(problem: Problem, *, hide_titles: bool = False) -> Notice:
    """The notice of a problem, with every button that mends it; what it says of an event is left out on wish.

    Where only time or somebody else mends it, the button gives what support would ask for.
    """
    mending = [NoticeButton(f"mend {action.kind}", action.label, command) for action, command in remedies(problem)]
    offered = mending
    if not mending:
        offered = [NoticeButton("report", "Copy report", Command.of("copy_report"))]
    detail = "" if hide_titles and problem.code in _OF_AN_EVENT else one_line(problem.detail, LONGEST_DETAIL)
    body = f"{detail}\n{problem.remedy}" if detail else problem.remedy
    label = mending[0].label if mending else ""
    return Notice(
        key=problem_key(problem.code, problem.action.target if problem.action else ""),
        title=problem.title,
        body=body,
        buttons=tuple(offered),
        default=mending[0].command if len(mending) == 1 else None,
        category="x-dainvo.problem",
        hint=f"“{label}” is in the menu of the Dainvo icon in the tray." if mending else "",
    )


def done_notice(title: str, body: str) -> Notice:
    """A short word that something the person asked for is done."""
    return Notice(key=f"done {title}", title=title, body=body, urgency="low", timeout_s=6)


UNDO_KEY = "undo"
"""A newer undo takes the place of an older one on the screen, as it does in the menu."""


def undo_notice(what: str, *, hide_titles: bool) -> Notice:
    """What was deleted or moved last, and the button that takes it back; the menu offers the same for an hour."""
    named = "the last change" if hide_titles else one_line(what, 120)
    return Notice(
        key=UNDO_KEY,
        title="Done",
        body=f"Undo takes back {named}.",
        buttons=(NoticeButton("undo", "Undo", Command.of("undo")),),
        urgency="low",
        timeout_s=10,
        hint="“Undo” is in the menu of the Dainvo icon in the tray.",
    )
