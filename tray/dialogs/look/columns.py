"""A list whose words end with an ellipsis where their column ends; Tk would cut them in the middle of a letter."""

from __future__ import annotations

from tkinter import font, ttk

from tray.dialogs.look import theme
from tray.dialogs.look.fitting import fitted
from tray.dialogs.look.window import Window

_BESIDE = 10
"""What of a column's width is beside its words."""


class FittedColumns:
    """Keeps the whole words of some columns of a list, and shows as much of them as there is room for."""

    def __init__(self, tree: ttk.Treeview, window: Window) -> None:
        self._tree, self._window = tree, window
        self._texts: dict[str, dict[str, str]] = {}
        tree.bind("<Configure>", lambda _: self._fit(), add="+")
        tree.bind("<ButtonRelease-1>", lambda _: self._fit(), add="+")  # a column may have been drawn wider

    def show(self, texts: dict[str, dict[str, str]]) -> None:
        """Show these words: by row, then by column."""
        self._texts = texts
        self._fit()

    def _fit(self) -> None:
        measure = font.nametofont(theme.BODY, root=self._window.root).measure
        for row, columns in self._texts.items():
            for column, text in columns.items():
                room = int(self._tree.column(column, "width")) - self._window.px(_BESIDE)
                self._tree.set(row, column, fitted(text, room, measure))
