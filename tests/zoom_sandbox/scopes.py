"""The permissions the app declares, and how the consent page words them (zoom.md 2)."""

from __future__ import annotations

WORDING = {
    "user:read:user": "View your profile: name, e-mail address, time zone",
    "user:read:settings": "View your meeting settings",
    "meeting:write:meeting": "Create meetings for you",
    "meeting:read:meeting": "View your meetings",
    "meeting:update:meeting": "Change your meetings",
    "meeting:delete:meeting": "Delete your meetings",
    "meeting:read:list_meetings": "View the list of your meetings",
    "meeting:read:list_upcoming_meetings": "View your upcoming meetings",
    "meeting:read:invitation": "View a meeting’s invitation",
    "meeting:update:status": "End and recover your meetings",
}
DECLARED = tuple(WORDING)

CLASSIC = {
    "user:read:user": "user:read",
    "user:read:settings": "user:read",
    "meeting:write:meeting": "meeting:write",
    "meeting:read:meeting": "meeting:read",
    "meeting:update:meeting": "meeting:write",
    "meeting:delete:meeting": "meeting:write",
    "meeting:read:list_meetings": "meeting:read",
    "meeting:read:list_upcoming_meetings": "meeting:read",
    "meeting:read:invitation": "meeting:read",
    "meeting:update:status": "meeting:write",
}


def allows(granted: frozenset[str], needed: str) -> bool:
    """Say whether a grant holds the granular scope, or the classic one that covers it."""
    return needed in granted or CLASSIC[needed] in granted
