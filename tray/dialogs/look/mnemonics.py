"""Alt and a letter press what carries the letter, which is underlined while Alt is held, as in GTK and Windows."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from tkinter import ttk
from typing import Any, NamedTuple

from tray.dialogs.look.letters import places
from tray.dialogs.look.remark import Remark

_TAG = "Mnemonics"
_CONTROL = 0x4
_TABS, _BUTTONS, _SWITCHES, _NAMES, _REMARKS = range(5)


class _Labelled(NamedTuple):
    """Something with a label, how its letter is underlined (-1 for none), and what it does when it is pressed."""

    rank: int
    label: str
    underline: Callable[[int], object]
    press: Callable[[], object]


class Mnemonics:
    """The letters of what can be seen of a window; they are given out anew each time Alt goes down.

    `names` has by its path the field, switch or button that a label names. What stands on every page of a window has
    the first choice of letters, what comes and goes with a remark the last, so that a letter once learned stays.
    """

    def __init__(self, top: tk.Toplevel, names: Mapping[str, tk.Misc]) -> None:
        self._top, self._names = top, names
        self._shown: list[_Labelled] = []
        self._by_letter: dict[str, _Labelled] = {}
        top.bind_class(_TAG, "<Alt-Key>", self._pressed)
        top.bind("<Alt-Key>", self._pressed)  # the keyboard may have moved on while Alt was held
        for released in ("<KeyRelease-Alt_L>", "<KeyRelease-Alt_R>"):
            top.bind(released, lambda _: self.hide())
        top.bind("<FocusOut>", lambda _: self._left(), add="+")

    def show(self, focused: object) -> None:
        """Underline every letter; the next key comes to `focused`."""
        self.hide()
        if not isinstance(focused, tk.Misc) or not focused.winfo_exists():
            return  # the list of a combobox, or a page that is gone: the key was on its way there
        self._top.update_idletasks()  # a page that was just turned to is to be seen too
        # Before the widget's own keys: to an entry Alt+D is an Emacs key that deletes a word.
        if _TAG not in (tags := focused.bindtags()):
            focused.bindtags((_TAG, *tags))
        self._shown = self._in_turn()
        for one, place in zip(self._shown, places([one.label for one in self._shown]), strict=True):
            one.underline(place)
            if place >= 0:
                self._by_letter[one.label[place].lower()] = one

    def hide(self) -> None:
        """Underline nothing any more."""
        for one in self._shown:
            with suppress(tk.TclError):  # it is gone
                one.underline(-1)
        self._shown, self._by_letter = [], {}

    def _left(self) -> None:
        if not str(self._top.tk.call("focus")):  # to another window; Alt is released there
            self.hide()

    def _pressed(self, event: tk.Event[Any]) -> str | None:
        if int(event.state) & _CONTROL:  # AltGr on Windows, which types letters
            return None
        self.show(event.widget)  # what the letter before has done may have changed the page
        one = self._by_letter.get(event.keysym.lower())
        if one is None:
            return None
        one.press()
        return "break"

    def _in_turn(self) -> list[_Labelled]:
        """What can be seen, in the order in which it chooses; of buttons those at the bottom are the ones to know."""
        seen = list(self._seen(self._top))
        return [
            one
            for rank in (_TABS, _BUTTONS, _SWITCHES, _NAMES, _REMARKS)
            for one in (seen[::-1] if rank == _BUTTONS else seen)
            if one.rank == rank
        ]

    def _seen(self, widget: tk.Misc) -> Iterator[_Labelled]:
        for child in widget.winfo_children():
            if not child.winfo_viewable():
                continue
            yield from self._labelled(child)
            yield from self._seen(child)

    def _labelled(self, widget: tk.Misc) -> Iterator[_Labelled]:
        if isinstance(widget, ttk.Notebook):
            for tab in range(int(widget.tk.call(widget, "index", "end"))):
                yield _tab(widget, tab)
        elif widget in self._names.values():
            return  # what names it has the letter, and stays where its own words change
        elif isinstance(widget, ttk.Button):
            rank = _REMARKS if isinstance(widget.master, Remark) else _BUTTONS
            yield _Labelled(rank, str(widget.cget("text")), _underliner(widget), lambda: _invoke(widget))
        elif isinstance(widget, ttk.Checkbutton):
            yield _Labelled(_SWITCHES, str(widget.cget("text")), _underliner(widget), lambda: _invoke(widget))
        elif isinstance(widget, ttk.Menubutton):
            yield _Labelled(_BUTTONS, str(widget.cget("text")), _underliner(widget), lambda: _post(widget))
        elif isinstance(widget, ttk.Label) and (field := self._names.get(str(widget))) is not None:
            press = partial(_invoke, field) if isinstance(field, ttk.Button | ttk.Checkbutton) else field.focus_set
            if not isinstance(field, ttk.Label):
                yield _Labelled(_NAMES, str(widget.cget("text")), _underliner(widget), press)


def _underliner(widget: ttk.Widget) -> Callable[[int], object]:
    return lambda place: widget.configure(underline=place)  # type: ignore[call-arg]  # every widget with a label has it


def _tab(book: ttk.Notebook, tab: int) -> _Labelled:
    def turn() -> None:
        book.tk.call(book, "select", tab)
        book.focus_set()

    label = str(book.tk.call(book, "tab", tab, "-text"))
    return _Labelled(_TABS, label, lambda place: book.tk.call(book, "tab", tab, "-underline", place), turn)


def _invoke(button: ttk.Button | ttk.Checkbutton) -> None:
    """Press it as the pointer would: the keyboard goes to it, and the field it was in takes over what was typed."""
    _press(button, button.invoke)


def _post(button: ttk.Menubutton) -> None:
    _press(button, lambda: button.event_generate("<space>"))


def _press(button: ttk.Widget, press: Callable[[], object]) -> None:
    top = button.winfo_toplevel()

    def go_there() -> None:
        # What was typed in the same breath has been read by now, and may be what makes it pressable.
        if button.winfo_exists() and "disabled" not in button.state():
            button.focus_set()
            top.after_idle(when_left)

    def when_left() -> None:
        if button.winfo_exists():  # else leaving the field has closed the page
            press()

    top.after_idle(go_there)
