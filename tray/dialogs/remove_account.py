"""Remove a Zoom account: what stays, what goes, and a tick box for the meetings."""

from __future__ import annotations

from typing import Any

from tray.dialogs.calls import Answer
from tray.dialogs.dialog import Dialog
from tray.dialogs.look.question import Question, Reply
from tray.dialogs.mending import Mending

_MAY_CLOSE = "You can close this; it goes on."


def build(dialog: Dialog, opened: dict[str, Any]) -> None:
    """Ask, and show how it goes; leaving while it goes on does not stop it."""
    account = opened.get("account") or {}
    email = str(account.get("email") or "this account")
    dialog.window.dress("Remove Zoom account", str(opened.get("theme") or "system"))
    coming = int(account.get("coming_meetings") or 0)

    def press() -> None:
        question.busy(busy=True)
        question.progress(0, 0, f"Removing… {_MAY_CLOSE}")
        dialog.calls.ask("zoom_remove", done, account=account.get("id", ""), delete_meetings=question.ticked.get())

    def done(answer: Answer) -> None:
        question.busy(busy=False)
        if answer.problem is None:
            dialog.close()
            return
        mending.show(answer.problem, again=press)

    def went_on(message: dict[str, Any]) -> None:
        if message.get("account") != account.get("id"):
            return
        text = f"{message['text']}." if message.get("text") else "Removing…"
        question.progress(int(message.get("done") or 0), int(message.get("of_total") or 0), f"{text} {_MAY_CLOSE}")

    question = Question(
        dialog,
        f"Remove {email}?",
        explanation(coming),
        [Reply("Remove account", press, "Danger.TButton")],
        tick=tick_label(coming),
    )
    mending = Mending(dialog, question.remark, style="Wrong.TLabel")
    dialog.calls.listen("progress", went_on)


def explanation(coming: int) -> str:
    """What removing means, in plain words, one thing a line."""
    lines = ["Dainvo signs out of Zoom here and forgets the account. This also signs out your other computers."]
    if coming:
        lines.append("Meetings already made stay in Zoom, and links already in events stay: people can still join.")
        lines.append("To delete them, do it now; afterwards only Zoom's own website can.")
    else:
        lines.append("Links already in events stay.")
    return "\n".join(lines)


def tick_label(coming: int) -> str:
    """The tick box, "" where there is nothing to delete."""
    if not coming:
        return ""
    what = "my coming Zoom meeting" if coming == 1 else f"my {coming} coming Zoom meetings"
    return f"Also delete {what} made here"
