"""A notifier without a desktop: keeps what it was given, and answers when told to."""

from __future__ import annotations

import threading

from tray.desktop.notices.notice import Capability, DismissReason, Notice
from tray.desktop.notices.port import NoticeListener, Notifier
from tray.domain.problem import Problem

EVERYTHING = frozenset(Capability)


class MemoryNotifier(Notifier):
    """Holds notices in `on_screen`, in the order in which they came; `history` keeps every one that was shown."""

    def __init__(self, listener: NoticeListener, capabilities: frozenset[Capability] = EVERYTHING) -> None:
        super().__init__(listener)
        self._capabilities = capabilities
        self._lock = threading.Lock()
        self.on_screen: dict[str, Notice] = {}
        self.history: list[Notice] = []

    def capabilities(self) -> frozenset[Capability]:
        """What this notifier was made with, nothing while it is broken."""
        return frozenset() if self.problem is not None else self._capabilities

    def _show(self, notice: Notice) -> None:
        if self.problem is not None:
            self._dismiss(notice.key, "not_shown")
            return
        shown = self.worded(notice)
        with self._lock:
            self.on_screen[notice.key] = shown
            self.history.append(shown)

    def _withdraw(self, key: str) -> None:
        with self._lock:
            self.on_screen.pop(key, None)

    def close(self) -> None:
        """Clear the screen."""
        with self._lock:
            self.on_screen.clear()

    def press(self, key: str, button: str, token: str | None = None) -> None:
        """Press a button of a notice on the screen. Raises KeyError where notice or button is not there."""
        notice = self.on_screen[key]
        commands = {each.key: each.command for each in notice.buttons}
        self._answer(notice, commands[button], token)

    def click(self, key: str, token: str | None = None) -> None:
        """Click on the notice itself. Raises KeyError where it is not there; nothing happens without a default."""
        notice = self.on_screen[key]
        if notice.default is not None:
            self._answer(notice, notice.default, token)

    def end(self, key: str, reason: DismissReason) -> None:
        """Let a notice on the screen end unanswered. Raises KeyError where it is not there."""
        with self._lock:
            del self.on_screen[key]
        self._dismiss(key, reason)

    def break_down(self, problem: Problem | None) -> None:
        """Be unable to show anything from now on, or able again with None; what was on the screen is lost."""
        self._set_problem(problem)
        if problem is not None:
            for key in list(self.on_screen):
                self.end(key, "lost")

    def _answer(self, notice: Notice, command: object, token: str | None) -> None:
        if not notice.resident:
            with self._lock:
                self.on_screen.pop(notice.key, None)
        self._act(command, token)
