"""Quick add: one line, a preview that changes while typing, and the meeting made before one's eyes."""

from __future__ import annotations

from typing import Any

from tray.dialogs.dialog import Dialog


def build(dialog: Dialog, opened: dict[str, Any]) -> None:
    """Put quick add into the dialog's window."""
    from tray.dialogs.quick_add.form import Form
    from tray.dialogs.quick_add.opened import opened_from_json

    Form(dialog, opened_from_json(opened))
