"""Lines of iCalendar text that tell a time, as the tests of series write them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import strategies as st

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def time_line(name: str, moment: date, zone: str) -> str:
    """A property with a day, a floating time (zone ""), UTC, or a local time by the name of its zone."""
    if not isinstance(moment, datetime):
        return f"{name};VALUE=DATE:{moment:%Y%m%d}"
    tzid = "" if zone in {"UTC", ""} else f";TZID={zone}"
    return f"{name}{tzid}:{moment:%Y%m%dT%H%M%S}{'Z' if zone == 'UTC' else ''}"


@st.composite
def left_out_and_added(draw: st.DrawFn, start: date, places: st.SearchStrategy[date], zone: str) -> list[str]:
    """Up to two EXDATEs among the places of a rule, and up to two RDATEs within fifty days of the start."""
    out = draw(st.lists(places, max_size=2))
    added = [start + timedelta(days=days) for days in draw(st.lists(st.integers(0, 50), max_size=2))]
    return [time_line("EXDATE", moment, zone) for moment in out] + [
        time_line("RDATE", moment, zone) for moment in added
    ]


@st.composite
def limits(draw: st.DrawFn, first: datetime, zone: str) -> list[str]:
    """The part of a rule that ends it: COUNT, or UNTIL about where a time of it may be; none of them for ever."""
    limit = draw(st.sampled_from(["", "COUNT", "UNTIL"]))
    if limit == "COUNT":
        return [f"COUNT={draw(st.integers(1, 40))}"]
    if limit == "UNTIL":
        until = first + timedelta(days=draw(st.integers(0, 900)), hours=draw(st.integers(-3, 3)))
        return [f"UNTIL={until:%Y%m%d}" if zone == "day" else f"UNTIL={until:%Y%m%dT%H%M%S}{'Z' if zone else ''}"]
    return []
