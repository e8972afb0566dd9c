"""`zoom_connect` and `zoom_reconnect`: the page in the browser, and what becomes of its answer."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tray.service.slow_work import SlowWork
    from tray.zoom.sign_in.flow import Pending

PATIENCE = 300.0
"""Seconds a person has on Zoom's pages."""


def sign_in(slow: SlowWork, arguments: dict[str, Any], finish: Callable[[Future[dict[str, Any]]], None]) -> None:
    """Open the page and answer when the sign-in has ended; nothing else waits meanwhile."""
    opened: Future[Pending] = Future()

    def go_on() -> None:
        """The browser came back, or it was cancelled, or the time is over: on the slow thread once more."""
        timer.cancel()
        slow.submit(lambda there: there.zoom.complete_sign_in(opened.result())).add_done_callback(finish)

    def begun(told: Future[Pending]) -> None:
        error = told.exception()
        if error is not None:
            timer.cancel()
            failed: Future[dict[str, Any]] = Future()
            failed.set_exception(error)
            finish(failed)
            return
        opened.set_result(told.result())
        timer.start()

    def out_of_time() -> None:
        from tray.zoom.sign_in.callback import TimedOut

        # Told to the listener, so that whichever comes first, this or the browser, is the one end of it.
        opened.result().listener.settle(TimedOut())

    timer = threading.Timer(PATIENCE, out_of_time)
    timer.daemon = True
    slow.submit(lambda there: there.zoom.begin_sign_in(str(arguments.get("account", "")), go_on)).add_done_callback(
        begun
    )
