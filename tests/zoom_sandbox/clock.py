"""The sandbox's own time: it runs beside real time until a test moves, stops or sets it."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta


class Clock:
    """Time in UTC that a test can advance, set, freeze and let run again."""

    def __init__(self, start: datetime | None = None) -> None:
        """Run with real time; `start` (aware) freezes the clock there instead."""
        self._lock = threading.Lock()
        self._offset = timedelta()
        self._frozen: datetime | None = None
        if start is not None:
            self.freeze(start)

    def now(self) -> datetime:
        """Return the sandbox's present, aware, in UTC."""
        with self._lock:
            return self._read()

    def advance(self, **amount: float) -> datetime:
        """Move forward (or back, with negative figures) by `timedelta(**amount)`; return the new present."""
        with self._lock:
            step = timedelta(**amount)
            if self._frozen is None:
                self._offset += step
            else:
                self._frozen += step
            return self._read()

    def set(self, moment: datetime) -> None:
        """Make `moment` (aware) the present; a frozen clock stays frozen, a running one runs on from there."""
        moment = moment.astimezone(UTC)
        with self._lock:
            if self._frozen is None:
                self._offset = moment - datetime.now(UTC)
            else:
                self._frozen = moment

    def freeze(self, moment: datetime | None = None) -> None:
        """Stop at `moment` (aware), or at the present."""
        with self._lock:
            self._frozen = self._read() if moment is None else moment.astimezone(UTC)

    def run(self) -> None:
        """Let a frozen clock go on from where it stands."""
        with self._lock:
            if self._frozen is not None:
                self._offset = self._frozen - datetime.now(UTC)
                self._frozen = None

    def _read(self) -> datetime:
        return datetime.now(UTC) + self._offset if self._frozen is None else self._frozen
