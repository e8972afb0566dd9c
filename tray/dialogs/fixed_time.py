"""The warning that Zoom has no words for how an event repeats, so that its meeting gets no fixed time."""

from __future__ import annotations

from datetime import date

from tray.dialogs.calls import Answer
from tray.dialogs.dialog import Dialog
from tray.dialogs.look.remark import Remark

WORDS = (
    "Zoom cannot repeat a meeting like this: it becomes one without a fixed time. "
    "The link is the same each time, and works at any time."
)


class FixedTimeLine:
    """Asks the service whenever the rule has changed, and warns before anything is saved."""

    def __init__(self, remark: Remark, dialog: Dialog) -> None:
        self._remark, self._dialog = remark, dialog
        self._asked: tuple[str, str, str] | None = None

    def look(self, start: date | None, timezone: str, rrule: str | None, *, zoom: bool) -> None:
        """Look at how an event with a Zoom meeting repeats."""
        wanted = (start.isoformat(), timezone, rrule) if start is not None and rrule and zoom else None
        if wanted == self._asked:
            return
        self._asked = wanted
        if wanted is None:
            self._remark.say("")
            return

        def told(answer: Answer) -> None:
            if wanted == self._asked:
                self._remark.say(WORDS if answer.result.get("exactly") is False else "", style="Faint.TLabel")

        self._dialog.calls.ask("zoom_can_say", told, start=wanted[0], timezone=wanted[1], rrule=wanted[2])
