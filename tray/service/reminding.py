"""Reminders on the screen: shown when due, kept right while they are up, and never shown twice."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tray.desktop.notices.notice import DismissReason, Notice
from tray.desktop.notices.port import Notifier
from tray.domain.reminder import ShownReminder
from tray.planning.agenda import Entry
from tray.planning.reminders import Reminder, plan_reminders
from tray.planning.snapshot import Snapshot
from tray.service.disk import FAILURES
from tray.service.wording import notice_key, reminder_notice
from tray.store.reminders import Reminders

REMEMBERED = timedelta(days=2)
"""How long it is remembered that a reminder was shown."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a button of a reminder stands for: the reminder is answered, and then `command` is carried out."""

    notice: str
    command: object


class Reminding:
    """Compares what is due with what is up, by plans; `memory` outlives the program."""

    def __init__(self, memory: Reminders, notifier: Notifier) -> None:
        self._memory = memory
        self._notifier = notifier
        self._up: dict[str, Reminder] = {}
        self._unseen: set[str] = set()
        self._unwritten: dict[str, ShownReminder] = {}

    def refresh(self, snapshot: Snapshot, now: datetime, zone: ZoneInfo) -> datetime | None:
        """Show what is due, put right what is up, take away what has lost its reason; gives when to look again."""
        plan = plan_reminders(
            snapshot.entries,
            now=now,
            zone=zone,
            settings=snapshot.settings,
            shown=self._known(),
            on_screen=frozenset(reminder.entry.key for reminder in self._up.values()),
        )
        entries = {entry.key: entry for entry in snapshot.entries}
        for key, reminder in list(self._up.items()):
            now_entry = entries.get(reminder.entry.key)
            if now_entry is None or reminder.entry.key in plan.withdraw or now_entry.start != reminder.entry.start:
                # Over, cancelled or moved: a moved event is told anew at its new time.
                del self._up[key]
                self._notifier.withdraw(key)
            elif _told(now_entry) != _told(reminder.entry):
                # Its meeting is ready by now, say: Join must be on the notice that is already up.
                self._show(replace(reminder, entry=now_entry), snapshot, now, zone)
        for reminder in plan.show:
            # Remembered first: a reminder lost to a crash is a pity, one that comes at every start is a plague.
            self._remember(ShownReminder(reminder.key, now.timestamp()))
            self._show(reminder, snapshot, now, zone)
        if plan.show:
            with suppress(*FAILURES):
                self._memory.forget_before((now - REMEMBERED).timestamp())
        return plan.next_at

    def answered(self, answer: Answer, now: datetime) -> object:
        """A button was pressed; gives the command to carry out."""
        reminder = self._up.pop(answer.notice, None)
        if reminder is not None:
            self._remember(ShownReminder(reminder.key, now.timestamp(), answered=True))
        return answer.command

    def dismissed(self, key: str, reason: DismissReason, now: datetime) -> None:
        """A notice left the screen unanswered: put away, it is not shown again; unseen, it is kept for later."""
        reminder = self._up.pop(key, None)
        if reminder is None:
            return
        if reason in {"lost", "not_shown"}:
            self._unseen.add(reminder.key)
        else:
            self._remember(ShownReminder(reminder.key, now.timestamp(), answered=True))

    def snooze(self, key: str, now: datetime, minutes: int) -> None:
        """Put a reminder off."""
        until = (now + timedelta(minutes=minutes)).timestamp()
        self._remember(ShownReminder(key, now.timestamp(), snoozed_until=until))
        self._up = {notice: each for notice, each in self._up.items() if each.key != key}

    def show_unseen(self) -> None:
        """Notices can be shown again: let the next `refresh` show what nobody has seen."""
        for key in self._unseen:
            self._unwritten.pop(key, None)
            with suppress(*FAILURES):
                self._memory.forget(key)
        self._unseen.clear()

    def _known(self) -> dict[str, ShownReminder]:
        return {reminder.key: reminder for reminder in self._memory.all()} | self._unwritten

    def _remember(self, shown: ShownReminder) -> None:
        """Write it down, with what could not be written before; a full disk keeps no reminder from coming."""
        self._unwritten[shown.key] = shown
        with suppress(*FAILURES):
            for each in list(self._unwritten.values()):
                self._memory.put(each)
                del self._unwritten[each.key]

    def _show(self, reminder: Reminder, snapshot: Snapshot, now: datetime, zone: ZoneInfo) -> None:
        notice = reminder_notice(reminder, now=now, zone=zone, settings=snapshot.settings, hours24=snapshot.hours24)
        self._up[notice_key(reminder.entry)] = reminder
        self._notifier.show(_answering(notice))


def _told(entry: Entry) -> tuple[object, ...]:
    """What a notice tells of an entry, apart from the time that is left."""
    return (entry.title, entry.end, entry.location, entry.join_url, entry.meeting, entry.meeting_problem)


def _answering(notice: Notice) -> Notice:
    """The notice, whose buttons say that they belong to it."""
    return replace(
        notice,
        buttons=tuple(replace(button, command=Answer(notice.key, button.command)) for button in notice.buttons),
        default=Answer(notice.key, notice.default) if notice.default is not None else None,
    )
