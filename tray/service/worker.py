"""The worker: carries out what writes and what is slow, and is gone when there is nothing of it left.

Commands that write are local and quick; they run on the main thread and are answered at once. Everything that speaks to
the world runs on the one slow thread (`slow_work`), started by what those commands have written.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, BinaryIO

from tray.domain.problem import Problem, ProblemError
from tray.domain.problems import problem
from tray.service.clock import SystemClock
from tray.service.commands.registry import LOCAL, LOOKS, SLOW, carry_out
from tray.service.commands.work import Work
from tray.service.disk import disk_problem
from tray.service.lock import Lock
from tray.service.log_file import start_log
from tray.service.paths import Paths, system_paths
from tray.service.settings_file import load
from tray.service.slow_work import SlowWork
from tray.service.tools import Tools
from tray.service.wire import Message, answer, decode, encode

log = logging.getLogger(__name__)


class Worker:
    """Answers requests until its input ends. `emit` sends answers and events, from any thread."""

    def __init__(self, paths: Paths, emit: Callable[[Message], None], kept: str) -> None:
        self._clock = SystemClock()
        self._emit = emit
        tools = Tools()
        self._work = Work(tools.store(paths.store), self._clock, paths)
        self._slow = SlowWork(paths, self._clock, emit, kept, tools)
        self._slow.start()

    def request(self, message: Message) -> None:
        """Carry out one request; its answer is emitted, at once or when the slow thread has it."""
        name = str(message.get("command", ""))
        arguments = {key: value for key, value in message.items() if key not in {"id", "command", "again"}}
        if name in LOCAL:
            told = self._local(name, arguments)
            if (
                message.get("again")
                and isinstance(told, Problem)
                and (name, told.code) == ("delete", "event.not_found")
            ):
                told = {"uid": arguments.get("uid", "")}  # the worker that died over it had done it
            self._emit(answer(message, told))
            if name not in LOOKS:
                self._emit({"event": "changed", "uids": [str(arguments.get("uid", ""))]})
                self._slow.poke()
        elif name in SLOW:
            SLOW[name](self._slow, {**arguments, "number": message.get("id")}, lambda told: self._finish(message, told))
        else:
            self._emit(answer(message, problem("usage.bad_value", f"there is no command {name!r}")))

    def close(self) -> None:
        """End after the step that is under way; what is left is done by the next worker."""
        self._slow.stop()
        self._work.store.close()

    def _local(self, name: str, arguments: dict[str, Any]) -> Message | Problem:
        return outcome(lambda: carry_out(self._work, name, arguments))

    def _finish(self, message: Message, told: Future[Message]) -> None:
        self._emit(answer(message, outcome(told.result)))
        if message.get("command") != "settle":  # which has only been begun: what it changes it tells by itself
            self._emit({"event": "changed", "uids": []})


def outcome(work: Callable[[], Message]) -> Message | Problem:
    """The result of some work, or its problem; a full disk and what nobody foresaw included."""
    try:
        return work()
    except ProblemError as error:
        return error.problem
    except Exception as error:
        if (trouble := disk_problem(error)) is not None:
            log.warning("%s: %s", trouble.code, trouble.detail)
            return trouble
        log.exception("a command failed")
        return problem("service.failed", type(error).__name__)


def main() -> int:
    """Serve the host on the other end of the pipes until it closes them."""
    paths = system_paths()
    # The pipe is the host's: a stray print must not end up in it.
    pipe = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    start_log(paths, load(paths.settings)[0].log_level)
    # A worker whose host was killed may still be finishing its last step.
    lock = Lock(paths.worker_lock)
    lock.acquire(wait=True)
    _serve(sys.stdin.buffer, pipe, paths)
    return 0


def _serve(lines: BinaryIO, pipe: BinaryIO, paths: Paths) -> None:
    turn = threading.Lock()

    def emit(message: Message) -> None:
        with turn:
            try:
                pipe.write(encode(message))
            except (BrokenPipeError, ValueError):
                log.info("the host is gone")

    first = decode(lines.readline() or b"{}")
    worker = Worker(paths, emit, str(first.get("kept") or ""))
    try:
        for line in lines:
            try:
                worker.request(decode(line))
            except ProblemError as error:
                emit(answer({}, error.problem))
    finally:
        worker.close()


if __name__ == "__main__":
    sys.exit(main())
