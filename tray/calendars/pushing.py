"""What is wanted, sent to its calendar: each write asks for the state it was made for, and may be repeated."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from tray.calendars.port import CalendarPort, Capability, Changed, Fetched
from tray.calendars.taking import Taker
from tray.calendars.troubles import asked_for, postpone
from tray.domain.ics import IcsError, extract, splice
from tray.domain.problem import Problem, ProblemError
from tray.domain.problems import problem
from tray.store.items import Item
from tray.store.store import Store

MOST_REFUSALS = 4

OF_THE_CALENDAR = frozenset(
    {
        "calendar.unreachable",
        "calendar.folder_missing",
        "calendar.no_access",
        "calendar.sign_in",
        "calendar.certificate",
        "disk.full",
        "keyring.locked",
        "keyring.missing",
    }
)
"""Problems that every other wish of the same calendar would meet as well."""


class Pusher:
    """Sends the wishes of one calendar."""

    def __init__(self, store: Store, port: CalendarPort, taker: Callable[[], Taker]) -> None:
        self.store = store
        self.port = port
        self._taker = taker

    def push(self, items: tuple[Item, ...], now: datetime, stopping: Callable[[], bool]) -> Problem | None:
        """Send these; what stops all of them, None where nothing does. What cannot be sent waits with its problem."""
        for number, item in enumerate(items):
            if stopping():
                return None
            try:
                self._settle(item)
            except ProblemError as error:
                rest = items[number:] if error.problem.code in OF_THE_CALENDAR else (item,)
                postpone(self.store, rest, error.problem, now, asked_for(error))
                if error.problem.code in OF_THE_CALENDAR:
                    return error.problem
        return None

    def _settle(self, item: Item) -> None:
        """Send one until nothing newer is wanted, looking again and deciding anew where somebody else is faster."""
        if Capability.WRITE not in self.port.capabilities:
            raise ProblemError(problem("calendar.read_only", target=item.uid))
        refusals = 0
        while refusals < MOST_REFUSALS:
            current = self.store.items.get(item.calendar, item.uid)
            if current is None or not current.pending:
                return
            try:
                self._send(current)
            except Changed:
                refusals += 1
                self._look_again(current)
            except IcsError as error:
                raise ProblemError(problem("calendar.broken_file", f"{current.href}: {error}")) from None
        raise ProblemError(problem("calendar.unreachable", "it changes faster than it can be written"))

    def _send(self, item: Item) -> None:
        if item.wanted is None:
            if item.seen is not None:
                self._write(item, None)
            self._sent(item, item.href, "")
        elif item.wanted == item.seen:
            self._sent(item, item.href, item.etag)
        else:
            self._sent(item, *self._write(item, item.wanted))

    def _write(self, item: Item, text: str | None) -> tuple[str, str]:
        """Write into the calendar; a file that holds other events too keeps them as they are."""
        if Capability.SHARED_FILES in self.port.capabilities and item.seen is not None:
            held = next(iter(self.port.get([item.href])))
            if held.text is None or held.etag != item.etag:
                raise Changed(item.href)
            if extract(held.text, item.uid) != held.text:
                text = splice(held.text, item.uid, text)
        if text is None:
            self.port.delete(item.href, item.etag)
            return item.href, ""
        return self.port.put(item.href, item.uid, text, item.etag if item.seen is not None else "")

    def _sent(self, item: Item, href: str, etag: str) -> None:
        """Write down what the calendar holds now; a wish that was changed meanwhile stays one."""
        with self.store.transaction():
            now = self.store.items.get(item.calendar, item.uid)
            if now is None:
                return
            if item.wanted is None and now.wanted is None:
                self.store.items.forget(item.calendar, item.uid)
                return
            done = now.wanted == item.wanted
            self.store.items.saw(
                replace(
                    now,
                    seen=item.wanted,
                    href=href,
                    etag=etag,
                    pending=not done,
                    tries=0,
                    not_before=0,
                    problem="" if done else now.problem,
                )
            )

    def _look_again(self, item: Item) -> None:
        from tray.calendars.file_names import file_name

        href = item.href or file_name(item.uid)
        fetched = next(iter(self.port.get([href])), Fetched(href, "", None))
        with self.store.transaction():
            if fetched.text is None and not fetched.trouble and item.seen is None:
                return
            taker = self._taker()
            taker.take(fetched, lambda _: False)
            after = self.store.items.get(item.calendar, item.uid)
            if fetched.text is not None and after is not None and after.pending and after.seen is None:
                # The name is taken by another event: this one gets a name that cannot be meant for any other.
                self.store.items.saw(replace(after, href=file_name(f"{item.uid}\n")))
        if href in taker.troubles.unread and item.seen is not None:
            words = taker.troubles.unread[href][1]
            raise ProblemError(problem("calendar.broken_file", f"{href}: {words}"))
