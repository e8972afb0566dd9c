"""What each dialog is told when it opens."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from tray.domain.display_text import one_line
from tray.domain.problem import Problem, ProblemError
from tray.domain.problem_json import problem_to_dict
from tray.domain.problems import problem
from tray.service.meeting_owner import MeetingOwner
from tray.service.paths import Paths
from tray.service.queries import Queries
from tray.service.region import hours24, languages_of, locale_of
from tray.service.saved_sentence import kept_sentence
from tray.service.zoom_words import after_switching, left_behind

_DELETED = "Its Zoom meeting is deleted and its link taken out."
_LEFT = "Its link is taken out. The Zoom meeting itself stays in Zoom, as its account is not connected here."
_GOES = "The Zoom meeting is deleted with it."
_STAYS = "Its Zoom meeting stays in Zoom, as its account is not connected here."

View = tuple[str, str, dict[str, Any]]
"""The dialog's name, what it is about ("" for nothing in particular), and its initial values."""


class DialogViews:
    """Makes the initial values of dialogs from what the service knows."""

    def __init__(self, queries: Queries, paths: Paths) -> None:
        self._queries = queries
        self._paths = paths

    def view(self, name: str, arguments: dict[str, Any], event: dict[str, Any] | None) -> View:
        """The dialog that a face asked for; `event` is the JSON of the event it is about, where there is one.

        Raises:
            ProblemError: `usage.bad_value` where there is no such dialog.
        """
        uid = event["uid"] if event else ""
        occurrence = {"occurrence": arguments.get("occurrence", "")}
        match name:
            case "quick-add":
                text = str(arguments.get("text", ""))
                kept = "" if text else kept_sentence(self._paths.saved_sentence)
                return "quick-add", "", self._common() | {"text": text or kept, "kept": bool(kept)}
            case "editor":
                shown = self._queries.occurrence_facts(uid, occurrence["occurrence"]) if event else None
                return "editor", uid, self._common() | {"event": event, "as_shown": shown} | occurrence
            case "search":
                return "search", "", self._common() | {"text": str(arguments.get("text", ""))}
            case "settings":
                return "settings", "", self._common() | {"page": arguments.get("page", "")}
            case "details" if event:
                return "details", uid, self._common() | {"event": event} | occurrence
            case "delete" | "remove-meeting" if event:
                return (
                    "confirm",
                    f"{name} {uid}",
                    self._common() | _question(name, event, arguments, stays=self._stays(event)),
                )
            case "switch-user":
                return "confirm", name, self._common() | self._which_user(arguments.get("decision"))
            case "copy-by-hand" if uncopied := str(arguments.get("uncopied", "")):
                return name, uncopied, self._common() | {"text": uncopied}
            case "remove-account":
                return "remove-account", "", self._common() | {"account": self._account(arguments.get("account", ""))}
        raise ProblemError(problem("usage.bad_value", f"there is no dialog {name!r}"))

    def settings(self) -> dict[str, Any]:
        """The settings in force, where their file lies and what is wrong with it."""
        settings, trouble = self._queries.settings()
        from tray.desktop.autostart import is_enabled

        return {
            "settings": asdict(settings) | {"reminder_minutes": list(settings.reminder_minutes)},
            "start_at_login": is_enabled(),
            "path": str(self._paths.settings),
            "problem": problem_to_dict(trouble) if trouble else None,
        }

    def _common(self) -> dict[str, Any]:
        settings, _ = self._queries.settings()
        status = self._queries.zoom_status()
        return {
            **self.settings(),
            "zone": self._queries.clock.zone().key,
            "locale": locale_of(settings),
            "languages": list(languages_of(settings)),
            "hours24": hours24(settings),
            "theme": settings.theme,
            "calendars": self._queries.calendars()["calendars"],
            "zoom": status
            | {
                "default": settings.zoom_by_default,
                "account": status["accounts"][0]["email"] if status["accounts"] else "",
            },
        }

    def _account(self, account_id: str) -> dict[str, Any]:
        accounts: list[dict[str, Any]] = self._queries.zoom_status()["accounts"]
        for account in accounts:
            if account["id"] == account_id or not account_id:
                return account
        raise ProblemError(problem("zoom.not_connected"))

    def _stays(self, event: dict[str, Any]) -> bool:
        """Whether the event's meeting stays in Zoom whatever becomes of the event, as its account is not connected."""
        meeting = event.get("meeting") or {}
        owner = MeetingOwner(self._queries.store)
        return owner.is_somebody_else(str(meeting.get("account") or ""), str(meeting.get("id") or ""))

    def _which_user(self, decision: Problem | None) -> dict[str, Any]:
        """Two people have signed in: the one who was connected, and the one who is now."""
        if decision is None or decision.code != "zoom.other_user" or decision.action is None:
            raise ProblemError(problem("zoom.not_connected"))
        old, new = self._account(decision.action.target), decision.detail
        number = left_behind(self._queries.store, self._queries.clock, old["id"])
        lines = [
            f"You signed in as {new}, but {old['email']} is connected here. Nothing has changed yet.",
            after_switching(number, old["email"]),
            f"To sign in as {old['email']} again, keep it and choose Reconnect… in the tray menu.",
        ]
        return {
            "title": "Which Zoom account?",
            "text": "\n".join(filter(None, lines)),
            "cancel": "Decide later",
            "confirm": {"label": f"Keep {one_line(old['email'], 30)}", "command": "zoom_cancel", "main": True},
            "others": [{"label": f"Switch to {one_line(new, 30)}", "command": "zoom_switch"}],
        }


def _question(name: str, event: dict[str, Any], arguments: dict[str, Any], *, stays: bool) -> dict[str, Any]:
    """What is asked before an event or its meeting goes; a meeting that `stays` in Zoom cannot be deleted from here."""
    title = event["title"] or "Untitled"
    which = {"uid": event["uid"]}
    if name == "remove-meeting":
        return {
            "title": "Remove the Zoom meeting?",
            "text": f"“{title}” stays in your calendar. {_LEFT if stays else _DELETED}",
            "confirm": {
                "label": "Remove meeting",
                "command": "remove_meeting",
                "arguments": which,
                "destructive": True,
            },
        }
    meeting = f" {_STAYS if stays else _GOES}" if event.get("meeting") else ""
    text = f"“{title}” is deleted from your calendar.{meeting} You can undo this from the tray menu for a while."
    whole = {"label": "Delete", "command": "delete", "arguments": which, "destructive": True}
    if not event.get("rrule") or not arguments.get("occurrence"):
        return {"title": "Delete this event?", "text": text, "confirm": whole}
    one = which | {"occurrence": arguments["occurrence"]}
    return {
        "title": "Delete which of them?",
        "text": f"“{title}” repeats. Delete only this one, this and all that follow, or all of them?",
        "confirm": {"label": "Only this one", "command": "delete", "arguments": one, "destructive": True},
        "others": [
            {"label": "This and following", "command": "delete", "arguments": one | {"following": True}},
            {"label": "All of them", "command": "delete", "arguments": which},
        ],
    }
