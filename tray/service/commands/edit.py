"""`edit`: an event, one occurrence of it, or one and all that follow."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tray.domain.event import Series
from tray.domain.problem import ProblemError
from tray.domain.problems import problem
from tray.service.commands.changes import changing
from tray.service.commands.shown import shown
from tray.service.commands.work import Work, with_meeting
from tray.store.items import Item


def edit(work: Work, arguments: dict[str, Any]) -> dict[str, Any]:
    """Save the changes and the wishes that follow from them; calendar and Zoom learn of them afterwards.

    Gives the event, or the one occurrence that was changed. Where more than one is changed, `seen` may name the
    occurrence that was looked at and say what is changed of it, should it be one that was changed alone before.

    Raises:
        ProblemError: `event.not_found`, `event.ambiguous`, `calendar.read_only`, `usage.bad_value`.
    """
    from tray.domain.editing import change_all
    from tray.service.commands.undo import outdated, parted_from, remember

    item = work.item(str(arguments.get("uid", "")))
    work.writable(item.calendar)
    changes = dict(arguments.get("changes") or {})
    zoom = changes.pop("zoom", None)
    target = changes.pop("calendar", None)
    series = work.series(item)
    occurrence = str(arguments.get("occurrence") or "")
    seen = arguments.get("seen")
    if occurrence and series.repeats and not arguments.get("following"):
        _can_be_of_one(item, series, changes, zoom, target)
    if {"start", "end", "all_day", "timezone", "rrule"} & changes.keys():
        remember(work, item, f"moving “{series.main.title}”")
    else:
        outdated(work.store, item.uid)
    if occurrence and arguments.get("following"):
        remember(work, item, f"changing “{series.main.title}”")
    with work.store.transaction():
        if occurrence and series.repeats:
            from tray.service.commands.occurrences import edit_occurrence

            following = bool(arguments.get("following"))
            uid = edit_occurrence(work, item, series, changes, occurrence, following=following, seen=seen)
            if uid != item.uid:
                parted_from(work, uid)
            item = work.item(uid)
            series = work.series(item)
        elif changes:
            from tray.service.commands.occurrences import named

            at = named(series, str(seen["occurrence"]), work.clock.zone()) if seen else None
            here = changing(work, seen["changes"]) if seen else None
            series = change_all(series, changing(work, changes), at=at, here=here)
        if zoom is True and series.main.meeting is None:
            series = with_meeting(series, work.new_meeting())
        elif zoom is False and series.main.meeting is not None:
            work.let_meeting_go(series.main.meeting)
            series = with_meeting(series, None)
        work.save(item.calendar, series, item.wanted)
        if target:
            item = _move(work, item, series, str(target))
    work.note("edit")
    one = None
    if occurrence and not arguments.get("following") and series.repeats:
        from tray.service.commands.occurrences import occurrence_of

        one = occurrence_of(series, occurrence, work.clock.zone())
    return shown(work, work.item(item.uid), one)


def _can_be_of_one(item: Item, series: Series, changes: dict[str, Any], zoom: object, target: object) -> None:
    """Refuse for one date what only a series has: its rule, its calendar and its one meeting."""
    has_meeting = series.main.meeting is not None
    asked = {
        "rule": "rrule" in changes,
        "Zoom meeting": zoom is not None and bool(zoom) is not has_meeting,
        "calendar": bool(target) and target != item.calendar,
    }
    if named := [name for name, is_asked in asked.items() if is_asked]:
        detail = f"a series has one {' and one '.join(named)}: change all of it, or this date and all that follow"
        raise ProblemError(problem("usage.bad_value", detail))


def _move(work: Work, item: Item, series: Series, target: str) -> Item:
    """Put the event into another calendar; its meeting goes with it."""
    found = work.store.calendars.get(target) or work.store.calendars.named(target)
    if found is None:
        raise ProblemError(problem("calendar.not_found", target))
    if found.id == item.calendar:
        return item
    work.writable(found.id)
    work.save(found.id, series, item.wanted)
    now = work.clock.timestamp()
    work.store.items.want(replace(item, wanted=None, meeting_mark=""), now)
    work.store.occurrences.replace(item.calendar, item.uid, (), 9e12)
    return work.item(item.uid)


def cancel_occurrence(work: Work, item: Item, series: Series, arguments: dict[str, Any]) -> bool:
    """Take one occurrence, or one and all that follow, out of a series; False where that leaves nothing of it."""
    from tray.service.commands.occurrences import without_occurrence

    if not series.repeats:
        return False
    rest = without_occurrence(
        series,
        str(arguments["occurrence"]),
        following=bool(arguments.get("following")),
        zone=work.clock.zone(),
    )
    if rest is None:
        return False
    work.save(item.calendar, rest, item.wanted)
    return True
