"""How results are printed."""

from __future__ import annotations

import sys

from tray.cli.main import DONE, PENDING, PROBLEM, tell_problem, write_json

TYPE_CHECKING = False  # see tray/cli/main.py
if TYPE_CHECKING:
    from typing import Any

print_json = write_json

ANSWERS = {"needs-action": "", "accepted": "comes", "declined": "does not come", "tentative": "may come"}

LONGEST_LINK = 2000
LONGEST_NOTES = 20_000


def plain(text: str, limit: int = 200, *, empty: str = "") -> str:
    """Text of others as one line without what steers a terminal; the usual case loads no tables for it."""
    if text.isascii() and text.isprintable() and len(text) <= limit:
        return text.strip() or empty
    from tray.domain.display_text import one_line

    return one_line(text, limit, empty=empty)


def _notes(text: str) -> str:
    from tray.domain.display_text import paragraphs

    return paragraphs(text, LONGEST_NOTES)


def event_line(event: dict[str, Any]) -> str:
    """An event in one line: when, what, where, and how to join.

    What others wrote is printed without the characters that steer a terminal or turn a line around.
    """
    start, end = event["start"], event["end"]
    if event["all_day"]:
        last = _day_before(end)
        when = f"{start}  all day    " if last <= start else f"{start}  to {last}"
    else:
        last = end[11:16] if end[:10] == start[:10] else f"{end[:10]} {end[11:16]}"
        when = f"{start[:10]}  {start[11:16]}–{last}"
    there = event["location"] and event["location"] != event["join_url"]
    place = f"  @ {plain(event['location'])}" if there else ""
    link = f"  {plain(event['join_url'], LONGEST_LINK)}" if event["join_url"] else ""
    return f"{when}  {plain(event['title'], empty='Untitled')}{place}{link}"


def print_lines(events: list[dict[str, Any]]) -> None:
    """Events, one a line, each with the beginning of its UID by which it can be named."""
    names = beginnings(events)
    for event in events:
        print(f"{event_line(event)}  [{plain(names[event['uid']])}]")


def beginnings(events: list[dict[str, Any]]) -> dict[str, str]:
    """For each UID a beginning that no other one here shares, eight characters at the least."""
    uids = sorted({str(event["uid"]) for event in events})
    found = {}
    for place, uid in enumerate(uids):
        beside = uids[max(place - 1, 0) : place] + uids[place + 1 : place + 2]
        shared = max((_shared(uid, other) for other in beside), default=0)
        found[uid] = uid[: max(shared + 1, 8)]
    return found


def _shared(one: str, other: str) -> int:
    """How many characters two words begin with alike."""
    length = 0
    while length < min(len(one), len(other)) and one[length] == other[length]:
        length += 1
    return length


def _day_before(text: str) -> str:
    from datetime import date, timedelta

    return (date.fromisoformat(text) - timedelta(days=1)).isoformat()


def print_event(event: dict[str, Any]) -> None:
    """An event with all that is known of it."""
    print(event_line(event))
    print(f"  UID          {event['uid']}")
    print(f"  calendar     {plain(event['calendar'])}")
    if event["timezone"]:
        print(f"  time zone    {event['timezone']}")
    if event["rrule"]:
        from tray.domain.repeat_words import in_words

        print(f"  repeats      {plain(in_words(event['rrule']))}")
    if event["description"]:
        print(f"  notes        {_notes(event['description'])}")
    for guest in event["attendees"]:
        name = f"{guest['name']} " if guest["name"] else ""
        answer = ANSWERS.get(guest["status"], guest["status"])
        print(f"  guest        {plain(name + '<' + guest['email'] + '>')} {answer}".rstrip())
    meeting = event["meeting"]
    if meeting:
        print(f"  Zoom meeting {meeting['id'] or '(not made yet)'}  {meeting['state']}")
        if meeting["passcode"]:
            print(f"  passcode     {plain(meeting['passcode'])}")
        if meeting["problem"]:
            print(f"  ⚠ {meeting['problem']['title']}. {meeting['problem']['remedy']}")


def outcome_code(outcome: dict[str, Any], *, saved: bool) -> int:
    """The exit code of a `wait`; what is not fulfilled is told on standard error."""
    if outcome["outcome"] == "done":
        return DONE
    if outcome["problem"]:
        if saved:
            print("The event is saved.", file=sys.stderr)
        tell_problem(outcome["problem"], as_json=False)
        return PENDING if outcome["problem"].get("retry_at") else PROBLEM
    print("Saved; the rest is still pending.", file=sys.stderr)
    return PENDING
