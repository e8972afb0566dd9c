"""The menu says what is coming and offers what can be done."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.planning.entries import BERLIN, NOW, at, timed, whole_day
from tray.domain.account import Account
from tray.domain.command import Command
from tray.domain.problems import problem
from tray.domain.settings import Settings
from tray.planning.menu import plan_menu
from tray.planning.snapshot import Snapshot

ANN = Account("acc/ann", "ann@example.com", "Ann", frozenset(), "client", "2026-01-01T00:00:00Z")
LINK = "https://us02web.zoom.us/j/85551112222?pwd=x.1"


def snapshot(entries=(), accounts=(ANN,), problems=(), settings=None, **more):
    return Snapshot(tuple(entries), tuple(accounts), tuple(problems), settings or Settings(), hours24=True, **more)


def menu(*entries, now=NOW, **more):
    return plan_menu(snapshot(entries, **more), now=now, zone=BERLIN)


def find(lines, text):
    found = [line for line in lines if text in line.text]
    assert found, f"{text!r} is not among {[line.text for line in lines]}"
    return found[0]


def every_line(lines):
    for line in lines:
        yield line
        yield from every_line(line.children)


def test_the_first_line_is_the_next_event_with_the_time_to_it_and_joins_it():
    first = menu(timed("Design review", "10:20", join_url=LINK))[0]

    assert first.text == "In 20 min: Design review · 10:20 — Join"
    assert Command.of("join", uid="Design review", calendar="personal", occurrence="") == first.command
    assert first.default


def test_the_first_line_opens_an_event_that_cannot_be_joined():
    first = menu(timed("Lunch", "12:00"))[0]

    assert first.command.name == "open"


def test_an_event_that_is_on_is_named_with_its_end():
    assert menu(timed("Design review", "09:30"))[0].text == "Now: Design review · until 10:30"


def test_all_day_events_stand_apart_above_the_others():
    lines = [line.text for line in menu(timed("Lunch", "12:00"), whole_day("Fair"))]

    assert lines.index("All day · Fair") < lines.index("12:00 · Lunch")


def test_each_event_offers_everything_that_can_be_done_with_it():
    line = find(menu(timed("Review", "12:00", join_url=LINK, meeting="ready"))[1:], "Review")
    offered = [child.text for child in line.children if child.enabled and child.text]

    for wanted in ("Join", "Copy link", "Copy invitation", "Edit…", "Remove Zoom meeting…", "Delete…"):
        assert wanted in offered


def test_events_can_be_searched_from_the_menu():
    assert find(menu(), "Search…").command == Command.of("open", dialog="search")


def test_a_problem_is_a_line_that_mends_it():
    line = find(menu(problems=[problem("zoom.sign_in_expired", target="acc/ann")]), "sign in again")

    assert line.text == "⚠ Zoom needs you to sign in again — Reconnect…"
    assert Command.of("zoom_reconnect", account="acc/ann") == line.command


def test_zoom_offers_connect_until_there_is_an_account_and_reconnect_and_remove_then():
    without = [line.text for line in find(menu(accounts=()), "Zoom").children]
    with_one = [line.text for line in find(menu(), "Zoom").children]

    assert without == ["Connect Zoom…"]
    assert with_one == ["ann@example.com", "Reconnect…", "Remove…"]


def test_a_sign_in_that_is_open_can_be_cancelled():
    assert "Cancel signing in" in [line.text for line in find(menu(signing_in=True), "Zoom").children]


def test_a_day_of_sixty_events_keeps_the_commands_in_reach():
    entries = [timed(f"Call {number}", f"{10 + number // 6}:{number % 6 * 10:02d}", 10) for number in range(1, 61)]

    lines = menu(*entries)
    reachable = [line.text for line in every_line(lines)]

    assert len(lines) < 30
    assert all(any(entry.title in text for text in reachable) for entry in entries)


def test_hidden_titles_are_hidden_everywhere():
    lines = menu(timed("Redundancies", "12:00", location="Room 9"), settings=Settings(hide_titles=True))

    assert not any("Redundancies" in line.text or "Room 9" in line.text for line in every_line(lines))


def test_an_empty_day_is_said_in_words():
    assert "Nothing left today" in [line.text for line in menu()]


def test_keys_stay_while_time_goes_on():
    event = timed("Review", "12:00", join_url=LINK)

    before = {line.key for line in every_line(menu(event))}
    after = {line.key for line in every_line(menu(event, now=at("11:59")))}

    assert before == after


@given(st.lists(st.tuples(st.text(max_size=300), st.integers(0, 20), st.integers(0, 300)), max_size=40))
def test_whatever_titles_say_lines_are_short_and_keys_are_unique_among_siblings(events):
    entries = [
        timed(title, f"{10 + start % 13}:{start % 60:02d}", minutes, original_start=str(number))
        for number, (title, start, minutes) in enumerate(events)
    ]

    def check(lines):
        keys = [line.key for line in lines]
        assert len(keys) == len(set(keys))
        for line in lines:
            assert len(line.text) <= 120
            assert "\n" not in line.text
            check(line.children)

    check(menu(*entries))


def test_a_meeting_that_was_moved_in_zoom_offers_both_ways_on_its_event():
    trouble = problem("zoom.meeting_moved", "“Review” is on Thu 26 Nov, 10:00–10:30, in Zoom.", target="Review")
    line = find(menu(timed("Review", "12:00", join_url=LINK, meeting="ready", meeting_problem=trouble))[1:], "Review")
    offered = {child.text: child.command for child in line.children if child.enabled and child.command}

    assert line.text.endswith("⚠")
    assert offered["Take Zoom's time"] == Command.of("repair_meeting", uid="Review", how="take_theirs")
    assert offered["Send ours"] == Command.of("repair_meeting", uid="Review", how="send_ours")
    assert any("10:00–10:30" in child.text for child in line.children)


def test_a_meeting_that_is_gone_is_made_anew_or_dropped():
    trouble = problem("zoom.meeting_gone", target="Review")
    line = find(menu(timed("Review", "12:00", join_url=LINK, meeting="gone", meeting_problem=trouble))[1:], "Review")
    offered = [child.text for child in line.children if child.enabled]

    assert "Make a new meeting" in offered
    assert "Drop the link" in offered


def test_a_calendar_that_cannot_be_changed_offers_no_repair():
    trouble = problem("zoom.meeting_gone", target="Review")
    entry = timed("Review", "12:00", join_url=LINK, meeting="gone", meeting_problem=trouble, writable=False)
    line = find(menu(entry)[1:], "Review")

    assert not any(child.enabled for child in line.children if child.text == "Make a new meeting")


def test_only_ones_own_meeting_can_be_started_as_host():
    own = find(menu(timed("Review", "12:00", join_url=LINK, meeting="ready", may_start=True))[1:], "Review")
    other = find(menu(timed("Review", "12:00", join_url=LINK, meeting="foreign"))[1:], "Review")

    start = find(own.children, "Start as host")
    assert start.command == Command.of("join", as_host=True, uid="Review", calendar="personal", occurrence="")
    assert not any("host" in child.text for child in other.children)


def test_an_account_that_is_going_is_said_to_go():
    lines = menu(accounts=[replace(ANN, state="removing")])

    assert "ann@example.com — being removed" in [child.text for child in find(lines, "Zoom").children]


def test_a_sign_in_that_waits_for_a_decision_offers_every_way_and_to_leave_it():
    trouble = problem("zoom.other_user", target="acc/ann", old="ann@example.com", new="ben@example.com")
    line = find(menu(sign_in=trouble), "another Zoom user")
    offered = {child.text: child.command.name for child in line.children if child.command}

    assert offered == {
        "Switch": "zoom_switch",
        "Sign in again…": "zoom_reconnect",
        "Keep the old one": "zoom_cancel",
    }
    assert any("ben@example.com" in child.text for child in line.children)
    declined = find(menu(sign_in=problem("zoom.declined")), "not connected")
    assert [child.text for child in declined.children if child.command] == ["Connect…", "Leave it as it is"]


def test_while_a_new_sign_in_is_open_nothing_is_said_of_the_last():
    trouble = problem("zoom.declined")

    assert not any("not connected" in line.text for line in menu(sign_in=trouble, signing_in=True))


def test_a_day_of_150_events_shows_a_hundred_and_counts_the_rest():
    """Bug of 22 November 2026: a day with more events than are listed broke the whole menu."""
    lines = menu(*(timed(f"Event {number}", "12:00") for number in range(150)))
    listed = [line for line in every_line(lines) if " Event " in f" {line.text}" and line.key.startswith("day ")]

    assert len(listed) == 100
    assert find(lines, "and 50 more").command is None


def test_a_problem_with_several_ways_out_offers_each_and_says_why():
    line = find(menu(problems=[problem("keyring.locked", "The collection is locked")]), "keyring is locked")
    offered = {child.text: child.command for child in line.children if child.command}

    assert offered == {"Unlock…": Command("unlock_keyring"), "Keep for this run": Command("keep_for_this_run")}
    assert line.children[0].text == "The collection is locked"
    assert "It is never written to a file." in " ".join(child.text for child in line.children)


def test_a_problem_that_ends_by_itself_says_when():
    line = find(menu(problems=[problem("zoom.rate_limited", when="at 1:00 on Sun 29 Nov")]), "asks us to wait")

    assert line.command is None
    assert any("at 1:00 on Sun 29 Nov" in child.text for child in line.children)
