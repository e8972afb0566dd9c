"""A choice from a few values."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from tkinter import ttk
from typing import Any


class Choice(ttk.Combobox):
    """One of a list of values: arrow keys step, letters jump, Alt+Down or a click shows the list.

    `chosen` hears the place of what the person chose. The wheel changes nothing in passing.
    """

    def __init__(self, master: tk.Misc, values: Sequence[str]) -> None:
        super().__init__(master, state="readonly", values=list(values))
        self.chosen: Callable[[int], object] = lambda _: None
        self.bind("<<ComboboxSelected>>", lambda _: self._tell())
        for wheel in ("<MouseWheel>", "<Button-4>", "<Button-5>"):
            self.bind(wheel, lambda _: "break")
        self.bind("<Down>", lambda event: self._step(event, 1))
        self.bind("<Up>", lambda event: self._step(event, -1))
        self.bind("<Key>", self._jump)

    def _tell(self) -> None:
        self.selection_clear()
        self.chosen(self.current())

    def _take(self, place: int) -> str:
        if 0 <= place < len(self.cget("values")) and place != self.current():
            self.current(place)
            self._tell()
        return "break"

    def _step(self, event: tk.Event[Any], by: int) -> str | None:
        if int(event.state) & 0x8 or str(self.cget("state")) == "disabled":  # Alt: Tk's own binding shows the list
            return None
        return self._take(self.current() + by)

    def _jump(self, event: tk.Event[Any]) -> str | None:
        letter = event.char.casefold()
        if not letter.strip() or str(self.cget("state")) == "disabled":
            return None
        values = [str(value).casefold() for value in self.cget("values")]
        places = [place for place, value in enumerate(values) if value.startswith(letter)]
        if not places:
            return None
        return self._take(next((place for place in places if place > self.current()), places[0]))

    def offer(self, values: Sequence[str], place: int) -> None:
        """Show these values with the one at `place` chosen."""
        self.configure(values=list(values))
        if 0 <= place < len(values):
            self.current(place)
        else:
            self.set("")
