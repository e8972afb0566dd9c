"""Meeting details: the link, the ID, the passcode and the whole invitation, to look at and to copy."""

from __future__ import annotations

import tkinter as tk
from functools import partial
from tkinter import ttk
from typing import Any

from tray.dialogs.calls import Answer
from tray.dialogs.dialog import Dialog
from tray.dialogs.invitation import InvitationRow
from tray.dialogs.look import theme
from tray.dialogs.look.remark import Remark
from tray.dialogs.meeting_facts import Facts, facts_of
from tray.dialogs.mending import Mending
from tray.dialogs.opened import opened_from_json
from tray.dialogs.reading import Reader


def build(dialog: Dialog, opened: dict[str, Any]) -> None:
    """Put the details of the event's meeting into the dialog's window."""
    dialog.window.dress("Meeting details", str(opened.get("theme") or "system"))
    Details(dialog, dict(opened.get("event") or {}), Reader(opened_from_json(opened)))


class Details(ttk.Frame):
    """A row for each fact with its own Copy button, and the invitation once it was asked for."""

    def __init__(self, dialog: Dialog, event: dict[str, Any], reader: Reader) -> None:
        px = dialog.window.px
        super().__init__(dialog.top, padding=(px(24), px(20), px(24), px(16)))
        self._dialog, self._reader = dialog, reader
        self._uid = str(event.get("uid") or "")
        self.pack(fill="both", expand=True)
        self.columnconfigure(1, weight=1, minsize=px(400))
        self._title = ttk.Label(self, style="Title.TLabel", wraplength=px(560), justify="left")
        self._title.grid(row=0, column=0, columnspan=3, sticky="w")
        self._when = ttk.Label(self)
        self._when.grid(row=1, column=0, columnspan=3, sticky="w", pady=(px(2), px(12)))
        self._entries = {
            what: self._row(row, name, what)
            for row, (name, what) in enumerate((("Link", "link"), ("Meeting ID", "id"), ("Passcode", "passcode")), 2)
        }
        ttk.Label(self, text="Invitation", style="Faint.TLabel").grid(row=5, column=0, sticky="nw", pady=px(11))
        row = InvitationRow(self, dialog, event, show=self._show_invitation)
        row.grid(row=5, column=1, columnspan=2, sticky="we", pady=px(3))
        self._remark = Remark(self, dialog.window, style="Warning.TLabel")
        self._remark.grid(row=6, column=0, columnspan=3, sticky="we", pady=(px(10), 0))
        self._mending = Mending(dialog, self._remark, self._look)
        self._invitation = self._text()
        ttk.Separator(self).grid(row=8, column=0, columnspan=3, sticky="we", pady=(px(14), px(12)))
        self._buttons()
        self._show(facts_of(event, reader.style))
        dialog.top.bind("<Escape>", lambda _: dialog.leave())
        dialog.calls.listen("changed", lambda message: self._look() if self._uid in message.get("uids", ()) else None)

    def _row(self, row: int, name: str, what: str) -> tuple[ttk.Entry, ttk.Button]:
        px = self._dialog.window.px
        label = ttk.Label(self, text=name, style="Faint.TLabel")
        label.grid(row=row, column=0, sticky="w", padx=(0, px(16)))
        entry = ttk.Entry(self, state="readonly")
        entry.grid(row=row, column=1, sticky="we", pady=px(3))
        button = ttk.Button(self, text="Copy", command=partial(self._copy, what))
        button.grid(row=row, column=2, padx=(px(8), 0))
        self._dialog.window.names[str(label)] = button
        return entry, button

    def _text(self) -> tk.Text:
        px, colours = self._dialog.window.px, self._dialog.window.colours
        frame = ttk.Frame(self, style="Line.TFrame", padding=px(2))
        frame.grid(row=7, column=0, columnspan=3, sticky="nswe", pady=(px(12), 0))
        frame.grid_remove()
        self.rowconfigure(7, weight=1)
        back = theme.inside(self._dialog.root, colours, "textbox-rest")
        text = tk.Text(
            frame, height=12, width=10, wrap="word", relief="flat", borderwidth=0, highlightthickness=0, background=back
        )
        text.configure(padx=px(8), pady=px(6))
        bar = ttk.Scrollbar(frame, command=text.yview)
        text.configure(yscrollcommand=bar.set)
        bar.pack(side="right", fill="y")
        text.pack(side="left", fill="both", expand=True)
        return text

    def _buttons(self) -> None:
        px = self._dialog.window.px
        bar = ttk.Frame(self)
        bar.grid(row=9, column=0, columnspan=3, sticky="we")
        bar.columnconfigure(3, weight=1)
        self._join = ttk.Button(bar, text="Join", style="Accent.TButton", command=partial(self._act, "join"))
        self._join.grid(row=0, column=0, padx=(0, px(8)))
        edit = ttk.Button(bar, text="Edit…", command=self._edit)
        edit.grid(row=0, column=4, padx=(0, px(8)))
        close = ttk.Button(bar, text="Close", command=self._dialog.leave)
        close.grid(row=0, column=5)
        close.focus_set()

    def _show(self, facts: Facts) -> None:
        self._title.configure(text=facts.title)
        self._when.configure(text=facts.when)
        for what, value in (("link", facts.link), ("id", facts.number), ("passcode", facts.passcode)):
            entry, button = self._entries[what]
            entry.configure(state="normal")
            entry.delete(0, "end")
            entry.insert(0, value or facts.missing)
            entry.configure(state="readonly", foreground="" if value else self._dialog.window.colours.faint)
            button.state(["!disabled" if value else "disabled"])
        self._join.state(["!disabled" if facts.link else "disabled"])
        self._mending.show(facts.problem, uid=self._uid)

    def _look(self) -> None:
        def seen(answer: Answer) -> None:
            if answer.problem is None:
                self._show(facts_of(answer.result, self._reader.style))

        self._dialog.calls.ask("show", seen, uid=self._uid)

    def _act(self, command: str) -> None:
        def answered(answer: Answer) -> None:
            if answer.problem is not None:
                self._mending.show(answer.problem, uid=self._uid, again=lambda: self._act(command))

        self._dialog.calls.ask(command, answered, uid=self._uid)

    def _copy(self, what: str) -> None:
        button = self._entries[what][1]

        def copied(answer: Answer) -> None:
            if answer.problem is not None:
                self._mending.show(answer.problem, uid=self._uid, again=lambda: self._copy(what))
            else:
                button.configure(text="Copied ✓")

        self._dialog.calls.ask("copy", copied, uid=self._uid, what=what)

    def _show_invitation(self) -> None:
        def told(answer: Answer) -> None:
            if answer.problem is not None:
                self._mending.show(answer.problem, uid=self._uid, again=self._show_invitation)
                return
            self._invitation.configure(state="normal")
            self._invitation.delete("1.0", "end")
            self._invitation.insert("1.0", str(answer.result.get("text") or ""))
            self._invitation.configure(state="disabled")
            self._invitation.master.grid()  # type: ignore[attr-defined]  # its frame

        self._dialog.calls.ask("copy", told, uid=self._uid, what="invitation", print=True)

    def _edit(self) -> None:
        self._dialog.calls.ask("open", dialog="editor", uid=self._uid)
        self._dialog.close()
