"""The Zoom switch, and while it cannot be used, why not and the button that mends it."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import NamedTuple

from tray.dialogs.calls import Answer
from tray.dialogs.dialog import Dialog
from tray.dialogs.look.remark import Remark
from tray.dialogs.mending import Mending
from tray.dialogs.opened import ZoomState, zoom_from_json
from tray.domain.problem import Problem

ACCOUNT = 34
"""So many letters of an account's address stand beside the switch; more would widen the window."""


class ZoomRow(NamedTuple):
    """How the switch stands: `text` beside it, and the problem that disables it, whose button belongs under it."""

    on: bool
    enabled: bool
    text: str
    reason: Problem | None = None


class ZoomSwitch:
    """Gives a switch and a remark their meaning.

    `switched` hears the person's choice; `learned` what Zoom's state has become after a sign-in; `choose_calendar`
    brings the person to the choice of calendars.
    """

    def __init__(
        self,
        dialog: Dialog,
        switch: ttk.Checkbutton,
        variable: tk.BooleanVar,
        remark: Remark,
        *,
        switched: Callable[[bool], object],
        learned: Callable[[ZoomState], object],
        choose_calendar: Callable[[], object],
    ) -> None:
        self._dialog, self._switch, self._on, self._learned = dialog, switch, variable, learned
        switch.configure(command=lambda: switched(variable.get()))
        self._mending = Mending(dialog, remark, self.refresh, own={"choose_calendar": choose_calendar, "edit": None})
        self._usable = True
        dialog.calls.listen("changed", lambda _: self.refresh() if not self._usable else None)

    def show(self, row: ZoomRow) -> None:
        """Show the switch as it stands."""
        self._usable = row.enabled
        self._on.set(row.on)
        self._switch.configure(text=row.text)
        self._switch.state(["!disabled" if row.enabled else "disabled", "!alternate"])
        self._mending.show(row.reason)

    def refresh(self) -> None:
        """Ask how Zoom stands by now."""
        self._dialog.calls.ask("zoom_status", self._status)

    def _status(self, answer: Answer) -> None:
        if answer.problem is None and not self._mending.busy:
            self._learned(zoom_from_json(answer.result))
