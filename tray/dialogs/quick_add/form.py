"""The page a sentence is typed on."""

from __future__ import annotations

import tkinter as tk
from dataclasses import replace
from tkinter import ttk
from typing import Any

from tray.dialogs.calls import Answer
from tray.dialogs.dialog import Dialog
from tray.dialogs.look.choice import Choice
from tray.dialogs.look.remark import Remark
from tray.dialogs.look.sentence_line import SentenceLine
from tray.dialogs.quick_add.conflicts import ConflictLine
from tray.dialogs.quick_add.corrections import Corrections, corrected, guests, zoom_wished
from tray.dialogs.quick_add.opened import Opened, ZoomState
from tray.dialogs.quick_add.preview import Preview, preview
from tray.dialogs.quick_add.reading import Reader
from tray.dialogs.quick_add.readings import Readings
from tray.dialogs.quick_add.rows import Rows
from tray.dialogs.quick_add.zoom_row import ZoomSwitch, in_words
from tray.domain.draft import Draft

PLACEHOLDER = "Lunch with Ann tomorrow 12:30 at Café Luna"
_HELP = "Enter adds it · Esc closes and keeps what you typed"


class Form:
    """Sentence, preview, and the way from a draft to a saved event."""

    def __init__(self, dialog: Dialog, opened: Opened) -> None:
        self._dialog, self._opened = dialog, opened
        dialog.window.dress("Quick add", opened.theme)
        self._reader = Reader(opened)
        self._readings = Readings(Draft(text="", title="", timezone=opened.zone))
        self._corrections = Corrections()
        self._preview: Preview | None = None
        self._saving = False
        self._build()
        self._bind()
        if opened.text:
            self._line.set(opened.text, selected=opened.kept)
        self._line.text.focus_set()
        self._show()
        self._line.text.bind("<Visibility>", self._seen)

    def _seen(self, _: object) -> None:
        """The line is on screen: take the keyboard, let it be painted, and only then load the parser."""
        self._line.text.unbind("<Visibility>")
        self._line.text.focus_force()
        self._dialog.root.after_idle(lambda: self._dialog.later(1, self._begin))

    def _begin(self) -> None:
        self._reader.warm_up()
        self._read()

    @property
    def _draft(self) -> Draft:
        return self._readings.draft

    def _build(self) -> None:
        window, px = self._dialog.window, self._dialog.window.px
        self._page = page = ttk.Frame(window.top, padding=(px(20), px(18), px(20), px(16)))
        page.pack(fill="both", expand=True)
        page.columnconfigure(0, weight=1, minsize=px(600))
        self._line = SentenceLine(page, window, placeholder=PLACEHOLDER, changed=self._read)
        self._line.grid(row=0, column=0, sticky="we")
        self._notes = [Remark(page, window) for _ in range(3)]
        for row, note in enumerate(self._notes, start=1):
            note.grid(row=row, column=0, sticky="we", padx=px(4), pady=(px(6), 0))
        self._rows = rows = Rows(page, window)
        rows.grid(row=4, column=0, sticky="we", pady=(px(12), px(6)))
        complain = self._complain
        self._title = rows.field("What", "title", empty="…", commit=self._set_title, complain=complain)
        self._when = rows.field("When", "time", empty="…", commit=self._set_when, complain=complain)
        self._when_more = ttk.Label(rows, style="Caption.TLabel")
        rows.below(self._when_more)
        self._where = rows.field("Where", "place", empty="No place", commit=self._set_where, complain=complain)
        self._guests = rows.field("Guests", "guest", empty="Nobody else", commit=self._set_guests, complain=complain)
        row = rows.add("Calendar", "calendar")
        names = [calendar.name for calendar in self._opened.writable]
        self._calendar = Choice(rows, names, self._set_calendar)
        rows.put(self._calendar, row)
        row = rows.add("Zoom", "zoom")
        self._zoom = ZoomSwitch(rows, self._dialog, switched=self._set_zoom, learned=self._zoom_learned)
        rows.put(self._zoom.switch, row)
        rows.below(self._zoom.remark)
        self._reminder_row, self._reminder = rows.words("Reminder", "reminder")
        self._description_row, self._description = rows.words("Notes", "description")
        self._conflict = ConflictLine(page, self._dialog, self._opened)
        self._conflict.remark.grid(row=6, column=0, sticky="we", padx=px(4), pady=(0, px(4)))
        self._trouble = Remark(page, window, style="Wrong.TLabel")
        self._trouble.grid(row=7, column=0, sticky="we", padx=px(4), pady=(0, px(4)))
        ttk.Separator(page).grid(row=8, column=0, sticky="we", pady=(px(6), px(12)))
        self._buttons()
        for remark in (*self._notes, self._zoom.remark, self._conflict.remark, self._trouble):
            remark.say("")

    def _buttons(self) -> None:
        px = self._dialog.window.px
        bar = ttk.Frame(self._page)
        bar.grid(row=9, column=0, sticky="we")
        bar.columnconfigure(0, weight=1)
        self._help = ttk.Label(bar, style="Caption.TLabel", text=_HELP)
        self._help.grid(row=0, column=0, sticky="w", padx=(px(4), px(16)))
        self._cancel = ttk.Button(bar, text="Cancel", command=self._dialog.leave)
        self._cancel.grid(row=0, column=1, padx=(0, px(8)))
        self._add = ttk.Button(bar, text="Add event", style="Accent.TButton", command=self._submit)
        self._add.grid(row=0, column=2)

    def _bind(self) -> None:
        top = self._dialog.top
        for keys in ("<Return>", "<KP_Enter>", "<Linefeed>"):
            self._line.text.bind(keys, self._enter)
            top.bind(keys, self._enter)
        top.bind("<Escape>", lambda _: self._dialog.leave())
        top.bind("<Key>", self._early_key)
        top.bind("<Control-period>", self._next_reading)
        self._dialog.on_leave(self._leave)

    def _early_key(self, event: tk.Event[Any]) -> None:
        """Tk gives a new window's first keys to the window itself, while its fields are not mapped yet."""
        if event.widget is self._dialog.top and event.char and event.char.isprintable():
            self._line.type(event.char)

    def _enter(self, _: object) -> str:
        self._submit()
        return "break"

    def _leave(self) -> bool:
        text = self._line.get().strip()
        if not self._saving and (text or self._opened.kept):
            self._dialog.calls.ask("keep_draft", text=text)
        return True

    # What is shown

    def _read(self) -> None:
        text = self._line.get()
        if not text.strip():
            self._corrections = Corrections()
        self._readings = self._readings.follow(self._reader.read(text))
        self._show()

    def _show(self) -> None:
        shown = self._preview = preview(self._draft, self._corrections, self._opened, self._reader.style)
        self._line.mark(self._draft.spans)
        self._title.show(shown.title)
        final = corrected(self._draft, self._corrections, self._opened)
        self._when.show(shown.when, shown.when.partition(" · ")[0])
        more = f"{shown.when_more} · this is in the past" if shown.past else shown.when_more
        self._when_more.configure(text=more, style="Warning.TLabel" if shown.past else "Caption.TLabel")
        self._where.show(shown.where)
        self._guests.show(shown.guests)
        names = {calendar.id: calendar.name for calendar in self._opened.writable}
        self._calendar.set(names.get(shown.calendar, ""))
        self._zoom.show(shown.zoom)
        self._reminder.configure(text=shown.reminder)
        self._rows.show(self._reminder_row, shown=bool(shown.reminder))
        self._description.configure(text=shown.description)
        self._rows.show(self._description_row, shown=bool(shown.description))
        self._show_notes(shown)
        typed = bool(self._line.get().strip())
        self._help.configure(text=_HELP if shown.ready or not typed else "")
        self._add.state(["!disabled" if shown.ready and not self._saving else "disabled"])
        self._conflict.look(final)

    def _show_notes(self, shown: Preview) -> None:
        hint = shown.hint if self._line.get().strip() else ""
        # What is missing comes before what is remarkable.
        lines: list[tuple[str, str]] = [(hint, "")] if hint else []
        lines += [(note.text, note.other) for note in shown.notes]
        if self._readings.turned:
            lines = [("Read the other way.", "the first reading"), *lines]
        offered = False
        for remark, (text, other) in zip(self._notes, [*lines, *[("", "")] * 3], strict=False):
            if other and not offered:
                offered = True
                label = "Read it the first way  (Ctrl+.)" if self._readings.turned else f"{other}  (Ctrl+.)"
                remark.say(text, style="Faint.TLabel", label=label, press=self._turn)
            else:
                remark.say(text, style="Warning.TLabel" if text == hint else "Faint.TLabel")

    def _next_reading(self, _: object) -> str:
        self._turn()
        return "break"

    def _turn(self) -> None:
        self._readings = self._readings.turn()
        self._show()

    # What the person corrects

    def _complain(self, words: str) -> None:
        self._trouble.say(words, style="Wrong.TLabel")

    def _correct(self, **changes: Any) -> str:
        self._corrections = replace(self._corrections, **changes)
        self._show()
        return ""

    def _set_title(self, text: str) -> str:
        return self._correct(title=text.strip() or None)

    def _set_when(self, text: str) -> str:
        if not text.strip():
            return self._correct(when=None)
        before = corrected(self._draft, self._corrections, self._opened)
        when = self._reader.read_when(text, before)
        if when is None:
            return "That is no time. Say for example “Tue 1 Dec 15:00–16:30” or “tomorrow at 3pm for 45 min”."
        return self._correct(when=when)

    def _set_where(self, text: str) -> str:
        return self._correct(location=text.strip())

    def _set_guests(self, text: str) -> str:
        good, bad = guests(text)
        if bad:
            return f"{', '.join(f'“{word}”' for word in bad[:3])} is no e-mail address. Write it like ann@example.org."
        return self._correct(attendees=good)

    def _set_calendar(self, place: int) -> None:
        self._correct(calendar=self._opened.writable[place].id)

    def _set_zoom(self, on: bool) -> None:
        self._correct(zoom=on)

    def _zoom_learned(self, zoom: ZoomState) -> None:
        self._opened = self._opened.with_zoom(replace(zoom, default=zoom.default or self._opened.zoom.default))
        self._show()

    # What is saved

    def _submit(self) -> None:
        if self._saving:
            return
        fields = (self._title, self._when, self._where, self._guests)
        if not all(field.settle() for field in fields):
            return
        self._read_now()
        shown = self._preview
        if shown is None or not shown.ready:
            self._line.text.focus_set()
            return
        from tray.domain.draft_json import draft_to_json

        self._saving = True
        self._complain("")
        self._help.configure(text="Saving…")
        self._add.state(["disabled"])
        final = corrected(self._draft, self._corrections, self._opened)
        self._dialog.calls.ask(
            "add",
            self._saved,
            draft=draft_to_json(final),
            calendar=shown.calendar,
            zoom=zoom_wished(self._draft, self._corrections, self._opened),
        )

    def _read_now(self) -> None:
        """Read keys that came in the same breath as Enter."""
        if self._line.get() != self._draft.text:
            self._read()

    def _saved(self, answer: Answer) -> None:
        if answer.problem is not None:
            self._saving = False
            problem = answer.problem
            self._show()
            self._trouble.say(f"{problem.title}. {in_words(problem)}", style="Wrong.TLabel")
            return
        if self._opened.kept:
            self._dialog.calls.ask("keep_draft", text="")
        from tray.dialogs.quick_add.result import Result

        self._page.destroy()
        Result(self._dialog, answer.result, self._reader.style)
