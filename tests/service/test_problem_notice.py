"""The notice of a problem says what its words need, and no more where titles are to be hidden."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest

from tray.desktop.icon.memory import MemoryIcon
from tray.desktop.notices.memory import MemoryNotifier
from tray.desktop.notices.port import NoticeListener
from tray.domain.command import Command
from tray.domain.problem import Problem, ProblemError
from tray.domain.problem_json import problem_to_dict
from tray.domain.problems import CATALOGUE, problem
from tray.domain.settings import Settings
from tray.service.tray_face import TrayFace
from tray.service.wording import problem_notice

ASKED = problem("calendar.conflict", "“Surgery”: other notes", target="copy")


def test_the_notice_of_two_versions_names_the_event_and_leads_to_it() -> None:
    notice = problem_notice(ASKED)
    assert "“Surgery”: other notes" in notice.body
    assert notice.default == Command.of("open", dialog="editor", uid="copy")


def test_where_titles_are_hidden_the_notice_of_two_versions_names_none() -> None:
    notice = problem_notice(ASKED, hide_titles=True)
    assert "Surgery" not in notice.body
    assert notice.buttons


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_every_notice_of_a_problem_has_a_button(code: str) -> None:
    """Where only time mends it, the report for support; a click on the words is not that."""
    notice = problem_notice(problem(code, target="t"))
    assert all(button.label and button.command for button in notice.buttons)
    assert notice.buttons
    assert notice.default != Command.of("copy_report") or CATALOGUE[code].action == "copy_report"


@pytest.mark.parametrize("code", ["event.no_link", "zoom.meeting_foreign", "calendar.conflict"])
@pytest.mark.parametrize("way", ["refused", "synced"])
@pytest.mark.parametrize("hidden", [True, False])
def test_what_is_chosen_in_the_menu_and_fails_names_no_event_where_titles_are_hidden(
    work, code: str, way: str, *, hidden: bool
) -> None:
    trouble: Problem = problem(code, "Surgery", target="e1")

    async def handle(*_: object) -> dict[str, Any]:
        if way == "refused":
            raise ProblemError(trouble)
        return {"problem": problem_to_dict(trouble)}

    settings = Settings(hide_titles=hidden)
    host: Any = SimpleNamespace(
        store=work.store, listeners=[], register=lambda *_: None, handle=handle, settings=lambda: (settings, None)
    )
    notifier = MemoryNotifier(NoticeListener(on_action=lambda *_: None, on_dismiss=lambda *_: None))
    face = TrayFace(host, MemoryIcon(on_command=lambda _: None, on_about_to_show=lambda: None), notifier)
    asyncio.run(face._run(Command.of("sync"), None))
    [shown] = notifier.on_screen.values()
    assert (shown.title, "Surgery" in shown.body) == (trouble.title, not hidden)
