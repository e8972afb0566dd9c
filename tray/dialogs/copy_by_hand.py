"""A text that the clipboard did not take, to be marked and copied by hand."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk
from typing import Any

from tray.dialogs.calls import Answer
from tray.dialogs.dialog import Dialog
from tray.dialogs.look import theme
from tray.dialogs.look.remark import Remark
from tray.domain.display_text import one_line

_WORDS = (
    "The clipboard did not take this text. It is marked: copy it with Ctrl+C, "
    "and paste it where you need it before you close this window."
)
_AGAIN = "The clipboard did not take it this time either."
_MOST_LINES = 14


def build(dialog: Dialog, opened: dict[str, Any]) -> None:
    """Put the text into the dialog's window, all of it marked."""
    dialog.window.dress("Copy by hand", str(opened.get("theme") or "system"))
    CopyByHand(dialog, str(opened.get("text") or ""))


class CopyByHand(ttk.Frame):
    """The text, a button that tries the clipboard once more, and Close; the keyboard starts in the text."""

    def __init__(self, dialog: Dialog, text: str) -> None:
        px = dialog.window.px
        super().__init__(dialog.top, padding=(px(20), px(16), px(20), px(14)))
        self._dialog, self._text = dialog, text
        self.pack(fill="both", expand=True)
        self.columnconfigure(0, weight=1)
        self.rowconfigure(1, weight=1)
        ttk.Label(self, text=_WORDS, wraplength=px(520), justify="left").grid(row=0, column=0, sticky="w")
        field = self._field()
        self._remark = Remark(self, dialog.window, style="Wrong.TLabel")
        self._remark.grid(row=2, column=0, sticky="we", pady=(px(8), 0))
        self._remark.say("")
        bar = ttk.Frame(self)
        bar.grid(row=3, column=0, sticky="e", pady=(px(12), 0))
        self._again = ttk.Button(bar, text="Try again", command=self._copy)
        self._again.grid(row=0, column=0, padx=(0, px(8)))
        ttk.Button(bar, text="Close", style="Accent.TButton", command=dialog.leave).grid(row=0, column=1)
        dialog.top.bind("<Escape>", lambda _: dialog.leave())
        self.update_idletasks()  # Tk gives the keyboard only to what is mapped
        field.focus_set()

    def _field(self) -> tk.Text:
        px, colours = self._dialog.window.px, self._dialog.window.colours
        frame = ttk.Frame(self, style="Line.TFrame", padding=px(2))
        frame.grid(row=1, column=0, sticky="nswe", pady=(px(10), 0))
        lines = sum(1 + len(line) // 60 for line in self._text.split("\n"))
        field = tk.Text(
            frame,
            height=min(lines, _MOST_LINES),
            width=60,
            wrap="word",
            relief="flat",
            borderwidth=0,
            highlightthickness=0,
            padx=px(8),
            pady=px(6),
            insertofftime=0,  # a window at rest keeps still
            background=theme.inside(self._dialog.root, colours, "textbox-rest"),
        )
        bar = ttk.Scrollbar(frame, command=field.yview)
        field.configure(yscrollcommand=bar.set)
        if lines > _MOST_LINES:
            bar.pack(side="right", fill="y")
        field.pack(side="left", fill="both", expand=True)
        field.insert("1.0", self._text)
        field.tag_add("sel", "1.0", "end-1c")
        field.configure(state="disabled")
        return field

    def _copy(self) -> None:
        def answered(answer: Answer) -> None:
            if answer.problem is None:
                self._remark.say("")
                self._again.configure(text="Copied ✓")
            else:
                self._remark.say(f"{_AGAIN} {one_line(answer.problem.detail, 300)}")

        self._dialog.calls.ask("copy_text", answered, text=self._text)
