"""What the editor looks like: only widgets; `Form` gives them their meaning."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk

from tray.dialogs.dialog import Dialog
from tray.dialogs.invitation import InvitationRow
from tray.dialogs.look import theme
from tray.dialogs.look.choice import Choice
from tray.dialogs.look.remark import Remark
from tray.dialogs.look.scrolled import Scrolled

_SPARE = 50
"""Pixels by which the notes may become lower where the screen is low."""


class Page(ttk.Frame):
    """Two columns, names and fields, in the order in which Tab goes."""

    def __init__(self, dialog: Dialog, *, new: bool) -> None:
        px = dialog.window.px
        super().__init__(dialog.top, padding=(px(20), px(16), px(20), px(14)))
        self._dialog, self._row = dialog, 0
        self.pack(fill="both", expand=True)
        self.columnconfigure(0, weight=1)
        self.rowconfigure(0, weight=1)
        room = Scrolled(self, dialog.window, spare=px(_SPARE))
        room.grid(row=0, column=0, sticky="nswe")
        self.body = room.page
        self._fields()
        self.conflict = self._remark(1, "Warning.TLabel")
        self.trouble = self._remark(2, "Wrong.TLabel")
        ttk.Separator(self).grid(row=3, column=0, sticky="we", pady=(px(10), px(12)))
        self._buttons(new=new)

    def _remark(self, row: int, style: str) -> Remark:
        """Words that are never scrolled away."""
        remark = Remark(self, self._dialog.window, style=style)
        remark.grid(row=row, column=0, sticky="we", pady=(self._dialog.window.px(8), 0))
        remark.grid_remove()
        return remark

    def _fields(self) -> None:
        px, body, window = self._dialog.window.px, self.body, self._dialog.window
        body.columnconfigure(0, minsize=px(108))
        body.columnconfigure(1, weight=1, minsize=px(500))
        self.title = ttk.Entry(body, font=theme.LARGE)
        self._put("Title", self.title)
        self._when()
        self.repeats = Choice(body, ())
        self._put("Repeats", self.repeats)
        self.rule = ttk.Entry(body)
        self._below(self.rule)
        self.rule.grid_remove()
        self.calendar = Choice(body, ())
        self._put("Calendar", self.calendar)
        self.where = ttk.Entry(body)
        self._put("Where", self.where)
        self.guests = ttk.Entry(body)
        self._put("Guests", self.guests)
        self.guests_told = ttk.Label(body, style="Caption.TLabel", justify="left", wraplength=px(484))
        self._below(self.guests_told, inset=theme.text_inset(self))
        self.guests_told.grid_remove()
        self._invitation_row = self._row
        self._row += 1
        self.zoom_on = tk.BooleanVar(self, value=False)
        self.zoom = ttk.Checkbutton(body, style="Switch.TCheckbutton", variable=self.zoom_on)
        self._put("Online meeting", self.zoom)
        self.zoom_remark = Remark(body, window, style="Warning.TLabel")
        self._below(self.zoom_remark, inset=theme.text_inset(self))
        self.zoom_remark.grid_remove()
        self.zoom_times = Remark(body, window)
        self._below(self.zoom_times, inset=theme.text_inset(self))
        self.zoom_times.grid_remove()
        self.reminders = Choice(body, ())
        self._put("Reminder", self.reminders)
        self._description()

    def _put(self, name: str, widget: tk.Widget, *, top: bool = False, field: tk.Misc | None = None) -> None:
        """A row: its name, and a widget that is the `field` or has it inside."""
        px = self._dialog.window.px
        label = ttk.Label(self.body, text=name, style="Faint.TLabel")
        self._dialog.window.names[str(label)] = field or widget
        label.grid(row=self._row, column=0, sticky="nw" if top else "w", pady=px(8) if top else px(3))
        widget.grid(row=self._row, column=1, sticky="we", pady=px(3))
        self._row += 1

    def invitation(self, row: InvitationRow) -> None:
        """Put the ways to send the invitation under the guests."""
        px = self._dialog.window.px
        row.grid(row=self._invitation_row, column=1, sticky="we", pady=px(2))
        row.lift(self.guests_told)  # Tab goes by the order of stacking

    def _below(self, widget: tk.Widget, *, inset: int = 0) -> None:
        widget.grid(row=self._row, column=1, sticky="we", pady=self._dialog.window.px(2), padx=(inset, 0))
        self._row += 1

    def _when(self) -> None:
        px = self._dialog.window.px
        line = ttk.Frame(self.body)
        line.columnconfigure((0, 2), weight=1, uniform="edges")
        self.start = ttk.Entry(line, width=20)
        self.start.grid(row=0, column=0, sticky="we")
        ttk.Label(line, text="to", style="Faint.TLabel").grid(row=0, column=1, padx=px(8))
        self.end = ttk.Entry(line, width=20)
        self.end.grid(row=0, column=2, sticky="we")
        self._put("When", line, field=self.start)
        self.spelt = ttk.Label(self.body, style="Caption.TLabel", justify="left", wraplength=px(484))
        self._below(self.spelt, inset=theme.text_inset(self))
        line = ttk.Frame(self.body)
        line.columnconfigure(2, weight=1)
        self.all_day_on = tk.BooleanVar(self, value=False)
        self.all_day = ttk.Checkbutton(line, text="All day", variable=self.all_day_on)
        self.all_day.grid(row=0, column=0, padx=(0, px(16)))
        name = ttk.Label(line, text="Time zone", style="Faint.TLabel")
        name.grid(row=0, column=1, padx=(0, px(8)))
        self.timezone = ttk.Combobox(line)
        self._dialog.window.names[str(name)] = self.timezone
        self.timezone.grid(row=0, column=2, sticky="we")
        self._put("", line)

    def _description(self) -> None:
        px, colours = self._dialog.window.px, self._dialog.window.colours
        frame = ttk.Frame(self.body, style="Line.TFrame", padding=px(2))
        back = theme.inside(self._dialog.root, colours, "textbox-rest")
        self.description = tk.Text(
            frame,
            height=4,
            width=10,
            wrap="word",
            undo=True,
            relief="flat",
            borderwidth=0,
            highlightthickness=0,
            padx=theme.text_inset(self) - px(2),
            pady=px(4),
            background=back,
        )
        self.description.pack(fill="both", expand=True)
        self.description.bind("<FocusIn>", lambda _: frame.state(["focus"]), add="+")
        self.description.bind("<FocusOut>", lambda _: frame.state(["!focus"]), add="+")
        # Tab leaves the field like every other; a tab within is Control+Tab.
        for keys, ahead in (("<Tab>", True), ("<Shift-Tab>", False), ("<ISO_Left_Tab>", False)):
            try:
                self.description.bind(keys, lambda _, ahead=ahead: self._leave(ahead=ahead))  # type: ignore[misc]  # bound early
            except tk.TclError:  # no such key on this system
                continue
        self.body.rowconfigure(self._row, weight=1)
        self._put("Notes", frame, top=True, field=self.description)
        frame.grid_configure(sticky="nswe")

    def _leave(self, *, ahead: bool) -> str:
        other = self.description.tk_focusNext() if ahead else self.description.tk_focusPrev()
        if other is not None:
            other.focus_set()
        return "break"

    def _buttons(self, *, new: bool) -> None:
        px = self._dialog.window.px
        bar = ttk.Frame(self)
        bar.grid(row=4, column=0, sticky="we")
        bar.columnconfigure(1, weight=1)
        self.delete = ttk.Button(bar, text="Delete…", style="Danger.TButton")
        if not new:
            self.delete.grid(row=0, column=0)
        self.cancel = ttk.Button(bar, text="Cancel", command=self._dialog.leave)
        self.cancel.grid(row=0, column=2, padx=(0, px(8)))
        self.save = ttk.Button(bar, text="Add" if new else "Save", style="Accent.TButton")
        self.save.grid(row=0, column=3)
