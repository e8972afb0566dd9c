"""After an account is removed nothing of it is left here but what events tell their guests."""

from __future__ import annotations

import pytest

from tests.service.kit import ANN, BEN, World
from tray.domain.problem import ProblemError
from tray.domain.problems import problem
from tray.domain.settings import Settings
from tray.service.standing import Standing


@pytest.fixture
def world(tmp_path):
    with World(tmp_path / "home") as world:
        world.connect()
        for number in range(3):
            world.ask("add", text=f"Review {number} 2027-03-0{number + 3} 15:00 zoom")
        world.quiet()
        yield world


def remove(world, *, delete_meetings=False):
    (account,) = world.store.accounts.all()
    return world.ask("zoom_remove", account=account.id, delete_meetings=delete_meetings)


def left_of_secrets(world):
    """Every file of ours in which a secret of Zoom's can be read."""
    words = [word.encode() for word in world.sandbox.secrets()]
    assert words
    files = [path for path in world.folder.rglob("*") if path.is_file()]
    assert world.paths.store in files
    return [path.name for path in files for word in words if word in path.read_bytes()]


def test_meetings_and_links_stay_and_the_rest_goes(world):
    links = {record.join_url for record in world.store.meetings.all()}

    shown = remove(world)

    assert (shown["deleted_meetings"], shown["revoked"]) == (0, True)
    assert len(world.sandbox.meetings(ANN)) == 3
    assert world.sandbox.grants(ANN) == []
    assert world.items() == {}
    assert (world.store.accounts.all(), world.store.meetings.all()) == ((), ())
    events = world.ask("agenda", **{"from": "2027-03-01T00:00:00+00:00", "to": "2027-03-31T00:00:00+00:00"})["events"]
    assert {event["join_url"] for event in events} == links
    calls = len(world.sandbox.calls())
    world.ask("edit", uid=events[0]["uid"], changes={"title": "Other"})
    world.quiet(hours=48)
    assert len(world.sandbox.calls()) == calls


def test_coming_meetings_are_deleted_first_with_progress(world):
    (account,) = Standing(world.store, world.clock).zoom_status(Settings())["accounts"]

    shown = remove(world, delete_meetings=True)

    assert (shown["deleted_meetings"], account["coming_meetings"]) == (3, 3)
    assert world.sandbox.meetings(ANN) == []
    heard = [one for one in world.heard if one["event"] == "progress"]
    assert [(one["done"], one["of_total"]) for one in heard] == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert [one["text"] for one in heard][1] == "Deleting Zoom meetings: 1 of 3"
    assert {one["account"] for one in heard} == {account["id"]}
    world.quiet()
    assert world.disagreements() == []


def test_no_byte_of_a_token_is_in_any_file_while_it_works_and_afterwards(world):
    assert left_of_secrets(world) == []
    world.sandbox.clock.advance(hours=2)
    world.ask("add", text="Demo 2027-03-04 15:00 zoom")
    world.quiet()
    assert left_of_secrets(world) == []

    remove(world)

    assert left_of_secrets(world) == []
    assert world.items() == {}
    assert not any(word in world.machine.slow.zoom.kept() for word in world.sandbox.secrets())


def test_a_meeting_that_was_never_made_leaves_its_event(world):
    world.sandbox.fault("POST", "/v2/users/me/meetings", kind="rate_user", times=1)
    uid = world.ask("add", text="Demo 2027-03-10 15:00 zoom")["uid"]
    world.machine.settle()

    remove(world)
    world.quiet()

    event = world.ask("show", uid=uid)
    assert (event["title"], event["meeting"]) == ("Demo", None)
    assert world.problem("show", uid=uid) == ""


def test_zoom_out_of_reach_lets_the_account_go_all_the_same(world):
    with world.sandbox.offline():
        shown = remove(world)

    assert shown["revoked"] is False
    assert (world.store.accounts.all(), world.items()) == ((), {})


def test_meetings_that_cannot_be_deleted_now_keep_the_account_and_are_deleted_later(world):
    world.sandbox.go_offline()
    with pytest.raises(ProblemError) as caught:
        remove(world, delete_meetings=True)
    assert caught.value.problem.code == "zoom.unreachable"
    world.restart()
    world.sandbox.go_online()

    world.quiet()

    assert (world.store.accounts.all(), world.items()) == ((), {})
    assert world.sandbox.meetings(ANN) == []
    assert world.disagreements() == []


def test_an_account_that_is_going_is_not_said_to_need_a_sign_in(world):
    """Bug of 28 November 2026: while an account was removed a notice asked to reconnect it."""
    world.sandbox.go_offline()
    with pytest.raises(ProblemError):
        remove(world, delete_meetings=True)
    accounts = world.store.accounts.all()
    standing = Standing(world.store, world.clock)

    assert [account.state for account in accounts] == ["removing"]
    assert "zoom.sign_in_expired" not in {told.code for told in standing.problems(accounts, None)}
    assert standing.zoom_reason(Settings(zoom_client_id="x"), accounts) == problem("zoom.not_connected")


def test_what_the_program_remembers_of_problems_holds_no_secret(world):
    for kind in ("status_500", "html", "invalid_json", "cut_json", "token_invalid", "scope_missing_malformed"):
        world.sandbox.fault("*", "*", kind=kind, times=2)
        world.ask("add", text=f"{kind} 2027-03-11 15:00 zoom")
        world.quiet()
        world.sandbox.clear_faults()

    assert world.store.facts.problems() != ()
    assert left_of_secrets(world) == []


def test_an_event_of_a_removed_account_is_edited_and_deleted_without_a_wish(world):
    uid = world.store.meetings.all()[0].uid
    remove(world)
    world.sandbox.clear_calls()

    world.ask("edit", uid=uid, changes={"title": "Other"})
    world.quiet()

    shown = world.ask("show", uid=uid)["meeting"]
    assert (shown["state"], shown["problem"]["code"]) == ("foreign", "zoom.meeting_foreign")
    assert shown["join_url"]
    assert world.store.meetings.wishes(9e12) == ()
    world.ask("delete", uid=uid)
    world.quiet()
    assert world.store.meetings.all() == ()
    assert world.ask("undo")["join_url"] == shown["join_url"]
    assert world.sandbox.calls() == []


@pytest.mark.parametrize("then", ["nobody", BEN])
def test_a_deletion_taken_back_after_its_account_is_gone_brings_no_dead_link_back(world, then):
    """It was said that joining works, by a link that had been deleted in Zoom."""
    uid = world.store.meetings.all()[0].uid
    world.ask("delete", uid=uid)
    world.quiet()
    remove(world)
    if then == BEN:
        world.connect(BEN)

    shown = world.ask("undo")
    world.quiet()

    if then == BEN:
        shown = world.ask("show", uid=uid)
        (meeting,) = world.sandbox.meetings(BEN)
        assert (shown["meeting"]["state"], shown["meeting"]["id"]) == ("ready", str(meeting.id))
        assert str(meeting.id) in shown["join_url"]
    else:
        assert (shown["meeting"], shown["join_url"]) == (None, None)


def test_a_meeting_whose_create_was_never_answered_stays_with_its_event_when_the_account_goes(world):
    """The event had no link, and Zoom a meeting that nobody knew of."""
    world.sandbox.fault("POST", "/v2/users/me/meetings", kind="drop_after")
    uid = world.ask("add", text="Lost 2027-03-08 15:00 zoom")["uid"]
    world.machine.settle()
    remove(world)

    (lost,) = [found for found in world.sandbox.meetings(ANN) if found.topic == "Lost"]
    assert str(lost.id) in world.ask("show", uid=uid)["join_url"]
    assert world.store.meetings.all() == ()


def test_the_same_account_connected_again_takes_its_meetings_up(world):
    uid = world.store.meetings.all()[0].uid
    remove(world)
    world.ask("edit", uid=uid, changes={"title": "Other"})
    world.quiet()

    world.connect()
    world.quiet()

    shown = world.ask("show", uid=uid)
    assert (shown["meeting"]["state"], shown["meeting"]["problem"]) == ("ready", None)
    assert world.sandbox.meeting(shown["meeting"]["id"]).topic == "Other"


def test_a_meeting_of_a_removed_account_is_made_anew_with_the_one_that_is_connected(world):
    uid = world.store.meetings.all()[0].uid
    remove(world)
    world.connect(BEN)
    world.ask("edit", uid=uid, changes={"title": "Other"})
    world.quiet()
    assert world.ask("show", uid=uid)["meeting"]["state"] == "foreign"

    world.ask("repair_meeting", uid=uid, how="recreate")
    world.quiet()

    assert [found.topic for found in world.sandbox.meetings(BEN)] == ["Other"]
    assert world.ask("show", uid=uid)["meeting"]["state"] == "ready"


@pytest.mark.parametrize("why", ["the sign-in is dead", "the permission is missing"])
def test_a_removal_that_was_given_up_deletes_nothing_later(world, why):
    """The account stays, and so do its meetings, whatever is signed in to afterwards."""
    gone = world.ask("add", text="Deleted here 2027-03-20 15:00 zoom")["uid"]
    world.quiet()
    if why == "the sign-in is dead":
        world.sandbox.portal.remove_app(ANN)
        world.restart()
    else:
        world.sandbox.fault("DELETE", "/v2/meetings/{id}", kind="scope_missing", times=None)
    world.ask("delete", uid=gone)
    with pytest.raises(ProblemError):
        remove(world, delete_meetings=True)
    assert world.store.accounts.all()[0].state != "removing"

    world.sandbox.clear_faults()
    world.connect()
    world.quiet(hours=12)

    assert sorted(found.topic for found in world.sandbox.meetings(ANN)) == ["Review 0", "Review 1", "Review 2"]
    assert world.disagreements() == []


def test_meetings_are_not_left_in_zoom_unsaid_where_the_sign_in_is_dead_before_it_begins(world):
    """Asked to delete them once more, it says once more what is missing; without them it goes."""
    world.sandbox.portal.remove_app(ANN)
    world.restart()
    for _ in range(2):
        with pytest.raises(ProblemError) as caught:
            remove(world, delete_meetings=True)
        assert caught.value.problem.code == "zoom.sign_in_expired"
        assert caught.value.problem.action is not None
        assert caught.value.problem.action.kind == "reconnect"
        assert world.store.accounts.all()[0].state == "sign_in_again"

    assert remove(world)["deleted_meetings"] == 0
    assert world.store.accounts.all() == ()


@pytest.mark.parametrize("command", ["delete", "remove_meeting"])
def test_a_meeting_of_an_account_that_is_back_goes_with_its_event(world, command):
    """Nothing was edited in between, so that nothing is known of the meeting but what its event says."""
    uid = world.store.meetings.all()[0].uid
    remove(world)
    world.connect()
    world.quiet()
    shown = world.ask("show", uid=uid)["meeting"]

    world.ask(command, uid=uid)
    world.quiet()

    assert shown["id"] not in [str(found.id) for found in world.sandbox.meetings()]
    assert world.disagreements() == []
