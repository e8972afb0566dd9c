"""Wishes about meetings are fulfilled with the fewest calls, and the event learns of it."""

from __future__ import annotations

from datetime import timedelta

from tests.zoom.kit import ANN, NOW, World, an_event
from tray.zoom import wishes


def test_a_wish_becomes_one_meeting_with_one_call(connected: World) -> None:
    """A saved event has its meeting after one call, at the right instant, with link and passcode in the event."""
    connected.wish(an_event())
    connected.quiet()
    (meeting,) = connected.sandbox.meetings(ANN)
    assert connected.api_calls() == ["POST /v2/users/me/meetings"]
    assert meeting.start == NOW + timedelta(hours=24)
    assert (meeting.topic, meeting.duration, meeting.timezone) == ("Design review", 30, "Europe/Berlin")
    assert connected.shown() == {
        "id": str(meeting.id),
        "join_url": meeting.join_url("https://us02web.zoom.us", embed_passcode=True),
        "passcode": meeting.password,
    }
    record = connected.record()
    assert record is not None
    assert (record.pending, record.state, record.intent, record.problem) == (False, "ready", "", "")
    assert connected.room.runner.settle() is None


def test_an_unchanged_event_is_no_call(connected: World) -> None:
    """Saving an event again without a change calls nobody."""
    connected.wish(an_event())
    connected.quiet()
    connected.sandbox.clear_calls()
    connected.wish(an_event())
    connected.quiet()
    assert connected.api_calls() == []


def test_a_new_title_is_one_call_with_the_title_alone(connected: World) -> None:
    """Renaming sends the topic and nothing else, and nothing is read back."""
    connected.wish(an_event())
    connected.quiet()
    connected.sandbox.clear_calls()
    connected.wish(an_event("Design review II"))
    connected.quiet()
    (call,) = [call for call in connected.sandbox.calls() if call.path.startswith("/v2")]
    assert (call.method, call.body) == ("PATCH", {"topic": "Design review II"})
    assert connected.sandbox.meetings(ANN)[0].topic == "Design review II"


def test_a_new_time_is_sent_once_and_read_back_once(connected: World) -> None:
    """Moving costs one change and one look, and the link stays."""
    connected.wish(an_event())
    connected.quiet()
    before = connected.shown()
    connected.sandbox.clear_calls()
    connected.wish(an_event(hours=48))
    connected.quiet()
    assert [call.split()[0] for call in connected.api_calls()] == ["PATCH", "GET"]
    assert connected.sandbox.meetings(ANN)[0].start == NOW + timedelta(hours=48)
    assert connected.shown() == before


def test_a_burst_of_edits_is_one_call(connected: World) -> None:
    """Ten saves in a row, with a look between each, are one change in Zoom."""
    connected.wish(an_event())
    connected.quiet()
    connected.sandbox.clear_calls()
    for number in range(10):
        connected.wish(an_event(f"Title {number}"))
        connected.room.runner.settle()
        connected.clock.sleep(0.2)
    connected.quiet()
    assert len(connected.api_calls()) == 1
    assert connected.sandbox.meetings(ANN)[0].topic == "Title 9"


def test_a_deleted_event_takes_its_meeting_along(connected: World) -> None:
    """Deleting is one call without mails from Zoom, and nothing of the meeting is kept here."""
    connected.wish(an_event())
    connected.quiet()
    connected.sandbox.clear_calls()
    wishes.want_gone(connected.store, "m1")
    connected.quiet()
    assert [call.split()[0] for call in connected.api_calls()] == ["DELETE"]
    assert connected.sandbox.meetings(ANN) == []
    assert connected.sandbox.mails() == []
    assert connected.record() is None
    assert connected.shown() == {}


def test_a_wish_taken_back_before_it_was_begun_is_no_call(connected: World) -> None:
    """An event deleted at once, before anything was sent, makes no meeting."""
    connected.wish(an_event())
    wishes.want_gone(connected.store, "m1")
    connected.quiet()
    assert connected.api_calls() == []
    assert connected.record() is None
