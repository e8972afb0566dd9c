"""What the button of a problem asks of the service."""

from __future__ import annotations

from tray.domain.command import Command
from tray.domain.problem import Action


def action_command(action: Action, *, uid: str = "") -> Command | None:
    """The command behind a button; None where only the face that shows it can do something.

    `uid` is the event at hand, for buttons that do not name theirs.
    """
    target = action.target
    match action.kind:
        case "connect":
            return Command.of("zoom_connect")
        case "reconnect":
            return Command.of("zoom_reconnect", account=target)
        case "retry":
            return Command.of("sync")
        case "edit" | "choose_calendar":
            return Command.of("open", dialog="editor", uid=target or uid)
        case "open_settings":
            return Command.of("open", dialog="settings")
        case "open_page":
            return Command.of("open_link", url=target)
        case "copy_report" | "unlock_keyring" | "keep_for_this_run":
            return Command(action.kind)
        case "copy_link":
            return Command.of("copy_text", text=target)
        case "recreate_meeting":
            return Command.of("repair_meeting", uid=target or uid, how="recreate")
        case "delete_meetings":
            return Command.of("let_meetings_go", calendar=target)
        case "drop_meeting":
            return Command.of("repair_meeting", uid=target or uid, how="drop")
        case "take_theirs" | "send_ours":
            return Command.of("repair_meeting", uid=target or uid, how=action.kind)
        case "switch_user":
            return Command("zoom_switch")
    return None
