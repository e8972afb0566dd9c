"""Create, read, update and delete meetings over the API (zoom.md 3.4-3.7)."""

from __future__ import annotations

from datetime import timedelta

from tests.zoom_sandbox import fields
from tests.zoom_sandbox.changes import apply_occurrence, apply_series, new_meeting, set_passcode
from tests.zoom_sandbox.links import start_url
from tests.zoom_sandbox.meeting import PERSONAL, SERIES, Meeting, Occurrence
from tests.zoom_sandbox.messages import Json, Response, invalid, json_answer, refused
from tests.zoom_sandbox.state import Call, State

__all__ = ["create", "delete", "end_or_recover", "found", "read", "shown", "update"]


def create(call: Call) -> Response:
    """POST /users/me/meetings: 201 with the whole meeting."""
    if not call.user.may_host:
        raise refused(400, 3161, "Your user account is not allowed meeting hosting and scheduling capabilities.")
    content = fields.checked(fields.body_of(call.request), call.state.switches)
    if content.get("schedule_for", call.user.email) not in {call.user.email, call.user.id}:
        raise refused(400, 3000, f"Cannot schedule meeting for {content['schedule_for']}.")
    meeting = new_meeting(call.state, call.user, content)
    call.state.meetings[meeting.id] = meeting
    return json_answer(201, shown(call.state, meeting))


def read(call: Call) -> Response:
    """GET /meetings/{id}."""
    meeting = found(call)
    query = call.request.query
    out = shown(call.state, meeting, everything=query.get("show_previous_occurrences", "false").lower() == "true")
    if "occurrence_id" in query:
        one = _occurrence(meeting, query["occurrence_id"])
        out |= {"start_time": _first_start(one), "duration": one.duration, "agenda": one.agenda or meeting.agenda}
        out["settings"] = out["settings"] | one.settings
        out["occurrences"] = [entry for entry in out["occurrences"] if entry["occurrence_id"] == one.id]
    return json_answer(200, out)


def update(call: Call) -> Response:
    """PATCH /meetings/{id}: 204; absent fields stay, a start in the past is ignored without a word."""
    meeting = found(call)
    content = fields.checked(fields.body_of(call.request), call.state.switches)
    if meeting.type == PERSONAL:
        raise refused(400, 300, "A personal meeting cannot be changed here.")
    if "schedule_for" in content and content["schedule_for"] not in {call.user.email, call.user.id}:
        raise refused(400, 3000, f"Cannot schedule meeting for {content['schedule_for']}.")
    if "occurrence_id" in call.request.query:
        one = _occurrence(meeting, call.request.query["occurrence_id"])
        apply_occurrence(call.state, call.user, meeting, one, content)
    else:
        if "password" in content:
            specials = call.state.switches.update_password_specials
            fields.check_passcode(content["password"], call.user, specials)
            if not content["password"] and call.user.settings.passcode_required:
                raise invalid(("password", "A passcode is required for meetings of this account."))
        apply_series(call.state, call.user, meeting, content)
        if "password" in content:
            set_passcode(call.state, meeting, content["password"])
    meeting.updates += 1
    return Response(204)


def delete(call: Call) -> Response:
    """DELETE /meetings/{id}: 204; without occurrence_id the whole series goes."""
    meeting = found(call)
    query, state = call.request.query, call.state
    if meeting.type == PERSONAL:
        raise refused(400, 3018, "Not allowed to delete PMI.")
    if meeting.status == "started" and state.switches.delete_started == "refuse":
        raise refused(400, 3002, "Sorry, you cannot delete this meeting since it is in progress.")
    if "occurrence_id" in query:
        _occurrence(meeting, query["occurrence_id"]).status = "deleted"
    else:
        meeting.deleted_at = state.clock.now()
    if _flag(query.get("schedule_for_reminder"), default=state.switches.default_schedule_for_reminder):
        state.mail(call.user.email, f"Your meeting {meeting.topic} was cancelled", meeting.id)
        for host in filter(None, meeting.settings["alternative_hosts"].split(";")):
            state.mail(host, f"The meeting {meeting.topic} was cancelled", meeting.id)
    if _flag(query.get("cancel_meeting_reminder"), default=False):
        for email in meeting.invitees:
            state.mail(email, f"The meeting {meeting.topic} was cancelled", meeting.id)
    return Response(204)


def end_or_recover(call: Call) -> Response:
    """PUT /meetings/{id}/status with action end or recover: 204."""
    action = fields.body_of(call.request).get("action")
    now = call.state.clock.now()
    if action == "recover":
        meeting = call.state.meetings.get(int(call.arguments[0]))
        window = timedelta(days=call.state.switches.recover_days)
        if (
            meeting is None
            or meeting.host_id != call.user.id
            or meeting.deleted_at is None
            or now - meeting.deleted_at > window
        ):
            raise _no_meeting(call.arguments[0])
        meeting.deleted_at = None
    elif action == "end":
        end(call.state, found(call))
    else:
        raise invalid(("action", "Invalid field."))
    return Response(204)


def end(state: State, meeting: Meeting) -> None:
    """End the session: the meeting waits again under a new instance."""
    meeting.status = "waiting"
    meeting.ended_at = meeting.last_used_at = state.clock.now()


def found(call: Call) -> Meeting:
    """Return the caller's meeting of the path; raises 404/3001, 400/3000 or 400/300."""
    word = call.arguments[0]
    if not word.isdecimal() or len(word) > 18:
        raise invalid(("meetingId", "Invalid meeting id."))
    meeting = call.state.meetings.get(int(word))
    if meeting is None and int(word) == call.user.pmi:
        return _personal(call)
    if meeting is None or meeting.host_id != call.user.id or not meeting.exists(call.state.clock.now()):
        raise _no_meeting(word)
    if meeting.webinar:
        raise refused(400, 3000, "Cannot access webinar info.")
    return meeting


def shown(state: State, meeting: Meeting, *, everything: bool = False) -> Json:
    """Write a meeting as create and get answer it, with a fresh start link."""
    host = state.user_by_id(meeting.host_id)
    now = state.clock.now()
    return meeting.as_json(
        state.link_base(),
        embed_passcode=host.settings.embed_passcode,
        start_url=start_url(state, meeting),
        series_start=state.switches.series_has_start_time,
        since=meeting.created_at - timedelta(days=36500) if everything else now,
        with_deleted=state.switches.deleted_occurrences == "listed",
    )


def _first_start(one: Occurrence) -> str:
    return one.start.strftime("%Y-%m-%dT%H:%M:%SZ")


def _occurrence(meeting: Meeting, occurrence_id: str) -> Occurrence:
    for one in meeting.occurrences:
        if meeting.type == SERIES and one.id == occurrence_id and one.status == "available":
            return one
    raise refused(400, 300, f"Invalid occurrence_id: {occurrence_id}.")


def _personal(call: Call) -> Meeting:
    made = new_meeting(call.state, call.user, {"topic": f"{call.user.name}'s Personal Meeting Room", "type": 3})
    made.id, made.type, made.pmi = call.user.pmi, PERSONAL, call.user.pmi
    return made


def _flag(text: str | None, *, default: bool) -> bool:
    return default if text is None else text.lower() == "true"


def _no_meeting(word: str) -> Exception:
    return refused(404, 3001, f"Meeting does not exist: {word}.")
