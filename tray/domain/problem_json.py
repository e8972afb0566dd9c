"""Problems as JSON: on the wire to faces, and in the store."""

from __future__ import annotations

import json
from typing import Any, cast

from tray.domain.problem import Action, ActionKind, Problem


def problem_to_dict(problem: Problem) -> dict[str, Any]:
    """The JSON object of a problem; `retry_at` stands in it only where the program goes on by itself."""
    action = problem.action
    shown: dict[str, Any] = {
        "code": problem.code,
        "title": problem.title,
        "detail": problem.detail,
        "remedy": problem.remedy,
        "action": {"kind": action.kind, "label": action.label, "target": action.target} if action else None,
    }
    return shown | ({"retry_at": problem.retry_at} if problem.retry_at else {})


def problem_from_dict(shown: dict[str, Any]) -> Problem:
    """The problem of such an object; unknown fields are passed over.

    Raises:
        KeyError, TypeError: it is no such object.
    """
    action = shown.get("action")
    return Problem(
        code=str(shown["code"]),
        title=str(shown["title"]),
        detail=str(shown.get("detail", "")),
        remedy=str(shown.get("remedy", "")),
        action=Action(cast("ActionKind", action["kind"]), action["label"], action.get("target", ""))
        if action
        else None,
        retry_at=shown.get("retry_at"),
    )


def problem_to_json(problem: Problem) -> str:
    """The text of it, as the store keeps it."""
    return json.dumps(problem_to_dict(problem), ensure_ascii=False)


def problem_from_json(text: str) -> Problem | None:
    """The problem of such a text, None for "" and for what cannot be read."""
    try:
        return problem_from_dict(json.loads(text)) if text else None
    except (ValueError, KeyError, TypeError):
        return None
