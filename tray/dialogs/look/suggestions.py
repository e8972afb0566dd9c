"""A small list under what is being typed; the keyboard stays in the field."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence

from tray.dialogs.look import theme
from tray.dialogs.look.window import Window

HINT = "Tab takes it · ↓ chooses · Esc leaves it"


class SuggestionList:
    """Shown over the page, below a place in it; `picked` hears the place of what was clicked.

    Its lines are made once and only filled anew: X gives keys to the window under the pointer, and what is typed into
    a line that has been destroyed by the time Tk reads it is lost.
    """

    def __init__(self, window: Window, picked: Callable[[int], object]) -> None:
        self._window, self._picked = window, picked
        colours, px = window.colours, window.px
        self._frame = tk.Frame(window.top, background=colours.line, takefocus=False)
        inner = tk.Frame(self._frame, background=colours.field)
        inner.pack(padx=1, pady=1, fill="both", expand=True)
        self._inner = inner
        self._lines: list[tk.Label] = []
        self._filled = 0
        self._hint = tk.Label(
            inner, text=HINT, font=theme.CAPTION, background=colours.field, foreground=colours.faint, anchor="w"
        )
        self._hint.pack(side="bottom", fill="x", padx=px(8), pady=(px(1), px(4)))
        self.chosen: int | None = None

    @property
    def shown(self) -> bool:
        """Whether there is something to choose from."""
        return bool(self._filled)

    def show(self, labels: Sequence[str], x: int, y: int) -> None:
        """Show these, none of them chosen yet, with the corner at a place of the window."""
        px = self._window.px
        while len(self._lines) < len(labels):
            self._lines.append(self._line(len(self._lines)))
        for line in self._lines[len(labels) :]:
            line.pack_forget()
        for line, text in zip(self._lines, labels, strict=False):
            line.configure(text=text)
            line.pack(fill="x")
        self._filled, self.chosen = len(labels), None
        self._paint()
        self._frame.update_idletasks()
        room = self._window.top.winfo_width() - self._frame.winfo_reqwidth() - px(8)
        self._frame.place(x=max(min(x, room), px(8)), y=y)
        self._frame.lift()

    def _line(self, place: int) -> tk.Label:
        px = self._window.px
        line = tk.Label(self._inner, font=theme.BODY, anchor="w", padx=px(8), pady=px(4))
        line.bind("<Button-1>", lambda _: self._picked(place))
        return line

    def hide(self) -> None:
        """Show nothing."""
        self._filled, self.chosen = 0, None
        self._frame.place_forget()

    def step(self, by: int) -> None:
        """Choose the next or the last one, round and round."""
        at = (-1 if by > 0 else 0) if self.chosen is None else self.chosen
        self.chosen = (at + by) % self._filled
        self._paint()

    def _paint(self) -> None:
        colours = self._window.colours
        for place, line in enumerate(self._lines):
            on = place == self.chosen
            line.configure(
                background=colours.chosen if on else colours.field,
                foreground=colours.on_chosen if on else colours.text,
            )
