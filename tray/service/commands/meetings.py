"""What can be done to the meeting of an event: take it away, make it anew, follow Zoom, follow the event."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from tray.domain.event import Event, Series
from tray.domain.meeting import Meeting
from tray.domain.problem import ProblemError
from tray.domain.problems import problem
from tray.service.commands.shown import shown
from tray.service.commands.undo import outdated
from tray.service.commands.work import Work, with_meeting
from tray.store.items import Item


def take_meeting(work: Work, item: Item, series: Series) -> None:
    """Save the event without its meeting, and wish the meeting gone."""
    meeting = series.main.meeting
    if meeting is None:
        return
    with work.store.transaction():
        work.let_meeting_go(meeting)
        work.save(item.calendar, with_meeting(series, None), item.wanted)


def remove_meeting(work: Work, arguments: dict[str, Any]) -> dict[str, Any]:
    """Delete the Zoom meeting and keep the event.

    Raises:
        ProblemError: `event.not_found`, `calendar.read_only`.
    """
    item = work.item(str(arguments.get("uid", "")))
    work.writable(item.calendar)
    take_meeting(work, item, work.series(item))
    outdated(work.store, item.uid)
    work.note("remove meeting")
    return shown(work, work.item(item.uid))


def repair_meeting(work: Work, arguments: dict[str, Any]) -> dict[str, Any]:
    """Mend what has come apart: `recreate`, `send_ours`, `take_theirs` or `drop`.

    Raises:
        ProblemError: `event.not_found`, `event.no_link`, `calendar.read_only`, `usage.bad_value`.
    """
    from tray.zoom import wishes

    item = work.item(str(arguments.get("uid", "")))
    work.writable(item.calendar)
    series = work.series(item)
    meeting = series.main.meeting
    if meeting is None:
        raise ProblemError(problem("event.no_link", series.main.title, target=item.uid))
    how = arguments.get("how")
    with work.store.transaction():
        match how:
            case "recreate":
                _recreate(work, item, series, meeting)
            case "send_ours":
                wishes.send_ours(work.store, meeting.mark)
            case "take_theirs":
                _follow_zoom(work, item, series, meeting)
            case "drop":
                wishes.drop(work.store, meeting.mark)
                work.save(item.calendar, with_meeting(series, None), item.wanted)
            case _:
                raise ProblemError(problem("usage.bad_value", f"{how} is no way to repair a meeting"))
    outdated(work.store, item.uid)
    work.note(f"repair meeting ({how})")
    return shown(work, work.item(item.uid))


def _recreate(work: Work, item: Item, series: Series, meeting: Meeting) -> None:
    from tray.zoom.wishes import recreate

    mark = recreate(work.store, meeting.mark)
    anew = Meeting(meeting.account, mark) if mark else work.new_meeting()
    accounts = work.store.accounts.all()
    if accounts and work.store.accounts.get(anew.account) is None:
        anew = replace(anew, account=accounts[0].id)
    work.save(item.calendar, with_meeting(series, anew), item.wanted)
    record = work.store.meetings.get(anew.mark)
    if record is not None and record.account != anew.account:
        work.store.meetings.put(replace(record, account=anew.account))


def _follow_zoom(work: Work, item: Item, series: Series, meeting: Meeting) -> None:
    """Take over what Zoom says otherwise than we: title, start, length. A series keeps its own rule."""
    from tray.domain.editing import change_all
    from tray.planning.meeting.spec import instant_of
    from tray.planning.meeting.text import spec_from_text
    from tray.zoom.wishes import take_theirs

    record = work.store.meetings.get(meeting.mark)
    ours = spec_from_text(record.desired) if record is not None else None
    theirs = take_theirs(work.store, meeting.mark)
    if theirs is None or ours is None:
        return
    now_at, was_at = instant_of(theirs), instant_of(ours)
    shift = now_at - was_at if now_at is not None and was_at is not None else timedelta()

    def follow(event: Event) -> Event:
        # What Zoom says as we do stays as the person wrote it: Zoom's title may be a shortened one of ours.
        title = theirs.topic if theirs.topic != ours.topic else event.title
        if not isinstance(event.start, datetime) or not isinstance(event.end, datetime):
            return replace(event, title=title)
        length = timedelta(minutes=theirs.duration) if theirs.duration != ours.duration else _length(event)
        start = _later(event.start, shift)
        return replace(event, title=title, start=start, end=_later(start, length))

    work.save(item.calendar, change_all(series, follow), item.wanted)


def _length(event: Event) -> timedelta:
    """How long it takes in true time, whatever clocks do in between."""
    start, end = event.start, event.end
    assert isinstance(start, datetime)
    assert isinstance(end, datetime)
    if start.tzinfo is None or end.tzinfo is None:
        return end.replace(tzinfo=None) - start.replace(tzinfo=None)
    return end.astimezone(UTC) - start.astimezone(UTC)


def _later(moment: datetime, span: timedelta) -> datetime:
    """So much later in true time, in the same zone."""
    if moment.tzinfo is None:
        return moment + span
    return (moment.astimezone(UTC) + span).astimezone(moment.tzinfo)
