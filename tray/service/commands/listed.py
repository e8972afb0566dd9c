"""Calendars as they stand in the person's list: found by name, changed, put in another order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tray.domain.calendar import Calendar
from tray.domain.problem import ProblemError
from tray.domain.problems import problem
from tray.service.commands.work import Work
from tray.store.store import Store

LONGEST_PAUSE = 7 * 24 * 60
"""Minutes between two looks at a calendar, at most."""

_COLOR = re.compile(r"#[0-9a-fA-F]{6}\Z")
_LONGEST_NAME = 200


def named(store: Store, arguments: Mapping[str, Any]) -> Calendar:
    """The calendar that `calendar` names: by its id, its name, or its name in another letter case.

    Raises:
        ProblemError: `calendar.not_found` where there is none, or several have that name (their ids are told).
    """
    wanted = str(arguments.get("calendar") or "")
    calendars = store.calendars.all()
    for found in (
        [one for one in calendars if one.id == wanted],
        [one for one in calendars if one.name == wanted],
        [one for one in calendars if one.name.casefold() == wanted.casefold()],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            ids = ", ".join(one.id for one in found)
            raise ProblemError(problem("calendar.not_found", f"several are called {wanted}, say which: {ids}"))
    raise ProblemError(problem("calendar.not_found", wanted))


def calendar_change(work: Work, arguments: dict[str, Any]) -> dict[str, Any]:
    """Change `name`, `color` (#rrggbb, "" for none), `shown`, `default` (new events go there) or `every`.

    `every` is the minutes between two looks at a calendar that cannot call us, 0 for as often as the settings say. What
    is not named stays as it is.

    Raises:
        ProblemError: `calendar.not_found`, `calendar.read_only` (for new events), `usage.bad_value`.
    """
    calendar = named(work.store, arguments)
    changed = replace(calendar, **_changes(calendar, arguments))
    with work.store.transaction():
        if changed.default and not calendar.default:
            if not calendar.writable:
                raise ProblemError(problem("calendar.read_only", calendar.name))
            for other in work.store.calendars.all():
                work.store.calendars.put(replace(other, default=False))
        work.store.calendars.put(changed)
    return {}


def calendars_order(work: Work, arguments: dict[str, Any]) -> dict[str, Any]:
    """Put the calendars of these ids or names (`calendars`) first, in this order; the others follow as they stood.

    Raises:
        ProblemError: `calendar.not_found`, `usage.bad_value`.
    """
    wanted = arguments.get("calendars")
    if not isinstance(wanted, list) or not wanted:
        raise ProblemError(problem("usage.bad_value", "the order wants a list of calendars"))
    first = list(dict.fromkeys(named(work.store, {"calendar": one}).id for one in wanted))
    with work.store.transaction():
        work.store.calendars.order(first)
    return {"calendars": [one.id for one in work.store.calendars.all()]}


def _changes(calendar: Calendar, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The changes that are asked for, each found to be possible."""
    changes: dict[str, Any] = {}
    if "name" in arguments:
        changes["name"] = " ".join(str(arguments["name"]).split())
        if not 0 < len(changes["name"]) <= _LONGEST_NAME:
            raise ProblemError(problem("usage.bad_value", "a calendar's name has 1 to 200 characters"))
    if "color" in arguments:
        changes["color"] = str(arguments["color"] or "")
        if changes["color"] and not _COLOR.match(changes["color"]):
            raise ProblemError(problem("usage.bad_value", f"{arguments['color']} is no colour such as #3366cc"))
    for switch in ("shown", "default"):
        if switch in arguments:
            if not isinstance(arguments[switch], bool):
                raise ProblemError(problem("usage.bad_value", f"{switch} is true or false"))
            changes[switch] = arguments[switch]
    if "every" in arguments:
        every = arguments["every"]
        if type(every) is not int or not 0 <= every <= LONGEST_PAUSE:
            raise ProblemError(problem("usage.bad_value", f"every is a number of minutes from 0 to {LONGEST_PAUSE}"))
        others = {key: value for key, value in calendar.options.items() if key != "every"}
        changes["options"] = {**others, "every": str(every)} if every else others
    return changes
