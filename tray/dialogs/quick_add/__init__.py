"""Quick add: one line, a preview that changes while typing, and the meeting made before one's eyes."""

from __future__ import annotations

from typing import Any

from tray.dialogs.dialog import Dialog


def build(dialog: Dialog, opened: dict[str, Any]) -> None:
    """Put quick add into the dialog's window; what gives it a meaning is loaded when it can be seen."""
    from tray.dialogs.quick_add.page import Page

    dialog.window.dress("Quick add", str(opened.get("theme") or "system"))

    def shown() -> None:
        from tray.dialogs.opened import opened_from_json
        from tray.dialogs.quick_add.form import Form

        Form(dialog, page, opened_from_json(opened))

    def leave_early() -> bool:
        if text := page.line.get().strip():
            dialog.calls.ask("keep_draft", text=text)
        return True

    page = Page(dialog, shown=shown)
    dialog.on_leave(leave_early)
    if text := str(opened.get("text") or ""):
        page.line.set(text, selected=bool(opened.get("kept")))
