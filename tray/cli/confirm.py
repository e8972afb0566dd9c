"""Asking before something is destroyed."""

from __future__ import annotations

import sys


def confirmed(question: str, *, yes: bool) -> bool:
    """Whether the person agrees; where nobody can be asked, only `--yes` does."""
    if yes:
        return True
    if not sys.stdin.isatty():
        print(f"{question} Nothing was done: say --yes to do it.", file=sys.stderr)
        return False
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in {"y", "yes"}
