"""The last delete or move can be taken back from a notice, and the notice of a problem goes when that is mended."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from tray.desktop.icon.memory import MemoryIcon
from tray.desktop.notices.memory import MemoryNotifier
from tray.desktop.notices.port import NoticeListener
from tray.domain.command import Command
from tray.domain.problems import problem
from tray.domain.settings import Settings
from tray.planning.snapshot import Snapshot
from tray.service.commands.add import add
from tray.service.commands.delete import delete
from tray.service.commands.undo import undo
from tray.service.tray_face import TrayFace


def test_a_delete_is_followed_by_a_notice_that_takes_it_back_until_it_was(work):
    host: Any = SimpleNamespace(store=work.store, listeners=[], register=lambda *_: None)
    notifier = MemoryNotifier(NoticeListener(on_action=lambda *_: None, on_dismiss=lambda *_: None))
    face = TrayFace(host, MemoryIcon(on_command=lambda _: None, on_about_to_show=lambda: None), notifier)

    def refresh():
        what = work.store.facts.get("undo_title")
        face._offer_undo(Snapshot((), (), (), Settings(), hours24=True, undo=what))
        return list(notifier.on_screen.values())

    event = add(work, {"text": "Lunch tomorrow 12:30"})
    assert refresh() == []

    delete(work, {"uid": event["uid"]})
    [shown] = refresh()
    assert "deleting “Lunch”" in shown.body
    assert [(button.label, button.command) for button in shown.buttons] == [("Undo", Command.of("undo"))]

    undo(work, {})
    assert refresh() == []


def test_the_notice_of_a_problem_goes_with_it(work):
    host: Any = SimpleNamespace(store=work.store, listeners=[], register=lambda *_: None)
    notifier = MemoryNotifier(NoticeListener(on_action=lambda *_: None, on_dismiss=lambda *_: None))
    face = TrayFace(host, MemoryIcon(on_command=lambda _: None, on_about_to_show=lambda: None), notifier)
    expired = problem("zoom.sign_in_expired", target="acc/ann")

    face._tell_problems(Snapshot((), (), (expired,), Settings(), hours24=True))
    assert [notice.title for notice in notifier.on_screen.values()] == [expired.title]

    face._tell_problems(Snapshot((), (), (), Settings(), hours24=True))
    assert notifier.on_screen == {}
