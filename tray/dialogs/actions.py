"""What the button of a problem asks of the service."""

from __future__ import annotations

from typing import Any

from tray.domain.problem import Action

Request = tuple[str, dict[str, Any]]


def request_for(action: Action, *, uid: str = "") -> Request | None:
    """The command behind a button and its arguments; None where the dialog itself has to do something.

    `uid` is the event at hand, for buttons that do not name theirs.
    """
    target = action.target
    match action.kind:
        case "connect":
            return "zoom_connect", {}
        case "reconnect":
            return "zoom_reconnect", {"account": target} if target else {}
        case "open_settings":
            return "open", {"dialog": "settings"}
        case "open_page":
            return "open_link", {"url": target}
        case "edit":
            return "open", {"dialog": "editor", "uid": target or uid}
        case "copy_report":
            return "copy_report", {}
        case "copy_link":
            return "copy", {"uid": target or uid, "what": "link"}
        case "recreate_meeting":
            return "repair_meeting", {"uid": target or uid, "how": "recreate"}
        case "drop_meeting":
            return "repair_meeting", {"uid": target or uid, "how": "drop"}
        case "take_theirs" | "send_ours":
            return "repair_meeting", {"uid": target or uid, "how": action.kind}
        case "switch_user":
            return "zoom_switch", {}
        case "retry":
            return "sync", {}
        case "unlock_keyring" | "keep_for_this_run":
            return action.kind, {}
        case _:
            return None


SIGN_INS = frozenset({"zoom_connect", "zoom_reconnect"})
"""Commands that wait for a person in a browser and can be cancelled with `zoom_cancel`."""
