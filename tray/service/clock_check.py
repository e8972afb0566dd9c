"""Whether this computer's clock is right, by the time that Zoom's answers tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tray.domain.clock_words import length
from tray.domain.problem import Problem
from tray.domain.problems import problem

if TYPE_CHECKING:
    from tray.service.slow_work import SlowWork
    from tray.store.facts import Facts
    from tray.zoom.http import Response

TOLERANCE = 300.0
"""Seconds by which clocks may differ: an answer may have been under way for some of them."""

FACT = "clock.ahead"


class ClockCheck:
    """Compares the clock with every answer's Date header (RFC 9110 6.6.1), and says it once when they part."""

    def __init__(self, slow: SlowWork) -> None:
        self._slow = slow

    def compare(self, response: Response) -> None:
        """Note by how much the clock is wrong, or that it is right again."""
        from tray.zoom.refusals import seconds_ahead

        ahead = seconds_ahead(response, self._slow.clock.timestamp())
        if ahead is None:
            return
        facts = self._slow.store.facts
        noted = facts.get(FACT)
        if abs(ahead) <= TOLERANCE:
            if noted:
                facts.put(FACT, "")
            return
        if not noted or abs(float(noted) - ahead) > TOLERANCE:
            facts.put(FACT, str(round(ahead)))
            found = clock_problem(facts)
            assert found is not None
            self._slow.report(found, response.tracking_id)


def clock_problem(facts: Facts) -> Problem | None:
    """What is wrong with the clock, None where nothing is known of it."""
    noted = facts.get(FACT)
    return problem("clock.wrong", f"It is {_words(float(noted))} that Zoom tells.") if noted else None


def _words(ahead: float) -> str:
    from datetime import timedelta

    minutes = round(abs(ahead) / 60)
    far = length(timedelta(minutes=minutes)) if minutes < 48 * 60 else f"{minutes // 1440} days"
    return f"{far} {'ahead of' if ahead > 0 else 'behind'} the time"
