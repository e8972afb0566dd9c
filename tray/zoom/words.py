"""How long until something goes on by itself, in words."""

from __future__ import annotations


def when_words(seconds: float) -> str:
    """For example “in a few seconds”, “in 5 minutes”, “in about 3 hours”."""
    if seconds < 20:
        return "in a few seconds"
    if seconds < 90:
        return "in a minute"
    if seconds < 90 * 60:
        return f"in {round(seconds / 60)} minutes"
    hours = round(seconds / 3600)
    return f"in about {hours} hours"
