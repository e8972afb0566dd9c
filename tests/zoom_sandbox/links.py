"""Start links with their two hours, and the pages a browser finds behind join and start links (zoom.md 5)."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

from tests.zoom_sandbox import pages
from tests.zoom_sandbox.meeting import Meeting
from tests.zoom_sandbox.messages import Request, Response, html_answer
from tests.zoom_sandbox.state import State, Visit

START_LINK_LIFE = timedelta(hours=2)


def start_url(state: State, meeting: Meeting) -> str:
    """Make a start link: it signs its bearer in as the host, for two hours."""
    key = state.word(60)
    state.host_keys[key] = (meeting.id, state.clock.now() + START_LINK_LIFE)
    return f"{state.link_base()}/s/{meeting.id}?zak={key}"


def visit(state: State, request: Request, kind: Literal["join", "start"], word: str) -> Response:
    """Answer a browser at /j/<id> or /s/<id>, and remember that it came."""
    meeting = state.meetings.get(int(word))
    now = state.clock.now()

    def came(result: Literal["joined", "started", "passcode", "gone", "expired"]) -> None:
        state.visits.append(Visit(now, kind, int(word), result))

    if meeting is None or not meeting.exists(now):
        came("gone")
        return html_answer(404, pages.no_meeting("This meeting link is invalid", "3,001"))
    if kind == "start":
        owner, end = state.host_keys.get(request.query.get("zak", ""), (0, now))
        if owner != meeting.id or now >= end:
            came("expired")
            return html_answer(403, pages.no_meeting("This start link has expired", "1,132"))
        meeting.status, meeting.last_used_at = "started", now
        came("started")
        return html_answer(200, pages.joined(meeting.topic, meeting.id, as_host=True))
    right = request.query.get("pwd") == meeting.encrypted_password or request.query.get("passcode") == meeting.password
    if meeting.password and not right:
        came("passcode")
        return html_answer(200, pages.passcode(meeting.id, wrong="passcode" in request.query))
    meeting.last_used_at = now
    came("joined")
    return html_answer(200, pages.joined(meeting.topic, meeting.id, as_host=False))
