"""Commands to the service and their answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from tray.dialogs.wire import Message
    from tray.domain.problem import Problem


class Answer(NamedTuple):
    """What came back for a command: a result, or a problem."""

    result: dict[str, Any]
    problem: Problem | None = None


Done = Callable[[Answer], None]
Heard = Callable[[dict[str, Any]], None]


class Calls:
    """Numbers commands, finds who asked for an answer, and passes on what the service tells by itself."""

    def __init__(self, send: Callable[[Message], None]) -> None:
        self._send = send
        self._last = 0
        self._waiting: dict[int, Done] = {}
        self._listeners: dict[str, list[Heard]] = {}

    def ask(self, command: str, done: Done | None = None, /, **arguments: Any) -> int:
        """Send a command; `done` is called with its answer. Gives the number the command was sent under."""
        self._last += 1
        if done is not None:
            self._waiting[self._last] = done
        self._send({**arguments, "id": self._last, "command": command})
        return self._last

    def forget(self, number: int) -> None:
        """Let an answer that is no longer wanted pass unheard."""
        self._waiting.pop(number, None)

    def turn_page(self) -> None:
        """Nobody who asked or listened so far is there any more."""
        self._waiting.clear()
        self._listeners.clear()

    def listen(self, event: str, heard: Heard) -> None:
        """Call `heard` with every message of this kind that the service sends by itself."""
        self._listeners.setdefault(event, []).append(heard)

    def receive(self, message: Message) -> None:
        """Give a message from the service to whom it is for."""
        event = message.get("event")
        if isinstance(event, str):
            for heard in list(self._listeners.get(event, ())):
                heard(message)
            return
        number = message.get("id")
        done = self._waiting.pop(number, None) if isinstance(number, int) else None
        if done is None:
            return
        from tray.domain.problem_json import problem_from_dict

        result, problem = message.get("result"), message.get("problem")
        done(
            Answer(
                result=result if isinstance(result, dict) else {},
                problem=problem_from_dict(problem) if isinstance(problem, dict) else None,
            )
        )
