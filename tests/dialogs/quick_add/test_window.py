"""Quick add as a person meets it: real keys into a real window, and what goes over the pipe."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.dialogs.quick_add.test_pasted import INVITATION
from tests.dialogs.talk import Message, Reply, Talk
from tray.dialogs.quick_add.page import PLACEHOLDER
from tray.domain.problem_json import problem_to_dict
from tray.domain.problems import problem
from virtual_desktop import VirtualDesktop

SENTENCE = "Design review on 1 December 2026 15:00-16:30"
CALENDARS = [
    {"id": "p", "name": "Personal", "writable": True, "default": True},
    {"id": "w", "name": "Work", "writable": True},
    {"id": "f", "name": "Holidays", "writable": False},
]
OPENED: dict[str, Any] = {
    "text": "",
    "zone": "Europe/Berlin",
    "locale": "en-GB",
    "languages": ["en"],
    "now": "2026-11-22T10:00:00+01:00",
    "calendars": CALENDARS,
    "zoom": {"available": True, "default": True, "account": "ann@example.org", "reason": None},
    "settings": {"default_minutes": 60, "time_format": "24"},
    "theme": "light",
}
LINK = "https://us02web.zoom.us/j/81234567890?pwd=abcdefghijkl"
EVENT = {
    "uid": "u1",
    "title": "Design review",
    "start": "2026-12-01T15:00:00+01:00",
    "end": "2026-12-01T16:30:00+01:00",
    "meeting": {"state": "pending", "join_url": "", "passcode": "", "problem": None},
}
READY = {**EVENT, "meeting": {"state": "ready", "join_url": LINK, "passcode": "123456", "problem": None}}


def opened(desktop: VirtualDesktop, answers: dict[str, Reply] | None = None, **values: Any) -> Talk:
    talk = Talk(desktop, "quick-add", {**OPENED, **values}, answers)
    talk.wait_until_active("Quick add")
    return talk


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_typed_stand_where_the_example_stood(
    screen: VirtualDesktop, pictures: Path, tmp_path: Path, theme: str
) -> None:
    """The first word of the example and the same word typed are painted over the same pixels."""
    talk = opened(screen, theme=theme)
    left, top, *_ = screen.geometry(talk.wait_until_active("Quick add"))

    def painted(path: Path) -> tuple[int, int, int, int] | None:
        talk.picture(path)
        with Image.open(path) as picture:
            word = picture.convert("L").crop((left + 24, top + 4, left + 48, top + 34))
        back = word.getpixel((0, 0))
        return word.point(lambda grey: 255 if abs(grey - back) > 50 else 0).getbbox()

    screen.key("Tab")  # a cursor would be painted too
    example = painted(pictures / f"quick-add-empty{'' if theme == 'light' else '-dark'}.png")
    screen.key("shift+Tab")
    screen.type(PLACEHOLDER)
    screen.key("Tab")
    typed = painted(tmp_path / "typed.png")
    assert example is not None
    assert min(example[:2]) > 0  # a letter, not the field's border
    assert typed == example


def test_a_typed_sentence_and_enter_send_one_add(screen: VirtualDesktop, pictures: Path) -> None:
    """The draft goes over the pipe with its calendar and its wish for Zoom; the link comes back and can be copied."""
    shown: list[Message] = []

    def show(message: Message) -> Message:
        shown.append(message)
        return {"result": READY if len(shown) > 1 else EVENT}

    talk = opened(screen, {"add": {"result": EVENT}, "show": show})
    screen.type(SENTENCE)
    span = talk.wait_for("conflicts")
    assert (span["start"], span["end"]) == ("2026-12-01T15:00:00+01:00", "2026-12-01T16:30:00+01:00")
    talk.picture(pictures / "quick-add.png")
    screen.key("Return")
    sent = talk.wait_for("add")
    assert (sent["calendar"], sent["zoom"]) == ("p", True)
    draft = sent["draft"]
    assert draft["title"] == "Design review"
    assert (draft["start"], draft["end"]) == ("2026-12-01T15:00:00+01:00", "2026-12-01T16:30:00+01:00")
    talk.wait_for("show", 1)
    talk.picture(pictures / "quick-add-saved.png")
    talk.tell({"event": "changed", "uids": ["u1"]})
    talk.wait_for("show", 2)
    screen.key("ctrl+c")
    assert talk.wait_for("copy") == {"command": "copy", "uid": "u1", "what": "link"}
    talk.picture(pictures / "quick-add-ready.png")
    screen.key("Return")
    assert talk.wait_for_end() == 0
    assert talk.commands().count("add") == 1


def test_keys_pressed_in_one_breath_are_all_in_the_draft(screen: VirtualDesktop) -> None:
    """Enter right behind the last letter saves the last letter too."""
    talk = opened(screen, {"add": {"result": EVENT}})
    screen.xdo("type", "--delay", 0, "Lunch tomorrow 12:30 with Bob")
    screen.xdo("key", "--delay", 0, "Return")
    assert " ".join(talk.wait_for("add")["draft"]["title"].split()) == "Lunch with Bob"


def test_two_enters_add_once(screen: VirtualDesktop) -> None:
    """A second Enter while saving changes nothing."""
    talk = opened(screen, {"add": lambda _: None}, text=SENTENCE)
    screen.key("Return", "Return", "Return")
    talk.wait_for("add")
    screen.key("Escape")
    assert talk.wait_for_end() == 0
    assert talk.commands().count("add") == 1


def test_one_key_takes_the_other_reading(screen: VirtualDesktop, pictures: Path) -> None:
    """Where a sentence can be read two ways the other one is a key away, and the same key comes back."""
    talk = opened(screen, {"add": {"result": EVENT}}, text="Dinner tomorrow 7:30")
    first = talk.wait_for("conflicts")
    talk.picture(pictures / "quick-add-two-readings.png")
    screen.key("ctrl+period")
    other = talk.wait_for("conflicts", 2)
    assert first["start"] != other["start"]
    screen.key("ctrl+period")
    assert first == talk.wait_for("conflicts", 3)
    screen.key("ctrl+period", "Return")
    assert other["start"] == talk.wait_for("add")["draft"]["start"]


def test_escape_keeps_what_was_typed(screen: VirtualDesktop) -> None:
    """Leaving adds nothing and loses nothing."""
    talk = opened(screen)
    screen.type("Buy two tickets")
    screen.key("Return")  # no time in it: Enter does nothing
    screen.key("Escape")
    assert talk.wait_for("keep_draft") == {"command": "keep_draft", "text": "Buy two tickets"}
    assert talk.wait_for_end() == 0
    assert "add" not in talk.commands()


def test_what_was_kept_is_replaced_by_typing(screen: VirtualDesktop) -> None:
    """A sentence kept from last time is selected: Enter takes it, typing begins anew."""
    talk = opened(screen, {"add": {"result": EVENT}}, text="Old tomorrow 9:00", kept=True)
    screen.type("Fresh tomorrow 10:00")
    screen.key("Return")
    assert talk.wait_for("add")["draft"]["title"] == "Fresh"
    assert talk.wait_for("keep_draft") == {"command": "keep_draft", "text": ""}


def test_fields_are_corrected_by_keyboard(screen: VirtualDesktop) -> None:
    """Tab goes title, time, place, guests, calendar, Zoom; what is typed there wins over the sentence."""
    talk = opened(screen, {"add": {"result": EVENT}}, text=SENTENCE)
    screen.key("Tab")
    screen.type("Review of designs")
    screen.key("Tab")
    screen.type("2 December 2026 10:00-11:00")
    screen.key("Tab")
    screen.type("Luna")
    screen.key("Tab")
    screen.type("ann@example.org, Bo Lee <bo@example.org>")
    screen.key("Tab", "Down", "Tab", "space", "Return")
    sent = talk.wait_for("add")
    draft = sent["draft"]
    assert (sent["calendar"], sent["zoom"]) == ("w", False)
    assert (draft["title"], draft["location"]) == ("Review of designs", "Luna")
    assert draft["attendees"] == ["ann@example.org", "bo@example.org"]
    assert (draft["start"], draft["end"]) == ("2026-12-02T10:00:00+01:00", "2026-12-02T11:00:00+01:00")


def test_a_guest_that_is_none_is_not_saved(screen: VirtualDesktop, pictures: Path) -> None:
    """A wrong address is named and Enter waits until it is corrected; Escape puts the field back first."""
    talk = opened(screen, {"add": {"result": EVENT}}, text=SENTENCE)
    screen.key("Tab", "Tab", "Tab", "Tab")
    screen.type("bo@nowhere")
    screen.key("Return")
    talk.wait_for("conflicts")
    talk.picture(pictures / "quick-add-bad-guest.png")
    screen.key("Escape", "Return")
    assert talk.wait_for("add")["draft"]["attendees"] == []


def test_unusable_zoom_can_be_connected_from_here(screen: VirtualDesktop, pictures: Path) -> None:
    """The switch is off and says why; its button starts the sign-in, and afterwards the switch works."""
    reason = problem_to_dict(problem("zoom.not_connected"))
    status = {"result": {"available": True, "accounts": [{"email": "ann@example.org"}], "reason": None}}
    talk = opened(
        screen,
        {"zoom_connect": {"result": {}}, "zoom_status": status, "add": {"result": EVENT}},
        text=f"{SENTENCE} zoom",
        zoom={"available": False, "default": True, "account": "", "reason": reason},
    )
    talk.wait_for("conflicts")
    talk.picture(pictures / "quick-add-not-connected.png")
    screen.key("Tab", "Tab", "Tab", "Tab", "Tab", "Tab")  # the disabled switch is passed over
    screen.key("Return")
    talk.wait_for("zoom_connect")
    talk.wait_for("zoom_status")
    screen.key("shift+Tab", "Return")
    assert talk.wait_for("add")["zoom"]


def test_without_zoom_the_event_is_saved_all_the_same(screen: VirtualDesktop) -> None:
    """A reason not to make a meeting is no reason not to save."""
    reason = problem_to_dict(problem("zoom.sign_in_expired"))
    zoom = {"available": False, "default": True, "account": "", "reason": reason}
    talk = opened(screen, {"add": {"result": {**EVENT, "meeting": None}}}, text=f"{SENTENCE} zoom", zoom=zoom)
    screen.key("Return")
    assert not talk.wait_for("add")["zoom"]


def test_a_problem_of_saving_leaves_everything_typed(screen: VirtualDesktop, pictures: Path) -> None:
    """A full disk is said in words; after it is mended, Enter tries again."""
    answers = iter([{"problem": problem_to_dict(problem("disk.full"))}, {"result": EVENT}])
    talk = opened(screen, {"add": lambda _: next(answers)}, text=SENTENCE)
    screen.key("Return")
    talk.wait_for("add")
    talk.wait_for("conflicts")
    talk.picture(pictures / "quick-add-disk-full.png")
    screen.key("Return")
    assert talk.wait_for("add", 2)["draft"]["title"] == "Design review"


def test_the_service_going_away_ends_it_quietly(screen: VirtualDesktop) -> None:
    """A closed pipe hands over what was typed and leaves nothing behind, on screen or in the log."""
    talk = opened(screen, text="Buy two tickets")
    screen.type(" tomorrow 15:00")
    talk.wait_for("conflicts")
    assert talk.hang_up() == 0
    assert talk.wait_for("keep_draft")["text"] == "Buy two tickets tomorrow 15:00"
    screen.wait_for_no_window("Quick add")
    assert screen.log("dialog") == ""


def test_without_a_display_it_says_so(screen: VirtualDesktop) -> None:
    """One sentence and its own exit code, no trace."""
    talk = Talk(screen, "quick-add", OPENED, env={"DISPLAY": ""})
    assert talk.wait_for_end() == 4
    assert screen.log("dialog").startswith("There is no display")
    assert "Traceback" not in screen.log("dialog")


def test_a_pasted_letter_becomes_one_line(screen: VirtualDesktop) -> None:
    """Line breaks are spaces, and ten thousand characters do no harm."""
    talk = opened(screen, text="x" * 9_950 + " tomorrow\n 15:00")
    screen.key("Escape")
    kept = talk.wait_for("keep_draft")["text"]
    assert kept.startswith("xxx")
    assert kept.endswith(" tomorrow  15:00")


def test_a_pasted_invitation_is_its_title_its_time_and_its_link(screen: VirtualDesktop, pictures: Path) -> None:
    """Ctrl+V and Enter: the meeting that is there is joined by its link, and no other is made."""
    owner = (
        "import sys, tkinter; r = tkinter.Tk(); r.withdraw(); r.clipboard_append(sys.argv[1]); print(1); r.mainloop()"
    )
    screen.start([sys.executable, "-u", "-c", owner, INVITATION], name="clipboard")
    screen.wait_until("the clipboard", lambda: screen.log("clipboard"), part="clipboard")
    talk = opened(screen)
    talk.wait_for("guests")
    screen.key("ctrl+v")
    talk.wait_for("conflicts")
    talk.picture(pictures / "quick-add-pasted.png")
    screen.key("Return")
    sent = talk.wait_for("add")
    assert sent["zoom"] is False
    assert (sent["draft"]["title"], sent["draft"]["start"]) == ("Friday review", "2026-12-01T15:00:00+01:00")
    assert sent["draft"]["location"] == LINK.replace("defghijkl", "")


def test_news_after_saving_are_not_told_to_the_page_that_is_gone(screen: VirtualDesktop) -> None:
    """Bug of 28 November 2026: without Zoom, whatever changed after the event was saved ended the window."""
    reason = problem_to_dict(problem("zoom.not_connected"))
    talk = opened(screen, {"add": {"result": EVENT | {"meeting": None}}}, zoom={"available": False, "reason": reason})
    talk.wait_for("guests")
    screen.type("Lunch tomorrow 12:30")
    screen.key("Return")
    talk.wait_for("add")
    talk.tell({"event": "changed", "uids": ["u1"]})
    talk.wait_for("show")
    talk.tell({"event": "raise"})
    screen.settle()
    screen.key("ctrl+period", "Escape")
    assert talk.wait_for_end() == 0
    assert screen.log("dialog") == ""
    assert "zoom_status" not in talk.commands()
