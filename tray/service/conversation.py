"""A face in another process, at the other end of a socket or pipe."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from tray.domain.problem import Problem, ProblemError
from tray.domain.problems import problem
from tray.service.disk import disk_problem
from tray.service.listening import listen
from tray.service.wire import LONGEST_LINE, Message, answer, decode, encode

log = logging.getLogger(__name__)

GRACE = 5.0
"""Seconds that what was asked may still take when the service ends."""

Handler = Callable[[str, dict[str, Any], "Conversation"], Awaitable[dict[str, Any]]]


class GoingAway(Exception):  # noqa: N818 - no failure: the face asks the next service
    """The service ends before a question can be answered."""


class Conversation:
    """Reads requests, hands each to `handle`, and writes answers and events.

    Requests of one face are worked on side by side; each is answered once. A face that goes away takes nothing with
    it: what it asked for is finished.
    """

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, handle: Handler) -> None:
        self._reader = reader
        self._writer = writer
        self._handle = handle
        self._tasks: set[asyncio.Task[None]] = set()
        self._over = asyncio.Event()

    async def finish(self) -> None:
        """Hear nothing more, answer what was asked, and hang up; what takes too long stays unanswered."""
        pause = getattr(self._writer.transport, "pause_reading", None)
        if pause is not None:
            pause()
        self._reader.feed_eof()
        try:
            await asyncio.wait_for(self._over.wait(), GRACE)
        except TimeoutError:
            for task in self._tasks:
                task.cancel()
            await self._over.wait()

    async def run(self) -> None:
        """Talk until the face closes its end."""
        try:
            while line := await self._reader.readline():
                try:
                    request = decode(line)
                except ProblemError as error:
                    self.send(answer({}, error.problem))
                    continue
                task = asyncio.ensure_future(self._answer(request))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)
        except (ConnectionError, asyncio.IncompleteReadError, ValueError) as error:
            log.info("a face went away: %s", error)
        finally:
            if self._tasks:
                await asyncio.wait(self._tasks)
            self._writer.close()
            self._over.set()

    def send(self, message: Message) -> None:
        """Write a message; one to a face that is gone is lost."""
        if not self._writer.is_closing():
            self._writer.write(encode(message))

    async def _answer(self, request: Message) -> None:
        arguments = {name: value for name, value in request.items() if name not in {"id", "command"}}
        try:
            told = await attempt(self._handle(str(request.get("command", "")), arguments, self))
        except GoingAway:
            return
        self.send(answer(request, told))


async def attempt(work: Awaitable[Message]) -> Message | Problem:
    """The result of `work`, or the problem it ended in; what nobody foresaw is logged here, once."""
    try:
        return await work
    except ProblemError as error:
        return error.problem
    except GoingAway:
        raise
    except Exception as error:
        if (trouble := disk_problem(error)) is not None:
            log.warning("%s: %s", trouble.code, trouble.detail)
            return trouble
        log.exception("a command failed")
        return problem("service.failed", type(error).__name__)


async def serve(path: Path, handle: Handler, conversations: set[Conversation]) -> asyncio.AbstractServer:
    """Listen on a local socket that only this user can open; each face is in `conversations` while it talks."""

    async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        conversation = Conversation(reader, writer, handle)
        conversations.add(conversation)
        try:
            await conversation.run()
        finally:
            conversations.discard(conversation)

    return await listen(path, meet, limit=LONGEST_LINE)
