"""A problem with its button, and what happens after the button was pressed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from tray.dialogs.actions import SIGN_INS, request_for
from tray.dialogs.calls import Answer
from tray.dialogs.dialog import Dialog
from tray.dialogs.look.remark import Press, Remark
from tray.domain.display_text import one_line
from tray.domain.problem import Problem
from tray.domain.problems import buttons

_WAITING = "Waiting for Zoom's page in your browser…"


class Mending:
    """Shows problems in a remark; `mended` is called when a button has done its work.

    While a person is at Zoom's page the remark says so and offers to cancel; where no browser could be opened it
    offers the page's address.
    """

    def __init__(
        self, dialog: Dialog, remark: Remark, mended: Callable[[], object], *, style: str = "Warning.TLabel"
    ) -> None:
        self._dialog, self._remark, self._mended, self._style = dialog, remark, mended, style
        self.busy = False
        self._shown: Problem | None = None
        dialog.calls.listen("sign_in_page", self._page)

    def show(self, problem: Problem | None, *, uid: str = "") -> None:
        """Show a problem, None for none; nothing changes while something is being mended."""
        if self.busy:
            return
        self._shown = problem
        if problem is None:
            self._remark.say("")
            return
        offered: list[Press] = [
            (action.label, partial(self.do, *request))
            for action in buttons(problem)
            if (request := request_for(action, uid=uid)) is not None
        ]
        self._remark.say(in_words(problem), style=self._style, buttons=offered)

    def do(self, command: str, arguments: dict[str, Any]) -> None:
        """Send a command, and say what comes of it."""
        self.busy = True
        if command in SIGN_INS:
            self._wait(_WAITING)
        else:
            self._remark.say("One moment…", style="Faint.TLabel")
        self._dialog.calls.ask(command, self._answered, **arguments)

    def _wait(self, words: str) -> None:
        cancel = ("Cancel", lambda: self._dialog.calls.ask("zoom_cancel"))
        self._remark.say(words, style="Faint.TLabel", buttons=[cancel])

    def _page(self, message: dict[str, Any]) -> None:
        url = str(message.get("url") or "")
        if self.busy and message.get("problem") and url:
            self._remark.say(
                "No browser could be opened. Copy the address of Zoom's page and open it yourself.",
                style="Warning.TLabel",
                buttons=[("Copy address", lambda: self._dialog.calls.ask("copy_text", text=url))],
            )

    def _answered(self, answer: Answer) -> None:
        self.busy = False
        if answer.problem is not None:
            self.show(answer.problem)
            return
        self.show(self._shown)
        self._mended()


def in_words(problem: Problem) -> str:
    """A problem as a line or two: what happened, the detail, and what to do."""
    parts = [one_line(part, 400) for part in (problem.title, problem.detail, problem.remedy) if part]
    return " ".join(part if part[-1] in ".!?…" else f"{part}." for part in parts)
