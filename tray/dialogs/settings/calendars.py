"""The list of calendars."""

from __future__ import annotations

import tkinter as tk
from dataclasses import replace
from datetime import datetime
from functools import partial
from tkinter import ttk
from typing import Any

from tray.dialogs.calls import Answer
from tray.dialogs.dialog import Dialog
from tray.dialogs.look.columns import FittedColumns
from tray.dialogs.look.remark import Remark
from tray.dialogs.mending import Mending
from tray.dialogs.opened import opened_from_json
from tray.dialogs.reading import Reader
from tray.dialogs.settings.colouring import Colouring, colour_of, swatch
from tray.dialogs.settings.new_calendar import NewCalendar
from tray.dialogs.settings.sheet import Sheet
from tray.dialogs.settings.trusting import LABELS, Trusting
from tray.dialogs.words.moments import TimeStyle
from tray.domain.clock_words import clock_time
from tray.domain.date_words import day
from tray.domain.display_text import one_line
from tray.domain.problem_json import problem_from_dict

KINDS = {"folder": "Folder", "caldav": "CalDAV", "feed": "Feed"}


class Calendars(Sheet):
    """Which calendars there are, which are shown, where new events go; space shows or hides the chosen one."""

    def __init__(self, master: tk.Misc, dialog: Dialog, opened: dict[str, Any]) -> None:
        super().__init__(master, dialog, opened)
        px = dialog.window.px
        self._calendars: list[dict[str, Any]] = []
        self._style = Reader(opened_from_json(opened)).style
        self._tree = ttk.Treeview(
            self,
            columns=("shown", "name", "kind", "new"),
            show=("tree", "headings"),
            selectmode="browse",
            height=6,
        )
        self._tree.column("#0", width=px(34), stretch=False)
        self._swatches: dict[str, tk.PhotoImage] = {}
        columns = (("shown", "Shown", 70), ("name", "Name", 210), ("kind", "Where", 150), ("new", "New events", 110))
        for name, label, width in columns:
            anchor: Any = "center" if name in {"shown", "new"} else "w"
            self._tree.heading(name, text=label, anchor=anchor)
            self._tree.column(name, width=px(width), anchor=anchor, stretch=name in {"name", "kind"})
        self._tree.grid(row=self.next_row(), column=0, columnspan=2, sticky="nswe")
        self._names = FittedColumns(self._tree, dialog.window)
        self._tree.bind("<space>", lambda _: self._toggle())
        self._tree.bind("<Double-Button-1>", lambda _: self._toggle())
        self._tree.bind("<Delete>", lambda _: self._ask_removal())
        self._tree.bind("<<TreeviewSelect>>", lambda _: self._explain())
        self._buttons()
        self._about = Remark(self, dialog.window, style="Caption.TLabel")
        self._about.grid(row=self.next_row(), column=0, columnspan=2, sticky="we", pady=(0, px(6)))
        self._standing = Mending(
            dialog, self._about, self.refresh, own={"open_settings": self._mend_here}, labels=LABELS
        )
        self._colouring = Colouring(self, dialog, self._colour)
        self._colouring.grid(row=self.next_row(), column=0, columnspan=2, sticky="w", pady=px(4))
        self._trusting = Trusting(self, dialog)
        self._trusting.grid(row=self.next_row(), column=0, columnspan=2, sticky="we", pady=(px(6), 0))
        self._trusting.close()
        self._new = NewCalendar(self, dialog, self._added)
        self._new.grid(row=self.next_row(), column=0, columnspan=2, sticky="we", pady=(px(10), 0))
        self._new.grid_remove()
        for asking in (self._trusting, self._new):
            asking.bind("<Map>", lambda _: self._make_room())
            asking.bind("<Unmap>", lambda _: self._make_room())
        every = [(f"every {minutes} minutes", minutes) for minutes in (5, 10, 15, 30)]
        every += [("every hour", 60), ("every 4 hours", 240), ("once a day", 1440)]
        pace = self.choice("Ask servers and feeds", "sync_minutes", every)
        self._idle = [self._colouring, *self.grid_slaves(row=pace.grid_info()["row"])]
        self._show(opened.get("calendars") or [])
        dialog.calls.listen("changed", lambda _: self.refresh())

    def _buttons(self) -> None:
        px = self.dialog.window.px
        bar = ttk.Frame(self)
        bar.grid(row=self.next_row(), column=0, columnspan=2, sticky="we", pady=(px(10), px(8)))
        bar.columnconfigure(5, weight=1)
        self._hide = ttk.Button(bar, text="Hide", command=self._toggle)
        self._hide.grid(row=0, column=0, padx=(0, px(8)))
        self._default = ttk.Button(bar, text="Put new events here", command=self._make_default)
        self._default.grid(row=0, column=1, padx=(0, px(8)))
        self._remove = ttk.Button(bar, text="Remove…", command=self._ask_removal)
        self._remove.grid(row=0, column=2, padx=(0, px(8)))
        self._up = ttk.Button(bar, text="↑", width=2, command=lambda: self._move(-1))
        self._up.grid(row=0, column=3, padx=(0, px(4)))
        self._down = ttk.Button(bar, text="↓", width=2, command=lambda: self._move(1))
        self._down.grid(row=0, column=4)
        self._tree.bind("<Alt-Up>", lambda _: self._move(-1))
        self._tree.bind("<Alt-Down>", lambda _: self._move(1))
        add = ttk.Menubutton(bar, text="Add   ")
        menu = tk.Menu(add, tearoff=False)
        for kind, label in (("folder", "Folder…"), ("caldav", "CalDAV account…"), ("feed", "Feed (read-only)…")):
            menu.add_command(label=label, command=lambda kind=kind: self._new.begin(kind))  # type: ignore[misc]
        add.configure(menu=menu)
        add.grid(row=0, column=6, sticky="ns")

    def _make_room(self) -> None:
        """While something is asked in place, what else is on the page makes room for it."""
        asked = any(asking.grid_info() for asking in (self._trusting, self._new))
        self._tree.configure(height=2 if asked else 6)
        for part in self._idle:
            part.grid_remove() if asked else part.grid()

    def refresh(self) -> None:
        """Ask for the list as it is by now."""

        def told(answer: Answer) -> None:
            if answer.problem is None:
                self._show(answer.result.get("calendars") or [])

        self.dialog.calls.ask("calendars", told)

    def _show(self, calendars: list[dict[str, Any]]) -> None:
        chosen = self._tree.selection()
        self._calendars = calendars
        self._tree.delete(*self._tree.get_children())
        names: dict[str, dict[str, str]] = {}
        for calendar in calendars:
            kind = KINDS.get(str(calendar.get("kind")), str(calendar.get("kind")))
            if not calendar.get("writable", True):
                kind += ", read-only"
            marks = ("✓" if calendar.get("shown", True) else "", "●" if calendar.get("default") else "")
            warning = "⚠ " if calendar.get("problem") else ""
            values = (marks[0], "", kind, marks[1])
            self._tree.insert("", "end", iid=str(calendar["id"]), image=self._swatch(calendar), values=values)
            names[str(calendar["id"])] = {"name": f"{warning}{one_line(str(calendar.get('name') or ''))}"}
        self._names.show(names)
        ids = [str(calendar["id"]) for calendar in calendars]
        keep = chosen[0] if chosen and chosen[0] in ids else (ids[0] if ids else None)
        if keep is not None:
            self._tree.selection_set(keep)
            self._tree.focus(keep)
        self._explain()

    def _swatch(self, calendar: dict[str, Any]) -> tk.PhotoImage:
        colour = colour_of(calendar)
        if colour not in self._swatches:
            self._swatches[colour] = swatch(self, self.dialog.window.px(12), colour)
        return self._swatches[colour]

    def _chosen(self) -> dict[str, Any] | None:
        chosen = self._tree.selection()
        return next((one for one in self._calendars if chosen and str(one["id"]) == chosen[0]), None)

    def _explain(self) -> None:
        calendar = self._chosen()
        for button in (self._hide, self._default, self._remove, self._up, self._down):
            button.state(["!disabled" if calendar else "disabled"])
        self._colouring.show(calendar)
        if calendar is None:
            self._about.say("")
            return
        self._hide.configure(text="Hide" if calendar.get("shown", True) else "Show")
        if calendar.get("default") or not calendar.get("writable", True):
            self._default.state(["disabled"])
        problem = calendar.get("problem")
        fresh = since(calendar, self._style)
        if isinstance(problem, dict):
            told = problem_from_dict(problem)
            self._standing.show(
                replace(told, detail=" ".join(filter(None, (told.detail and f"{told.detail}.", fresh))))
            )
        else:
            place = one_line(str(calendar.get("place") or ""), 300)
            self._about.say(f"{place}\n{fresh}" if fresh else place, style="Caption.TLabel")

    def _mend_here(self) -> None:
        """What stands in the way of this calendar's server is mended on this page."""
        calendar = self._chosen()
        if calendar is None:
            return
        which = str(calendar["id"])
        if (calendar.get("problem") or {}).get("code") == "calendar.certificate":

            def trust(fingerprint: str) -> None:
                self.dialog.calls.ask("calendar_trust", self._changed, calendar=which, fingerprint=fingerprint)

            self._trusting.compare({"calendar": which}, trust)
        else:
            self._trusting.sign_in(which, self.refresh)

    def _move(self, by: int) -> str:
        """Put the chosen calendar one place up or down."""
        calendar, ids = self._chosen(), [str(one["id"]) for one in self._calendars]
        if calendar is not None:
            place = ids.index(str(calendar["id"]))
            if 0 <= place + by < len(ids):
                ids[place], ids[place + by] = ids[place + by], ids[place]
                self.dialog.calls.ask("calendars_order", self._changed, calendars=ids)
        return "break"

    def _toggle(self) -> None:
        if calendar := self._chosen():
            self._change(shown=not calendar.get("shown", True))

    def _make_default(self) -> None:
        self._change(default=True)

    def _change(self, **changes: Any) -> None:
        if calendar := self._chosen():
            self.dialog.calls.ask("calendar_change", self._changed, calendar=calendar["id"], **changes)

    def _colour(self, colour: str) -> None:
        if calendar := self._chosen():

            def answered(answer: Answer) -> None:
                self._colouring.waiting -= 1
                self._changed(answer)

            self._colouring.waiting += 1
            self.dialog.calls.ask("calendar_change", answered, calendar=calendar["id"], color=colour)

    def _changed(self, answer: Answer) -> None:
        self.mending.show(answer.problem)
        self.refresh()

    def _ask_removal(self) -> None:
        calendar = self._chosen()
        if calendar is None:
            return
        name = one_line(str(calendar.get("name") or ""), 60)
        self.trouble.say(
            f"“{name}” goes from this list only. Its events and their meetings stay where they are.",
            style="Warning.TLabel",
            buttons=[("Remove it", partial(self._remove_it, calendar["id"]))],
        )
        self.trouble.button.focus_set()

    def _remove_it(self, calendar: str) -> None:
        self.dialog.calls.ask("calendar_remove", self._changed, calendar=calendar)

    def _added(self) -> None:
        self.trouble.say("")
        self.refresh()
        self._tree.focus_set()


def since(calendar: dict[str, Any], style: TimeStyle) -> str:
    """Since when what is shown of a calendar is so; "" where that is not known."""
    text = str(calendar.get("fresh_at") or "")
    if not text:
        return ""
    at = datetime.fromisoformat(text).astimezone(style.zone)
    on = "" if at.date() == style.now.astimezone(style.zone).date() else f"{day(at)}, "
    when = f"{on}{clock_time(at, hours24=style.hours24)}"
    return f"Shown as it was at {when}." if calendar.get("problem") else f"Up to date since {when}."
