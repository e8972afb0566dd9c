"""What a create or update body may hold: types, limits and alphabets (zoom.md 3.4, 3.6)."""

from __future__ import annotations

import json
import string
from collections.abc import Callable
from typing import Any

from tests.zoom_sandbox.messages import Json, Request, invalid, refused
from tests.zoom_sandbox.people import User
from tests.zoom_sandbox.switches import Switches

Check = Callable[[Any], bool]


def _is_int(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _one_of(*choices: Any) -> Check:
    return lambda value: not isinstance(value, bool) and value in choices


def _list_of(kind: type) -> Check:
    return lambda value: isinstance(value, list) and all(isinstance(one, kind) for one in value)


def _is_bool(value: Any) -> bool:
    return isinstance(value, bool)


def _is_str(value: Any) -> bool:
    return isinstance(value, str)


_LONGEST_MINUTES = 366 * 24 * 60  # Zoom names no limit; beyond a year it is a slip, not a meeting
_FIELDS: dict[str, Check] = {
    "topic": _is_str,
    "type": _one_of(1, 2, 3, 8, 10),
    "start_time": _is_str,
    "timezone": _is_str,
    "duration": lambda value: _is_int(value) and 1 <= value <= _LONGEST_MINUTES,
    "agenda": _is_str,
    "password": _is_str,
    "default_password": _is_bool,
    "recurrence": lambda value: isinstance(value, dict),
    "schedule_for": _is_str,
    "template_id": _is_str,
    "pre_schedule": _is_bool,
    "tracking_fields": _list_of(dict),
    "settings": lambda value: isinstance(value, dict),
}

SETTINGS: dict[str, tuple[Any, Check]] = {
    "host_video": (False, _is_bool),
    "participant_video": (False, _is_bool),
    "join_before_host": (False, _is_bool),
    "jbh_time": (0, _one_of(0, 5, 10, 15)),
    "mute_upon_entry": (False, _is_bool),
    "waiting_room": (False, _is_bool),
    "watermark": (False, _is_bool),
    "use_pmi": (False, _is_bool),
    "approval_type": (2, _one_of(0, 1, 2)),
    "audio": ("both", _one_of("both", "telephony", "voip", "thirdParty")),
    "auto_recording": ("none", _one_of("none", "local", "cloud")),
    "alternative_hosts": ("", _is_str),
    "alternative_hosts_email_notification": (True, _is_bool),
    "meeting_invitees": ([], _list_of(dict)),
    "private_meeting": (False, _is_bool),
    "calendar_type": (None, _one_of(1, 2)),
    "encryption_type": ("enhanced_encryption", _one_of("enhanced_encryption", "e2ee")),
    "meeting_authentication": (False, _is_bool),
    "authentication_option": (None, _is_str),
    "email_notification": (True, _is_bool),
    "global_dial_in_countries": (["DE", "US"], _list_of(str)),
    "allow_multiple_devices": (False, _is_bool),
    "internal_meeting": (False, _is_bool),
    "push_change_to_calendar": (False, _is_bool),
    "continuous_meeting_chat": ({"enable": False}, lambda value: isinstance(value, dict)),
    "auto_start_meeting_summary": (False, _is_bool),
}
OCCURRENCE_FIELDS = {"agenda", "start_time", "duration", "settings"}
OCCURRENCE_SETTINGS = {
    "host_video",
    "participant_video",
    "join_before_host",
    "mute_upon_entry",
    "waiting_room",
    "watermark",
    "auto_recording",
}


def body_of(request: Request) -> Json:
    """Read the JSON object a write must carry; raises the 400/300 refusals."""
    if request.media_type != "application/json":
        raise refused(400, 300, "Unsupported Content Type")
    try:
        content = json.loads(request.body)
    except ValueError:
        raise refused(400, 300, "Request Body should be a valid JSON object.") from None
    if not isinstance(content, dict):
        raise refused(400, 300, "Request Body should be a valid JSON object.")
    return content


def checked(content: Json, switches: Switches) -> Json:
    """Return the known fields of a body, cut where Zoom cuts; raises the refusal that names every bad field."""
    faults = [
        (name, "Invalid field.") for name, check in _FIELDS.items() if name in content and not check(content[name])
    ]
    settings = content.get("settings")
    if isinstance(settings, dict):
        faults += [
            (f"settings.{name}", "Invalid field.")
            for name, (_, check) in SETTINGS.items()
            if name in settings and not check(settings[name])
        ]
    if faults:
        raise invalid(*faults)
    known = {name: content[name] for name in _FIELDS if name in content}
    if settings is not None:
        known["settings"] = {name: settings[name] for name in SETTINGS if name in settings}
    for name, limit, way in (("topic", 200, switches.long_topic), ("agenda", 2000, switches.long_agenda)):
        if len(known.get(name, "")) > limit:
            if way == "refuse":
                raise invalid((name, f"The value must be at most {limit} characters."))
            known[name] = known[name][:limit]
    return known


def check_passcode(passcode: str, user: User, specials: str) -> None:
    """Raise the refusal for a passcode Zoom or the account would not take."""
    rule = user.settings.passcode_rule
    if len(passcode) > 10:
        raise invalid(("password", "The passcode must be at most 10 characters."))
    if not set(passcode) <= set(string.ascii_letters + string.digits + specials):
        raise invalid(("password", f"The passcode may only contain the characters a-z A-Z 0-9 {specials}"))
    if not passcode:
        return
    letters, digits = set(string.ascii_letters), set(string.digits)
    have = set(passcode)
    if (
        len(passcode) < rule.length
        or (rule.have_letter and not have & letters)
        or (rule.have_number and not have & digits)
        or (rule.have_special_character and not have - letters - digits)
        or (rule.only_allow_numeric and not have <= digits)
    ):
        raise invalid(("password", "The passcode does not meet the account's requirements."))
