"""Whose an event's meeting is, as far as that can be told without asking Zoom."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from tray.domain.meeting import MeetingState
from tray.domain.problem_json import problem_from_json, problem_to_dict, problem_to_json
from tray.domain.problems import problem
from tray.store.meetings import MeetingRecord
from tray.store.occurrences import OccurrenceRow
from tray.store.store import Store


@dataclass(frozen=True, slots=True)
class OfSomebodyElse:
    """The standing of a meeting we have no record of, made with another account than the one connected."""

    state: MeetingState = "foreign"
    problem: str = ""


class MeetingOwner:
    """Tells of meetings by the accounts that are connected at the moment it is made."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._connected = frozenset(account.id for account in store.accounts.all())
        self._writable = frozenset(one.id for one in store.calendars.all() if one.writable)

    def is_somebody_else(self, account: str, meeting_id: str) -> bool:
        """Whether a meeting was made with an account that is not connected here: nothing can be wished of it."""
        return bool(meeting_id) and account not in self._connected

    def foreign(self, calendar: str, uid: str, account: str, meeting_id: str, *, coming: bool) -> OfSomebodyElse | None:
        """The standing of a meeting that only its event tells of, where another account is connected than made it.

        There is a problem, with its ways out, where the event can be changed and is `coming`: what is over, and what
        others have in calendars one only reads, needs no mending.
        """
        if not self._connected or not self.is_somebody_else(account, meeting_id):
            return None
        told = coming and calendar in self._writable
        return OfSomebodyElse(problem=problem_to_json(problem("zoom.meeting_foreign", target=uid)) if told else "")

    def facts(self, row: OccurrenceRow, now: float) -> tuple[dict[str, Any], MeetingRecord | None]:
        """What the index knows of an occurrence, with its meeting as it is at `now` (seconds since 1970); its record.

        There is none where the event has no meeting of ours, or one that only the event tells of.
        """
        facts: dict[str, Any] = json.loads(row.facts)
        meeting = facts.get("meeting")
        if not meeting:  # as most events: these are not looked for one by one
            return facts, None
        record = self._store.meetings.of_event(row.calendar, row.uid)
        foreign = self.foreign(row.calendar, row.uid, meeting["account"], meeting["id"], coming=row.ends > now)
        standing = record or foreign
        if standing is not None:
            trouble = problem_from_json(standing.problem)
            meeting |= {"state": standing.state, "problem": problem_to_dict(trouble) if trouble else None}
        return facts, record
