"""What Zoom granted an account, in words: made without a window."""

from __future__ import annotations

from typing import Any

from tray.domain.display_text import one_line
from tray.domain.permissions import PERMISSIONS


def summary(account: dict[str, Any]) -> str:
    """How many of the permissions asked for were granted."""
    missing = len(account.get("missing") or ())
    if not missing:
        return "All permissions granted"
    return f"{len(PERMISSIONS) - missing} of {len(PERMISSIONS)} permissions granted. Without the others:"


def shortcomings(account: dict[str, Any]) -> list[str]:
    """One line a missing permission: what does not work, and what Zoom calls it."""
    lines = []
    for missing in account.get("missing") or ():
        text = one_line(str(missing.get("text") or ""))
        lines.append(f"✗  {text[:1].upper()}{text[1:]}  ({one_line(str(missing.get('scope') or ''))})")
    return lines
