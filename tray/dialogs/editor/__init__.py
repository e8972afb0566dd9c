"""The event editor."""

from __future__ import annotations

from typing import Any

from tray.dialogs.dialog import Dialog


def build(dialog: Dialog, opened: dict[str, Any]) -> None:
    """Put the editor into the dialog's window: for the event in the initial values, or for a new one."""
    from tray.dialogs.editor.form import Form
    from tray.dialogs.editor.page import Page

    new = not opened.get("event")
    dialog.window.dress("New event" if new else "Edit event", str(opened.get("theme") or "system"))
    Form(dialog, Page(dialog, new=new), opened)
