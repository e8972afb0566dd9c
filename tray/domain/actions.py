"""What the buttons of a problem ask of the service."""

from __future__ import annotations

from tray.domain.command import Command
from tray.domain.problem import Action, Problem
from tray.domain.problems import buttons

SIGN_INS = frozenset({"zoom_connect", "zoom_reconnect"})
"""Commands that wait for a person in a browser and can be cancelled with `zoom_cancel`."""

AGAIN = frozenset({"retry", "start_at_login", "try_notices"})
"""Kinds of buttons that do once more what failed."""


def remedies(problem: Problem, *, uid: str = "") -> tuple[tuple[Action, Command], ...]:
    """Every button of a problem that can do something here, with its command; `uid` is the event at hand."""
    return tuple(
        (action, command)
        for action in buttons(problem)
        if (command := action_command(action, uid=uid, page=settings_page(problem.code))) is not None
    )


def settings_page(code: str) -> str:
    """The page of the settings on which a problem of this code is mended."""
    family = code.partition(".")[0]
    return {"calendar": "calendars", "zoom": "accounts", "keyring": "accounts"}.get(family, "general")


def action_command(action: Action, *, uid: str = "", page: str = "") -> Command | None:
    """The command behind a button; None where only the face that shows it can do something.

    `uid` is the event at hand, for buttons that do not name theirs; `page` is where the settings open.
    """
    target = action.target
    match action.kind:
        case "connect":
            return Command.of("zoom_connect")
        case "reconnect":
            return Command.of("zoom_reconnect", account=target)
        case "retry":
            return Command.of("sync")
        case "start_at_login":
            return Command.of("settings_change", start_at_login=target != "off")
        case "try_notices":
            return Command("test_notice")
        case "edit" | "choose_calendar" if target or uid:
            return Command.of("open", dialog="editor", uid=target or uid)
        case "choose_calendar":
            return Command.of("open", dialog="settings", page="calendars")
        case "open_settings":
            return Command.of("open", dialog="settings", page=page)
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
        case "keep_account":
            return Command("zoom_cancel")
        case "copy_again":
            return Command(action.kind)
        case "show_text":
            return Command.of("open", dialog="copy-by-hand")
    return None
