"""Single occurrences of a series reach Zoom: cancelled, moved, longer, described otherwise, and taken back."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.zoom.kit import ANN, NOW, World, an_event
from tests.zoom_sandbox import Meeting, Switches, meetings
from tray.domain.event import Event
from tray.domain.moment import Moment

DAILY = "FREQ=DAILY;COUNT=6"
WAYS: list[dict[str, Any]] = [
    {},
    {"occurrence_ids": "kept"},
    {"occurrence_ids": "opaque"},
    {"moved_occurrence_id": "by_start"},
    {"moved_occurrence_id": "by_start", "occurrence_ids": "opaque"},
    {"deleted_occurrences": "left_out"},
    {"single_changes": "kept"},
    {"single_changes": "kept", "deleted_occurrences": "left_out"},
    {"series_has_start_time": False},
    {"occurrence_patch_other_fields": "refuse"},
    {"missing_recurrence_end": "endless"},
]


def series(*cancelled: int, **more: Any) -> Event:
    """Six days from tomorrow on, those of the given numbers (from 0) cancelled."""
    start = an_event().start
    assert isinstance(start, datetime)
    return an_event(**({"rrule": DAILY, "excluded": tuple(at(start, day) for day in cancelled)} | more))


def at(start: Moment, day: int) -> datetime:
    assert isinstance(start, datetime)
    return start + timedelta(days=day)


def one(day: int, *, hours: float = 0, minutes: float = 30, **more: Any) -> Event:
    """The exception for a day of the series, so many hours later and so many minutes long."""
    main = series()
    start = at(main.start, day) + timedelta(hours=hours)
    fields: dict[str, Any] = {
        "start": start,
        "end": start + timedelta(minutes=minutes),
        "recurrence_id": at(main.start, day),
        "rrule": None,
    }
    return replace(main, **(fields | more))


def there(world: World) -> Meeting:
    (meeting,) = world.sandbox.meetings(ANN)
    return meeting


def dates(world: World) -> list[tuple[int, float, int]]:
    """Day and hours from the series' start, and minutes, of every occurrence that stands in Zoom."""
    begin = series().start
    assert isinstance(begin, datetime)
    found = []
    for occurrence in there(world).occurrences:
        if occurrence.status == "available":
            days, rest = divmod(occurrence.start - begin, timedelta(days=1))
            found.append((days, rest.total_seconds() / 3600, occurrence.duration))
    return sorted(found)


def rule(*days: int) -> list[tuple[int, float, int]]:
    return [(day, 0.0, 30) for day in days]


def calls(world: World) -> list[str]:
    """Methods of the API calls since the log was cleared, with a mark where they are about one occurrence."""
    made = (call for call in world.sandbox.calls() if call.path.startswith("/v2"))
    return [call.method + ("*" if "occurrence_id" in call.query else "") for call in made]


@pytest.fixture(params=WAYS, ids=lambda one: ", ".join(f"{name}={value}" for name, value in one.items()) or "default")
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    with World(tmp_path, switches=replace(Switches(), **request.param)) as world:
        world.sign_in()
        world.wish(series())
        world.quiet()
        world.sandbox.clear_calls()
        yield world


def settled(world: World) -> None:
    """All is said, no problem is left, and asking again costs nothing."""
    world.quiet()
    record = world.record()
    assert record is not None
    assert (record.pending, record.problem, record.state, record.intent) == (False, "", "ready", "")
    before = len(world.api_calls())
    world.quiet(hours=3)
    assert len(world.api_calls()) == before
    result = world.room.runner.check(record)
    assert (result.found, result.fields) == ("same", frozenset())
    left = world.record()
    assert left is not None
    assert not left.pending


def test_a_cancelled_occurrence_is_deleted_alone_and_the_series_stays(world: World) -> None:
    world.wish(series(2))
    world.quiet()
    assert calls(world) == ["GET", "DELETE*"]
    assert dates(world) == rule(0, 1, 3, 4, 5)
    settled(world)


def test_several_cancelled_occurrences_cost_one_look(world: World) -> None:
    world.wish(series(0, 2, 5))
    world.quiet()
    assert calls(world) == ["GET", "DELETE*", "DELETE*", "DELETE*"]
    assert dates(world) == rule(1, 3, 4)
    settled(world)


def test_a_moved_occurrence_is_changed_alone_and_its_time_is_read_back(world: World) -> None:
    world.wish(series(), one(1, hours=2, title="Longer talk"))
    world.quiet()
    assert calls(world) == ["GET", "PATCH*", "GET"]
    (sent,) = world.sandbox.calls("PATCH")
    assert set(sent.body) == {"start_time"}
    assert dates(world) == sorted([*rule(0, 2, 3, 4, 5), (1, 2.0, 30)])
    assert there(world).topic == "Design review"
    settled(world)


def test_a_longer_occurrence_sends_its_length_alone(world: World) -> None:
    world.wish(series(), one(1, minutes=90))
    world.quiet()
    assert calls(world) == ["GET", "PATCH*"]
    assert world.sandbox.calls("PATCH")[0].body == {"duration": 90}
    assert dates(world) == sorted([*rule(0, 2, 3, 4, 5), (1, 0.0, 90)])
    settled(world)


def test_an_occurrence_described_otherwise_has_its_own_agenda_with_the_mark_first(world: World) -> None:
    world.wish(series(), one(1, description="Bring the drafts"))
    world.quiet()
    (sent,) = world.sandbox.calls("PATCH")
    assert set(sent.body) == {"agenda"}
    assert sent.body["agenda"].startswith("Kept in step with a calendar event (dainvo:m1).")
    assert sent.body["agenda"].endswith("Bring the drafts")
    settled(world)


def test_an_occurrence_moved_back_is_as_its_rule_says_again(world: World) -> None:
    world.wish(series(), one(1, hours=2, minutes=60))
    world.quiet()
    world.wish(series())
    world.quiet()
    assert dates(world) == rule(0, 1, 2, 3, 4, 5)
    settled(world)


def test_an_occurrence_moved_twice_is_told_from_its_neighbours(world: World) -> None:
    world.wish(series(), one(1, hours=25))  # an hour after the next one
    world.quiet()
    world.wish(series(), one(1, hours=26))
    world.quiet()
    assert dates(world) == sorted([*rule(0, 2, 3, 4, 5), (2, 2.0, 30)])
    settled(world)


def test_a_cancelled_occurrence_that_is_wanted_again_comes_back_under_the_same_link(world: World) -> None:
    number, link = there(world).id, world.shown()["join_url"]
    world.wish(series(2, 4), one(1, hours=1))
    world.quiet()
    world.wish(series(4), one(1, hours=1))
    world.quiet()
    assert dates(world) == sorted([*rule(0, 2, 3, 5), (1, 1.0, 30)])
    assert (there(world).id, world.shown()["join_url"]) == (number, link)
    settled(world)


def test_cancelling_what_was_moved_and_moving_another_in_its_place(world: World) -> None:
    world.wish(series(), one(1, hours=2))
    world.quiet()
    world.wish(series(1), one(2, hours=-22))  # where the cancelled one had been moved to
    world.quiet()
    assert dates(world) == sorted([*rule(0, 3, 4, 5), (1, 2.0, 30)])
    settled(world)


def test_a_series_that_is_moved_takes_its_changes_along(world: World) -> None:
    world.wish(series(2), one(1, hours=2, minutes=45))
    world.quiet()
    shift = timedelta(hours=3)
    main, other = series(2), one(1, hours=2, minutes=45)
    moved = replace(
        main,
        start=main.start + shift,
        end=main.end + shift,
        excluded=tuple(gone + shift for gone in main.excluded),
    )
    assert other.recurrence_id is not None
    along = replace(other, start=other.start + shift, end=other.end + shift, recurrence_id=other.recurrence_id + shift)
    world.wish(moved, along)
    world.quiet()
    assert dates(world) == sorted([*[(day, 3.0, 30) for day in (0, 3, 4, 5)], (1, 5.0, 45)])
    settled(world)


def test_renaming_a_series_leaves_its_changed_occurrences_as_they_are(world: World) -> None:
    world.wish(series(2), one(1, hours=2))
    world.quiet()
    world.sandbox.clear_calls()
    world.wish(series(2, title="Drafts"), one(1, hours=2, title="Drafts"))
    world.quiet()
    assert calls(world) == ["PATCH"]
    assert dates(world) == sorted([*rule(0, 3, 4, 5), (1, 2.0, 30)])
    settled(world)


def test_changes_that_are_there_from_the_start_are_said_after_the_create(tmp_path: Path) -> None:
    with World(tmp_path) as world:
        world.sign_in()
        world.wish(series(0, 3), one(1, hours=2))
        world.quiet()
        assert calls(world) == ["POST", "GET", "DELETE*", "PATCH*", "DELETE*", "GET"]
        assert dates(world) == sorted([*rule(2, 4, 5), (1, 2.0, 30)])
        settled(world)


def test_what_is_over_is_not_told_any_more(world: World) -> None:
    world.sandbox.clock.set(NOW + timedelta(days=3))
    world.wish(series(0), one(1, hours=1))
    world.quiet()
    assert calls(world) == []
    settled(world)


def test_a_series_ended_before_today_stands_on_no_coming_day_in_zoom(world: World) -> None:
    """“This and following” deleted from the next one on: the link of the past stays, the coming days go."""
    world.sandbox.clock.set(NOW + timedelta(days=3))
    number = there(world).id
    world.wish(series(rrule="FREQ=DAILY;COUNT=2"))
    world.quiet()
    assert (there(world).id, there(world).type, there(world).occurrences) == (number, 3, [])
    settled(world)
    world.wish(series())
    world.quiet()
    assert [day for day, _, _ in dates(world)] == [3, 4, 5] or [day for day, _, _ in dates(world)] == [2, 3, 4, 5]
    settled(world)


@pytest.mark.parametrize("what", ["cancelled", "moved"])
def test_an_occurrence_changed_in_zoom_is_found_and_either_side_can_be_taken(world: World, what: str) -> None:
    meeting = there(world)
    if what == "cancelled":
        world.sandbox.portal.delete_occurrence(meeting.id, meeting.occurrences[2].id)
    else:
        later = meeting.occurrences[2].start + timedelta(hours=5)
        world.sandbox.portal.move_occurrence(meeting.id, meeting.occurrences[2].id, later)
    record = world.record()
    assert record is not None
    result = world.room.runner.check(record)
    assert (result.found, set(result.fields)) == ("changed", {"changes"})
    assert result.theirs is not None
    (change,) = result.theirs.changes
    assert change.original == "2027-03-04T10:00:00"
    assert change.start_time == (None if what == "cancelled" else "2027-03-04T15:00:00")
    from tray.zoom import wishes

    wishes.send_ours(world.store, "m1")
    world.quiet()
    assert dates(world) == rule(0, 1, 2, 3, 4, 5)
    settled(world)


def test_the_last_date_cancelled_in_zoom_is_found_though_zoom_may_leave_it_out_of_its_list(world: World) -> None:
    """Before, it was listed under the same rule: so it is not just too far away to be listed."""
    meeting = there(world)
    for last in (5, 4):
        world.sandbox.portal.delete_occurrence(meeting.id, meeting.occurrences[last].id)
    record = world.record()
    assert record is not None

    result = world.room.runner.check(record)

    assert (result.found, result.problem and result.problem.code) == ("changed", "zoom.occurrence_cancelled")
    assert result.originals == ("2027-03-06T10:00:00", "2027-03-07T10:00:00")


def test_a_date_zoom_does_not_list_yet_is_told_when_it_does(tmp_path: Path) -> None:
    with World(tmp_path, switches=replace(Switches(), max_occurrences=4, missing_recurrence_end="endless")) as world:
        world.sign_in()
        start = series().start
        far = series(rrule="FREQ=DAILY", excluded=(at(start, 2), at(start, 60)))
        world.wish(far)
        world.quiet()
        assert [day for day, _, _ in dates(world)] == [0, 1, 3]
        record = world.record()
        assert record is not None
        assert (record.pending, record.problem) == (False, "")
        settled(world)


@pytest.mark.parametrize("answered", ["no list", "no ids", "an entry without its start"])
def test_no_call_about_an_occurrence_is_made_without_its_id(
    answered: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without one it would be a call about the whole series; so where Zoom gives none, none is made."""
    whole = meetings.shown

    def poor(*arguments: Any, **more: Any) -> dict[str, Any]:
        answer = whole(*arguments, **more)
        if answered == "no list":
            del answer["occurrences"]
        elif answered == "no ids":
            for entry in answer["occurrences"]:
                del entry["occurrence_id"]
        else:
            answer["occurrences"][0]["start_time"] = None
        return answer

    monkeypatch.setattr(meetings, "shown", poor)
    with World(tmp_path) as world:
        world.sign_in()
        world.wish(series(2))
        world.quiet()
        assert len(there(world).occurrences) == 6
        assert "DELETE" not in {name.strip("*") for name in calls(world)}


def test_the_query_names_the_occurrence(tmp_path: Path) -> None:
    with World(tmp_path) as world:
        world.sign_in()
        world.wish(series())
        world.quiet()
        ids = [occurrence.id for occurrence in there(world).occurrences]
        world.wish(series(2))
        world.quiet()
        (call,) = world.sandbox.calls("DELETE")
        assert call.query == {"occurrence_id": ids[2], "schedule_for_reminder": "false"}
        assert parse_qs(urlsplit(call.path).query) == {}


class TestAnyChangeOfAnySeries:
    """From any state of the occurrences to any other, in any of Zoom's ways, Zoom ends as wished and then is left."""

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        way=st.sampled_from(WAYS),
        wishes_in_turn=st.lists(
            st.dictionaries(
                st.integers(0, 5),
                st.sampled_from([None, (1.5, 30), (0, 45), (24, 30), (26, 30), (-1, 60)]),
                max_size=4,
            ),
            min_size=1,
            max_size=4,
        ),
    )
    def test_it(self, way: dict[str, Any], wishes_in_turn: list[dict[int, tuple[float, int] | None]]) -> None:
        with (
            tempfile.TemporaryDirectory() as folder,
            World(Path(folder), switches=replace(Switches(), **way)) as world,
        ):
            world.sandbox.switch(daily_writes_per_user=10_000)
            world.sign_in()
            for wish in wishes_in_turn:
                moved = [one(day, hours=to[0], minutes=to[1]) for day, to in wish.items() if to is not None]
                world.wish(series(*(day for day, to in wish.items() if to is None)), *moved)
                world.clock.sleep(5)
                world.quiet()
            expected = rule(*(day for day in range(6) if day not in wish))
            for day, to in wish.items():
                if to is not None:
                    days, hours = divmod(day * 24 + to[0], 24)
                    expected.append((int(days), hours, to[1]))
            assert dates(world) == sorted(expected)
            settled(world)
