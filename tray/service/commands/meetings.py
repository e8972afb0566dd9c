"""What can be done to the meeting of an event: take it away, make it anew, follow Zoom, follow the event."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tray.domain.event import Series
from tray.domain.meeting import Meeting
from tray.domain.problem import ProblemError
from tray.domain.problems import problem
from tray.service.commands.follow import follow_zoom
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
        ProblemError: `event.not_found`, `event.no_link`, `calendar.read_only`, `usage.bad_value`, and
            `zoom.meeting_foreign` or `zoom.meeting_gone` where nothing can be sent or taken.
    """
    from tray.zoom import wishes

    item = work.item(str(arguments.get("uid", "")))
    work.writable(item.calendar)
    series = work.series(item)
    meeting = series.main.meeting
    if meeting is None:
        raise ProblemError(problem("event.no_link", series.main.title, target=item.uid))
    how = arguments.get("how")
    if how in {"send_ours", "take_theirs"} and (lost := _out_of_reach(work, meeting)):
        raise ProblemError(problem(lost, series.main.title, target=item.uid))
    with work.store.transaction():
        match how:
            case "recreate":
                _recreate(work, item, series, meeting)
            case "send_ours":
                wishes.send_ours(work.store, meeting.mark)
            case "take_theirs":
                follow_zoom(work, item, series, meeting)
            case "drop":
                wishes.drop(work.store, meeting.mark)
                work.save(item.calendar, with_meeting(series, None), item.wanted)
            case _:
                raise ProblemError(problem("usage.bad_value", f"{how} is no way to repair a meeting"))
    outdated(work.store, item.uid)
    work.note(f"repair meeting ({how})")
    return shown(work, work.item(item.uid))


def _out_of_reach(work: Work, meeting: Meeting) -> str:
    """The code of what keeps Zoom from being told of the meeting or asked about it; "" where nothing does."""
    if work.is_of_somebody_else(meeting):
        return "zoom.meeting_foreign"
    record = work.store.meetings.get(meeting.mark)
    return {"foreign": "zoom.meeting_foreign", "gone": "zoom.meeting_gone"}.get(record.state, "") if record else ""


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
