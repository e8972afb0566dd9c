"""The warning that something else is at that time already."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tray.dialogs.calls import Answer
from tray.dialogs.clock import zone
from tray.dialogs.dialog import Dialog
from tray.dialogs.look.remark import Remark
from tray.dialogs.opened import Opened
from tray.domain.clock_words import clock_time
from tray.domain.display_text import isolated, one_line
from tray.domain.draft import Draft

_PAUSE = 200
"""Milliseconds without a change before the service is asked."""


class ConflictLine:
    """Asks the service after every change of the time, and says what it found."""

    def __init__(self, remark: Remark, dialog: Dialog, opened: Opened) -> None:
        self._remark = remark
        self._dialog, self._opened = dialog, opened
        self._asked: tuple[str, str] | None = None
        self._timer: str | None = None

    def look(self, draft: Draft) -> None:
        """Look at the time of this draft; days are nobody's conflict."""
        if isinstance(draft.start, datetime) and isinstance(draft.end, datetime):
            span = (draft.start.isoformat(), draft.end.isoformat())
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
                self._remark.say(warning(events, self._opened), style="Warning.TLabel")

        self._dialog.calls.ask("conflicts", told, start=span[0], end=span[1])


def warning(events: list[dict[str, Any]], opened: Opened) -> str:
    """At the same time: “Standup” 15:00–15:15 and 2 more; "" where there is nothing."""
    timed = [event for event in events if not event.get("all_day")]
    if not timed:
        return ""
    first = timed[0]
    here = zone(opened.zone)
    times = ""
    try:
        start, end = (datetime.fromisoformat(first[edge]).astimezone(here) for edge in ("start", "end"))
        times = f" {clock_time(start, hours24=opened.hours24)}–{clock_time(end, hours24=opened.hours24)}"
    except (KeyError, TypeError, ValueError):
        pass  # a time we cannot read is no reason to hide the conflict
    more = f" and {len(timed) - 1} more" if len(timed) > 1 else ""
    title = isolated(one_line(str(first.get("title") or ""), 60, empty="(no title)"))
    return f"At the same time: “{title}”{times}{more}."
