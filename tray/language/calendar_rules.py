"""From a day as it was named to the day it is, a point ahead of now."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from tray.language.holidays import holiday
from tray.language.settings import Choices, Habits
from tray.language.steps import NoSuchDayError, add, add_months, middle, numbered_week, quarter, workdays
from tray.language.values import Day


class Stretch(NamedTuple):
    """First and last day."""

    first: date
    last: date


class Calendar:
    """Now, the locale's habits and the choices of this reading, applied to named days."""

    def __init__(self, today: date, habits: Habits, choices: Choices, *, passed: bool | None = None) -> None:
        """`passed`: whether the time of day asked for is over today; None where none is named."""
        self.today = today
        self.habits = habits
        self.choices = choices
        self.passed = passed

    def week_start(self, day: date) -> date:
        """The first day of its calendar week."""
        return day - timedelta(days=(day.weekday() - self.habits.first_weekday) % 7)

    def stretch(self, day: Day, *, after: date | None = None) -> Stretch:
        """The day or days that were named; `after` is the start they end, if they end one.

        Raises NoSuchDayError where there is none.
        """
        try:
            return self._stretch(day, after)
        except (OverflowError, ValueError) as error:
            raise NoSuchDayError from error

    def one(self, day: Day, *, after: date | None = None) -> date:
        """The first of the days named."""
        return self.stretch(day, after=after).first

    def _stretch(self, day: Day, after: date | None) -> Stretch:
        match day.kind:
            case "ymd":
                return _only(self._dated(day, after))
            case "wd":
                return _only(self._weekday(day, after))
            case "rel":
                return _only(self.today + timedelta(days=day.a))
            case "shift":
                return _only(add(self.one(day.base, after=after) if day.base else self.today, day.a, day.name))
            case "wdshift":
                return _only(self._counted_weekday(day))
            case "dom":
                return _only(self._day_of_month(day, after))
            case "nth":
                return self._nth(day, after)
            case "hol":
                return _only(self._holiday(day, after))
            case "edge":
                return self._edge(day, after)
            case "weekend":
                nearest = day.a == 1 and self.choices.next_is_nearest
                if day.base is not None:
                    return self._weekend_near(self.one(day.base))
                return self._weekend(0 if nearest else day.a)
            case _:
                return self._period(day, after)

    def _dated(self, day: Day, after: date | None) -> date:
        if day.c is not None:
            return date(day.c, day.a, day.b)
        floor = after or self.today
        for year in range(floor.year, floor.year + 9):
            if day.b > monthrange(year, day.a)[1]:
                continue
            found = date(year, day.a, day.b)
            if found > floor or (found == floor and not (after is None and self.passed)):
                return found
        raise NoSuchDayError

    def _weekday(self, day: Day, after: date | None) -> date:
        floor = after or self.today
        ahead = (day.a - floor.weekday()) % 7
        if after is not None and day.name in ("", "this", "coming") and day.c is None:
            return floor + timedelta(days=ahead or 7)
        if day.c is not None:
            start = self.week_start(self.today) + timedelta(weeks=day.c)
            return start + timedelta(days=(day.a - start.weekday()) % 7)
        if day.name == "next" and not self.choices.next_is_nearest:
            start = self.week_start(self.today) + timedelta(weeks=1)
            return start + timedelta(days=(day.a - start.weekday()) % 7)
        if day.name == "last":
            return self.today - timedelta(days=(self.today.weekday() - day.a) % 7 or 7)
        if ahead == 0:
            stays = day.name == "this" and self.passed is not True
            if day.name in ("next", "coming"):
                stays = False
            elif not stays:
                stays = self.passed is False or self.choices.today_counts
            return floor if stays else floor + timedelta(days=7)
        return floor + timedelta(days=ahead)

    def _counted_weekday(self, day: Day) -> date:
        base = self.one(day.base) if day.base else self.today
        if day.a > 0:
            return base + timedelta(days=((day.b - base.weekday()) % 7 or 7) + 7 * (day.a - 1))
        return base - timedelta(days=((base.weekday() - day.b) % 7 or 7) + 7 * (-day.a - 1))

    def _day_of_month(self, day: Day, after: date | None) -> date:
        if day.c is not None:
            month = add_months(self.today.replace(day=1), day.c)
            return month.replace(day=day.a)
        floor = after or self.today
        month = floor.replace(day=1)
        fallback: date | None = None
        for _ in range(60):
            if day.a <= monthrange(month.year, month.month)[1]:
                found = month.replace(day=day.a)
                if found > floor or (found == floor and not self.passed and after is None):
                    fallback = fallback or found
                    if not day.b or found.weekday() == day.b - 1:
                        return found
            month = add_months(month, 1)
        if fallback is None:
            raise NoSuchDayError
        return fallback

    def _nth(self, day: Day, after: date | None) -> Stretch:
        base = day.base or Day("ahead", 0, name="month")
        floor = after or self.today
        if base.kind == "month" and base.c is None:
            for year in (floor.year, floor.year + 1):
                found = self._nth_in(day, self._period(base._replace(c=year), None))
                if found.last >= floor:
                    return found
            return found
        if day.base is None or base == Day("ahead", 0, name="month"):
            found = self._nth_in(day, self._period(base, None))
            if found.last < floor and day.base is None:
                return self._nth_in(day, self._period(Day("ahead", 1, name="month"), None, first=True))
            if found.last < floor:
                return self._nth_in(day, self._whole("month", 1))
            return found
        whole = self._whole(base.name, base.a) if base.kind == "ahead" else self._period(base, after)
        return self._nth_in(day, whole)

    def _nth_in(self, day: Day, period: Stretch) -> Stretch:
        which, kind = day.a, day.b
        if kind == 10 and which < 0:
            saturday = period.last - timedelta(days=(period.last.weekday() - 5) % 7 + 7 * (-which - 1))
            return Stretch(saturday, saturday + timedelta(days=1))
        if kind < 7:
            if which > 0:
                found = period.first + timedelta(days=(kind - period.first.weekday()) % 7 + 7 * (which - 1))
            else:
                found = period.last - timedelta(days=(period.last.weekday() - kind) % 7 + 7 * (-which - 1))
        elif kind == 7:
            found = period.first + timedelta(days=which - 1) if which > 0 else period.last + timedelta(days=which + 1)
        elif kind == 8:
            found = (
                workdays(period.first - timedelta(days=1), which)
                if which > 0
                else workdays(period.last + timedelta(days=1), which)
            )
        else:
            first = (
                self.week_start(period.first)
                if kind == 9
                else period.first + timedelta(days=(5 - period.first.weekday()) % 7)
            )
            if kind == 9 and first < period.first and which > 0:
                first += timedelta(weeks=1) if (period.first - first).days > 3 else timedelta()
            last = self.week_start(period.last)
            start = first + timedelta(weeks=which - 1) if which > 0 else last + timedelta(weeks=which + 1)
            return Stretch(start, start + timedelta(days=6 if kind == 9 else 1))
        if not period.first <= found <= period.last:
            raise NoSuchDayError
        return _only(found)

    def _holiday(self, day: Day, after: date | None) -> date:
        floor = after or self.today
        if day.a < 0:  # "last Christmas"
            past = (holiday(day.name, year, self.habits.region) for year in range(floor.year, floor.year - 9, -1))
            return next((found for found in past if found and found < floor), floor)
        for year in (day.c,) if day.c else range(floor.year, floor.year + 9):
            found = holiday(day.name, year, self.habits.region)
            if found and (found >= floor or day.c):
                return found
        raise NoSuchDayError

    def _edge(self, day: Day, after: date | None) -> Stretch:
        base = day.base or Day("ahead", 0, name="month")
        whole = self._whole(base.name, base.a) if base.kind == "ahead" else self._period(base, after)
        if day.name == "end":
            last = whole.last
            if base.kind == "ahead" and base.name == "week":
                last = self.week_start(whole.first) + timedelta(days=(4 - whole.first.weekday()) % 7)
                if last < self.today and base.a == 0:
                    last = whole.last
            return _only(last)
        if day.name == "start":
            first = whole.first
            if base.kind == "ahead" and base.name == "week":
                first = whole.first + timedelta(days=(0 - whole.first.weekday()) % 7)
            if first < self.today and base.kind == "ahead" and base.a == 0:
                first = self.today
            return _only(first)
        half = (whole.last - whole.first).days // 2
        if day.name.endswith("half"):
            half_way = middle(whole.first, whole.last)
            if day.name == "first half":
                return Stretch(whole.first, half_way)
            return Stretch(half_way + timedelta(days=1), whole.last)
        if base.name == "week":
            return _only(whole.first + timedelta(days=(2 - whole.first.weekday()) % 7))
        return _only(whole.first + timedelta(days=14 if base.kind == "month" or base.name == "month" else half))

    def _weekend(self, ahead: int) -> Stretch:
        saturday = self.today + timedelta(days=5 - self.today.weekday())
        if ahead < 0:
            saturday = self.today - timedelta(days=(self.today.weekday() - 5) % 7 or 7)
            return Stretch(saturday, saturday + timedelta(days=1))
        saturday += timedelta(weeks=ahead)
        first = max(saturday, self.today)
        return Stretch(first, saturday + timedelta(days=1))

    @staticmethod
    def _weekend_near(day: date) -> Stretch:
        """The Saturday and Sunday beside a holiday."""
        ahead, back = (5 - day.weekday()) % 7, (day.weekday() - 5) % 7
        saturday = day + timedelta(days=ahead if 2 <= day.weekday() <= 5 else -back)
        return Stretch(saturday, saturday + timedelta(days=1))

    def _whole(self, unit: str, ahead: int) -> Stretch:
        """The calendar week, month, quarter or year some ahead of this one."""
        today = self.today
        match unit:
            case "week":
                start = self.week_start(today) + timedelta(weeks=ahead)
                return Stretch(start, start + timedelta(days=6))
            case "month":
                start = add_months(today.replace(day=1), ahead)
                return Stretch(start, add_months(start, 1) - timedelta(days=1))
            case "quarter":
                start = add_months(date(today.year, (today.month - 1) // 3 * 3 + 1, 1), 3 * ahead)
                return Stretch(start, add_months(start, 3) - timedelta(days=1))
            case "year":
                return Stretch(date(today.year + ahead, 1, 1), date(today.year + ahead, 12, 31))
            case "weekend":
                return self._weekend(ahead)
            case _:
                return _only(add(today, ahead, unit))

    def _period(self, day: Day, after: date | None, *, first: bool = False) -> Stretch:
        floor = after or self.today
        if first:
            return self._whole(day.name, day.a)
        if day.kind == "month":
            year = day.c
            if year is None:
                year = floor.year + (day.a < floor.month)
                if day.name == "last":
                    year = floor.year - (day.a >= floor.month)
            start = date(year, day.a, 1)
            return Stretch(start, add_months(start, 1) - timedelta(days=1))
        if day.kind == "week":
            return Stretch(*numbered_week(day.a, day.c, floor))
        if day.kind == "quarter":
            return Stretch(*quarter(day.c or floor.year + (3 * day.a < floor.month), day.a))
        if day.kind == "year":
            year = day.c or floor.year
            return Stretch(date(year, 1, 1), date(year, 12, 31))
        return self._whole(day.name, day.a)

    def named_period(self, day: Day) -> Stretch:
        """What a period named alone means as an event: "next week" is this day a week from now."""
        if day.kind != "ahead":
            return self.stretch(day)
        if self.choices.week_is_monday or day.name in ("day", "workday", "weekend"):
            whole = self._whole(day.name, day.a)
            if day.name == "week":
                return _only(whole.first + timedelta(days=-whole.first.weekday() % 7))
            return _only(whole.first) if day.name != "weekend" else whole
        if day.a == 0:
            return _only(self.today)
        return _only(add(self.today, day.a, day.name))


def _only(day: date) -> Stretch:
    return Stretch(day, day)
