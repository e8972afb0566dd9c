"""“Try again” after notices could not be shown tries a notice, whatever is known of before."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from plyer.facades import Notification

from tray.desktop.icon.memory import MemoryIcon
from tray.desktop.notices.plain import PlainNotifier
from tray.desktop.notices.port import NoticeListener
from tray.domain.problem import ProblemError
from tray.service.tray_face import TrayFace


class Means(Notification):
    """A way to show notices that was not there at first."""

    there = False

    def _notify(self, **_: Any) -> None:
        if not self.there:
            raise OSError("nobody shows notices")


def test_notices_that_can_be_shown_by_now_are_no_problem_any_more(work):
    host: Any = SimpleNamespace(store=work.store, listeners=[], register=lambda *_: None)
    means = Means()
    notifier = PlainNotifier(NoticeListener(on_action=lambda *_: None, on_dismiss=lambda *_: None), means)
    face = TrayFace(host, MemoryIcon(on_command=lambda _: None, on_about_to_show=lambda: None), notifier)

    with pytest.raises(ProblemError) as raised:
        asyncio.run(face._test_notice({}, None))
    assert raised.value.problem.code == "notices.unavailable"

    means.there = True
    assert asyncio.run(face._test_notice({}, None)) == {}
    assert notifier.problem is None
