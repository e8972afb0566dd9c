"""The tables of sentences: how they are written, and how a reading is judged by them.

A line is `part <tab> sentence <tab> when <tab> title <tab> rule <tab> more`, the last three optional. A line that
begins with `@` sets the moment, the zone and the locale for those below it; `#` begins a comment. `part` is `work`,
`open` or `held_out`: whoever changes the grammar looks at the first two, of which the second are those still read
otherwise, and only the final figure at the third. A line of `held_out` that was looked at becomes one of the others.

`when` is `-` for no time at all, `2026-10-03` for a day, `2026-10-07..2026-10-09` for days with the last included,
`2026-10-03T19:00` for a start whose length is the setting's or is said by nobody, and `2026-10-03T19:00..20:30` (or
`..2026-10-04T01:00`) for a start with an end. `more` is `at=…`, `guests=…`, `cal=…`, `zoom=…`, `alert=…`, `text=…`,
`zone=…`, with ` ; ` between them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from tray.domain.draft import Draft
from tray.language import parse

TABLES = Path(__file__).parent / "sentences"
LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl")
Reader = Callable[["Case"], Draft]


@dataclass(frozen=True, slots=True)
class Case:
    """One line of a table, with the moment, zone and locale it stands under."""

    language: str
    part: str
    text: str
    when: str
    title: str
    rule: str
    more: str
    now: datetime
    zone: str
    locale: str

    @property
    def kind(self) -> str:
        """The class it is counted in: none, repeat, range, day or time."""
        if self.when == "-":
            return "none"
        if self.rule:
            return "repeat"
        if ".." in self.when:
            return "range"
        return "time" if "T" in self.when else "day"


def cases(language: str, part: str | None = None) -> Iterator[Case]:
    """The lines of a language's table, all or one part of them."""
    setting = {"now": "2026-09-16T10:20", "zone": "UTC", "locale": language}
    for line in (TABLES / f"{language}.tsv").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if line.startswith("@"):
            setting |= dict(pair.split("=", 1) for pair in line[1:].split())
            continue
        said, text, when, title, rule, more = (line.split("\t") + [""] * 4)[:6]
        if part is None or said == part:
            now = datetime.fromisoformat(setting["now"])
            yield Case(language, said, text, when, title, rule, more, now, setting["zone"], setting["locale"])


def ours(case: Case) -> Draft:
    """The draft our own grammar makes of a case."""
    languages = (case.language, "en")
    return parse(case.text, now=case.now, zone=case.zone, languages=languages, locale=case.locale)


def _moment(draft: Draft, *, with_end: bool) -> str:
    if draft.start is None or draft.end is None:
        return "-"
    if not isinstance(draft.start, datetime):
        last = draft.end - timedelta(days=1)
        return draft.start.isoformat() + ("" if last == draft.start else f"..{last.isoformat()}")
    start, end = draft.start, draft.end
    text = start.strftime("%Y-%m-%dT%H:%M")
    if not with_end or not isinstance(end, datetime):
        return text
    return text + ".." + end.strftime("%H:%M" if end.date() == start.date() else "%Y-%m-%dT%H:%M")


def more_of(draft: Draft, zone: str) -> str:
    """What is beside time and title, in the words of the tables."""
    said = [
        ("at", draft.location),
        ("guests", ",".join(draft.attendees)),
        ("cal", draft.calendar),
        ("zoom", {True: "yes", False: "no"}.get(draft.zoom) if draft.zoom is not None else None),
        ("alert", ",".join(map(str, draft.reminders))),
        ("text", draft.description),
        ("zone", draft.timezone if draft.timezone != zone else None),
    ]
    return " ; ".join(f"{name}={value}" for name, value in said if value)


def judge(case: Case, draft: Draft) -> dict[str, bool]:
    """Whether start, time (start and end), title, rule and the rest are as the table has them."""
    with_end = ".." in case.when and "T" in case.when
    got = _moment(draft, with_end=with_end)
    return {
        "start": got.split("..")[0] == case.when.split("..")[0],
        "time": got == case.when,
        "title": draft.title == case.title or (case.when == "-" and not case.title),
        "rule": (draft.rrule or "") == case.rule,
        "more": more_of(draft, case.zone) == case.more,
    }


def score(language: str, part: str | None = None, read: Reader = ours) -> dict[str, tuple[int, int, int]]:
    """For each class and for `all`: how many lines there are, how many starts are right, how many lines wholly."""
    counts: dict[str, list[int]] = {}
    for case in cases(language, part):
        verdict = judge(case, read(case))
        for kind in (case.kind, "all"):
            count = counts.setdefault(kind, [0, 0, 0])
            count[0] += 1
            count[1] += verdict["start"]
            count[2] += all(verdict.values())
    return {kind: (n, starts, whole) for kind, (n, starts, whole) in counts.items()}
