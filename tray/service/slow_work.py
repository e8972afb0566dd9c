"""The one thread that owns all slow work: calendars, Zoom, the keyring."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from tray.domain.problem import Problem, ProblemError
from tray.domain.problem_json import problem_to_dict
from tray.domain.problems import problem
from tray.service.calendar_room import CalendarRoom
from tray.service.clock import SystemClock
from tray.service.disk import disk_problem
from tray.service.meeting_checks import MeetingChecks
from tray.service.paths import Paths
from tray.service.tools import Tools
from tray.service.wire import Message
from tray.service.zoom_room import ZoomRoom
from tray.store.store import Store

if TYPE_CHECKING:
    from tray.zoom.secrets import SecretStore

log = logging.getLogger(__name__)

LINGER = 10.0
"""Seconds the worker waits for more before it says that it may be let go."""

BREATH = 30.0
"""Seconds after settling before a wish that is still due is tried again; whoever postpones one says when."""

LONGEST_WAIT = 8 * 86_400.0
"""No wish is put off for longer than a week at a time."""

FIRST_PAUSE = 1.0
"""Seconds after a failure nobody foresaw before it is tried again."""

MOST_ROUNDS = 50
"""Rounds of settling in one go; each does something, so that more of them mean two sides that cannot agree."""

Job = Callable[["SlowWork"], Any]


class SlowWork:
    """Carries out jobs one after another, and fulfils wishes in between.

    `emit` sends events to the host. Everything but `submit`, `poke` and `stop` runs on the one thread.
    """

    def __init__(
        self,
        paths: Paths,
        clock: SystemClock,
        emit: Callable[[Message], None],
        kept: str,
        tools: Tools | None = None,
    ) -> None:
        self.paths = paths
        self.clock = clock
        self.emit = emit
        self.tools = tools or Tools()
        self._jobs: queue.Queue[tuple[Job, Future[Any]] | None] = queue.Queue()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="slow work")
        self._look_again = False
        self._hints: dict[str, set[str] | None] = {}
        self._settled_at = 0.0
        self._stumbles = 0
        self._keyring: SecretStore | None = None
        self.zoom = ZoomRoom(self, kept)
        self.checks = MeetingChecks(self, self.zoom.runner, self.zoom.tell)
        self.store: Store
        self.calendars: CalendarRoom

    @property
    def stopping(self) -> bool:
        """Whether the worker is to end after the step that is under way."""
        return self._stopping.is_set()

    @property
    def keyring(self) -> SecretStore:
        """Where secrets are kept, loaded when it is first needed."""
        if self._keyring is None:
            self._keyring = self.tools.keyring()
        return self._keyring

    def start(self) -> None:
        """Begin; a first round of settling comes at once."""
        self._thread.start()
        self.poke()

    def submit(self, job: Job) -> Future[Any]:
        """Have a job carried out; the future carries its result or its error."""
        future: Future[Any] = Future()
        self._jobs.put((job, future))
        return future

    def poke(self) -> None:
        """Something was wished: fulfil it."""
        self.submit(lambda _: None)

    def stop(self) -> None:
        """End after the step that is under way."""
        self._stopping.set()
        self.clock.wake()
        self._jobs.put(None)
        self._thread.join()

    def look_again(self) -> None:
        """Refresh every calendar in the next round; called as a job."""
        self._look_again = True

    def look_at(self, hints: Mapping[str, Sequence[str] | None]) -> None:
        """Look at files of these names (None: at all) in calendars of these ids in the next round; called as a job."""
        for calendar, names in hints.items():
            known = self._hints.setdefault(calendar, set())
            self._hints[calendar] = None if names is None or known is None else known | set(names)

    def retry_calendars(self) -> None:
        """Let every wish about a calendar be tried in the next round, however long it would still wait."""
        with self.store.transaction():
            for item in self.store.items.wishes(float("inf")):
                self.store.items.postpone(item.calendar, item.uid, until=0, problem="")

    def report(self, problem: Problem, tracking_id: str = "") -> None:
        """Tell of a problem that belongs to no event, and remember it for the report to support."""
        log.warning("%s: %s", problem.code, problem.detail)
        self.store.facts.note_problem(self.clock.timestamp(), problem.code, problem.detail, tracking_id)
        self.emit({"event": "problem", "problem": problem_to_dict(problem)})

    def open(self) -> None:
        """Take hold of the store, on the thread that does the work."""
        self.store = self.tools.store(self.paths.store)
        self.calendars = CalendarRoom(self)

    def _run(self) -> None:
        self.open()
        try:
            while not self._stopping.is_set():
                try:
                    self._round()
                except Exception as error:  # noqa: BLE001 - the barrier of this thread; it is logged there
                    self._stumbled(error)
        finally:
            self.zoom.close()
            self.store.close()

    def _stumbled(self, error: Exception) -> None:
        """Something nobody foresaw: told once, and tried again, later each time, as nobody else would go on with it."""
        log.error("settling did not work; it is tried again", exc_info=error)
        self._stumbles += 1
        if self._stumbles == 1:
            trouble = disk_problem(error) or problem("service.failed", type(error).__name__)
            self.emit({"event": "problem", "problem": problem_to_dict(trouble)})
        self.clock.sleep(min(FIRST_PAUSE * 2.0 ** (self._stumbles - 1), BREATH))
        self.poke()

    def _round(self) -> None:
        """Wait for a job or for the next wish to fall due; then do what there is to do."""
        wake = self.next_wake()
        now = self.clock.timestamp()
        # A sign-in that waits for a decision lives in memory alone: whoever is to decide is given the time.
        patience = max(LINGER, self.zoom.decision_until() - now)
        soon = patience if wake is None else min(max(wake - now, 0.0), patience)
        try:
            entry = self._jobs.get(timeout=soon)
        except queue.Empty:
            entry = (_nothing, Future()) if wake is not None and wake <= self.clock.timestamp() else None
            if entry is None:
                # The host lets go of us unless it waits for an answer; then wishes still fall due meanwhile.
                self._say_idle(leave=True)
        if entry is None:
            return
        while entry is not None:
            self._carry_out(*entry)
            try:
                entry = self._jobs.get_nowait()
            except queue.Empty:
                break
        if not self._stopping.is_set():
            self.settle()
            self._settled_at = self.clock.timestamp()
            self._stumbles = 0
            self._say_idle(leave=False)

    def _carry_out(self, job: Job, future: Future[Any]) -> None:
        try:
            future.set_result(job(self))
        except ProblemError as error:
            future.set_exception(error)
        except Exception as error:
            log.exception("a job failed")
            future.set_exception(error)

    def settle(self) -> None:
        """Fulfil all wishes that may be fulfilled now: events to their calendars first, then meetings, then links.

        Then look at meetings whose time for it has come.
        """
        self._fulfil()
        if not self._stopping.is_set():
            before = self.store.db.total_changes
            self.checks.carry_out()
            self._tell(before)

    def _fulfil(self) -> None:
        look_again, self._look_again = self._look_again, False
        hints, self._hints = self._hints, {}
        try:
            self._work_off(hints, look_again=look_again)
        except Exception:
            # What was to be looked at is so still.
            self._look_again = self._look_again or look_again
            for calendar, names in hints.items():
                self.look_at({calendar: None if names is None else sorted(names)})
            raise

    def _work_off(self, hints: dict[str, set[str] | None], *, look_again: bool) -> None:
        self._mind_the_clock()
        for _ in range(MOST_ROUNDS):
            if self._stopping.is_set():
                return
            before = self.store.db.total_changes
            self.calendars.settle(look_again=look_again, hints=hints)
            look_again, hints = False, {}
            self._tell(before)
            between = self.store.db.total_changes
            self.zoom.settle()
            self._tell(between)
            if self.store.db.total_changes == before:
                return

    def _mind_the_clock(self) -> None:
        """A wish that seems to wait longer than any does was put off by a clock that has been set back since."""
        latest = self.clock.timestamp() + LONGEST_WAIT
        if any(record.not_before > latest for record in self.store.meetings.wishes(float("inf"))):
            self.zoom.retry()
        if any(item.not_before > latest for item in self.store.items.wishes(float("inf"))):
            self.retry_calendars()

    def next_wake(self) -> float | None:
        """When the next wish falls due, in seconds since 1970; one that settling left as it was waits a little."""
        times = (self.calendars.next_wake(), self.zoom.next_wake(), self.checks.next_at())
        wake = min((at for at in times if at is not None), default=None)
        return self._settled_at + BREATH if wake is not None and wake <= self._settled_at else wake

    def _tell(self, before: int) -> None:
        if self.store.db.total_changes != before:
            self.emit({"event": "changed", "uids": []})

    def _say_idle(self, *, leave: bool) -> None:
        self.emit({"event": "keep", "kept": self.zoom.kept()})
        self.emit({"event": "idle", "wake": self.next_wake(), "leave": leave})


def _nothing(_: SlowWork) -> None:
    """The job of a wish that fell due."""
