"""Boxes, switches and arrows for dense screens: the theme's pictures are of one size, its fonts are not."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk

from tray.dialogs.look import theme
from tray.dialogs.look.palette import Palette

_CHECK = (
    ("selected disabled", "check-dis"),
    ("disabled", "check-unsel-dis"),
    ("active focus selected", "check-focus-hover"),
    ("active selected", "check-hover"),
    ("focus selected", "check-focus"),
    ("selected", "check-rest"),
    ("pressed !selected", "check-unsel-pressed"),
    ("active focus", "check-unsel-focus-hover"),
    ("active", "check-unsel-hover"),
    ("focus", "check-unsel-focus"),
)
_SWITCH = (
    ("selected disabled", "switch-dis"),
    ("disabled", "switch-off-dis"),
    ("pressed selected", "switch-pressed"),
    ("active focus selected", "switch-focus-hover"),
    ("active selected", "switch-hover"),
    ("focus selected", "switch-focus"),
    ("selected", "switch-rest"),
    ("pressed !selected", "switch-off-pressed"),
    ("active focus", "switch-off-focus-hover"),
    ("active", "switch-off-hover"),
    ("focus", "switch-off-focus"),
)


def enlarge(root: tk.Tk, style: ttk.Style, colours: Palette, times: int) -> None:
    """Draw the indicators so many times as large, by whole pixels, so that they stay crisp."""

    def large(name: str) -> str:
        image = theme.picture(root, colours, name)
        bigger = str(root.tk.call("image", "create", "photo"))
        root.tk.call(bigger, "copy", image, "-zoom", times)
        return bigger

    def element(name: str, rest: str, states: tuple[tuple[str, str], ...], width: int) -> None:
        pictures = [large(rest)]
        for state, picture in states:
            pictures += [tuple(state.split()), large(picture)]  # type: ignore[list-item]  # Tk's own mixed list
        root.tk.call(
            "ttk::style", "element", "create", name, "image", pictures, "-width", width * times, "-sticky", "w"
        )

    element("Large.check", "check-unsel-rest", _CHECK, 26)
    element("Large.switch", "switch-off-rest", _SWITCH, 46)
    for widget, indicator in (("TCheckbutton", "Large.check"), ("Switch.TCheckbutton", "Large.switch")):
        parts = [(indicator, {"side": "left"}), ("Checkbutton.label", {"side": "right", "expand": True})]
        style.layout(widget, [("Checkbutton.padding", {"children": parts})])  # type: ignore[list-item]  # as ttk nests them
    root.tk.call(
        "ttk::style", "element", "create", "Large.arrow", "image", large("down"), "-width", 34 * times, "-sticky", ""
    )
    text = ("Combobox.padding", {"sticky": "nsew", "children": [("Combobox.textarea", {"sticky": "nsew"})]})
    arrow = ("Large.arrow", {"side": "right", "sticky": "ns"})
    style.layout("TCombobox", [("Combobox.field", {"sticky": "nsew", "children": [arrow, text]})])  # type: ignore[list-item]  # as ttk nests them
