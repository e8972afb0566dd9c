"""Asking before something is destroyed."""

from __future__ import annotations

import sys

from tray.cli.failed import CommandFailed


def agreed(question: str) -> bool:
    """Whether the person agrees; nobody does where nobody can be asked."""
    if not sys.stdin.isatty():
        return False
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in {"y", "yes"}


def confirm(question: str, *, yes: bool) -> None:
    """Go on only where the person agrees; where nobody can be asked, only `--yes` does.

    Raises:
        CommandFailed: `command.not_confirmed`.
    """
    if yes or agreed(question):
        return
    from tray.domain.problem_json import problem_to_dict
    from tray.domain.problems import problem

    raise CommandFailed(problem_to_dict(problem("command.not_confirmed", question)))
