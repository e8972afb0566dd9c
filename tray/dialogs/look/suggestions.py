"""A small list under what is being typed; the keyboard stays in the field."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence

from tray.dialogs.look import theme
from tray.dialogs.look.window import Window

HINT = "Tab takes it · ↓ chooses · Esc leaves it"


class SuggestionList:
    """Shown over the page, below a place in it; `picked` hears the place of what was clicked."""

    def __init__(self, window: Window, picked: Callable[[int], object]) -> None:
        self._window, self._picked = window, picked
        colours, px = window.colours, window.px
        self._frame = tk.Frame(window.top, background=colours.line, takefocus=False)
        inner = tk.Frame(self._frame, background=colours.field)
        inner.pack(padx=1, pady=1, fill="both", expand=True)
        self._inner = inner
        self._lines: list[tk.Label] = []
        self._hint = tk.Label(
            inner, text=HINT, font=theme.CAPTION, background=colours.field, foreground=colours.faint, anchor="w"
        )
        self._hint.pack(side="bottom", fill="x", padx=px(8), pady=(px(1), px(4)))
        self.chosen: int | None = None

    @property
    def shown(self) -> bool:
        """Whether there is something to choose from."""
        return bool(self._lines)

    def show(self, labels: Sequence[str], x: int, y: int) -> None:
        """Show these, none of them chosen yet, with the corner at a place of the window."""
        self.hide()
        px, colours = self._window.px, self._window.colours
        for place, text in enumerate(labels):
            line = tk.Label(self._inner, text=text, font=theme.BODY, anchor="w", padx=px(8), pady=px(4))
            line.configure(background=colours.field, foreground=colours.text)
            line.bind("<Button-1>", lambda _, place=place: self._picked(place))  # type: ignore[misc]  # bound early
            line.pack(fill="x")
            self._lines.append(line)
        self._frame.update_idletasks()
        room = self._window.top.winfo_width() - self._frame.winfo_reqwidth() - px(8)
        self._frame.place(x=max(min(x, room), px(8)), y=y)
        self._frame.lift()

    def hide(self) -> None:
        """Show nothing."""
        for line in self._lines:
            line.destroy()
        self._lines, self.chosen = [], None
        self._frame.place_forget()

    def step(self, by: int) -> None:
        """Choose the next or the last one, round and round."""
        colours = self._window.colours
        at = (-1 if by > 0 else 0) if self.chosen is None else self.chosen
        self.chosen = (at + by) % len(self._lines)
        for place, line in enumerate(self._lines):
            on = place == self.chosen
            line.configure(
                background=colours.chosen if on else colours.field,
                foreground=colours.on_chosen if on else colours.text,
            )
