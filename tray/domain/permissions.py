"""What we ask of a Zoom account, and what does not work without it.

Granular scopes and their classic elders: https://developers.zoom.us/docs/integrations/oauth-scopes-overview/ .
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

PERMISSIONS: dict[str, tuple[str, str]] = {
    "meeting:write:meeting": ("meeting:write", "Zoom meetings cannot be made"),
    "meeting:update:meeting": ("meeting:write", "Zoom meetings do not follow when an event is moved or renamed"),
    "meeting:delete:meeting": ("meeting:write", "Zoom meetings stay when an event is deleted"),
    "meeting:read:meeting": ("meeting:read", "changes made in Zoom are not noticed"),
    "meeting:read:list_meetings": ("meeting:read", "a meeting whose making was interrupted cannot be found again"),
    "meeting:read:invitation": ("meeting:read", "the invitation with dial-in numbers cannot be copied"),
    "user:read:user": ("user:read", "the account's name and e-mail are not known"),
}
"""Scope to its classic elder and the consequence of its absence."""


def missing_permissions(granted: AbstractSet[str]) -> dict[str, str]:
    """Each permission that was not granted, with what will not work; its classic or admin form stands for it too."""
    have = {scope.removesuffix(":admin").removesuffix(":master") for scope in granted}
    return {
        scope: consequence
        for scope, (classic, consequence) in PERMISSIONS.items()
        if scope not in have and classic not in have
    }
