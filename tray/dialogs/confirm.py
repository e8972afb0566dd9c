"""A question before something goes: Delete…, Remove Zoom meeting…."""

from __future__ import annotations

from typing import Any

from tray.dialogs.calls import Answer
from tray.dialogs.dialog import Dialog
from tray.dialogs.look.question import Question, Reply
from tray.dialogs.mending import Mending


def build(dialog: Dialog, opened: dict[str, Any]) -> None:
    """Ask; the answer's command is sent from here, and the dialog goes when it has been carried out."""
    title = str(opened.get("title") or "Are you sure?")
    dialog.window.dress(title, str(opened.get("theme") or "system"))
    first = opened.get("confirm") or {}
    answers = [answer for answer in (first, *(opened.get("others") or ())) if answer.get("command")]

    asked: list[dict[str, Any]] = []

    def press(answer: dict[str, Any]) -> None:
        asked.append(answer)
        mending.show(None)
        question.busy(busy=True)
        arguments = dict(answer.get("arguments") or {})
        if tick := opened.get("tick"):
            arguments[str(tick["argument"])] = question.ticked.get()
        dialog.calls.ask(str(answer["command"]), done, **arguments)

    def done(answer: Answer) -> None:
        if answer.problem is None:
            dialog.close()
            return
        question.busy(busy=False)
        mending.show(answer.problem, again=lambda: press(asked[-1]))

    question = Question(
        dialog,
        title,
        str(opened.get("text") or ""),
        [
            Reply(
                str(answer.get("label") or "OK"),
                lambda answer=answer: press(answer),  # type: ignore[misc]  # each button its own answer
                "Danger.TButton" if first.get("destructive") else "Accent.TButton" if answer.get("main") else "",
            )
            for answer in answers
        ],
        tick=str((opened.get("tick") or {}).get("label") or ""),
        leave=str(opened.get("cancel") or "Cancel"),
    )
    mending = Mending(dialog, question.remark, style="Wrong.TLabel")
