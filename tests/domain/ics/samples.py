"""Texts as other programs write them."""

from __future__ import annotations

BERLIN = (
    "BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\n"
    "BEGIN:STANDARD\r\nDTSTART:19701025T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n"
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\n"
    "BEGIN:DAYLIGHT\r\nDTSTART:19700329T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n"
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n"
)

RICH = (
    "BEGIN:VCALENDAR\r\nPRODID:-//Somebody//Else//EN\r\nVERSION:2.0\r\nX-WR-CALNAME:Home\r\n"
    + BERLIN
    + "BEGIN:VEVENT\r\n"
    "CREATED:20200101T000000Z\r\n"
    "UID:rich@example.org\r\n"
    "X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC\r\n"
    "SUMMARY;LANGUAGE=en:A title long enough that it has to be folded by every program that\r\n"
    "  keeps to the rules\\, really\r\n"
    "DTSTAMP:20200102T000000Z\r\n"
    "DTSTART;TZID=Europe/Berlin;X-FOREIGN=1:20260302T090000\r\n"
    "DURATION:PT45M\r\n"
    "RRULE:FREQ=WEEKLY;COUNT=10\r\n"
    "EXDATE;TZID=Europe/Berlin:20260309T090000,20260316T090000\r\n"
    'ATTENDEE;CN="Doe, Jane";X-NUM-GUESTS=0;PARTSTAT=ACCEPTED:mailto:Jane@Example.org\r\n'
    "ATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:bob@example.org\r\n"
    "ORGANIZER;CN=Me:mailto:me@example.org\r\n"
    "X-ALT-DESC;FMTTYPE=text/html:<p>html</p>\r\n"
    "DESCRIPTION:First line\\nSecond\\; line\r\n"
    "CATEGORIES:A,B\r\n"
    "GEO:52.5;13.4\r\n"
    "SEQUENCE:3\r\n"
    "BEGIN:VALARM\r\nACTION:EMAIL\r\nTRIGGER:-P1D\r\nSUMMARY:x\r\nEND:VALARM\r\n"
    "BEGIN:VALARM\r\nUID:alarm\r\nACTION:DISPLAY\r\nTRIGGER:-PT10M\r\nDESCRIPTION:x\r\nX-KEEP:1\r\nEND:VALARM\r\n"
    "END:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:rich@example.org\r\nRECURRENCE-ID;TZID=Europe/Berlin:20260323T090000\r\n"
    "DTSTART;TZID=Europe/Berlin:20260323T110000\r\nDURATION:PT45M\r\nSUMMARY:Exception\r\nX-OWN:yes\r\nEND:VEVENT\r\n"
    "END:VCALENDAR\r\n"
)
