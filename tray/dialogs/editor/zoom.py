"""How the editor's Zoom switch stands: made without a window."""

from __future__ import annotations

from typing import Any

from tray.dialogs.opened import ZoomState
from tray.dialogs.zoom_switch import ACCOUNT, ZoomRow
from tray.domain.display_text import isolated, one_line
from tray.domain.problem_json import problem_from_dict
from tray.domain.problems import problem


def zoom_row(meeting: dict[str, Any] | None, zoom: ZoomState, *, on: bool, writable: bool) -> ZoomRow:
    """The switch for an event that has `meeting` or none yet.

    A meeting that is there can be removed even while no new one could be made, so the switch is disabled only where
    turning it would do nothing.
    """
    if not writable:
        text = f"Zoom meeting {number(meeting)}" if meeting else "Off"
        return ZoomRow(on=on, enabled=False, text=text, reason=problem("calendar.read_only"))
    if meeting is not None:
        trouble = problem_from_dict(meeting["problem"]) if isinstance(meeting.get("problem"), dict) else None
        text = f"Zoom meeting {number(meeting)}".rstrip() if on else "The Zoom meeting is removed when you save"
        return ZoomRow(on=on, enabled=True, text=text, reason=trouble if on else None)
    if not zoom.available:
        return ZoomRow(on=False, enabled=False, text="Off", reason=zoom.reason)
    account = f" as {isolated(one_line(zoom.account, ACCOUNT))}" if zoom.account else ""
    return ZoomRow(on=on, enabled=True, text=f"Zoom: a meeting is made when you save{account}" if on else "Off")


def number(meeting: dict[str, Any]) -> str:
    """A meeting's ID as people say it: 812 3456 7890."""
    digits = str(meeting.get("id") or "")
    if not digits.isdecimal() or len(digits) < 9:
        return digits
    return f"{digits[:3]} {digits[3:-4]} {digits[-4:]}"
