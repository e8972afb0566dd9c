"""The meeting follows its event through everything that happens to either."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.zoom.kit import ANN, BEN, NOW, World, an_event
from tests.zoom_sandbox import Switches
from tray.domain.event import Series
from tray.domain.meeting import Meeting
from tray.domain.problem_json import problem_from_json
from tray.planning.meeting.spec import spec_of
from tray.store.meetings import MeetingRecord
from tray.zoom import wishes


def record_of(world: World, mark: str = "m1") -> MeetingRecord:
    record = world.record(mark)
    assert record is not None
    return record


def problem_of(world: World, mark: str = "m1") -> str:
    found = problem_from_json(record_of(world, mark).problem)
    return found.code if found else ""


def made(world: World, **event: Any) -> None:
    world.wish(an_event(**event))
    world.quiet()
    world.sandbox.clear_calls()
    world.reports.clear()


SERIES_STATES = [
    {"rrule": "FREQ=WEEKLY;BYDAY=TU"},
    {"rrule": "FREQ=WEEKLY;COUNT=5"},
    {"rrule": "FREQ=DAILY;UNTIL=20270401T000000Z"},
    {"rrule": "FREQ=MONTHLY;BYDAY=1TU"},
    {"rrule": "FREQ=YEARLY"},
    {},
    {"hours": 30},
    {"rrule": "FREQ=WEEKLY;COUNT=5", "hours": 25, "minutes": 45},
]


@pytest.mark.parametrize("before", SERIES_STATES)
@pytest.mark.parametrize("after", SERIES_STATES)
def test_any_event_can_become_any_other(connected: World, before: dict[str, Any], after: dict[str, Any]) -> None:
    """Single, series, series without times: one meeting throughout, right in the end, and at rest."""
    made(connected, **before)
    (first,) = connected.sandbox.meetings(ANN)
    connected.wish(an_event(**after))
    connected.quiet()
    (meeting,) = connected.sandbox.meetings(ANN)
    assert meeting.id == first.id
    wanted = an_event(**after)
    kind = 2 if not wanted.rrule else 3 if "YEARLY" in wanted.rrule else 8
    assert (meeting.type, meeting.duration) == (kind, after.get("minutes", 30))
    assert meeting.start == (None if kind == 3 else wanted.start)
    assert record_of(connected).problem == ""
    assert connected.writes() <= 1
    check = connected.room.runner.check(record_of(connected))
    assert check.found == "same"


def test_a_series_that_runs_already_can_be_moved(connected: World) -> None:
    """Zoom ignores a start that is over, so it is told the series from its next date on."""
    made(connected, rrule="FREQ=WEEKLY;COUNT=10")
    connected.clock.sleep(15 * 86400)
    connected.wish(an_event(rrule="FREQ=WEEKLY;COUNT=10", hours=25))
    connected.quiet()
    (meeting,) = connected.sandbox.meetings(ANN)
    assert meeting.start == an_event(hours=25 + 2 * 7 * 24).start
    assert len(meeting.occurrences) == 8
    assert connected.room.runner.check(record_of(connected)).found == "same"


@pytest.mark.parametrize("way", ["accept", "refuse", "now"])
def test_an_event_that_has_begun_gets_its_meeting(tmp_path: Path, way: Any) -> None:
    """Whatever Zoom thinks of starts in the past, there is a link, and it is at rest."""
    with World(tmp_path, switches=Switches(past_start_on_create=way)) as world:
        world.sign_in()
        world.wish(an_event(hours=-0.25))
        world.quiet()
        assert len(world.sandbox.meetings(ANN)) == 1
        assert world.shown()["join_url"]
        assert (record_of(world).pending, record_of(world).problem) == (False, "")
        world.sandbox.clear_calls()
        world.wish(an_event("Renamed", hours=-0.25))
        world.quiet()
        assert world.sandbox.meetings(ANN)[0].topic == "Renamed"
        assert world.writes() == 1


def test_a_time_zoom_did_not_take_is_said(connected: World) -> None:
    """The time is read back; where Zoom kept the old one the person hears of it, once, and it is not sent for ever."""
    made(connected)
    connected.sandbox.fault("PATCH", "/v2/meetings/{id}", kind="status", status=204, body="", times=None)
    connected.wish(an_event(hours=48))
    connected.quiet()
    assert [code for code, _ in connected.reports] == ["zoom.time_not_taken"]
    assert problem_of(connected) == "zoom.time_not_taken"
    assert connected.writes() == 1
    connected.sandbox.clear_faults()
    wishes.send_ours(connected.store, "m1")
    connected.quiet()
    assert connected.sandbox.meetings(ANN)[0].start == NOW + timedelta(hours=48)
    assert problem_of(connected) == ""


def test_an_event_moved_into_the_past_whose_meeting_stays_on_a_coming_day_is_told_once(connected: World) -> None:
    """Zoom ignores such a start without a word, and so did we."""
    made(connected)
    connected.wish(an_event("Renamed", hours=-48))
    connected.quiet()
    assert connected.sandbox.meetings(ANN)[0].topic == "Renamed"
    assert [code for code, _ in connected.reports] == ["zoom.time_not_taken"]
    assert problem_of(connected) == "zoom.time_not_taken"
    connected.quiet(100)
    assert (len(connected.reports), connected.writes()) == (1, 1)
    connected.wish(an_event("Renamed", hours=48))
    connected.quiet()
    assert problem_of(connected) == ""
    assert connected.sandbox.meetings(ANN)[0].start == NOW + timedelta(hours=48)


def test_gone_is_believed_only_when_it_is_said_again(connected: World) -> None:
    """A false word costs half a minute; the true one is told, with a way to a new meeting."""
    made(connected)
    connected.sandbox.fault("PATCH", "/v2/meetings/{id}", kind="gone")
    connected.wish(an_event("Renamed"))
    connected.quiet()
    assert connected.sandbox.meetings(ANN)[0].topic == "Renamed"
    assert connected.reports == []
    old = connected.shown()
    connected.sandbox.portal.delete(connected.sandbox.meetings(ANN)[0].id)
    connected.wish(an_event("Renamed again"))
    connected.quiet()
    assert (record_of(connected).state, problem_of(connected)) == ("gone", "zoom.meeting_gone")
    assert connected.reports == [("zoom.meeting_gone", "e1")]
    mark = wishes.recreate(connected.store, "m1")
    assert mark is not None
    connected.quiet()
    assert len(connected.sandbox.meetings(ANN)) == 1
    assert connected.shown()["id"] != old["id"]
    assert f"dainvo:{mark}" in connected.sandbox.meetings(ANN)[0].agenda


def test_a_meeting_gone_already_counts_as_deleted(connected: World) -> None:
    """Deleting asks twice and is done, without a word."""
    made(connected)
    connected.sandbox.portal.delete(connected.sandbox.meetings(ANN)[0].id)
    wishes.want_gone(connected.store, "m1")
    connected.quiet()
    assert connected.record() is None
    assert connected.reports == []
    assert len(connected.api_calls()) == 2


def test_a_burst_of_false_words_leaves_no_orphan(connected: World) -> None:
    """Zoom denies the meeting once while it is deleted: it is deleted all the same."""
    made(connected)
    connected.sandbox.fault("DELETE", "/v2/meetings/{id}", kind="gone")
    wishes.want_gone(connected.store, "m1")
    connected.quiet()
    assert connected.sandbox.meetings(ANN) == []
    assert connected.record() is None


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda portal, one: portal.move(one, NOW + timedelta(hours=30), 30), "zoom.meeting_moved"),
        (lambda portal, one: portal.move(one, NOW + timedelta(hours=24), 45), "zoom.meeting_moved"),
        (lambda portal, one: portal.rename(one, "Their title"), "zoom.meeting_renamed"),
    ],
)
def test_what_was_changed_in_zoom_is_found_and_either_side_can_win(connected: World, change: Any, code: str) -> None:
    """A check is one look and no change; then ours is sent, or theirs taken."""
    made(connected)
    change(connected.sandbox.portal, connected.sandbox.meetings(ANN)[0].id)
    found = connected.room.runner.check(record_of(connected))
    assert (found.found, found.problem and found.problem.code) == ("changed", code)
    assert problem_of(connected) == code
    connected.quiet()
    assert [call.split()[0] for call in connected.api_calls()] == ["GET"]
    before = record_of(connected)
    theirs = wishes.take_theirs(connected.store, "m1")
    assert theirs is not None
    connected.quiet()
    assert len(connected.api_calls()) == 1
    assert problem_of(connected) == ""
    assert connected.room.runner.check(record_of(connected)).found == "same"
    connected.store.meetings.put(before)
    wishes.send_ours(connected.store, "m1")
    connected.quiet()
    (meeting,) = connected.sandbox.meetings(ANN)
    assert (meeting.topic, meeting.start, meeting.duration) == ("Design review", NOW + timedelta(hours=24), 30)


def moved_without_holding_up_another(connected: World) -> None:
    """Move the meeting, and have another one made while what Zoom says of the first is in doubt."""
    connected.wish(an_event(hours=48))
    connected.clock.sleep(2)
    connected.room.runner.settle()
    connected.wish(an_event("Other", uid="e2"), mark="m2")
    connected.room.runner.settle()
    assert record_of(connected, "m2").state == "ready"


def test_a_false_denial_when_the_new_time_is_looked_at_is_not_told_and_holds_up_no_other_meeting(
    connected: World,
) -> None:
    """The time was sent, and the look whether it was taken is denied once: that is a doubt about this one alone."""
    made(connected)
    connected.sandbox.fault("GET", "/v2/meetings/{id}", kind="gone")
    moved_without_holding_up_another(connected)
    connected.quiet()
    assert connected.reports == []
    assert (record_of(connected).state, record_of(connected).problem) == ("ready", "")
    assert connected.sandbox.meetings(ANN)[0].start == NOW + timedelta(hours=48)


def test_a_look_at_a_meeting_that_is_refused_is_told_of_that_meeting_and_holds_up_no_other(connected: World) -> None:
    """An answer such as “cannot access webinar info” stands for one meeting, not for the account."""
    made(connected)
    refusal = {"status": 400, "body": '{"code": 3000, "message": "Cannot access webinar info."}'}
    connected.sandbox.fault("GET", "/v2/meetings/{id}", kind="status", times=None, **refusal)
    moved_without_holding_up_another(connected)
    assert connected.reports == [("zoom.meeting_refused", "e1")]


def test_a_list_that_is_denied_calls_no_meeting_gone(connected: World) -> None:
    """While an unanswered create is looked for, Zoom denies the list once: the meeting is found the next time."""
    connected.sandbox.fault("POST", "/v2/users/me/meetings", kind="drop_after")
    connected.sandbox.fault("GET", "/v2/users/me/meetings", kind="gone")
    connected.wish(an_event())
    for _ in range(3):
        connected.room.runner.settle()
        assert problem_of(connected) != "zoom.meeting_gone"
        connected.clock.sleep(10)
    connected.quiet()
    assert len(connected.sandbox.meetings(ANN)) == 1
    assert problem_of(connected) == ""


def test_a_check_finds_gone_and_believes_it_when_asked_again(connected: World) -> None:
    """One denial is only a doubt; a meeting that is there after all keeps what was wanted of it."""
    made(connected)
    connected.sandbox.fault("GET", "/v2/meetings/{id}", kind="gone")
    assert connected.room.runner.check(record_of(connected)).found == "perhaps_gone"
    connected.quiet()
    assert (record_of(connected).state, record_of(connected).pending) == ("ready", False)
    connected.sandbox.portal.delete(connected.sandbox.meetings(ANN)[0].id)
    assert connected.room.runner.check(record_of(connected)).found == "perhaps_gone"
    connected.quiet()
    assert record_of(connected).state == "gone"
    assert connected.room.runner.check(record_of(connected)).found == "perhaps_gone"
    assert connected.room.runner.settle() is None


def test_a_check_learns_a_new_passcode(connected: World) -> None:
    """Changed in Zoom, it is in the event after the check."""
    made(connected)
    old = connected.shown()
    connected.sandbox.portal.edit(connected.sandbox.meetings(ANN)[0].id, password="n3w")
    connected.room.runner.check(record_of(connected))
    assert connected.shown()["passcode"] == "n3w"
    assert connected.shown()["join_url"] != old["join_url"]


def test_a_meeting_of_another_user_is_not_touched(connected: World) -> None:
    """Handed over in Zoom, it looks gone to us and is not ours to change."""
    made(connected)
    connected.sandbox.portal.transfer(connected.sandbox.meetings(ANN)[0].id, BEN)
    connected.wish(an_event("Renamed"))
    connected.quiet()
    assert record_of(connected).state in {"foreign", "gone"}
    assert connected.sandbox.meetings(BEN)[0].topic == "Design review"


def test_an_account_that_is_not_connected_here_is_waited_for(connected: World) -> None:
    """A second computer's account: the wish says what is missing, and costs no call."""
    connected.wish(an_event(), account="other/user")
    connected.quiet()
    assert connected.api_calls() == []
    assert problem_of(connected) == "zoom.not_connected"


def test_a_second_computer_never_makes_a_second_meeting(connected: World) -> None:
    """An event that came with the mark of a meeting under way is looked for; one that came with its id is looked at."""
    made(connected)
    spec = spec_of(Series(an_event()), mark="m1", home_zone="Europe/Berlin")
    for meeting_id in ("", record_of(connected).meeting_id):
        connected.store.meetings.forget("m1")
        meeting = Meeting(connected.account.id, "m1", meeting_id)
        wishes.adopt_wish(connected.store, meeting, spec, calendar="c", uid="e1", now=connected.clock.timestamp())
        connected.quiet()
        assert len(connected.sandbox.meetings(ANN)) == 1
        assert connected.writes() == 0
        assert record_of(connected).meeting_id == str(connected.sandbox.meetings(ANN)[0].id)
        assert not record_of(connected).pending
    connected.store.meetings.forget("m1")
    known = Meeting(connected.account.id, "m1", str(connected.sandbox.meetings(ANN)[0].id))
    connected.sandbox.clear_calls()
    wishes.know_meeting(connected.store, known, spec, calendar="c", uid="e1")
    connected.quiet()
    assert connected.api_calls() == []


def test_a_deletion_can_be_taken_back(connected: World) -> None:
    """Before it was done the same meeting stays; after it a new one is made."""
    made(connected)
    before = wishes.want_gone(connected.store, "m1")
    assert before is not None
    assert wishes.want_back(connected.store, before, connected.clock.timestamp()) == "m1"
    connected.quiet()
    assert connected.writes() == 0
    before = wishes.want_gone(connected.store, "m1")
    assert before is not None
    connected.quiet()
    mark = wishes.want_back(connected.store, before, connected.clock.timestamp())
    assert mark != "m1"
    connected.quiet()
    assert len(connected.sandbox.meetings(ANN)) == 1
    assert record_of(connected, mark).state == "ready"


@pytest.mark.parametrize(
    ("lost", "stays"),
    [({"kind": "drop_after"}, False), ({"kind": "drop_before"}, True), ({"kind": "status_503"}, True)],
    ids=["done", "not sent", "not done"],
)
def test_a_deletion_taken_back_while_nobody_knows_whether_it_was_done_leaves_one_living_meeting(
    connected: World, lost: dict[str, Any], stays: bool
) -> None:
    """Its event was called ready, with the link of a meeting that was gone from Zoom."""
    made(connected)
    (old,) = connected.sandbox.meetings(ANN)
    connected.sandbox.fault("DELETE", "/v2/meetings/{id}", **lost)
    before = wishes.want_gone(connected.store, "m1")
    assert before is not None
    connected.room.runner.settle()
    assert wishes.want_back(connected.store, before, connected.clock.timestamp()) == "m1"
    connected.quiet()
    (meeting,) = connected.sandbox.meetings(ANN)
    assert (meeting.id == old.id) == stays
    assert connected.shown()["id"] == str(meeting.id) == record_of(connected, "m1").meeting_id
    assert (record_of(connected, "m1").state, record_of(connected, "m1").problem) == ("ready", "")
    assert connected.reports[1:] == []  # that Zoom did not answer is told once, and nothing of a meeting that is gone


def test_a_false_denial_after_a_deletion_was_taken_back_makes_no_second_meeting(connected: World) -> None:
    made(connected)
    (old,) = connected.sandbox.meetings(ANN)
    connected.sandbox.fault("DELETE", "/v2/meetings/{id}", kind="gone")
    before = wishes.want_gone(connected.store, "m1")
    assert before is not None
    connected.room.runner.settle()
    wishes.want_back(connected.store, before, connected.clock.timestamp())
    connected.quiet()
    assert [one.id for one in connected.sandbox.meetings(ANN)] == [old.id]
    assert record_of(connected, "m1").state == "ready"


def test_what_zoom_will_not_have_is_said_and_left(connected: World) -> None:
    """A user who may not host: failed, with words, and no further call until something changes."""
    connected.sandbox.user(ANN).may_host = False
    connected.wish(an_event())
    connected.quiet(hours=48)
    assert (record_of(connected).state, problem_of(connected)) == ("failed", "zoom.host_refused")
    assert connected.reports == [("zoom.host_refused", "e1")]
    assert len(connected.api_calls()) == 1
    connected.sandbox.user(ANN).may_host = True
    connected.wish(an_event("Another try"))
    connected.quiet()
    assert record_of(connected).state == "ready"


@pytest.mark.parametrize("body", ["json", "malformed"])
def test_a_missing_permission_waits_for_the_reconnect(tmp_path: Path, body: Any) -> None:
    """Meetings are made, changes wait; after a reconnect with all permissions they are sent."""
    with World(tmp_path, switches=Switches(missing_scope_body=body)) as world:
        granted = ("user:read:user", "meeting:write:meeting", "meeting:read:meeting")
        world.sandbox.user(ANN).granted_scopes = granted
        world.sign_in()
        made(world)
        world.wish(an_event("Renamed"))
        world.quiet(hours=24)
        assert problem_of(world) == "zoom.permission_missing"
        assert '"retry_at"' not in record_of(world).problem  # it does not go on by itself
        assert world.reports == [("zoom.permission_missing", "e1")]
        assert len(world.api_calls()) <= 5
        world.sandbox.user(ANN).granted_scopes = None
        world.sign_in()
        world.quiet()
        assert world.sandbox.meetings(ANN)[0].topic == "Renamed"
        assert problem_of(world) == ""


def test_invitation_and_start_link_are_fetched_when_wanted(connected: World) -> None:
    """The whole text with dial-in numbers; the start link is a secret and is kept nowhere."""
    made(connected)
    record = record_of(connected)
    text = connected.room.runner.invitation(record)
    assert "Passcode: " in text
    assert "One tap mobile" in text
    assert "\r" not in text
    link = connected.room.runner.start_link(record)
    assert repr(link) == "Secret(•••)"
    assert "/s/" in link.reveal()
    assert record_of(connected) == record


def test_an_edit_while_the_call_is_under_way_is_not_lost(connected: World) -> None:
    """The answer of an older create does not cover a newer wish."""
    connected.wish(an_event())
    rule = connected.sandbox.fault("POST", "/v2/users/me/meetings", kind="unknown_fields")
    client = connected.room.runner._client
    create = client.create

    def edited_meanwhile(account: str, spec: Any) -> Any:
        answer = create(account, spec)
        connected.wish(an_event("Renamed"))
        return answer

    client.create = edited_meanwhile  # type: ignore[method-assign]
    connected.quiet()
    assert rule.hits == 1
    assert connected.sandbox.meetings(ANN)[0].topic == "Renamed"


def test_an_event_deleted_while_its_meeting_is_made_leaves_no_orphan(connected: World) -> None:
    """The record is brought back to delete what was made, even where it was forgotten."""
    for forget in (lambda: wishes.want_gone(connected.store, "m1"), lambda: connected.store.meetings.forget("m1")):
        connected.wish(an_event())
        client = connected.room.runner._client
        create = client.create

        def deleted_meanwhile(account: str, spec: Any, forget: Any = forget, create: Any = create) -> Any:
            answer = create(account, spec)
            forget()
            return answer

        client.create = deleted_meanwhile  # type: ignore[method-assign]
        connected.quiet()
        client.create = create  # type: ignore[method-assign]
        assert connected.sandbox.meetings(ANN) == []
        assert connected.record() is None


def test_a_late_deletion_leaves_the_new_meeting_in_the_event(connected: World) -> None:
    """Off and on again: the old meeting goes when its turn comes, the event keeps the new one."""
    made(connected)
    connected.sandbox.fault("DELETE", "/v2/meetings/{id}", kind="status_503", times=2)
    wishes.want_gone(connected.store, "m1")
    connected.wish(an_event(), mark="m2")
    connected.quiet()
    (meeting,) = connected.sandbox.meetings(ANN)
    assert connected.shown()["id"] == str(meeting.id) == record_of(connected, "m2").meeting_id


def test_switches_nobody_knows_change_nothing(tmp_path: Path) -> None:
    """Lists that lag, series without a start of their own, rows per date, fields nobody documented."""
    switches = Switches(
        list_delay_seconds=10, series_has_start_time=False, series_rows="per_occurrence", extra_fields=True
    )
    with World(tmp_path, switches=switches) as world:
        world.sign_in()
        world.sandbox.fault("POST", "/v2/users/me/meetings", kind="drop_after")
        made(world, rrule="FREQ=WEEKLY;COUNT=5")
        assert len(world.sandbox.meetings(ANN)) == 1
        world.wish(an_event(rrule="FREQ=WEEKLY;COUNT=5", hours=25))
        world.quiet()
        assert problem_of(world) == ""
        assert world.room.runner.check(record_of(world)).found == "same"


def test_a_mark_is_found_among_many_meetings(connected: World) -> None:
    """On whichever page of the list it stands."""
    for number in range(320):
        connected.sandbox.portal.create(ANN, f"Other {number}", NOW + timedelta(hours=number + 1))
    connected.sandbox.fault("POST", "/v2/users/me/meetings", kind="drop_after")
    connected.wish(an_event(hours=4000))
    connected.quiet()
    assert connected.writes() == 1
    assert record_of(connected).state == "ready"
    assert replace(record_of(connected), desired="").mark == "m1"
