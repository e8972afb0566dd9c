"""The port through which notices reach the desktop: plyer's facade, with buttons and answers."""

from __future__ import annotations

import logging
from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from plyer.facades import Notification

from tray.desktop.notices.notice import Capability, DismissReason, Notice
from tray.desktop.notices.wording import PLENTY, Limits, worded
from tray.domain.problem import Problem

_LOG = logging.getLogger(__name__)

APP_NAME = "Dainvo tray"


@dataclass(frozen=True, slots=True)
class NoticeListener:
    """Who hears of answers; called on the notifier's own thread, so each may only hand on what it is told.

    `on_action` gets the command of the button or of the click and, where the desktop gave one, the token that lets the
    program started next come to the front (XDG_ACTIVATION_TOKEN). `on_dismiss` gets the key of a notice that ended
    without one. `on_change` says that `capabilities()` or `problem` differ from before.
    """

    on_action: Callable[[object, str | None], None]
    on_dismiss: Callable[[str, DismissReason], None]
    on_change: Callable[[], None] = lambda: None


class Notifier(Notification):
    """Shows notices on one desktop. Every method may be called from any thread and returns at once.

    Each notice ends in exactly one of: an action (unless it is resident), a dismissal, a withdrawal, or another notice
    of its key. `problem` is set while notices cannot be shown.
    """

    limits: Limits = PLENTY

    def __init__(self, listener: NoticeListener) -> None:
        self.listener = listener
        self.problem: Problem | None = None

    @abstractmethod
    def capabilities(self) -> frozenset[Capability]:
        """What can be done here and now; empty while nothing can be shown or the desktop was not asked yet."""

    @abstractmethod
    def _show(self, notice: Notice) -> None: ...

    @abstractmethod
    def _withdraw(self, key: str) -> None: ...

    def show(self, notice: Notice) -> None:
        """Put the notice on the screen, in place of one of the same key; a failure is heard by `on_dismiss`."""
        self._show(notice)

    def withdraw(self, key: str) -> None:
        """Take the notice off the screen without a word; one that is not there is no mistake."""
        self._withdraw(key)

    def start(self) -> None:
        """Begin to find out what the desktop can do."""

    def close(self) -> None:
        """Take every notice off the screen, as their buttons would answer nobody."""

    async def settled(self) -> None:
        """Wait, on the notifier's loop, until every order given so far is carried out."""

    def worded(self, notice: Notice) -> Notice:
        """The notice in the words and with the buttons that fit this desktop now."""
        return worded(notice, self.capabilities(), self.limits)

    def _notify(self, **kwargs: Any) -> None:
        """Serve plyer's own call, so that the notifier can stand wherever its facade is expected."""
        self.show(
            Notice(
                key=str(kwargs.get("ticker") or kwargs.get("title") or APP_NAME),
                title=str(kwargs.get("title") or APP_NAME),
                body=str(kwargs.get("message") or ""),
                timeout_s=int(kwargs.get("timeout") or 10),
            )
        )

    def _act(self, command: object, token: str | None) -> None:
        self._tell(lambda: self.listener.on_action(command, token))

    def _dismiss(self, key: str, reason: DismissReason) -> None:
        self._tell(lambda: self.listener.on_dismiss(key, reason))

    def _set_problem(self, problem: Problem | None) -> None:
        if problem != self.problem:
            self.problem = problem
            self._tell(self.listener.on_change)

    def _tell(self, telling: Callable[[], None]) -> None:
        try:
            telling()
        except Exception:  # noqa: BLE001 - a listener's mistake must not silence the next answer
            _LOG.exception("A listener to notices failed")
