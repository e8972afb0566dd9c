"""Connected accounts: who, what was granted, and the ways in and out."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk
from typing import Any

from tray.dialogs.calls import Answer
from tray.dialogs.dialog import Dialog
from tray.dialogs.look.remark import Remark
from tray.dialogs.mending import Mending
from tray.dialogs.settings.permissions import shortcomings, summary
from tray.dialogs.settings.sheet import Sheet
from tray.domain.display_text import one_line
from tray.domain.problem import Problem
from tray.domain.problem_json import problem_from_dict

GUIDE = (
    "Make one at Zoom's App Marketplace: Develop, Build App, General app, user-managed. "
    "As redirect address give http://127.0.0.1/callback, then copy the public client ID here. It is no secret."
)
MARKETPLACE = "https://marketplace.zoom.us/develop/create"
_BESIDE_BUTTONS = 330
"""Pixels that the buttons of an account leave to its name."""


class Accounts(Sheet):
    """The list of accounts as it is by now, and the client ID they are connected with."""

    def __init__(self, master: tk.Misc, dialog: Dialog, opened: dict[str, Any]) -> None:
        super().__init__(master, dialog, opened)
        px = dialog.window.px
        self.heading("Zoom")
        self._list = ttk.Frame(self)
        self._list.grid(row=self.next_row(), column=0, columnspan=2, sticky="we")
        self._list.columnconfigure(0, weight=1)
        remark = Remark(self, dialog.window)
        remark.grid(row=self.next_row(), column=0, columnspan=2, sticky="we", pady=(px(6), 0))
        self._mending = Mending(dialog, remark, self.refresh)
        remark.say("")
        self._client_id()
        self._show(opened.get("zoom") or {})
        dialog.calls.listen("changed", lambda _: self.refresh())
        dialog.on_leave(self._may_leave)

    def _client_id(self) -> None:
        px = self.dialog.window.px
        self.heading("Client ID")
        self._entry = ttk.Entry(self, width=36)
        self._entry.insert(0, str(self.values.get("zoom_client_id") or ""))
        self._entry.bind("<FocusOut>", self._save_client_id)
        self._entry.bind("<Return>", self._save_client_id)
        self.put("Zoom client ID", self._entry, fill=True)
        self.caption(GUIDE)
        page = ttk.Button(self, text="Open Zoom's page", command=lambda: self._open(MARKETPLACE))
        page.grid(row=self.next_row(), column=0, columnspan=2, sticky="w", pady=(px(2), 0))

    def _open(self, url: str) -> None:
        self.act("open_link", "Opened in your browser.", url=url)

    def _save_client_id(self, _: object) -> None:
        value = self._entry.get().strip()
        if value != (self.values.get("zoom_client_id") or ""):
            self.change({"zoom_client_id": value})
            self.values["zoom_client_id"] = value
            self.refresh()

    def _may_leave(self) -> bool:
        """What is typed and not saved yet is saved first; where that fails it is said once, and then may be left."""
        value = self._entry.get().strip()
        if value == (self.values.get("zoom_client_id") or ""):
            return True
        self.values["zoom_client_id"] = value

        def answered(answer: Answer) -> None:
            if answer.problem is None:
                self.dialog.close()
            else:
                self.mending.show(answer.problem, again=lambda: self.change({"zoom_client_id": value}))

        self.dialog.calls.ask("settings_change", answered, zoom_client_id=value)
        return False

    def refresh(self) -> None:
        """Ask how the accounts are by now."""

        def told(answer: Answer) -> None:
            if answer.problem is None:
                self._show(answer.result)

        self.dialog.calls.ask("zoom_status", told)

    def _show(self, status: dict[str, Any]) -> None:
        for child in self._list.winfo_children():
            child.destroy()
        accounts = status.get("accounts") or []
        for row, account in enumerate(accounts):
            self._card(row, account)
        trouble: Problem | None = None
        if not accounts:
            if isinstance(status.get("reason"), dict):
                trouble = problem_from_dict(status["reason"])
            self._nobody(configured=bool(status.get("configured")))
        else:
            found = next((a["problem"] for a in accounts if isinstance(a.get("problem"), dict)), None)
            trouble = problem_from_dict(found) if found else None
        if trouble is not None and trouble.code in {"zoom.not_connected", "zoom.no_client_id"}:
            trouble = None  # the page says that itself
        self._mending.show(trouble)

    def _nobody(self, *, configured: bool) -> None:
        px = self.dialog.window.px
        words = (
            "No account is connected. Connect one, and events can carry Zoom meetings."
            if configured
            else "No account is connected. Enter a client ID below first."
        )
        ttk.Label(self._list, text=words, style="Faint.TLabel").grid(row=0, column=0, sticky="w")
        connect = ttk.Button(
            self._list, text="Connect…", style="Accent.TButton", command=lambda: self._mending.do("zoom_connect", {})
        )
        connect.grid(row=1, column=0, sticky="w", pady=(px(10), 0))
        connect.state(["!disabled" if configured else "disabled"])

    def _card(self, row: int, account: dict[str, Any]) -> None:
        px = self.dialog.window.px
        card = ttk.Frame(self._list, style="Card.TFrame", padding=(px(16), px(12), px(12), px(12)))
        card.grid(row=row, column=0, sticky="we", pady=(0, px(8)))
        card.columnconfigure(0, weight=1)
        email, name = one_line(str(account.get("email") or "")), one_line(str(account.get("name") or ""))
        wide = px(_BESIDE_BUTTONS)
        who = ttk.Label(card, text=email or name, style="Strong.TLabel", wraplength=wide, justify="left")
        who.grid(row=0, column=0, sticky="w")
        coming = int(account.get("coming_meetings") or 0)
        meetings = f"{coming} coming meeting{'s' if coming > 1 else ''}" if coming else ""
        about = [part for part in (name if email else "", meetings) if part]
        more = ttk.Label(card, text=" · ".join(about), style="Faint.TLabel", wraplength=wide, justify="left")
        more.grid(row=1, column=0, sticky="w")
        lines = shortcomings(account)
        style = "Warning.TLabel" if lines else "Good.TLabel"
        ready = account.get("state") == "ready"
        going = account.get("state") == "removing"
        words = summary(account) if ready else "Being removed…" if going else "Signed out"
        mark = "" if lines or going else "✓  " if ready else "✗  "
        ttk.Label(card, text=f"{mark}{words}", style=style if ready else "Warning.TLabel").grid(
            row=2, column=0, columnspan=3, sticky="w", pady=(px(8), 0)
        )
        for number, line in enumerate(lines, start=3):
            label = ttk.Label(card, text=line, wraplength=px(540), justify="left")
            label.grid(row=number, column=0, columnspan=3, sticky="w", pady=(px(2), 0))
        which = {"account": account.get("id", "")}
        again = ttk.Button(card, text="Reconnect…", command=lambda: self._mending.do("zoom_reconnect", which))
        again.grid(row=0, column=1, rowspan=2, padx=(px(8), 0))
        away = ttk.Button(card, text="Remove…", command=lambda: self._remove(which))
        away.grid(row=0, column=2, rowspan=2, padx=(px(8), 0))

    def _remove(self, which: dict[str, Any]) -> None:
        self.dialog.calls.ask("open", dialog="remove-account", **which)
