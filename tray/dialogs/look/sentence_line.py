"""The large line a sentence is typed into, with its understood words marked."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from tray.dialogs.look import theme
from tray.dialogs.look.window import Window

if TYPE_CHECKING:
    from tray.domain.draft import Span

_MOST_LINES = 4
_LONGEST = 10_000


class SentenceLine(ttk.Frame):
    """A field of one sentence that grows to a few lines; Tab, Return and Escape are the dialog's, not the text's.

    `changed` is called once after each round of edits, however many keys it took; `pasted` makes a sentence of what is
    pasted into an empty line.
    """

    def __init__(self, master: tk.Misc, window: Window, *, placeholder: str) -> None:
        super().__init__(master, style="Line.TFrame", padding=window.px(3))
        colours = window.colours
        self.changed: Callable[[], object] = lambda: None
        self.pasted: Callable[[str], str] = lambda text: text
        self._pending = False
        back = theme.inside(window.root, colours, "textbox-rest")
        self._focused_back = theme.inside(window.root, colours, "textbox-focus")
        self._back = back
        self.text = tk.Text(
            self,
            height=1,
            width=44,
            wrap="word",
            font=theme.LARGE,
            undo=True,
            maxundo=200,
            relief="flat",
            borderwidth=0,
            highlightthickness=0,
            padx=window.px(8),
            pady=window.px(6),
            background=back,
            insertwidth=window.px(2),
            insertofftime=0,  # a window at rest keeps still
            spacing3=0,
        )
        self.text.pack(fill="both", expand=True)
        self._placeholder = ttk.Label(
            self.text, text=placeholder, font=theme.LARGE, style="Faint.TLabel", background=back, cursor="xterm"
        )
        self._placeholder.bind("<Button-1>", lambda _: self.text.focus_set())
        for kind, (soft, _) in colours.kinds.items():
            if soft:
                self.text.tag_configure(kind, background=soft)
        self.text.tag_configure("ignored", foreground=colours.faint)
        self.text.tag_raise("sel")
        self._bind()
        self._show_placeholder()

    def _bind(self) -> None:
        text = self.text
        text.bind("<<Modified>>", self._modified)
        text.bind("<FocusIn>", lambda _: self._dress(focused=True))
        text.bind("<FocusOut>", lambda _: self._dress(focused=False))
        text.bind("<Configure>", lambda _: self._fit())
        text.bind("<<Paste>>", self._paste)
        text.bind("<<PasteSelection>>", self._paste_selection)
        # Tab moves on, as in every other field of the dialog; Tk's own binding would put a tab into the text.
        text.bind("<Tab>", lambda _: self._leave(text.tk_focusNext()))
        for keys in ("<Shift-Tab>", "<ISO_Left_Tab>"):
            try:
                text.bind(keys, lambda _: self._leave(text.tk_focusPrev()))
            except tk.TclError:
                continue
        # Keys of Emacs that Tk's Text knows and that a person would press for something else here.
        for keys in ("<Control-o>", "<Control-i>", "<Control-t>"):
            text.bind(keys, lambda _: "break")

    def _leave(self, other: tk.Misc | None) -> str:
        if other is not None:
            other.focus_set()
        return "break"

    def _paste(self, _: object) -> str:
        try:
            pasted = self.text.clipboard_get()
        except tk.TclError:  # nothing there, or nothing that is text
            return "break"
        return self._insert(pasted, replacing=True)

    def _paste_selection(self, event: tk.Event[Any]) -> str:
        try:
            pasted = str(self.text.tk.call("selection", "get", "-type", "UTF8_STRING"))
        except tk.TclError:
            return "break"
        self.text.mark_set("insert", f"@{event.x},{event.y}")
        return self._insert(pasted, replacing=False)

    def _insert(self, pasted: str, *, replacing: bool) -> str:
        if replacing and self.text.tag_ranges("sel"):
            self.text.delete("sel.first", "sel.last")
        if len(pasted) > 1 and not self.get().strip():
            pasted = self.pasted(pasted[:_LONGEST])
        self.text.insert("insert", in_one_line(pasted))
        self.text.see("insert")
        return "break"

    def _modified(self, _: object) -> None:
        if not self.text.edit_modified():
            return
        self.text.edit_modified(False)
        self._show_placeholder()
        if not self._pending:
            self._pending = True
            self.after_idle(self._tell)

    def _tell(self) -> None:
        self._pending = False
        self._fit()
        self.changed()

    def _show_placeholder(self) -> None:
        if self.text.get("1.0", "1.1") in {"", "\n"}:
            self._placeholder.place(x=0, y=0)  # inside the text's own padding, as its first letter
        else:
            self._placeholder.place_forget()

    def _dress(self, *, focused: bool) -> None:
        self.state(["focus" if focused else "!focus"])
        back = self._focused_back if focused else self._back
        self.text.configure(background=back)
        self._placeholder.configure(background=back)

    def _fit(self) -> None:
        counted: Any = self.text.tk.call(self.text, "count", "-update", "-displaylines", "1.0", "end")
        lines = min(max(int(counted or 1), 1), _MOST_LINES)
        if int(self.text.cget("height")) != lines:
            self.text.configure(height=lines)
            self.text.see("insert")

    def get(self) -> str:
        """The sentence as typed, without the line break Tk keeps at the end."""
        return self.text.get("1.0", "end-1c")

    def type(self, letter: str) -> None:
        """Take a letter as if it were typed here."""
        self._insert(letter, replacing=True)

    def set(self, sentence: str, *, selected: bool = False) -> None:
        """Put a sentence in, with the cursor at its end; `selected` so that typing replaces it."""
        self.text.delete("1.0", "end")
        self.text.insert("1.0", in_one_line(sentence))
        self.text.mark_set("insert", "end-1c")
        if selected:
            self.text.tag_add("sel", "1.0", "end-1c")
        self.text.edit_reset()

    def mark(self, spans: Sequence[Span]) -> None:
        """Colour the stretches of the sentence by what they were understood as."""
        for tag in self.text.tag_names():
            if tag != "sel":
                self.text.tag_remove(tag, "1.0", "end")
        for span in spans:
            if span.end > span.start and span.kind != "title":
                self.text.tag_add(span.kind, f"1.0+{span.start}c", f"1.0+{span.end}c")


def in_one_line(text: str) -> str:
    """The text with line breaks as spaces and without control characters, cut where no sentence goes on."""
    spaced = (" " if letter.isspace() else letter for letter in text[:_LONGEST])
    return "".join(letter for letter in spaced if letter >= " " and letter != "\x7f")
