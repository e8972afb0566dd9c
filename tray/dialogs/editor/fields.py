"""What the editor holds: the fields of an event, and what of them was changed. Made without a window."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tray.dialogs.clock import zone as zone_of


@dataclass(frozen=True, slots=True)
class Fields:
    """An event as it is edited.

    `start` and `end` are both days (end exclusive) or both aware datetimes in `timezone`. `reminders` is None where
    the setting decides.
    """

    title: str
    start: date
    end: date
    timezone: str
    rrule: str | None = None
    calendar: str = ""
    location: str = ""
    attendees: tuple[str, ...] = ()
    description: str = ""
    zoom: bool = False
    reminders: tuple[int, ...] | None = None

    @property
    def all_day(self) -> bool:
        """Whether it names days rather than times."""
        return not isinstance(self.start, datetime)

    @property
    def length(self) -> timedelta:
        """How long it is, in time that passes."""
        return _between(self.start, self.end)

    def started(self, start: date) -> Fields:
        """The same at another time, as long as before."""
        return replace(self, start=start, end=later(start, self.length))

    def ended(self, end: date) -> Fields:
        """The same until then; an end before the start moves the start along."""
        if _between(self.start, end) < timedelta() or (self.all_day and end == self.start):
            return replace(self, start=later(end, -self.length), end=end)
        return replace(self, end=end)

    def whole_days(self, *, all_day: bool, minutes: int) -> Fields:
        """The same as days, or as a time of day that lasts `minutes`."""
        if all_day == self.all_day:
            return self
        if isinstance(self.start, datetime) and isinstance(self.end, datetime):
            last = (self.end - timedelta(seconds=1)).date() if self.end > self.start else self.start.date()
            return replace(self, start=self.start.date(), end=max(last, self.start.date()) + timedelta(days=1))
        start = datetime(self.start.year, self.start.month, self.start.day, 9, tzinfo=zone_of(self.timezone))
        return replace(self, start=start, end=later(start, timedelta(minutes=minutes)))

    def moved_to_zone(self, timezone: str) -> Fields:
        """The same clock time in another zone."""
        zone = ZoneInfo(timezone)
        start, end = (
            edge.replace(tzinfo=zone) if isinstance(edge, datetime) else edge for edge in (self.start, self.end)
        )
        return replace(self, start=start, end=end, timezone=timezone)


def later(moment: date, by: timedelta) -> date:
    """So much later in time that passes, whatever the clocks do between; days are counted as days."""
    if isinstance(moment, datetime) and moment.tzinfo is not None:
        return (moment.astimezone(ZoneInfo("UTC")) + by).astimezone(moment.tzinfo)
    return moment + by


def stepped(moment: date, *, minutes: int = 0, days: int = 0) -> date:
    """The moment an arrow key gives: the next or last multiple of `minutes` on the clock, or the same time days off."""
    if not isinstance(moment, datetime):
        return moment + timedelta(days=days or (1 if minutes > 0 else -1))
    if days:
        return moment + timedelta(days=days)
    of_day = moment.hour * 60 + moment.minute
    on = (of_day // minutes + 1) * minutes if minutes > 0 else (of_day - 1) // -minutes * -minutes
    midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + timedelta(minutes=on)


def _between(start: date, end: date) -> timedelta:
    if isinstance(start, datetime) and isinstance(end, datetime):
        return end.astimezone(ZoneInfo("UTC")) - start.astimezone(ZoneInfo("UTC"))
    return end - start


def fields_of(event: dict[str, Any], here: str, *, occurrence: str = "") -> Fields:
    """The fields of an event's JSON, at the time of one occurrence where one is named; `here` is the person's zone."""
    timezone = str(event.get("timezone") or here)
    start, end = (_moment(str(event[edge]), timezone) for edge in ("start", "end"))
    reminders = event.get("reminders")
    fields = Fields(
        title=str(event.get("title") or ""),
        start=start,
        end=end,
        timezone=timezone,
        rrule=event.get("rrule") or None,
        calendar=str(event.get("calendar_id") or event.get("calendar") or ""),
        location=str(event.get("location") or ""),
        attendees=tuple(str(guest["email"]) for guest in event.get("attendees") or ()),
        description=str(event.get("description") or ""),
        zoom=event.get("meeting") is not None,
        reminders=tuple(reminders) if reminders is not None else None,
    )
    return fields.started(_moment(occurrence, timezone)) if occurrence else fields


def new_fields(now: datetime, here: str, *, calendar: str, minutes: int, zoom: bool) -> Fields:
    """An empty event at the next full hour."""
    hour = now.astimezone(zone_of(here)).replace(minute=0, second=0, microsecond=0)
    start = later(hour, timedelta(hours=1))
    return Fields("", start, later(start, timedelta(minutes=minutes)), here, calendar=calendar, zoom=zoom)


def changes(before: Fields, after: Fields) -> dict[str, Any]:
    """What `edit` is told: only what differs. Times are RFC 3339 with their offset, days `YYYY-MM-DD`."""
    told: dict[str, Any] = {}
    for name in ("title", "location", "description", "rrule", "calendar", "zoom"):
        if getattr(before, name) != getattr(after, name):
            told[name] = getattr(after, name)
    if before.attendees != after.attendees:
        told["attendees"] = list(after.attendees)
    if before.reminders != after.reminders:
        told["reminders"] = list(after.reminders) if after.reminders is not None else None
    if (before.start, before.end, before.timezone, before.all_day) != (
        after.start,
        after.end,
        after.timezone,
        after.all_day,
    ):
        told |= {"start": after.start.isoformat(), "end": after.end.isoformat()}
        if before.all_day != after.all_day:
            told["all_day"] = after.all_day
        if before.timezone != after.timezone and not after.all_day:
            told["timezone"] = after.timezone
    return told


def for_all(told: dict[str, Any], main: Fields, before: Fields, after: Fields) -> dict[str, Any]:
    """The same changes for a series whose first time is `main`: moved by as many days as the occurrence was.

    Of an occurrence that was changed alone before, a time or a length that is not changed now is its own affair.
    """
    if "start" not in told or (main.start, main.end) == (before.start, before.end):
        return told
    if isinstance(after.start, datetime) and isinstance(before.start, datetime) and isinstance(main.start, datetime):
        # By the clock, not by the instant: a series of 9 o'clock becomes one of 10 o'clock, in summer and in winter.
        clock = after.start.time() if after.start.time() != before.start.time() else main.start.time()
        day = main.start.date() + (after.start.date() - before.start.date())
        start: date = datetime.combine(day, clock, zone_of(after.timezone))
    elif not main.all_day or not after.all_day:
        first = main.start.date() if isinstance(main.start, datetime) else main.start
        by = timedelta(days=(_day(after.start) - _day(before.start)).days)
        day = first + by
        start = (
            datetime.combine(day, after.start.timetz().replace(tzinfo=None), zone_of(after.timezone))
            if isinstance(after.start, datetime)
            else day
        )
    else:
        start = main.start + (after.start - before.start)
    kept = after.length == before.length and after.all_day == main.all_day
    return told | {"start": start.isoformat(), "end": later(start, main.length if kept else after.length).isoformat()}


def moved_along(occurrence: str, old: Fields, new: Fields) -> str:
    """What an occurrence of a series is called after the series was moved: its original start moved as far."""
    start = _moment(occurrence, old.timezone)
    if old.all_day != new.all_day or isinstance(start, datetime) == old.all_day:
        return occurrence
    if isinstance(start, datetime) and isinstance(old.start, datetime) and isinstance(new.start, datetime):
        by = new.start.replace(tzinfo=None) - old.start.replace(tzinfo=None)
        return (start.replace(tzinfo=None) + by).replace(tzinfo=zone_of(new.timezone)).isoformat()
    return (start + (new.start - old.start)).isoformat()


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _moment(text: str, timezone: str) -> date:
    if "T" not in text:
        return date.fromisoformat(text)
    moment = datetime.fromisoformat(text)
    zone = zone_of(timezone)
    return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)


def in_one_line(text: str) -> str:
    """A text as it stands in a field of one line: the lines it has with commas between."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return ", ".join([*(line.rstrip(",") for line in lines[:-1]), *lines[-1:]])


def as_typed(typed: str, before: str) -> str:
    """What a field of one line says by now: what was there before, with its lines, where nothing was typed."""
    return before if typed.strip() == in_one_line(before) else typed.strip()


def draft_json(fields: Fields) -> dict[str, Any]:
    """A new event as the draft that `add` takes."""
    return {
        "title": fields.title,
        "start": fields.start.isoformat(),
        "end": fields.end.isoformat(),
        "all_day": fields.all_day,
        "timezone": fields.timezone,
        "rrule": fields.rrule,
        "location": fields.location or None,
        "attendees": list(fields.attendees),
        "calendar": fields.calendar,
        "zoom": fields.zoom,
        "reminders": list(fields.reminders or ()),
        "description": fields.description,
        "spans": [],
        "notes": [],
    }
