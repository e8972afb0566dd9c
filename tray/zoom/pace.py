"""Not more calls a second than the smallest of Zoom's plans allows, so that a long queue meets no refusal.

Source: https://developers.zoom.us/docs/api/rate-limits/ (Free: light 4, medium 2 a second).
"""

from __future__ import annotations

from collections import deque
from typing import Literal

from tray.zoom.clock import Clock

Label = Literal["light", "medium"]

_A_SECOND = {"light": 4, "medium": 2}
_SECOND = 1.1


class Pace:
    """Keeps count of the last second's calls of each account."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._made: dict[tuple[str, Label], deque[float]] = {}

    def wait(self, account: str, label: Label) -> None:
        """Return when one more call fits, and count it."""
        most = _A_SECOND[label]
        made = self._made.setdefault((account, label), deque(maxlen=most))
        if len(made) == most:
            passed = self._clock.timestamp() - made[0]
            if 0 <= passed < _SECOND:
                self._clock.sleep(_SECOND - passed)
        made.append(self._clock.timestamp())
