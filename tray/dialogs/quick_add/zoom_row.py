"""The Zoom switch, and while it cannot be used, why not and the button that mends it."""

from __future__ import annotations

from collections.abc import Callable

from tray.dialogs.actions import SIGN_INS, request_for
from tray.dialogs.calls import Answer
from tray.dialogs.dialog import Dialog
from tray.dialogs.quick_add.opened import ZoomState, zoom_from_json
from tray.dialogs.quick_add.page import Page
from tray.dialogs.quick_add.preview import ZoomRow
from tray.domain.display_text import one_line
from tray.domain.problem import Problem


class ZoomSwitch:
    """A switch and a remark, for a row and the line below it.

    `switched` hears the person's choice; `learned` what Zoom's state has become after a sign-in.
    """

    def __init__(
        self,
        page: Page,
        dialog: Dialog,
        *,
        switched: Callable[[bool], None],
        learned: Callable[[ZoomState], None],
    ) -> None:
        self._dialog, self._learned = dialog, learned
        self._on, self._switch, self._remark = page.zoom_on, page.zoom, page.zoom_remark
        self._switch.configure(command=lambda: switched(self._on.get()))
        self._signing_in = False
        dialog.calls.listen("changed", lambda _: self.refresh() if not self._usable else None)
        self._usable = True
        self._problem: Problem | None = None

    def show(self, row: ZoomRow) -> None:
        """Show the switch as it stands."""
        self._usable = row.enabled
        self._on.set(row.on)
        self._switch.configure(text=row.text)
        self._switch.state(["!disabled" if row.enabled else "disabled", "!alternate"])
        if not self._signing_in:
            self._explain(None if row.enabled else row.reason)

    def _explain(self, problem: Problem | None) -> None:
        self._problem = problem
        if problem is None:
            self._remark.say("")
            return
        words = f"{problem.title}. {problem.remedy}".replace(".. ", ". ").replace("?. ", "? ")
        action = problem.action
        request = request_for(action) if action else None
        if action is None or request is None:
            self._remark.say(words)
            return
        command, arguments = request

        def press() -> None:
            if command in SIGN_INS:
                self._signing_in = True
                self._remark.say(
                    "Waiting for Zoom's page in your browser… What you typed stays here.",
                    label="Cancel",
                    press=lambda: self._dialog.calls.ask("zoom_cancel"),
                )
            self._dialog.calls.ask(command, self._answered, **arguments)

        self._remark.say(words, label=action.label, press=press)

    def _answered(self, answer: Answer) -> None:
        self._signing_in = False
        if answer.problem is not None:
            self._explain(answer.problem)
            return
        self._explain(self._problem)
        self.refresh()

    def refresh(self) -> None:
        """Ask how Zoom stands by now."""
        self._dialog.calls.ask("zoom_status", self._status)

    def _status(self, answer: Answer) -> None:
        if answer.problem is None and not self._signing_in:
            self._learned(zoom_from_json(answer.result))


def in_words(problem: Problem) -> str:
    """A problem's detail and remedy as one line; the title stands elsewhere."""
    return " ".join(one_line(part, 400) for part in (problem.detail, problem.remedy) if part)
