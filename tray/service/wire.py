"""JSON lines, as the service speaks them with faces and with its worker."""

from __future__ import annotations

import json
from typing import Any

from tray.domain.problem import Problem, ProblemError
from tray.domain.problem_json import problem_to_dict
from tray.domain.problems import problem

LONGEST_LINE = 4 * 1024 * 1024
"""Bytes; a pasted description may be long, an endless line is somebody's mistake."""

Message = dict[str, Any]


def encode(message: Message) -> bytes:
    """One line."""
    return json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n"


def decode(line: bytes) -> Message:
    """The object of a line.

    Raises:
        ProblemError: `usage.bad_value` where it is none.
    """
    try:
        message = json.loads(line)
    except (ValueError, RecursionError):
        message = None
    if not isinstance(message, dict):
        raise ProblemError(problem("usage.bad_value", "the service was sent a line that is no JSON object"))
    return message


def answer(request: Message, result: Message | Problem) -> Message:
    """The answer to a request: its result, or its problem."""
    if isinstance(result, Problem):
        return {"id": request.get("id"), "problem": problem_to_dict(result)}
    return {"id": request.get("id"), "result": result}
