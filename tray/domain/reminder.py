"""The memory of a reminder that was shown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShownReminder:
    """A reminder that was shown, at seconds since 1970; `snoozed_until` is 0 where it was not put off."""

    key: str
    shown_at: float
    snoozed_until: float = 0
    answered: bool = False
