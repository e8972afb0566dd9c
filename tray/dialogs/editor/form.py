"""The editor's life: show, change, ask for which of a series, save, and leave without losing anything."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tray.dialogs.calls import Answer
from tray.dialogs.dialog import Dialog
from tray.dialogs.editor import offers
from tray.dialogs.editor.fields import Fields, changes, draft_json, fields_of, for_all, new_fields
from tray.dialogs.editor.page import Page
from tray.dialogs.editor.when import When
from tray.dialogs.editor.zoom import zoom_row
from tray.dialogs.guests import complaint, guests
from tray.dialogs.look.question import Question, Reply
from tray.dialogs.mending import Mending
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
        self._event: dict[str, Any] = dict(opened.get("event") or {})
        self._uid = str(self._event.get("uid") or "")
        self._occurrence = str(opened.get("occurrence") or "")
        self._as_shown: dict[str, Any] = dict(opened.get("as_shown") or {})
        self._before = self._now = self._first_fields()
        self._question: Question | None = None
        self._saving = False
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
        self._mending = Mending(
            dialog,
            page.trouble,
            style="Wrong.TLabel",
            own={"choose_calendar": page.calendar.focus_set, "edit": None},
        )
        self._fill()
        self._bind()
        self._show()

    def _first_fields(self) -> Fields:
        if self._as_shown:
            # An occurrence that was changed alone has a time and words of its own, and repeats with its series.
            return replace(fields_of(self._as_shown, self._opened.zone), rrule=self._event.get("rrule") or None)
        if self._event:
            return fields_of(self._event, self._opened.zone, occurrence=self._occurrence)
        calendar = self._opened.writable[0].id if self._opened.writable else ""
        zoom = self._opened.zoom.available and self._opened.zoom.default
        minutes = self._opened.default_minutes
        return new_fields(self._reader.now, self._opened.zone, calendar=calendar, minutes=minutes, zoom=zoom)

    def _fill(self) -> None:
        page, now = self._page, self._now
        page.title.insert(0, now.title)
        page.where.insert(0, now.location)
        page.guests.insert(0, ", ".join(now.attendees))
        page.description.insert("1.0", now.description)
        page.description.edit_reset()

    def _bind(self) -> None:
        page, top = self._page, self._dialog.top
        page.repeats.chosen, page.calendar.chosen = self._set_repeat, self._set_calendar
        page.reminders.chosen = self._set_reminders
        page.rule.bind("<FocusOut>", lambda _: self._read_rule())
        page.guests.bind("<FocusOut>", lambda _: self._check_guests())
        page.save.configure(command=self.save)
        page.delete.configure(command=self._delete)
        for keys in ("<Return>", "<KP_Enter>"):
            top.bind(keys, self._enter)
        top.bind("<Control-Return>", lambda _: self.save())
        page.description.bind("<Control-Return>", self._save_from_notes)
        top.bind("<Escape>", lambda _: self._escape())
        self._dialog.on_leave(self._may_leave)
        page.title.focus_set()
        page.title.icursor("end")

    def _enter(self, event: Any) -> None:
        if event.widget is not self._page.description and self._question is None:
            self.save()

    def _save_from_notes(self, _: object) -> str:
        self.save()
        return "break"

    def _escape(self) -> None:
        if self._question is not None:
            self._back()
        else:
            self._dialog.leave()

    # What is shown

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
        writable = any(calendar.id == now.calendar and calendar.writable for calendar in self._opened.calendars)
        self._zoom.show(zoom_row(self._event.get("meeting"), self._opened.zoom, on=now.zoom, writable=writable))
        page.save.state(["!disabled" if writable and not self._saving else "disabled"])

    def _complain(self, words: str) -> None:
        self._page.trouble.say(words, style="Wrong.TLabel")

    # What the person changes

    def _set_repeat(self, place: int) -> None:
        if place >= len(self._repeats):
            self._page.rule.grid()
            self._page.rule.delete(0, "end")
            self._page.rule.focus_set()
            self._complain("")
            return
        self._page.rule.grid_remove()
        self._took(replace(self._now, rrule=self._repeats[place][1]))

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
        return not bad

    def _collect(self) -> bool:
        page = self._page
        title, place = page.title.get().strip(), page.where.get().strip()
        description = page.description.get("1.0", "end-1c")
        self._now = replace(self._now, title=title, location=place, description=description)
        return self._when.settle() and self._read_rule() and self._check_guests()

    # What is saved

    @property
    def _changes(self) -> dict[str, Any]:
        return changes(self._before, self._now)

    def save(self) -> None:
        """Save what was changed; of a series ask first which of it."""
        if self._saving or not self._collect():
            return
        if not self._now.title:
            self._complain("Give it a title first.")
            self._page.title.focus_set()
            return
        told = self._changes
        if self._event and not told:
            self._dialog.close()
        elif self._event and self._before.rrule and self._occurrence and set(told) - {"calendar", "zoom"}:
            self._ask_which(told)
        else:
            self._send(told, {})

    def _ask_which(self, told: dict[str, Any]) -> None:
        one = {"occurrence": self._occurrence}
        whole = for_all(told, fields_of(self._event, self._opened.zone), self._before, self._now)
        replies = [
            Reply("Only this one", lambda: self._send(told, one), "Accent.TButton"),
            Reply("This and following", lambda: self._send(told, one | {"following": True})),
            Reply("All of them", lambda: self._send(whole, {})),
        ]
        alone = "rrule" not in told and not set(told) & {"calendar", "zoom"}
        text = "It repeats. Change only this one, this and all that follow, or all of them?"
        self._ask("Change which of them?", text, replies if alone else replies[1:])

    def _ask(self, title: str, text: str, replies: list[Reply]) -> None:
        self._page.pack_forget()
        self._question = Question(self._dialog, title, text, replies, cancel=self._back)

    def _back(self) -> None:
        if self._question is not None:
            self._question.destroy()
            self._question = None
            self._page.pack(fill="both", expand=True)
            self._page.update_idletasks()
            self._dialog.top.bind("<Escape>", lambda _: self._escape())
            self._page.title.focus_set()

    def _send(self, told: dict[str, Any], which: dict[str, Any]) -> None:
        self._back()
        self._saving = True
        self._page.save.state(["disabled"])
        if self._event:
            self._dialog.calls.ask("edit", self._saved, uid=self._event.get("uid", ""), changes=told, **which)
        else:
            now = self._now
            self._dialog.calls.ask("add", self._saved, draft=draft_json(now), calendar=now.calendar, zoom=now.zoom)

    def _saved(self, answer: Answer) -> None:
        if answer.problem is None:
            self._dialog.close()
            return
        self._saving = False
        self._show()
        self._mending.show(answer.problem, uid=self._uid, again=self.save)

    def _delete(self) -> None:
        which = {"occurrence": self._occurrence} if self._occurrence else {}
        self._dialog.calls.ask("open", dialog="delete", uid=self._event.get("uid", ""), **which)
        self._dialog.close()

    def _may_leave(self) -> bool:
        if self._saving:
            return True
        if self._question is not None:
            return False
        readable = self._collect()
        if readable and not self._changes:
            return True
        self._ask(
            "Save your changes?",
            "The event was changed here and is not saved yet.",
            [
                Reply("Discard", self._dialog.close, "Danger.TButton"),
                Reply("Save", self._back_and_save, "Accent.TButton"),
            ],
        )
        return False

    def _back_and_save(self) -> None:
        self._back()
        self.save()
