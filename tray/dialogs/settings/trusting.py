"""What stands between us and a calendar server: a certificate to compare, or a password to enter again."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from functools import partial
from tkinter import ttk
from typing import Any

from tray.dialogs.calls import Answer
from tray.dialogs.dialog import Dialog
from tray.dialogs.look.remark import Remark
from tray.dialogs.mending import Mending
from tray.domain.display_text import one_line

LABELS = {"calendar.certificate": "Compare…", "calendar.sign_in": "Enter password…"}
"""What stands on the buttons of problems that are mended right here."""

Trust = Callable[[str], object]
"""Is given the fingerprint that the person has compared and confirmed."""


class Trusting(ttk.Frame):
    """Takes no room until it is asked for something."""

    def __init__(self, master: tk.Misc, dialog: Dialog) -> None:
        super().__init__(master, style="Card.TFrame", padding=dialog.window.px(12))
        self._dialog = dialog
        self.closed: Callable[[], object] = lambda: None
        px = dialog.window.px
        self.columnconfigure(1, weight=1)
        self._remark = Remark(self, dialog.window)
        self._remark.grid(row=0, column=0, columnspan=3, sticky="we")
        self._mending = Mending(dialog, self._remark)
        self._label = ttk.Label(self, text="Password", style="Faint.TLabel")
        self._label.grid(row=1, column=0, padx=(0, px(8)))
        self._password = ttk.Entry(self, show="•")
        dialog.window.names[str(self._label)] = self._password
        self._password.grid(row=1, column=1, sticky="we", pady=px(6))
        self._enter = ttk.Button(self, text="Sign in")
        self._enter.grid(row=1, column=2, padx=(px(8), 0))
        self.close()

    def close(self) -> None:
        """Ask for nothing any more."""
        self.closed()
        self._password.delete(0, "end")
        self._show_password(shown=False)
        self.grid_remove()

    def _show_password(self, *, shown: bool) -> None:
        for widget in (self._label, self._password, self._enter):
            widget.grid() if shown else widget.grid_remove()

    def compare(self, where: dict[str, str], trust: Trust) -> None:
        """Show what the server at `where` (`calendar` or `place`) shows, to be compared; `trust` hears of a yes."""

        def told(answer: Answer) -> None:
            if answer.problem is not None:
                self._mending.show(answer.problem, again=partial(self.compare, where, trust))
                return
            self._ask(answer.result, trust)

        self._show_password(shown=False)
        self.grid()
        self._remark.say("Asking the server for its certificate…", style="Faint.TLabel")
        self._dialog.calls.ask("calendar_certificate", told, **where)

    def _ask(self, shown: dict[str, Any], trust: Trust) -> None:
        fingerprint = str(shown.get("fingerprint") or "")
        server = f"{one_line(str(shown.get('host') or ''))}:{shown.get('port')}"
        why = f" ({one_line(str(shown.get('why')))})" if shown.get("why") else ""
        half = len(fingerprint) // 2 + 1
        words = (
            f"{server} shows a certificate that this system does not know{why}. Trust it only if this is the "
            f"fingerprint that its owner tells you:\n\n{fingerprint[:half]}\n{fingerprint[half:]}"
        )
        self._remark.say(
            words,
            style="Warning.TLabel",
            buttons=[("Do not trust", self.close), ("Trust this certificate", partial(self._yes, fingerprint, trust))],
        )
        self._remark.button.focus_set()

    def _yes(self, fingerprint: str, trust: Trust) -> None:
        self.close()
        trust(fingerprint)

    def sign_in(self, calendar: str, done: Callable[[], object]) -> None:
        """Have the password of a calendar's server entered again; it goes over the pipe and nowhere else."""

        def answered(answer: Answer) -> None:
            if answer.problem is not None:
                self._mending.show(answer.problem, again=send)
                return
            self.close()
            done()

        def send(_: object = None) -> str:
            self._dialog.calls.ask("calendar_password", answered, calendar=calendar, password=self._password.get())
            return "break"

        self._remark.say("Enter the password. Some providers want an app password in its place.", style="Faint.TLabel")
        self._enter.configure(command=send)
        self._password.bind("<Return>", send)
        self._show_password(shown=True)
        self.grid()
        self.update_idletasks()
        self._password.focus_set()
