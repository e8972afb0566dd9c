"""The lists: all meetings of a user, and the coming 24 hours (zoom.md 3.8)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.zoom_sandbox.changes import soonest
from tests.zoom_sandbox.meeting import INSTANT, PERSONAL, SERIES, Meeting
from tests.zoom_sandbox.messages import Json, Response, invalid, json_answer, refused
from tests.zoom_sandbox.state import Call, PageToken
from tests.zoom_sandbox.times import stamp, zone_named

_KINDS = {"scheduled", "live", "upcoming", "upcoming_meetings", "previous_meetings"}
_SIX_MONTHS = timedelta(days=183)
_PAGE_TOKEN_LIFE = timedelta(minutes=15)
_AGENDA_SHOWN = 250


def meetings(call: Call) -> Response:
    """GET /users/me/meetings: unexpired meetings, never instant ones, page by page."""
    if not call.user.may_host:
        raise refused(400, 3161, "Your user account is not allowed meeting hosting and scheduling capabilities.")
    query = call.request.query
    kind = query.get("type", "scheduled")
    if kind not in _KINDS:
        raise invalid(("type", "Invalid field."))
    size = _number(query.get("page_size", "30"), "page_size", 300)
    page = _number(query.get("page_number", "1"), "page_number", 100_000)
    rows = _rows(call, kind)
    question = (kind, str(size), query.get("from", ""), query.get("to", ""))
    offset = (page - 1) * size
    token = query.get("next_page_token", "")
    if token:
        held = call.state.page_tokens.get(token)
        now = call.state.clock.now()
        if held is None or held.user_id != call.user.id or held.question != question or now >= held.expires_at:
            raise refused(400, 300, "The next page token is invalid or expired.")
        offset = held.offset
    following = ""
    if offset + size < len(rows):
        following = call.state.word(32)
        until = call.state.clock.now() + _PAGE_TOKEN_LIFE
        call.state.page_tokens[following] = PageToken(call.user.id, question, offset + size, until)
    return json_answer(
        200,
        {
            "page_count": -(-len(rows) // size),
            "page_number": offset // size + 1,
            "page_size": size,
            "total_records": len(rows),
            "next_page_token": following,
            "meetings": rows[offset : offset + size],
        },
    )


def upcoming(call: Call) -> Response:
    """GET /users/me/upcoming_meetings: the next 24 hours, meetings one is invited to included."""
    now = call.state.clock.now()
    rows: list[tuple[datetime, Json]] = []
    for meeting in call.state.meetings.values():
        mine = meeting.host_id == call.user.id
        if not meeting.exists(now) or not (mine or call.user.email in meeting.invitees):
            continue
        start = soonest(meeting, now)
        if meeting.type == INSTANT or start is None or not now <= start <= now + timedelta(hours=24):
            continue
        host = call.state.user_by_id(meeting.host_id)
        row = {
            "id": meeting.id,
            "topic": meeting.topic,
            "type": meeting.type,
            "start_time": stamp(start),
            "duration": meeting.duration,
            "timezone": meeting.timezone,
            "created_at": stamp(meeting.created_at),
            "join_url": meeting.join_url(call.state.link_base(), embed_passcode=host.settings.embed_passcode),
            "use_pmi": meeting.pmi is not None,
            "passcode": meeting.password,
            "is_host": mine,
        }
        rows.append((start, row))
    rows.sort(key=lambda pair: pair[0])
    return json_answer(
        200, {"page_size": 30, "total_records": len(rows), "next_page_token": "", "meetings": [row for _, row in rows]}
    )


def _rows(call: Call, kind: str) -> list[Json]:
    now = call.state.clock.now()
    fresh = now - timedelta(seconds=call.state.switches.list_delay_seconds)
    low, high = _bounds(call)
    rows: list[tuple[datetime, int, Json]] = []
    for meeting in call.state.meetings.values():
        if (
            meeting.host_id != call.user.id
            or meeting.type in {INSTANT, PERSONAL}
            or meeting.webinar
            or meeting.created_at > fresh
            or not meeting.exists(now)
        ):
            continue
        for start in _starts(call, meeting, now):
            sort_key = start or meeting.created_at
            if _wanted(kind, meeting, start, now) and low <= sort_key < high:
                rows.append((sort_key, meeting.id, _row(call, meeting, start)))
    rows.sort(key=lambda row: row[:2])
    return [row for _, _, row in rows]


def _starts(call: Call, meeting: Meeting, now: datetime) -> list[datetime | None]:
    if meeting.type == SERIES and call.state.switches.series_rows == "per_occurrence":
        return [one.start for one in meeting.occurrences if one.status == "available"]
    return [soonest(meeting, now)]


def _wanted(kind: str, meeting: Meeting, start: datetime | None, now: datetime) -> bool:
    live = meeting.status == "started"
    if kind == "live":
        return live
    if kind == "scheduled" or start is None:
        return kind != "previous_meetings"
    over = start + timedelta(minutes=meeting.duration) <= now
    if kind == "previous_meetings":
        return over and not live and start >= now - _SIX_MONTHS
    if live:
        return kind == "upcoming"
    return not over and start <= now + _SIX_MONTHS


def _row(call: Call, meeting: Meeting, start: datetime | None) -> Json:
    host = call.state.user_by_id(meeting.host_id)
    row: Json = {
        "uuid": meeting.uuid,
        "id": meeting.id,
        "host_id": meeting.host_id,
        "topic": meeting.topic,
        "type": meeting.type,
        "duration": meeting.duration,
        "timezone": meeting.timezone,
        "agenda": meeting.agenda[:_AGENDA_SHOWN],
        "created_at": stamp(meeting.created_at),
        "join_url": meeting.join_url(call.state.link_base(), embed_passcode=host.settings.embed_passcode),
    }
    shows_start = meeting.type != SERIES or call.state.switches.series_has_start_time
    if start is not None and (shows_start or call.state.switches.series_rows == "per_occurrence"):
        row["start_time"] = stamp(start)
    if meeting.pmi is not None:
        row["pmi"] = str(meeting.pmi)
    return row


def _bounds(call: Call) -> tuple[datetime, datetime]:
    query = call.request.query
    zone = zone_named(query.get("timezone", "UTC"))
    if zone is None:
        raise invalid(("timezone", "Invalid time zone."))
    low, high = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
    if query.get("from"):
        low = _midnight(query["from"], "from", zone)
    if query.get("to"):
        high = _midnight(query["to"], "to", zone) + timedelta(days=1)
    return low, high


def _midnight(text: str, name: str, zone: ZoneInfo) -> datetime:
    try:
        if len(text) != 10:
            raise ValueError(text)
        return datetime.combine(date.fromisoformat(text), datetime.min.time(), zone)
    except ValueError:
        raise invalid((name, "The value must be a date: yyyy-MM-dd.")) from None


def _number(text: str, name: str, most: int) -> int:
    if not text.isdecimal() or not 1 <= int(text[:9]) <= most:
        raise invalid((name, f"The value must be between 1 and {most}."))
    return int(text)
