"""What is known of a meeting, written into its event."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

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

    def know_again(self, account: str) -> None:
        """Give meetings of an account that is back their records, where only their events still tell of them.

        What Zoom says of those that are coming is looked at; the others are only known, so that they can be deleted.
        """
        from tray.planning.meeting.spec import spec_of
        from tray.zoom.coming import coming
        from tray.zoom.wishes import know_meeting

        work = self._work()
        store, now, zone = work.store, work.clock.timestamp(), work.clock.zone().key
        for item in store.items.with_meetings():
            if store.meetings.get(item.meeting_mark) is not None:
                continue
            series = work.series(item)
            meeting = series.main.meeting
            if meeting is None or meeting.account != account or not meeting.id:
                continue
            spec = spec_of(series, mark=meeting.mark, home_zone=zone)
            know_meeting(store, meeting, spec, calendar=item.calendar, uid=item.uid)
            record = store.meetings.get(meeting.mark)
            if record is not None and coming((record,), now):
                store.meetings.put(replace(record, observed="", pending=True))

    def rewrite(self, record: MeetingRecord, meeting: Meeting | None) -> None:
        """Put `meeting` in the place of the record's, where the event still carries that."""
        work = self._work()
        item = work.store.items.get(record.calendar, record.uid)
        if item is None or item.wanted is None:
            return
        series = work.series(item)
        if series.main.meeting is not None and series.main.meeting.mark == record.mark:
            work.write(item.calendar, with_meeting(series, meeting), item.wanted)
