"""Dialogs: processes of their own that speak to the service over their pipes."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tray.desktop.display import display_trouble
from tray.domain.problem import Problem, ProblemError
from tray.domain.problems import problem
from tray.service.child import start_child
from tray.service.conversation import Conversation, Handler
from tray.service.wire import encode

log = logging.getLogger(__name__)

NO_DISPLAY = 4
"""Exit code of a dialog that has nothing to draw on."""


def dialog_command(name: str) -> list[str]:
    """How a dialog is started; a frozen bundle starts itself."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--dialog", name]
    return [sys.executable, "-m", "tray.dialogs", name]


class Dialogs:
    """The dialogs that are open, one of each kind and subject; a second wish for one raises the first.

    `on_problem` is told of a dialog that could not be shown after all.
    """

    def __init__(
        self,
        log_path: Path,
        handle: Handler,
        conversations: set[Conversation],
        on_problem: Callable[[Problem], None] = lambda _: None,
    ) -> None:
        self._log_path = log_path
        self._on_problem = on_problem
        self._trouble: Problem | None = None
        self._handle = handle
        self._conversations = conversations
        self._open: dict[tuple[str, str], tuple[asyncio.subprocess.Process, asyncio.Task[None]]] = {}
        self._talks: dict[tuple[str, str], Conversation] = {}
        self._opening = asyncio.Lock()

    async def open(self, name: str, subject: str, initial: Mapping[str, Any]) -> None:
        """Show a dialog.

        Raises:
            ProblemError: `desktop.no_window` where it cannot be started.
        """
        # One after another: two wishes for one dialog at the same moment are one dialog.
        async with self._opening:
            await self._open_or_raise((name, subject), initial)

    async def _open_or_raise(self, key: tuple[str, str], initial: Mapping[str, Any]) -> None:
        if key in self._talks:
            self._talks[key].send({"event": "raise", "page": initial.get("page", "")})
            return
        if (trouble := display_trouble()) is not None:
            raise ProblemError(problem("desktop.no_window", trouble))
        try:
            process = await start_child(dialog_command(key[0]), self._log_path)
        except OSError as error:
            raise ProblemError(problem("desktop.no_window", str(error))) from None
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(encode({"open": dict(initial)}))
        talk = Conversation(process.stdout, process.stdin, self._handle)
        self._talks[key] = talk
        self._conversations.add(talk)
        self._open[key] = (process, asyncio.ensure_future(self._attend(key, process, talk)))

    async def wait_all(self) -> None:
        """Until every dialog is closed.

        Raises:
            ProblemError: `desktop.no_window` where one could not be shown.
        """
        while self._open:
            await asyncio.wait([task for _, task in self._open.values()])
        if self._trouble is not None:
            raise ProblemError(self._trouble)

    async def close(self) -> None:
        """Close every dialog; what is typed in them they keep themselves."""
        for process, _ in self._open.values():
            if process.stdin is not None:
                process.stdin.close()
        for process, task in list(self._open.values()):
            try:
                await asyncio.wait_for(asyncio.shield(task), 2)
            except TimeoutError:
                process.kill()
                await task

    async def _attend(self, key: tuple[str, str], process: asyncio.subprocess.Process, talk: Conversation) -> None:
        try:
            await talk.run()
            code = await process.wait()
            if code:
                log.warning("the dialog %s ended with %s", key[0], code)
            if code == NO_DISPLAY:
                self._trouble = problem("desktop.no_window", "There is no display to show it on.")
                self._on_problem(self._trouble)
        finally:
            self._conversations.discard(talk)
            self._talks.pop(key, None)
            self._open.pop(key, None)
