"""Makes the icon known to whoever shows tray icons, again whenever that program restarts, and says where none does."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from tray.desktop.bus import BusError, Peer, SessionBus, SignalFilter, Subscription
from tray.domain.problem import ProblemError

WATCHER = Peer("org.kde.StatusNotifierWatcher", "/StatusNotifierWatcher", "org.kde.StatusNotifierWatcher")
PROPERTIES = Peer(WATCHER.destination, WATCHER.path, "org.freedesktop.DBus.Properties")

_LOG = logging.getLogger(__name__)


class Registration:
    """Keeps one item registered with the StatusNotifierWatcher.

    `on_hosted` hears True when a host shows the icon and False when none has for `grace` seconds: a panel that
    restarts, or one that starts after us at sign-in, is not worth a word.
    """

    def __init__(
        self, bus: SessionBus, item_path: str, *, on_hosted: Callable[[bool], None], grace: float = 10.0
    ) -> None:
        self._bus = bus
        self._item_path = item_path
        self._on_hosted = on_hosted
        self._grace = grace
        self._hosted: bool | None = None
        self._waiting: asyncio.TimerHandle | None = None
        self._subscriptions: list[Subscription] = []
        self._asking: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Register now or as soon as there is someone to register with.

        Raises ProblemError where there is no session bus.
        """
        self._subscriptions.append(await self._bus.watch_name(WATCHER.destination, self._watcher_changed))
        for member in ("StatusNotifierHostRegistered", "StatusNotifierHostUnregistered"):
            wanted = SignalFilter(WATCHER.destination, WATCHER.path, WATCHER.interface, member)
            self._subscriptions.append(await self._bus.subscribe(wanted, lambda _: self._ask()))

    def close(self) -> None:
        """Register no more. The watcher forgets the item when the connection to the bus ends."""
        for subscription in self._subscriptions:
            subscription.close()
        self._subscriptions.clear()
        if self._waiting is not None:
            self._waiting.cancel()
        if self._asking is not None:
            self._asking.cancel()

    def _watcher_changed(self, owner: str) -> None:
        if owner:
            self._ask(register=True)
        else:
            self._missing()

    def _ask(self, *, register: bool = False) -> None:
        if self._asking is not None and not register:
            self._asking.cancel()
        self._asking = self._bus.loop.create_task(self._register_and_look(register=register))

    async def _register_and_look(self, *, register: bool) -> None:
        try:
            if register:
                await self._bus.call(WATCHER, "RegisterStatusNotifierItem", "s", [self._item_path])
            # A watcher without a host is possible: Plasma's runs apart from its panel.
            answer = await self._bus.call(
                PROPERTIES, "Get", "ss", [WATCHER.interface, "IsStatusNotifierHostRegistered"]
            )
        except (BusError, ProblemError) as error:
            _LOG.debug("The tray did not take the icon: %s", error)
            self._missing()
            return
        if answer and answer[0].value:
            self._found()
        else:
            self._missing()

    def _found(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None
        self._say(hosted=True)

    def _missing(self) -> None:
        if self._waiting is None and self._hosted is not False:
            self._waiting = self._bus.loop.call_later(self._grace, self._give_up)

    def _give_up(self) -> None:
        self._waiting = None
        self._say(hosted=False)

    def _say(self, *, hosted: bool) -> None:
        if self._hosted is not hosted:
            self._hosted = hosted
            self._on_hosted(hosted)
