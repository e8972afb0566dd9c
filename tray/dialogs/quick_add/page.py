"""What quick add looks like: only widgets, so that it is on screen before anything else is loaded."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from tkinter import ttk
from typing import Any

from tray.dialogs.dialog import Dialog
from tray.dialogs.look.choice import Choice
from tray.dialogs.look.remark import Remark
from tray.dialogs.look.scrolled import Scrolled
from tray.dialogs.look.sentence_line import SentenceLine
from tray.dialogs.quick_add.rows import Rows

PLACEHOLDER = "Lunch with Ann tomorrow 12:30 at Café Luna"
HELP = "Enter adds it · Esc closes and keeps what you typed"


class Page(ttk.Frame):
    """The line, the rows of the preview, the remarks and the buttons; `Form` gives them their meaning.

    `entered` hears Enter (Enter before anybody listens is remembered by `early_enter`), `shown` is called once the
    page is on screen and keys are accepted.
    """

    def __init__(self, dialog: Dialog, *, shown: Callable[[], object]) -> None:
        px = dialog.window.px
        super().__init__(dialog.top, padding=(px(20), px(18), px(20), px(16)))
        self._dialog = dialog
        self.early_enter = False
        self.entered: Callable[[], object] = self._remember
        self.pack(fill="both", expand=True)
        self.columnconfigure(0, weight=1, minsize=px(600))
        self.line = SentenceLine(self, dialog.window, placeholder=PLACEHOLDER)
        self.line.grid(row=0, column=0, sticky="we")
        room = Scrolled(self, dialog.window)
        room.grid(row=1, column=0, sticky="nswe")
        self.rowconfigure(1, weight=1)
        room.page.columnconfigure(0, weight=1)
        self.notes = [self._remark(room.page, row, above=6) for row in (1, 2, 3)]
        self._preview(Rows(room.page, dialog.window))
        self.conflict = self._remark(self, 6, above=4, style="Warning.TLabel")
        self.trouble = self._remark(self, 7, style="Wrong.TLabel")
        ttk.Separator(self).grid(row=8, column=0, sticky="we", pady=(px(6), px(12)))
        self._buttons()
        self._bind(shown)

    def _remark(self, master: tk.Misc, row: int, *, above: float = 0, style: str = "Faint.TLabel") -> Remark:
        px = self._dialog.window.px
        remark = Remark(master, self._dialog.window, style=style)
        remark.grid(row=row, column=0, sticky="we", padx=px(4), pady=(px(above), 0) if above else (0, px(4)))
        remark.grid_remove()
        return remark

    def _preview(self, rows: Rows) -> None:
        px = self._dialog.window.px
        self.rows = rows
        rows.grid(row=4, column=0, sticky="we", pady=(px(12), px(6)))
        self.title = rows.field("What", "title", empty="…")
        self.when = rows.field("When", "time", empty="…")
        self.when_more = ttk.Label(rows, style="Caption.TLabel")
        rows.below(self.when_more)
        self.where = rows.field("Where", "place", empty="No place")
        self.guests = rows.field("Guests", "guest", empty="Nobody else")
        row = rows.add("Calendar", "calendar")
        self.calendar = Choice(rows, ())
        rows.put(self.calendar, row)
        row = rows.add("Zoom", "zoom")
        self.zoom_on = tk.BooleanVar(rows, value=False)
        self.zoom = ttk.Checkbutton(rows, style="Switch.TCheckbutton", variable=self.zoom_on, text="No Zoom meeting")
        rows.put(self.zoom, row)
        self.zoom_remark = Remark(rows, self._dialog.window, style="Warning.TLabel")
        rows.below(self.zoom_remark)
        self.zoom_remark.grid_remove()
        self.zoom_times = Remark(rows, self._dialog.window)
        rows.below(self.zoom_times)
        self.zoom_times.grid_remove()
        self.reminder_row, self.reminder = rows.words("Reminder", "reminder")
        self.description_row, self.description = rows.words("Notes", "description")
        for number in (self.reminder_row, self.description_row):
            rows.show(number, shown=False)

    def _buttons(self) -> None:
        px = self._dialog.window.px
        bar = ttk.Frame(self)
        bar.grid(row=9, column=0, sticky="we")
        bar.columnconfigure(0, weight=1)
        self.help = ttk.Label(bar, style="Caption.TLabel", text=HELP)
        self.help.grid(row=0, column=0, sticky="w", padx=(px(4), px(16)))
        ttk.Button(bar, text="Cancel", command=self._dialog.leave).grid(row=0, column=1, padx=(0, px(8)))
        self.add = ttk.Button(bar, text="Add event", style="Accent.TButton", command=self._press_add)
        self.add.grid(row=0, column=2)
        self.add.state(["disabled"])

    def _bind(self, shown: Callable[[], object]) -> None:
        top, text = self._dialog.top, self.line.text
        for keys in ("<Return>", "<KP_Enter>", "<Linefeed>"):
            text.bind(keys, self._enter)
            top.bind(keys, self._enter)
        top.bind("<Escape>", lambda _: self._dialog.leave())
        top.bind("<Key>", self._early_key)
        text.focus_set()

        def seen(_: object) -> None:
            text.unbind("<Visibility>")
            text.focus_force()
            self._dialog.root.after_idle(lambda: self._dialog.later(1, shown))

        text.bind("<Visibility>", seen)

    def _enter(self, _: object) -> str:
        self.entered()
        return "break"

    def _press_add(self) -> None:
        self.entered()

    def _remember(self) -> None:
        self.early_enter = True

    def _early_key(self, event: tk.Event[Any]) -> None:
        """Tk gives a new window's first keys to the window itself, while its fields are not mapped yet."""
        if event.widget is self._dialog.top and event.char and event.char.isprintable():
            self.line.type(event.char)

    def remarks(self, lines: Sequence[tuple[str, str, str]], press: Callable[[], object]) -> None:
        """Show up to three lines of (words, style, label of a button) under the sentence."""
        for remark, line in zip(self.notes, [*lines, *[("", "Faint.TLabel", "")] * 3], strict=False):
            text, style, label = line
            remark.say(text, style=style, buttons=[(label, press)] if label else ())
