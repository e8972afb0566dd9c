"""Keeps the store and the calendars in step, in both directions; it may be killed between any two lines.

What is wanted is in the store before anything is sent, names of new files follow from their UIDs, and every write asks
for the state it was made for. So whatever was under way is found out by looking, and done again or taken as done.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import replace
from datetime import datetime, tzinfo
from itertools import islice
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from tray.calendars.opening import open_calendar
from tray.calendars.port import CalendarPort, Look
from tray.calendars.troubles import Troubles, asked_for, is_settled, postpone
from tray.domain.calendar import Calendar
from tray.domain.problem import Problem, ProblemError
from tray.domain.problem_json import problem_to_json
from tray.domain.problems import problem
from tray.store.items import Item
from tray.store.store import Store

if TYPE_CHECKING:
    # What takes and sends events also loads what reads them, and most looks find nothing to take.
    from tray.calendars.taking import ItemChanged, Taker

T = TypeVar("T")


_BATCH = 500
_MANY = 50
_TRIED_AGAIN = 20
_FIRST_PAUSE = 60.0
_OPENED_WRONGLY = frozenset({"calendar.sign_in", "calendar.certificate"})
# What of a record does not change how its calendar is reached.
_PASSING: dict[str, Any] = {"name": "", "color": "", "shown": True, "default": False, "fresh_at": "", "problem": ""}
_LONGEST = 900.0
_USUAL = 15


class Now(Protocol):
    """The time and the place of the person."""

    def now(self) -> datetime:
        """This instant, aware."""

    def zone(self) -> tzinfo:
        """Where the person is."""


class CalendarReconciler:
    """Looks at calendars and sends wishes. One thread, one reconciler, one store.

    `changed` is told of every event that was taken from outside (see `ItemChanged`); `stopping` is asked between
    steps; `usual_minutes` says how often a calendar is looked at that has no time of its own, `hours24` how the person
    reads a clock; `open_port` opens a calendar by its record.
    """

    def __init__(
        self,
        store: Store,
        clock: Now,
        *,
        changed: ItemChanged = lambda *_: None,
        stopping: Callable[[], bool] = lambda: False,
        usual_minutes: Callable[[], int] = lambda: _USUAL,
        hours24: Callable[[], bool] = lambda: True,
        open_port: Callable[[Calendar], CalendarPort] = open_calendar,
    ) -> None:
        self.store = store
        self.clock = clock
        self.changed = changed
        self.stopping = stopping
        self.usual_minutes = usual_minutes
        self.hours24 = hours24
        self._open_port = open_port
        self._ports: dict[str, tuple[Calendar, CalendarPort]] = {}

    def settle(self) -> float | None:
        """Send every wish that may be tried now, and look at calendars whose time has come.

        Gives when there is something to do next, in seconds since 1970; None for nothing. Writes nothing where nothing
        is to be done.
        """
        now = self.clock.now().timestamp()
        by_calendar: dict[str, None] = {item.calendar: None for item in self.store.items.wishes(now)}
        for calendar in self.store.calendars.all():
            if self.stopping():
                break
            due = self._next_look(calendar)
            if due is not None and due <= now:
                self.sync(calendar.id)
            elif calendar.id in by_calendar:
                failed = self.store.calendars.sync_state(calendar.id).get("failures", 0)
                # After a failure a look comes first: it alone can tell that all is well again.
                self.sync(calendar.id) if failed else self._push(calendar)
        return self.next_wake()

    def next_wake(self) -> float | None:
        """When a wish or a look falls due next, in seconds since 1970; None for never."""
        times = [self._next_look(calendar) for calendar in self.store.calendars.all()]
        times.append(self.store.items.next_wish())
        return min((at for at in times if at is not None), default=None)

    def sync_all(self) -> None:
        """Look at every calendar and send what waits for it."""
        for calendar in self.store.calendars.all():
            if not self.stopping():
                self.sync(calendar.id)

    def sync(self, calendar_id: str, hints: Sequence[str] | None = None) -> Problem | None:
        """Look at one calendar, take what has changed there, then send what waits; what is wrong with it, if anything.

        `hints` are the only hrefs that may have changed, where that is known. A calendar that has not been looked at
        to the end before is looked at as a whole all the same.
        """
        calendar = self.store.calendars.get(calendar_id)
        if calendar is None:
            return None
        state = self.store.calendars.sync_state(calendar_id)
        if state.get("failures") or "looked_at" not in state:
            hints = None
        troubles = Troubles.of(state)
        try:
            port = self._port(calendar)
            look = port.look(state.get("look", {}), hints)
            self._doubt(calendar, look, state)
            self._take(calendar, port, look, troubles)
        except ProblemError as error:
            self._failed(calendar, state, troubles, error.problem, asked_for(error))
            postpone(self.store, self._due(calendar), error.problem, self.clock.now(), asked_for(error))
            return error.problem
        if self.stopping():
            return None
        self._looked(calendar, look, troubles, whole=hints is None)
        return self._push(calendar) or troubles.problem()

    def watched(self) -> dict[str, tuple[str, ...]]:
        """Folders to watch, by calendar id."""
        found = {}
        for calendar in self.store.calendars.all():
            if calendar.kind == "folder":
                found[calendar.id] = tuple(str(path) for path in self._port(calendar).watched())
        return found

    def let_go(self, calendar_id: str) -> None:
        """Open the calendar anew when it is next needed, with the password it has then."""
        _, port = self._ports.pop(calendar_id, (None, None))
        close = getattr(port, "close", None)
        if close is not None:
            close()

    def _take(self, calendar: Calendar, port: CalendarPort, look: Look, troubles: Troubles) -> None:
        known = self.store.items.etags(calendar.id) if look.whole else self._known(calendar, look)
        stale = [
            href
            for href, etag in look.etags.items()
            if not etag or etag not in (known[href][1] if href in known else "", troubles.etag(href))
        ]
        gone = set(look.gone)
        if not look.whole:
            # What could not be read for a reason of the moment is tried again, however little has changed.
            stale += [href for href in troubles.to_be_read(_TRIED_AGAIN) if href not in look.etags and href not in gone]
        if look.whole:
            gone |= set(known) - set(look.etags)
            gone |= {href for href in (*troubles.unread, *troubles.other) if href not in look.etags}
        if not stale and not gone:
            return
        taker = self._taker(calendar, troubles, many=len(stale) > _MANY)

        def holds(href: str) -> bool:
            return href in look.etags if look.whole else href not in gone

        with self.store.much_to_write() if len(stale) > _BATCH else nullcontext():
            for batch in _batches(port.get(sorted(stale))):
                if self.stopping():
                    return
                with self.store.transaction():
                    for fetched in batch:
                        taker.take(fetched, holds, was_known=fetched.href in known)
        # Only now: a file that was given another name has been found under it, and is not taken for deleted.
        for names in _batches(sorted(gone)):
            with self.store.transaction():
                for href in names:
                    taker.gone(href)

    def _doubt(self, calendar: Calendar, look: Look, state: dict[str, Any]) -> None:
        """Believe a server that tells of nothing where there was something only when it says so a while later too."""
        empty = calendar.kind != "folder" and look.whole and not look.etags and self.store.items.etags(calendar.id)
        if not is_settled(state, bool(empty), self.clock.now().timestamp()):
            raise ProblemError(problem("calendar.empty", calendar.name))

    def _known(self, calendar: Calendar, look: Look) -> dict[str, tuple[str, str]]:
        """What is known of the few hrefs of a partial look: UID and etag."""
        items = (item for href in (*look.etags, *look.gone) for item in self.store.items.at(calendar.id, href))
        return {item.href: (item.uid, item.etag) for item in items if item.seen is not None}

    def _push(self, calendar: Calendar) -> Problem | None:
        now = self.clock.now()
        due = self._due(calendar)
        if not due:
            return None
        state = self.store.calendars.sync_state(calendar.id)
        troubles = Troubles.of(state)
        before = Troubles.of(state)
        try:
            port = self._port(calendar)
        except ProblemError as error:
            self._failed(calendar, state, troubles, error.problem)
            postpone(self.store, due, error.problem, now)
            return error.problem
        from tray.calendars.pushing import Pusher

        pusher = Pusher(self.store, port, lambda: self._taker(calendar, troubles))
        trouble = pusher.push(due, now, self.stopping)
        if trouble is not None:
            self._failed(calendar, state, troubles, trouble)
        elif troubles != before:
            found = troubles.problem()
            with self.store.transaction():
                self.store.calendars.set_sync_state(calendar.id, state | troubles.as_state())
                self.store.calendars.set_problem(calendar.id, problem_to_json(found) if found else "")
        return trouble

    def _due(self, calendar: Calendar) -> tuple[Item, ...]:
        now = self.clock.now().timestamp()
        return tuple(item for item in self.store.items.wishes(now) if item.calendar == calendar.id)

    def _looked(self, calendar: Calendar, look: Look, troubles: Troubles, *, whole: bool) -> None:
        now = self.clock.now()
        state = self.store.calendars.sync_state(calendar.id)
        is_settled(state, False, now.timestamp())
        new: dict[str, Any] = {**state, **troubles.as_state(), "look": dict(look.state), "failures": 0}
        if whole:
            new["looked_at"] = now.timestamp()
        trouble = troubles.problem()
        with self.store.transaction():
            if new != state:
                self.store.calendars.set_sync_state(calendar.id, new)
            self.store.calendars.set_fresh(calendar.id, now.isoformat(timespec="seconds"))
            if trouble is not None:
                self.store.calendars.set_problem(calendar.id, problem_to_json(trouble))

    def _failed(
        self, calendar: Calendar, state: dict[str, Any], troubles: Troubles, trouble: Problem, pause: float = 0.0
    ) -> None:
        """What was taken before the failure is kept; the look itself is done anew, a little later each time."""
        if trouble.code in _OPENED_WRONGLY:
            self.let_go(calendar.id)
        failures = int(state.get("failures", 0)) + 1
        failed = {"failures": failures, "failed_at": self.clock.now().timestamp(), "pause": pause}
        new = state | troubles.as_state() | failed
        with self.store.transaction():
            self.store.calendars.set_sync_state(calendar.id, new)
            self.store.calendars.set_problem(calendar.id, problem_to_json(trouble))

    def _next_look(self, calendar: Calendar) -> float | None:
        """When a calendar that cannot tell of changes is to be looked at again."""
        every, now = 60.0 * self._minutes(calendar), self.clock.now().timestamp()
        state = self.store.calendars.sync_state(calendar.id)
        failures = int(state.get("failures", 0))
        if failures:
            pause = min(_FIRST_PAUSE * 2.0 ** min(failures - 1, 6), every or _LONGEST)
            return min(float(state.get("failed_at", 0)), now) + max(pause, float(state.get("pause", 0)))
        # A look that seems to be still to come was made before the clock was set back.
        return min(float(state.get("looked_at", 0)), now) + every if every else None

    def _minutes(self, calendar: Calendar) -> int:
        """How often a calendar is looked at by itself; 0 for never: folders are watched, where the system can."""
        said = calendar.options.get("every", "")
        if said.isdigit() and int(said):
            return int(said)
        return 0 if calendar.kind == "folder" and sys.platform.startswith("linux") else self.usual_minutes()

    def _port(self, calendar: Calendar) -> CalendarPort:
        known = replace(calendar, **_PASSING)
        if calendar.id in self._ports and self._ports[calendar.id][0] != known:
            self.let_go(calendar.id)
        if calendar.id not in self._ports:
            self._ports[calendar.id] = known, self._open_port(calendar)
        return self._ports[calendar.id][1]

    def _taker(self, calendar: Calendar, troubles: Troubles, *, many: bool = False) -> Taker:
        from tray.calendars.taking import Taker

        now, zone, changed, hours24 = self.clock.now(), self.clock.zone(), self.changed, self.hours24
        return Taker(self.store, calendar.id, troubles, now=now, zone=zone, changed=changed, hours24=hours24, many=many)


def _batches(things: Iterable[T]) -> Iterator[list[T]]:
    iterator = iter(things)
    while batch := list(islice(iterator, _BATCH)):
        yield batch
