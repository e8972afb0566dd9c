"""What the host answers itself: looks at the store, links and clipboard, dialogs, and waiting."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tray.domain.problem import ProblemError
from tray.domain.problem_json import problem_to_dict
from tray.domain.problems import problem
from tray.planning.agenda import day_of, instant
from tray.service.conversation import Conversation, GoingAway
from tray.service.saved_sentence import keep_sentence
from tray.service.standing import OF_ONE_EVENT
from tray.service.wire import Message

if TYPE_CHECKING:
    from tray.service.host import FaceHandler, Host

FIRST_YEAR, LAST_YEAR = 2, 9998
"""Years in which every time can be told in every zone."""

SYNC_SECONDS = 30.0
"""How long a face that does not say so waits for all calendars and meetings."""


class Answers:
    """The commands of faces that need no worker, or ask it in the course of something else."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._uncopied = ""

    def handlers(self) -> dict[str, FaceHandler]:
        """Each command with what answers it."""
        return {
            "agenda": self._agenda,
            "conflicts": self._conflicts,
            "search": self._search,
            "zoom_can_say": self._zoom_can_say,
            "settings": self._show_settings,
            "zoom_status": self._zoom_status,
            "zoom_remove": self._zoom_remove,
            "calendars": self._calendars,
            "wait": self._wait,
            "sync": self._sync,
            "copy": self._copy,
            "copy_text": self._copy_text,
            "copy_again": self._copy_again,
            "mail_invitation": self._mail_invitation,
            "copy_report": self._copy_report,
            "open_link": self._open_link,
            "keep_draft": self._keep_draft,
            "open": self._open,
            "wait_for_dialogs": self._wait_for_dialogs,
            "doctor": self._doctor,
            "quit": self._quit,
        }

    async def _agenda(self, arguments: dict[str, Any], _: Conversation | None) -> Message:
        zone = self._host.clock.zone()
        start = _instant_given(arguments.get("from"), zone) or datetime.combine(
            day_of(self._host.clock.now(), zone), time(), zone
        )
        days = arguments.get("days", 7)
        if type(days) is not int or not 0 < days <= 3660:
            raise ProblemError(problem("usage.bad_value", "days must be a whole number from 1 to 3660"))
        try:
            here = start.astimezone(zone)
            end = datetime.combine(here.date() + timedelta(days=days), here.time(), zone)
        except OverflowError:
            raise ProblemError(problem("usage.bad_value", "there are no such days")) from None
        if here.year < FIRST_YEAR or end.year > LAST_YEAR:
            raise ProblemError(problem("usage.bad_value", f"an agenda lies between {FIRST_YEAR} and {LAST_YEAR}"))
        await self._look_first()
        if self.worker_must_unroll(end):
            return await self._host.worker.request("agenda", {"from": start.isoformat(), "to": end.isoformat()})
        return self._host.queries.agenda(start, end)

    async def _look_first(self) -> None:
        """Where nobody watches the folders: read what has changed in them before anything is told of them."""
        if not self._host.watching and self._host.queries.folders_changed():
            await self._host.worker.request("settle", {"look_again": True, "whole": True})

    async def _search(self, arguments: dict[str, Any], _: Conversation | None) -> Message:
        await self._look_first()
        return await self._host.worker.request("search", arguments)

    async def _conflicts(self, arguments: dict[str, Any], _: Conversation | None) -> Message:
        zone = self._host.clock.zone()
        start, end = (_instant_given(arguments.get(name), zone) for name in ("start", "end"))
        if start is None or end is None:
            raise ProblemError(problem("usage.bad_value", "conflicts wants a start and an end"))
        return {"events": self._host.queries.conflicts(start, end, except_uid=str(arguments.get("uid", "")))}

    async def _zoom_can_say(self, arguments: dict[str, Any], _: Conversation | None) -> Message:
        """Whether Zoom can repeat a meeting as `rrule` says from `start` on; else it becomes one without fixed time."""
        from tray.planning.meeting.rule import recurrence_of

        zone = self._host.clock.zone()
        begin = _instant_given(arguments.get("start"), zone)
        if begin is None:
            raise ProblemError(problem("usage.bad_value", "zoom_can_say wants a start"))
        try:
            there = ZoneInfo(str(arguments.get("timezone") or zone.key))
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return {"exactly": False}
        local = begin.astimezone(there).replace(tzinfo=None)
        return {"exactly": recurrence_of(str(arguments.get("rrule") or ""), local, there.key) is not None}

    def worker_must_unroll(self, end: datetime) -> bool:
        """Whether some event is not unrolled up to then."""
        return bool(self._host.store.items.unindexed(end.timestamp(), most=1))

    async def _show_settings(self, _: dict[str, Any], __: Conversation | None) -> Message:
        return self._host.views.settings()

    async def _zoom_status(self, _: dict[str, Any], __: Conversation | None) -> Message:
        return self._host.queries.zoom_status()

    async def _zoom_remove(self, arguments: dict[str, Any], _: Conversation | None) -> Message:
        return await self._host.worker.request("zoom_remove", arguments)

    async def _calendars(self, _: dict[str, Any], __: Conversation | None) -> Message:
        return self._host.queries.calendars()

    async def _sync(self, arguments: dict[str, Any], _: Conversation | None) -> Message:
        loop = asyncio.get_running_loop()
        deadline = loop.time() + float(arguments.get("seconds", SYNC_SECONDS))
        looking = asyncio.ensure_future(
            self._host.worker.request("settle", {"look_again": True, "at_once": True, "whole": True})
        )
        try:
            # Out of patience is no reason to break off: the worker goes on, and is asked how far it is.
            await asyncio.wait_for(asyncio.shield(looking), deadline - loop.time())
        except TimeoutError:
            looking.add_done_callback(lambda done: done.cancelled() or done.exception())
            return {"outcome": "pending", "problem": None, "sources": self._host.queries.sources()}
        told = await self._wait({"seconds": deadline - loop.time()}, None)
        sources = self._host.queries.sources()
        if told["outcome"] == "done":
            # One file that cannot be read is named, and keeps nothing else from being up to date.
            whole = [one["problem"] for one in sources if one["problem"] and one["problem"]["code"] not in OF_ONE_EVENT]
            told |= {"outcome": "problem", "problem": whole[0]} if whole else {}
        return told | {"sources": sources}

    async def _wait(self, arguments: dict[str, Any], _: Conversation | None) -> Message:
        """Until the wishes of one event, or of all, are fulfilled or have a problem, or the time is over."""
        uid = str(arguments.get("uid", ""))
        loop = asyncio.get_running_loop()
        deadline = loop.time() + float(arguments.get("seconds", 10))
        while True:
            changed = self._host.changed
            standing = self._host.queries.standing
            outcome, trouble = standing.outcome(uid) if uid else standing.outcome_of_all()
            if self._host.quitting.is_set():
                raise GoingAway
            if outcome != "pending" or loop.time() >= deadline:
                return {"outcome": outcome, "problem": problem_to_dict(trouble) if trouble else None}
            if not self._host.worker.running:
                self._host.run_soon(self._host.settle())
            # Where no tray keeps an alarm, whoever waits wakes the worker for what falls due meanwhile.
            due = (
                max(self._host.wake_at - self._host.clock.timestamp(), 0.0)
                if self._host.wake_at is not None
                else float("inf")
            )
            try:
                await asyncio.wait_for(changed.wait(), min(deadline - loop.time(), due))
            except TimeoutError:
                if loop.time() < deadline:
                    self._host.wake_at = None
                    self._host.run_soon(self._host.settle())

    async def _copy(self, arguments: dict[str, Any], __: Conversation | None) -> Message:
        what = str(arguments.get("what", "link"))
        _, uid = self._host.queries.one_item(str(arguments.get("uid", "")))
        if what == "invitation":
            text = str((await self._host.worker.request("invitation", {**arguments, "uid": uid}))["text"])
        elif what == "ics":
            text = str((await self._host.worker.request("invitation_file", {**arguments, "uid": uid}))["text"])
        else:
            text = self._host.queries.copyable(uid, what)
        if not arguments.get("print"):
            await self._copy_text({"text": text}, None)
        return {"text": text}

    async def _mail_invitation(self, arguments: dict[str, Any], _: Conversation | None) -> Message:
        """Begin a mail to the guests; tells where its file lies, and whether the mail program was handed it."""
        made = await self._host.worker.request("invitation_to_mail", arguments)
        body = await self._host.worker.request("invitation", {"uid": arguments.get("uid", "")})
        trouble, attached = await self._host.outside.mail(
            made["to"], made["subject"], str(body["text"]), Path(str(made["path"]))
        )
        if trouble is not None:
            raise ProblemError(trouble)
        return {"path": made["path"], "attached": attached, "sent_by_server": made["sent_by_server"]}

    async def _copy_text(self, arguments: dict[str, Any], _: Conversation | None) -> Message:
        text = str(arguments["text"])
        trouble = await self._host.outside.copy(text)
        # Kept here and not in the problem, which is written down: it may be a passcode.
        self._uncopied = "" if trouble is None else text
        if trouble is not None:
            raise ProblemError(trouble)
        return {}

    async def _copy_again(self, _: dict[str, Any], __: Conversation | None) -> Message:
        """What the clipboard did not take last."""
        return await self._copy_text({"text": self._uncopied}, None) if self._uncopied else {}

    async def _copy_report(self, _: dict[str, Any], __: Conversation | None) -> Message:
        report = await self._doctor({}, None)
        return await self._copy_text({"text": report["report"]}, None)

    async def _open_link(self, arguments: dict[str, Any], _: Conversation | None) -> Message:
        trouble = await self._host.outside.open_link(str(arguments["url"]), token=arguments.get("token"))
        if trouble is not None:
            raise ProblemError(trouble)
        return {}

    async def _open(self, arguments: dict[str, Any], _: Conversation | None) -> Message:
        name = str(arguments.get("dialog", ""))
        if name in {"quick-add", "editor", "search"}:
            self._host.warm()
        event = None
        if arguments.get("uid"):
            event = await self._host.worker.request("show", {"uid": arguments["uid"], "for_dialog": True})
        arguments = {**arguments, "decision": self._host.sign_ins.to_be_decided, "uncopied": self._uncopied}
        dialog, subject, initial = self._host.views.view(name, arguments, event)
        if initial.get("theme") == "system" and self._host.color_scheme is not None:
            initial["theme"] = await self._host.color_scheme() or "system"
        await self._host.dialogs.open(dialog, subject, initial)
        if event is not None and dialog in {"editor", "details"} and event.get("meeting"):
            self._host.run_soon(self._host.joining.look(event["uid"]))
        return {}

    async def _keep_draft(self, arguments: dict[str, Any], _: Conversation | None) -> Message:
        keep_sentence(self._host.paths.saved_sentence, str(arguments.get("text", "")).strip())
        return {}

    async def _wait_for_dialogs(self, _: dict[str, Any], __: Conversation | None) -> Message:
        await self._host.dialogs.wait_all()
        return {}

    async def _doctor(self, _: dict[str, Any], __: Conversation | None) -> Message:
        from tray.service.doctor import report

        return {"report": report(self._host.queries, self._host.paths)}

    async def _quit(self, _: dict[str, Any], __: Conversation | None) -> Message:
        self._host.quitting.set()
        return {}


def _instant_given(text: object, zone: Any) -> datetime | None:
    if not text:
        return None
    try:
        moment = (
            datetime.fromisoformat(str(text)) if len(str(text)) > len("2026-11-22") else date.fromisoformat(str(text))
        )
        return instant(moment, zone).astimezone(UTC)
    except (ValueError, OverflowError):
        raise ProblemError(problem("usage.bad_value", f"{text} is no date or time in ISO 8601")) from None
