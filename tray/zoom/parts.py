"""A long secret in numbered parts: some keyrings take no more than about 1280 characters for one.

Death between any two writes leaves the old value or the new one, and nothing that a later removal would not find.
Parts lie under one of two alphabets, the entry itself says under which; they are written upwards and removed
downwards, so that what was left behind is always found by counting from 1.

Source of the limit: https://github.com/jaraco/keyring/issues/355 (Windows: 2560 bytes of UTF-16).
"""

from __future__ import annotations

import hashlib
from typing import Protocol

LONGEST = 1000
_MOST = 64
_WHOLE, _PARTED = "=", "#"
_ALPHABETS = ("a", "b")


class Shelf(Protocol):
    """Short texts by key."""

    def get(self, key: str) -> str | None:
        """The text of that key."""

    def set(self, key: str, value: str) -> None:
        """Keep it."""

    def delete(self, key: str) -> None:
        """Remove what is there."""


def read_parts(shelf: Shelf, name: str) -> str | None:
    """The value of `name`; None where there is none, or where it is not whole."""
    entry = shelf.get(name)
    if entry is None or entry.startswith(_WHOLE):
        return None if entry is None else entry.removeprefix(_WHOLE)
    try:
        alphabet, number, digest = entry.removeprefix(_PARTED).split(" ")
        parts = [shelf.get(_key(name, alphabet, place)) for place in range(1, int(number) + 1)]
    except ValueError:
        return None
    value = "".join(part or "" for part in parts)
    return value if _digest(value) == digest else None


def write_parts(shelf: Shelf, name: str, value: str) -> None:
    """Keep `value` under `name`; the entry that makes it count is written last, a short value at once."""
    if len(value) < LONGEST:
        shelf.set(name, _WHOLE + value)
        for alphabet in _ALPHABETS:
            _remove(shelf, name, alphabet)
        return
    before = shelf.get(name) or ""
    new, old = ("b", "a") if before.startswith(f"{_PARTED}a") else ("a", "b")
    pieces = [value[at : at + LONGEST] for at in range(0, len(value), LONGEST)]
    if len(pieces) > _MOST:
        raise ValueError("a secret of that length is none")
    _remove(shelf, name, new, down_to=len(pieces) + 1)
    for place, piece in enumerate(pieces, start=1):
        shelf.set(_key(name, new, place), piece)
    shelf.set(name, f"{_PARTED}{new} {len(pieces)} {_digest(value)}")
    _remove(shelf, name, old)


def remove_parts(shelf: Shelf, name: str) -> None:
    """Remove the value and every part of it."""
    for alphabet in _ALPHABETS:
        _remove(shelf, name, alphabet)
    if shelf.get(name) is not None:
        shelf.delete(name)


def _remove(shelf: Shelf, name: str, alphabet: str, down_to: int = 1) -> None:
    end = down_to
    while end <= _MOST and shelf.get(_key(name, alphabet, end)) is not None:
        end += 1
    for place in range(end - 1, down_to - 1, -1):
        shelf.delete(_key(name, alphabet, place))


def _key(name: str, alphabet: str, place: int) -> str:
    return f"{name} {alphabet}{place}"


def _digest(value: str) -> str:
    return hashlib.sha256(value.encode()).hexdigest()[:16]
