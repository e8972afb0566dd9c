"""The request log: what came, what it was answered, and nothing secret."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from fnmatch import fnmatchcase
from typing import Any
from urllib.parse import parse_qsl

from tests.zoom_sandbox.messages import Json, Request

SECRET = frozenset(
    {"access_token", "refresh_token", "token", "code", "code_verifier", "client_secret", "password", "zak", "pwd"}
)
HIDDEN = "•••"


@dataclass(frozen=True, slots=True)
class LoggedCall:
    """One request; `status` is what the client got (None = nothing), `handled` what was done before a fault."""

    number: int
    time: datetime
    method: str
    path: str
    name: str
    """Method and path with `{id}` in place of figures, such as `PATCH /v2/meetings/{id}`."""
    query: dict[str, str]
    body: Any
    """The JSON or form content with secrets shown as •••, text where it is neither, None where there is none."""
    user: str | None
    status: int | None
    handled: int | None
    fault: str | None
    tracking_id: str

    def as_json(self) -> Json:
        return asdict(self) | {"time": self.time.isoformat()}


class CallLog:
    """A list of calls that can be searched and waited for."""

    def __init__(self) -> None:
        self._calls: list[LoggedCall] = []
        self._changed = threading.Condition()
        self._next = 1

    def next_number(self) -> int:
        with self._changed:
            number = self._next
            self._next += 1
            return number

    def add(self, call: LoggedCall) -> None:
        with self._changed:
            self._calls.append(call)
            self._changed.notify_all()

    def clear(self) -> None:
        with self._changed:
            self._calls.clear()

    def find(
        self, method: str = "*", path: str = "*", *, status: int | None = None, user: str | None = None, after: int = 0
    ) -> list[LoggedCall]:
        """Return matching calls in the order they were answered; `path` is a pattern or a name's path with `{id}`."""
        with self._changed:
            return [
                call
                for call in self._calls
                if call.number > after
                and matches(method, path, call.method, call.path, call.name)
                and status in {None, call.status}
                and user in {None, call.user}
            ]

    def counters(self) -> Counter[str]:
        with self._changed:
            return Counter(call.name for call in self._calls)

    def wait(self, condition: Callable[[], bool], seconds: float) -> bool:
        """Wait until the condition holds, looking again after each call; False when time ran out."""
        with self._changed:
            return self._changed.wait_for(condition, seconds)


def matches(method: str, pattern: str, actual_method: str, path: str, name: str) -> bool:
    """Say whether a call fits: `*` matches anything, a pattern with `{id}` means exactly that kind of call."""
    if method not in {"*", actual_method}:
        return False
    return fnmatchcase(path, pattern) or name == f"{actual_method} {pattern}"


def readable_query(request: Request) -> dict[str, str]:
    return {name: HIDDEN if name in SECRET else value for name, value in request.query.items()}


def readable_body(request: Request) -> Any:
    """Return the body without its secrets."""
    if not request.body:
        return None
    text = request.body.decode("utf-8", "replace")
    if request.media_type == "application/x-www-form-urlencoded":
        return _without_secrets(dict(parse_qsl(text, keep_blank_values=True)))
    try:
        return _without_secrets(json.loads(text))
    except ValueError:
        return text


def _without_secrets(content: Any) -> Any:
    if isinstance(content, dict):
        return {name: HIDDEN if name in SECRET else _without_secrets(value) for name, value in content.items()}
    if isinstance(content, list):
        return [_without_secrets(value) for value in content]
    return content
