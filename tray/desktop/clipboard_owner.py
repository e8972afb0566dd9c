"""A small process that owns the clipboard of an X display until something else is copied.

Reads the text on standard input, says "ready" on standard output once it can be pasted, and ends by itself.
Facts: Inter-Client Communication Conventions Manual 2.0, section 2 (https://x.org/releases/current/doc/xorg-docs/icccm/).
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from Xlib import X, Xatom, display, error
from Xlib.protocol import event as events

if TYPE_CHECKING:
    from Xlib.display import Display

_READY = "ready"
_TEXT_TARGETS = ("UTF8_STRING", "text/plain;charset=utf-8", "text/plain", "TEXT", "STRING")
# One property holds less than the server's largest request; what is longer would have to be sent in pieces.
_MOST_BYTES = 200_000


class Owner:
    """Owns CLIPBOARD on one display and hands its text to whoever asks.

    Raises Xlib.error.DisplayError (and its kin) where there is no such display.
    """

    def __init__(self, text: bytes) -> None:
        self._display: Display = display.Display()
        self._text = text
        screen = self._display.screen()
        self._window = screen.root.create_window(0, 0, 1, 1, 0, X.CopyFromParent, event_mask=X.PropertyChangeMask)
        self._clipboard = self._atom("CLIPBOARD")
        self._targets = {self._atom(name): name for name in _TEXT_TARGETS}
        self._since = 0

    def take(self) -> bool:
        """Become the owner; False where another program was quicker."""
        self._since = self._server_time()
        self._window.set_selection_owner(self._clipboard, self._since)
        self._display.flush()
        return bool(self._display.get_selection_owner(self._clipboard) == self._window)

    def serve(self) -> None:
        """Answer until the clipboard has another owner or the display is gone."""
        while True:
            happened = self._display.next_event()
            if happened.type == X.SelectionClear and happened.atom == self._clipboard:
                return
            if happened.type == X.SelectionRequest:
                self._answer(happened)

    def _answer(self, request: Any) -> None:
        held = request.property or request.target  # an old client names no property: ICCCM 2.2
        if not self._put(request.requestor, held, request.target):
            held = X.NONE
        notice = events.SelectionNotify(
            time=request.time,
            requestor=request.requestor,
            selection=request.selection,
            target=request.target,
            property=held,
        )
        request.requestor.send_event(notice, onerror=_ignored)
        self._display.flush()

    def _put(self, window: Any, held: int, target: int) -> bool:
        """Lay what was asked for into the asker's window; False for what we do not have."""
        if target == self._atom("TARGETS"):
            offered = [self._atom("TARGETS"), self._atom("TIMESTAMP"), *self._targets]
            window.change_property(held, Xatom.ATOM, 32, offered, onerror=_ignored)
        elif target == self._atom("TIMESTAMP"):
            window.change_property(held, Xatom.INTEGER, 32, [self._since], onerror=_ignored)
        elif (name := self._targets.get(target)) is not None:
            kind = self._atom("UTF8_STRING") if name == "TEXT" else target
            text = self._text
            if name == "STRING":  # Latin-1 by definition
                text = text.decode("utf-8", "replace").encode("latin-1", "replace")
            window.change_property(held, kind, 8, text, onerror=_ignored)
        else:
            return False
        return True

    def _server_time(self) -> int:
        """The server's clock, read from an empty change of our own: ICCCM 2.1 forbids CurrentTime here."""
        self._window.change_property(Xatom.WM_NAME, Xatom.STRING, 8, b"")
        while (happened := self._display.next_event()).type != X.PropertyNotify:
            pass
        return int(happened.time)

    def _atom(self, name: str) -> int:
        return int(self._display.intern_atom(name))


def _ignored(trouble: object, request: object) -> None:
    """The asker's window is gone; so is its wish."""


def main() -> int:
    """Own the text on standard input; 1 where that cannot be done."""
    text = sys.stdin.buffer.read()
    if len(text) > _MOST_BYTES:
        return 1
    try:
        owner = Owner(text)
        if not owner.take():
            return 1
        print(_READY, flush=True)
        sys.stdout.close()
        owner.serve()
    except (error.DisplayError, error.ConnectionClosedError, OSError):
        return 1  # the display is gone, and its clipboard with it
    return 0


if __name__ == "__main__":
    sys.exit(main())
