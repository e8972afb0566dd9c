"""Search: words in, events out, by date; Enter opens the event."""

from __future__ import annotations

from datetime import date, datetime
from tkinter import ttk
from typing import Any

from tray.dialogs.calls import Answer
from tray.dialogs.dialog import Dialog
from tray.dialogs.look.columns import FittedColumns
from tray.dialogs.look.remark import Remark
from tray.dialogs.mending import Mending
from tray.dialogs.opened import opened_from_json
from tray.dialogs.reading import Reader
from tray.dialogs.words.moments import TimeStyle, in_zone
from tray.domain.clock_words import clock_time
from tray.domain.date_words import day
from tray.domain.display_text import one_line

_PAUSE = 150
"""Milliseconds without a key before the service is asked."""


def build(dialog: Dialog, opened: dict[str, Any]) -> None:
    """Put the search into the dialog's window."""
    dialog.window.dress("Search", str(opened.get("theme") or "system"))
    Search(dialog, Reader(opened_from_json(opened)).style, str(opened.get("text") or ""))


class Search(ttk.Frame):
    """A line to type in and the list of what was found; Down goes into the list, Enter opens, Escape leaves."""

    def __init__(self, dialog: Dialog, style: TimeStyle, text: str) -> None:
        px = dialog.window.px
        super().__init__(dialog.top, padding=(px(20), px(16), px(20), px(14)))
        self._dialog, self._style = dialog, style
        self._found: dict[str, dict[str, Any]] = {}
        self._asked = ""
        self._timer: str | None = None
        self.pack(fill="both", expand=True)
        self.columnconfigure(0, weight=1)
        self.rowconfigure(1, weight=1)
        self._line = ttk.Entry(self, font="SunValleyBodyLargeFont")
        self._line.insert(0, text)
        self._line.grid(row=0, column=0, sticky="we")
        self._list = self._tree()
        self._words = FittedColumns(self._list, dialog.window)
        self._remark = Remark(self, dialog.window)
        self._remark.grid(row=2, column=0, sticky="we")
        self._mending = Mending(dialog, self._remark)
        self._buttons()
        self._bind()
        self._remark.say("Searches titles, places, guests and notes.")
        self._look()
        self._line.focus_set()

    def _tree(self) -> ttk.Treeview:
        px = self._dialog.window.px
        frame = ttk.Frame(self)
        frame.grid(row=1, column=0, sticky="nswe", pady=(px(10), px(8)))
        frame.columnconfigure(0, weight=1)
        frame.rowconfigure(0, weight=1)
        tree = ttk.Treeview(frame, columns=("when", "title", "where"), show="headings", selectmode="browse", height=10)
        for name, label, width in (("when", "When", 190), ("title", "Event", 290), ("where", "Where", 170)):
            tree.heading(name, text=label, anchor="w")
            tree.column(name, width=px(width), anchor="w", stretch=name != "when")
        bar = ttk.Scrollbar(frame, command=tree.yview)
        tree.configure(yscrollcommand=bar.set)
        tree.grid(row=0, column=0, sticky="nswe")
        bar.grid(row=0, column=1, sticky="ns")
        return tree

    def _buttons(self) -> None:
        px = self._dialog.window.px
        bar = ttk.Frame(self)
        bar.grid(row=3, column=0, sticky="we", pady=(px(12), 0))
        bar.columnconfigure(1, weight=1)
        self._join = ttk.Button(bar, text="Join", command=self.join)
        self._join.grid(row=0, column=0)
        ttk.Button(bar, text="Close", command=self._dialog.leave).grid(row=0, column=2, padx=(0, px(8)))
        self._open = ttk.Button(bar, text="Open", style="Accent.TButton", command=self.open)
        self._open.grid(row=0, column=3)

    def _bind(self) -> None:
        top = self._dialog.top
        self._line.bind("<KeyRelease>", lambda _: self._later())
        self._line.bind("<Down>", lambda _: self._into_the_list())
        self._list.bind("<<TreeviewSelect>>", lambda _: self._chosen_changed())
        self._list.bind("<Double-Button-1>", lambda _: self.open())
        for keys in ("<Return>", "<KP_Enter>"):
            top.bind(keys, lambda _: self._enter())
        top.bind("<Control-j>", lambda _: self.join())
        top.bind("<Escape>", lambda _: self._dialog.leave())

    def _later(self) -> None:
        if self._line.get().strip() != self._asked:
            self._dialog.never(self._timer)
            self._timer = self._dialog.later(_PAUSE, self._look)

    def _look(self) -> None:
        self._dialog.never(self._timer)
        self._timer = None
        text = self._line.get().strip()
        if text == self._asked:
            return
        self._asked = text
        if not text:
            self._show({})
            self._remark.say("Searches titles, places, guests and notes.", style="Faint.TLabel")
            return

        def told(answer: Answer) -> None:
            if text != self._asked:
                return
            if answer.problem is not None:
                self._mending.show(answer.problem)
                return
            self._show(answer.result)

        self._dialog.calls.ask("search", told, text=text)

    def _show(self, result: dict[str, Any]) -> None:
        events = result.get("events") or []
        self._list.delete(*self._list.get_children())
        self._found = {}
        texts: dict[str, dict[str, str]] = {}
        for number, event in enumerate(events):
            row = str(number)
            self._found[row] = event
            texts[row] = {
                "title": one_line(str(event.get("title") or ""), empty="Untitled"),
                "where": one_line(str(event.get("location") or "")),
            }
            self._list.insert("", "end", iid=row, values=(when(event, self._style), "", ""))
        self._words.show(texts)
        if events:
            self._list.selection_set("0")
            self._list.focus("0")
        total = int(result.get("total") or len(events))
        more = f" The first {len(events)} of {total} are shown; type more words." if total > len(events) else ""
        words = "Nothing found." if not events else "1 event." if total == 1 else f"{total} events."
        self._remark.say(words + more, style="Faint.TLabel")
        self._chosen_changed()

    def _chosen(self) -> dict[str, Any] | None:
        chosen = self._list.selection()
        return self._found.get(chosen[0]) if chosen else None

    def _chosen_changed(self) -> None:
        event = self._chosen()
        self._open.state(["!disabled" if event else "disabled"])
        self._join.state(["!disabled" if event and event.get("join_url") else "disabled"])

    def _into_the_list(self) -> str:
        if self._found:
            self._list.focus_set()
        return "break"

    def _enter(self) -> None:
        if self._line.get().strip() != self._asked:
            self._look()  # the search itself; the next Enter opens
        else:
            self.open()

    def open(self) -> None:
        """Open the chosen event in the editor."""
        if event := self._chosen():
            self._ask("open", dialog="editor", **_identity(event))

    def join(self) -> None:
        """Join the meeting of the chosen event."""
        event = self._chosen()
        if event and event.get("join_url"):
            self._ask("join", **_identity(event))

    def _ask(self, command: str, **arguments: Any) -> None:
        def answered(answer: Answer) -> None:
            if answer.problem is None:
                self._dialog.close()
            else:
                self._mending.show(answer.problem, again=lambda: self._ask(command, **arguments))

        self._dialog.calls.ask(command, answered, **arguments)


def _identity(event: dict[str, Any]) -> dict[str, str]:
    occurrence = event.get("recurrence_id") or (event.get("start") if event.get("rrule") else "")
    return {"uid": str(event.get("uid") or ""), "occurrence": str(occurrence or "")}


def when(event: dict[str, Any], style: TimeStyle) -> str:
    """Tue 1 Dec 2026 15:00, the day alone for an event of whole days; "" where the time cannot be read."""
    try:
        text = str(event["start"])
        start: date = date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
    except (KeyError, ValueError):
        return ""
    if not isinstance(start, datetime):
        return day(start)
    here = in_zone(start, style.zone)
    return f"{day(here)} {clock_time(here, hours24=style.hours24)}"
