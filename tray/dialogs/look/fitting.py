"""Words cut to the room they have."""

from __future__ import annotations

from collections.abc import Callable

from tray.domain.display_text import isolated, one_line


def fitted(text: str, room: int, measure: Callable[[str], int]) -> str:
    """Give as much of one line of `text` as `measure` finds room for, with "…" where something was cut."""
    shown = one_line(text, len(text) + 1)
    if measure(shown) <= room:
        return isolated(shown)
    fits, too_long = 1, len(shown)
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        if measure(one_line(shown, middle)) <= room:
            fits = middle
        else:
            too_long = middle
    return isolated(one_line(shown, fits))
