"""Settings: accounts, calendars, how events begin, how the tray looks. Every change holds at once."""

from __future__ import annotations

from typing import Any

from tray.dialogs.dialog import Dialog


def build(dialog: Dialog, opened: dict[str, Any]) -> None:
    """Put the settings into the dialog's window; `page` in the initial values names the one to begin with."""
    from tkinter import ttk

    from tray.dialogs.look.scrolled import Scrolled
    from tray.dialogs.settings.accounts import Accounts
    from tray.dialogs.settings.calendars import Calendars
    from tray.dialogs.settings.events import Events
    from tray.dialogs.settings.general import General

    dialog.window.dress("Settings", str(opened.get("theme") or "system"))
    px = dialog.window.px
    book = ttk.Notebook(dialog.top, width=px(640), height=px(560))
    book.pack(fill="both", expand=True, padx=px(10), pady=(px(8), px(10)))
    sheets = {"accounts": Accounts, "calendars": Calendars, "events": Events, "general": General}
    rooms = {name: Scrolled(book, dialog.window) for name in sheets}
    for name, sheet in sheets.items():
        sheet(rooms[name].page, dialog, opened).pack(fill="both", expand=True)
        book.add(rooms[name], text=name.capitalize(), padding=px(4))
    book.enable_traversal()

    def turn_to(wished: str) -> None:
        if wished in rooms:
            book.tk.call(book, "select", rooms[wished])

    turn_to(str(opened.get("page") or ""))
    dialog.calls.listen("raise", lambda message: turn_to(str(message.get("page") or "")))
    dialog.top.bind("<Escape>", lambda _: dialog.leave())
    book.focus_set()
