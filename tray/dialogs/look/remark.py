"""Words with buttons to them: a problem, a note, a warning."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from tkinter import ttk

from tray.dialogs.look.window import Window

Press = tuple[str, Callable[[], object]]
"""What is written on a button and what it does."""


class Remark(ttk.Frame):
    """Words in one colour that wrap; one button stands beside them, several below. Without words it takes no room."""

    def __init__(self, master: tk.Misc, window: Window, *, style: str = "Faint.TLabel") -> None:
        super().__init__(master)
        self._window = window
        self.columnconfigure(0, weight=1)
        self.words = ttk.Label(self, style=style, justify="left", anchor="w")
        self.words.grid(row=0, column=0, sticky="we")
        # The first button is made at once, so that Tab finds it where it stands on the page.
        self.button = ttk.Button(self)
        self._others: list[ttk.Button] = []
        self.bind("<Configure>", lambda event: self._wrap(event.width))

    def _wrap(self, width: int) -> None:
        beside = 0
        if self.button.winfo_manager() and not self._others:
            beside = self.button.winfo_reqwidth() + self._window.px(12)
        self.words.configure(wraplength=max(width - beside, self._window.px(120)))

    def say(self, text: str, *, style: str | None = None, buttons: Sequence[Press] = ()) -> None:
        """Show these words and buttons; "" hides it all."""
        if style:
            self.words.configure(style=style)
        self.words.configure(text=text)
        self._offer(buttons)
        if text:
            self.grid()
            self._wrap(self.winfo_width() if self.winfo_width() > 1 else self._window.px(420))
        else:
            self.grid_remove()

    def wait(self, text: str) -> None:
        """Show these words while something is done; the buttons stay where they are and cannot be pressed."""
        self.words.configure(text=text, style="Faint.TLabel")
        for button in (self.button, *self._others):
            button.state(["disabled"])
        self.grid()

    def _offer(self, buttons: Sequence[Press]) -> None:
        px = self._window.px
        focus = str(self.tk.call("focus"))  # focus_get does not know the list of a combobox
        focused = focus in {str(button) for button in (self.button, *self._others)}
        for other in self._others:
            other.destroy()
        self._others = []
        self.button.grid_remove()
        self.words.grid_configure(columnspan=1)
        self.columnconfigure(0, weight=1)
        if focused:
            self._keep_focus(shown=bool(buttons))
        if not buttons:
            return
        label, press = buttons[0]
        self.button.state(["!disabled"])
        self.button.configure(text=label, command=press)
        if len(buttons) == 1:
            self.button.grid(row=0, column=1, columnspan=1, sticky="ne", padx=(px(12), 0), pady=0)
            return
        # Several buttons fill a line of their own; the columns after them take what is left.
        self.words.grid_configure(columnspan=len(buttons) + 1)
        self.columnconfigure(0, weight=0)
        self.columnconfigure(len(buttons), weight=1)
        self.button.grid(row=1, column=0, sticky="w", padx=0, pady=(px(6), 0))
        for column, (label, press) in enumerate(buttons[1:], start=1):
            other = ttk.Button(self, text=label, command=press)
            other.grid(row=1, column=column, sticky="w", padx=(px(8), 0), pady=(px(6), 0))
            self._others.append(other)

    def _keep_focus(self, *, shown: bool) -> None:
        """The keyboard was on a button that goes: it stays here while there is one, else goes back where it came from.

        Back and not on: what comes after a remark is often Cancel, and the next Enter must not press that.
        """
        if shown:
            self.button.focus_set()
        elif (before := self.button.tk_focusPrev()) is not None:
            before.focus_set()
