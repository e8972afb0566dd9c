"""Calendars inside the worker: what was saved is sent, what was changed outside is read."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tray.calendars.index import extend
from tray.calendars.reconciler import CalendarReconciler
from tray.domain.calendar import Calendar
from tray.domain.event import Series
from tray.domain.secret import Secret
from tray.planning.meeting.spec import spec_of
from tray.planning.meeting.text import spec_to_text
from tray.service.inviting import ask_soon, follow_inviting
from tray.service.region import hours24
from tray.service.settings_file import load
from tray.service.strays import let_go, let_strays_go

if TYPE_CHECKING:
    from tray.service.slow_work import SlowWork


def password_name(place: str, user: str) -> str:
    """The name under which the keyring holds the password of a server: one for all calendars of a user there."""
    parts = urlsplit(place)
    return f"calendar {user} {parts.scheme}://{parts.netloc}"


class CalendarRoom:
    """Sends and reads; runs on the slow thread."""

    def __init__(self, slow: SlowWork) -> None:
        self._slow = slow
        self._gone = False
        self._extended_on: date | None = None
        self._reconciler = CalendarReconciler(
            slow.store,
            slow.clock,
            changed=self._changed_outside,
            stopping=lambda: slow.stopping,
            usual_minutes=lambda: load(slow.paths.settings)[0].sync_minutes,
            hours24=lambda: hours24(load(slow.paths.settings)[0]),
            open_port=lambda calendar: slow.tools.calendar(calendar, self._password),
        )

    def settle(self, *, look_again: bool, hints: Mapping[str, Collection[str] | None] | None = None) -> None:
        """Send what waits; with `look_again` read every calendar anew, and unroll as far as the day asks.

        `hints` are calendars that have changed, each with the only names under which it may have (None: any).
        """
        for calendar, names in (hints or {}).items():
            if not look_again and not self._slow.stopping:
                self._reconciler.sync(calendar, None if names is None else sorted(names))
        if look_again:
            self._reconciler.sync_all()
        self._reconciler.settle()
        follow_inviting(self._slow.store, self._slow.clock.now(), self._password)
        self._extend(anew=look_again)
        if look_again or self._gone:
            # A look that was broken off by the end of the program is made up for by the first of the next.
            self._gone = False
            with self._slow.store.transaction():
                trouble = let_strays_go(self._slow.store)
            if trouble is not None:
                self._slow.report(trouble)

    def _extend(self, *, anew: bool) -> None:
        """Unroll as far as the day asks, once a day."""
        now, zone = self._slow.clock.now(), self._slow.clock.zone()
        if anew or self._extended_on != now.date():
            while extend(self._slow.store, now, zone):
                pass
            self._extended_on = now.date()

    def next_wake(self) -> float | None:
        """When there is something to send or to look at next."""
        return self._reconciler.next_wake()

    def forget_password(self, calendar: Calendar) -> None:
        """Another password or certificate holds for this calendar and others of its server: open them anew."""
        for one in self._slow.store.calendars.all():
            if one.kind != "folder" and urlsplit(one.place).netloc == urlsplit(calendar.place).netloc:
                self._reconciler.let_go(one.id)
        if calendar.kind == "caldav":
            ask_soon(self._slow.store, calendar)

    def _password(self, calendar: Calendar) -> Secret | None:
        return self._slow.keyring.get(password_name(calendar.place, calendar.user))

    def _changed_outside(self, calendar: str, uid: str, series: Series | None) -> None:
        """Another program, or another computer of the same person, has changed an event: its meeting follows."""
        from tray.service.commands.undo import outdated

        if series is not None and series.main.meeting is None and not self._slow.store.facts.get("undo"):
            return  # as most events are: a first look takes many thousands
        from tray.zoom import wishes

        store, now = self._slow.store, self._slow.clock.timestamp()
        outdated(store, uid)
        if series is None:
            self._gone = True
            return
        meeting = series.main.meeting
        if meeting is not None:
            # Both computers have wished for one: the event carries the other's, and ours is nobody's any more.
            for mine in store.meetings.besides(meeting.mark, calendar, uid):
                let_go(store, mine)
        if meeting is None or store.accounts.get(meeting.account) is None:
            return
        spec = spec_of(series, mark=meeting.mark, home_zone=self._slow.clock.zone().key)
        known = store.meetings.get(meeting.mark)
        if known is not None and known.desired != spec_to_text(spec):
            wishes.want_meeting(store, meeting, spec, calendar=calendar, uid=uid, now=now)
        elif known is None and meeting.id:
            wishes.know_meeting(store, meeting, spec, calendar=calendar, uid=uid)
        elif known is None:
            wishes.adopt_wish(store, meeting, spec, calendar=calendar, uid=uid, now=now)
