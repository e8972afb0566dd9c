"""Changes to one occurrence of a series, or to one and all that follow.

A series has one meeting. An occurrence that is changed or cancelled alone shares its link; Zoom is told what it can be
told of one (see `planning.meeting.occurrences`). Where a series is parted, the part before keeps the meeting, which
then ends there, and the part from there on gets a meeting of its own: one Zoom meeting cannot say two rules, and the
guests of the past keep a link that works.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from tray.domain.editing import cancel_following, cancel_one, change_following, change_one, occurrence_named
from tray.domain.event import Event, Series
from tray.domain.moment import Moment
from tray.domain.problem import ProblemError
from tray.domain.problems import problem
from tray.service.commands.changes import changing, moment
from tray.service.commands.work import Work, with_meeting
from tray.store.items import Item


def edit_occurrence(
    work: Work,
    item: Item,
    series: Series,
    changes: dict[str, Any],
    occurrence: str,
    *,
    following: bool,
    seen: dict[str, Any] | None = None,
) -> str:
    """Save an occurrence with these changes, or it and all that follow; gives the UID under which it is found then.

    With `seen` the occurrence itself is changed as that says, if it was changed alone before.

    Raises:
        ProblemError: `event.not_found` where the series has no such occurrence, `usage.bad_value`.
    """
    at = named(series, occurrence, work.clock.zone())
    change = changing(work, changes)
    try:
        if not following:
            work.save(item.calendar, change_one(series, at, change), item.wanted)
            return item.uid
        here = changing(work, seen["changes"]) if seen else None
        parted = change_following(series, at, change, str(uuid4()), here=here)
    except KeyError:
        raise _no_such(occurrence) from None
    if parted.before is None:
        work.save(item.calendar, parted.after, item.wanted)
        return item.uid
    after = parted.after
    if after.main.meeting is not None:
        account = after.main.meeting.account
        anew = work.new_meeting()
        after = with_meeting(after, replace(anew, account=account) if work.store.accounts.get(account) else anew)
    with work.store.transaction():
        work.save(item.calendar, parted.before, item.wanted)
        work.save(item.calendar, after, _under(item.wanted, item.uid, after.uid))
    return after.uid


def without_occurrence(series: Series, occurrence: str, *, following: bool, zone: ZoneInfo) -> Series | None:
    """The series without an occurrence, or without it and all that follow; None where nothing is left of it.

    Raises:
        ProblemError: `event.not_found` where the series has no such occurrence, `usage.bad_value`.
    """
    at = named(series, occurrence, zone)
    try:
        return cancel_following(series, at) if following else cancel_one(series, at)
    except KeyError:
        raise _no_such(occurrence) from None


def occurrence_of(series: Series, occurrence: str, zone: ZoneInfo) -> Event | None:
    """The occurrence as it stands now, None where it is not there."""
    return occurrence_named(series, named(series, occurrence, zone))


def named(series: Series, occurrence: str, home: ZoneInfo) -> Moment:
    """The original start that was named; a time without an offset is in the zone of the series."""
    start = series.main.start
    own = start.tzinfo if isinstance(start, datetime) else None
    found = moment(occurrence, own if isinstance(own, ZoneInfo) else home)
    if isinstance(start, datetime) and start.tzinfo is None and isinstance(found, datetime):
        return found.astimezone(home).replace(tzinfo=None)
    return found


def _under(text: str | None, old: str, new: str) -> str | None:
    """The same text under another UID, so that what we do not know of it goes along with the part that is new."""

    def renamed(line: re.Match[str]) -> str:
        name, _, value = re.sub(r"\r?\n[ \t]", "", line[0]).partition(":")
        # Alarms may have UIDs of their own (RFC 9074 4): only the event's is another one now.
        return f"{name}:{new}" if value == old else line[0]

    return re.sub(r"(?mi)^UID[;:][^\r\n]*(?:\r?\n[ \t][^\r\n]*)*", renamed, text) if text else text


def _no_such(occurrence: str) -> ProblemError:
    return ProblemError(problem("event.not_found", f"nothing of this series starts at {occurrence}"))
