"""How the tray looks and starts, and what helps when something is wrong."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk
from typing import Any

from tray.dialogs.dialog import Dialog
from tray.dialogs.settings.sheet import Sheet
from tray.domain.problem_json import problem_from_dict


class General(Sheet):
    """Tray, look, start, help."""

    def __init__(self, master: tk.Misc, dialog: Dialog, opened: dict[str, Any]) -> None:
        super().__init__(master, dialog, opened)
        self.values.setdefault("start_at_login", bool(opened.get("start_at_login")))
        self.heading("Tray")
        days = [("today only", 1), *((f"{count} days", count) for count in (2, 3, 4, 5, 7, 10, 14))]
        self.choice("Show in the menu", "menu_days", days)
        soon = [(f"{minutes} minutes before", minutes) for minutes in (5, 10, 15, 30, 60)]
        self.choice("Count down on the icon", "soon_minutes", soon)
        self.switch("Hide titles in the tray and in notices", "hide_titles")
        self.switch("Start when I log in", "start_at_login")
        self.heading("Look")
        formats = [("as the system does", "system"), ("24 hours, 15:00", "24"), ("12 hours, 3:00 pm", "12")]
        self.choice("Times", "time_format", formats)
        themes = [("as the system does", "system"), ("light", "light"), ("dark", "dark")]
        self.choice("Colours of windows", "theme", themes)
        self.heading("Help")
        self._buttons()
        if path := str(opened.get("path") or ""):
            self.caption(f"Everything here is also in {path}")
        if isinstance(opened.get("problem"), dict):
            self.mending.show(problem_from_dict(opened["problem"]))

    def _buttons(self) -> None:
        px = self.dialog.window.px
        bar = ttk.Frame(self)
        bar.grid(row=self.next_row(), column=0, columnspan=2, sticky="w", pady=(0, px(8)))
        done = "A notice was sent. If you do not see one, look at your system's notification settings."
        test = ttk.Button(bar, text="Test notice", command=lambda: self.act("test_notice", done))
        test.pack(side="left", padx=(0, px(8)))
        copied = "The report is on the clipboard. There is nothing secret in it."
        ttk.Button(bar, text="Copy report", command=lambda: self.act("copy_report", copied)).pack(side="left")
