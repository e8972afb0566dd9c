"""What has become of a saved event, in words: made without a window."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from tray.dialogs.words import moments
from tray.domain.display_text import one_line
from tray.domain.problem import Problem
from tray.domain.problem_json import problem_from_dict


@dataclass(frozen=True, slots=True)
class Outcome:
    """The event as the service shows it.

    `stage` is plain (no meeting wished), making, ready, or trouble; `link` is the join link once there is one.
    """

    uid: str
    title: str
    when: str
    stage: Literal["plain", "making", "ready", "trouble"]
    headline: str
    words: str = ""
    link: str = ""
    passcode: str = ""
    problem: Problem | None = None


def outcome(event: dict[str, Any], style: moments.TimeStyle) -> Outcome:
    """What to say of this event (the JSON object of `add` and `show`)."""
    meeting = event.get("meeting")
    title = one_line(str(event.get("title") or ""), empty="(no title)")
    uid, when = str(event.get("uid") or ""), _when(event, style)
    if not isinstance(meeting, dict):
        return Outcome(uid, title, when, "plain", "Saved")
    problem = problem_from_dict(meeting["problem"]) if isinstance(meeting.get("problem"), dict) else None
    link, passcode = str(meeting.get("join_url") or ""), str(meeting.get("passcode") or "")
    if meeting.get("state") == "ready" and link:
        return Outcome(uid, title, when, "ready", "Saved, and the Zoom meeting is ready", "", link, passcode)
    if problem is not None and (problem.action is not None or meeting.get("state") != "pending"):
        return Outcome(uid, title, when, "trouble", "Saved, without its Zoom meeting so far", "", link, "", problem)
    words = "The Zoom meeting is being made; you can close this."
    if problem is not None:
        words = f"{problem.title}. {problem.remedy} You can close this."
    return Outcome(uid, title, when, "making", "Saved", words, problem=problem)


def _when(event: dict[str, Any], style: moments.TimeStyle) -> str:
    try:
        start, end = _moment(event["start"]), _moment(event["end"])
    except (KeyError, TypeError, ValueError):
        return ""
    return moments.spelt_out(start, end, style)


def _moment(text: str) -> date:
    return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
