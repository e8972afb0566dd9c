"""The way out of the editor: save, ask which of a series, discard; nothing is lost by leaving."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from tray.dialogs.calls import Answer
from tray.dialogs.dialog import Dialog
from tray.dialogs.editor.fields import Fields, changes, draft_json, fields_of, for_all
from tray.dialogs.editor.page import Page
from tray.dialogs.editor.subject import Subject
from tray.dialogs.look.question import Question, Reply
from tray.dialogs.mending import Mending


class Saving:
    """Sends what differs between the subject as saved and what `collect` gives (None where something cannot be read).

    `copy` says whether the event stays as it is and a copy of it is added, because its own calendar takes no changes.
    `saved` is called where the editor stays open after the event was saved.
    """

    def __init__(
        self,
        dialog: Dialog,
        page: Page,
        subject: Subject,
        *,
        zone: str,
        collect: Callable[[], Fields | None],
        copy: Callable[[], bool],
        saved: Callable[[], object],
    ) -> None:
        self._dialog, self._page, self._subject, self._zone = dialog, page, subject, zone
        self._collect, self._copy, self._stays = collect, copy, saved
        self._then: Callable[[], object] | None = None
        self._question: Question | None = None
        self._to_be_deleted = ""
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
        dialog.calls.listen("changed", self._look_whether_gone)

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

    def save(self, then: Callable[[], object] | None = None) -> None:
        """Save what was changed; of a series ask first which of it. With `then` to be done the editor stays open."""
        self._then = then
        if self.busy or (now := self._collect()) is None or "disabled" in self._page.save.state():
            return
        if not now.title:
            self._page.trouble.say("Give it a title first.", style="Wrong.TLabel")
            self._page.title.focus_set()
            return
        subject = self._subject
        told = changes(subject.before, now)
        if not subject.uid or self._copy():
            self._add(now)
        elif not told:
            self._dialog.close()
        elif subject.before.rrule and subject.occurrence and set(told) - {"calendar", "zoom"}:
            self._ask_which(told, now)
        else:
            self._edit(told, {}, now)

    def first(self, act: Callable[[], object]) -> None:
        """Do what tells others of the event as it is saved; where it was changed here, ask to save it first."""
        now = self._collect()
        may_save = not self._copy() and "disabled" not in self._page.save.state()
        if not may_save or (now is not None and not changes(self._subject.before, now)):
            act()
        elif now is not None:
            text = "An invitation tells the event as it was saved last, and what you changed here is not saved yet."
            replies = [Reply("Save and go on", lambda: self._back_and_save(act), "Accent.TButton")]
            self._ask("Save your changes first?", text, replies)

    def _ask_which(self, told: dict[str, Any], now: Fields) -> None:
        subject, one = self._subject, {"occurrence": self._subject.occurrence}
        # This one may have been changed alone before: it becomes what is on the screen, whatever the others become.
        seen = {"seen": {**one, "changes": told}}
        here = fields_of(subject.event, self._zone, occurrence=subject.occurrence)
        rest = for_all(told, here, subject.before, now)
        whole = for_all(told, fields_of(subject.event, self._zone), subject.before, now)
        replies = [
            Reply("Only this one", lambda: self._edit(told, one, now), "Accent.TButton"),
            Reply("This and following", lambda: self._edit(rest, {**one, **seen, "following": True}, now)),
            Reply("All of them", lambda: self._edit(whole, seen, now)),
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
            self._dialog.window.settle()  # and its fields: Tk gives the keyboard only to what is mapped
            self._dialog.top.bind("<Escape>", lambda _: self._escape())
            self._page.title.focus_set()

    def _edit(self, told: dict[str, Any], which: dict[str, Any], now: Fields) -> None:
        def answered(answer: Answer) -> None:
            then = self._then
            if answer.problem is not None or then is None:
                self._saved(answer)
                return
            self.busy = False
            self._mending.show(None)
            self._subject.saved(now, answer.result, which)
            self._stays()
            then()

        self._begin()
        self._dialog.calls.ask("edit", answered, uid=self._subject.uid, changes=told, **which)

    def _add(self, now: Fields) -> None:
        self._begin()
        given: dict[str, Any] = {"calendar": now.calendar, "zoom": now.zoom}
        if now.reminders is not None:
            given["reminders"] = list(now.reminders)
        self._dialog.calls.ask("add", self._saved, draft=draft_json(now), **given)

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
        self._mending.show(answer.problem, uid=self._subject.uid, again=partial(self.save, self._then))

    def _delete(self) -> None:
        """Leave the asking to its own dialog; what is not saved here stays until the event is really gone."""
        uid, occurrence = self._subject.uid, self._subject.occurrence
        which = {"occurrence": occurrence} if occurrence else {}
        self._dialog.calls.ask("open", dialog="delete", uid=uid, **which)
        if self._unchanged():
            self._dialog.close()
        else:
            self._to_be_deleted = uid

    def _look_whether_gone(self, message: dict[str, Any]) -> None:
        def shown(answer: Answer) -> None:
            if answer.problem is not None and answer.problem.code == "event.not_found":
                self._dialog.close()

        if self._to_be_deleted and self._to_be_deleted in (message.get("uids") or ()):
            self._dialog.calls.ask("show", shown, uid=self._to_be_deleted)

    def _unchanged(self) -> bool:
        now = self._collect()
        return now is not None and not changes(self._subject.before, now)

    def _may_leave(self) -> bool:
        if self.busy:
            return True
        if self._question is not None:
            return False
        if self._unchanged():
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

    def _back_and_save(self, then: Callable[[], object] | None = None) -> None:
        self._back()
        self.save(then)
