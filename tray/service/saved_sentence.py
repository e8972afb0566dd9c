"""What was typed into quick add and not saved yet, for the next time it opens."""

from __future__ import annotations

import os
from pathlib import Path

LONGEST = 10_000
"""Characters that are kept; the dialog takes no more."""


def keep_sentence(path: Path, text: str) -> None:
    """Keep `text` in a file that only this user can read; an empty text forgets what was kept. Raises OSError."""
    if not text:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(path.name + ".new")
    file = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(file, "w", encoding="utf-8", errors="replace") as writing:
        writing.write(text[:LONGEST])
    draft.replace(path)


def kept_sentence(path: Path) -> str:
    """What was kept, an empty text where nothing was or it cannot be read."""
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
