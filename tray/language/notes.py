"""What the person should know about a reading, and the other reading where there is one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from tray.domain.draft import Draft, Note
from tray.language.grammar.slots import Reading
from tray.language.resolve import When
from tray.language.settings import Choices

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


def day_words(day: date) -> str:
    """The day as a person says it: "Tuesday 24 November 2026"."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def _moment(when: When) -> str:
    if isinstance(when.start, datetime):
        return f"{day_words(when.start.date())}, {when.start:%H:%M}"
    return day_words(when.start)


def notes(
    draft: Draft,
    reading: Reading,
    when: When | None,
    *,
    hint: When | None,
    today: date,
    h24: bool,
    again: Callable[[Choices], When | None],
) -> list[Note]:
    """The notes on a reading; `again` reads it once more with one choice turned round."""
    if when is None and hint is not None:
        text = f"There is no day or time in it, unless {_moment(hint)} is meant."
        return [Note(text, replace(draft, start=hint.start, end=hint.end))]
    if when is None:
        words = "This day does not exist." if reading.says_when else "There is no day or time in it."
        return [Note(words)]
    found: list[Note] = []

    def offer(choices: Choices, words: str) -> None:
        other = again(choices)
        if other is None or (other.start, other.end) == (when.start, when.end):
            return
        text = words.format(this=_moment(when), other=_moment(other))
        found.append(Note(text, replace(draft, start=other.start, end=other.end, rrule=other.rrule)))

    day = reading.day
    clock = reading.clock
    if clock is not None and not clock.fixed and not reading.part and not (h24 and clock.hour >= 7):
        offer(Choices(flip_hour=True), "Read as {this}. The other half of the day: {other}.")
    if day is not None:
        if day.kind == "wd" and day.name == "next":
            offer(Choices(next_is_nearest=True), "“Next” is read as next week: {this}. The nearest one: {other}.")
        elif day.kind == "wd" and day.a == today.weekday() and day.c is None:
            offer(Choices(today_counts=True), "Read as a week from today: {this}. Today: {other}.")
        elif day.kind == "ahead" and day.a and day.name in ("week", "month", "quarter", "year"):
            offer(Choices(week_is_monday=True), "Read as {this}. The first day of it: {other}.")
    found += _remarks(reading, when, today)
    return found


def _remarks(reading: Reading, when: When, today: date) -> list[Note]:
    found: list[Note] = []
    start = when.start.date() if isinstance(when.start, datetime) else when.start
    said = reading.also or (reading.day if reading.day and reading.day.kind == "wd" else None)
    if reading.also is not None and said is not None and said.kind == "wd" and said.a != start.weekday():
        found.append(Note(f"{day_words(start)} is not a {_DAYS[said.a]}."))
    if reading.rule is not None and reading.rule.question:
        many, _, unit = reading.rule.question.partition("/")
        found.append(Note(f"{many} times a {unit.split()[0].lower()}: on which days?"))
    day = reading.day
    if reading.rule is None and day is not None and day.kind == "ymd" and day.c is None and start.year > today.year:
        found.append(Note(f"Already over this year, so {day_words(start)}."))
    only_time = reading.clock is not None and reading.clock.hour < 24 and day is None and reading.start is None
    if only_time and reading.rule is None and reading.offset is None and start > today:
        found.append(Note(f"Already over today, so {day_words(start)}."))
    return found
