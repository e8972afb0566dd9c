"""The whole way, as a person goes it: connect Zoom, type a sentence, see it in the tray, join it."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from demo_person import PlayedPerson
from tests.system.conftest import MakeTray


def test_a_sentence_becomes_a_meeting_that_the_reminder_joins(make_tray: MakeTray, pictures: Path) -> None:
    tray = make_tray()
    # Two minutes before the start, so that the reminder of an event in the next full minutes comes within one.
    tray.set(reminder_minutes=[2])
    tray.start()
    person = PlayedPerson(tray.desktop, pictures, "main-job-")

    person.sees_the_icon()
    person.connects_zoom()
    tray.wait_until("a sign-in at the sandbox", tray.sandbox.grants)
    person.closes_the_consent_page()

    now = datetime.now().astimezone()
    start = (now + timedelta(minutes=3)).replace(second=0, microsecond=0)
    person.adds(f"Demo call today at {start:%H:%M} for 15 minutes on Zoom")
    (meeting,) = tray.wait_until("the meeting at the sandbox", tray.sandbox.meetings)
    assert meeting["topic"] == "Demo call"
    person.sees_the_result()
    person.finds_it_in_the_menu("Demo call")

    person.joins_from_the_reminder(limit=100)
    person.arrives()
    (visit,) = tray.wait_until("a visitor at the join link", tray.sandbox.visits)
    assert str(meeting["id"]) in str(visit)

    (event,) = tray.json("agenda")["events"]
    assert event["title"] == "Demo call"
    assert event["meeting"]["state"] == "ready"
    assert len(list(tray.calendar.glob("*.ics"))) == 1
    assert tray.stop() == 0
