"""Completion while typing: Tab takes the first suggestion, the arrow keys choose, Escape leaves it as it is.

Enter takes what was chosen with the arrow keys and nothing else: who types on and presses Enter gets what they typed.
"""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import Any

from tray.dialogs.completion import Guest, Offer
from tray.dialogs.dialog import Dialog
from tray.dialogs.look.suggestions import SuggestionList
from tray.domain.display_text import isolated, one_line

Look = Callable[[str, int], Offer | None]
"""What to offer for a text and the place of the cursor in it."""


class Completing:
    """Gives a field (one line of text, or an entry) suggestions."""

    def __init__(self, dialog: Dialog, field: tk.Text | ttk.Entry, look: Look) -> None:
        self._field, self._look_for = field, look
        self._dialog = dialog
        self._list = SuggestionList(dialog.window, self._take)
        self._offer: Offer | None = None
        self._left = ""
        tag = f"Completing{field}"
        # Before the field's own keys, so that Tab, Enter and Escape mean the list while there is one.
        field.bindtags((tag, *field.bindtags()))
        for keys, act in (
            ("<Tab>", self._tab),
            ("<Return>", self._enter),
            ("<KP_Enter>", self._enter),
            ("<Down>", lambda: self._step(1)),
            ("<Up>", lambda: self._step(-1)),
            ("<Escape>", self._escape),
        ):

            def pressed(_: tk.Event[Any], act: Callable[[], bool] = act) -> str | None:
                # What was typed in the same breath counts: the list is brought up to date first.
                if self._list.shown or act not in (self._enter, self._escape):
                    self.look()
                return "break" if self._list.shown and act() else None

            field.bind_class(tag, keys, pressed)
        field.bind_class(tag, "<KeyRelease>", lambda _: self.look())
        for gone in ("<FocusOut>", "<Button-1>"):
            field.bind_class(tag, gone, lambda _: self._hide())

    def look(self) -> None:
        """Offer what fits where the cursor is now."""
        text, cursor = self._text(), self._cursor()
        before = text[:cursor]
        if before == self._left:
            return
        self._left = ""
        offer = self._look_for(text, cursor)
        if offer == self._offer:
            return
        self._offer = offer
        if offer is None or (place := self._place_of(offer.start)) is None:
            self._hide()
            return
        self._list.show([isolated(one_line(one.shown, 70)) for one in offer.suggestions], *place)

    def _hide(self) -> None:
        self._offer = None
        self._list.hide()

    def _tab(self) -> bool:
        self._take(self._list.chosen or 0)
        return True

    def _enter(self) -> bool:
        if self._list.chosen is None:
            self._hide()
            return False
        self._take(self._list.chosen)
        return True

    def _step(self, by: int) -> bool:
        self._list.step(by)
        return True

    def _escape(self) -> bool:
        self._left = self._text()[: self._cursor()]
        self._hide()
        return True

    def _take(self, place: int) -> None:
        offer = self._offer
        if offer is None:
            return
        inserted = offer.suggestions[place].insert
        self._hide()
        field = self._field
        if isinstance(field, tk.Text):
            field.edit_separator()
            field.delete(f"1.0+{offer.start}c", f"1.0+{offer.end}c")
            field.insert(f"1.0+{offer.start}c", inserted)
        else:
            field.delete(offer.start, offer.end)
            field.insert(offer.start, inserted)
        self._left = self._text()[: self._cursor()]
        field.focus_set()

    def _text(self) -> str:
        field = self._field
        return field.get("1.0", "end-1c") if isinstance(field, tk.Text) else field.get()

    def _cursor(self) -> int:
        field = self._field
        return len(field.get("1.0", "insert")) if isinstance(field, tk.Text) else int(field.index("insert"))

    def _place_of(self, start: int) -> tuple[int, int] | None:
        """The corner of the list: under the first letter of what is completed."""
        field, top = self._field, self._dialog.top
        box = field.bbox(f"1.0+{start}c") if isinstance(field, tk.Text) else field.bbox(start)
        if not box:
            return None
        x, y = field.winfo_rootx() - top.winfo_rootx(), field.winfo_rooty() - top.winfo_rooty()
        return x + int(box[0]), y + int(box[1]) + int(box[3]) + self._dialog.window.px(4)


class KnownGuests:
    """Everybody who was invited before, the ones met most lately first; asked for once, when a dialog has opened."""

    def __init__(self, dialog: Dialog) -> None:
        self.all: tuple[Guest, ...] = ()
        dialog.calls.ask("guests", self._told)

    def _told(self, answer: Any) -> None:
        told = answer.result.get("guests") or ()
        self.all = tuple(Guest(str(one.get("email") or ""), str(one.get("name") or "")) for one in told)
