"""What a command that writes is given, and the one way to save."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tray.domain.calendar import Calendar
from tray.domain.event import Series
from tray.domain.meeting import Meeting
from tray.domain.problem import ProblemError
from tray.domain.problems import problem
from tray.domain.settings import Settings
from tray.service.clock import Clock
from tray.service.meeting_owner import MeetingOwner
from tray.service.paths import Paths
from tray.service.settings_file import load
from tray.store.items import Item
from tray.store.store import Store


@dataclass(frozen=True, slots=True)
class Work:
    """The tools of a command: the store of this thread, the clock, and where things lie."""

    store: Store
    clock: Clock
    paths: Paths

    def settings(self) -> Settings:
        """The settings in force at this moment."""
        return load(self.paths.settings)[0]

    def item(self, uid: str) -> Item:
        """The event whose UID begins so.

        Raises:
            ProblemError: `event.not_found`, `event.ambiguous`.
        """
        found = self.store.items.find(uid) if uid else ()
        if not found:
            raise ProblemError(problem("event.not_found", uid))
        if len({item.uid for item in found}) > 1:
            raise ProblemError(problem("event.ambiguous", ", ".join(sorted({item.uid for item in found})[:5])))
        return found[0]

    def writable(self, calendar_id: str) -> Calendar:
        """The calendar, which must take changes.

        Raises:
            ProblemError: `calendar.not_found`, `calendar.read_only`.
        """
        calendar = self.store.calendars.get(calendar_id)
        if calendar is None:
            raise ProblemError(problem("calendar.not_found", calendar_id))
        if not calendar.writable:
            raise ProblemError(problem("calendar.read_only", calendar.name))
        return calendar

    def series(self, item: Item) -> Series:
        """What the person wants the event to be.

        Raises:
            ProblemError: `event.not_found` where it is wanted gone.
        """
        from tray.domain.ics import read_one

        if item.wanted is None:
            raise ProblemError(problem("event.not_found", item.uid))
        return read_one(item.wanted)

    def write(self, calendar: str, series: Series, text: str | None = None) -> None:
        """Save an event's text and occurrences, and the wish that its calendar learns of it, in one transaction.

        `text` is what stood there before, whose unknown parts are kept.
        """
        from tray.calendars.index import index
        from tray.domain.ics import rewrite

        now = self.clock.now()
        meeting = series.main.meeting
        item = Item(
            calendar=calendar,
            uid=series.uid,
            wanted=rewrite(text, series, now),
            meeting_mark=meeting.mark if meeting else "",
        )
        with self.store.transaction():
            self.store.items.want(item, now.timestamp())
            index(self.store, item, now=now, zone=self.clock.zone())

    def save(self, calendar: str, series: Series, text: str | None = None) -> None:
        """The same, with the wish that its Zoom meeting follows."""
        from tray.planning.meeting.spec import spec_of
        from tray.zoom.wishes import set_aside, want_meeting

        with self.store.transaction():
            meeting = series.main.meeting
            known = self.store.meetings.get(meeting.mark) if meeting is not None else None
            if meeting is not None and known is not None and known.meeting_id and known.meeting_id != meeting.id:
                # An older text is saved again, from before Zoom had made the meeting: what is known of it stays.
                meeting = Meeting(known.account, known.mark, known.meeting_id, known.join_url, known.passcode)
                series = with_meeting(series, meeting)
            self.write(calendar, self._organized(calendar, series), text)
            if meeting is not None:
                spec = spec_of(series, mark=meeting.mark, home_zone=self.clock.zone().key)
                now = self.clock.timestamp()
                record = want_meeting(self.store, meeting, spec, calendar=calendar, uid=series.uid, now=now)
                if self.is_of_somebody_else(meeting):
                    set_aside(self.store, record)

    def is_of_somebody_else(self, meeting: Meeting) -> bool:
        """Whether a meeting was made with an account that is not connected here: nothing can be wished of it."""
        return MeetingOwner(self.store).is_somebody_else(meeting.account, meeting.id)

    def let_meeting_go(self, meeting: Meeting) -> None:
        """Wish the meeting gone; one of an account that is not connected is left to Zoom."""
        from tray.zoom.wishes import drop, want_gone

        if self.is_of_somebody_else(meeting):
            drop(self.store, meeting.mark)
        else:
            want_gone(self.store, meeting.mark)

    def _organized(self, calendar_id: str, series: Series) -> Series:
        """The series as a server wants it that sends invitations itself (RFC 6638 3.1): with its organizer named."""
        calendar = self.store.calendars.get(calendar_id)
        organizer = calendar.options.get("invites", "") if calendar is not None else ""
        parts = (series.main, *series.exceptions)
        if not organizer or series.main.organizer or not any(one.attendees for one in parts):
            return series
        main, *exceptions = (replace(one, organizer=one.organizer or organizer) for one in parts)
        return replace(series, main=main, exceptions=tuple(exceptions))

    def note(self, action: str) -> None:
        """Remember the last action for the report; it names no event."""
        self.store.facts.put("last_action", f"{action} at {self.clock.now().isoformat(timespec='seconds')}")

    def new_meeting(self) -> Meeting:
        """A meeting to be made: with the first account, or with whichever is connected next."""
        from tray.zoom.wishes import new_mark

        accounts = self.store.accounts.all()
        return Meeting(account=accounts[0].id if accounts else "", mark=new_mark())


def with_meeting(series: Series, meeting: Meeting | None) -> Series:
    """The series with this meeting in all its parts."""
    return Series(
        replace(series.main, meeting=meeting),
        tuple(replace(exception, meeting=meeting) for exception in series.exceptions),
    )
