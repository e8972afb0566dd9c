"""What there is to know of an event's meeting: made without a window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tray.dialogs.editor.zoom import number
from tray.dialogs.quick_add.outcome import outcome
from tray.dialogs.words.moments import TimeStyle
from tray.domain.problem import Problem


@dataclass(frozen=True, slots=True)
class Facts:
    """Texts to show and copy; `missing` stands in for what there is not (yet)."""

    title: str
    when: str
    link: str
    number: str
    passcode: str
    missing: str
    problem: Problem | None = None


def facts_of(event: dict[str, Any], style: TimeStyle) -> Facts:
    """The facts of an event's JSON; a link of another service than Zoom is a link all the same."""
    told = outcome(event, style)
    meeting = event.get("meeting") or {}
    pending = meeting.get("state") == "pending"
    return Facts(
        title=told.title,
        when=told.when,
        link=told.link or str(event.get("join_url") or ""),
        number=number(meeting),
        passcode=str(meeting.get("passcode") or ""),
        missing="Being made…" if pending else "None",
        problem=told.problem,
    )
