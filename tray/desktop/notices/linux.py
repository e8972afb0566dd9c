"""Notices on Linux and the BSDs: the Desktop Notifications Specification over our one bus connection.

https://specifications.freedesktop.org/notification-spec/1.2/
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tray.desktop.bus import BusError, SessionBus, SignalFilter, Subscription
from tray.desktop.bus_values import SERVICE_UNKNOWN
from tray.desktop.notices.freedesktop import SERVER, button_command, capabilities_of, notify_arguments
from tray.desktop.notices.notice import Capability, DismissReason, Notice
from tray.desktop.notices.orders import Orders
from tray.desktop.notices.port import NoticeListener, Notifier
from tray.domain.problem import Problem, ProblemError
from tray.domain.problems import problem

_ANSWER_SECONDS = 10.0  # a daemon that the bus has to start first needs some of them
_RESTART_SECONDS = 5.0  # how long a daemon that went away may take to come back by itself
_REASONS: dict[int, DismissReason] = {1: "expired", 2: "dismissed", 3: "dismissed", 4: "expired"}


@dataclass(frozen=True, slots=True)
class _Shown:
    """A notice on the screen: whose it is, the number it has there, what it was asked to say and what it says."""

    server: str
    number: int
    asked: Notice
    worded: Notice
    restored: bool


class DBusNotifier(Notifier):
    """Shows notices through whatever owns org.freedesktop.Notifications, now and after it was replaced.

    Orders are carried out on the bus's loop, one after another. Notices that were open when the server went away are
    shown once more by the next.
    """

    def __init__(self, bus: SessionBus, listener: NoticeListener, *, icon: str = "dainvo-tray") -> None:
        super().__init__(listener)
        self._bus = bus
        self._icon = icon
        self._capabilities: frozenset[Capability] = frozenset()
        self._asked = False
        self._owner = ""
        self._owned = asyncio.Event()
        self._orders = Orders(bus.loop)
        self._subscriptions: list[Subscription] = []
        self._shown: dict[str, _Shown] = {}
        self._tokens: dict[int, str] = {}
        self._early: list[tuple[Callable[[Sequence[Any]], None], Sequence[Any]]] | None = None

    def capabilities(self) -> frozenset[Capability]:
        """What the server said it can do; empty before it was asked and while there is none."""
        return self._capabilities

    def start(self) -> None:
        """Ask the server what it can do."""
        self._orders.give(self._meet)

    def close(self) -> None:
        """Take every notice down and listen no more."""
        self._orders.give(self._leave)

    async def settled(self) -> None:
        """Wait until every order given so far is carried out."""
        await self._orders.settled()

    def _show(self, notice: Notice) -> None:
        self._orders.give(lambda: self._present(notice, restored=False))

    def _withdraw(self, key: str) -> None:
        self._orders.give(lambda: self._take_down(key))

    async def _meet(self) -> None:
        """Listen to the server and ask what it can do, where that is not done."""
        try:
            await self._listen()
            if not self._asked:
                names = (await self._call("GetCapabilities"))[0]
                server, _vendor, _version, specification = await self._call("GetServerInformation")
                self._asked = True
                self._become(capabilities_of(names, server, specification), None)
        except (BusError, ProblemError) as error:
            self._become(frozenset(), _unavailable(error))

    async def _present(self, notice: Notice, *, restored: bool) -> None:
        await self._meet()
        before = self._shown.get(notice.key)
        if self.problem is not None:
            self._give_up(notice.key, "lost" if restored else "not_shown")
            return
        worded = self.worded(notice)
        replaces = before.number if before is not None and before.server == self._owner else 0
        arguments = notify_arguments(worded, self._capabilities, replaces, self._icon)
        self._early = []
        try:
            number = int((await self._call("Notify", "susssasa{sv}i", arguments))[0])
        except (BusError, ProblemError) as error:
            self._asked = False
            self._become(frozenset(), _unavailable(error))
            self._give_up(notice.key, "lost" if restored else "not_shown")
        else:
            self._shown[notice.key] = _Shown(self._owner, number, notice, worded, restored)
        finally:
            early, self._early = self._early, None
        # The answer to Notify and what happened right after it may arrive in one read.
        for handler, body in early:
            handler(body)

    async def _take_down(self, key: str) -> None:
        shown = self._shown.pop(key, None)
        if shown is not None:
            await self._close_number(shown.number)

    async def _leave(self) -> None:
        for key in list(self._shown):
            await self._take_down(key)
        for subscription in self._subscriptions:
            subscription.close()
        self._subscriptions.clear()

    async def _restore(self) -> None:
        """Show again what a server that went away had on the screen."""
        lost = {key: shown for key, shown in self._shown.items() if shown.server != self._owner}
        if not lost:
            return
        for key in lost:
            del self._shown[key]
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_RESTART_SECONDS):
                await self._owned.wait()
        for key, shown in lost.items():
            if shown.restored:  # a notice that two servers died with is not tried on a third
                self._dismiss(key, "lost")
            else:
                await self._present(shown.asked, restored=True)

    async def _listen(self) -> None:
        if self._subscriptions:
            return
        heard = {
            "ActivationToken": self._on_token,
            "ActionInvoked": self._on_action,
            "NotificationClosed": self._on_closed,
        }
        begun: list[Subscription] = []
        try:
            for member, handler in heard.items():
                wanted = SignalFilter(SERVER.destination, SERVER.path, SERVER.interface, member)
                begun.append(await self._bus.subscribe(wanted, handler))
            begun.append(await self._bus.watch_name(SERVER.destination, self._on_owner))
        except ProblemError:
            for subscription in begun:
                subscription.close()
            raise
        self._subscriptions = begun

    def _on_owner(self, owner: str) -> None:
        self._owner, self._asked = owner, False
        if self._shown:
            self._orders.give(self._restore)
        if owner:
            self._owned.set()
            self._orders.give(self._meet)
        else:
            self._owned.clear()

    def _on_token(self, body: Sequence[Any]) -> None:
        number, token = body
        if self._key_of(number) is not None or self._early is not None:
            self._tokens[number] = token

    def _on_action(self, body: Sequence[Any]) -> None:
        number, action = body
        token = self._tokens.pop(number, None)
        key = self._key_of(number)
        if key is None:
            if self._early is not None:
                if token is not None:
                    self._tokens[number] = token
                self._early.append((self._on_action, body))
            return
        shown = self._shown[key]
        if not shown.worded.resident:
            del self._shown[key]
            # Most servers close it by themselves; for them this is a number they have forgotten.
            self._orders.give(lambda: self._close_number(number))
        command = button_command(shown.worded, action)
        if command is not None:
            self._act(command, token)

    def _on_closed(self, body: Sequence[Any]) -> None:
        number, reason = body
        key = self._key_of(number)
        if key is None:
            if self._early is not None:
                self._early.append((self._on_closed, body))
            return
        self._tokens.pop(number, None)
        self._give_up(key, _REASONS.get(reason, "expired"))

    def _key_of(self, number: int) -> str | None:
        return next((key for key, shown in self._shown.items() if shown.number == number), None)

    def _give_up(self, key: str, reason: DismissReason) -> None:
        self._shown.pop(key, None)
        self._dismiss(key, reason)

    async def _close_number(self, number: int) -> None:
        with contextlib.suppress(BusError, ProblemError):  # closed already, or gone with its server
            await self._call("CloseNotification", "u", [number])

    async def _call(self, member: str, signature: str = "", body: Sequence[Any] = ()) -> list[Any]:
        return await self._bus.call(SERVER, member, signature, body, seconds=_ANSWER_SECONDS)

    def _become(self, capabilities: frozenset[Capability], trouble: Problem | None) -> None:
        if (capabilities, trouble) == (self._capabilities, self.problem):
            return
        self._capabilities, self.problem = capabilities, trouble
        self._tell(self.listener.on_change)


def _unavailable(error: BusError | ProblemError) -> Problem:
    if isinstance(error, ProblemError):
        return error.problem
    if error.name == SERVICE_UNKNOWN:
        return problem("notices.unavailable", "No program on this desktop shows notices.")
    return problem("notices.unavailable", f"The program that shows notices did not answer: {error.text}")
