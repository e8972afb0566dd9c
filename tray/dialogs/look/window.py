"""The window of a dialog: made, dressed, put where it belongs, and shown at once."""

from __future__ import annotations

import os
import sys
import tkinter as tk
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from tray.dialogs.look import theme
from tray.dialogs.look.palette import Palette, palette

if TYPE_CHECKING:
    from collections.abc import Callable

    from tray.dialogs.look.mnemonics import Mnemonics

CLASS = "Dainvo-tray"
_BELOW = 36
"""Pixels that a panel may take at the bottom of the screen."""
_ABOVE = 28
"""Pixels of the window's own title."""
_LOW = 800
"""A screen of fewer pixels than this needs care."""


class Window:
    """The one top window of the process, not yet on screen until `show`.

    Raises:
        tkinter.TclError: there is no display.
    """

    def __init__(self) -> None:
        # Tk 8.6 shows the X resource Xft.dpi only to a main window of that class; what is seen is a window of ours.
        self.root = tk.Tk(baseName="dainvo-tray", className="Xft")
        self.root.withdraw()
        self.top = tk.Toplevel(self.root, class_=CLASS, name="dainvo-tray")
        self.top.withdraw()
        self.colours: Palette = palette("light")
        self.names: dict[str, tk.Misc] = {}
        """By the path of a label, the field, switch or button it names: Alt and a letter of it lead there or press."""
        self.before_show: list[Callable[[], object]] = []
        """What is done when the window's size is about to be settled."""
        self._mnemonics: Mnemonics | None = None

    def dress(self, title: str, wished_theme: str) -> None:
        """Give the window its title, its scale and its theme."""
        _scale(self.root)
        self.colours = palette(_settled(wished_theme))
        theme.load(self.root, self.colours)
        for keys in ("<Return>", "<KP_Enter>"):
            self.root.bind_class("TButton", keys, self._press)
        for field in ("TEntry", "TCombobox", "Text"):
            for keys in ("<Control-a>", "<Control-A>"):
                self.root.bind_class(field, keys, self._select_all)
        for field in ("TEntry", "TCombobox"):
            self.root.bind_class(field, "<FocusOut>", self._unmark, add="+")
        self.top.configure(background=self.colours.back)
        self.top.title(title)

    # Tk's own dialogs have buttons and fields of the same classes, which come as their names: so they are called by it.

    def _press(self, event: tk.Event[Any]) -> str:
        """Enter presses the button that has the focus, as on every other desktop; Tk knows the space bar only."""
        self.root.tk.call(str(event.widget), "invoke")
        return "break"

    def _unmark(self, event: tk.Event[Any]) -> None:
        """What is marked is where the keyboard is; while another window has it, the mark can be pasted and stays."""
        if str(self.root.tk.call("focus")):  # focus_get does not know the list of a combobox
            self.root.tk.call(str(event.widget), "selection", "clear")

    def _select_all(self, event: tk.Event[Any]) -> str:
        """Control+A marks everything; to Tk on X11 it is the Emacs key for the beginning of the line."""
        if isinstance(event.widget, tk.Text):
            event.widget.tag_add("sel", "1.0", "end-1c")
        else:
            self.root.tk.call(str(event.widget), "selection", "range", 0, "end")
        return "break"

    def px(self, size: float) -> int:
        """So many pixels of an ordinary screen, on this one."""
        return theme.px(self.root, size)

    def show(self) -> None:
        """Put the window on screen, above the others, with the keyboard in it."""
        self._place()
        self.top.deiconify()
        # The fields are mapped now and not when Tk is idle: until then keys would go to the window itself.
        self.top.update_idletasks()
        self.top.lift()
        # A pulse above all others: window managers that refuse to raise a new window still obey this.
        with suppress(tk.TclError):
            self.top.attributes("-topmost", True)
            self.root.after_idle(self.top.attributes, "-topmost", False)
        self.root.after_idle(self._set_icon)
        self._size = (self.top.winfo_width(), self.top.winfo_height())
        self.top.bind("<Configure>", self._grown)
        if self.root.tk.call("tk", "windowingsystem") != "aqua":  # there the key types letters
            for keys in ("<KeyPress-Alt_L>", "<KeyPress-Alt_R>"):
                self.top.bind(keys, self._show_letters)

    def _show_letters(self, event: tk.Event[Any]) -> None:
        if self._mnemonics is None:
            from tray.dialogs.look.mnemonics import Mnemonics  # not before somebody wants it

            self._mnemonics = Mnemonics(self.top, self.names)
        self._mnemonics.show(event.widget)

    def _grown(self, event: tk.Event[Any]) -> None:
        """A window that grows, as words come into it, must not push its buttons off the screen."""
        if event.widget is not self.top:
            return
        before, self._size = self._size, (event.width, event.height)
        if (event.width <= before[0] and event.height <= before[1]) or not self._one_screen():
            return
        beyond = self.top.winfo_rooty() + event.height + self.px(_BELOW) - self.top.winfo_screenheight()
        aside = self.top.winfo_rootx() + event.width - self.top.winfo_screenwidth()
        if beyond > 0 or aside > 0:
            x, y = (int(number) for number in self.top.geometry().split("+")[1:3])
            place = f"+{max(x - max(aside, 0), 0)}+{max(y - max(beyond, 0), 0)}"
            self.root.after_idle(self.top.geometry, place)  # in the middle of a change of size Tk forgets it

    def show_again(self) -> None:
        """Bring the window back to the front; it was asked for a second time."""
        self.top.deiconify()
        self.top.lift()
        self.top.focus_force()

    def _place(self) -> None:
        """In the middle, a little high; several screens side by side are left to the window manager."""
        self.top.update_idletasks()
        self.settle()
        width, height = self.top.winfo_screenwidth(), self.top.winfo_screenheight()
        if self._one_screen():
            if height < self.px(_LOW):  # what can shrink does so, rather than that buttons are out of reach
                self.top.maxsize(width, height - self.px(_BELOW + _ABOVE))
            x = (width - self.top.winfo_reqwidth()) // 2
            y = max((height - self.top.winfo_reqheight()) // 3, 0)
            self.top.geometry(f"+{x}+{y}")

    def settle(self) -> None:
        """Let what scrolls ask for the room it needs by now."""
        for settle in self.before_show:
            settle()
        self.top.update_idletasks()

    def _one_screen(self) -> bool:
        """Whether what Tk takes for the screen is one: X gives several side by side as one wide one."""
        width, height = self.top.winfo_screenwidth(), self.top.winfo_screenheight()
        return bool(self.root.tk.call("tk", "windowingsystem") == "x11" and width < 2.5 * height)

    def _set_icon(self) -> None:
        from tray.dialogs.look.icon import pictures

        with suppress(tk.TclError):
            if found := pictures(self.root):
                self.top.iconphoto(True, *found)


def _settled(wished: str) -> str:
    """Light or dark; where the service left it to the system, what can be known without asking other programs."""
    if wished in {"light", "dark"}:
        return wished
    if sys.platform == "win32":  # pragma: no cover - Windows
        import winreg

        key = r"Software\Microsoft\Windows\CurrentVersion\Themes\Personalize"
        with suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
            return "light" if winreg.QueryValueEx(opened, "AppsUseLightTheme")[0] else "dark"
    return "dark" if "dark" in os.environ.get("GTK_THEME", "").lower() else "light"


def _scale(root: tk.Tk) -> None:
    """Take the scale the desktop is set to: Xft.dpi where there is one, else what the screen says of itself."""
    if sys.platform == "win32":  # pragma: no cover - Windows
        import ctypes

        with suppress(AttributeError, OSError):
            dpi: Any = ctypes.windll.user32.GetDpiForSystem()
            root.tk.call("tk", "scaling", dpi / 72)
        return
    if root.tk.call("tk", "windowingsystem") != "x11":
        return  # pragma: no cover - macOS scales by itself
    dots = _xft_dpi(root) or float(root.winfo_fpixels("1i"))
    # Screens that do not know their size say something absurd; nobody reads a calendar at 400 %.
    dots = min(max(dots, 96.0), 384.0)
    root.tk.call("tk", "scaling", dots / 72)


def _xft_dpi(root: tk.Tk) -> float | None:
    try:
        return float(root.tk.call("option", "get", ".", "dpi", "Dpi") or 0) or None
    except ValueError:
        return None
