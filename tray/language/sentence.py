"""A sentence to a draft: the phrases are found, chosen, resolved, and the rest is named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tray.domain.draft import Draft, Note, SpanKind
from tray.language.extras import Extras, extras
from tray.language.grammar.choose import choose, reach
from tray.language.grammar.phrases import atoms
from tray.language.grammar.reader import Reader
from tray.language.grammar.reading import read
from tray.language.grammar.slots import Reading
from tray.language.lexicon import LANGUAGES, lexicon
from tray.language.notes import EVENING, MORNING, day_words, is_over, notes
from tray.language.others import foreign_dates
from tray.language.places import find_place
from tray.language.resolve import Resolver, When, replace_choices
from tray.language.settings import Choices, LanguageSettings, habits
from tray.language.titles import absorb, spans, title_text
from tray.language.windows import beginning, later

_SHORT = 80
_TWO_FIGURES = re.compile(r"(?<![\d/.-])(?:0?[1-9]|1[0-2])[/.-](?:0?[1-9]|1[0-2])(?!\d)")


def parse(
    text: str,
    *,
    now: datetime,
    zone: str,
    languages: Sequence[str] = ("en",),
    locale: str = "en-US",
    settings: LanguageSettings = LanguageSettings(),  # noqa: B008 - frozen
    calendars: Sequence[str] = (),
) -> Draft:
    """The draft a sentence means; never raises, whatever the sentence.

    `now` is aware, or local time in `zone` (an IANA name); `languages` are codes, the likeliest first; `locale` such
    as "en-GB" decides the order of day and month, the clock and the first day of the week; `calendars` are the names
    that "/work" may mean.
    """
    home = _zone(zone) or ZoneInfo("UTC")
    moment = now if now.tzinfo is not None else now.replace(tzinfo=home)
    codes = tuple(dict.fromkeys([c for c in (code.lower()[:2] for code in languages) if c in LANGUAGES] + ["en"]))
    foreign = next((code.lower()[:2] for code in languages if code.lower()[:2] not in LANGUAGES), None)
    return _Sentence(
        text, now=moment, home=home, codes=codes, locale=locale, settings=settings, calendars=calendars, foreign=foreign
    ).draft()


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


class _Read(NamedTuple):
    """A sentence read once; `timeless` is what it says if its only figure is no hour, where that may be."""

    draft: Draft
    reading: Reading
    resolver: Resolver
    timeless: Draft | None


class _Sentence:
    """One sentence on its way to a draft."""

    def __init__(
        self,
        text: str,
        *,
        now: datetime,
        home: ZoneInfo,
        codes: tuple[str, ...],
        locale: str,
        settings: LanguageSettings,
        calendars: Sequence[str],
        foreign: str | None,
    ) -> None:
        self.text = text
        self.now = now.astimezone(UTC)
        self.home = home
        self.book = lexicon(codes)
        self.foreign = foreign
        self.habits = habits(locale, codes[0])
        if settings.first_weekday is not None:
            self.habits = self.habits._replace(first_weekday=settings.first_weekday % 7)
        self.settings = settings
        self.calendars = calendars
        self.window = beginning(text, self.book)

    def draft(self) -> Draft:
        """The draft, with its notes."""
        first = self._read(self.habits.order)
        if first.draft.start is None and self.window.after:
            first = self._read_on() or first
        draft, reading, resolver, timeless = first
        when = resolver.resolve(reading) if reading.says_when else None
        again: dict[Choices, When | None] = {}

        def once_more(choices: Choices) -> When | None:
            if choices not in again:
                again[choices] = replace_choices(resolver, choices).resolve(reading)
            return again[choices]

        late, early = (any(self.book.known(t.low, k) for t in self.window.tokens) for k in (EVENING, MORNING))
        hint = resolver.resolve(Reading(day=reading.hint)) if when is None and reading.hint else None
        found = notes(
            draft,
            reading,
            when,
            hint=hint,
            today=resolver.today,
            h24=self.habits.h24,
            written24=self.habits.h24 if self.settings.notes24 is None else self.settings.notes24,
            late=late,
            early=early,
            again=once_more,
            instead=resolver.resolve(reading.instead) if reading.instead else None,
        )
        found += self._other_order(draft, resolver.today)
        if timeless is not None:
            found.append(Note("Or is the number a part of the title?", timeless))
        found.sort(key=lambda note: is_over(note, self.now))
        if draft.calendar and self.calendars and draft.calendar not in self.calendars:
            found.append(Note(f"No calendar is called “{draft.calendar}”."))
        return replace(draft, notes=tuple(found)) if found else draft

    def _read_on(self) -> _Read | None:
        """The reading of what comes after the beginning of a long text; None where it says no time either."""
        first = window = self.window
        for _ in range(2):
            found = later(self.text, window.after[0].start, self.book) if window.after else None
            if found is None:
                break
            self.window = window = found
            second = self._read(self.habits.order)
            if second.draft.start is not None:
                return second
        self.window = first
        return None

    def _other_order(self, draft: Draft, today: date) -> list[Note]:
        """The note on 3/4, which is two days in two countries."""
        long = len(self.window.tokens) > _SHORT  # where a second reading would take too long
        if draft.start is None or long or self.habits.order == "YMD" or not _TWO_FIGURES.search(self.text):
            return []
        other = self._read("DMY" if self.habits.order == "MDY" else "MDY").draft
        if other.start is None or other.start == draft.start:
            return []
        day = other.start.date() if isinstance(other.start, datetime) else other.start
        first = "day" if self.habits.order == "MDY" else "month"
        return [Note(f"Or {day_words(day, today)}, with the {first} first?", other)]

    def _read(self, order: str) -> _Read:
        r = Reader(list(self.window.tokens), self.book, order=order, h24=self.habits.h24)
        found = extras(r, self.text, self.calendars)
        phrases = atoms(r)
        if self.foreign:
            local = self.now.astimezone(self.home).replace(tzinfo=None)
            phrases += foreign_dates(r, self.text, self.foreign, local)
        reading = read(r, choose(r, phrases))
        today = self.now.astimezone(self.home).date()
        resolver = Resolver(self.now, self._home_of(reading), self.habits, self.settings, today=today)
        when = resolver.resolve(reading) if reading.says_when else None
        draft = self._draft(r, found, reading, when)
        timeless = self._draft(r, found, Reading(), None) if when and reading.unsure else None
        return _Read(draft, reading, resolver, timeless)

    def _draft(self, r: Reader, found: Extras, reading: Reading, when: When | None) -> Draft:
        before, after = self.window.before, self.window.after
        owners = self._owners(r, found, reading if when else Reading())
        links = found.links
        location = links[0] if links else None
        if not reading.titled:
            location = self._place(r, owners, timed=when is not None) or location
        self._leads(r, owners)
        tokens = [*before, *self.window.tokens, *after]
        owners = [None for _ in before] + owners + [("description" if found.description else None) for _ in after]
        title = title_text(self.text, tokens, owners)
        if not title and when and reading.day and reading.day.kind == "hol":
            atom = next(a for a in reading.used if a.kind in ("day", "days"))
            title = self.text[r.tokens[atom.start].start : r.tokens[atom.end - 1].end]  # a feast is its own name
        return Draft(
            text=self.text,
            title=title,
            timezone=self._home_of(reading).key if when else self.home.key,
            start=when.start if when else None,
            end=when.end if when else None,
            rrule=when.rrule if when else None,
            location=location,
            attendees=tuple(dict.fromkeys(found.attendees)),
            calendar=found.calendar,
            zoom=found.zoom,
            reminders=tuple(dict.fromkeys(found.reminders)),
            description=found.description,
            spans=spans(tokens, owners),
        )

    def _home_of(self, reading: Reading) -> ZoneInfo:
        """The zone a reading is told in."""
        return (_zone(reading.zone) if reading.zone else None) or self.home

    def _owners(self, r: Reader, found: Extras, reading: Reading) -> list[SpanKind | None]:
        owners = list(found.owners)
        last = -1
        for atom in reading.used:
            kind: SpanKind = (
                "repeat"
                if atom.kind in ("repeat", "until", "times", "except") or (atom.kind == "length" and reading.rule)
                else "zone"
                if atom.kind == "zone"
                else "time"
            )
            start = absorb(r, atom.start, atom.kind, owners)
            if atom.kind == "repeat":
                start = r.before(start, "repeat_word")
            if 0 <= last < atom.start and atom.start - last <= 5 and self._joins(r, last, atom.start):
                start = last
            for i in range(start, atom.end):
                owners[i] = owners[i] or kind
            last = atom.end
        for i in range(1, r.n):
            if r.low(i) == "!" and r.glued(i) and owners[i] is None and owners[i - 1] in ("time", "repeat"):
                owners[i] = owners[i - 1]  # "10am!!"
        return owners

    @staticmethod
    def _joins(r: Reader, end: int, start: int) -> bool:
        comma = end + (r.low(end) == ",")
        other = r.after(comma, "or")
        return start in reach(r, end) or (other > comma and start in reach(r, other))

    def _place(self, r: Reader, owners: list[SpanKind | None], *, timed: bool) -> str | None:
        place = find_place(r, [o is None for o in owners], timed=timed)
        if place is None:
            return None
        for i in range(place.start, place.end):
            owners[i] = "place"
        return self.text[r.tokens[place.words].start : r.tokens[place.end - 1].end].strip(" \"'")

    @staticmethod
    def _leads(r: Reader, owners: list[SpanKind | None]) -> None:
        first = next((i for i in range(r.n) if owners[i] is None), 0)
        end = r.after(first, "lead_in")
        if (
            end > first
            and end < r.n
            and any(o is None for o in owners[end:])
            and all(o is None for o in owners[first:end])
        ):
            rest = next((i for i in range(end, r.n) if owners[i] is None), end)
            for i in (*range(first, end), *range(rest, r.after(rest, "lead_to"))):
                owners[i] = "ignored"
