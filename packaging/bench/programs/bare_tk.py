"""What the quick add dialog is measured against: a bare Tk window with one line to type in."""

from __future__ import annotations

import tkinter as tk

root = tk.Tk()
root.title("Bare window")
entry = tk.Entry(root, width=60, highlightthickness=0, relief="flat", font=("DejaVu Sans", 14))
entry.pack(padx=40, pady=40)
entry.focus_force()
root.mainloop()
