"""A problem with its buttons, and what happens after one of them was pressed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from tray.dialogs.calls import Answer
from tray.dialogs.dialog import Dialog
from tray.dialogs.look.remark import Press, Remark
from tray.domain.actions import AGAIN, SIGN_INS, remedies
from tray.domain.display_text import one_line
from tray.domain.problem import Action, ActionKind, Problem
from tray.domain.problem_json import problem_from_dict
from tray.domain.problems import buttons

Act = Callable[[], object]

_WAITING = "Waiting for Zoom's page in your browser…"
_COPIES = frozenset({"copy_report", "copy_link", "copy_again"})


class Mending:
    """Shows problems in a remark with every button they have; `mended` is called when one has done its work.

    `own` says what kinds of buttons do in this dialog instead of what the service would do; a kind with None is not
    offered here. `labels` says by the problem's code what stands on such a button of the dialog's own.
    While a person is at Zoom's page the remark says so and offers to cancel; where no browser could be opened it offers
    the page's address.
    """

    def __init__(
        self,
        dialog: Dialog,
        remark: Remark,
        mended: Act = lambda: None,
        *,
        style: str = "Warning.TLabel",
        own: Mapping[ActionKind, Act | None] | None = None,
        labels: Mapping[str, str] | None = None,
    ) -> None:
        self._dialog, self._remark, self._mended, self._style = dialog, remark, mended, style
        self._own, self._labels = dict(own or {}), dict(labels or {})
        self.busy = False
        self._shown: Problem | None = None
        self._uid = ""
        self._again: Act | None = None
        self._copied = ""
        dialog.calls.listen("sign_in_page", self._page)

    def show(self, problem: Problem | None, *, uid: str = "", again: Act | None = None) -> None:
        """Show a problem, None for none; nothing changes while something is being mended.

        `uid` is the event at hand; `again` does once more what failed, where "Try again" is to mean that.
        """
        if self.busy:
            return
        self._shown, self._uid, self._again, self._copied = problem, uid, again, ""
        self._draw()

    def _draw(self) -> None:
        problem = self._shown
        if problem is None:
            self._remark.say("")
            return
        self._remark.say(in_words(problem), style=self._style, buttons=self._offered(problem))

    def _offered(self, problem: Problem) -> list[Press]:
        commands = dict(remedies(problem, uid=self._uid))
        offered: list[Press] = []
        for action in buttons(problem):
            if action.kind in self._own:
                if own := self._own[action.kind]:
                    offered.append((self._labels.get(problem.code, action.label), own))
            elif action.kind in AGAIN and self._again is not None:
                offered.append((action.label, self._again))
            elif (command := commands.get(action)) is not None:
                label = "Copied ✓" if action.kind == self._copied else action.label
                offered.append((label, partial(self._press, action, command.name, dict(command.arguments))))
        return offered

    def _press(self, action: Action, command: str, arguments: dict[str, Any]) -> None:
        self.do(command, arguments, kind=action.kind)

    def do(self, command: str, arguments: dict[str, Any], *, kind: str = "") -> None:
        """Send a command, and say what comes of it; `kind` is that of the button that was pressed."""
        self.busy = True
        if command in SIGN_INS:
            self._wait(_WAITING)
        elif kind not in _COPIES:
            self._remark.wait("One moment…")
        self._dialog.calls.ask(command, partial(self._answered, kind), **arguments)

    def _wait(self, words: str) -> None:
        cancel = ("Cancel", lambda: self._dialog.calls.ask("zoom_cancel"))
        self._remark.say(words, style="Faint.TLabel", buttons=[cancel])

    def _page(self, message: dict[str, Any]) -> None:
        url = str(message.get("url") or "")
        if not self.busy:
            return
        if message.get("problem") and url:
            self._remark.say(
                "No browser could be opened. Copy the address of Zoom's page and open it yourself.",
                style="Warning.TLabel",
                buttons=[
                    ("Copy address", lambda: self._dialog.calls.ask("copy_text", text=url)),
                    ("Cancel", lambda: self._dialog.calls.ask("zoom_cancel")),
                ],
            )
        else:
            # Also what looked like a moment's work, such as keeping a sign-in, may need the person at Zoom's page.
            self._wait(_WAITING)

    def _answered(self, kind: str, answer: Answer) -> None:
        self.busy = False
        trouble = answer.problem
        if trouble is None and isinstance(told := answer.result.get("problem"), dict):
            trouble = problem_from_dict(told)  # it was tried, and this still stands in the way
        if trouble is not None:
            self.show(trouble, uid=self._uid, again=self._again)
            return
        if kind in _COPIES:
            self._copied = kind
            self._draw()
            return
        self._draw()
        self._mended()


def in_words(problem: Problem) -> str:
    """A problem as a line or two: what happened, the detail, and what to do."""
    parts = [one_line(part, 400) for part in (problem.title, problem.detail, problem.remedy) if part]
    return " ".join(part if part[-1] in ".!?…" else f"{part}." for part in parts)
