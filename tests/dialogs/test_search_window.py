"""Search as a person meets it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.dialogs.talk import Message, Talk
from tray.dialogs.search import when
from tray.dialogs.words.moments import TimeStyle
from virtual_desktop import VirtualDesktop

OPENED: dict[str, Any] = {"zone": "Europe/Berlin", "hours24": True, "theme": "light"}
FOUND: list[dict[str, Any]] = [
    {"uid": "u1", "title": "Design review", "start": "2026-12-01T15:00:00+01:00", "location": "Café Luna"},
    {
        "uid": "u2",
        "title": "Design of everything that a title can hold and a narrow column cannot show",
        "start": "2026-12-08T09:30:00+01:00",
        "recurrence_id": "2026-12-08T09:30:00+01:00",
        "rrule": "FREQ=WEEKLY",
        "location": "The long room on the ground floor of the old library",
        "join_url": "https://us02web.zoom.us/j/1",
    },
    {"uid": "u3", "title": "Design fair", "start": "2026-12-24", "all_day": True, "location": "Hall 3"},
]


def searched(screen: VirtualDesktop, theme: str = "light") -> Talk:
    def search(message: Message) -> Message:
        events = FOUND if "design" in message["text"] else []
        return {"result": {"events": events, "total": len(events)}}

    talk = Talk(screen, "search", OPENED | {"theme": theme}, {"search": search})
    talk.wait_until_active("Search")
    screen.type("design")
    talk.wait_for("search")
    return talk


def test_enter_opens_what_was_found_first(screen: VirtualDesktop, pictures: Path) -> None:
    talk = searched(screen)
    while talk.asked[-1].get("text") != "design":
        talk.wait_for("search", talk.commands().count("search") + 1)
    talk.picture(pictures / "search.png")
    screen.key("Return")
    assert talk.wait_for("open") == {"command": "open", "dialog": "editor", "uid": "u1", "occurrence": ""}
    assert talk.wait_for_end() == 0


def test_arrow_keys_choose_and_control_j_joins(screen: VirtualDesktop, pictures: Path) -> None:
    """Of a series it is the occurrence that was found."""
    talk = searched(screen, "dark")
    screen.key("Down", "Down")
    talk.picture(pictures / "search-dark.png")
    screen.key("ctrl+j")
    assert talk.wait_for("join") == {"command": "join", "uid": "u2", "occurrence": "2026-12-08T09:30:00+01:00"}


def test_nothing_found_is_said_and_enter_opens_nothing(screen: VirtualDesktop) -> None:
    talk = searched(screen)
    screen.key("ctrl+a")
    screen.type("zebra")
    screen.key("Return", "Return", "Escape")
    assert talk.wait_for_end() == 0
    assert "open" not in talk.commands()


def test_times_are_told_on_the_persons_clock() -> None:
    style = TimeStyle(UTC, datetime(2026, 11, 22, tzinfo=UTC))
    assert [when(event, style) for event in (FOUND[0], FOUND[2], {})] == ["Tue 1 Dec 2026 14:00", "Thu 24 Dec 2026", ""]
