"""The page a sentence is typed on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tray.dialogs.calls import Answer
from tray.dialogs.completing import Completing, KnownGuests
from tray.dialogs.completion import in_list, in_sentence
from tray.dialogs.conflicts import ConflictLine
from tray.dialogs.dialog import Dialog
from tray.dialogs.fixed_time import FixedTimeLine
from tray.dialogs.guests import complaint, guests
from tray.dialogs.mending import Mending
from tray.dialogs.opened import Opened, ZoomState
from tray.dialogs.quick_add.corrections import Corrections, corrected, zoom_wished
from tray.dialogs.quick_add.page import HELP, Page
from tray.dialogs.quick_add.pasted import sentence_of
from tray.dialogs.quick_add.preview import Preview, preview
from tray.dialogs.quick_add.readings import Readings
from tray.dialogs.reading import Reader
from tray.dialogs.zoom_switch import ZoomSwitch
from tray.domain.display_text import one_line
from tray.domain.draft import Draft

KEEP_AFTER = 1000
"""Milliseconds without a key until what is typed is kept, should display or computer go away."""


class Form:
    """Sentence, preview, and the way from a draft to a saved event."""

    def __init__(self, dialog: Dialog, page: Page, opened: Opened) -> None:
        self._dialog, self._page, self._opened = dialog, page, opened
        self._reader = Reader(opened)
        self._readings = Readings(Draft(text="", title="", timezone=opened.zone))
        self._corrections = Corrections()
        self._preview: Preview | None = None
        self._saving = False
        self._kept = opened.text.strip() if opened.kept else ""
        self._keeping: str | None = None
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
        self._conflict = ConflictLine(page.conflict, dialog, opened)
        self._fixed_time = FixedTimeLine(page.zoom_times, dialog)
        guests = KnownGuests(dialog)
        self._completing = Completing(
            dialog,
            page.line.text,
            lambda text, cursor: in_sentence(
                text,
                cursor,
                calendars=[calendar.name for calendar in opened.writable],
                guests=guests.all,
                invites=self._reader.invites,
            ),
        )
        Completing(dialog, page.guests, lambda text, cursor: in_list(text, cursor, guests.all))
        self._hook()
        self._read()
        dialog.window.settle()
        if page.early_enter:
            self._submit()

    def _hook(self) -> None:
        page = self._page
        page.line.changed = self._read
        page.line.pasted = lambda text: sentence_of(text, self._reader.read)
        page.entered = self._submit
        page.calendar.chosen = self._set_calendar
        page.title.commit, page.when.commit = self._set_title, self._set_when
        page.where.commit, page.guests.commit = self._set_where, self._set_guests
        for field in (page.title, page.when, page.where, page.guests):
            field.complain = self._complain
        self._dialog.top.bind("<Control-period>", self._next_reading)
        self._dialog.on_leave(self._leave)

    @property
    def _draft(self) -> Draft:
        return self._readings.draft

    def _leave(self) -> bool:
        self._keep()
        return True

    def _keep(self) -> None:
        """Have the service keep what is typed, so that nothing takes it away but saving it."""
        self._dialog.never(self._keeping)
        self._keeping = None
        text = self._page.line.get().strip()
        if not self._saving and text != self._kept:
            self._dialog.calls.ask("keep_draft", text=text)
            self._kept = text

    # What is shown

    def _read(self) -> None:
        text = self._page.line.get()
        if not text.strip():
            self._corrections = Corrections()
        self._readings = self._readings.follow(self._reader.read(text))
        self._show()
        self._completing.look()
        self._dialog.never(self._keeping)
        self._keeping = self._dialog.later(KEEP_AFTER, self._keep)

    def _show(self) -> None:
        shown = self._preview = preview(self._draft, self._corrections, self._opened, self._reader.style)
        self._page.line.mark(self._draft.spans)
        self._page.title.show(shown.title)
        final = corrected(self._draft, self._corrections, self._opened)
        self._page.when.show(shown.when, shown.when.partition(" · ")[0])
        more = f"{shown.when_more} · this is in the past" if shown.past else shown.when_more
        self._page.when_more.configure(text=more, style="Warning.TLabel" if shown.past else "Caption.TLabel")
        self._page.where.show(shown.where)
        self._page.guests.show(shown.guests)
        choices = self._opened.writable
        place = next((place for place, choice in enumerate(choices) if choice.id == shown.calendar), -1)
        self._page.calendar.offer([one_line(choice.name, 60) for choice in choices], place)
        self._zoom.show(shown.zoom)
        self._page.reminder.configure(text=shown.reminder)
        self._page.rows.show(self._page.reminder_row, shown=bool(shown.reminder))
        self._page.description.configure(text=shown.description)
        self._page.rows.show(self._page.description_row, shown=bool(shown.description))
        typed = bool(self._page.line.get().strip())
        self._show_notes(shown, typed=typed)
        self._page.help.configure(text=HELP if shown.ready or not typed else "")
        self._page.add.state(["!disabled" if shown.ready and not self._saving else "disabled"])
        self._conflict.look(final.start, final.end)
        self._fixed_time.look(final.start, final.timezone, final.rrule, zoom=shown.zoom.on)

    def _show_notes(self, shown: Preview, *, typed: bool) -> None:
        # What is missing comes before what is remarkable.
        lines = [(shown.hint, "Warning.TLabel", "")] if shown.hint and typed else []
        if self._readings.turned:
            on = "Next reading" if self._readings.turn().turned else "Read it the first way"
            lines.append(("Read the other way.", "Faint.TLabel", f"{on}  (Ctrl+.)"))
        offered = self._readings.turned
        for note in shown.notes:
            label = f"{note.other} instead  (Ctrl+.)" if note.other and not offered else ""
            offered = offered or bool(note.other)
            lines.append((note.text, "Faint.TLabel", label))
        self._page.remarks(lines, self._turn)

    def _next_reading(self, _: object) -> str:
        self._turn()
        return "break"

    def _turn(self) -> None:
        self._readings = self._readings.turn()
        self._show()

    # What the person corrects

    def _complain(self, words: str) -> None:
        self._page.trouble.say(words, style="Wrong.TLabel")

    def _correct(self, **changes: Any) -> str:
        self._corrections = replace(self._corrections, **changes)
        self._show()
        return ""

    def _set_title(self, text: str) -> str:
        return self._correct(title=text.strip() or None)

    def _set_when(self, text: str) -> str:
        if not text.strip():
            return self._correct(when=None)
        before = corrected(self._draft, self._corrections, self._opened)
        when = self._reader.read_when(text, before)
        if when is None:
            return "That is no time. Say for example “Tue 1 Dec 15:00–16:30” or “tomorrow at 3pm for 45 min”."
        return self._correct(when=when)

    def _set_where(self, text: str) -> str:
        return self._correct(location=text.strip())

    def _set_guests(self, text: str) -> str:
        good, bad = guests(text)
        if bad:
            return complaint(bad)
        return self._correct(attendees=good)

    def _set_calendar(self, place: int) -> None:
        self._correct(calendar=self._opened.writable[place].id)

    def _set_zoom(self, on: bool) -> None:
        self._correct(zoom=on)

    def _zoom_learned(self, zoom: ZoomState) -> None:
        self._opened = self._opened.with_zoom(replace(zoom, default=zoom.default or self._opened.zoom.default))
        self._show()

    # What is saved

    def _submit(self) -> None:
        if self._saving:
            return
        fields = (self._page.title, self._page.when, self._page.where, self._page.guests)
        if not all(field.settle() for field in fields):
            return
        self._read_now()
        shown = self._preview
        if shown is None or not shown.ready:
            self._page.line.text.focus_set()
            return
        from tray.domain.draft_json import draft_to_json

        self._saving = True
        self._complain("")
        self._page.help.configure(text="Saving…")
        self._page.add.state(["disabled"])
        final = corrected(self._draft, self._corrections, self._opened)
        self._dialog.calls.ask(
            "add",
            self._saved,
            draft=draft_to_json(final),
            calendar=shown.calendar,
            zoom=zoom_wished(self._draft, self._corrections, self._opened),
        )

    def _read_now(self) -> None:
        """Read keys that came in the same breath as Enter."""
        if self._page.line.get() != self._draft.text:
            self._read()

    def _saved(self, answer: Answer) -> None:
        if answer.problem is not None:
            self._saving = False
            self._show()
            self._mending.show(answer.problem, again=self._submit)
            return
        self._dialog.never(self._keeping)
        if self._kept:
            self._dialog.calls.ask("keep_draft", text="")
        from tray.dialogs.quick_add.result import Result

        self._page.destroy()
        for keys in ("<Control-period>", "<Key>"):  # what the window itself has heard for the page
            self._dialog.top.unbind(keys)
        self._dialog.turn_page()
        Result(self._dialog, answer.result, self._reader.style)
