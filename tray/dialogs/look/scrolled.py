"""Room for a page that may be higher than the screen."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk
from typing import Any

from tray.dialogs.look.window import Window

_STEP = 40
"""Pixels that a notch of the wheel moves the page."""
_GAP = 4
"""Pixels between the page and its bar."""
_MOMENT = 20
"""Milliseconds in which a window has grown as far as it may."""
_PAINTED = 300
"""Milliseconds after which a window is painted."""


class Scrolled(ttk.Frame):
    """Has a `page` to be filled, which scrolls where there is no room for all of it, and then follows the keyboard.

    The page is squeezed by up to `spare` pixels before it scrolls; with more room than it needs it grows.
    """

    def __init__(self, master: tk.Misc, window: Window, *, spare: int = 0) -> None:
        super().__init__(master)
        self._window, self._spare, self._pending = window, spare, False
        self.columnconfigure(0, weight=1)
        self.rowconfigure(0, weight=1)
        self._view = tk.Canvas(
            self,
            background=window.colours.back,
            borderwidth=0,
            highlightthickness=0,
            takefocus=False,
            yscrollincrement=1,
        )
        self._view.grid(row=0, column=0, sticky="nswe")
        self.page = ttk.Frame(self._view)
        self._item = self._view.create_window(0, 0, window=self.page, anchor="nw")
        self._bar = ttk.Scrollbar(self, command=self._view.yview)
        self._view.configure(yscrollcommand=self._bar.set)
        window.before_show.append(self.settle)
        # Not while the window is being painted, when every widget there is would be told of.
        window.root.after(_PAINTED, self._listen)

    def _listen(self) -> None:
        if not self.winfo_exists():  # the page was left in that time
            return
        top = self._window.top
        # What the page needs may change with everything on it, and Tk tells of that in no other way.
        for change in ("<Configure>", "<Map>", "<Unmap>"):
            top.bind(change, lambda _: self._settle_soon(), add="+")
        top.bind("<FocusIn>", self._follow, add="+")
        for turn in ("<MouseWheel>", "<Button-4>", "<Button-5>"):
            top.bind(turn, self._turn, add="+")
        self.settle()

    @property
    def _scrolls(self) -> bool:
        return bool(self.winfo_exists() and self._bar.winfo_manager())

    def _settle_soon(self) -> None:
        """After a moment and not when idle: a window that grows and a page that fits into it could go on for ever."""
        if not self._pending:
            self._pending = True
            self._window.root.after(_MOMENT, self.settle)

    def settle(self) -> None:
        """Ask for the room that the page needs, and do with what there is."""
        self._pending = False
        if not self.winfo_exists():
            return
        needed, view = self.page.winfo_reqheight(), self._view
        beside = self._bar.winfo_reqwidth() + self._window.px(_GAP) if self._scrolls else 0
        wished = (self.page.winfo_reqwidth() - beside, needed)  # with or without the bar the window is as wide
        if (int(view.cget("width")), int(view.cget("height"))) != wished:
            view.configure(width=wished[0], height=wished[1])
        width, room = view.winfo_width(), view.winfo_height()
        if room <= 1:  # not on the screen yet
            return
        height = max(room, needed - self._spare)
        view.itemconfigure(self._item, width=width, height=height)
        view.configure(scrollregion=(0, 0, width, height))
        if height > room and not self._scrolls:
            self._bar.grid(row=0, column=1, sticky="ns", padx=(self._window.px(_GAP), 0))
            self._settle_soon()
        elif height <= room and self._scrolls:
            self._bar.grid_remove()
            view.yview_moveto(0)
            self._settle_soon()

    def _holds(self, widget: object) -> bool:
        return isinstance(widget, tk.Misc) and str(widget).startswith(f"{self.page}.")

    def _follow(self, event: tk.Event[Any]) -> None:
        """Show what the keyboard has come to."""
        if not self._scrolls or not self._holds(event.widget):
            return
        top = event.widget.winfo_rooty() - self.page.winfo_rooty()
        bottom, margin = top + event.widget.winfo_height(), self._window.px(12)
        seen, room = int(self._view.canvasy(0)), self._view.winfo_height()
        if top - margin < seen:
            self._move_to(top - margin)
        elif bottom + margin > seen + room:
            self._move_to(bottom + margin - room)

    def _move_to(self, y: int) -> None:
        self._view.yview_moveto(max(y, 0) / max(self.page.winfo_height(), 1))

    def _turn(self, event: tk.Event[Any]) -> None:
        if self._scrolls and self._holds(event.widget) and not isinstance(event.widget, tk.Text):
            down = event.num == 5 or (event.num != 4 and event.delta < 0)
            self._view.yview_scroll(self._window.px(_STEP) * (1 if down else -1), "units")
