"""Opens a dialog and tells what a person sees who holds Alt; `python mnemonic_letters.py NAME` reads its opening.

Every label that can be seen and pressed comes with its underlined letter, "" for none.
"""

from __future__ import annotations

import json
import os
import sys
import tkinter as tk
from importlib import import_module
from tkinter import ttk

from tray.dialogs.dialog import Dialog
from tray.dialogs.look.window import Window
from tray.dialogs.wire import Wire


def main(name: str) -> None:
    """Show the dialog for as long as it takes to look."""
    opened = json.loads(sys.stdin.readline())
    window = Window()
    reading, writing = os.pipe()
    dialog = Dialog(window, Wire(reading, writing))
    import_module(f"tray.dialogs.{name.replace('-', '_')}").build(dialog, opened)
    window.show()
    window.top.wait_visibility()
    window.top.update()
    while not window.top.focus_get() or window.top.tk.call("after", "info"):
        window.top.update()
    window.top.focus_get().event_generate("<KeyPress-Alt_L>")
    window.top.update()
    print(json.dumps(list(seen(window.top, list(window.names.values())))))


def seen(widget: tk.Misc, named: list[tk.Misc]) -> list[tuple[str, str]]:
    """Every label under a widget that can be pressed, with its letter; what is `named` by another label needs none."""
    found: list[tuple[str, str]] = []
    for child in widget.winfo_children():
        if not child.winfo_viewable():
            continue
        if isinstance(child, ttk.Notebook):
            tabs = range(int(child.tk.call(child, "index", "end")))
            found += [told(*(child.tk.call(child, "tab", tab, one) for one in ("-text", "-underline"))) for tab in tabs]
        elif isinstance(child, ttk.Button | ttk.Menubutton | ttk.Checkbutton | ttk.Label):
            label, place = child.cget("text"), child.cget("underline")
            if int(place) >= 0 or not (isinstance(child, ttk.Label) or child in named):
                found.append(told(label, place))
        found += seen(child, named)
    return found


def told(label: object, place: object) -> tuple[str, str]:
    """A label and its letter."""
    at = int(str(place))
    return str(label), str(label)[at].lower() if at >= 0 else ""


if __name__ == "__main__":
    main(sys.argv[1])
