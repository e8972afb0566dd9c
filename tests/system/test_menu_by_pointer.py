"""The menu under a real pointer: many events, changes while it is open, questions before something goes, undo."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from demo_person import path_to
from tests.system.conftest import MakeTray, TrayOnDesktop

EVENT = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//else//EN\r\nBEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:20260101T000000Z\r\n"
    "DTSTART:{start:%Y%m%dT%H%M%S}\r\nDURATION:PT5M\r\nSUMMARY:{title}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def labels(tray: TrayOnDesktop) -> list[str]:
    """The first level of the menu."""
    return [entry.label for entry in tray.person.menu()]


def line_of(tray: TrayOnDesktop, title: str) -> str:
    """The menu's line of an event, below the headline."""
    found = tray.wait_until(f"“{title}”", lambda: [label for label in labels(tray)[1:] if label.endswith(title)])
    return str(found[0])


def confirm(tray: TrayOnDesktop, window: str, *keys: str) -> None:
    """Answer the question in a window by keys."""
    there = tray.desktop.wait_for_window(window)
    tray.wait_until("the keyboard in the question", lambda: tray.desktop.focused_or_none() == there)
    tray.desktop.settle()
    tray.desktop.key(*keys)
    tray.desktop.wait_for_no_window(window)


def test_a_day_of_sixty_events_fits_the_screen_and_each_can_be_reached(make_tray: MakeTray, pictures: Path) -> None:
    tray = make_tray()
    tray.set(reminder_minutes=[], menu_days=2)
    tray.calendar.mkdir(parents=True)
    tomorrow = (datetime.now().astimezone() + timedelta(days=1)).replace(hour=8, minute=0, second=0)
    for number in range(60):
        start = tomorrow + timedelta(minutes=10 * number)
        text = EVENT.format(uid=f"e{number}", start=start, title=f"Call {number}")
        (tray.calendar / f"e{number}.ics").write_text(text, encoding="utf-8")
    tray.start()
    tray.wait_until("the events", lambda: sum("more" in label for label in labels(tray)))
    tray.person.open_menu()
    tray.desktop.settle()
    tray.person.look(pictures / "sixty-events.png")
    assert all(y + height <= tray.desktop.size[1] for _, y, _, height in tray.person._popups())
    tray.person.leave_menu()
    entries = tray.person.menu()
    reached = {path_to(f"Call {number}", entries, anywhere=True)[-1] for number in range(60)}
    assert len(reached) == 60
    way = path_to("Call 59", entries, anywhere=True)
    tray.person.choose(*way, "Edit…")
    tray.desktop.wait_for_window("Edit|Call 59")


def test_an_open_menu_is_not_torn_away_when_events_change(tray: TrayOnDesktop) -> None:
    tray.json("add", "Breakfast tomorrow at 9")
    line_of(tray, "Breakfast")
    tray.person.open_menu()
    before = tray.person._popups()
    tray.json("add", "Dinner tomorrow at 17")
    tray.wait_until(
        "the new event in the menu's values", lambda: any(label.endswith("Dinner") for label in labels(tray))
    )
    tray.desktop.settle()
    # The panel draws the new line into the open menu, which keeps its place and size.
    assert tray.person._popups() == before
    tray.person.leave_menu()
    tray.person.choose(line_of(tray, "Dinner"), "Edit…")
    tray.desktop.wait_for_window("Edit|Dinner")


def test_delete_asks_can_be_refused_and_is_undone_from_the_menu(tray: TrayOnDesktop, pictures: Path) -> None:
    uid = tray.json("add", "Call tomorrow at 10")["uid"]
    tray.person.choose(line_of(tray, "Call"), "Delete…")
    confirm(tray, "Delete", "Escape")
    assert tray.json("show", uid)["title"] == "Call"
    tray.person.choose(line_of(tray, "Call"), "Delete…")
    tray.desktop.wait_for_window("Delete")
    tray.desktop.settle()
    tray.person.look(pictures / "delete-question.png")
    press_confirm(tray)
    tray.wait_until("the file to be gone", lambda: not list(tray.calendar.glob("*.ics")))
    undo = tray.wait_until("the way back", lambda: [label for label in labels(tray) if label.startswith("Undo")])[0]
    tray.person.choose(undo)
    tray.wait_until("the file to be back", lambda: list(tray.calendar.glob("*.ics")))
    assert tray.json("show", uid)["title"] == "Call"
    tray.wait_until("nothing more to undo", lambda: not any(label.startswith("Undo") for label in labels(tray)))


def test_a_zoom_meeting_is_removed_from_the_menu_and_the_event_stays(make_tray: MakeTray) -> None:
    tray = make_tray()
    tray.start()
    tray.connect_by_shell()
    tray.desktop.key("ctrl+w")
    uid = tray.json("add", "Review tomorrow at 10 on zoom", "--wait", "30")["uid"]
    assert len(tray.sandbox.meetings()) == 1
    tray.person.choose(line_of(tray, "Review"), "Remove Zoom meeting…")
    tray.desktop.wait_for_window("Remove")
    tray.desktop.settle()
    press_confirm(tray)
    tray.wait_until("the meeting to be gone in Zoom", lambda: not tray.sandbox.meetings())
    event = tray.json("show", uid)
    assert (event["title"], event["meeting"], event["join_url"]) == ("Review", None, None)


def press_confirm(tray: TrayOnDesktop) -> None:
    """Go to the question's dangerous button by keys, as the harmless one has the focus, and press it."""
    tray.desktop.key("Tab")
    tray.desktop.key("space")
    tray.desktop.wait_for_no_window("Delete|Remove")
