"""Rate limits: per second and day for the account, 100 writes a day for the user (zoom.md 4)."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from tests.zoom_sandbox.messages import Refusal, refused
from tests.zoom_sandbox.people import User
from tests.zoom_sandbox.state import State
from tests.zoom_sandbox.times import stamp

Label = Literal["Light", "Medium"]
USER_LIMIT_TEXT = (
    "You have exceeded the daily rate limit ({limit}) of Meeting Create/Update API requests permitted for this "
    "particular user. You may resume these requests at GMT 00:00:00."
)
SECOND_LIMIT_TEXT = "You have reached the maximum per-second rate limit for this API. Try again later."
DAY_LIMIT_TEXT = (
    "You have reached the maximum daily rate limit for this API. Refer to the response header for details on when you "
    "can make another request."
)
LOCK_TEXT = "Too many concurrent requests. A request to disassociate this user has already been made."


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many calls of one label an account has."""

    per_second: int
    per_day: int | None = None


PLANS: dict[str, dict[Label, Allowance]] = {
    "high": {"Light": Allowance(1000), "Medium": Allowance(1000)},
    "free": {"Light": Allowance(4, 6000), "Medium": Allowance(2, 2000)},
    "pro": {"Light": Allowance(30), "Medium": Allowance(20)},
    "business": {"Light": Allowance(80), "Medium": Allowance(60)},
}


def next_midnight(now: datetime) -> datetime:
    """Return the next 00:00 UTC."""
    return (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)


def second_limit(label: Label = "Light", limit: int = 4) -> Refusal:
    headers = headers_for(label, "QPS", limit, 0)
    return refused(429, 429, SECOND_LIMIT_TEXT, headers)


def day_limit(now: datetime, label: Label = "Light", limit: int = 6000) -> Refusal:
    headers = headers_for(label, "Daily-limit", limit, 0) | {"Retry-After": stamp(next_midnight(now))}
    return refused(429, 429, DAY_LIMIT_TEXT, headers)


def user_limit(limit: int = 100) -> Refusal:
    """Build the 100-a-day refusal: no Retry-After, and headers that speak of another bucket."""
    return refused(429, 429, USER_LIMIT_TEXT.format(limit=limit), headers_for("Light", "Daily-limit", 6000, 5893))


def lock_limit() -> Refusal:
    return refused(429, 429, LOCK_TEXT)


def headers_for(label: Label, kind: str, limit: int, remaining: int) -> dict[str, str]:
    return {
        "X-RateLimit-Category": label,
        "X-RateLimit-Type": kind,
        "X-RateLimit-Limit": str(limit),
        "X-RateLimit-Remaining": str(remaining),
    }


class Limits:
    """Counts calls; whoever asks holds the state's lock."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._recent: dict[tuple[str, Label], deque[float]] = {}
        self._daily: dict[tuple[str, Label, str], int] = {}

    def pass_call(self, user: User, label: Label) -> dict[str, str]:
        """Count one call of the account; return its headers or raise the per-second or daily refusal."""
        now = self._state.clock.now()
        allowance = PLANS[self._state.switches.plan][label]
        clock = time.monotonic() if self._state.switches.limit_clock == "real" else now.timestamp()
        recent = self._recent.setdefault((user.account_id, label), deque())
        while recent and not clock - 1 < recent[0] <= clock:
            recent.popleft()
        day = (user.account_id, label, now.date().isoformat())
        if len(recent) >= allowance.per_second:
            raise second_limit(label, allowance.per_second)
        if allowance.per_day is not None and self._daily.get(day, 0) >= allowance.per_day:
            raise day_limit(now, label, allowance.per_day)
        recent.append(clock)
        self._daily[day] = self._daily.get(day, 0) + 1
        if allowance.per_day is not None:
            return headers_for(label, "Daily-limit", allowance.per_day, allowance.per_day - self._daily[day])
        return headers_for(label, "QPS", allowance.per_second, allowance.per_second - len(recent))

    def pass_write(self, user: User) -> None:
        """Count one create or update of the user's meetings; raises the 100-a-day refusal."""
        key = (user.id, self._state.clock.now().date().isoformat())
        most = self._state.switches.daily_writes_per_user
        if self._state.writes.get(key, 0) >= most:
            raise user_limit(most)
        self._state.writes[key] = self._state.writes.get(key, 0) + 1
