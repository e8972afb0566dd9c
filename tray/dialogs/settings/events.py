"""How events begin: their length, their reminders, their meeting."""

from __future__ import annotations

import tkinter as tk
from typing import Any

from tray.dialogs.dialog import Dialog
from tray.dialogs.look.choice import Choice
from tray.dialogs.settings.sheet import Sheet
from tray.dialogs.words.moments import before

REMINDERS = (0, 1, 2, 5, 10, 15, 30, 60, 120, 1440)


class Events(Sheet):
    """What a sentence leaves open."""

    def __init__(self, master: tk.Misc, dialog: Dialog, opened: dict[str, Any]) -> None:
        super().__init__(master, dialog, opened)
        self.heading("New events")
        lengths = [(f"{minutes} minutes", minutes) for minutes in (15, 20, 25, 30, 45, 50, 60, 90, 120)]
        self.choice("Usual length", "default_minutes", lengths)
        self.switch("Make a Zoom meeting unless I say “no zoom”", "zoom_by_default")
        self.heading("Reminders")
        self._first, self._second = self._reminder("Remind me", 0), self._reminder("and again", 1)
        self.choice("Snooze for", "snooze_minutes", [(f"{m} minutes", m) for m in (1, 2, 5, 10, 15, 30)])
        self.caption("An event that has reminders of its own keeps to those.")
        self.heading("Joining")
        self.choice("Open Zoom meetings in", "open_zoom_in", [("the Zoom app", "app"), ("the browser", "browser")])

    def _reminder(self, name: str, place: int) -> Choice:
        set_now = list(self.values.get("reminder_minutes") or [])
        current = set_now[place] if place < len(set_now) else None
        offered: list[int | None] = [None, *sorted({*REMINDERS, *([current] if current is not None else [])})]
        control = Choice(self, ())
        control.configure(width=22)
        labels = ["never" if minutes is None else before(minutes) for minutes in offered]
        control.offer(labels, offered.index(current))
        control.chosen = lambda chosen: self._remind(place, offered[chosen])
        self.put(name, control)
        return control

    def _remind(self, place: int, minutes: int | None) -> None:
        now: list[int | None] = [*(self.values.get("reminder_minutes") or []), None, None]
        now[place] = minutes
        kept = sorted({minutes for minutes in now if minutes is not None}, reverse=True)
        self.change({"reminder_minutes": kept})
