"""Completion by keyboard while a sentence is typed."""

from __future__ import annotations

import signal
from pathlib import Path

from tests.dialogs.quick_add.test_window import EVENT, opened
from tests.dialogs.talk import Talk
from virtual_desktop import VirtualDesktop

GUESTS = {
    "result": {
        "guests": [
            {"email": "ann@example.org", "name": "Ann Lee"},
            {"email": "annika@example.org", "name": "Annika Berg"},
            {"email": "bo@example.net", "name": ""},
        ]
    }
}


def typed(screen: VirtualDesktop, text: str) -> Talk:
    talk = opened(screen, {"guests": GUESTS, "add": {"result": EVENT}})
    talk.wait_for("guests")
    screen.type(text)
    return talk


def test_tab_takes_the_first_suggestion(screen: VirtualDesktop, pictures: Path) -> None:
    """A calendar after a stroke, a guest after "invite"; Enter then adds it."""
    talk = typed(screen, "Review 2 December 2026 10:00 invite an")
    talk.picture(pictures / "quick-add-completion.png")
    screen.key("Tab")
    screen.type(" /wo")
    screen.key("Tab", "Return")
    sent = talk.wait_for("add")
    draft = sent["draft"]
    assert (draft["title"], draft["attendees"], sent["calendar"]) == ("Review", ["ann@example.org"], "w")


def test_arrow_keys_choose_and_enter_takes_what_was_chosen(screen: VirtualDesktop) -> None:
    talk = typed(screen, "Review 2 December 2026 10:00 with an")
    screen.key("Down", "Down", "Return")
    screen.key("Return")
    assert talk.wait_for("add")["draft"]["attendees"] == ["annika@example.org"]


def test_enter_alone_adds_what_was_typed(screen: VirtualDesktop) -> None:
    """Suggestions are in nobody's way: a name stays the name it is."""
    talk = typed(screen, "Lunch 2 December 2026 12:00 with Ann")
    screen.key("Return")
    draft = talk.wait_for("add")["draft"]
    assert (draft["title"], draft["attendees"]) == ("Lunch with Ann", [])


def test_escape_leaves_the_suggestions_and_then_the_dialog(screen: VirtualDesktop) -> None:
    talk = typed(screen, "Lunch with an")
    screen.key("Escape")
    screen.type("d")
    screen.key("Tab")  # nothing is offered for "and": Tab moves on
    screen.key("Escape")
    assert talk.wait_for("keep_draft")["text"] == "Lunch with and"
    assert talk.wait_for_end() == 0


def test_guests_are_completed_in_their_own_field_too(screen: VirtualDesktop) -> None:
    talk = typed(screen, "Review 2 December 2026 10:00")
    screen.key("Tab", "Tab", "Tab", "Tab")
    screen.type("bo")
    screen.key("Tab")
    screen.type(", anni")
    screen.key("Down", "Return", "Return", "Return")
    assert talk.wait_for("add")["draft"]["attendees"] == ["bo@example.net", "annika@example.org"]


def test_letters_typed_under_a_resting_pointer_are_not_lost(screen: VirtualDesktop) -> None:
    """X gives keys to the window under the pointer: a line of the list that is gone by then would swallow them."""
    talk = typed(screen, "Review 2 December 2026 10:00 with a")
    screen.settle()
    left, top, *_ = screen.geometry(talk.wait_until_active("Quick add"))
    screen.xdo("mousemove", left + 400, top + 80)  # on the list
    talk.process.send_signal(signal.SIGSTOP)  # busy for a moment, while the person types on
    screen.type("nnika")
    talk.process.send_signal(signal.SIGCONT)
    screen.key("Tab", "Return")
    assert talk.wait_for("add")["draft"]["attendees"] == ["annika@example.org"]


def test_a_last_letter_typed_right_before_tab_is_in_the_field_that_tab_leads_to(screen: VirtualDesktop) -> None:
    """Bug of 28 November 2026: the field stood there as it was a letter ago, and Enter saved that as a correction."""
    talk = typed(screen, "2 December 2026 12:00 Lunc")
    screen.settle()
    talk.process.send_signal(signal.SIGSTOP)  # busy for a moment, while the person types on
    screen.type("h")
    screen.key("Tab")
    talk.process.send_signal(signal.SIGCONT)
    screen.settle()
    screen.key("Return")
    assert talk.wait_for("add", limit=5)["draft"]["title"] == "Lunch"
