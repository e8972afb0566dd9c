"""The fields of time: typed in words or figures, stepped by arrow keys, always spelt out below."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from datetime import date, datetime
from tkinter import ttk
from typing import Any

from tray.dialogs.editor.fields import Fields, stepped
from tray.dialogs.editor.page import Page
from tray.dialogs.editor.times import read_end, read_start, written
from tray.dialogs.reading import Reader
from tray.dialogs.words import moments
from tray.domain.display_text import one_line

_STEP = 15


class When:
    """Start, end, all day and zone; `took` is given the event after each change, `complain` what could not be read."""

    def __init__(
        self,
        page: Page,
        reader: Reader,
        *,
        minutes: int,
        get: Callable[[], Fields],
        took: Callable[[Fields], object],
        complain: Callable[[str], object],
    ) -> None:
        self._page, self._reader, self._minutes = page, reader, minutes
        self._get, self._took, self._complain = get, took, complain
        for entry, is_start in ((page.start, True), (page.end, False)):
            self._hook(entry, is_start=is_start)
        page.all_day.configure(command=self._switch_days)
        page.timezone.configure(postcommand=self._offer_zones)
        page.timezone.bind("<<ComboboxSelected>>", lambda _: self._set_zone())
        page.timezone.bind("<FocusOut>", lambda _: self._set_zone())
        for wheel in ("<MouseWheel>", "<Button-4>", "<Button-5>"):
            page.timezone.bind(wheel, lambda _: "break")

    def _hook(self, entry: ttk.Entry, *, is_start: bool) -> None:
        entry.bind("<FocusOut>", lambda _: self.settle())
        entry.bind("<FocusIn>", lambda _: entry.selection_range(0, "end"))
        for keys, minutes, days in (
            ("<Up>", _STEP, 0),
            ("<Down>", -_STEP, 0),
            ("<Shift-Up>", 0, 1),
            ("<Shift-Down>", 0, -1),
            ("<Prior>", 0, 7),
            ("<Next>", 0, -7),
        ):

            def step(_: tk.Event[Any], minutes: int = minutes, days: int = days) -> str:
                return self._step(is_start=is_start, minutes=minutes, days=days)

            entry.bind(keys, step)

    def _step(self, *, is_start: bool, minutes: int, days: int) -> str:
        if self.settle():
            fields = self._get()
            if is_start:
                self._took(fields.started(stepped(fields.start, minutes=minutes, days=days)))
            else:
                self._took(fields.ended(stepped(fields.end, minutes=minutes, days=days)))
        return "break"

    def show(self) -> None:
        """Write what holds into the fields and spell it out below."""
        page, fields, style = self._page, self._get(), self._reader.style
        self._fill(page.start, written(fields.start, hours24=style.hours24))
        self._fill(page.end, self._end_text(fields))
        page.all_day_on.set(fields.all_day)
        page.timezone.state(["disabled" if fields.all_day else "!disabled"])
        page.timezone.set(fields.timezone)
        parts = [moments.spelt_out(fields.start, fields.end, style), moments.distance(fields.start, style)]
        if there := moments.elsewhere(fields.start, fields.end, fields.timezone, style):
            parts.append(there)
        page.spelt.configure(text=" · ".join(parts))

    def _end_text(self, fields: Fields) -> str:
        end: date = fields.end
        if not isinstance(end, datetime):
            end = stepped(end, days=-1)  # the last day, not the day after it
        return written(end, hours24=self._reader.style.hours24, beside=fields.start)

    def _fill(self, entry: ttk.Entry, text: str) -> None:
        if entry.get() != text:
            entry.delete(0, "end")
            entry.insert(0, text)
        entry.state(["!invalid"])

    def settle(self) -> bool:
        """Read what was typed into start and end; whether both could be read."""
        page, style = self._page, self._reader.style
        fields = self._get()
        if page.start.get() != written(fields.start, hours24=style.hours24):
            begun = read_start(page.start.get(), fields, self._reader.read_at, self._reader.now)
            if begun is None:
                return self._refuse(page.start)
            # What was typed into the end is kept for its own turn.
            typed = page.end.get() if page.end.get() != self._end_text(fields) else None
            self._took(begun)
            if typed is not None:
                self._fill(page.end, typed)
            fields = self._get()
        if page.end.get() != self._end_text(fields):
            ended = read_end(page.end.get(), fields, self._reader.read_at, self._reader.now)
            if ended is None:
                return self._refuse(page.end)
            self._took(ended)
        self._complain("")
        return self._set_zone()

    def _refuse(self, entry: ttk.Entry) -> bool:
        entry.state(["invalid"])
        self._complain("That is no time. Say for example “Tue 1 Dec 15:00”, “tomorrow 3pm”, or “45 min” for the end.")
        return False

    def _switch_days(self) -> None:
        self._took(self._get().whole_days(all_day=self._page.all_day_on.get(), minutes=self._minutes))

    def _offer_zones(self) -> None:
        if not self._page.timezone.cget("values"):
            from tray.dialogs.editor.zones import offered

            self._page.timezone.configure(values=offered())

    def _set_zone(self) -> bool:
        """Take over the zone that was typed or chosen; whether there is one of that name."""
        name = self._page.timezone.get().strip()
        fields = self._get()
        if fields.all_day or name == fields.timezone:
            return True
        from tray.dialogs.editor.zones import zone_named

        found = zone_named(name)
        if not found:
            self._complain(f"“{one_line(name, 40)}” is no time zone. Name a city, or choose one from the list.")
            return False
        self._complain("")
        self._took(fields.moved_to_zone(found))
        return True
