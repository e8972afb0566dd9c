"""iCalendar texts for tests."""

from __future__ import annotations


def event(
    uid: str = "one@example.org",
    title: str = "Standup",
    start: str = "20260301T090000Z",
    end: str = "20260301T093000Z",
    *more: str,
) -> str:
    """One VEVENT, `more` being whole lines."""
    lines = [
        "BEGIN:VEVENT",
        f"UID:{uid}",
        "DTSTAMP:20260101T000000Z",
        f"SUMMARY:{title}",
        f"DTSTART{'' if ':' in start else ':'}{start}",
        f"DTEND{'' if ':' in end else ':'}{end}",
        *more,
        "END:VEVENT",
    ]
    return "".join(line + "\r\n" for line in lines)


def calendar(*events: str) -> str:
    """A whole text."""
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//EN\r\n" + "".join(events) + "END:VCALENDAR\r\n"


def item(uid: str = "one@example.org", title: str = "Standup", *more: str) -> str:
    """A text with one event."""
    return calendar(event(uid, title, "20260301T090000Z", "20260301T093000Z", *more))
