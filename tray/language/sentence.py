"""A sentence to a draft: the phrases are found, chosen, resolved, and the rest is named."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tray.domain.draft import Draft, SpanKind
from tray.language.choose import choose, reach
from tray.language.extras import Extras, extras
from tray.language.lexicon import LANGUAGES, Lexicon, lexicon
from tray.language.phrases import atoms
from tray.language.places import find_place
from tray.language.reader import Reader
from tray.language.reading import Reading, read
from tray.language.resolve import Resolver, When
from tray.language.settings import Choices, LanguageSettings, habits
from tray.language.text import Token, tokenize
from tray.language.titles import absorb, spans, title_text

# The grammar reads this far; a longer text is a pasted mail, and its end is part of the title.
_READ = 400


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
    return _Sentence(
        text, now=moment, home=home, codes=codes, locale=locale, settings=settings, calendars=calendars
    ).draft(Choices())


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


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
    ) -> None:
        self.text = text
        self.now = now.astimezone(UTC)
        self.home = home
        self.codes = codes
        self.habits = habits(locale, codes[0])
        self.settings = settings
        self.calendars = calendars

    def draft(self, choices: Choices) -> Draft:
        book = lexicon(self.codes)
        tokens = _split(tokenize(self.text), book)
        order = self.habits.order
        r = Reader(tokens[:_READ], book, order=order, h24=self.habits.h24)
        found = extras(r, self.text, self.calendars)
        reading = read(r, choose(r, atoms(r)))
        zone = (_zone(reading.zone) if reading.zone else None) or self.home
        when: When | None = None
        if reading.says_when or (reading.start and not reading.rule):
            resolver = Resolver(self.now, zone, self.habits, self.settings, choices)
            when = resolver.resolve(reading)
        owners = self._owners(r, found, reading if when else Reading())
        location = self._place(r, owners, timed=when is not None, links=found.links)
        self._leads(r, owners)
        owners += [("description" if found.description else None)] * (len(tokens) - r.n)
        title = title_text(self.text, tokens, owners)
        return Draft(
            text=self.text,
            title=title,
            timezone=zone.key if when else self.home.key,
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

    def _owners(self, r: Reader, found: Extras, reading: Reading) -> list[SpanKind | None]:
        owners = found.owners
        last = -1
        for atom in reading.used:
            kind: SpanKind = (
                "repeat"
                if atom.kind in ("repeat", "until", "times") or (atom.kind == "length" and reading.rule)
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
        return owners

    @staticmethod
    def _joins(r: Reader, end: int, start: int) -> bool:
        return start in reach(r, end)

    def _place(self, r: Reader, owners: list[SpanKind | None], *, timed: bool, links: list[str]) -> str | None:
        place = find_place(r, [o is None for o in owners], timed=timed)
        if place is None:
            return links[0] if links else None
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
            for i in range(first, end):
                owners[i] = "ignored"


def _split(tokens: list[Token], book: Lexicon) -> list[Token]:
    """The tokens with run-together words taken apart ("pmtomorrow")."""
    out: list[Token] = []
    for token in tokens:
        if token.kind != "w" or len(token.low) < 5 or token.low in book.index:
            out.append(token)
            continue
        at = 0
        for cut in (*book.split(token.low), len(token.low)):
            out.append(
                Token(
                    token.text[at:cut],
                    token.low[at:cut],
                    token.start + at,
                    token.start + cut,
                    "w",
                    token.glued if not at else False,
                )
            )
            at = cut
    return out
