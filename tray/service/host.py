"""The service: answers every face, keeps the worker busy with what only it can do, and tells faces what changed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

from tray.domain.problem import Problem, ProblemError
from tray.domain.problem_json import problem_to_dict
from tray.domain.problems import problem
from tray.domain.settings import Settings
from tray.service import settings_file
from tray.service.answers import Answers
from tray.service.clock import Clock
from tray.service.conversation import Conversation, serve
from tray.service.dialog_views import DialogViews
from tray.service.dialogs import Dialogs
from tray.service.joining import Joining
from tray.service.outside import Outside
from tray.service.paths import Paths
from tray.service.queries import Queries
from tray.service.quick_look import look_quickly
from tray.service.signing_in import SigningIn
from tray.service.watch import Names
from tray.service.wire import Message
from tray.service.worker_process import WorkerProcess
from tray.store.store import Store

log = logging.getLogger(__name__)

WORKER_COMMANDS = frozenset(
    {
        "show",
        "add",
        "edit",
        "delete",
        "guests",
        "undo",
        "invitation",
        "let_meetings_go",
        "remove_meeting",
        "repair_meeting",
        "check_meeting",
        "calendar_add",
        "calendar_remove",
        "calendar_change",
        "calendar_certificate",
        "calendar_password",
        "calendar_trust",
        "calendars_offered",
        "calendars_order",
        "invitation_file",
        "save_invitation",
        "settings_change",
    }
)
"""Commands that write, or need what only the worker loads."""

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 900.0
"""Seconds until a worker that died is followed by another: at first, and at most."""

HOST_PATIENCE = 0.5
"""Seconds this loop, on which the menu is drawn, waits for another writer of the store."""

Listener = Callable[[Message], None]
FaceHandler = Callable[[dict[str, Any], Conversation | None], Awaitable[Message]]


class Host:
    """One per user, made while its lock is held. Everything here runs on one loop.

    `outside` opens links and fills the clipboard. `listeners` hear every event, as faces do.
    """

    def __init__(self, paths: Paths, clock: Clock, outside: Outside) -> None:
        self.paths = paths
        self.clock = clock
        self.outside = outside
        self.store = Store(paths.store, patience=HOST_PATIENCE)
        self.queries = Queries(self.store, clock, self.settings)
        self.conversations: set[Conversation] = set()
        self.listeners: list[Listener] = []
        self.worker = WorkerProcess(paths.log, self._on_worker_event)
        self.dialogs = Dialogs(paths.log, self.handle, self.conversations, self._tell_problem)
        self.views = DialogViews(self.queries, paths)
        self.wake_at: float | None = None
        self._deaths = 0
        self._look_owed = False
        """Whether a look at calendars was asked for and may not have come to its end."""
        self.sign_ins = SigningIn(self)
        self.joining = Joining(self)
        self.watching = False
        """Whether somebody tells of changes in folders; else they are glanced at before an agenda is given."""
        self.quitting = asyncio.Event()
        self.on_close: list[Callable[[], Awaitable[None]]] = [self.joining.close]
        self.color_scheme: Callable[[], Awaitable[str]] | None = None
        """Asks the desktop whether it is dark, where somebody is there who can."""
        self._settings: tuple[Settings, Problem | None] | None = None
        self.changed = asyncio.Event()
        self._server: asyncio.AbstractServer | None = None
        self._jobs: set[asyncio.Task[Any]] = set()
        self._handlers: dict[str, FaceHandler] = {
            **Answers(self).handlers(),
            **self.sign_ins.handlers(),
            "join": self.joining.join,
        }

    def register(self, name: str, handler: FaceHandler) -> None:
        """Let a face of this process answer a command."""
        self._handlers[name] = handler

    def settings(self) -> tuple[Settings, Problem | None]:
        """The settings in force and what is wrong with their file."""
        if self._settings is None:
            self._settings = settings_file.load(self.paths.settings)
        return self._settings

    async def start(self) -> None:
        """Listen for faces, with a calendar to write to. Raises OSError where socket or folder cannot be made."""
        if not self.store.calendars.all():
            self._make_first_calendar()
        self._server = await serve(self.paths.socket, self.handle, self.conversations)

    def _make_first_calendar(self) -> None:
        from tray.service.commands.calendars import folder_calendar

        folder = self.paths.calendar
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with self.store.transaction():
            self.store.calendars.append(replace(folder_calendar(folder, "Personal"), default=True))

    async def close(self) -> None:
        """Say goodbye to every face and let the worker finish."""
        for leave in self.on_close:
            await leave()
        if self._server is not None:
            self._server.close()
        self.quitting.set()
        self._tell_waiting()
        await self.dialogs.close()
        if self.conversations:
            await asyncio.wait([asyncio.ensure_future(face.finish()) for face in self.conversations])
        await self.worker.close()
        for job in self._jobs:
            job.cancel()
        self.store.close()

    def emit(self, message: Message) -> None:
        """Tell every face and listener."""
        if message["event"] == "changed":
            self._settings = None
            self._tell_waiting()
        self._tell_listeners(message)
        for conversation in tuple(self.conversations):
            conversation.send(message)

    def _tell_listeners(self, message: Message) -> None:
        for listener in self.listeners:
            try:
                listener(message)
            except Exception:
                # A face that cannot show something must not keep the others, or the worker, from being heard.
                log.exception("a face failed over %s", message["event"])

    async def handle(self, name: str, arguments: dict[str, Any], face: Conversation | None) -> Message:
        """Carry out a command for a face (None: the tray itself).

        Raises:
            ProblemError: what stood in the way.
        """
        handler = self._handlers.get(name)
        if handler is not None:
            return await handler(arguments, face)
        if name not in WORKER_COMMANDS:
            raise ProblemError(problem("usage.bad_value", f"there is no command {name!r}"))
        if name == "add":
            # The identity is given here, so that a worker that dies over it can be asked again without a second event.
            arguments = {"uid": str(uuid4()), **arguments}
        return await self.worker.request(name, arguments)

    def _tell_waiting(self) -> None:
        self.changed.set()
        self.changed = asyncio.Event()

    def _tell_problem(self, trouble: Problem) -> None:
        self.emit({"event": "problem", "problem": problem_to_dict(trouble)})

    def run_soon(self, work: Awaitable[Any]) -> None:
        """Carry out something nobody waits for; it tells of its failures itself."""
        job = asyncio.ensure_future(work)
        self._jobs.add(job)
        job.add_done_callback(self._jobs.discard)

    def warm(self) -> None:
        """Have a worker ready: something is about to be asked of it."""
        if not self.quitting.is_set():
            self.run_soon(self.worker.warm())

    def look_at(self, hints: Mapping[str, Names]) -> None:
        """Folders were changed: take it in here where that is a matter of a moment, else have the worker do it."""
        if not self.worker.running and look_quickly(self.store, self.clock, hints):
            self.emit({"event": "changed", "uids": []})
        else:
            self.run_soon(self.settle(hints=hints))

    async def settle(
        self, *, look_again: bool = False, hints: Mapping[str, Names] | None = None, clock_set: bool = False
    ) -> None:
        """Have the worker fulfil what is pending. Never raises.

        `look_again` refreshes every calendar too, `hints` (ids) only these and of them only the files of these names;
        `clock_set` lets nothing wait for a time that another clock gave.
        """
        self._look_owed = self._look_owed or look_again or bool(hints)
        named = {calendar: None if names is None else sorted(names) for calendar, names in (hints or {}).items()}
        try:
            await self.worker.request("settle", {"look_again": look_again, "hints": named, "clock_set": clock_set})
        except ProblemError as error:
            log.warning("settling did not work: %s", error)

    def _on_worker_event(self, message: Message) -> None:
        match message["event"]:
            case "idle":
                self._deaths = 0
                self._look_owed = False
                self.wake_at = message.get("wake")
                self._tell_waiting()
                self._tell_listeners(message)
            case "open_page":
                self.run_soon(self._open_sign_in_page(str(message["url"])))
            case "worker_ended":
                self.sign_ins.worker_ended()
                if message["code"]:
                    self._worker_died()
                self._tell_listeners(message)
            case _:
                self.emit(message)

    def _worker_died(self) -> None:
        """What it was at is gone on with by another one; later each time, so that no work can make a machine busy."""
        self._deaths += 1
        delay = min(FIRST_PAUSE * 4.0 ** (self._deaths - 1), LONGEST_PAUSE)
        log.warning("the worker died; another one is started in %.0f s", delay)
        asyncio.get_running_loop().call_later(delay, self._go_on)

    def _go_on(self) -> None:
        if not self.quitting.is_set() and not self.worker.running:
            self.run_soon(self.settle(look_again=self._look_owed))

    async def _open_sign_in_page(self, url: str) -> None:
        self.sign_ins.page = url
        trouble = await self.outside.open_link(url)
        self.emit({"event": "sign_in_page", "url": url, "problem": problem_to_dict(trouble) if trouble else None})


def folders_to_watch(host: Host) -> dict[Path, str]:
    """The folders of the calendars that are folders, each with its calendar's id."""
    return {Path(calendar.place): calendar.id for calendar in host.store.calendars.all() if calendar.kind == "folder"}
