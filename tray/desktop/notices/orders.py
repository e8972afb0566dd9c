"""Orders to a desktop, carried out one after another on one event loop."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable

_LOG = logging.getLogger(__name__)

Order = Callable[[], Awaitable[None]]


class Orders:
    """Takes orders from any thread; first come, first served. One that fails is logged and does not stop the next."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._turn = asyncio.Lock()
        self._given: set[asyncio.Task[None]] = set()

    def give(self, order: Order) -> None:
        """Have `order` carried out after all those given before; dropped where the loop has ended."""

        def enqueue() -> None:
            task = self._loop.create_task(self._obey(order))
            self._given.add(task)
            task.add_done_callback(self._given.discard)

        with contextlib.suppress(RuntimeError):  # the loop is closed: the program ends
            self._loop.call_soon_threadsafe(enqueue)

    async def settled(self) -> None:
        """Wait, on the loop, until every order given so far is carried out."""
        await asyncio.sleep(0)  # what other threads gave is enqueued by now
        while self._given:
            await asyncio.wait(self._given)

    async def _obey(self, order: Order) -> None:
        async with self._turn:
            try:
                await order()
            except Exception:  # noqa: BLE001 - the barrier of this loop: an order that broke must not stop the next
                _LOG.exception("A notice could not be handled")
