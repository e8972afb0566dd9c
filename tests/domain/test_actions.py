"""The buttons of problems ask for what they say."""

from __future__ import annotations

import pytest

from tray.domain.actions import remedies
from tray.domain.problems import CATALOGUE, problem


def asked(code: str, target: str = "", uid: str = "") -> dict[str, tuple[str, dict[str, object]]]:
    ways = remedies(problem(code, target=target), uid=uid)
    return {action.label: (command.name, dict(command.arguments)) for action, command in ways}


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_every_button_of_every_problem_asks_for_something(code: str) -> None:
    entry = CATALOGUE[code]
    labels = [label for _, label in ((entry.action, entry.label), *entry.more) if label]
    assert list(asked(code, target="it")) == labels


@pytest.mark.parametrize(
    ("code", "page"),
    [("calendar.sign_in", "calendars"), ("zoom.no_client_id", "accounts"), ("settings.broken", "general")],
)
def test_settings_open_on_the_page_that_mends(code: str, page: str) -> None:
    assert asked(code)["Settings…"] == ("open", {"dialog": "settings", "page": page})


def test_a_button_that_names_no_event_means_the_one_at_hand() -> None:
    assert asked("zoom.meeting_refused", uid="u1") == {"Edit…": ("open", {"dialog": "editor", "uid": "u1"})}


def test_try_again_tries_that_very_thing() -> None:
    """A sync would mend neither."""
    assert asked("notices.unavailable") == {"Try again": ("test_notice", {})}
    assert asked("desktop.autostart_failed", target="off") == {
        "Try again": ("settings_change", {"start_at_login": False})
    }


def test_no_empty_editor_opens_where_no_event_is_known() -> None:
    assert asked("zoom.meeting_refused") == {}
    assert asked("calendar.read_only") == {"Choose calendar…": ("open", {"dialog": "settings", "page": "calendars"})}
