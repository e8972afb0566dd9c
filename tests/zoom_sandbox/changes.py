"""How a checked body becomes a new meeting or changes one (zoom.md 3.4, 3.6, 3.9)."""

from __future__ import annotations

import base64
import string
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tests.zoom_sandbox import fields, recurrence
from tests.zoom_sandbox.meeting import FLOATING, INSTANT, SCHEDULED, SCREEN, SERIES, Meeting, Occurrence
from tests.zoom_sandbox.messages import Json, invalid
from tests.zoom_sandbox.people import User
from tests.zoom_sandbox.state import State
from tests.zoom_sandbox.times import parse_start, zone_named


def new_meeting(state: State, user: User, content: Json) -> Meeting:
    """Make the meeting a checked create body asks for; raises the 400/300 refusals."""
    now = state.clock.now()
    kind = content.get("type", SCHEDULED)
    zone = _zone(state, user, content.get("timezone"))
    start = _start(state, content, zone)
    if kind in {SCHEDULED, SCREEN} and start is None:
        kind, start = INSTANT, now
    if kind == SERIES and start is None:
        raise invalid(("start_time", "A recurring meeting with fixed time needs a start_time."))
    if kind == SERIES and "recurrence" not in content:
        raise invalid(("recurrence", "Recurrence is required."))
    if start is not None and start < now and kind in {SCHEDULED, SERIES, SCREEN}:
        if state.switches.past_start_on_create == "refuse":
            raise invalid(("start_time", "The start_time must be in the future."))
        if state.switches.past_start_on_create == "now":
            start = now.replace(microsecond=0)
    settings = _settings(user) | content.get("settings", {})
    _check_alternative_hosts(state, user, settings)
    passcode = _passcode(state, user, content)
    if not passcode and user.settings.passcode_required and state.switches.force_waiting_room_without_passcode:
        settings["waiting_room"] = True
    meeting = Meeting(
        id=_meeting_id(state),
        uuid=new_uuid(state),
        host_id=user.id,
        host_email=user.email,
        topic=content.get("topic") or "Zoom Meeting",
        type=kind,
        start=None if kind in {INSTANT, FLOATING} else start,
        timezone=zone.key,
        duration=content.get("duration", state.switches.default_duration),
        agenda=content.get("agenda", ""),
        created_at=now,
        password="",
        encrypted_password="",
        settings=settings,
        tracking_fields=content.get("tracking_fields", []),
        pmi=user.pmi if settings["use_pmi"] else None,
    )
    set_passcode(state, meeting, passcode)
    _tidy_waiting_room(meeting)
    if kind in {FLOATING, SERIES} and "recurrence" in content:
        meeting.recurrence = recurrence.checked(content["recurrence"])
    if kind == SERIES:
        _lay_out(state, meeting, _starts(state, meeting.recurrence, start, zone.key))
    return meeting


def apply_series(state: State, user: User, meeting: Meeting, content: Json) -> None:
    """Change a whole meeting by a checked PATCH body; all or nothing."""
    kind = content.get("type", meeting.type)
    timing = {"start_time", "timezone", "duration"} & set(content)
    rule = meeting.recurrence
    if "recurrence" in content and kind in {FLOATING, SERIES}:
        rule = recurrence.checked(content["recurrence"])
    elif kind == SERIES and (timing or meeting.type != SERIES):
        way = state.switches.series_time_without_recurrence
        if way == "refuse" or meeting.type != SERIES:
            raise invalid(("recurrence", "Recurrence is required."))
        if way == "ignore":
            content = {name: value for name, value in content.items() if name not in timing}
    start, zone = _new_timing(state, user, meeting, content)
    if kind == SERIES and start is None:
        raise invalid(("start_time", "A recurring meeting with fixed time needs a start_time."))
    settings = meeting.settings | content.get("settings", {})
    _check_alternative_hosts(state, user, settings)
    duration = content.get("duration", meeting.duration)
    changed = (kind, start, zone, duration, rule) != (
        meeting.type,
        meeting.start,
        meeting.timezone,
        meeting.duration,
        meeting.recurrence,
    )
    starts = _starts(state, rule, start, zone) if kind == SERIES and changed else None
    meeting.type, meeting.timezone, meeting.duration = kind, zone, duration
    meeting.start = None if kind in {INSTANT, FLOATING} else start
    meeting.recurrence = rule if kind in {FLOATING, SERIES} else None
    meeting.settings = settings
    meeting.topic = content.get("topic") or meeting.topic
    meeting.agenda = content.get("agenda", meeting.agenda)
    meeting.tracking_fields = content.get("tracking_fields", meeting.tracking_fields)
    _tidy_waiting_room(meeting)
    if kind != SERIES:
        meeting.occurrences = []
    elif starts:
        _lay_out(state, meeting, starts)


def apply_occurrence(state: State, user: User, meeting: Meeting, one: Occurrence, content: Json) -> None:
    """Change one occurrence: its agenda, start, duration and seven settings, nothing else."""
    extra = set(content) - fields.OCCURRENCE_FIELDS
    extra_settings = set(content.get("settings", {})) - fields.OCCURRENCE_SETTINGS
    if (extra or extra_settings) and state.switches.occurrence_patch_other_fields == "refuse":
        raise invalid(*((name, "Not allowed for an occurrence.") for name in sorted(extra | extra_settings)))
    zone = _zone(state, user, meeting.timezone)
    start = _start(state, content, zone)
    if start is not None and start > state.clock.now():
        one.start = start
        if state.switches.moved_occurrence_id == "by_start":
            others = {other.id for other in meeting.occurrences if other is not one}
            named = _occurrence_id(state, start)
            one.id = named if named not in others else f"{named}0"  # a name that two have would be none
    one.duration = content.get("duration", one.duration)
    one.agenda = content.get("agenda", one.agenda)
    one.settings |= {
        name: value for name, value in content.get("settings", {}).items() if name in fields.OCCURRENCE_SETTINGS
    }
    if one.settings.get("waiting_room"):
        one.settings["join_before_host"] = False


def set_passcode(state: State, meeting: Meeting, passcode: str) -> None:
    """Give the meeting a passcode; another one means another `pwd` in its links."""
    if passcode != meeting.password or not meeting.encrypted_password:
        meeting.password = passcode
        meeting.encrypted_password = f"{state.word(32)}.1" if passcode else ""


def _new_timing(state: State, user: User, meeting: Meeting, content: Json) -> tuple[datetime | None, str]:
    old_zone = _zone(state, user, meeting.timezone)
    zone = _zone(state, user, content["timezone"]) if "timezone" in content else old_zone
    start = _start(state, content, zone)
    if start is not None and start > state.clock.now():
        return start, zone.key
    start = meeting.start
    if start is not None and zone.key != old_zone.key and state.switches.timezone_alone == "keep_wall_clock":
        start = start.astimezone(old_zone).replace(tzinfo=zone).astimezone(start.tzinfo)
    return start, zone.key


def _occurrence_id(state: State, start: datetime) -> str:
    if state.switches.occurrence_ids == "opaque":
        return state.word(12)
    return str(int(start.timestamp() * 1000))


def _starts(state: State, rule: Json | None, first: datetime | None, zone: str) -> list[datetime]:
    assert rule is not None
    assert first is not None
    starts = recurrence.starts(rule, first, zone_named(zone) or ZoneInfo("UTC"), state.switches)
    if not starts:
        raise invalid(("recurrence", "The recurrence has no occurrence."))
    return starts


def _lay_out(state: State, meeting: Meeting, starts: list[datetime]) -> None:
    kept = [one.id for one in meeting.occurrences] if state.switches.occurrence_ids == "kept" else []
    gone = {one.start for one in meeting.occurrences if one.status == "deleted"}
    meeting.start = starts[0]
    meeting.occurrences = [
        Occurrence(kept[place] if place < len(kept) else _occurrence_id(state, start), start, meeting.duration)
        for place, start in enumerate(starts)
    ]
    if state.switches.single_changes == "kept":
        for one in meeting.occurrences:
            one.status = "deleted" if one.start in gone else one.status


def _zone(state: State, user: User, name: str | None) -> ZoneInfo:
    own = zone_named(user.timezone) or ZoneInfo("UTC")
    if not name:
        return own
    found = zone_named(name)
    if found is None and state.switches.unknown_timezone == "refuse":
        raise invalid(("timezone", "Invalid time zone."))
    return found or own


def _start(state: State, content: Json, zone: ZoneInfo) -> datetime | None:
    text = content.get("start_time")
    if not text:
        return None
    start = parse_start(text, zone)
    if start is None and state.switches.odd_start_time == "refuse":
        raise invalid(("start_time", "The value must be yyyy-MM-ddTHH:mm:ss or yyyy-MM-ddTHH:mm:ssZ."))
    return start


def _settings(user: User) -> Json:
    own = user.settings
    out = {name: value for name, (value, _) in fields.SETTINGS.items() if value is not None}
    return out | {
        "host_video": own.host_video,
        "participant_video": own.participant_video,
        "join_before_host": own.join_before_host,
        "mute_upon_entry": own.mute_upon_entry,
        "waiting_room": own.waiting_room,
        "auto_recording": own.auto_recording,
    }


def _tidy_waiting_room(meeting: Meeting) -> None:
    if meeting.settings["waiting_room"] or meeting.type not in {SCHEDULED, FLOATING, SERIES}:
        meeting.settings["join_before_host"] = False


def _check_alternative_hosts(state: State, user: User, settings: Json) -> None:
    if state.switches.unknown_alternative_host == "accept":
        return
    fellows = {one.email for one in state.users if one.account_id == user.account_id} | {
        one.id for one in state.users if one.account_id == user.account_id
    }
    for host in filter(None, (part.strip() for part in settings["alternative_hosts"].split(";"))):
        if host not in fellows:
            raise invalid(("settings.alternative_hosts", f"{host} cannot be an alternative host."))


def _passcode(state: State, user: User, content: Json) -> str:
    given = content.get("password", "")
    if given:
        fields.check_passcode(given, user, state.switches.create_password_specials)
        return str(given)
    if not content.get("default_password", True) or not user.settings.passcode_required:
        return ""
    rule = user.settings.passcode_rule
    if rule.only_allow_numeric:
        return "".join(state.random.choices("123456789", k=max(6, rule.length)))
    middle = "".join(state.random.choices(string.ascii_letters + string.digits, k=max(6, rule.length) - 3))
    return f"k{middle}7" + ("@" if rule.have_special_character else "m")


def _meeting_id(state: State) -> int:
    while True:
        number = state.random.randrange(81_000_000_000, 90_000_000_000)
        if number not in state.meetings:
            return number


def new_uuid(state: State) -> str:
    """Return an instance's UUID; some start with `/` or hold `//`, as real ones do."""
    text = base64.b64encode(state.random.randbytes(16)).decode()
    turn = len(state.meetings) % 4
    if turn == 1:
        return f"/{text[1:]}"
    return f"{text[:5]}//{text[7:]}" if turn == 2 else text


def soonest(meeting: Meeting, now: datetime) -> datetime | None:
    """Return the next start that is not over, the last one where all are, None where there is no date."""
    if meeting.type == SERIES:
        live = [one for one in meeting.occurrences if one.status == "available"]
        coming = [one.start for one in live if one.start + timedelta(minutes=one.duration) > now]
        return min(coming) if coming else max((one.start for one in live), default=None)
    return meeting.start
