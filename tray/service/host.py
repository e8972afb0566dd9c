"""The service: answers every face, keeps the worker busy with what only it can do, and tells faces what changed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from tray.domain.problem import Problem, ProblemError
from tray.domain.problem_json import problem_to_dict
from tray.domain.problems import problem
from tray.domain.settings import Settings
from tray.planning.agenda import day_of, instant
from tray.service import settings_file
from tray.service.clock import Clock
from tray.service.conversation import Conversation, GoingAway, serve
from tray.service.dialog_views import DialogViews
from tray.service.dialogs import Dialogs
from tray.service.joining import Joining
from tray.service.outside import Outside
from tray.service.paths import Paths
from tray.service.queries import Queries
from tray.service.saved_sentence import keep_sentence
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
        "undo",
        "invitation",
        "remove_meeting",
        "repair_meeting",
        "check_meeting",
        "calendar_add",
        "calendar_remove",
        "calendar_change",
        "settings_change",
    }
)
"""Commands that write, or need what only the worker loads."""

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 900.0
"""Seconds until a worker that died is followed by another: at first, and at most."""

HOST_PATIENCE = 0.5
"""Seconds this loop, on which the menu is drawn, waits for another writer of the store."""

SYNC_SECONDS = 30.0
"""How long a face that does not say so waits for all calendars and meetings."""

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
        self._changed = asyncio.Event()
        self._server: asyncio.AbstractServer | None = None
        self._jobs: set[asyncio.Task[Any]] = set()
        self._handlers: dict[str, FaceHandler] = {
            "agenda": self._agenda,
            "conflicts": self._conflicts,
            "settings": self._show_settings,
            "zoom_status": self._zoom_status,
            "zoom_remove": self._zoom_remove,
            "calendars": self._calendars,
            "wait": self._wait,
            "sync": self._sync,
            "join": self.joining.join,
            "copy": self._copy,
            "copy_text": self._copy_text,
            "copy_report": self._copy_report,
            "open_link": self._open_link,
            "keep_draft": self._keep_draft,
            "open": self._open,
            "wait_for_dialogs": self._wait_for_dialogs,
            "doctor": self._doctor,
            "quit": self._quit,
            **self.sign_ins.handlers(),
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
        self._changed.set()
        self._changed = asyncio.Event()

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

    async def _agenda(self, arguments: dict[str, Any], _: Conversation | None) -> Message:
        zone = self.clock.zone()
        start = _instant_given(arguments.get("from"), zone) or datetime.combine(
            day_of(self.clock.now(), zone), time(), zone
        )
        days = arguments.get("days", 7)
        if type(days) is not int or not 0 < days <= 3660:
            raise ProblemError(problem("usage.bad_value", "days must be a whole number from 1 to 3660"))
        end = datetime.combine(
            start.astimezone(zone).date() + timedelta(days=days), start.astimezone(zone).time(), zone
        )
        if not self.watching and self.queries.folders_changed():
            await self.worker.request("settle", {"look_again": True, "whole": True})
        if self.worker_must_unroll(end):
            return await self.worker.request("agenda", {"from": start.isoformat(), "to": end.isoformat()})
        return self.queries.agenda(start, end)

    async def _conflicts(self, arguments: dict[str, Any], _: Conversation | None) -> Message:
        zone = self.clock.zone()
        start, end = (_instant_given(arguments.get(name), zone) for name in ("start", "end"))
        if start is None or end is None:
            raise ProblemError(problem("usage.bad_value", "conflicts wants a start and an end"))
        return {"events": self.queries.conflicts(start, end, except_uid=str(arguments.get("uid", "")))}

    def worker_must_unroll(self, end: datetime) -> bool:
        """Whether some event is not unrolled up to then."""
        return bool(self.store.items.unindexed(end.timestamp(), most=1))

    async def _show_settings(self, _: dict[str, Any], __: Conversation | None) -> Message:
        return self.views.settings()

    async def _zoom_status(self, _: dict[str, Any], __: Conversation | None) -> Message:
        return self.queries.zoom_status()

    async def _zoom_remove(self, arguments: dict[str, Any], _: Conversation | None) -> Message:
        return await self.worker.request("zoom_remove", arguments)

    async def _calendars(self, _: dict[str, Any], __: Conversation | None) -> Message:
        return self.queries.calendars()

    async def _sync(self, arguments: dict[str, Any], _: Conversation | None) -> Message:
        loop = asyncio.get_running_loop()
        deadline = loop.time() + float(arguments.get("seconds", SYNC_SECONDS))
        looking = asyncio.ensure_future(
            self.worker.request("settle", {"look_again": True, "at_once": True, "whole": True})
        )
        try:
            # Out of patience is no reason to break off: the worker goes on, and is asked how far it is.
            await asyncio.wait_for(asyncio.shield(looking), deadline - loop.time())
        except TimeoutError:
            looking.add_done_callback(lambda done: done.cancelled() or done.exception())
            return {"outcome": "pending", "problem": None}
        return await self._wait({"seconds": deadline - loop.time()}, None)

    async def _wait(self, arguments: dict[str, Any], _: Conversation | None) -> Message:
        """Until the wishes of one event, or of all, are fulfilled or have a problem, or the time is over."""
        uid = str(arguments.get("uid", ""))
        loop = asyncio.get_running_loop()
        deadline = loop.time() + float(arguments.get("seconds", 10))
        while True:
            changed = self._changed
            standing = self.queries.standing
            outcome, trouble = standing.outcome(uid) if uid else standing.outcome_of_all()
            if self.quitting.is_set():
                raise GoingAway
            if outcome != "pending" or loop.time() >= deadline:
                return {"outcome": outcome, "problem": problem_to_dict(trouble) if trouble else None}
            if not self.worker.running:
                self.run_soon(self.settle())
            # Where no tray keeps an alarm, whoever waits wakes the worker for what falls due meanwhile.
            due = max(self.wake_at - self.clock.timestamp(), 0.0) if self.wake_at is not None else float("inf")
            try:
                await asyncio.wait_for(changed.wait(), min(deadline - loop.time(), due))
            except TimeoutError:
                if loop.time() < deadline:
                    self.wake_at = None
                    self.run_soon(self.settle())

    async def _copy(self, arguments: dict[str, Any], __: Conversation | None) -> Message:
        what = str(arguments.get("what", "link"))
        _, uid = self.queries.one_item(str(arguments.get("uid", "")))
        if what == "invitation":
            text = str((await self.worker.request("invitation", {**arguments, "uid": uid}))["text"])
        else:
            text = self.queries.copyable(uid, what)
        if not arguments.get("print"):
            await self._copy_text({"text": text}, None)
        return {"text": text}

    async def _copy_text(self, arguments: dict[str, Any], _: Conversation | None) -> Message:
        trouble = await self.outside.copy(str(arguments["text"]))
        if trouble is not None:
            raise ProblemError(trouble)
        return {}

    async def _copy_report(self, _: dict[str, Any], __: Conversation | None) -> Message:
        report = await self._doctor({}, None)
        return await self._copy_text({"text": report["report"]}, None)

    async def _open_link(self, arguments: dict[str, Any], _: Conversation | None) -> Message:
        trouble = await self.outside.open_link(str(arguments["url"]), token=arguments.get("token"))
        if trouble is not None:
            raise ProblemError(trouble)
        return {}

    async def _open(self, arguments: dict[str, Any], _: Conversation | None) -> Message:
        name = str(arguments.get("dialog", ""))
        if name in {"quick-add", "editor"}:
            self.warm()
        event = None
        if arguments.get("uid"):
            event = await self.worker.request("show", {"uid": arguments["uid"], "for_dialog": True})
        dialog, subject, initial = self.views.view(name, arguments, event)
        if initial.get("theme") == "system" and self.color_scheme is not None:
            initial["theme"] = await self.color_scheme() or "system"
        await self.dialogs.open(dialog, subject, initial)
        if event is not None and dialog in {"editor", "details"} and event.get("meeting"):
            self.run_soon(self.joining.look(event["uid"]))
        return {}

    async def _keep_draft(self, arguments: dict[str, Any], _: Conversation | None) -> Message:
        keep_sentence(self.paths.saved_sentence, str(arguments.get("text", "")).strip())
        return {}

    async def _wait_for_dialogs(self, _: dict[str, Any], __: Conversation | None) -> Message:
        await self.dialogs.wait_all()
        return {}

    async def _doctor(self, _: dict[str, Any], __: Conversation | None) -> Message:
        from tray.service.doctor import report

        return {"report": report(self.queries, self.paths)}

    async def _quit(self, _: dict[str, Any], __: Conversation | None) -> Message:
        self.quitting.set()
        return {}


def _instant_given(text: object, zone: Any) -> datetime | None:
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(str(text)) if "T" in str(text) else date.fromisoformat(str(text))
    except ValueError:
        raise ProblemError(problem("usage.bad_value", f"{text} is no date or time in ISO 8601")) from None
    return instant(moment, zone)


def folders_to_watch(host: Host) -> dict[Path, str]:
    """The folders of the calendars that are folders, each with its calendar's id."""
    return {Path(calendar.place): calendar.id for calendar in host.store.calendars.all() if calendar.kind == "folder"}
