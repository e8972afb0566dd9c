"""What an account leaves behind in events when it goes: made meetings stay readable, wishes do not stay at all."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from tray.domain.meeting import Meeting
from tray.service.commands.work import Work
from tray.store.meetings import MeetingRecord

if TYPE_CHECKING:
    from tray.service.slow_work import SlowWork

FACT = "zoom.leaving"


class Leaving:
    """Takes meetings that were never made out of their events, once their account is gone.

    Which accounts are going is written down first, so that it is finished after any interruption. `rewrite` writes an
    event with another meeting in the place of the record's.
    """

    def __init__(
        self, slow: SlowWork, work: Callable[[], Work], rewrite: Callable[[MeetingRecord, Meeting | None], None]
    ) -> None:
        self._slow = slow
        self._work = work
        self._rewrite = rewrite

    def begin(self, account: str) -> None:
        """Write down that the account is going."""
        with self._slow.store.transaction():
            self._put({*self._accounts(), account})

    def hand_over(self, old: str, new: str) -> None:
        """Let another account make what the old one was still to make."""
        store = self._slow.store
        with store.transaction():
            for record in store.meetings.of_account(old):
                if record.want == "present" and not record.meeting_id and not record.intent:
                    waiting = replace(record, account=new, pending=True, tries=0, not_before=0, problem="")
                    store.meetings.put(waiting)
                    self._rewrite(waiting, Meeting(new, record.mark))
        self.begin(old)

    def finish(self) -> None:
        """Sweep up after accounts that are gone by now; those that stayed after all are left alone."""
        store = self._slow.store
        for account in self._accounts():
            found = store.accounts.get(account)
            if found is not None and found.state == "removing":
                continue
            with store.transaction():
                if found is None:
                    self._sweep(account)
                self._put(self._accounts() - {account})

    def _sweep(self, account: str) -> None:
        work = self._work()
        for calendar in work.store.calendars.all():
            for item in work.store.items.of_calendar(calendar.id):
                if not item.meeting_mark or item.wanted is None or work.store.meetings.get(item.meeting_mark):
                    continue
                meeting = work.series(item).main.meeting
                if meeting is not None and meeting.account == account and not meeting.id:
                    ghost = MeetingRecord(meeting.mark, account, item.calendar, item.uid, "absent")
                    self._rewrite(ghost, None)

    def _accounts(self) -> set[str]:
        text = self._slow.store.facts.get(FACT)
        return set(json.loads(text)) if text else set()

    def _put(self, accounts: set[str]) -> None:
        self._slow.store.facts.put(FACT, json.dumps(sorted(accounts)) if accounts else "")
