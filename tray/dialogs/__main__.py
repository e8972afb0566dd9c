"""`python -m tray.dialogs NAME`: one dialog, told what to show on stdin and answering on stdout."""

from __future__ import annotations

import os
import sys

NAMES = ("quick-add", "editor", "settings", "details", "search", "remove-account", "confirm", "copy-by-hand")
NO_DISPLAY = 4
"""Exit code where there is nothing to draw on."""


def main(arguments: list[str]) -> int:
    """Run the dialog of this name until it is closed; gives the exit code."""
    if len(arguments) != 1 or arguments[0] not in NAMES:
        print(f"usage: python -m tray.dialogs {'|'.join(NAMES)}", file=sys.stderr)
        return 2
    # The pipe is the service's: a stray print must not end up in it.
    writing = os.dup(1)
    os.dup2(2, 1)
    import tkinter as tk

    from tray.dialogs.look.window import Window
    from tray.dialogs.wire import Wire

    try:
        window = Window()
    except tk.TclError as error:
        print(f"There is no display to show the dialog on: {error}", file=sys.stderr)
        return NO_DISPLAY
    wire = Wire(0, writing)
    first = wire.first()
    if first is None:
        return 0
    opened = first.get("open")
    from tray.dialogs.dialog import Dialog

    dialog = Dialog(window, wire)
    _build(arguments[0], dialog, opened if isinstance(opened, dict) else {})
    dialog.run()
    return 0


def _build(name: str, dialog: object, opened: dict[str, object]) -> None:
    # Each dialog pays for its own imports only.
    from importlib import import_module

    import_module(f"tray.dialogs.{name.replace('-', '_')}").build(dialog, opened)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
