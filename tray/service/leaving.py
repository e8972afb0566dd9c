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
SWITCH = "zoom.switching"


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

    def decided(self, old: str, new: str) -> None:
        """Write down that the new account is to take the place of the old one as soon as it is ready."""
        with self._slow.store.transaction():
            self._slow.store.facts.put(SWITCH, json.dumps([old, new]))

    def stays(self, account: str) -> None:
        """Somebody signed in to this account: where it was to be switched from, it is not any more."""
        text = self._slow.store.facts.get(SWITCH)
        if text and json.loads(text)[0] == account:
            with self._slow.store.transaction():
                self._slow.store.facts.put(SWITCH, "")

    def switched(self) -> str:
        """Hand over what was decided, where the new account is ready; gives the old one, which is to go, "" for none.

        While the new one still needs a sign-in the decision stands; where one of them is not there, it is void.
        """
        store = self._slow.store
        text = store.facts.get(SWITCH)
        if not text:
            return ""
        old, new = json.loads(text)
        found, leaves = store.accounts.get(new), store.accounts.get(old)
        ready = found is not None and found.state == "ready" and leaves is not None
        if ready or found is None or leaves is None:
            with store.transaction():
                store.facts.put(SWITCH, "")
                if ready:
                    self._hand_over(old, new)
                    store.accounts.set_state(old, "removing")
                    self._put({*self._accounts(), old})
        return str(old) if ready else ""

    def _hand_over(self, old: str, new: str) -> None:
        """Let another account make what the old one was still to make.

        A meeting whose create was never answered is made under a mark of its own: the new account cannot look for it.
        """
        from tray.zoom.wishes import recreate

        store = self._slow.store
        for record in store.meetings.of_account(old):
            if record.want == "present" and not record.meeting_id:
                mark = recreate(store, record.mark) if record.intent else record.mark
                assert mark is not None
                self._rewrite(record, Meeting(new, mark))
                fresh = store.meetings.get(mark) or record
                store.meetings.put(replace(fresh, account=new, pending=True, tries=0, not_before=0, problem=""))

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
        for item in work.store.items.with_meetings():
            if work.store.meetings.get(item.meeting_mark):
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
