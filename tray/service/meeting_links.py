"""What is known of a meeting, written into its event."""

from __future__ import annotations

from collections.abc import Callable

from tray.domain.meeting import Meeting
from tray.service.commands.work import Work, with_meeting
from tray.store.meetings import MeetingRecord


class MeetingLinks:
    """Rewrites events; called inside the transaction that learnt what is written."""

    def __init__(self, work: Callable[[], Work]) -> None:
        self._work = work

    def attach(self, record: MeetingRecord) -> None:
        """Write id, link and passcode into the event."""
        self.rewrite(record, Meeting(record.account, record.mark, record.meeting_id, record.join_url, record.passcode))

    def detach(self, record: MeetingRecord) -> None:
        """Take the meeting out of the event, where it still stands there."""
        self.rewrite(record, None)

    def rewrite(self, record: MeetingRecord, meeting: Meeting | None) -> None:
        """Put `meeting` in the place of the record's, where the event still carries that."""
        work = self._work()
        item = work.store.items.get(record.calendar, record.uid)
        if item is None or item.wanted is None:
            return
        series = work.series(item)
        if series.main.meeting is not None and series.main.meeting.mark == record.mark:
            work.write(item.calendar, with_meeting(series, meeting), item.wanted)
