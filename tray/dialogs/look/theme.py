"""The Sun Valley theme, loaded for one of light and dark, in the system's own font."""

from __future__ import annotations

import tkinter as tk
from importlib.machinery import PathFinder
from tkinter import font, ttk
from typing import Any

from tray.dialogs.look.palette import Palette

_FONTS = {
    "SunValleyCaptionFont": (-1, "normal"),
    "SunValleyBodyFont": (0, "normal"),
    "SunValleyBodyStrongFont": (0, "bold"),
    "SunValleyBodyLargeFont": (4, "normal"),
    "SunValleySubtitleFont": (4, "bold"),
}
CAPTION, BODY, STRONG, LARGE, SUBTITLE = _FONTS


def load(root: tk.Tk, colours: Palette) -> None:
    """Dress every widget that follows.

    `sv_ttk.set_theme` reads the pictures of light and dark both and walks all widgets; that is half of the time until
    the window is seen, so only the part that is needed is read here, from the same files.
    """
    _make_fonts(root)
    folder = _folder(root)
    if folder is not None:
        root.tk.call("source", f"{folder}/{colours.name}.tcl")
        ttk.Style(root).theme_use(f"sun-valley-{colours.name}")
    _settle(root, colours, has_pictures=folder is not None)


def _folder(root: tk.Tk) -> str | None:
    """Where the theme's files lie; found without pathlib, whose import costs as much as a tenth of the window."""
    spec = PathFinder.find_spec("sv_ttk")
    for place in (spec and spec.submodule_search_locations) or ():
        files = [f"{place}/theme/{name}.tcl" for name in ("light", "dark")]
        if all(root.tk.getboolean(root.tk.call("file", "exists", file)) for file in files):
            return f"{place}/theme"
    return None


def _make_fonts(root: tk.Tk) -> None:
    base = font.nametofont("TkDefaultFont", root=root).actual()
    size = max(abs(int(base["size"])), 10)
    for name, (more, weight) in _FONTS.items():
        root.tk.call("font", "create", name, "-family", base["family"], "-size", size + more, "-weight", weight)


def _settle(root: tk.Tk, colours: Palette, *, has_pictures: bool) -> None:
    style = ttk.Style(root)
    style.configure(
        ".",
        background=colours.back,
        foreground=colours.text,
        troughcolor=colours.back,
        focuscolor=colours.accent,
        selectbackground=colours.chosen,
        selectforeground=colours.on_chosen,
        insertwidth=px(root, 1),
        insertcolor=colours.text,
        fieldbackground=colours.field,
        font=BODY,
        borderwidth=0,
        relief="flat",
    )
    style.map(".", foreground=[("disabled", colours.faint)])
    for field in ("TEntry", "TCombobox", "TSpinbox"):
        style.map(field, foreground=[("disabled", colours.faint)])
    pad = px(root, 1)
    style.configure("TButton", padding=(12 * pad, 4 * pad, 12 * pad, 5 * pad))
    style.configure("Accent.TButton", padding=(16 * pad, 4 * pad, 16 * pad, 5 * pad))
    style.configure("TEntry", padding=(7 * pad, 3 * pad, 5 * pad, 4 * pad))
    style.configure("TCombobox", padding=(7 * pad, 3 * pad, 0, 4 * pad))
    style.configure("Danger.TButton", padding=(12 * pad, 4 * pad, 12 * pad, 5 * pad), foreground=colours.wrong)
    style.map("Danger.TButton", foreground=[("disabled", colours.faint), ("!disabled", colours.wrong)])
    line = int(str(root.tk.call("font", "metrics", BODY, "-linespace")))
    style.configure("Treeview", rowheight=line + 10 * pad)
    style.configure("Heading", padding=(4 * pad, 0))  # as far in as the words below it
    style.configure("Faint.TLabel", foreground=colours.faint)
    style.configure("Caption.TLabel", foreground=colours.faint, font=CAPTION)
    style.configure("Strong.TLabel", font=STRONG)
    style.configure("Title.TLabel", font=SUBTITLE)
    style.configure("Good.TLabel", foreground=colours.good)
    style.configure("Warning.TLabel", foreground=colours.warning)
    style.configure("Wrong.TLabel", foreground=colours.wrong)
    style.configure("Notice.TFrame", background=colours.notice)
    style.configure("Notice.TLabel", background=colours.notice)
    style.configure("NoticeStrong.TLabel", background=colours.notice, font=STRONG)
    style.configure("NoticeFaint.TLabel", background=colours.notice, foreground=colours.faint)
    if has_pictures:
        _quiet_fields(style, root, colours)
        if (times := px(root, 100) // 100) > 1:
            from tray.dialogs.look.enlarged import enlarge

            enlarge(root, style, colours, times)
    # Plain Tk widgets: option database instead of tk_setPalette, which would walk every widget there is.
    for pattern, value in {
        "*Background": colours.back,
        "*Foreground": colours.text,
        "*Toplevel.Background": colours.back,
        "*Menu.ActiveBackground": colours.chosen,
        "*Menu.ActiveForeground": colours.on_chosen,
        "*Menu.Relief": "flat",
        "*TCombobox*Listbox.Background": colours.field,
        "*TCombobox*Listbox.Foreground": colours.text,
        "*TCombobox*Listbox.selectBackground": colours.chosen,
        "*TCombobox*Listbox.selectForeground": colours.on_chosen,
        "*TCombobox*Listbox.font": BODY,
        "*Text.font": BODY,
        "*Text.insertBackground": colours.text,
        "*Text.selectBackground": colours.chosen,
        "*Text.selectForeground": colours.on_chosen,
        "*Text.inactiveSelectBackground": colours.chosen,  # to Tk it is a kind of foreground
    }.items():
        root.option_add(pattern, value, "startupFile")
    root.configure(background=colours.back)


def _quiet_fields(style: ttk.Style, root: tk.Tk, colours: Palette) -> None:
    """A field that looks like plain text until it is pointed at or has the focus; a frame that looks like a field."""
    names = dict(
        zip(
            ("empty", "rest", "hover", "focus", "error"),
            (picture(root, colours, name) for name in _FIELD_PICTURES),
            strict=True,
        )
    )
    style.element_create(
        "Quiet.field",
        "image",
        names["empty"],
        ("invalid", names["error"]),
        ("focus", names["focus"]),
        ("hover", names["hover"]),
        border=5,
        sticky="nsew",
    )
    inner: Any = ("Entry.padding", {"sticky": "nswe", "children": [("Entry.textarea", {"sticky": "nswe"})]})
    style.layout("Quiet.TEntry", [("Quiet.field", {"sticky": "nswe", "children": [inner]})])
    style.element_create(
        "Line.field",
        "image",
        names["rest"],
        ("invalid", names["error"]),
        ("focus", names["focus"]),
        border=5,
        sticky="nsew",
    )
    style.layout("Line.TFrame", [("Line.field", {"sticky": "nswe"})])


_FIELD_PICTURES = ("empty", "textbox-rest", "textbox-hover", "textbox-focus", "textbox-error")


def picture(root: tk.Tk, colours: Palette, name: str) -> str:
    """The name of one of the theme's pictures."""
    # eval and not call: what Tcl has used as a list of one would come as a tuple of one.
    return str(root.tk.eval(f"set ::ttk::theme::sv_{colours.name}::I({name})"))


def inside(root: tk.Tk, colours: Palette, name: str) -> str:
    """The colour in the middle of one of the theme's pictures, for a plain widget laid upon it."""
    try:
        image = picture(root, colours, name)
        middle = root.tk.call(image, "get", 10, 10)
    except tk.TclError:
        return colours.field
    red, green, blue = (int(part) for part in (middle if isinstance(middle, tuple) else str(middle).split()))
    return f"#{red:02x}{green:02x}{blue:02x}"


def text_inset(root: tk.Misc) -> int:
    """Where the text of a field begins, in pixels from its edge: its border is a picture, which is of one size."""
    return 5 + 7 * px(root, 1)


def px(root: tk.Misc, size: float) -> int:
    """So many pixels of an ordinary screen (96 a inch) on this one."""
    return max(1, round(size * float(root.tk.call("tk", "scaling")) * 72 / 96))
