"""The tray: shows what the service knows, by icon, menu and notices, and carries back what the person clicks."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from tray.desktop.icon.port import IconView, TrayIcon
from tray.desktop.notices.notice import DismissReason
from tray.desktop.notices.port import Notifier
from tray.domain.command import Command
from tray.domain.problem import Problem, ProblemError
from tray.domain.problem_json import problem_from_dict
from tray.planning.agenda import day_of, instant
from tray.planning.icon import OFFLINE, plan_icon
from tray.planning.menu import plan_menu
from tray.planning.snapshot import Snapshot
from tray.service.alarm import Alarm
from tray.service.conversation import Conversation, attempt
from tray.service.disk import FAILURES
from tray.service.host import Host, folders_to_watch
from tray.service.reminding import Answer, Reminding
from tray.service.watch import FolderWatch, Names
from tray.service.wire import Message
from tray.service.wording import UNDO_KEY, done_notice, problem_key, problem_notice, undo_notice

log = logging.getLogger(__name__)

CLOCKS_DIFFER = 5.0
"""Seconds by which the clock has to be behind itself to count as set back."""


TRY_AGAIN = 10.0
"""Seconds after which what could not be shown is tried once more."""


class TrayFace:
    """The one face that lives inside the service's own process; everything here runs on its loop."""

    def __init__(self, host: Host, icon: TrayIcon, notifier: Notifier) -> None:
        self.host = host
        self.icon = icon
        self.notifier = notifier
        self.reminding = Reminding(host.store.reminders, notifier)
        self._undo = host.store.facts.get("undo")
        self._told: set[tuple[str, str]] = set(map(tuple, json.loads(host.store.facts.get("told", "[]"))))
        self._no_host: Problem | None = None
        self._seen = 0.0
        self.alarm: Alarm | None = None
        self.watch: FolderWatch | None = None
        host.listeners.append(self._hear)
        host.register("snooze", self._snooze)
        host.register("test_notice", self._test_notice)
        host.register("show_yourself", self._show_yourself)

    def start(self, alarm: Alarm, watch: FolderWatch) -> None:
        """Show the first picture and begin to watch clock and folders."""
        self.alarm, self.watch = alarm, watch
        self.host.watching = True
        self.refresh()

    def refresh(self) -> None:
        """Show what is so now. Costs one look at the store; what did not change is not drawn again.

        What fails is tried again soon: an alarm that is not set would never ring for the next reminder.
        """
        try:
            self._show()
        except Exception:
            log.exception("the tray could not be brought up to date; it is tried again")
            if self.alarm is not None:
                self.alarm.set(self.host.clock.timestamp() + TRY_AGAIN)

    def _show(self) -> None:
        now, zone = self.host.clock.now(), self.host.clock.zone()
        self._seen = now.timestamp()
        mute = self.notifier.problem
        sign_ins = self.host.sign_ins
        snapshot = self.host.queries.snapshot(
            signing_in=sign_ins.is_open, sign_in=sign_ins.trouble, besides=(mute,) if mute else ()
        )
        picture = plan_icon(
            snapshot.entries,
            now=now,
            zone=zone,
            settings=snapshot.settings,
            problems=(*filter(None, (sign_ins.to_be_decided,)), *snapshot.problems),
            hours24=snapshot.hours24,
        )
        self.icon.show(
            IconView(
                picture.state, picture.minutes, picture.tooltip, picture.label, plan_menu(snapshot, now=now, zone=zone)
            )
        )
        next_reminder = self.reminding.refresh(snapshot, now, zone)
        self._tell_problems(snapshot)
        self._offer_undo(snapshot)
        midnight = datetime.combine(day_of(now, zone) + timedelta(days=1), time(), zone)
        times = [picture.next_at, next_reminder, instant(midnight, zone)]
        if self.host.wake_at is not None:
            times.append(datetime.fromtimestamp(self.host.wake_at, now.tzinfo))
        if self.alarm is not None:
            self.alarm.set(min(at.timestamp() for at in times if at is not None))
        if self.watch is not None:
            self.watch.watch(folders_to_watch(self.host))

    def ring(self) -> None:
        """The alarm rang: something is due, or the clock jumped."""
        now = self.host.clock.timestamp()
        if now < self._seen - CLOCKS_DIFFER:
            self.host.wake_at = None
            self.host.run_soon(self.host.settle(clock_set=True))
        elif self.host.wake_at is not None and self.host.wake_at <= now:
            self.host.wake_at = None
            self.host.run_soon(self.host.settle())
        self.refresh()

    def look_again(self) -> None:
        """Refresh every calendar, and fulfil what waits."""
        self.host.run_soon(self.host.settle(look_again=True))

    def look_at(self, changed: Mapping[Path, Names]) -> None:
        """Folders were changed by another program: look at these files, or at a folder as a whole."""
        folders = folders_to_watch(self.host)
        hints = {folders[folder]: names for folder, names in changed.items() if folder in folders}
        if hints:
            self.host.look_at(hints)

    def on_command(self, command: object, token: str | None = None) -> None:
        """Carry out what was clicked in the menu or on a notice; a problem becomes a notice with its button."""
        if isinstance(command, Answer):
            command = self.reminding.answered(command, self.host.clock.now())
        if isinstance(command, Command):
            self.host.run_soon(self._run(command, token))

    def on_dismiss(self, key: str, reason: DismissReason) -> None:
        """A reminder left the screen unanswered: put away, it is not shown again; unseen, it is kept for later."""
        self.reminding.dismissed(key, reason, self.host.clock.now())

    def on_notifier_change(self) -> None:
        """Notices can be shown now, or cannot any more; what nobody saw is shown as soon as they can."""
        if self.notifier.problem is None:
            self.reminding.show_unseen()
        self.refresh()

    def on_problem(self, problem: Problem) -> None:
        """Something about the desktop itself: said once, as a notice and in the log."""
        log.warning("%s: %s", problem.title, problem.remedy)
        if problem.code == "tray.no_host":
            self._no_host = problem
        self._say(problem)

    def on_hosted(self) -> None:
        """The desktop shows our icon now."""
        if self._no_host is not None:
            self.notifier.withdraw(problem_notice(self._no_host).key)
            self._no_host = None

    async def _run(self, command: Command, token: str | None) -> None:
        arguments = dict(command.arguments) | ({"token": token} if token else {})
        result = await attempt(self.host.handle(command.name, arguments, None))
        if isinstance(result, Problem):
            # Whoever gave it up, here or by beginning another, knows.
            if result.code != "zoom.sign_in_cancelled" and not await self._asked(result):
                self._say(result)
        elif command.name == "sync" and (still := result.get("problem")):
            self._say(problem_from_dict(still))
        elif "account" in result:
            self.notifier.show(done_notice("Zoom is connected", f"Signed in as {result['account']['email']}."))
        elif command.name == "copy":
            self.notifier.show(done_notice("Copied", f"The {command.arguments['what']} is on the clipboard."))
        elif command.name in {"copy_text", "copy_sign_in_page"}:
            self.notifier.show(done_notice("Copied", "The address is on the clipboard."))
        elif command.name == "copy_again":
            self.notifier.show(done_notice("Copied", "It is on the clipboard."))
        elif command.name == "copy_report":
            self.notifier.show(done_notice("Copied", "The report is on the clipboard. It holds nothing secret."))

    async def _asked(self, problem: Problem) -> bool:
        """Ask in a window who is to be connected: that is more than the few words of a notice can weigh."""
        if problem.code != "zoom.other_user":
            return False
        return not isinstance(await attempt(self.host.handle("open", {"dialog": "switch-user"}, None)), Problem)

    def _hear(self, message: Message) -> None:
        if message["event"] == "problem" or (message["event"] == "sign_in_page" and message["problem"]):
            self._say(problem_from_dict(message["problem"]))
        self.refresh()

    def _say(self, problem: Problem) -> None:
        self.notifier.show(problem_notice(problem, hide_titles=self.host.settings()[0].hide_titles))

    def _offer_undo(self, snapshot: Snapshot) -> None:
        """Each delete or move is followed by a notice that takes it back, until it cannot be taken back any more."""
        remembered = self.host.store.facts.get("undo")
        if remembered == self._undo:
            return
        self._undo = remembered
        if snapshot.undo:
            self.notifier.show(undo_notice(snapshot.undo, hide_titles=snapshot.settings.hide_titles))
        else:
            self.notifier.withdraw(UNDO_KEY)

    def _tell_problems(self, snapshot: Snapshot) -> None:
        """Each problem that a person must act on is told once, until it has gone away; its notice goes with it."""
        standing = {
            (problem.code, problem.action.target if problem.action else ""): problem
            for problem in snapshot.problems
            if problem.code not in OFFLINE
        }
        for key in standing.keys() - self._told:
            self.notifier.show(problem_notice(standing[key], hide_titles=snapshot.settings.hide_titles))
        for code, target in self._told - standing.keys():
            self.notifier.withdraw(problem_key(code, target))
        if standing.keys() != self._told:
            self._told = set(standing)
            with suppress(*FAILURES):  # told once more after a restart, at worst
                self.host.store.facts.put("told", json.dumps(sorted(standing)))

    async def _snooze(self, arguments: dict[str, Any], _: Conversation | None) -> Message:
        self.reminding.snooze(str(arguments["key"]), self.host.clock.now(), int(arguments.get("minutes", 5)))
        self.refresh()
        return {}

    async def _test_notice(self, _: dict[str, Any], __: Conversation | None) -> Message:
        # Shown whatever is known of before: who shows notices may be there by now.
        self.notifier.show(done_notice("Notices work", "Reminders will look like this, with a Join button."))
        await self.notifier.settled()
        if self.notifier.problem is not None:
            raise ProblemError(self.notifier.problem)
        return {}

    async def _show_yourself(self, _: dict[str, Any], __: Conversation | None) -> Message:
        """A second start: show that we are here by what is wanted most."""
        return await self.host.handle("open", {"dialog": "quick-add"}, None)
