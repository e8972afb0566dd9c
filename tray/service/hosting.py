"""One service per user: whoever gets the lock hosts it."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Self

from tray.domain.problem import ProblemError
from tray.domain.problems import problem
from tray.service.clock import SystemClock
from tray.service.disk import disk_problem
from tray.service.host import Host
from tray.service.lock import Lock
from tray.service.outside import Desktop
from tray.service.paths import Paths

log = logging.getLogger(__name__)


class Hosting:
    """Hosts the service on a loop in a thread of its own, from `with` to the end of it.

    Entering and leaving it raise what ended the service; `ProblemError` where disk or rights are in the way.

    `attend` is run on the loop beside the service, for a host that shows something itself; the lock must be held.
    """

    def __init__(self, paths: Paths, attend: Callable[[Host], Awaitable[None]] | None = None) -> None:
        self.paths = paths
        self._attend = attend
        self._ready = threading.Event()
        self._stop: Callable[[], object] | None = None
        self._failure: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="service", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self._ready.wait()
        self._raise_failure()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._stop is not None:
            self._stop()
        self._thread.join()
        if kind is None:
            self._raise_failure()

    def _raise_failure(self) -> None:
        if self._failure is not None:
            trouble = disk_problem(self._failure)
            if trouble is None and isinstance(self._failure, OSError):
                trouble = problem("disk.no_access", str(self._failure))
            raise self._failure if trouble is None else ProblemError(trouble)

    def _run(self) -> None:
        try:
            with asyncio.Runner() as runner:
                runner.run(self._serve())
        except BaseException as error:
            if disk_problem(error) is None:
                log.exception("the service ended")
            self._failure = error
        finally:
            self._ready.set()

    async def _serve(self) -> None:
        loop = asyncio.get_running_loop()
        host = Host(self.paths, SystemClock(), Desktop())
        self._stop = lambda: loop.call_soon_threadsafe(host.quitting.set)
        try:
            await host.start()
            self._ready.set()
            if self._attend is not None:
                await self._attend(host)
            await host.quitting.wait()
        finally:
            await host.close()


def take_lock(paths: Paths, *, seconds: float, reached: Callable[[], bool]) -> Lock | None:
    """The service's lock, or None where `reached()` says that somebody else serves.

    A holder that is just starting or ending is waited for.

    Raises:
        ProblemError: `service.busy` where neither comes true in time; that there is no place for the lock.
    """
    lock = Lock(paths.lock)
    deadline = time.monotonic() + seconds
    while True:
        try:
            if lock.acquire():
                return lock
        except OSError as error:
            raise ProblemError(disk_problem(error) or problem("service.failed", str(error))) from None
        if reached():
            return None
        if time.monotonic() > deadline:
            raise ProblemError(problem("service.busy"))
        time.sleep(0.05)
