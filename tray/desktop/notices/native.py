"""Notices on macOS and Windows: desktop-notifier behind our port."""

from __future__ import annotations

import asyncio
import itertools
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tray.desktop.notices.notice import Capability, Notice
from tray.desktop.notices.orders import Orders
from tray.desktop.notices.plain import PlainNotifier
from tray.desktop.notices.port import APP_NAME, NoticeListener, Notifier
from tray.desktop.notices.wording import Limits
from tray.domain.problem import Problem
from tray.domain.problems import problem

if TYPE_CHECKING:
    from desktop_notifier import DesktopNotifier

_ALWAYS = frozenset({Capability.REPLACE, Capability.WITHDRAW, Capability.PERSISTENCE})


@dataclass(frozen=True, slots=True)
class _Shown:
    """A notice on the screen: the name the system knows it by, and what it says."""

    identifier: str
    worded: Notice


class NativeNotifier(Notifier):
    """Shows notices through the notification centre of macOS or the toasts of Windows.

    macOS shows buttons only to programs in a signed bundle (desktop-notifier, "Platform support"); elsewhere plyer's
    plain text is used. No system here says why a notice ended or hands out an activation token.
    """

    limits = Limits(title=100, body=400, buttons=5)  # Windows draws at most five buttons and four lines

    def __init__(self, loop: asyncio.AbstractEventLoop, listener: NoticeListener, *, icon: Path | None = None) -> None:
        super().__init__(listener)
        self._loop = loop
        self._icon = icon
        self._orders = Orders(loop)
        self._numbers = itertools.count(1)
        self._centre: DesktopNotifier | None = None
        self._last_resort: Notifier | None = None
        self._capabilities: frozenset[Capability] = frozenset()
        self._shown: dict[str, _Shown] = {}

    def capabilities(self) -> frozenset[Capability]:
        """What desktop-notifier says of this system; nothing before it was asked and where plain text is all."""
        return self._capabilities

    def start(self) -> None:
        """Ask the system what it can do, and the person for the permission where that is the custom."""
        self._orders.give(self._get_ready)

    def close(self) -> None:
        """Take every notice down."""
        self._orders.give(self._clear)

    async def settled(self) -> None:
        """Wait until every order given so far is carried out."""
        await self._orders.settled()

    def _show(self, notice: Notice) -> None:
        self._orders.give(lambda: self._present(notice))

    def _withdraw(self, key: str) -> None:
        self._orders.give(lambda: self._take_down(key))

    async def _get_ready(self) -> None:
        await self._meet()

    async def _meet(self) -> DesktopNotifier | None:
        """The notification centre, made ready the first time; None where there is none for us."""
        if self._centre is not None or self._last_resort is not None:
            return self._centre
        from desktop_notifier import Capability as Their
        from desktop_notifier import DesktopNotifier, Icon

        centre = DesktopNotifier(APP_NAME, Icon(path=self._icon) if self._icon is not None else None)
        theirs = await centre.get_capabilities()
        if Their.MESSAGE not in theirs:
            self._last_resort = PlainNotifier(self.listener)
            return None
        centre.on_clicked = lambda identifier: self._on_loop(identifier, None)
        centre.on_button_pressed = self._on_loop
        centre.on_dismissed = self._on_dismissed
        named = {
            Their.BUTTONS: Capability.BUTTONS,
            Their.ON_CLICKED: Capability.DEFAULT_ACTION,
            Their.SOUND: Capability.SOUND,
        }
        allowed = await centre.request_authorisation()
        self._centre = centre
        self._capabilities = _ALWAYS.union(ours for their, ours in named.items() if their in theirs)
        self.problem = None if allowed else _not_allowed()
        self._tell(self.listener.on_change)
        return centre

    async def _present(self, notice: Notice) -> None:
        centre = await self._meet()
        if centre is None:
            if self._last_resort is not None:
                self._last_resort.show(notice)
                self._set_problem(self._last_resort.problem)
            return
        from desktop_notifier import DEFAULT_SOUND, Button, Notification, Urgency

        await self._take_down(notice.key)
        worded = self.worded(notice)
        identifier = f"dainvo-{next(self._numbers)}"
        self._shown[notice.key] = _Shown(identifier, worded)
        seconds = 0 if notice.urgency == "critical" else notice.timeout_s
        await centre.send_notification(
            Notification(
                worded.title,
                worded.body,
                urgency=Urgency(notice.urgency),
                buttons=tuple(Button(each.label, identifier=f"b{place}") for place, each in enumerate(worded.buttons)),
                sound=DEFAULT_SOUND if notice.sound is not None else None,
                timeout=-1 if seconds is None else seconds,
                identifier=identifier,
            )
        )
        # A failure is only logged over there, but what failed is not remembered as shown.
        if sys.platform != "win32" and identifier not in await centre.get_current_notifications():
            del self._shown[notice.key]
            self._dismiss(notice.key, "not_shown")

    async def _take_down(self, key: str) -> None:
        shown = self._shown.pop(key, None)
        if shown is not None and self._centre is not None:
            await self._centre.clear(shown.identifier)

    async def _clear(self) -> None:
        for key in list(self._shown):
            await self._take_down(key)

    def _on_loop(self, identifier: str, button: str | None) -> None:
        """Windows answers on the loop, macOS on its own main thread."""
        self._loop.call_soon_threadsafe(self._answer, identifier, button)

    def _on_dismissed(self, identifier: str) -> None:
        self._loop.call_soon_threadsafe(self._end, identifier)

    def _answer(self, identifier: str, button: str | None) -> None:
        key = self._key_of(identifier)
        if key is None:
            return
        shown = self._shown.pop(key)
        commands = {f"b{place}": each.command for place, each in enumerate(shown.worded.buttons)}
        command = shown.worded.default if button is None else commands.get(button)
        if command is not None:
            self._act(command, None)
        else:
            self._dismiss(key, "dismissed")
        if shown.worded.resident:
            self.show(shown.worded)  # both systems take a notice down that was answered

    def _end(self, identifier: str) -> None:
        key = self._key_of(identifier)
        if key is not None:
            del self._shown[key]
            self._dismiss(key, "dismissed")

    def _key_of(self, identifier: str) -> str | None:
        return next((key for key, shown in self._shown.items() if shown.identifier == identifier), None)


def _not_allowed() -> Problem:
    return problem("notices.not_allowed", "The system does not show notices of Dainvo tray.")
