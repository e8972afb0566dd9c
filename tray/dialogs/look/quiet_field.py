"""A field of the preview: plain text to look at, an entry to correct."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import font, ttk
from typing import Any

from tray.dialogs.look import theme
from tray.dialogs.look.window import Window

Commit = Callable[[str], str]
"""Takes a corrected text; gives what is wrong with it in words, "" where it was accepted."""


class QuietField(ttk.Entry):
    """Shows a value, as much of it as there is room for.

    With the focus in it, gives its editable form, which Return or leaving the field commits.
    """

    def __init__(
        self,
        master: tk.Misc,
        window: Window,
        *,
        empty: str,
    ) -> None:
        super().__init__(master, style="Quiet.TEntry")
        self._empty = empty
        self.commit: Commit = lambda _: ""
        self.complain: Callable[[str], object] = lambda _: None
        self._beside = 2 * theme.text_inset(self)
        self._faint, self._text = window.colours.faint, window.colours.text
        self._shown = self._editable = ""
        self._editing = False
        self.bind("<Configure>", lambda _: self._settle() if not self._editing else None)
        self.bind("<FocusIn>", self._enter)
        self.bind("<FocusOut>", lambda _: self._leave())
        self.bind("<Return>", self._return)
        self.bind("<KP_Enter>", self._return)
        self.bind("<Escape>", self._escape)

    def show(self, shown: str, editable: str | None = None) -> None:
        """Show a value; `editable` is its form while it is being edited, where that differs."""
        untouched = not self.dirty
        self._shown, self._editable = shown, shown if editable is None else editable
        if not self._editing:
            self._settle()
        elif untouched and self.get() != self._editable:
            self._fill(self._editable)  # Tab was quicker than the reading of the last letter
            self.selection_range(0, "end")

    def _settle(self) -> None:
        from tray.dialogs.look.fitting import fitted  # not before the window is painted

        measure = font.nametofont(theme.BODY, root=self).measure
        room = self.winfo_width() - self._beside
        self._fill(fitted(self._shown, room, measure) if self._shown and room > 0 else self._shown or self._empty)
        self.configure(foreground=self._text if self._shown else self._faint)

    def _fill(self, text: str) -> None:
        self.delete(0, "end")
        self.insert(0, text)
        self.xview_moveto(0)

    def _enter(self, _: object) -> None:
        if self._editing or str(self.cget("state")) == "disabled":
            return
        self._editing = True
        self.configure(foreground=self._text)
        self._fill(self._editable)
        self.selection_range(0, "end")
        self.icursor("end")

    @property
    def dirty(self) -> bool:
        """Whether something was typed that is not committed yet."""
        return self._editing and self.get() != self._editable

    def settle(self) -> bool:
        """Commit what was typed, if anything; whether it was accepted."""
        if not self.dirty:
            return True
        wrong = self.commit(self.get())
        self.state(["invalid" if wrong else "!invalid"])
        self.complain(wrong)
        return not wrong

    def _leave(self) -> None:
        if not self._editing:
            return
        self.settle()
        self._editing = False
        self.state(["!invalid"])
        self.selection_clear()
        self._settle()

    def _return(self, _: tk.Event[Any]) -> str | None:
        if not self.dirty:
            return None
        if self.settle():
            self._fill(self._editable)
            self.selection_range(0, "end")
        return "break"

    def _escape(self, _: tk.Event[Any]) -> str | None:
        if not self.dirty:
            return None
        self.state(["!invalid"])
        self.complain("")
        self._fill(self._editable)
        self.selection_range(0, "end")
        return "break"
