"""A question with its answers: what it is about in one line, what follows in plain words, one button an answer."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from tkinter import ttk
from typing import NamedTuple

from tray.dialogs.dialog import Dialog
from tray.dialogs.look.remark import Remark
from tray.domain.display_text import one_line, paragraphs

_WIDE = 470


class Reply(NamedTuple):
    """A button; `style` is "" for a plain one, "Accent.TButton", or "Danger.TButton" for what cannot be undone."""

    label: str
    press: Callable[[], object]
    style: str = ""


class Question(ttk.Frame):
    """The whole page: Escape and the first button leave; the keyboard starts on the accented button, else on Cancel."""

    def __init__(
        self,
        dialog: Dialog,
        title: str,
        text: str,
        replies: Sequence[Reply],
        *,
        tick: str = "",
        cancel: Callable[[], object] | None = None,
        leave: str = "Cancel",
    ) -> None:
        px = dialog.window.px
        super().__init__(dialog.top, padding=(px(24), px(22), px(24), px(16)))
        self._px, self._leave = px, leave
        self.pack(fill="both", expand=True)
        self.columnconfigure(0, weight=1, minsize=px(_WIDE))
        heading = ttk.Label(self, text=one_line(title, 120), style="Title.TLabel", wraplength=px(_WIDE), justify="left")
        heading.grid(row=0, column=0, sticky="w")
        for row, paragraph in enumerate(filter(None, paragraphs(text, 900).split("\n")), start=1):
            words = ttk.Label(self, text=paragraph, wraplength=px(_WIDE), justify="left")
            words.grid(row=row, column=0, sticky="w", pady=(px(10), 0))
        self.ticked = tk.BooleanVar(self, value=False)
        self._tick = ttk.Checkbutton(self, text=tick, variable=self.ticked)
        if tick:
            self._tick.grid(row=20, column=0, sticky="w", pady=(px(14), 0))
        self._bar = ttk.Progressbar(self, mode="determinate")
        self.remark = Remark(self, dialog.window, style="Wrong.TLabel")
        self.remark.grid(row=22, column=0, sticky="we", pady=(px(12), 0))
        self.remark.grid_remove()
        ttk.Separator(self).grid(row=23, column=0, sticky="we", pady=(px(18), px(12)))
        bar = ttk.Frame(self)
        bar.grid(row=24, column=0, sticky="e")
        self.cancel = ttk.Button(bar, text=leave, command=cancel or dialog.leave)
        self.cancel.grid(row=0, column=0)
        self._buttons = []
        for column, reply in enumerate(replies, start=1):
            button = ttk.Button(bar, text=reply.label, style=reply.style or "TButton", command=reply.press)
            button.grid(row=0, column=column, padx=(px(8), 0))
            self._buttons.append(button)
        dialog.top.bind("<Escape>", lambda _: cancel() if cancel else dialog.leave())
        main = [button for button, reply in zip(self._buttons, replies, strict=True) if reply.style == "Accent.TButton"]
        self.update_idletasks()  # Tk gives the keyboard only to what is mapped
        (main or [self.cancel])[0].focus_set()

    def busy(self, *, busy: bool) -> None:
        """While it is being done nothing can be pressed twice; leaving stays possible."""
        for widget in (*self._buttons, self._tick):
            widget.state(["disabled" if busy else "!disabled"])
        self.cancel.configure(text="Close" if busy else self._leave)
        if not busy:
            self._bar.stop()
            self._bar.grid_remove()

    def progress(self, done: int, of_total: int, text: str) -> None:
        """Show how far it is: so many of so many, or only that it moves where the total is 0."""
        self._bar.grid(row=21, column=0, sticky="we", pady=(self._px(14), 0))
        if of_total:
            self._bar.stop()
            self._bar.configure(mode="determinate", maximum=of_total, value=done)
        else:
            self._bar.configure(mode="indeterminate")
            self._bar.start(40)
        self.remark.say(text, style="Faint.TLabel")
