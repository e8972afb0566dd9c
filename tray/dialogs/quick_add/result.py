"""The page after Enter: saved, the meeting on its way, then its link."""

from __future__ import annotations

from tkinter import ttk
from typing import Any

from tray.dialogs.calls import Answer
from tray.dialogs.dialog import Dialog
from tray.dialogs.look.remark import Remark
from tray.dialogs.mending import Mending
from tray.dialogs.quick_add.outcome import Outcome, outcome
from tray.dialogs.words.moments import TimeStyle


class Result:
    """Follows one event until its meeting is ready or has a problem; closing early loses nothing."""

    def __init__(self, dialog: Dialog, event: dict[str, Any], style: TimeStyle) -> None:
        self._dialog, self._style = dialog, style
        self._outcome = outcome(event, style)
        self._copied = False
        dialog.on_leave(lambda: True)
        self._build()
        self._bind()
        self._show()
        dialog.calls.listen("changed", self._changed)
        if self._outcome.stage == "making":
            self._look()  # it may have changed between the answer and our listening

    def _build(self) -> None:
        window, px = self._dialog.window, self._dialog.window.px
        page = ttk.Frame(window.top, padding=(px(24), px(20), px(24), px(16)))
        page.pack(fill="both", expand=True)
        page.columnconfigure(0, weight=1, minsize=px(560))
        self._headline = ttk.Label(page, style="Good.TLabel")
        self._headline.grid(row=0, column=0, sticky="w")
        wide = px(560)
        self._title = ttk.Label(page, style="Title.TLabel", wraplength=wide, justify="left")
        self._title.grid(row=1, column=0, sticky="w", pady=(px(10), px(2)))
        self._when = ttk.Label(page, wraplength=wide)
        self._when.grid(row=2, column=0, sticky="w")
        self._bar = ttk.Progressbar(page, mode="indeterminate")
        self._bar.grid(row=3, column=0, sticky="we", pady=(px(16), 0))
        self._link = ttk.Entry(page, state="readonly")
        self._link.grid(row=4, column=0, sticky="we", pady=(px(14), 0))
        self._words = Remark(page, window)
        self._mending = Mending(self._dialog, self._words, self._look)
        self._words.grid(row=5, column=0, sticky="we", pady=(px(10), 0))
        ttk.Separator(page).grid(row=6, column=0, sticky="we", pady=(px(16), px(12)))
        bar = ttk.Frame(page)
        bar.grid(row=7, column=0, sticky="we")
        bar.columnconfigure(2, weight=1)
        self._copy = ttk.Button(bar, text="Copy link", style="Accent.TButton", command=lambda: self._take("link"))
        self._copy.grid(row=0, column=0, padx=(0, px(8)))
        self._invitation = ttk.Button(bar, text="Copy invitation", command=lambda: self._take("invitation"))
        self._invitation.grid(row=0, column=1, padx=(0, px(8)))
        self._edit = ttk.Button(bar, text="Edit…", command=self._open_editor)
        self._edit.grid(row=0, column=3, padx=(0, px(8)))
        self._close = ttk.Button(bar, text="Close", command=self._dialog.leave)
        self._close.grid(row=0, column=4)
        page.update_idletasks()  # Tk gives the keyboard only to what is mapped
        self._close.focus_set()

    def _bind(self) -> None:
        top = self._dialog.top
        for keys in ("<Return>", "<KP_Enter>"):
            top.bind(keys, self._enter)
        top.bind("<Control-c>", self._copy_key)

    def _enter(self, _: object) -> str:
        self._dialog.leave()
        return "break"

    def _copy_key(self, _: object) -> str | None:
        if self._outcome.link and not (self._link.instate(["focus"]) and self._link.selection_present()):
            self._take("link")
            return "break"
        return None

    def _show(self) -> None:
        now = self._outcome
        self._headline.configure(text=f"✓  {now.headline}")
        self._title.configure(text=now.title)
        self._when.configure(text=now.when)
        making = now.stage == "making"
        if making:
            self._bar.grid()
            self._bar.start(40)
        else:
            self._bar.stop()
            self._bar.grid_remove()
        if now.link:
            self._link.configure(state="normal")
            self._link.delete(0, "end")
            self._link.insert(0, now.link)
            self._link.configure(state="readonly")
            self._link.grid()
            self._copy.grid()
            self._invitation.grid()
        else:
            self._link.grid_remove()
            self._copy.grid_remove()
            self._invitation.grid_remove()
        self._show_words(now)

    def _show_words(self, now: Outcome) -> None:
        if now.stage == "trouble":
            self._mending.show(now.problem, uid=now.uid)
        elif not self._mending.busy:
            self._words.say(now.words, style="Faint.TLabel")

    def _changed(self, message: dict[str, Any]) -> None:
        if self._outcome.uid in (message.get("uids") or ()):
            self._look()

    def _look(self) -> None:
        self._dialog.calls.ask("show", self._seen, uid=self._outcome.uid)

    def _seen(self, answer: Answer) -> None:
        if answer.problem is None:
            self._outcome = outcome(answer.result, self._style)
            self._show()

    def _take(self, what: str) -> None:
        button = self._copy if what == "link" else self._invitation

        def taken(answer: Answer) -> None:
            if answer.problem is not None:
                self._mending.show(answer.problem, uid=self._outcome.uid)
            else:
                button.configure(text="Copied ✓")

        self._dialog.calls.ask("copy", taken, uid=self._outcome.uid, what=what)

    def _open_editor(self) -> None:
        self._dialog.calls.ask("open", dialog="editor", uid=self._outcome.uid)
        self._dialog.close()
