"""What is edited, as it was saved last: made without a window."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tray.dialogs.editor.fields import Fields, fields_of, moved_along


class Subject:
    """The event's JSON, the occurrence of it that is edited ("" for the event itself), and its fields as saved."""

    def __init__(self, event: Mapping[str, Any], occurrence: str, before: Fields) -> None:
        self.event = dict(event)
        self.occurrence = occurrence
        self.before = before

    @property
    def uid(self) -> str:
        """The event's identity, "" for one that is not there yet."""
        return str(self.event.get("uid") or "")

    def saved(self, now: Fields, shown: Mapping[str, Any], which: Mapping[str, Any]) -> None:
        """From now on these fields are the saved ones; `shown` is what `edit` answered to `which`.

        What was parted from its series has an identity of its own, and a moved series names its occurrences anew.
        """
        alone = bool(self.occurrence) and "occurrence" in which and not which.get("following")
        if not alone:
            reminders = list(now.reminders) if now.reminders is not None else None
            was, parted = dict(self.event), shown.get("uid") != self.uid
            self.event |= {**shown, "calendar_id": now.calendar, "reminders": reminders}
            if not now.rrule:
                self.occurrence = ""
            elif self.occurrence and parted:
                self.occurrence = str(self.event["start"])
            elif self.occurrence:
                old, new = fields_of(was, now.timezone), fields_of(self.event, now.timezone)
                self.occurrence = moved_along(self.occurrence, old, new)
        self.before = now
