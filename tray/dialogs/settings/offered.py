"""What a calendar server offers, to be chosen from."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import Any

from tray.dialogs.dialog import Dialog
from tray.dialogs.look import theme
from tray.domain.display_text import one_line

_MOST_ROWS = 6


class Offered(ttk.Frame):
    """Tick boxes in a list: arrows move, space or a click ticks, Ctrl+A ticks all or none.

    `changed` is called whenever a tick comes or goes.
    """

    def __init__(self, master: tk.Misc, dialog: Dialog) -> None:
        super().__init__(master)
        px = dialog.window.px
        self.changed: Callable[[], object] = lambda: None
        self._ticked: dict[str, bool] = {}
        self._names: dict[str, str] = {}
        self._pictures = _boxes(dialog)
        self.columnconfigure(0, weight=1)
        self.list = ttk.Treeview(self, show="tree", selectmode="browse", height=_MOST_ROWS)
        self.list.column("#0", width=px(420))
        self.list.grid(row=0, column=0, sticky="we")
        self._bar = ttk.Scrollbar(self, command=self.list.yview)
        self.list.configure(yscrollcommand=self._bar.set)
        self.list.bind("<space>", lambda _: self._turn(self.list.focus()))
        self.list.bind("<Button-1>", self._clicked)
        for keys in ("<Control-a>", "<Control-A>"):
            self.list.bind(keys, lambda _: self._turn_all())

    def offer(self, calendars: list[dict[str, Any]]) -> None:
        """Show these calendars, with the keyboard on the first; those that are new here are ticked, all if none is."""
        self.list.delete(*self.list.get_children())
        self._ticked = {}
        self._names = {}
        none_new = all(calendar.get("listed") for calendar in calendars)
        for calendar in calendars:
            place = str(calendar.get("place") or "")
            marks = ["read-only"] if not calendar.get("writable", True) else []
            marks += ["in your list already"] if calendar.get("listed") else []
            name = one_line(str(calendar.get("name") or ""), 60, empty="Unnamed")
            self._names[place] = f"{name}  ({', '.join(marks)})" if marks else name
            self._ticked[place] = none_new or not calendar.get("listed")
            self.list.insert("", "end", iid=place)
            self._draw(place)
        self.list.configure(height=min(len(calendars), _MOST_ROWS))
        if len(calendars) > _MOST_ROWS:
            self._bar.grid(row=0, column=1, sticky="ns")
        else:
            self._bar.grid_remove()
        first = next(iter(self._ticked))
        self.list.selection_set(first)
        self.list.focus(first)
        self.list.yview_moveto(0)

    def chosen(self) -> list[str]:
        """The places of those that are ticked."""
        return [place for place, ticked in self._ticked.items() if ticked]

    def _draw(self, place: str) -> None:
        ticked, name = self._ticked[place], self._names[place]
        if self._pictures is not None:
            self.list.item(place, image=self._pictures[ticked], text=f"  {name}")
        else:
            self.list.item(place, text=f"{'☑' if ticked else '☐'}  {name}")

    def _turn(self, place: str) -> str:
        if place in self._ticked:
            self._ticked[place] = not self._ticked[place]
            self._draw(place)
            self.changed()
        return "break"

    def _turn_all(self) -> str:
        ticked = not all(self._ticked.values())
        for place in self._ticked:
            self._ticked[place] = ticked
            self._draw(place)
        self.changed()
        return "break"

    def _clicked(self, event: tk.Event[Any]) -> None:
        self._turn(self.list.identify_row(event.y))


def _boxes(dialog: Dialog) -> tuple[str, str] | None:
    """The theme's pictures of a tick box, without and with its tick; None where the theme has no pictures."""
    root, colours = dialog.window.root, dialog.window.colours
    times = dialog.window.px(100) // 100

    def box(name: str) -> str:
        bigger = str(root.tk.call("image", "create", "photo"))
        root.tk.call(bigger, "copy", theme.picture(root, colours, name), "-zoom", max(times, 1))
        return bigger

    try:
        return box("check-unsel-rest"), box("check-rest")
    except tk.TclError:
        return None
