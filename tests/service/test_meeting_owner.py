"""Meetings of accounts that are not connected here are told apart at once, before anybody edits or joins them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.service.kit import ANN, BEN, World
from tray.domain.settings import Settings
from tray.planning.event_menu import Looks, event_line
from tray.service.dialog_views import DialogViews
from tray.service.queries import Queries


@pytest.fixture
def world(tmp_path):
    """Ann has made a meeting that is coming and one that is over, and was removed."""
    with World(tmp_path / "home") as world:
        world.connect()
        world.ask("add", uid="coming", text="Review 2027-03-03 15:00-16:00 zoom")
        world.ask("add", uid="over", text="Kick-off 2027-03-01 10:30-10:40 zoom")
        world.ask("add", uid="series", text="Sync every day from 2027-03-01 11:00-11:10 until 2027-03-20 zoom")
        world.quiet(hours=2)
        (ann,) = world.store.accounts.all()
        world.ask("zoom_remove", account=ann.id)
        yield world


def meeting(world, uid="coming"):
    return world.ask("show", uid=uid)["meeting"]


def queries(world):
    return Queries(world.store, world.clock, lambda: (Settings(), None))


def line(world, uid="coming"):
    """The menu's line of an event."""
    now = world.clock.now()
    entries = queries(world).entries(now, now + timedelta(days=7))
    entry = next(entry for entry in entries if entry.uid == uid)
    zone = world.clock.zone()
    today = now.astimezone(zone).date()
    return event_line(entry, f"day {entry.start.date()}", Looks(now, today, zone, True, False))


def test_with_another_account_what_is_coming_is_foreign_at_once_and_says_what_to_do(world):
    world.connect(BEN)
    world.sandbox.clear_calls()
    world.heard.clear()

    found = meeting(world)

    assert (found["state"], found["problem"]["code"]) == ("foreign", "zoom.meeting_foreign")
    assert found["problem"]["action"]["target"] == "coming"
    (listed,) = world.ask("search", text="review")["events"]
    assert listed["meeting"] == found
    now = world.clock.now()
    told = {event["uid"]: event["meeting"] for event in queries(world).agenda(now, now + timedelta(days=3))["events"]}
    assert told["coming"] == found
    assert told["series"]["problem"]["action"]["target"] == "series"
    world.quiet(hours=48)
    assert (world.told(), world.api_calls(), world.store.meetings.all()) == ([], [], ())


def test_the_menu_says_so_in_the_events_own_menu_and_does_not_mark_its_line(world):
    """In a shared calendar every event of a colleague's may carry a meeting of theirs."""
    world.connect(BEN)

    said = [child.text for child in line(world).children]

    assert "⚠" not in line(world).text
    assert "⚠ The Zoom meeting belongs to another account" in said
    assert {"Make a new meeting", "Drop the link"} <= set(said)
    assert "Start as host" not in said


def test_what_is_over_needs_no_mending(world):
    world.connect(BEN)

    assert (meeting(world, "over")["state"], meeting(world, "over")["problem"]) == ("foreign", None)
    assert meeting(world, "series")["problem"]["code"] == "zoom.meeting_foreign"


def test_a_calendar_that_cannot_be_changed_has_no_problem_with_it(world):
    world.connect(BEN)
    read_only = world.store.calendars.all()[0].id
    world.store.db.execute("UPDATE calendars SET writable = 0 WHERE id = ?", (read_only,))

    assert (meeting(world)["state"], meeting(world)["problem"]) == ("foreign", None)
    assert "The Zoom meeting belongs to another account" in [child.text for child in line(world).children]


def test_with_no_account_it_stays_as_it_was(world):
    found = meeting(world)

    assert (found["state"], found["problem"]) == ("ready", None)
    assert found["join_url"]
    assert "Join" in [child.text for child in line(world).children if child.enabled]


def test_the_account_back_again_is_its_owner(world):
    world.connect(BEN)
    world.connect(ANN)
    world.quiet()

    assert (meeting(world)["state"], meeting(world)["problem"]) == ("ready", None)
    assert world.disagreements() == []


@pytest.mark.parametrize("how", ["recreate", "drop"])
def test_it_is_mended_without_the_other_account(world, how):
    world.connect(BEN)

    world.ask("repair_meeting", uid="coming", how=how)
    world.quiet()

    made = [found.topic for found in world.sandbox.meetings(BEN)]
    if how == "recreate":
        assert made == ["Review"]
        assert (meeting(world)["state"], meeting(world)["problem"]) == ("ready", None)
        assert meeting(world)["id"] == str(world.sandbox.meetings(BEN)[0].id)
    else:
        assert made == []
        assert (meeting(world), world.ask("show", uid="coming")["join_url"]) == (None, None)
    assert len(world.sandbox.meetings(ANN)) == 3


@pytest.mark.parametrize("who", ["", BEN], ids=["nobody", "another"])
@pytest.mark.parametrize("dialog", ["delete", "remove-meeting"])
def test_the_question_before_it_goes_says_that_the_meeting_stays_in_zoom(world, dialog, who):
    """Bug of 28 November 2026: the question promised that a removed account's meeting is deleted with its event."""
    if who:
        world.connect(who)
    views = DialogViews(queries(world), world.paths)

    _, _, shown = views.view(dialog, {}, world.ask("show", uid="coming"))

    assert "stays in Zoom" in shown["text"]
    assert "deleted with it" not in shown["text"]
    assert "is deleted and" not in shown["text"]


@pytest.mark.parametrize("dialog", ["delete", "remove-meeting"])
def test_the_question_says_that_ones_own_meeting_goes(world, dialog):
    world.connect(ANN)
    world.quiet()
    views = DialogViews(queries(world), world.paths)

    _, _, shown = views.view(dialog, {}, world.ask("show", uid="coming"))

    assert "meeting is deleted" in shown["text"]
    assert "stays in Zoom" not in shown["text"]


def test_a_search_tells_how_the_meeting_is_doing_now(tmp_path):
    """Bug of 28 November 2026: it told how the meeting had been doing when the event was last written."""
    with World(tmp_path / "home") as world:
        world.connect()
        world.ask("add", uid="plan", text="Plan 2027-03-03 15:00-16:00 zoom")
        world.quiet()
        world.sandbox.portal.delete(world.sandbox.meetings(ANN)[0].id)
        world.ask("check_meeting", uid="plan")
        world.quiet()

        (found,) = world.ask("search", text="plan")["events"]

        assert found["meeting"] == world.ask("show", uid="plan")["meeting"]
        assert found["meeting"]["state"] == "gone"
