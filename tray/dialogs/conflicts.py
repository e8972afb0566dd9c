"""The warning that something else is at that time already."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from tray.dialogs.calls import Answer
from tray.dialogs.clock import zone
from tray.dialogs.dialog import Dialog
from tray.dialogs.look.remark import Remark
from tray.dialogs.opened import Opened
from tray.domain.clock_words import clock_time
from tray.domain.date_words import DAYS, MONTHS
from tray.domain.display_text import isolated, one_line

_PAUSE = 200
"""Milliseconds without a change before the service is asked."""

_NAMED = 3
"""So many of the others are named; the rest is counted."""


class ConflictLine:
    """Asks the service after every change of the time, and says what it found; `uid` is the event itself."""

    def __init__(self, remark: Remark, dialog: Dialog, opened: Opened, uid: str = "") -> None:
        self._remark, self._dialog, self._opened, self._uid = remark, dialog, opened, uid
        self._asked: tuple[str, str] | None = None
        self._timer: str | None = None

    def look(self, start: date | None, end: date | None) -> None:
        """Look at this time; days are nobody's conflict."""
        if isinstance(start, datetime) and isinstance(end, datetime):
            span = (start.isoformat(), end.isoformat())
        else:
            span = None
        if span == self._asked:
            return
        self._asked = span
        self._dialog.never(self._timer)
        self._remark.say("")
        if span is not None:
            self._timer = self._dialog.later(_PAUSE, lambda: self._ask(span))

    def _ask(self, span: tuple[str, str]) -> None:
        def told(answer: Answer) -> None:
            if span == self._asked:
                events = answer.result.get("events") or []
                self._remark.say(warning(events, self._opened, span[0]), style="Warning.TLabel")

        self._dialog.calls.ask(
            "conflicts", told, start=span[0], end=span[1], **({"uid": self._uid} if self._uid else {})
        )


def warning(events: list[dict[str, Any]], opened: Opened, start: str = "") -> str:
    """At the same time: “Standup” 15:00–15:15, “Lunch” 15:30–16:00 and 2 more; "" where there is nothing."""
    timed = [event for event in events if not event.get("all_day")]
    if not timed:
        return ""
    day = datetime.fromisoformat(start).astimezone(zone(opened.zone)).date() if start else None
    named = ", ".join(_named(event, opened, day) for event in timed[:_NAMED])
    more = f" and {len(timed) - _NAMED} more" if len(timed) > _NAMED else ""
    return f"At the same time: {named}{more}."


def _named(event: dict[str, Any], opened: Opened, day: date | None) -> str:
    title = f"“{isolated(one_line(str(event.get('title') or ''), 40, empty='(no title)'))}”"
    here = zone(opened.zone)
    try:
        start, end = (datetime.fromisoformat(event[edge]).astimezone(here) for edge in ("start", "end"))
    except (KeyError, TypeError, ValueError):
        return title  # a time we cannot read is no reason to hide the conflict
    on = "" if day is None or start.date() == day else f"{DAYS[start.weekday()]} {start.day} {MONTHS[start.month - 1]} "
    return f"{title} {on}{clock_time(start, hours24=opened.hours24)}–{clock_time(end, hours24=opened.hours24)}"
