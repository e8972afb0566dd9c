"""Events as JSON, for the shell command, the dialogs and the index."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Any, Protocol

from tray.domain.event import Event, Occurrence
from tray.domain.meeting import Meeting, MeetingState
from tray.domain.moment import Moment
from tray.domain.problem_json import problem_from_json, problem_to_dict


class MeetingStanding(Protocol):
    """How a meeting is doing, as the store's record of it tells; `problem` is a problem as JSON, "" for none."""

    @property
    def state(self) -> MeetingState:
        """Where it stands."""

    @property
    def problem(self) -> str:
        """What is wrong."""


def event_to_json(
    shown: Occurrence | Event,
    calendar: str,
    zone: tzinfo,
    *,
    standing: MeetingStanding | None = None,
    join_url: str = "",
) -> dict[str, Any]:
    """The JSON object of an event or of one occurrence of it.

    `calendar` is the calendar's name; floating times are those of `zone`; `join_url` is the link to join by where the
    event's own meeting has none. Times are RFC 3339 with the offset, dates `YYYY-MM-DD`, the end of an all-day event
    the day after its last; what there is not is null, a text "".
    """
    event = shown.event if isinstance(shown, Occurrence) else shown
    original = shown.original_start if isinstance(shown, Occurrence) else event.recurrence_id
    own_link = event.meeting.join_url if event.meeting else ""
    return {
        "uid": event.uid,
        "calendar": calendar,
        "title": event.title,
        "start": moment_to_text(shown.start, zone),
        "end": moment_to_text(shown.end, zone),
        "all_day": not isinstance(shown.start, datetime),
        "timezone": event.timezone or None,
        "location": event.location,
        "description": event.description,
        "attendees": [{"email": one.email, "name": one.name, "status": one.status} for one in event.attendees],
        "rrule": event.rrule,
        "recurrence_id": moment_to_text(original, zone) if original is not None else None,
        "meeting": meeting_to_json(event.meeting, standing) if event.meeting else None,
        "join_url": own_link or join_url or (shown.join_url if isinstance(shown, Occurrence) else "") or None,
    }


def meeting_to_json(meeting: Meeting, standing: MeetingStanding | None = None) -> dict[str, Any]:
    """The JSON object of a meeting; where nothing is known of how it is doing, one that has a number is ready."""
    trouble = problem_from_json(standing.problem) if standing else None
    state: MeetingState = standing.state if standing else "ready" if meeting.id else "pending"
    return {
        "provider": meeting.provider,
        "id": meeting.id,
        "join_url": meeting.join_url,
        "passcode": meeting.passcode,
        "account": meeting.account,
        "state": state,
        "problem": problem_to_dict(trouble) if trouble else None,
    }


def moment_to_text(moment: Moment, zone: tzinfo) -> str:
    """A moment as RFC 3339 with its offset, or as a date; one that floats is in `zone`."""
    if not isinstance(moment, datetime):
        return moment.isoformat()
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).isoformat(timespec="seconds")
