"""The fields of a calendar that is to be added."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import filedialog, ttk
from typing import Any

from tray.dialogs.calls import Answer, Done
from tray.dialogs.dialog import Dialog
from tray.dialogs.look.remark import Remark
from tray.dialogs.mending import Mending
from tray.dialogs.settings.offered import Offered
from tray.dialogs.settings.trusting import LABELS, Trusting
from tray.domain.display_text import one_line
from tray.domain.problem import Problem

_TITLES = {
    "folder": ("Add a folder of .ics files", "Folder"),
    "caldav": ("Add a CalDAV account", "Address"),
    "feed": ("Add a feed; its events can be read, not changed", "Address"),
}


class NewCalendar(ttk.Frame):
    """A small form for a folder, a CalDAV account or a feed; a password goes over the pipe and nowhere else.

    Of a server that offers several calendars the person chooses some before they are added.
    """

    def __init__(self, master: tk.Misc, dialog: Dialog, added: Callable[[], object]) -> None:
        px = dialog.window.px
        super().__init__(master, style="Card.TFrame", padding=(px(16), px(12), px(16), px(12)))
        self._dialog, self._added, self._kind = dialog, added, "folder"
        self.columnconfigure(1, weight=1)
        self._title = ttk.Label(self, style="Strong.TLabel")
        self._title.grid(row=0, column=0, columnspan=3, sticky="w", pady=(0, px(8)))
        self._place_label, self._place = self._field(1, "Folder")
        self._browse = ttk.Button(self, text="Browse…", command=self._choose)
        self._browse.grid(row=1, column=2, padx=(px(8), 0))
        self._name_label, self._name = self._field(2, "Name")
        self._user_label, self._user = self._field(3, "User")
        self._password_label, self._password = self._field(4, "Password", secret=True)
        self._offered = Offered(self, dialog)
        self._offered.grid(row=1, column=0, columnspan=3, sticky="we")
        self._offered.grid_remove()
        self._offered.changed = self._count
        self._choosing = False
        self._asked: int | None = None
        self._remark = Remark(self, dialog.window, style="Wrong.TLabel")
        self._remark.grid(row=5, column=0, columnspan=3, sticky="we", pady=(px(6), 0))
        self._remark.say("")
        self._mending = Mending(
            dialog, self._remark, style="Wrong.TLabel", own={"open_settings": self._compare}, labels=LABELS
        )
        self._trusted = ""
        self._problem: Problem | None = None
        self._trusting = Trusting(self, dialog)
        self._trusting.grid(row=5, column=0, columnspan=3, sticky="we", pady=(px(6), 0))
        self._trusting.close()
        bar = self._bar = ttk.Frame(self)
        bar.grid(row=6, column=0, columnspan=3, sticky="e", pady=(px(8), 0))
        ttk.Button(bar, text="Cancel", command=self._end).pack(side="left", padx=(0, px(8)))
        self._add = ttk.Button(bar, text="Add", style="Accent.TButton", command=self._submit)
        self._add.pack(side="left")
        for field in (self._place, self._name, self._user, self._password, self._offered.list):
            field.bind("<Return>", lambda _: self._submit())
            field.bind("<Escape>", lambda _: self._end())

    def _field(self, row: int, name: str, *, secret: bool = False) -> tuple[ttk.Label, ttk.Entry]:
        px = self._dialog.window.px
        label = ttk.Label(self, text=name)
        label.grid(row=row, column=0, sticky="w", padx=(0, px(16)), pady=px(2))
        entry = ttk.Entry(self, show="•" if secret else "")
        self._dialog.window.names[str(label)] = entry
        entry.grid(row=row, column=1, sticky="we", pady=px(2))
        return label, entry

    def begin(self, kind: str) -> None:
        """Show the form for this kind of calendar."""
        self._kind = kind
        self._trusted = ""
        self._trusting.close()
        self._forget_question()
        for entry in (self._place, self._name, self._user, self._password):
            entry.delete(0, "end")
        self._show_fields()
        self._remark.say("")
        self.grid()
        self._place.focus_set()

    def _show_fields(self) -> None:
        """What is to be filled in, in place of what a server offers."""
        self._choosing = False
        title, place = _TITLES[self._kind]
        self._title.configure(text=title)
        self._place_label.configure(text=place)
        self._offered.grid_remove()
        for widget in (self._place_label, self._place, self._name_label, self._name):
            widget.grid()
        for widget in (self._user_label, self._user, self._password_label, self._password):
            widget.grid() if self._kind == "caldav" else widget.grid_remove()
        self._browse.grid() if self._kind == "folder" else self._browse.grid_remove()
        self._add.configure(text="Add")
        self._add.state(["!disabled"])

    def _show_offered(self, calendars: list[dict[str, Any]]) -> None:
        """What the server offers, in place of the fields."""
        self._choosing = True
        for widget in (
            *(self._place_label, self._place, self._name_label, self._name),
            *(self._user_label, self._user, self._password_label, self._password),
        ):
            widget.grid_remove()
        server = one_line(self._place.get().strip(), 60)
        self._title.configure(text=f"{server} offers {len(calendars)} calendars")
        self._remark.say("Space ticks, Ctrl+A ticks all or none.", style="Faint.TLabel")
        self._offered.offer(calendars)
        self._offered.grid()
        self._count()
        self.update_idletasks()  # Tk gives the keyboard only to what is mapped
        self._offered.list.focus_set()

    def _count(self) -> None:
        """The button says how many would be added."""
        chosen = len(self._offered.chosen())
        self._add.configure(text=f"Add {chosen}" if chosen else "Add")
        self._add.state(["!disabled" if chosen and self._asked is None else "disabled"])

    def _choose(self) -> None:
        if chosen := filedialog.askdirectory(parent=self._dialog.top, title="Folder of .ics files"):
            self._place.delete(0, "end")
            self._place.insert(0, chosen)

    def _submit(self) -> str:
        place = self._place.get().strip()
        if self._asked is not None:
            return "break"
        if not place:
            self._remark.say("Say where it is." if self._kind == "folder" else "Give its address, https://….")
            return "break"
        if self._kind != "caldav":
            self._ask_to_add()
        elif not self._choosing:
            self._ask("calendars_offered", self._told, self._where())
        elif chosen := self._offered.chosen():
            self._ask_to_add(chosen)
        return "break"

    def _where(self) -> dict[str, Any]:
        """Where to look, and as whom."""
        where = {"place": self._place.get().strip()}
        if self._kind == "caldav":
            where |= {"user": self._user.get().strip(), "password": self._password.get()}
        return where | ({"trusted": self._trusted} if self._trusted else {})

    def _ask_to_add(self, only: list[str] | None = None) -> None:
        arguments: dict[str, Any] = {"kind": self._kind} | self._where()
        arguments |= {"name": name} if (name := self._name.get().strip()) else {}
        self._ask("calendar_add", self._answered, arguments | ({"only": only} if only else {}))

    def _ask(self, command: str, done: Done, arguments: dict[str, Any]) -> None:
        self._add.state(["disabled"])
        self._remark.say("Looking at it…", style="Faint.TLabel")
        self._asked = self._dialog.calls.ask(command, done, **arguments)

    def _forget_question(self) -> None:
        """An answer that comes now would be to what is no longer there."""
        if self._asked is not None:
            self._dialog.calls.forget(self._asked)
        self._asked = None

    def _told(self, answer: Answer) -> None:
        """The server has said what it offers; of one there is nothing to choose."""
        self._asked = None
        self._problem = answer.problem
        self._add.state(["!disabled"])
        if answer.problem is not None:
            self._mending.show(answer.problem, again=self._submit)
            return
        offered = answer.result.get("calendars") or []
        if len(offered) > 1:
            self._show_offered(offered)
        else:
            self._ask_to_add([str(one["place"]) for one in offered])

    def _compare(self) -> None:
        """The server shows a certificate this system does not know, or refuses the password."""
        if self._problem is None or self._problem.code != "calendar.certificate":
            self._show_fields()
            self._password.focus_set()
            return
        target = self._problem.action.target if self._problem.action else ""

        def trust(fingerprint: str) -> None:
            self._trusted = fingerprint
            self._submit()

        # The question takes the place of words and buttons: together they would not fit.
        self._mending.show(None)
        self._bar.grid_remove()
        self._trusting.closed = self._bar.grid
        self._trusting.compare({"place": target}, trust)

    def _answered(self, answer: Answer) -> None:
        self._asked = None
        self._add.state(["!disabled"])
        self._problem = answer.problem
        if answer.problem is not None:
            self._mending.show(answer.problem, again=self._submit)
            return
        self._end()
        self._added()

    def _end(self) -> str:
        self._forget_question()
        self._password.delete(0, "end")
        self.grid_remove()
        return "break"
