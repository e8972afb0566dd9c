"""Reminders on a real daemon: at the right moment, with the right words, and gone when they have no reason."""

from __future__ import annotations

import signal
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.system.conftest import MakeTray, TrayOnDesktop

LINK = "https://us02web.zoom.us/j/81234567890?pwd=abcdef"


def put(tray: TrayOnDesktop, title: str, start: datetime, *more: str, link: str = LINK) -> Path:
    """Put an event that starts to the second into the calendar's folder, as another program does."""
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//else//EN",
        "BEGIN:VEVENT",
        f"UID:{title.replace(' ', '-')}",
        "DTSTAMP:20260101T000000Z",
        f"DTSTART:{start.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        "DURATION:PT30M",
        f"SUMMARY:{title}",
        f"LOCATION:{link}",
        *more,
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    )
    tray.calendar.mkdir(parents=True, exist_ok=True)
    path = tray.calendar / f"{title}.ics"
    draft = tray.calendar / f".{title}.new"
    draft.write_text("\r\n".join(lines), encoding="utf-8")
    draft.replace(path)
    return path


def soon(seconds: float) -> datetime:
    """A moment so many seconds from now, to the full second."""
    return (datetime.now(UTC) + timedelta(seconds=seconds)).replace(microsecond=0)


def titles(tray: TrayOnDesktop) -> list[str]:
    """The titles of the notices so far."""
    return [notice.title for notice in tray.person.notices()]


def on_screen(tray: TrayOnDesktop) -> int:
    """How many notices a person sees."""
    windows = tray.desktop.search("--class", "^xfce4-notifyd$")
    places = [place for window in windows if (place := tray.desktop.geometry_or_none(window))]
    return sum(place[3] > 40 for place in places)


def test_before_and_at_the_start_a_reminder_comes_and_each_joins(make_tray: MakeTray, pictures: Path) -> None:
    tray = make_tray()
    tray.set(reminder_minutes=[1, 0])
    tray.start()
    put(tray, "Call", soon(12))
    first = tray.person.wait_for_notice("Join", 30)
    assert (first.title, "Starts in" in first.body) == ("Call", True), first
    tray.person.look(pictures / "reminder-before.png")
    tray.person.press_notice("Join")
    tray.wait_until("the link in the browser", lambda: LINK in tray.desktop.opened())
    tray.wait_until("the reminder at the start", lambda: len(titles(tray)) == 2)
    second = tray.person.wait_for_notice("Join")
    assert "now" in second.body.lower(), second
    tray.person.rest()
    tray.desktop.settle()
    tray.person.look(pictures / "reminder-at-start.png")
    tray.person.press_notice("Join")
    tray.wait_until("the link once more", lambda: tray.desktop.opened().count(LINK) == 2)


def test_two_reminders_at_once_leave_the_keyboard_where_it_is_and_join_each_its_own(make_tray: MakeTray) -> None:
    """What is being typed goes on into quick add; each notice opens the link of its event."""
    tray = make_tray()
    tray.set(reminder_minutes=[30])
    tray.start()
    tray.person.choose("Quick add")
    tray.desktop.wait_for_window("Quick add")
    tray.wait_until("quick add to have the keyboard", lambda: keyboard_in(tray) == "Quick add")
    tray.desktop.type("Lunch ")
    links = {title: f"https://us02web.zoom.us/j/8123456789{digit}" for digit, title in enumerate(("Call", "Visit"))}
    for title, link in links.items():
        put(tray, title, soon(1200), link=link)
    tray.wait_until("both reminders", lambda: on_screen(tray) == 2)
    assert keyboard_in(tray) == "Quick add"
    tray.desktop.type("tomorrow")
    tray.desktop.key("Escape")  # which keeps what was typed
    tray.desktop.wait_for_no_window("Quick add")
    newest = titles(tray)[-1]
    tray.person.press_notice("Join")
    tray.wait_until("the link of one", lambda: tray.desktop.opened() == [links[newest]])
    tray.wait_until("one notice to be gone", lambda: on_screen(tray) == 1)
    tray.person.rest()
    tray.person.press_notice("Join")
    tray.wait_until("the link of the other", lambda: set(tray.desktop.opened()) == set(links.values()))
    kept = tray.desktop.home / ".local" / "state" / "dainvo-tray"
    assert any("Lunch tomorrow" in path.read_text("utf-8", "replace") for path in kept.glob("*.txt"))


def keyboard_in(tray: TrayOnDesktop) -> str:
    """The title of the window that has the keyboard."""
    return tray.desktop.xdo("getwindowfocus", "getwindowname")


def test_a_reminder_that_fell_due_while_all_slept_comes_on_waking(make_tray: MakeTray) -> None:
    tray = make_tray()
    tray.set(reminder_minutes=[0])
    tray.start()
    start = soon(6)
    put(tray, "Call", start)
    tray.wait_until("the event in the menu", lambda: any("Call" in entry.label for entry in tray.person.menu()))
    assert tray.process is not None
    tray.process.send_signal(signal.SIGSTOP)
    time.sleep(max(0.0, (start - datetime.now(UTC)).total_seconds()) + 1.5)  # the clock itself is what is waited for
    assert titles(tray) == []
    tray.process.send_signal(signal.SIGCONT)
    assert tray.person.wait_for_notice("Join").title == "Call"
    assert titles(tray) == ["Call"]


def test_a_moved_event_is_reminded_of_anew_and_a_cancelled_one_not_any_more(make_tray: MakeTray) -> None:
    tray = make_tray()
    tray.set(reminder_minutes=[30])
    tray.start()
    put(tray, "Call", soon(1200))
    tray.person.wait_for_notice("Join")
    put(tray, "Call", soon(1500))
    tray.wait_until("a reminder of the new time", lambda: len(titles(tray)) >= 2)
    tray.desktop.settle()
    assert on_screen(tray) == 1
    put(tray, "Call", soon(1500), "STATUS:CANCELLED")
    tray.wait_until("the notice to be gone", lambda: on_screen(tray) == 0)
    path = put(tray, "Visit", soon(1200))
    tray.person.wait_for_notice("Join")
    path.unlink()
    tray.wait_until("the notice to be gone", lambda: on_screen(tray) == 0)


def test_an_event_that_wants_no_reminder_has_none_and_one_with_its_own_has_that(make_tray: MakeTray) -> None:
    tray = make_tray()
    tray.set(reminder_minutes=[30])
    tray.start()
    alarm = ("BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:x", "TRIGGER:-PT2H", "END:VALARM")
    tray.json("add", "Own alert in 90 minutes")
    put(tray, "Alarmed", soon(5400), *alarm)
    assert tray.person.wait_for_notice("Join").title == "Alarmed"
    assert titles(tray) == ["Alarmed"]


def test_quit_takes_notices_from_the_screen(make_tray: MakeTray) -> None:
    tray = make_tray()
    tray.set(reminder_minutes=[30])
    tray.start()
    put(tray, "Call", soon(1200))
    tray.person.wait_for_notice("Join")
    assert tray.process is not None
    tray.person.choose("Quit")
    assert tray.process.wait(20) == 0
    tray.desktop.wait_until("The notice to be gone", lambda: on_screen(tray) == 0)


def test_hidden_titles_are_nowhere_on_the_screen(make_tray: MakeTray) -> None:
    tray = make_tray()
    tray.set(reminder_minutes=[30], hide_titles=True)
    tray.start()
    put(tray, "Secret merger", soon(1200), "DESCRIPTION:Secret words")
    notice = tray.person.wait_for_notice("Join")
    told = [notice.title, notice.body, *(entry.label for entry in tray.person.menu())]
    told += [child.label for entry in tray.person.menu() for child in entry.children]
    assert not [line for line in told if "ecret" in line]
    assert notice.title == "An event"
