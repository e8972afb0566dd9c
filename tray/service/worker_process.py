"""The worker as the host sees it: a child process that is there only while there is work."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sys
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path
from typing import Any

from tray.domain.problem import ProblemError
from tray.domain.problem_json import problem_from_dict
from tray.domain.problems import problem
from tray.domain.secret import Secret
from tray.service.child import start_child
from tray.service.wire import Message, decode, encode

log = logging.getLogger(__name__)

LAST_STEP = 65.0
"""Seconds a worker has to finish what it is at, longer than a call to Zoom may take.

A refresh that is cut off before its answer has spent the token and keeps none, so that the person would have to sign in
again.
"""

SAFE_TO_REPEAT = frozenset(
    {
        "add",
        "agenda",
        "calendar_certificate",
        "calendar_change",
        "calendar_password",
        "calendar_trust",
        "calendars_offered",
        "calendars_order",
        "delete",
        "edit",
        "invitation",
        "invitation_file",
        "invitation_to_mail",
        "search",
        "settings_change",
        "settle",
        "show",
    }
)
"""Commands that may be said again to a new worker when the old one died without an answer."""


def worker_command() -> list[str]:
    """How a worker is started; a frozen bundle starts itself."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--worker"]
    return [sys.executable, "-m", "tray.service.worker"]


class WorkerProcess:
    """Starts a worker when it is asked something and lets it go when it says that it is idle.

    `on_event` is given every event of the worker on the loop. Access tokens that a worker leaves behind are kept here,
    in memory, for the next one.
    """

    def __init__(self, log_path: Path, on_event: Callable[[Message], None]) -> None:
        self._log_path = log_path
        self._on_event = on_event
        self._process: asyncio.subprocess.Process | None = None
        self._numbers = count(1)
        self._waiting: dict[int, asyncio.Future[Message]] = {}
        self._kept = Secret("")
        self._starting = asyncio.Lock()
        self._reading: asyncio.Task[None] | None = None
        self._closed = False

    @property
    def running(self) -> bool:
        """Whether a worker is there."""
        return self._process is not None

    async def request(self, name: str, arguments: Mapping[str, Any]) -> Message:
        """The worker's result of a command.

        Raises:
            ProblemError: the command's problem, or `service.failed` where the worker died over it.
        """
        for last in (False, True):
            try:
                return await self._request(name, {**arguments, "again": True} if last else arguments)
            except ConnectionError as error:
                if not self._closed:
                    log.warning("the worker died over %s: %s", name, error)
                # A series that may have been parted already is not parted once more.
                safe = name in SAFE_TO_REPEAT and not arguments.get("following")
                if last or not safe or self._closed:
                    raise ProblemError(problem("service.failed", f"the worker ended during {name}")) from None
        raise AssertionError

    async def warm(self) -> None:
        """Have a worker ready, for somebody who is about to ask something."""
        with contextlib.suppress(OSError):
            await self._ensure()

    async def close(self) -> None:
        """Let the worker finish what it is at and end."""
        self._closed = True
        process = self._process
        if process is None:
            return
        self._let_go(process)
        try:
            await asyncio.wait_for(process.wait(), LAST_STEP)
        except TimeoutError:
            process.kill()
            await process.wait()
        if self._reading is not None:
            await self._reading

    async def _request(self, name: str, arguments: Mapping[str, Any]) -> Message:
        number = next(self._numbers)
        future: asyncio.Future[Message] = asyncio.get_running_loop().create_future()
        try:
            process = await self._ensure()
            assert process.stdin is not None
            # Only now does it wait for this worker: an older one that is just ending owes it nothing.
            self._waiting[number] = future
            process.stdin.write(encode({"id": number, "command": name, **arguments}))
            answer = await future
        except OSError as error:
            raise ConnectionError(str(error)) from None
        finally:
            self._waiting.pop(number, None)
        if "problem" in answer:
            raise ProblemError(problem_from_dict(answer["problem"]))
        result: Message = answer["result"]
        return result

    async def _ensure(self) -> asyncio.subprocess.Process:
        async with self._starting:
            process = self._process
            if process is not None and process.stdin is not None and not process.stdin.is_closing():
                return process
            if self._reading is not None:
                await self._reading
            process = await start_child(worker_command(), self._log_path)
            self._process = process
            assert process.stdin is not None
            process.stdin.write(encode({"kept": self._kept.reveal()}))
            self._reading = asyncio.ensure_future(self._read(process))
            return process

    async def _read(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdout is not None
        try:
            while line := await process.stdout.readline():
                self._take(decode(line), process)
        except (ProblemError, ValueError) as error:
            log.error("the worker said something that cannot be read: %s", error)
            process.kill()
        except Exception:
            # Nobody would read what it says from now on: it goes, and whoever waits for it is told.
            log.exception("what the worker said was not understood")
            process.kill()
        await process.wait()
        if self._process is process:
            self._process = None
        for future in self._waiting.values():
            if not future.done():
                future.set_exception(ConnectionError(f"it ended with {process.returncode}"))
        self._on_event({"event": "worker_ended", "code": process.returncode})

    def _take(self, message: Message, process: asyncio.subprocess.Process) -> None:
        kind = message.get("event")
        if kind is None:
            future = self._waiting.get(message.get("id", 0))
            if future is not None and not future.done():
                future.set_result(message)
        elif kind == "keep":
            self._kept = Secret(str(message["kept"]))
        elif kind == "idle":
            self._on_event(message)
            # One that is answered may still stand in the list: whoever asked has not run since.
            if message.get("leave") and all(future.done() for future in self._waiting.values()):
                self._let_go(process)
        else:
            self._on_event(message)

    def _let_go(self, process: asyncio.subprocess.Process) -> None:
        # The end of its input is how a worker is told to finish; requests that come after this start another one.
        if process.stdin is not None:
            process.stdin.close()
