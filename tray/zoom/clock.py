"""Time as this room needs it."""

from __future__ import annotations

from typing import Protocol


class Clock(Protocol):
    """What this room needs of the service's clock."""

    def timestamp(self) -> float:
        """This instant in seconds since 1970."""

    def sleep(self, seconds: float) -> None:
        """Let about that much time pass."""
