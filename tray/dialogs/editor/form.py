"""The editor's fields: shown, changed by the person, checked; `Saving` is the way out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tray.dialogs.completing import Completing, KnownGuests
from tray.dialogs.completion import in_list
from tray.dialogs.conflicts import ConflictLine
from tray.dialogs.dialog import Dialog
from tray.dialogs.editor import offers
from tray.dialogs.editor.fields import Fields, as_typed, fields_of, in_one_line, new_fields
from tray.dialogs.editor.guest_list import told
from tray.dialogs.editor.page import Page
from tray.dialogs.editor.saving import Saving
from tray.dialogs.editor.subject import Subject
from tray.dialogs.editor.when import When
from tray.dialogs.editor.zoom import zoom_row
from tray.dialogs.fixed_time import FixedTimeLine
from tray.dialogs.guests import complaint, guests
from tray.dialogs.invitation import InvitationRow
from tray.dialogs.opened import ZoomState, opened_from_json
from tray.dialogs.reading import Reader
from tray.dialogs.zoom_switch import ZoomSwitch
from tray.domain.display_text import one_line


class Form:
    """Keeps the fields as they were and as they are by now; only the difference is sent."""

    def __init__(self, dialog: Dialog, page: Page, opened: dict[str, Any]) -> None:
        self._dialog, self._page = dialog, page
        self._opened = opened_from_json(opened)
        self._reader = Reader(self._opened)
        event, occurrence = dict(opened.get("event") or {}), str(opened.get("occurrence") or "")
        self._now = self._first_fields(event, occurrence, dict(opened.get("as_shown") or {}))
        self._subject = Subject(event, occurrence, self._now)
        self._when = When(
            page,
            self._reader,
            minutes=self._opened.default_minutes,
            get=lambda: self._now,
            took=self._took,
            complain=self._complain,
        )
        self._zoom = ZoomSwitch(
            dialog,
            page.zoom,
            page.zoom_on,
            page.zoom_remark,
            switched=self._set_zoom,
            learned=self._zoom_learned,
            choose_calendar=page.calendar.focus_set,
        )
        self._conflict = ConflictLine(page.conflict, dialog, self._opened, self._subject.uid)
        self._fixed_time = FixedTimeLine(page.zoom_times, dialog)
        known = KnownGuests(dialog)
        Completing(dialog, page.guests, lambda text, cursor: in_list(text, cursor, known.all))
        self._saving = Saving(
            dialog,
            page,
            self._subject,
            zone=self._opened.zone,
            collect=self._collect,
            copy=self._is_copy,
            saved=self._saved,
        )
        self._invitation: InvitationRow | None = None
        if event.get("attendees"):
            self._invitation = InvitationRow(page.body, dialog, event, first=self._saving.first)
            page.invitation(self._invitation)
        self._fill()
        self._bind()
        self._show()

    def _first_fields(self, event: dict[str, Any], occurrence: str, as_shown: dict[str, Any]) -> Fields:
        if as_shown:
            # An occurrence that was changed alone has a time and words of its own, and repeats with its series.
            return replace(fields_of(as_shown, self._opened.zone), rrule=event.get("rrule") or None)
        if event:
            return fields_of(event, self._opened.zone, occurrence=occurrence)
        calendar = self._opened.writable[0].id if self._opened.writable else ""
        zoom = self._opened.zoom.available and self._opened.zoom.default
        minutes = self._opened.default_minutes
        return new_fields(self._reader.now, self._opened.zone, calendar=calendar, minutes=minutes, zoom=zoom)

    def _fill(self) -> None:
        page, now = self._page, self._now
        page.title.insert(0, in_one_line(now.title))
        page.where.insert(0, in_one_line(now.location))
        page.guests.insert(0, ", ".join(now.attendees))
        page.description.insert("1.0", now.description)
        page.description.edit_reset()

    def _bind(self) -> None:
        page = self._page
        page.repeats.chosen, page.calendar.chosen = self._set_repeat, self._set_calendar
        page.reminders.chosen = self._set_reminders
        page.rule.bind("<FocusOut>", lambda _: self._leave_rule())
        page.rule.bind("<Escape>", lambda _: self._forget_rule())
        page.guests.bind("<FocusOut>", lambda _: self._check_guests())
        page.title.focus_set()
        page.title.icursor("end")

    # What is shown

    def _saved(self) -> None:
        """The editor stays open on the event as it is saved by now."""
        if self._invitation is not None:
            self._invitation.uid = self._subject.uid
        self._show()

    def _took(self, fields: Fields) -> None:
        self._now = fields
        self._show()

    def _show(self) -> None:
        page, now = self._page, self._now
        self._when.show()
        self._repeats = offers.repeats(now.start, now.rrule)
        labels = [label for label, _ in self._repeats]
        place = [rule for _, rule in self._repeats].index(now.rrule)
        if not page.rule.winfo_manager():
            page.repeats.offer([*labels, offers.OTHER], place)
        self._calendars = [c for c in self._opened.calendars if c.writable or c.id == now.calendar]
        ids = [calendar.id for calendar in self._calendars]
        names = [one_line(calendar.name, 60) for calendar in self._calendars]
        page.calendar.offer(names, ids.index(now.calendar) if now.calendar in ids else -1)
        self._reminders = offers.reminders(now.reminders)
        chosen = [value for _, value in self._reminders].index(now.reminders)
        page.reminders.offer([label for label, _ in self._reminders], chosen)
        writable = self._is_writable(now.calendar)
        meeting = None if self._is_copy() else self._subject.event.get("meeting")
        row = zoom_row(meeting, self._opened.zoom, on=now.zoom, writable=writable)
        self._zoom.show(row)
        page.save.configure(text="Save a copy" if self._is_copy() else "Save" if self._subject.uid else "Add")
        page.save.state(["!disabled" if writable and not self._saving.busy else "disabled"])
        page.delete.state(["!disabled" if self._is_writable(self._subject.before.calendar) else "disabled"])
        self._conflict.look(now.start, now.end)
        self._fixed_time.look(now.start, now.timezone, now.rrule, zoom=row.on)
        self._show_guests()

    def _show_guests(self) -> None:
        words = told(self._subject.event.get("attendees") or (), self._now.attendees)
        self._page.guests_told.configure(text=words)
        self._page.guests_told.grid() if words else self._page.guests_told.grid_remove()

    def _is_writable(self, calendar: str) -> bool:
        return any(one.id == calendar and one.writable for one in self._opened.calendars)

    def _is_copy(self) -> bool:
        """Whether the event's own calendar takes no changes, and another was chosen."""
        subject = self._subject
        own = self._is_writable(subject.before.calendar)
        return bool(subject.uid) and not own and self._is_writable(self._now.calendar)

    def _complain(self, words: str) -> None:
        self._page.trouble.say(words, style="Wrong.TLabel")

    # What the person changes

    def _set_repeat(self, place: int) -> None:
        if place >= len(self._repeats):
            self._page.rule.grid()
            self._page.rule.delete(0, "end")
            self._page.update_idletasks()  # Tk gives the keyboard only to what is mapped
            self._page.rule.focus_set()
            self._complain("")
            return
        self._page.rule.grid_remove()
        self._took(replace(self._now, rrule=self._repeats[place][1]))

    def _leave_rule(self) -> None:
        """What was begun is read; where nothing was, what held before holds on. Another window is no way out."""
        if not str(self._page.tk.call("focus")):  # focus_get does not know the list of a combobox
            return
        if self._page.rule.get().strip():
            self._read_rule()
        elif self._page.rule.winfo_manager():
            self._page.rule.grid_remove()
            self._complain("")
            self._show()

    def _forget_rule(self) -> str:
        """Escape in the words of a rule gives them up, not the window."""
        self._page.rule.grid_remove()
        self._complain("")
        self._show()
        self._page.repeats.focus_set()
        return "break"

    def _read_rule(self) -> bool:
        if not self._page.rule.winfo_manager():
            return True
        words = self._page.rule.get().strip()
        rule = self._reader.read_rule(words, self._now.start) if words else None
        if rule is None:
            self._complain("Say how it repeats, for example “every 2 weeks until June” or “last Friday of the month”.")
            return False
        self._complain("")
        self._page.rule.grid_remove()
        self._took(replace(self._now, rrule=rule))
        return True

    def _set_calendar(self, place: int) -> None:
        self._took(replace(self._now, calendar=self._calendars[place].id))

    def _set_reminders(self, place: int) -> None:
        self._took(replace(self._now, reminders=self._reminders[place][1]))

    def _set_zoom(self, on: bool) -> None:
        self._took(replace(self._now, zoom=on))

    def _zoom_learned(self, zoom: ZoomState) -> None:
        self._opened = self._opened.with_zoom(zoom)
        self._show()

    def _check_guests(self) -> bool:
        good, bad = guests(self._page.guests.get())
        self._page.guests.state(["invalid" if bad else "!invalid"])
        self._complain(complaint(bad))
        if not bad:
            self._now = replace(self._now, attendees=good)
            self._show_guests()
        return not bad

    def _collect(self) -> Fields | None:
        page = self._page
        title, place = as_typed(page.title.get(), self._now.title), as_typed(page.where.get(), self._now.location)
        description = page.description.get("1.0", "end-1c")
        self._now = replace(self._now, title=title, location=place, description=description)
        return self._now if self._when.settle() and self._read_rule() and self._check_guests() else None
