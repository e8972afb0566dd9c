"""What can be told at once from the store, without anything heavy."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from tray.domain.calendar import Calendar
from tray.domain.event_keys import EVENT_KEYS
from tray.domain.moment import Moment
from tray.domain.problem import Problem, ProblemError
from tray.domain.problem_json import problem_from_dict, problem_from_json, problem_to_dict
from tray.domain.problems import problem
from tray.domain.settings import Settings
from tray.planning.agenda import Entry, instant, to_join
from tray.planning.snapshot import Snapshot
from tray.service.clock import Clock
from tray.service.meeting_owner import MeetingOwner
from tray.service.region import hours24
from tray.service.standing import Standing
from tray.store.meetings import MeetingRecord
from tray.store.occurrences import OccurrenceRow
from tray.store.store import Store

REMINDER_REACH = timedelta(days=8)
"""How far ahead reminders are looked for, unless the menu shows more days."""

Row = tuple[OccurrenceRow, dict[str, Any], MeetingRecord | None]
"""An occurrence, what the index knows of it, and its meeting as it stands."""


class Queries:
    """Answers of the service that only look. `settings` gives those in force and what is wrong with their file."""

    def __init__(self, store: Store, clock: Clock, settings: Callable[[], tuple[Settings, Problem | None]]) -> None:
        self.store = store
        self.clock = clock
        self.settings = settings
        self.standing = Standing(store, clock)

    def agenda(self, start: datetime, end: datetime) -> dict[str, Any]:
        """The events that touch that time, as the shell and the dialogs are told."""
        events = [{key: facts[key] for key in EVENT_KEYS} for facts in self._facts(start, end)]
        return {"events": events, "sources": self.sources()}

    def sources(self) -> list[dict[str, Any]]:
        """How fresh each calendar is, and what is wrong with it."""
        return [
            {
                "calendar": calendar.name,
                "fresh_at": calendar.fresh_at or None,
                "problem": problem_to_dict(trouble) if (trouble := problem_from_json(calendar.problem)) else None,
            }
            for calendar in self.store.calendars.all()
        ]

    def folders_changed(self) -> bool:
        """Whether a folder has got, lost or replaced a file since it was last read; a glance that reads nothing."""
        for calendar in self.store.calendars.all():
            if calendar.kind == "folder":
                looked = self.store.calendars.sync_state(calendar.id).get("look", {})
                try:
                    changed = Path(calendar.place).stat().st_mtime_ns
                except OSError:
                    changed = 0
                if looked.get("changed") != changed:
                    return True
        return False

    def conflicts(self, start: datetime, end: datetime, *, except_uid: str) -> list[dict[str, Any]]:
        """The events one would miss by being somewhere else at that time."""
        return [
            event
            for event in self._facts(start, end)
            if event["uid"] != except_uid
            and not event["all_day"]
            and not event.get("transparent")
            and event.get("status") != "cancelled"
        ]

    def entries(self, start: datetime, end: datetime) -> tuple[Entry, ...]:
        """The same, as planning wants it."""
        writable = {calendar.id: calendar.writable for calendar in self.store.calendars.all()}
        ready = self._ready()
        return tuple(
            _entry(row, facts, record, writable=writable.get(row.calendar, False), ready=ready)
            for row, facts, record in self._rows(start, end)
        )

    def snapshot(
        self, *, signing_in: bool = False, sign_in: Problem | None = None, besides: tuple[Problem, ...] = ()
    ) -> Snapshot:
        """All that the tray shows now; `besides` are problems that only the tray knows of."""
        settings, trouble = self.settings()
        now = self.clock.now()
        reach = max(timedelta(days=settings.menu_days), REMINDER_REACH)
        accounts = self.store.accounts.all()
        problems = self.standing.problems(accounts, trouble)
        if signing_in or (sign_in is not None and sign_in.code.startswith("keyring.")):
            # Being signed in to just now, or only to be decided how it is kept: nobody needs to sign in again.
            problems = tuple(each for each in problems if each.code != "zoom.sign_in_expired")
        return Snapshot(
            entries=self.entries(now - timedelta(days=1), now + reach),
            accounts=accounts,
            problems=(*problems, *besides),
            settings=settings,
            hours24=hours24(settings),
            zoom_reason=self.standing.zoom_reason(settings, accounts),
            signing_in=signing_in,
            sign_in=sign_in,
            undo=self._undo(),
        )

    def zoom_status(self) -> dict[str, Any]:
        """The accounts with what they may, and whether a meeting can be made."""
        return self.standing.zoom_status(self.settings()[0])

    def calendars(self) -> dict[str, Any]:
        """The list of calendars."""
        return {"calendars": [_calendar(calendar) for calendar in self.store.calendars.all()]}

    def occurrence_facts(self, uid: str, occurrence: str) -> dict[str, Any] | None:
        """What the index knows of one occurrence of a series, named by its original start; None where it is unknown."""
        if not occurrence:
            return None
        rows = self.store.occurrences.of_event(*self.one_item(uid))
        owner, now = MeetingOwner(self.store), self.clock.timestamp()
        return next((owner.facts(row, now)[0] for row in rows if row.original_start == occurrence), None)

    def copyable(self, uid: str, what: str) -> str:
        """The join link, meeting ID or passcode of an event.

        Raises:
            ProblemError: `event.no_link` where it has none, `usage.bad_value` where `what` is something else.
        """
        if what == "link":
            return self.find_to_join(uid).join_url
        if what not in {"id", "passcode"}:
            raise ProblemError(problem("usage.bad_value", f"{what} is none of link, id, passcode, invitation"))
        rows = self.store.occurrences.of_event(*self.one_item(uid))
        meeting = next((found for row in rows if (found := json.loads(row.facts).get("meeting"))), None)
        if not meeting or not meeting.get(what):
            raise ProblemError(problem("event.no_link", target=uid))
        return str(meeting[what])

    def find_to_join(self, uid: str = "", occurrence: str = "") -> Entry:
        """The occurrence that Join means: the named event's next one, else what is on now or next.

        Raises:
            ProblemError: `event.nothing_to_join`, `event.no_link`, `event.not_found`.
        """
        now, zone = self.clock.now(), self.clock.zone()
        if not uid:
            entry = to_join(self.entries(now - timedelta(days=1), now + timedelta(days=1)), now=now, zone=zone)
            if entry is None:
                raise ProblemError(problem("event.nothing_to_join"))
            return entry
        item = self.one_item(uid)
        rows = self.store.occurrences.of_event(*item)
        owner, ready = MeetingOwner(self.store), self._ready()
        entries = [_entry(row, *owner.facts(row, now.timestamp()), writable=True, ready=ready) for row in rows]
        named = [entry for entry in entries if occurrence and entry.original_start == occurrence]
        coming = [entry for entry in entries if instant(entry.end, zone) > now]
        for entry in (*named, *coming, *reversed(entries)):
            if not entry.join_url:
                raise ProblemError(problem("event.no_link", entry.title, target=entry.uid))
            return entry
        raise ProblemError(problem("event.not_found", uid))

    def one_item(self, uid: str) -> tuple[str, str]:
        """The calendar and the whole UID of the event that begins so.

        Raises:
            ProblemError: `event.not_found`, `event.ambiguous`.
        """
        items = self.store.items.find(uid) if uid else ()
        if not items:
            raise ProblemError(problem("event.not_found", uid))
        if len({item.uid for item in items}) > 1:
            raise ProblemError(problem("event.ambiguous", ", ".join(sorted({item.uid for item in items})[:5])))
        return items[0].calendar, items[0].uid

    def _undo(self) -> str:
        """What can be taken back, while it still can."""
        kept = self.store.facts.get("undo")
        if not kept or json.loads(kept)["until"] < self.clock.timestamp():
            return ""
        return self.store.facts.get("undo_title")

    def _ready(self) -> frozenset[str]:
        """The accounts that can be used."""
        return frozenset(account.id for account in self.store.accounts.all() if account.state == "ready")

    def _rows(self, start: datetime, end: datetime) -> Iterator[Row]:
        # Days stand at 00:00 UTC in the index, but are days where the person is: look a little wider, then check.
        zone = self.clock.zone()
        margin = timedelta(hours=15)
        first, last = start.timestamp(), end.timestamp()
        owner, now = MeetingOwner(self.store), self.clock.timestamp()
        for row in self.store.occurrences.between((start - margin).timestamp(), (end + margin).timestamp()):
            facts, record = owner.facts(row, now)
            begins, ends = row.starts, row.ends
            if row.all_day:
                begins, ends = (instant(_moment(facts[name]), zone).timestamp() for name in ("start", "end"))
            if begins < last and (ends > first or begins == ends >= first):
                yield row, facts, record

    def _facts(self, start: datetime, end: datetime) -> Iterator[dict[str, Any]]:
        """What the index knows of each event, with its calendar's name and its meeting as they are now."""
        names = {calendar.id: calendar.name for calendar in self.store.calendars.all()}
        for row, facts, _ in self._rows(start, end):
            facts["calendar"] = names.get(row.calendar, facts["calendar"])
            yield facts


def _calendar(calendar: Calendar) -> dict[str, Any]:
    trouble = problem_from_json(calendar.problem)
    return {
        "id": calendar.id,
        "kind": calendar.kind,
        "name": calendar.name,
        "place": calendar.place,
        "color": calendar.color,
        "user": calendar.user,
        "shown": calendar.shown,
        "writable": calendar.writable,
        "default": calendar.default,
        "every": int(calendar.options.get("every") or 0),
        "invites": bool(calendar.options.get("invites")),
        "trusted": calendar.options.get("trusted", ""),
        "fresh_at": calendar.fresh_at or None,
        "problem": problem_to_dict(trouble) if trouble else None,
    }


def _moment(text: str) -> Moment:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _entry(
    row: OccurrenceRow,
    facts: dict[str, Any],
    record: MeetingRecord | None,
    *,
    writable: bool,
    ready: frozenset[str],
) -> Entry:
    reminders = facts.get("reminders")
    meeting = facts.get("meeting")
    return Entry(
        calendar=row.calendar,
        uid=row.uid,
        title=facts["title"],
        start=_moment(facts["start"]),
        end=_moment(facts["end"]),
        original_start=row.original_start,
        location=facts.get("location") or "",
        join_url=facts.get("join_url") or "",
        meeting=meeting["state"] if meeting else None,
        meeting_problem=problem_from_dict(meeting["problem"]) if meeting and meeting["problem"] else None,
        looked_after=record is not None or not meeting,
        may_start=record is not None
        and bool(record.meeting_id)
        and record.state == "ready"
        and record.account in ready,
        reminders=tuple(reminders) if reminders is not None else None,
        cancelled=facts.get("status") == "cancelled",
        declined=bool(facts.get("declined")),
        transparent=bool(facts.get("transparent")),
        writable=writable,
    )
