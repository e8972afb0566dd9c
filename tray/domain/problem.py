"""A failure a person can act on: what happened, why, and the button that mends it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ActionKind = Literal[
    "connect",
    "reconnect",
    "retry",
    "start_at_login",
    "try_notices",
    "edit",
    "open_settings",
    "open_page",
    "copy_report",
    "copy_link",
    "copy_again",
    "show_text",
    "recreate_meeting",
    "drop_meeting",
    "delete_meetings",
    "take_theirs",
    "send_ours",
    "switch_user",
    "keep_account",
    "unlock_keyring",
    "keep_for_this_run",
    "choose_calendar",
    "none",
]


@dataclass(frozen=True, slots=True)
class Action:
    """The button of a problem: `kind` says what it does, `label` what is written on it, `target` what it is done to."""

    kind: ActionKind
    label: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One entry of the catalogue with its details filled in.

    `code` is a stable word such as `zoom.sign_in_expired`; `detail` never holds a secret; `retry_at` is the RFC 3339
    instant at which the program goes on by itself, where it does.
    """

    code: str
    title: str
    detail: str
    remedy: str
    action: Action | None = None
    retry_at: str | None = None


class ProblemError(Exception):
    """Carries a problem to the boundary that shows it."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.code}: {problem.title}")
        self.problem = problem
