"""Which letter of a label stands for it while Alt is held."""

from __future__ import annotations

import re
from collections.abc import Sequence

_INITIAL = re.compile(r"\b[A-Za-z]")
_LETTER = re.compile(r"[A-Za-z]")


def places(labels: Sequence[str]) -> list[int]:
    """For each label the place of its letter in it, -1 where none is left; no letter stands for two labels.

    The beginnings of words are given out first, then any other letters; whoever comes first has the first choice.
    """
    taken: set[str] = set()
    found = [-1] * len(labels)
    for wished in (_INITIAL, _LETTER):
        for number, label in enumerate(labels):
            if found[number] < 0:
                free = (at.start() for at in wished.finditer(label) if at.group().lower() not in taken)
                found[number] = place = next(free, -1)
                if place >= 0:
                    taken.add(label[place].lower())
    return found
