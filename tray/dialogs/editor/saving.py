"""The way out of the editor: save, ask which of a series, discard; nothing is lost by leaving."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tray.dialogs.calls import Answer
from tray.dialogs.dialog import Dialog
from tray.dialogs.editor.fields import Fields, changes, draft_json, fields_of, for_all
from tray.dialogs.editor.page import Page
from tray.dialogs.look.question import Question, Reply
from tray.dialogs.mending import Mending


class Saving:
    """Sends what differs between `before` and what `collect` gives (None where something cannot be read).

    `copy` says whether the event stays as it is and a copy of it is added, because its own calendar takes no changes.
    """

    def __init__(
        self,
        dialog: Dialog,
        page: Page,
        event: Mapping[str, Any],
        *,
        occurrence: str,
        zone: str,
        before: Fields,
        collect: Callable[[], Fields | None],
        copy: Callable[[], bool],
    ) -> None:
        self._dialog, self._page, self._event = dialog, page, event
        self._uid, self._occurrence, self._zone = str(event.get("uid") or ""), occurrence, zone
        self._before, self._collect, self._copy = before, collect, copy
        self._question: Question | None = None
        self.busy = False
        self._mending = Mending(
            dialog,
            page.trouble,
            style="Wrong.TLabel",
            own={"choose_calendar": page.calendar.focus_set, "edit": None},
        )
        page.save.configure(command=self.save)
        page.delete.configure(command=self._delete)
        for keys in ("<Return>", "<KP_Enter>"):
            dialog.top.bind(keys, self._enter)
        dialog.top.bind("<Control-Return>", lambda _: self.save())
        page.description.bind("<Control-Return>", self._save_from_notes)
        dialog.top.bind("<Escape>", lambda _: self._escape())
        dialog.on_leave(self._may_leave)

    def _enter(self, event: Any) -> None:
        if event.widget is not self._page.description and self._question is None:
            self.save()

    def _save_from_notes(self, _: object) -> str:
        self.save()
        return "break"

    def _escape(self) -> None:
        if self._question is not None:
            self._back()
        else:
            self._dialog.leave()

    def save(self) -> None:
        """Save what was changed; of a series ask first which of it."""
        if self.busy or (now := self._collect()) is None or "disabled" in self._page.save.state():
            return
        if not now.title:
            self._page.trouble.say("Give it a title first.", style="Wrong.TLabel")
            self._page.title.focus_set()
            return
        told = changes(self._before, now)
        if not self._uid or self._copy():
            self._add(now)
        elif not told:
            self._dialog.close()
        elif self._before.rrule and self._occurrence and set(told) - {"calendar", "zoom"}:
            self._ask_which(told, now)
        else:
            self._edit(told, {})

    def _ask_which(self, told: dict[str, Any], now: Fields) -> None:
        one = {"occurrence": self._occurrence}
        whole = for_all(told, fields_of(dict(self._event), self._zone), self._before, now)
        replies = [
            Reply("Only this one", lambda: self._edit(told, one), "Accent.TButton"),
            Reply("This and following", lambda: self._edit(told, one | {"following": True})),
            Reply("All of them", lambda: self._edit(whole, {})),
        ]
        alone = "rrule" not in told and not set(told) & {"calendar", "zoom"}
        text = "It repeats. Change only this one, this and all that follow, or all of them?"
        self._ask("Change which of them?", text, replies if alone else replies[1:])

    def _ask(self, title: str, text: str, replies: list[Reply]) -> None:
        self._page.pack_forget()
        self._question = Question(self._dialog, title, text, replies, cancel=self._back)

    def _back(self) -> None:
        if self._question is not None:
            self._question.destroy()
            self._question = None
            self._page.pack(fill="both", expand=True)
            self._page.update_idletasks()
            self._dialog.top.bind("<Escape>", lambda _: self._escape())
            self._page.title.focus_set()

    def _edit(self, told: dict[str, Any], which: dict[str, Any]) -> None:
        self._begin()
        self._dialog.calls.ask("edit", self._saved, uid=self._uid, changes=told, **which)

    def _add(self, now: Fields) -> None:
        self._begin()
        self._dialog.calls.ask("add", self._saved, draft=draft_json(now), calendar=now.calendar, zoom=now.zoom)

    def _begin(self) -> None:
        self._back()
        self.busy = True
        self._page.save.state(["disabled"])

    def _saved(self, answer: Answer) -> None:
        if answer.problem is None:
            self._dialog.close()
            return
        self.busy = False
        self._page.save.state(["!disabled"])
        self._mending.show(answer.problem, uid=self._uid, again=self.save)

    def _delete(self) -> None:
        which = {"occurrence": self._occurrence} if self._occurrence else {}
        self._dialog.calls.ask("open", dialog="delete", uid=self._uid, **which)
        self._dialog.close()

    def _may_leave(self) -> bool:
        if self.busy:
            return True
        if self._question is not None:
            return False
        now = self._collect()
        if now is not None and not changes(self._before, now):
            return True
        self._ask(
            "Save your changes?",
            "The event was changed here and is not saved yet.",
            [
                Reply("Discard", self._dialog.close, "Danger.TButton"),
                Reply("Save", self._back_and_save, "Accent.TButton"),
            ],
        )
        return False

    def _back_and_save(self) -> None:
        self._back()
        self.save()
