"""The invitation of an event: copied, saved as a file, or put into a mail."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from functools import partial
from tkinter import filedialog, ttk
from typing import Any

from tray.dialogs.calls import Answer
from tray.dialogs.dialog import Dialog
from tray.dialogs.guests import is_address
from tray.dialogs.look.remark import Remark
from tray.dialogs.mending import Mending
from tray.domain.display_text import one_line

BY_SERVER = "Your calendar's server sends the invitation to the guests when you save."


class InvitationRow(ttk.Frame):
    """A line of buttons, and under it what came of them; asks for the person's address where nobody invites yet.

    `sent_by_server` says that the calendar's server invites by itself: then only a copy is offered. What a button does
    is handed to `first`, which does it at once or after something else; `uid` is the event the invitation is to.
    """

    def __init__(
        self,
        master: tk.Misc,
        dialog: Dialog,
        event: dict[str, Any],
        *,
        show: Callable[[], object] | None = None,
        first: Callable[[Callable[[], object]], object] = lambda act: act(),
    ) -> None:
        super().__init__(master)
        self._dialog, self.uid = dialog, str(event.get("uid") or "")
        self._title = one_line(str(event.get("title") or ""), 60, empty="Invitation")
        self.columnconfigure(0, weight=1)
        px = dialog.window.px
        bar = ttk.Frame(self)
        bar.grid(row=0, column=0, sticky="w")
        self.buttons: dict[str, ttk.Button] = {}
        offered: list[tuple[str, Callable[[], object]]] = [("Show", show)] if show else []
        offered.append(("Copy invitation", self._copy))
        if not event.get("sent_by_server"):
            offered += [("Save invitation…", self._choose_file), ("Mail invitation…", self._mail)]
        for column, (label, press) in enumerate(offered):
            button = ttk.Button(bar, text=label, command=partial(first, press))
            button.grid(row=0, column=column, padx=(0, px(8)))
            self.buttons[label] = button
        if event.get("sent_by_server"):
            words = ttk.Label(self, text=BY_SERVER, style="Caption.TLabel")
            words.grid(row=1, column=0, sticky="w", pady=(px(4), 0))
        self._remark = Remark(self, dialog.window)
        self._remark.grid(row=2, column=0, sticky="we", pady=(px(6), 0))
        self._remark.grid_remove()
        self._mending = Mending(dialog, self._remark)
        self._ask_address()

    def _ask_address(self) -> None:
        px = self._dialog.window.px
        line = self._line = ttk.Frame(self)
        line.grid(row=3, column=0, sticky="we", pady=(px(6), 0))
        line.columnconfigure(1, weight=1)
        name = ttk.Label(line, text="Your e-mail address", style="Faint.TLabel")
        name.grid(row=0, column=0, padx=(0, px(8)))
        self._address = ttk.Entry(line)
        self._dialog.window.names[str(name)] = self._address
        self._address.grid(row=0, column=1, sticky="we", padx=(0, px(8)))
        self._go_on = ttk.Button(line, text="Go on")
        self._go_on.grid(row=0, column=2)
        line.grid_remove()

    def _copy(self, _: str = "") -> None:
        self._ask("copy", self._copied, self._copy, what="invitation")

    def _copied(self, _: dict[str, Any]) -> None:
        self.buttons["Copy invitation"].configure(text="Copied ✓")

    def _choose_file(self) -> None:
        path = filedialog.asksaveasfilename(
            parent=self._dialog.top,
            title="Save invitation",
            defaultextension=".ics",
            initialfile=self._title.replace("/", "-").strip(" .") + ".ics",
            filetypes=[("Invitation", "*.ics")],
        )
        if path:
            self._save(path, "")

    def _save(self, path: str, sender: str) -> None:
        def saved(result: dict[str, Any]) -> None:
            self._say(f"Saved as {result.get('path')}. Send it to your guests; their calendars can open it.")

        self._ask("save_invitation", saved, partial(self._save, path), sender, path=path, overwrite=True)

    def _mail(self, sender: str = "") -> None:
        def begun(result: dict[str, Any]) -> None:
            if result.get("attached"):
                self._say("Your mail program opens with the invitation.")
            else:
                self._say(f"Your mail program opens. Attach this file to the mail: {result.get('path')}")

        self._ask("mail_invitation", begun, self._mail, sender)

    def _say(self, words: str) -> None:
        self._remark.say(words, style="Good.TLabel")

    def _ask(
        self,
        command: str,
        done: Callable[[dict[str, Any]], object],
        again: Callable[[str], object],
        sender: str = "",
        /,
        **arguments: Any,
    ) -> None:
        def answered(answer: Answer) -> None:
            if answer.problem is None:
                done(answer.result)
                return
            self._mending.show(answer.problem, uid=self.uid, again=lambda: again(sender))
            if answer.problem.code == "event.no_organizer":
                self._ask_for(again)

        self._line.grid_remove()
        self._mending.show(None)
        given = {"from": sender} if sender else {}
        self._dialog.calls.ask(command, answered, uid=self.uid, **given, **arguments)

    def _ask_for(self, again: Callable[[str], object]) -> None:
        """Have the person say who invites, then go on with what was asked for."""

        def go_on(_: object = None) -> str:
            address = self._address.get().strip()
            self._address.state(["!invalid" if is_address(address) else "invalid"])
            if is_address(address):
                again(address)
            return "break"

        self._go_on.configure(command=go_on)
        for keys in ("<Return>", "<KP_Enter>"):
            self._address.bind(keys, go_on)
        self._line.grid()
        self._line.update_idletasks()  # Tk gives the keyboard only to what is mapped
        self._address.focus_set()
