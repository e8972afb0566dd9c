"""What the person should know about a reading, and the other reading where there is one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

from tray.domain.draft import NO_TIME, Draft, Note
from tray.language.grammar.day_by_day import is_day_by_day
from tray.language.grammar.slots import Reading
from tray.language.resolve import When
from tray.language.settings import Choices
from tray.language.values import Day

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


EVENING, MORNING = frozenset({"evening_noun"}), frozenset({"morning_noun"})
"""The categories of the tables that name what happens late ("dinner") and early ("flight")."""


def day_words(day: date, today: date) -> str:
    """The day as a person says it: "today", "Tuesday 24 November"; with its year where that is not this one."""
    if day == today:
        return "today"
    if day - today == timedelta(days=1):
        return "tomorrow"
    year = "" if day.year == today.year else f" {day.year}"
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}{year}"


def _moment(start: date, today: date, said: date | None, *, h24: bool) -> str:
    """The start; without its day where that is the day already `said`."""
    if not isinstance(start, datetime):
        return day_words(start, today)
    minutes = f":{start:%M}" if start.minute else ""
    clock = f"{start:%H:%M}" if h24 else f"{start.hour % 12 or 12}{minutes} {'am' if start.hour < 12 else 'pm'}"
    day = start.date()
    return clock if day == said else f"{day_words(day, today)}, {clock}"


def _either_half(reading: Reading, *, h24: bool, late: bool, early: bool) -> bool:
    """Whether the other half of the day is a plausible reading too: at 7 perhaps, at 2 hardly, dinner at 6 not."""
    clock = reading.clock
    if clock is None or clock.fixed or reading.part or (h24 and clock.hour >= 7 and not late):
        return False
    if 1 <= clock.hour <= 6:
        return not late and (early or clock.hour >= 5)
    return not early and (late or clock.hour in (7, 8))


def notes(
    draft: Draft,
    reading: Reading,
    when: When | None,
    *,
    hint: When | None,
    today: date,
    h24: bool,
    written24: bool,
    late: bool,
    early: bool,
    again: Callable[[Choices], When | None],
    instead: When | None,
) -> list[Note]:
    """The notes on a reading; `again` reads it once more with one choice turned round, `instead` is what "or" offers.

    `h24` says how hours are read, `written24` how notes write them; `late` and `early` say that it names what happens
    in the evening ("dinner") or in the morning ("flight").
    """
    if when is None and hint is not None:
        text = f"There is no day or time in it, unless {day_words(hint.start, today)} is meant."
        return [Note(text, replace(draft, start=hint.start, end=hint.end))]
    if when is None:
        return [Note("This day does not exist." if reading.says_when else NO_TIME)]
    found: list[Note] = []

    def offer(choices: Choices | None, words: str) -> None:
        other = again(choices) if choices else instead
        if other is None or other == when:
            return
        said = when.start.date() if isinstance(when.start, datetime) else None
        text = words.format(_moment(other.start, today, said, h24=written24))
        found.append(Note(text, replace(draft, start=other.start, end=other.end, rrule=other.rrule)))

    offer(None, "Or {}?")
    day = reading.day
    if _either_half(reading, h24=h24, late=late, early=early):
        offer(Choices(flip_hour=True), "Or {}?")
    if day is not None:
        if (day.kind == "wd" and day.name == "next") or (day.kind == "weekend" and day.a == 1 and day.base is None):
            offer(Choices(next_is_nearest=True), "Or {}?")
        elif day.kind == "wd" and day.a == today.weekday() and day.c is None:
            offer(Choices(today_counts=True), "Or {}?")
        elif day.kind == "ahead" and day.a and day.name in ("week", "month", "quarter", "year"):
            offer(Choices(week_is_monday=True), "Or from {}?")
    if is_day_by_day(reading):
        once = reading.day == Day("wd", 0) and reading.day2 == Day("wd", 4)
        offer(Choices(days_otherwise=True), "Or only once, from {}?" if once else "Or one event over all these days?")
    if reading.clock is not None and reading.clock.hour == 24 and reading.clock2 is None and day is not None:
        offer(Choices(midnight_begins=True), "Or {}, where that day begins?")
    found += _remarks(draft, reading, when, today)
    return found


def _remarks(draft: Draft, reading: Reading, when: When, today: date) -> list[Note]:
    found: list[Note] = []
    start = when.start.date() if isinstance(when.start, datetime) else when.start
    said = reading.also or (reading.day if reading.day and reading.day.kind == "wd" else None)
    if reading.also is not None and said is not None and said.kind == "wd" and said.a != start.weekday():
        found.append(Note(f"{day_words(start, today)} is not a {_DAYS[said.a]}."))
    if reading.rule is not None and reading.rule.question:
        many, _, unit = reading.rule.question.partition("/")
        often = "Twice" if many == "2" else f"{many} times"
        found.append(Note(f"{often} a {unit.split()[0].lower()}: on which days? Say them, such as “on Mon and Thu”."))
    day = reading.day
    if reading.rule is None and day is not None and day.kind == "ymd" and day.c is None and start.year > today.year:
        found.append(Note(f"Already over this year, so {day_words(start, today)}.", _earlier(draft, when, years=1)))
    only_time = reading.clock is not None and reading.clock.hour < 24 and day is None and reading.start is None
    if only_time and reading.rule is None and reading.offset is None and start > today:
        found.append(Note(f"Already over today, so {day_words(start, today)}.", _earlier(draft, when, days=1)))
    return found


def is_over(note: Note, now: datetime) -> bool:
    """Whether the other reading is over at `now`, so that it is the last to be offered."""
    start = note.other.start if note.other else None
    if isinstance(start, datetime):
        return start < now
    return start is not None and start < now.date()


def _earlier(draft: Draft, when: When, *, years: int = 0, days: int = 0) -> Draft | None:
    """The same a year or a day before: what was said, though it is over."""
    try:
        start, end = (t.replace(year=t.year - years) - timedelta(days=days) for t in (when.start, when.end))
    except ValueError:
        return None  # 29 February
    return replace(draft, start=start, end=end)
