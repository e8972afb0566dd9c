"""One VEVENT made to say what an event says, by changing the lines that say something else and no others."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from tray.domain.event import Event
from tray.domain.ics.alarms import read_reminders, write_reminders
from tray.domain.ics.lines import Line, Parameters, escaped, parts, prop, unescaped
from tray.domain.ics.meeting_block import NAMES, meeting_lines, with_block
from tray.domain.ics.people import organizer_line, write_attendees
from tray.domain.ics.reading import Zones
from tray.domain.ics.times import read_moment, wall, written_duration, written_moment
from tray.domain.ics.tree import Component
from tray.domain.ics.vtimezone import vtimezone
from tray.domain.moment import Moment


class Writer:
    """Writes events into one VCALENDAR, which gets the time zones that they name."""

    def __init__(self, calendar: Component, now: datetime) -> None:
        self.calendar = calendar
        self.now = now
        self.zones = Zones(calendar)
        self.end = calendar.line_end

    def write(self, component: Component, old: Event, new: Event) -> None:
        """Change `component`, which says `old`, so that it says `new`."""
        if old == new:
            return
        moved = self._write_times(component, old, new)
        self._write_text(component, "SUMMARY", old.title, new.title)
        self._write_place(component, old, new)
        if old.attendees != new.attendees:
            write_attendees(component, new, old.attendees)
        if old.organizer != new.organizer:
            component.remove("ORGANIZER")
            if new.organizer:
                component.add(organizer_line(new.organizer, self.end))
        if read_reminders(component, new.start, new.end) != new.reminders:
            write_reminders(component, new, new.start, new.end)
        if old.status != new.status:
            component.put(prop("STATUS", new.status.upper(), end=self.end))
        if old.transparent != new.transparent:
            component.put(prop("TRANSP", "TRANSPARENT" if new.transparent else "OPAQUE", end=self.end))
        sequence = new.sequence if new.sequence > old.sequence else old.sequence + moved
        if sequence != old.sequence:
            component.put(prop("SEQUENCE", str(sequence), end=self.end))
        self.stamp(component)

    def stamp(self, component: Component) -> None:
        """Note the time of the change (RFC 5545 3.8.7.2 and 3.8.7.3)."""
        component.put(prop("DTSTAMP", written_moment(self.now.astimezone(UTC)), end=self.end), after=("UID",))
        component.put(prop("LAST-MODIFIED", written_moment(self.now.astimezone(UTC)), end=self.end), after=("DTSTAMP",))

    def moment_line(self, name: str, moment: Moment, timezone: str) -> Line:
        """The line of a moment in the zone `timezone`, which the calendar defines from now on."""
        if not isinstance(moment, datetime):
            return prop(name, written_moment(moment), (("VALUE", ("DATE",)),), end=self.end)
        if moment.tzinfo is None:
            return prop(name, written_moment(moment), end=self.end)
        if timezone in {"", "UTC"}:
            return prop(name, written_moment(moment.astimezone(UTC)), end=self.end)
        local = moment.astimezone(ZoneInfo(timezone)).replace(tzinfo=None)
        return prop(name, written_moment(local), (("TZID", (self._tzid(timezone, local.year),)),), end=self.end)

    def _tzid(self, timezone: str, year: int) -> str:
        """The name that this calendar has for a zone; one that it does not have yet is added to it."""
        for definition in self.calendar.components("VTIMEZONE"):
            tzid = definition.first("TZID")
            if tzid is not None and timezone in {tzid.value.strip(), self.zones.name_of(tzid.value.strip())}:
                return tzid.value.strip()
        places = [i for i, part in enumerate(self.calendar.parts) if isinstance(part, Component)]
        zones = [i for i in places if self.calendar.parts[i].name == "VTIMEZONE"]
        place = zones[-1] + 1 if zones else places[0] if places else len(self.calendar.parts)
        self.calendar.parts.insert(place, vtimezone(timezone, year, end=self.end))
        return timezone

    def _write_times(self, component: Component, old: Event, new: Event) -> bool:
        """Write what says when; whether anything of it changed."""
        shifted = _differs(old.start, new.start) or old.timezone != new.timezone
        if shifted:
            component.put(self._again(component, "DTSTART", new.start, new.timezone), after=("DTSTAMP", "UID"))
        longer = shifted or _differs(old.end, new.end)
        if longer:
            self._write_end(component, new)
        before = (old.rrule, old.excluded, old.added, old.recurrence_id)
        if old.rrule != new.rrule:
            component.remove("RRULE")
            if new.rrule:
                component.add(prop("RRULE", new.rrule, end=self.end), after=("DTSTART", "DTEND", "DURATION"))
        self._write_dates(component, "EXDATE", old.excluded, new)
        self._write_dates(component, "RDATE", old.added, new)
        if new.recurrence_id is not None and (
            old.recurrence_id is None or _differs(old.recurrence_id, new.recurrence_id)
        ):
            component.put(self._again(component, "RECURRENCE-ID", new.recurrence_id, new.timezone), after=("UID",))
        return longer or before != (new.rrule, new.excluded, new.added, new.recurrence_id)

    def _again(self, component: Component, name: str, moment: Moment, timezone: str) -> Line:
        """The line of a moment; where the old one is written in the same zone it keeps the zone's name and the rest."""
        old = component.first(name)
        new = self.moment_line(name, moment, timezone)
        if old is None:
            return new
        tzid = old.parameter("TZID")
        same_zone = bool(tzid) and self.zones.name_of(tzid) == timezone and bool(new.parameter("TZID"))
        foreign = tuple(pair for pair in old.parameters if pair[0] not in {"TZID", "VALUE"})
        if same_zone:
            return old.with_value(new.value)
        return new.with_parameters((*new.parameters, *foreign)) if foreign else new

    def _write_end(self, component: Component, new: Event) -> None:
        duration = component.first("DURATION")
        if duration is not None and component.first("DTEND") is None:
            length = written_duration(wall(new.end) - wall(new.start))
            if length != duration.value.strip() and not _same_length(duration.value, length):
                component.put(duration.with_value(length))
            return
        component.remove("DURATION")
        if component.first("DTEND") is None and not new.all_day and new.start == new.end:
            return
        component.put(self._again(component, "DTEND", new.end, new.timezone), after=("DTSTART",))

    def _write_dates(self, component: Component, name: str, old: tuple[Moment, ...], new: Event) -> None:
        wanted = new.excluded if name == "EXDATE" else new.added
        if old == wanted:
            return
        gone = {_key(moment) for moment in old} - {_key(moment) for moment in wanted}
        for line in component.all(name) if gone else ():
            values = parts(line.value)
            kept = [value for value in values if _key(self._value(line, value)) not in gone]
            if len(kept) < len(values):
                component.replace(line, line.with_value(",".join(kept)) if kept else None)
        known = {_key(moment) for moment in old}
        for moment in wanted:
            if _key(moment) not in known:
                component.add(
                    self.moment_line(name, moment, new.timezone), after=("RRULE", "DTSTART", "DTEND", "DURATION")
                )

    def _value(self, line: Line, value: str) -> Moment:
        tzid = line.parameter("TZID")
        timezone = self.zones.name_of(tzid) if tzid else ""
        zone = None if not timezone else UTC if timezone == "UTC" else ZoneInfo(timezone)
        return read_moment(value.partition("/")[0], zone)

    def _write_text(self, component: Component, name: str, old: str, new: str, *, plain: bool = False) -> None:
        if old == new:
            return
        line = component.first(name)
        value = new if plain else escaped(new)
        if not new:
            component.remove(name)
        elif line is not None:
            component.put(line.with_value(value))
        else:
            component.add(prop(name, value, end=self.end))

    def _write_place(self, component: Component, old: Event, new: Event) -> None:
        """Location, address, notes and the meeting, which stands in all of them where they are free."""
        old_link = old.meeting.join_url if old.meeting else ""
        link = new.meeting.join_url if new.meeting else ""
        now = {name: _text(component, name) for name in ("LOCATION", "URL", "DESCRIPTION")}
        if (old.location, old_link) != (new.location, link):
            self._write_text(component, "LOCATION", now["LOCATION"], new.location or link)
        if (old.url, old_link) != (new.url, link):
            self._write_text(component, "URL", now["URL"], new.url or link, plain=True)
        if (old.description, old.meeting) != (new.description, new.meeting):
            described = with_block(new.description, now["DESCRIPTION"], new.meeting)
            self._write_text(component, "DESCRIPTION", now["DESCRIPTION"], described)
        if old.conferences != new.conferences or old_link != link:
            self._write_conferences(component, set(old.conferences) - set(new.conferences), old_link, new)
        if old.meeting != new.meeting:
            lines = {line.name: line for line in meeting_lines(new.meeting, self.end)}
            for name in NAMES:
                if name in lines:
                    component.put(lines[name], after=NAMES)
                else:
                    component.remove(name)

    def _write_conferences(self, component: Component, gone: set[str], old_link: str, new: Event) -> None:
        link = new.meeting.join_url if new.meeting else ""
        for line in component.all("CONFERENCE"):
            if old_link and line.value.strip() == old_link:
                component.replace(line, line.with_value(link) if link else None)
            elif line.value.strip() in gone:
                component.replace(line, None)
        present = {line.value.strip() for name in ("CONFERENCE", "X-GOOGLE-CONFERENCE") for line in component.all(name)}
        for url in (*new.conferences, link):
            if url and url not in present and url.isprintable():
                label: Parameters = (("LABEL", ("Zoom",)),) if url == link else ()
                # RFC 7986 5.7: VALUE=URI must be said, FEATURE says what it is for.
                features: Parameters = (("VALUE", ("URI",)), ("FEATURE", ("AUDIO", "VIDEO")))
                component.add(prop("CONFERENCE", url, (*features, *label), end=self.end))


def _text(component: Component, name: str) -> str:
    line = component.first(name)
    if line is None:
        return ""
    return line.value.strip() if name == "URL" else unescaped(line.value)


def _differs(one: Moment, other: Moment) -> bool:
    if isinstance(one, datetime) != isinstance(other, datetime):
        return True
    if isinstance(one, datetime) and isinstance(other, datetime) and (one.tzinfo is None) != (other.tzinfo is None):
        return True
    return one != other


def _key(moment: Moment) -> tuple[bool, str]:
    if isinstance(moment, datetime):
        return True, (moment.astimezone(UTC) if moment.tzinfo else moment).isoformat()
    return False, moment.isoformat()


def _same_length(one: str, other: str) -> bool:
    from tray.domain.ics.times import read_duration

    return abs(read_duration(one) - read_duration(other)) < timedelta(seconds=1)
