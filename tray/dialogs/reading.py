"""Sentences read with the language's own parser, loaded when the window is already on screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from tray.dialogs.clock import now as real_now
from tray.dialogs.clock import zone
from tray.dialogs.opened import Opened
from tray.dialogs.words.moments import TimeStyle
from tray.domain.draft import Draft


class Reader:
    """Reads sentences as this person means them: their zone, languages, calendars and habits."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self.zone = zone(opened.zone)

    @property
    def now(self) -> datetime:
        """This instant in the person's zone."""
        return (self._opened.now or real_now()).astimezone(self.zone)

    @property
    def style(self) -> TimeStyle:
        """How this person writes times, now."""
        return TimeStyle(self.zone, self.now, self._opened.hours24)

    def read(self, text: str) -> Draft:
        """What the sentence says."""
        if not text.strip():
            return Draft(text=text, title="", timezone=self._opened.zone)
        from tray.language import LanguageSettings, parse

        return parse(
            text,
            now=self.now,
            zone=self._opened.zone,
            languages=self._opened.languages,
            locale=self._opened.locale,
            settings=LanguageSettings(default_minutes=self._opened.default_minutes, notes24=self._opened.hours24),
            calendars=tuple(calendar.name for calendar in self._opened.writable),
        )

    def invites(self, word: str) -> bool:
        """Whether a word announces guests in one of this person's languages."""
        from tray.language.lexicon import LANGUAGES, lexicon

        codes = tuple(dict.fromkeys([*(c for c in self._opened.languages if c in LANGUAGES), "en"]))
        return lexicon(codes).known(word, frozenset({"invite"}))

    def read_at(self, text: str, now: datetime) -> Draft:
        """What the sentence says to somebody who reads it at that instant."""
        from tray.language import LanguageSettings, parse

        return parse(
            text,
            now=now,
            zone=str(getattr(now.tzinfo, "key", self._opened.zone)),
            languages=self._opened.languages,
            locale=self._opened.locale,
            settings=LanguageSettings(default_minutes=self._opened.default_minutes),
        )

    def read_rule(self, text: str, start: date) -> str | None:
        """The repeat rule in these words, None where they say none."""
        begin = datetime(start.year, start.month, start.day, tzinfo=self.zone)
        return self.read_at(text, begin).rrule or self.read_at(f"every {text}", begin).rrule

    def read_when(self, text: str, before: Draft) -> Draft | None:
        """The time a corrected field says, None where it says none; a repeat goes on unless it says another."""
        draft = self.read(text)
        if draft.start is None:
            return None
        if draft.rrule is None and before.rrule is not None:
            return replace(draft, rrule=follow(before.rrule, draft.start))
        return draft


_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def follow(rrule: str, start: date) -> str:
    """The rule moved along to a new first day, where it names just one weekday or one day of the month."""
    parts = rrule.split(";")
    for index, part in enumerate(parts):
        name, _, value = part.partition("=")
        if name == "BYDAY" and value in _CODES:
            parts[index] = f"BYDAY={_CODES[start.weekday()]}"
        elif name == "BYMONTHDAY" and value.isdecimal():
            parts[index] = f"BYMONTHDAY={start.day}"
    return ";".join(parts)
