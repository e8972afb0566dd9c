"""The notice of a problem says what its words need, and no more where titles are to be hidden."""

from __future__ import annotations

from tray.domain.command import Command
from tray.domain.problems import problem
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
