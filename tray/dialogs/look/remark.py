"""A line of words with a button to it: a problem, a note, a warning."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk

from tray.dialogs.look.window import Window


class Remark(ttk.Frame):
    """Words in one colour that wrap, and at most one button; takes no room while it says nothing."""

    def __init__(self, master: tk.Misc, window: Window, *, style: str = "Faint.TLabel") -> None:
        super().__init__(master)
        self._window = window
        self._place: dict[str, object] = {}
        self.columnconfigure(0, weight=1)
        self.words = ttk.Label(self, style=style, justify="left", anchor="w")
        self.words.grid(row=0, column=0, sticky="we")
        self.button = ttk.Button(self)
        self.bind("<Configure>", lambda event: self._wrap(event.width))

    def _wrap(self, width: int) -> None:
        beside = self.button.winfo_reqwidth() + self._window.px(12) if self.button.winfo_manager() else 0
        self.words.configure(wraplength=max(width - beside, self._window.px(120)))

    def say(
        self, text: str, *, style: str | None = None, label: str = "", press: Callable[[], object] | None = None
    ) -> None:
        """Show these words and this button; "" hides it all."""
        if style:
            self.words.configure(style=style)
        self.words.configure(text=text)
        if label and press is not None:
            self.button.configure(text=label, command=press)
            self.button.grid(row=0, column=1, sticky="ne", padx=(self._window.px(12), 0))
        else:
            self.button.grid_remove()
        if text:
            self.grid()
            self._wrap(self.winfo_width() if self.winfo_width() > 1 else self._window.px(420))
        else:
            self.grid_remove()
