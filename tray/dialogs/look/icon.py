"""The program's icon, for the window's frame and the task list."""

from __future__ import annotations

import tkinter as tk
from pathlib import Path


def pictures(root: tk.Misc) -> list[tk.PhotoImage]:
    """The icon in every size there is; none where the pictures were not installed."""
    package = Path(__file__).resolve().parents[2]
    for folder in (package / "icons", package.parent / "icons"):
        if found := sorted(folder.glob("png/app/*.png")):
            return [tk.PhotoImage(master=root, file=str(path)) for path in found]
    return []
