"""GET /users/me, its settings, and a meeting's invitation text (zoom.md 3.3, 3.10)."""

from __future__ import annotations

from dataclasses import asdict

from tests.zoom_sandbox.changes import soonest
from tests.zoom_sandbox.meeting import DIAL_IN
from tests.zoom_sandbox.meetings import found
from tests.zoom_sandbox.messages import Json, Response, json_answer
from tests.zoom_sandbox.state import Call
from tests.zoom_sandbox.times import zone_named


def me(call: Call) -> Response:
    """GET /users/me."""
    user = call.user
    return json_answer(
        200,
        {
            "id": user.id,
            "account_id": user.account_id,
            "email": user.email,
            "first_name": user.first_name,
            "last_name": user.last_name,
            "display_name": user.name,
            "type": user.type,
            "pmi": user.pmi,
            "use_pmi": False,
            "personal_meeting_url": f"{call.state.link_base()}/j/{user.pmi}?pwd=p{user.pmi}x.1",
            "timezone": user.timezone,
            "language": user.language,
            "pic_url": "",
            "status": "active",
            "verified": 1,
            "cluster": "us02",
            "created_at": "2021-03-04T10:11:12Z",
            "role_name": "Member",
        },
    )


def settings(call: Call) -> Response:
    """GET /users/me/settings; `custom_query_fields` may narrow it to single fields."""
    own = call.user.settings
    everything: Json = {
        "schedule_meeting": {
            "host_video": own.host_video,
            "participants_video": own.participant_video,
            "join_before_host": own.join_before_host,
            "default_password_for_scheduled_meetings": "",
            "require_password_for_scheduling_new_meetings": own.passcode_required,
            "embed_password_in_join_link": own.embed_passcode,
            "mute_upon_entry": own.mute_upon_entry,
            "meeting_password_requirement": asdict(own.passcode_rule),
        },
        "in_meeting": {"waiting_room": own.waiting_room},
        "recording": {"auto_recording": own.auto_recording},
    }
    wanted = set(filter(None, call.request.query.get("custom_query_fields", "").split(",")))
    if wanted:
        everything = {
            group: {name: value for name, value in values.items() if name in wanted}
            for group, values in everything.items()
            if wanted & set(values)
        }
    return json_answer(200, everything)


def invitation(call: Call) -> Response:
    """GET /meetings/{id}/invitation: one text with CRLF lines."""
    meeting = found(call)
    base = call.state.link_base()
    number = f"{str(meeting.id)[:3]} {str(meeting.id)[3:7]} {str(meeting.id)[7:]}"
    start = soonest(meeting, call.state.clock.now())
    lines = [f"{call.user.name} is inviting you to a scheduled Zoom meeting.", "", f"Topic: {meeting.topic}"]
    zone = zone_named(meeting.timezone)
    if start is not None and zone is not None:
        lines.append(f"Time: {start.astimezone(zone):%b %d, %Y %I:%M %p} {meeting.timezone}")
    lines += ["", "Join Zoom Meeting"]
    lines.append(meeting.join_url(base, embed_passcode=call.user.settings.embed_passcode))
    lines += ["", f"Meeting ID: {number}"]
    if meeting.password:
        lines.append(f"Passcode: {meeting.password}")
    digits = "".join(filter(str.isdecimal, DIAL_IN[0]["number"]))
    lines += [
        "",
        "---",
        "",
        "One tap mobile",
        f"+{digits},,{meeting.id}# Germany",
        "",
        "---",
        "",
        "Dial by your location",
    ]
    lines += [f"• {one['number']} {one['country_name']} ({one['city']})" for one in DIAL_IN]
    lines += [
        "",
        "---",
        "",
        "Join by SIP",
        f"• {meeting.id}@zoomcrc.com",
        "",
        "Join by H.323",
        "• 162.255.37.11 (US West)",
    ]
    sip = f"sip:{meeting.id}@zoomcrc.com"
    return json_answer(200, {"invitation": "\r\n".join(lines) + "\r\n", "sip_links": [sip]})
