"""From a reading to the start, end and rule of an event."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from tray.language import rules
from tray.language.calendar_rules import Calendar, Stretch
from tray.language.grammar.day_by_day import day_by_day
from tray.language.grammar.halves import between, half_day, is_afternoon, ruled, with_part
from tray.language.grammar.slots import Reading
from tray.language.holidays import nth_of_year
from tray.language.near_dates import hour_or_date
from tray.language.part_hours import part_hour
from tray.language.settings import Choices, Habits, LanguageSettings
from tray.language.steps import NoSuchDayError, add, add_some
from tray.language.values import WEEKDAYS, Clock, Length

_SMALL = {"second": 1, "minute": 60, "hour": 3600}
_LATE = frozenset({"night", "late", "evening"})
_WITHIN_A_DAY = frozenset({"SECONDLY", "MINUTELY", "HOURLY"})


class When(NamedTuple):
    """The start and end of an event as they stand in the calendar, and its rule."""

    start: date
    end: date
    rrule: str | None = None


def seconds(length: Length) -> float:
    """How long a length of hours, minutes and seconds is."""
    return sum(value * _SMALL[unit] for value, unit in length if unit in _SMALL)


class Resolver:
    """One now, one zone, one locale, one set of choices."""

    def __init__(
        self,
        now: datetime,
        zone: ZoneInfo,
        habits: Habits,
        settings: LanguageSettings,
        choices: Choices = Choices(),  # noqa: B008 - frozen
        *,
        today: date,
    ) -> None:
        """`today` is the person's own day, whatever the zone of the event."""
        self.today = today
        self.now = now.astimezone(zone)
        self.zone = zone
        self.habits = habits
        self.settings = settings
        self.choices = choices

    def resolve(self, reading: Reading) -> When | None:
        """The event's times; None where the words name no day that exists."""
        try:
            return self._resolve(reading)
        except (NoSuchDayError, OverflowError, ValueError):
            return None

    def _resolve(self, reading: Reading) -> When | None:
        reading = day_by_day(reading, other=self.choices.days_otherwise)
        reading = hour_or_date(reading, self._calendar(None))
        if reading.offset is not None:
            return self._from_now(reading)
        first, second = self._clocks(reading)
        if first is None and reading.rule is not None and reading.rule.freq in _WITHIN_A_DAY:
            first = Clock(self.now.hour, self.now.minute, fixed=True)  # "every 2 hours" begins now
        if first is None:
            return self._days(reading)
        return self._timed(reading, first, second)

    def _clocks(self, reading: Reading) -> tuple[Clock | None, Clock | None]:
        a, b = reading.clock, reading.clock2
        part = reading.part
        if a is None and part:
            a = part_hour(part, self.settings)
            if b is None and reading.part2 is None:
                return a, None
        if a is None:
            return None, None
        if reading.clock is not None and part:
            a = with_part(a, part)
            overnight = a.hour >= 18 and b is not None and b.hour < 12  # "Nachtschicht 22-6"
            if b is not None and not b.fixed and a.fixed and not reading.part2 and not overnight:
                b = with_part(b, part) if part not in ("morning", "early", "late morning") or b.hour >= a.hour else b
            if (
                b is not None
                and part in _LATE
                and a.hour < 12 <= b.hour
                and (a.hour + 12, a.minute) < (b.hour, b.minute)
            ):
                a = a._replace(hour=a.hour + 12)  # "between 5 and 7 tonight"
        if b is not None and reading.part2:
            b = with_part(b, reading.part2)
        elif b is None and reading.part2:
            b = part_hour(reading.part2, self.settings)
        if b is not None:
            if self.choices.flip_hour and not a.fixed and not b.fixed:
                a = half_day(a, afternoon=not is_afternoon(a))
            noon = reading.day2 is not None and b.hour == 12
            if noon or (self.habits.h24 and a.hour > 12 and reading.part is None):
                b = b._replace(fixed=True)  # who writes 18 Uhr writes 8 for the morning
            if reading.day2 is not None:
                return ruled(a), ruled(b)  # "Friday 5pm to Sunday 11"
            return between(a, b)
        if self.choices.flip_hour and not a.fixed:
            return half_day(a, afternoon=not is_afternoon(a)), None
        return ruled(a), None

    def _calendar(self, passed: bool | None) -> Calendar:
        return Calendar(self.today, self.habits, self.choices, passed=passed)

    def _from_now(self, reading: Reading) -> When:
        length = reading.offset or ()
        base = self.now.replace(second=0, microsecond=0)
        if reading.day is not None:
            base = datetime.combine(self._calendar(None).one(reading.day), base.timetz())
        for value, unit in length:
            if unit in _SMALL:
                continue
            if value != int(value):
                days = {"day": 1, "week": 7, "fortnight": 14}.get(unit)
                if days:
                    base = (base.astimezone(UTC) + timedelta(days=days * value)).astimezone(self.zone)
                    continue
                months = {"month": 1, "year": 12, "quarter": 3}.get(unit, 0) * value
                base = datetime.combine(add(base.date(), int(months), "month"), base.timetz())
                continue
            base = datetime.combine(add(base.date(), int(value), unit), base.timetz())
        start = (base.astimezone(UTC) + timedelta(seconds=seconds(length))).astimezone(self.zone).replace(second=0)
        if reading.clock2 is not None and reading.day2 is None:  # "now until 6pm"
            _, last = between(Clock(start.hour, start.minute, fixed=True), reading.clock2)
            end = self._at(start.date(), last)
            return When(start, end if end > start else self._at(start.date() + timedelta(days=1), last), None)
        return When(start, self._end(start, reading), None)

    def _end(self, start: datetime, reading: Reading) -> datetime:
        if reading.length and (reading.rule is None or reading.length[0][1] in _SMALL):
            end = self._after(start, reading.length)
            if end > start:  # "0 minutes" is no length
                return end
        return (start.astimezone(UTC) + timedelta(minutes=self.settings.default_minutes)).astimezone(self.zone)

    def _after(self, start: datetime, length: Length) -> datetime:
        day = start.date()
        for value, unit in length:
            if unit not in _SMALL:
                day = add_some(day, value, unit)
        moved = datetime.combine(day, start.timetz())
        return (moved.astimezone(UTC) + timedelta(seconds=seconds(length))).astimezone(self.zone)

    def _at(self, day: date, clock: Clock) -> datetime:
        if clock.hour >= 24:
            day += timedelta(days=0 if self.choices.midnight_begins else 1)
            clock = clock._replace(hour=clock.hour - 24)
        return datetime.combine(day, time(clock.hour, clock.minute, clock.second), self.zone)

    def _timed(self, reading: Reading, first: Clock, second: Clock | None) -> When:
        passed = self._at(self.today, first) < self.now.replace(second=0, microsecond=0)
        calendar = self._calendar(passed)
        if reading.rule is not None:
            day = self._first_of_rule(reading, calendar, passed)
        elif reading.day is not None:
            day = self._day(reading, calendar).first
        elif reading.start is not None:
            day = calendar.one(reading.start)
        else:
            day = self.today
            if passed:
                day += timedelta(days=1)
        if (
            second is None
            and reading.clock is not None
            and reading.part in ("night", "late")
            and first.hour < 5
            and first.hour >= 0
            and reading.day is not None
        ):
            day += timedelta(days=1)  # one in the night of Friday is already Saturday
        start = self._at(day, first)
        if second is not None:
            last = day
            if reading.day2 is not None:
                last = calendar.one(reading.day2, after=day)
                end = self._at(last, second)
            else:
                end = self._at(day, second)
                if end <= start:
                    end = self._at(day + timedelta(days=1), second)
        elif reading.day2 is not None:
            last = calendar.one(reading.day2, after=day)
            end = self._at(last + timedelta(days=1), Clock(0, 0)) if reading.until is None else self._at(last, first)
        elif reading.until is not None and reading.rule is None:
            last = calendar.stretch(reading.until, after=day).last
            end = self._at(last + timedelta(days=1), Clock(0, 0))
        else:
            end = self._end(start, reading)
        if end <= start:
            end = self._end(start, reading)
        return When(start, end, self._rule_text(reading, calendar, start))

    def _day(self, reading: Reading, calendar: Calendar) -> Stretch:
        day = reading.day
        ending = reading.day2
        if (
            day is not None
            and day.kind == "ymd"
            and day.c is None
            and ending is not None
            and ending.kind == "ymd"
            and ending.c is not None
        ):
            day = day._replace(c=ending.c - ((day.a, day.b) > (ending.a, ending.b)))  # 10 August - 12 September 2027
        if day and day.kind == "month" and day.c is None and ending and ending.kind == "month" and ending.c is not None:
            day = day._replace(c=ending.c - (day.a > ending.a))  # June to August 2028
        if day is None:
            return Stretch(calendar.today, calendar.today)
        if day.kind == "ahead" and reading.also is None:
            return calendar.named_period(day)
        if reading.also is not None and reading.also.kind == "wd" and day.kind == "dom":
            day = day._replace(b=reading.also.a + 1)
        return calendar.stretch(day)

    def _days(self, reading: Reading) -> When | None:
        calendar = self._calendar(None)
        if reading.rule is not None:
            first = self._first_of_rule(reading, calendar, passed=False)
            stretch = Stretch(first, first)
        elif reading.day is not None:
            stretch = self._day(reading, calendar)
        elif reading.start is not None:
            stretch = calendar.stretch(reading.start)
        else:
            return None
        first, last = stretch
        until = reading.day2 or (reading.until if reading.rule is None else None)
        if until is not None:
            last = calendar.stretch(until, after=first).last
        elif reading.length and reading.rule is None and reading.length[0][1] not in _SMALL:
            last = rules.last_day(first, reading.length)
        last = max(last, first)
        return When(first, last + timedelta(days=1), self._rule_text(reading, calendar, first))

    def _first_of_rule(self, reading: Reading, calendar: Calendar, passed: bool) -> date:
        rule = reading.rule
        if rule is None:
            return calendar.today
        begin = reading.start or reading.day
        if rule.start is not None and begin is None:
            return calendar.one(rule.start)
        start = calendar.one(begin) if begin is not None else calendar.today
        if begin is not None and begin.kind == "ahead":
            start = max(start, calendar.today)  # "every day this week"
        return rules.first_day(rule, start, today_is_over=passed and start == calendar.today)

    def _rule_text(self, reading: Reading, calendar: Calendar, start: date) -> str | None:
        rule = reading.rule
        if rule is None:
            return None
        first = start.date() if isinstance(start, datetime) else start
        if rule.start is not None and not rule.bymonth and rule.freq == "YEARLY":
            moving = nth_of_year(rule.start.name)
            if moving:  # Thanksgiving is the fourth Thursday, not the 26th
                month, which, weekday = moving
                rule = rule._replace(bymonth=(month,), byday=(f"{which}{WEEKDAYS[weekday]}",))
            else:
                rule = rule._replace(bymonth=(first.month,), bymonthday=(first.day,))
        count = reading.times or rule.many
        until: date | None = None
        length = reading.length if reading.length and reading.length[0][1] not in _SMALL else None
        if not count and length:
            count = rules.count_for(rule, length)
            until = None if count else rules.last_day(first, length)
        ending = reading.until or reading.day2
        if ending is None and reading.day is not None and reading.day.kind == "ahead":
            ending = reading.day
        if ending is not None:
            stretch = calendar.stretch(ending, after=first)
            until = stretch.first - timedelta(days=1) if ending.kind == "month" else stretch.last
            if until < first:
                until = stretch.last
        utc = None
        if until is not None and isinstance(start, datetime):
            utc = datetime.combine(until, start.timetz()).astimezone(UTC)
        return rules.text(rule, count=count, until=until, utc=utc)


def replace_choices(resolver: Resolver, choices: Choices) -> Resolver:
    """The same now and zone with other choices."""
    r = resolver
    return Resolver(r.now, r.zone, r.habits, r.settings, choices, today=r.today)
