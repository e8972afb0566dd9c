"""Speaks to the service: the one that runs, else one that this command hosts itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress

from tray.cli.failed import CommandFailed
from tray.service.local_socket import connect
from tray.service.socket_path import runtime_folder, socket_path

TYPE_CHECKING = False  # see tray/cli/main.py
if TYPE_CHECKING:
    import socket
    from typing import Any

    Event = dict[str, Any]

PATIENCE = 15.0
"""Seconds to wait for another command that holds the service."""

ONCE_ONLY = frozenset({"zoom_connect", "zoom_reconnect", "zoom_remove", "zoom_switch", "undo"})
"""Commands that are not said again to the next service when one went away over them."""

MOST_TRIES = 4


class Client:
    """A conversation with the service; `hosted` says that this process hosts it.

    A service that another command hosts ends with that command: the next one is found, or hosted here, by itself.
    """

    def __init__(self, address: str, connection: socket.socket | None = None) -> None:
        self.hosted = False
        self._address = address
        self._hosting = ExitStack()
        self._number = 0
        self._connection = connection or _reach(address) or self._reach_or_host()
        self._lines = self._connection.makefile("rb")

    def ask(self, command: str, *, on_event: Callable[[Event], None] | None = None, **arguments: Any) -> dict[str, Any]:
        """The result of a command; `on_event` hears what happens meanwhile.

        Raises:
            CommandFailed: the command's problem.
            ConnectionError: the service went away.
        """
        for _ in range(MOST_TRIES):
            try:
                return self._ask(command, on_event, arguments)
            except ConnectionError:
                if self.hosted or command in ONCE_ONLY:
                    break
                self._hang_up()
                self._connection = _reach(self._address) or self._reach_or_host()
                self._lines = self._connection.makefile("rb")
        # Not as a broken pipe, which is to be told from a closed standard output.
        raise ConnectionError("the service went away")

    def close(self) -> None:
        """End the conversation; where the service is hosted here, it ends when its last dialog is closed."""
        if self.hosted:
            with suppress(CommandFailed, ConnectionError):
                self.ask("wait_for_dialogs")
        self.leave()

    def leave(self) -> None:
        """End at once."""
        self._hang_up()
        self._hosting.close()

    def _ask(self, command: str, on_event: Callable[[Event], None] | None, arguments: dict[str, Any]) -> dict[str, Any]:
        self._number += 1
        request = {"id": self._number, "command": command, **arguments}
        self._connection.sendall(json.dumps(request).encode() + b"\n")
        for line in self._lines:
            message = json.loads(line)
            if message.get("id") == self._number:
                if "problem" in message:
                    raise CommandFailed(message["problem"])
                result: dict[str, Any] = message["result"]
                return result
            if on_event is not None and "event" in message:
                on_event(message)
        raise ConnectionResetError

    def _hang_up(self) -> None:
        self._lines.close()
        self._connection.close()

    def _reach_or_host(self) -> socket.socket:
        import gc

        from tray.domain.problem import ProblemError
        from tray.domain.problem_json import problem_to_dict
        from tray.service.hosting import Hosting, take_lock
        from tray.service.log_file import start_log
        from tray.service.paths import system_paths

        gc.enable()  # off for commands that live a tenth of a second
        paths = system_paths()
        found: list[socket.socket] = []

        def reached() -> bool:
            connection = _reach(self._address)
            found.extend([connection] if connection else [])
            return connection is not None

        try:
            lock = take_lock(paths, seconds=PATIENCE, reached=reached)
            if lock is None:
                return found[0]
            self._hosting.callback(lock.release)
            start_log(paths, "info")
            self._hosting.enter_context(Hosting(paths))
        except ProblemError as error:
            self._hosting.close()
            raise CommandFailed(problem_to_dict(error.problem)) from None
        connection = _reach(self._address)
        if connection is None:
            self._hosting.close()
            raise ConnectionError("the service that was just started cannot be reached")
        self.hosted = True
        return connection


def _reach(address: str) -> socket.socket | None:
    """A connection to the service that listens, None where none does."""
    try:
        connection = connect(address, 5.0)
    except (OSError, ValueError):
        return None
    connection.settimeout(None)
    return connection


def look(glance: Callable[[], dict[str, Any] | None], command: str, **arguments: Any) -> dict[str, Any]:
    """The result of a command that only looks. Where no service runs, `glance` gives it, or None where it cannot.

    Raises:
        CommandFailed: the command's problem, and those of `service`.
    """
    address = socket_path(runtime_folder())
    connection = _reach(address)
    found = glance() if connection is None else None
    if found is not None:
        return found
    client = Client(address, connection)
    try:
        return client.ask(command, **arguments)
    finally:
        client.close()


@contextmanager
def service() -> Iterator[Client]:
    """A client of the service. Where none runs, this process hosts it until the block ends.

    Raises:
        CommandFailed: `service.busy`, or what keeps the service from starting.
    """
    client = Client(socket_path(runtime_folder()))
    try:
        yield client
    except BaseException:
        client.leave()
        raise
    client.close()
