"""When Zoom may be asked again, and how many of today's calls are spent: kept, so that a restart hurries nobody."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from tray.domain.problem import Problem
from tray.domain.problem_json import problem_from_json, problem_to_json
from tray.store.facts import Facts

BACK_OFF = (5.0, 15.0, 45.0, 120.0, 300.0, 900.0, 1800.0)
"""Seconds to wait after each failure in a row."""

DAILY_WRITES = 100
WARN_AT = 80
"""Zoom lets each user make and change a hundred meetings a day, until 00:00 UTC; other computers share them."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Nothing of an account, or nothing it writes, is sent before `until` (seconds since 1970).

    `tries` counts the failures in a row; `writing` says that it was a change that failed, so that a look that succeeds
    does not end the row.
    """

    until: float
    problem: str
    tries: int = 0
    writing: bool = False

    @property
    def reason(self) -> Problem | None:
        """Why."""
        return problem_from_json(self.problem)


class Pauses:
    """Pauses and budgets of accounts, among the store's facts."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    def get(self, account: str, now: float, *, writing: bool = False) -> Pause | None:
        """The pause that holds now; `writing` also minds the one of creates and updates.

        A clock that was set back ends a pause that would be longer than any we make.
        """
        names = [f"zoom.pause {account}"] + ([f"zoom.pause_writes {account}"] if writing else [])
        held = [pause for name in names if (pause := self._read(name)) and now < pause.until <= now + 2 * 86400 + 60]
        return max(held, key=lambda pause: pause.until, default=None)

    def back_off(
        self, account: str, now: float, problem: Problem, *, writing: bool = False, at_least: float = 0
    ) -> Pause:
        """Pause the account for longer each time in a row."""
        before = self._read(f"zoom.pause {account}")
        tries = before.tries + 1 if before else 0
        wait = max(at_least, BACK_OFF[min(tries, len(BACK_OFF) - 1)])
        writing = writing or (before is not None and before.writing)
        return self._write(f"zoom.pause {account}", Pause(now + wait, problem_to_json(problem), tries, writing))

    def put(self, account: str, until: float, problem: Problem, *, writes_only: bool = False) -> Pause:
        """Pause until then, everything or only creates and updates."""
        name = f"zoom.pause_writes {account}" if writes_only else f"zoom.pause {account}"
        before = self._read(name)
        return self._write(name, Pause(until, problem_to_json(problem), before.tries + 1 if before else 0))

    def last(self, account: str) -> Pause | None:
        """The pause since whose failure no good call was made, whether it holds or not."""
        return self._read(f"zoom.pause {account}")

    def clear(self, account: str, *, writes_too: bool = True) -> None:
        """Zoom answers again."""
        for name in [f"zoom.pause {account}"] + ([f"zoom.pause_writes {account}"] if writes_too else []):
            if self._facts.get(name):
                self._facts.put(name, "")

    def spend(self, account: str, now: float, calls: int = 1) -> int:
        """Count creates and updates of today (UTC); gives how many there are now."""
        day, spent = self._budget(account, now)
        spent = max(0, spent + calls)
        self._facts.put(f"zoom.writes {account}", f"{day} {spent}")
        return spent

    def spent(self, account: str, now: float) -> int:
        """Creates and updates of today (UTC)."""
        return self._budget(account, now)[1]

    def _budget(self, account: str, now: float) -> tuple[str, int]:
        day = datetime.fromtimestamp(now, UTC).date().isoformat()
        noted, _, spent = self._facts.get(f"zoom.writes {account}").partition(" ")
        return day, int(spent) if noted == day and spent.isdecimal() else 0

    def _read(self, name: str) -> Pause | None:
        text = self._facts.get(name)
        try:
            return Pause(**json.loads(text)) if text else None
        except (ValueError, TypeError):
            return None

    def _write(self, name: str, pause: Pause) -> Pause:
        self._facts.put(name, json.dumps(asdict(pause)))
        return pause
