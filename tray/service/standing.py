"""How things stand: what is in the way, how the accounts are doing, and how far wishes are."""

from __future__ import annotations

from typing import Any, Literal

from tray.domain.account import Account
from tray.domain.permissions import missing_permissions
from tray.domain.problem import Problem
from tray.domain.problem_json import problem_from_json, problem_to_dict
from tray.domain.problems import problem
from tray.domain.settings import Settings
from tray.service.clock import Clock
from tray.service.clock_check import clock_problem
from tray.store.store import Store

Outcome = Literal["done", "pending", "problem"]

GLOBAL = frozenset(
    {
        "zoom.unreachable",
        "zoom.rate_limited",
        "clock.wrong",
        "keyring.locked",
        "keyring.missing",
        "zoom.client_refused",
    }
)
"""Problems of a wish that are not about its event alone, told once for all."""

OF_ONE_EVENT = frozenset({"calendar.broken_file", "calendar.odd_rule"})
"""Problems of a calendar that keep nothing else of it from being fresh."""

REFUSALS = frozenset(
    {"zoom.meeting_refused", "zoom.host_refused", "zoom.time_not_taken", "zoom.meeting_gone", "zoom.meeting_foreign"}
)
"""Problems in which a wish has ended: the meeting does not follow its event until the person has done something."""


def account_problem(account: Account, *, only: str = "") -> Problem | None:
    """What is wrong with an account: it needs a sign-in, or lacks permissions (`only` this one, where named).

    With one that is being removed, nothing is.
    """
    if account.state == "removing":
        return None
    if account.state != "ready":
        return problem(account.problem or "zoom.sign_in_expired", account.email, target=account.id)
    missing = missing_permissions(account.scopes)
    missing = {scope: text for scope, text in missing.items() if not only or scope == only}
    if missing:
        return problem("zoom.permission_missing", "; ".join(missing.values()), target=account.id)
    return None


class Standing:
    """Looks at the store for what a person should know of it."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def problems(self, accounts: tuple[Account, ...], settings_trouble: Problem | None) -> tuple[Problem, ...]:
        """What stands in the way now: accounts first, then calendars, then waiting wishes, then settings."""
        found = [trouble for account in accounts if (trouble := account_problem(account))]
        found += [t for calendar in self._store.calendars.all() if (t := problem_from_json(calendar.problem))]
        if (trouble := clock_problem(self._store.facts)) is not None:
            found.append(trouble)
        found += self._conflicts()
        told = {trouble.code for trouble in found}
        waiting = [record.problem for record in self._store.meetings.all() if record.pending and record.problem]
        for text in waiting:
            trouble = problem_from_json(text)
            if trouble is not None and trouble.code not in told and trouble.code in GLOBAL:
                told.add(trouble.code)
                found.append(trouble)
        if settings_trouble is not None:
            found.append(settings_trouble)
        return tuple(found)

    def _conflicts(self) -> list[Problem]:
        """Events of which two versions are there, for as long as the second one is."""
        asked = [trouble for text in self._store.items.asked() if (trouble := problem_from_json(text))]
        return [one for one in asked if one.action is not None and self._store.items.find(one.action.target)]

    def zoom_reason(self, settings: Settings, accounts: tuple[Account, ...]) -> Problem | None:
        """Why no Zoom meeting can be made at the moment, None where one can."""
        if staying := [account for account in accounts if account.state != "removing"]:
            return account_problem(staying[0], only="meeting:write:meeting")
        return problem("zoom.not_connected") if settings.zoom_client_id else problem("zoom.no_client_id")

    def zoom_status(self, settings: Settings) -> dict[str, Any]:
        """The accounts with what they may, and whether a meeting can be made."""
        accounts = self._store.accounts.all()
        reason = self.zoom_reason(settings, accounts)
        return {
            "configured": bool(settings.zoom_client_id),
            "available": reason is None,
            "reason": problem_to_dict(reason) if reason else None,
            "accounts": [
                {
                    "id": account.id,
                    "email": account.email,
                    "name": account.name,
                    "state": account.state,
                    "connected_at": account.connected_at,
                    "scopes": sorted(account.scopes),
                    "missing": [
                        {"scope": scope, "text": text} for scope, text in missing_permissions(account.scopes).items()
                    ],
                    "problem": problem_to_dict(trouble) if (trouble := account_problem(account)) else None,
                    "coming_meetings": self._coming_meetings(account.id),
                }
                for account in accounts
            ],
        }

    def outcome(self, uid: str) -> tuple[Outcome, Problem | None]:
        """How far the wishes of an event (its whole UID) are: fulfilled, waiting, or waiting with a problem."""
        waiting = [*self._store.items.waiting(uid), *self._store.meetings.waiting(uid)]
        given_up = self._store.meetings.given_up(uid)
        troubles = [trouble for text in waiting if (trouble := problem_from_json(text))]
        troubles += [found for text in given_up if (found := problem_from_json(text)) and found.code in REFUSALS]
        if troubles:
            return "problem", troubles[0]
        return ("pending" if waiting else "done"), None

    def outcome_of_all(self) -> tuple[Outcome, Problem | None]:
        """The same for every wish there is; what waits for a sign-in or a limit is a problem, not waiting."""
        now = self._clock.timestamp()
        texts = [item.problem for item in self._store.items.wishes(float("inf"))]
        texts += [record.problem for record in self._store.meetings.wishes(float("inf"))]
        for text in texts:
            trouble = problem_from_json(text)
            if trouble is not None:
                return "problem", trouble
        due = self._store.items.wishes(now) or self._store.meetings.wishes(now)
        return ("pending" if texts or due else "done"), None

    def _coming_meetings(self, account: str) -> int:
        """As many as a removal deletes on wish."""
        from tray.zoom.coming import coming

        return len(coming(self._store.meetings.of_account(account), self._clock.timestamp()))
