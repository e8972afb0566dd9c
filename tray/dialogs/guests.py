"""Guests as they are typed or pasted."""

from __future__ import annotations

import re

_BETWEEN_GUESTS = re.compile(r"[\s,;]+")
_ADDRESS = re.compile(r"[^\s@<>,;:\"()]+@[^\s@<>,;:\"().]+(\.[^\s@<>,;:\"().]+)+")


def guests(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The addresses in a list typed by hand, each once and in lower case, and the words that are none."""
    good: dict[str, None] = {}
    bad: dict[str, None] = {}
    # "Ann Lee <ann@example.org>" is how addresses are pasted: the brackets say which word is meant.
    text = re.sub(r"[^,;<>]*<([^<>]*)>", r" \1 ", text)
    for word in filter(None, _BETWEEN_GUESTS.split(text)):
        if is_address(word.removeprefix("mailto:")):
            good[word.removeprefix("mailto:").lower()] = None
        else:
            bad[word] = None
    return tuple(good), tuple(bad)


def is_address(word: str) -> bool:
    """Whether an invitation could be sent there, going by its looks."""
    return len(word) <= 254 and _ADDRESS.fullmatch(word) is not None


def complaint(bad: tuple[str, ...]) -> str:
    """What is wrong with a list of guests, "" where nothing is."""
    if not bad:
        return ""
    named = ", ".join(f"“{word}”" for word in bad[:3])
    what = "is no e-mail address" if len(bad) == 1 else "are no e-mail addresses"
    return f"{named} {what}. Write it like ann@example.org."
