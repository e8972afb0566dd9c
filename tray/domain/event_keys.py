"""What an event's JSON consists of."""

from __future__ import annotations

EVENT_KEYS = (
    "uid",
    "calendar",
    "title",
    "start",
    "end",
    "all_day",
    "timezone",
    "location",
    "description",
    "attendees",
    "rrule",
    "recurrence_id",
    "meeting",
    "join_url",
)
"""The keys of an event's JSON; what else the index keeps beside them is not part of it."""
