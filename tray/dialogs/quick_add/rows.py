"""The rows of the preview: a mark in the colour of the words it comes from, a name, a value that can be corrected."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk

from tray.dialogs.look import theme
from tray.dialogs.look.quiet_field import QuietField
from tray.dialogs.look.window import Window


class Rows(ttk.Frame):
    """A grid of three columns: mark, name, value."""

    def __init__(self, master: tk.Misc, window: Window) -> None:
        super().__init__(master)
        self._window = window
        self._next = 0
        self._away: dict[int, list[tk.Widget]] = {}
        self._names: dict[int, ttk.Label] = {}
        self.columnconfigure(2, weight=1)

    def add(self, name: str, kind: str) -> int:
        """Begin a row; gives its number for `put`."""
        number, self._next = self._next, self._next + 1
        px = self._window.px
        colour = self._window.colours.kinds[kind][1]
        mark = tk.Frame(self, width=px(4), height=px(20), background=colour, takefocus=False)
        mark.grid(row=number, column=0, padx=(px(2), px(10)), pady=px(6))
        label = self._names[number] = ttk.Label(self, text=name, style="Faint.TLabel")
        label.grid(row=number, column=1, sticky="w", padx=(0, px(14)))
        return number

    def show(self, row: int, *, shown: bool) -> None:
        """Take a whole row away, or bring it back to its place."""
        if shown and row in self._away:
            for widget in self._away.pop(row):
                widget.grid()
        elif not shown and row not in self._away:
            self._away[row] = self.grid_slaves(row=row)
            for widget in self._away[row]:
                widget.grid_remove()

    def words(self, name: str, kind: str) -> tuple[int, ttk.Label]:
        """A row that is only read."""
        row = self.add(name, kind)
        label = ttk.Label(self, justify="left")
        self.put(label, row, inset=theme.text_inset(self))
        self.bind("<Configure>", lambda event: label.configure(wraplength=event.width - self._window.px(140)), add="+")
        return row, label

    def put(self, widget: tk.Widget, row: int, *, inset: int = 0) -> None:
        """Set a value into its row; `inset` moves it right by so many pixels, to stand under the text of fields."""
        if row in self._names:
            self._window.names[str(self._names[row])] = widget
        widget.grid(row=row, column=2, sticky="we", padx=(inset, 0), pady=self._window.px(1))

    def field(self, name: str, kind: str, *, empty: str) -> QuietField:
        """A row whose value is text that can be corrected."""
        row = self.add(name, kind)
        field = QuietField(self, self._window, empty=empty)
        self.put(field, row)
        return field

    def below(self, widget: tk.Widget) -> None:
        """A line of its own under the text of the last value."""
        self.put(widget, self._next, inset=theme.text_inset(self))
        self._next += 1
