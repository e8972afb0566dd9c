"""Speaks to the service: the one that runs, else one that this command hosts itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from typing import TYPE_CHECKING, Any

from tray.service.local_socket import connect
from tray.service.socket_path import runtime_folder, socket_path

if TYPE_CHECKING:
    import socket

PATIENCE = 15.0
"""Seconds to wait for another command that holds the service."""

Event = dict[str, Any]


class CommandFailed(Exception):  # noqa: N818 - a problem, as the service told it
    """The service answered with a problem, here as its JSON object."""

    def __init__(self, problem: dict[str, Any]) -> None:
        super().__init__(problem["title"])
        self.problem = problem


class Client:
    """A connection to the service; `hosted` says that this process hosts it."""

    def __init__(self, connection: socket.socket) -> None:
        self.hosted = False
        self._connection = connection
        self._lines = connection.makefile("rb")
        self._number = 0

    def ask(self, command: str, *, on_event: Callable[[Event], None] | None = None, **arguments: Any) -> dict[str, Any]:
        """The result of a command; `on_event` hears what happens meanwhile.

        Raises:
            CommandFailed: the command's problem.
            ConnectionError: the service went away.
        """
        self._number += 1
        request = {"id": self._number, "command": command, **arguments}
        try:
            self._connection.sendall(json.dumps(request).encode() + b"\n")
        except BrokenPipeError:
            # Not to be taken for a closed standard output.
            raise ConnectionError("the service went away") from None
        for line in self._lines:
            message = json.loads(line)
            if message.get("id") == self._number:
                if "problem" in message:
                    raise CommandFailed(message["problem"])
                result: dict[str, Any] = message["result"]
                return result
            if on_event is not None and "event" in message:
                on_event(message)
        raise ConnectionError("the service went away")

    def close(self) -> None:
        """End the conversation."""
        self._lines.close()
        self._connection.close()


@contextmanager
def service() -> Iterator[Client]:
    """A client of the service. Where none runs, this process hosts it until the block ends.

    Raises:
        CommandFailed: `service.busy`, or what keeps the service from starting.
    """
    address = socket_path(runtime_folder())
    client = reach(address)
    if client is not None:
        try:
            yield client
        finally:
            client.close()
        return
    with _hosted(address) as client:
        yield client


def reach(address: str) -> Client | None:
    """A client of the service that listens there, None where none does."""
    try:
        connection = connect(address, 5.0)
    except (OSError, ValueError):
        return None
    connection.settimeout(None)
    return Client(connection)


@contextmanager
def _hosted(address: str) -> Iterator[Client]:
    from tray.domain.problem import ProblemError
    from tray.domain.problem_json import problem_to_dict
    from tray.service.hosting import Hosting, start_log, take_lock
    from tray.service.paths import system_paths

    paths = system_paths()
    found: list[Client] = []

    def reached() -> bool:
        client = reach(address)
        found.extend([client] if client else [])
        return client is not None

    try:
        lock = take_lock(paths, seconds=PATIENCE, reached=reached)
    except ProblemError as error:
        raise CommandFailed(problem_to_dict(error.problem)) from None
    if lock is None:
        with closing(found[0]) as client:
            yield client
        return
    with ExitStack() as stack:
        stack.callback(lock.release)
        try:
            start_log(paths, "info")
            stack.enter_context(Hosting(paths))
        except ProblemError as error:
            raise CommandFailed(problem_to_dict(error.problem)) from None
        reached_now = reach(address)
        if reached_now is None:
            raise ConnectionError("the service that was just started cannot be reached")
        client = stack.enter_context(closing(reached_now))
        client.hosted = True
        yield client
