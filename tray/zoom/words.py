"""When something goes on by itself, in words."""

from __future__ import annotations

from collections.abc import Callable

When = Callable[[float, float], str]
"""The words for the moment `then`, said at `now`; both in seconds since 1970."""


def when_words(then: float, now: float) -> str:
    """How long until then, such as “in a few seconds”, “in 5 minutes”, “in about 3 hours”."""
    seconds = then - now
    if seconds < 20:
        return "in a few seconds"
    if seconds < 90:
        return "in a minute"
    if seconds < 90 * 60:
        return f"in {round(seconds / 60)} minutes"
    return f"in about {round(seconds / 3600)} hours"
