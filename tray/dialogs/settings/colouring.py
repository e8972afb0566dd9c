"""The colour of a calendar."""

from __future__ import annotations

import re
import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import Any

from tray.dialogs.dialog import Dialog
from tray.dialogs.look.choice import Choice

NAMED = {
    "": "None",
    "#d93025": "Red",
    "#e8710a": "Orange",
    "#e3a008": "Yellow",
    "#2e9e4f": "Green",
    "#12908e": "Teal",
    "#2f66e8": "Blue",
    "#8e44d6": "Purple",
    "#d6478f": "Pink",
    "#8a6242": "Brown",
    "#7a7f87": "Grey",
}
"""Each can be told from white and from black, and from the others."""

_COLOUR = re.compile(r"#[0-9a-f]{6}\Z")


class Colouring(ttk.Frame):
    """A choice of named colours, and the colour that the calendar came with; `chosen` hears #rrggbb, "" for none.

    While answers are `waiting` what the person chose stands, whatever older news of the same calendar say.
    """

    def __init__(self, master: tk.Misc, dialog: Dialog, chosen: Callable[[str], object]) -> None:
        super().__init__(master)
        self._chosen = chosen
        self.waiting = 0
        self._size = dialog.window.px(16)
        self._offered: list[str] = []
        self._own: dict[str, str] = {}
        self._which = ""
        self._choice = Choice(self, ())
        self._choice.configure(width=18)
        self._choice.chosen = self._take
        name = ttk.Label(self, text="Colour")
        name.grid(row=0, column=0, padx=(0, dialog.window.px(20)))
        dialog.window.names[str(name)] = self._choice
        self._choice.grid(row=0, column=1)
        self._sample = ttk.Label(self)
        self._sample.grid(row=0, column=2, padx=(dialog.window.px(12), 0))
        self._picture: tk.PhotoImage | None = None

    def show(self, calendar: dict[str, Any] | None) -> None:
        """Show the colour of this calendar; where there is none, nothing can be chosen."""
        which = str(calendar["id"]) if calendar else ""
        if self.waiting and which == self._which:
            return
        self._which = which
        self._choice.state(["!disabled" if calendar else "disabled"])
        colour = colour_of(calendar or {})
        if colour not in NAMED:
            self._own[which] = colour
        own = self._own.get(which)
        self._offered = [*NAMED, *([own] if own else [])]
        labels = [*NAMED.values(), *([f"Its own, {own}"] if own else [])]
        self._choice.offer(labels, self._offered.index(colour) if calendar else -1)
        self._paint(colour)

    def _take(self, place: int) -> None:
        self._paint(self._offered[place])
        self._chosen(self._offered[place])

    def _paint(self, colour: str) -> None:
        self._picture = swatch(self, self._size, colour)
        self._sample.configure(image=self._picture)


def colour_of(calendar: dict[str, Any]) -> str:
    """The colour of a calendar as #rrggbb, "" where it has none that can be shown."""
    colour = str(calendar.get("color") or "").lower()
    return colour if _COLOUR.match(colour) else ""


def swatch(master: tk.Misc, size: int, colour: str) -> tk.PhotoImage:
    """A square of a colour with its corners taken off, nothing to be seen for none."""
    picture = tk.PhotoImage(master=master, width=size, height=size)
    if colour:
        edge = max(size // 8, 1)
        picture.put(colour, to=(edge, 0, size - edge, size))
        picture.put(colour, to=(0, edge, size, size - edge))
    return picture
