"""Titles that nobody would type on purpose are shown as plain words everywhere, and kept as they are in the file."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from tests.system.conftest import MakeTray

MARKUP = "<b>Bold</b> &amp; <a href='x'>no link</a>"
CONTROLS = "Bell\x07 and \x1b[31mred"
TURNED = "Ann \u202emoor\u202c tidied"
UNDERLINED = "snake_case __ & co_"
LONG = "word " * 2000
STEERING = set("\x07\x1b\u202e\u202c\n")


def test_odd_titles_are_plain_words_in_menu_notice_and_shell(make_tray: MakeTray, pictures: Path) -> None:
    tray = make_tray()
    tray.set(reminder_minutes=[60], time_format="24")
    tray.start()
    start = datetime.now().astimezone() + timedelta(minutes=30)
    when = f"today at {start:%H:%M} for 10 minutes"
    # Quietly made and named, then moved to where the reminder is due: a notice is worded when it is shown.
    for title in (MARKUP, CONTROLS, TURNED, UNDERLINED):
        uid = tray.json("add", "Placeholder tomorrow at 10")["uid"]
        assert tray.json("edit", uid, "--title", title)["title"].startswith(title[:3])
        tray.json("edit", uid, "--start", start.isoformat(timespec="minutes"))
    added = tray.json("add", f"{when} {LONG}")
    assert len(added["title"]) <= 1000
    assert added["description"].startswith(LONG.strip())

    titles = [event["title"] for event in tray.json("agenda")["events"]]
    assert {MARKUP, UNDERLINED} <= set(titles)
    wanted = {MARKUP, UNDERLINED, "Bell and [31mred", "Ann moor tidied"}
    tray.wait_until(
        "the titles in the menu",
        lambda: wanted <= {entry.label.partition(" · ")[2] for entry in tray.person.menu()},
    )
    labels = [entry.label for entry in tray.person.menu()]
    assert not any(STEERING & set(label) or len(label) > 100 for label in labels)
    tray.wait_until("a notice for each", lambda: wanted <= {notice.title for notice in tray.person.notices()})
    assert not any(STEERING & set(notice.title) for notice in tray.person.notices())
    tray.person.open_menu()
    tray.person.look(pictures / "odd-titles.png")
    tray.person.leave_menu()

    files = b"".join(path.read_bytes() for path in tray.calendar.glob("*.ics"))
    assert max(map(len, files.split(b"\r\n"))) <= 75
    assert b"\x07" not in files
    assert b"\x1b" not in files
