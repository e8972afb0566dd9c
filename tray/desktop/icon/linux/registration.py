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
_RETRY_SECONDS = (0.2, 1.0, 5.0, 30.0)


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
        self._owner = ""
        self._registered = False
        self._look_again = False
        self._failures = 0
        self._looking: asyncio.Task[None] | None = None
        self._retry: asyncio.TimerHandle | None = None
        self._waiting: asyncio.TimerHandle | None = None
        self._subscriptions: list[Subscription] = []

    async def start(self) -> None:
        """Register now or as soon as there is someone to register with.

        Raises ProblemError where there is no session bus.
        """
        self._subscriptions.append(await self._bus.watch_name(WATCHER.destination, self._watcher_changed))
        for member in ("StatusNotifierHostRegistered", "StatusNotifierHostUnregistered"):
            wanted = SignalFilter(WATCHER.destination, WATCHER.path, WATCHER.interface, member)
            self._subscriptions.append(await self._bus.subscribe(wanted, lambda _: self._look()))

    def close(self) -> None:
        """Register no more. The watcher forgets the item when the connection to the bus ends."""
        for subscription in self._subscriptions:
            subscription.close()
        self._subscriptions.clear()
        self._owner = ""
        for pending in (self._waiting, self._retry, self._looking):
            if pending is not None:
                pending.cancel()

    def _watcher_changed(self, owner: str) -> None:
        self._owner = owner
        self._registered = False
        self._failures = 0
        if owner:
            self._look()
        else:
            self._missing()

    def _look(self) -> None:
        """Register where that is still to be done, and see whether a host is there; one look at a time."""
        self._look_again = True
        if self._looking is None or self._looking.done():
            self._looking = self._bus.loop.create_task(self._look_on())

    async def _look_on(self) -> None:
        while self._look_again and self._owner:
            self._look_again = False
            owner = self._owner
            try:
                if not self._registered:
                    await self._bus.call(WATCHER, "RegisterStatusNotifierItem", "s", [self._item_path])
                    self._registered = self._owner == owner
                # A watcher without a host is possible: Plasma's runs apart from its panel.
                answer = await self._bus.call(
                    PROPERTIES, "Get", "ss", [WATCHER.interface, "IsStatusNotifierHostRegistered"]
                )
            except (BusError, ProblemError) as error:
                _LOG.debug("The tray did not take the icon: %s", error)
                self._missing()
                self._try_later()
            else:
                if answer and answer[0].value:
                    self._found()
                else:
                    self._missing()

    def _try_later(self) -> None:
        """Some watchers take their name a moment before they can answer."""
        if self._owner and self._failures < len(_RETRY_SECONDS):
            self._retry = self._bus.loop.call_later(_RETRY_SECONDS[self._failures], self._look)
            self._failures += 1

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
