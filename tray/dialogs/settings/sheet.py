"""A page of settings: headings, rows of a name and a control, and words under them."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Sequence
from tkinter import ttk
from typing import Any

from tray.dialogs.calls import Answer
from tray.dialogs.dialog import Dialog
from tray.dialogs.look.choice import Choice
from tray.dialogs.look.remark import Remark
from tray.dialogs.mending import Mending

_WIDE = 560


class Sheet(ttk.Frame):
    """Rows that send each change as it is made; what was refused is put back and the reason said at the foot."""

    def __init__(self, master: tk.Misc, dialog: Dialog, opened: dict[str, Any]) -> None:
        px = dialog.window.px
        super().__init__(master, padding=(px(20), px(12), px(20), px(12)))
        self.dialog = dialog
        self.values: dict[str, Any] = dict(opened.get("settings") or {})
        self.columnconfigure(1, weight=1)
        self._row = 0
        self.trouble = Remark(self, dialog.window, style="Wrong.TLabel")
        self.trouble.grid(row=90, column=0, columnspan=2, sticky="we", pady=(px(12), 0))
        self.trouble.grid_remove()
        self.mending = Mending(dialog, self.trouble, style="Wrong.TLabel")

    def next_row(self) -> int:
        """The number of the next free row."""
        self._row += 1
        return self._row

    def heading(self, text: str) -> None:
        """Begin a group."""
        px = self.dialog.window.px
        above = px(18) if self._row else 0
        label = ttk.Label(self, text=text, style="Strong.TLabel")
        label.grid(row=self.next_row(), column=0, columnspan=2, sticky="w", pady=(above, px(8)))

    def caption(self, text: str, *, indent: bool = False) -> ttk.Label:
        """Small words that explain what stands above."""
        px = self.dialog.window.px
        label = ttk.Label(self, text=text, style="Caption.TLabel", wraplength=px(_WIDE), justify="left")
        label.grid(row=self.next_row(), column=int(indent), columnspan=2 - indent, sticky="w", pady=(0, px(6)))
        return label

    def put(self, name: str, widget: tk.Widget, *, fill: bool = False) -> None:
        """A row: its name, its control."""
        px = self.dialog.window.px
        row = self.next_row()
        label = ttk.Label(self, text=name)
        self.dialog.window.names[str(label)] = widget
        label.grid(row=row, column=0, sticky="w", padx=(0, px(20)), pady=px(4))
        widget.grid(row=row, column=1, sticky="we" if fill else "w", pady=px(4))

    def choice(self, name: str, setting: str, options: Sequence[tuple[str, Any]]) -> Choice:
        """A setting with a few values, each under a label; a value set elsewhere that is none of them is shown too."""
        current = self.values.get(setting)
        offered = list(options)
        if current is not None and current not in [value for _, value in offered]:
            offered.append((str(current), current))
        control = Choice(self, ())
        control.configure(width=22)
        control.offer(
            [label for label, _ in offered],
            [value for _, value in offered].index(current) if current is not None else 0,
        )
        control.chosen = lambda place: self.change({setting: offered[place][1]})
        self.put(name, control)
        return control

    def switch(self, text: str, setting: str) -> None:
        """A setting that is on or off."""
        px = self.dialog.window.px
        on = tk.BooleanVar(self, value=bool(self.values.get(setting)))
        control = ttk.Checkbutton(
            self,
            text=text,
            style="Switch.TCheckbutton",
            variable=on,
            command=lambda: self.change({setting: on.get()}, back=lambda: on.set(not on.get())),
        )
        control.grid(row=self.next_row(), column=0, columnspan=2, sticky="w", pady=px(4))

    def change(self, changes: dict[str, Any], *, back: Any = None) -> None:
        """Send changed settings; `back` undoes the control where they are refused."""

        def answered(answer: Answer) -> None:
            if answer.problem is None:
                self.values.update(changes)
                self.trouble.say("")
                return
            self.mending.show(answer.problem, again=lambda: self.change(changes, back=back))
            if back is not None:
                back()

        self.dialog.calls.ask("settings_change", answered, **changes)

    def act(self, command: str, said: str, /, **arguments: Any) -> None:
        """Do something at once and say at the foot that it was done, or why not."""

        def answered(answer: Answer) -> None:
            if answer.problem is None:
                self.trouble.say(said, style="Good.TLabel")
            else:
                self.mending.show(answer.problem, again=lambda: self.act(command, said, **arguments))

        self.dialog.calls.ask(command, answered, **arguments)
