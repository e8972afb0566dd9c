"""One dialog in its own process: the window, the pipe to the service, and the way out."""

from __future__ import annotations

import os
import tkinter as tk
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Any

from tray.dialogs.calls import Calls
from tray.dialogs.look.window import Window
from tray.dialogs.wire import Message, Wire


class Dialog:
    """What every dialog is given: its window, its calls, and `close`."""

    def __init__(self, window: Window, wire: Wire) -> None:
        self.window = window
        self.root: tk.Tk = window.root
        self.top: tk.Toplevel = window.top
        self.calls = Calls(wire.send)
        self._wire = wire
        self._leaving: Callable[[], bool] = lambda: True
        self._closed = False
        self._timers: set[str] = set()
        self.root.report_callback_exception = self._failed
        self.top.protocol("WM_DELETE_WINDOW", self.leave)

    def on_leave(self, may_leave: Callable[[], bool]) -> None:
        """Ask this before the person leaves; False keeps the dialog open."""
        self._leaving = may_leave

    def leave(self) -> None:
        """The person wants to leave: Escape, Cancel, the window's cross."""
        if self._leaving():
            self.close()

    def close(self) -> None:
        """End the dialog; what was sent still goes out."""
        self._closed = True
        with suppress(tk.TclError):
            self.root.destroy()

    def run(self) -> None:
        """Show the window and stay until it is closed or the service goes away."""
        self.window.show()
        self._listen()
        self._wire.attach(self.root, self._hear, self._ended)
        self.root.mainloop()
        self._wire.close()

    def turn_page(self) -> None:
        """Another page takes the place of the one that was there: what that still waited for is for nobody."""
        for timer in list(self._timers):
            self.never(timer)
        self.calls.turn_page()
        self._listen()

    def _listen(self) -> None:
        self.calls.listen("raise", lambda _: self.window.show_again())

    def _hear(self, message: Message) -> None:
        """Take a message from the service; one that came in the same breath as the end of the window is let pass."""
        if self._closed:
            return
        try:
            self.calls.receive(message)
        except Exception as error:  # noqa: BLE001 - the barrier of this process: it is logged there
            self._failed(type(error), error, error.__traceback__)

    def _ended(self) -> None:
        """The service goes away: what can be kept is handed over, and nobody is asked."""
        self._leaving()
        self.close()
        self._wire.close()
        os._exit(0)  # one of Tk's own dialogs, open over the window, would keep the process for ever

    def later(self, milliseconds: int, act: Callable[[], Any]) -> str:
        """Do it once after a while, on this page; give what `never` needs to call it off."""

        def due() -> None:
            self._timers.discard(timer)
            act()

        timer = self.root.after(milliseconds, due)
        self._timers.add(timer)
        return timer

    def never(self, timer: str | None) -> None:
        """Call off what `later` promised."""
        if timer is not None:
            self._timers.discard(timer)
            with suppress(tk.TclError, ValueError):
                self.root.after_cancel(timer)

    def _failed(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        # The last barrier of this process: one broken key press must not take away what was typed.
        if self._closed:  # a key that was still on its way to a window that is gone
            return
        import logging

        logging.getLogger(__name__).error("A dialog's callback failed", exc_info=(kind, error, trace))
