"""Meeting details as a person meets them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.dialogs.talk import Message, Talk
from tray.dialogs.meeting_facts import facts_of
from tray.dialogs.words.moments import TimeStyle
from tray.domain.problem_json import problem_to_dict
from tray.domain.problems import problem
from virtual_desktop import VirtualDesktop

LINK = "https://us02web.zoom.us/j/81234567890?pwd=abcdefghijkl"
MEETING: dict[str, Any] = {
    "id": "81234567890",
    "join_url": LINK,
    "passcode": "123456",
    "state": "ready",
    "problem": None,
}
EVENT: dict[str, Any] = {
    "uid": "u1",
    "title": "Design review",
    "start": "2026-12-01T15:00:00+01:00",
    "end": "2026-12-01T16:30:00+01:00",
    "meeting": MEETING,
    "join_url": LINK,
}
OPENED: dict[str, Any] = {"zone": "Europe/Berlin", "hours24": True, "theme": "light", "event": EVENT}
INVITATION = "Ann is inviting you to a Zoom meeting.\n\nJoin:\n" + LINK + "\n\nOne tap mobile\n+49 69 7104 9922"


def test_each_fact_is_copied_by_its_own_button(screen: VirtualDesktop, pictures: Path) -> None:
    """Link, ID and passcode; then the whole invitation, shown and copied."""

    def copy(message: Message) -> Message:
        return {"result": {"text": INVITATION}}

    talk = Talk(screen, "details", OPENED, {"copy": copy})
    talk.wait_until_active("Meeting details")
    talk.picture(pictures / "details.png")
    screen.key("Tab", "Tab", "Return")  # the keyboard begins on Close; then come the link and its button
    assert talk.wait_for("copy") == {"command": "copy", "uid": "u1", "what": "link"}
    screen.key("Tab", "Tab", "Return", "Tab", "Tab", "Return")
    assert [talk.wait_for("copy", count)["what"] for count in (2, 3)] == ["id", "passcode"]
    screen.key("Tab", "Return")
    shown = talk.wait_for("copy", 4)
    assert (shown["what"], shown["print"]) == ("invitation", True)
    screen.key("Tab", "Return")
    assert talk.wait_for("copy", 5) == {"command": "copy", "uid": "u1", "what": "invitation"}
    talk.picture(pictures / "details-invitation.png")
    screen.key("Escape")
    assert talk.wait_for_end() == 0


def test_a_lost_meeting_offers_both_ways_out(screen: VirtualDesktop, pictures: Path) -> None:
    """Gone in Zoom: a new one, or no link any more."""
    gone = MEETING | {"state": "gone", "problem": problem_to_dict(problem("zoom.meeting_gone", target="u1"))}
    talk = Talk(screen, "details", OPENED | {"event": EVENT | {"meeting": gone}})
    talk.wait_until_active("Meeting details")
    talk.picture(pictures / "details-gone.png")
    screen.key(*["Tab"] * 11, "Return")
    assert talk.wait_for("repair_meeting") == {"command": "repair_meeting", "uid": "u1", "how": "recreate"}


def test_facts_are_there_or_said_to_be_missing() -> None:
    """While the meeting is made the fields say so; a link of another service is shown too."""
    style = TimeStyle(UTC, datetime(2026, 11, 22, tzinfo=UTC))
    facts = facts_of(EVENT, style)
    assert (facts.link, facts.number, facts.passcode) == (LINK, "812 3456 7890", "123456")
    making = facts_of(EVENT | {"join_url": None, "meeting": {"state": "pending", "join_url": "", "id": ""}}, style)
    assert (making.link, making.missing) == ("", "Being made…")
    other = facts_of(EVENT | {"meeting": None, "join_url": "https://meet.example.org/x"}, style)
    assert (other.link, other.number, other.missing) == ("https://meet.example.org/x", "", "None")


def test_an_invitation_is_mailed_once_it_is_known_who_invites(screen: VirtualDesktop, pictures: Path) -> None:
    """Where nobody is named as the one who invites, the address is asked for, checked, and used."""

    def mail(message: Message) -> Message:
        if not message.get("from"):
            return {"problem": problem_to_dict(problem("event.no_organizer", target="u1"))}
        return {"result": {"path": "/tmp/Design review.ics", "attached": False}}

    talk = Talk(screen, "details", OPENED, {"mail_invitation": mail})
    talk.wait_until_active("Meeting details")
    screen.key(*["Tab"] * 10, "Return")
    talk.wait_for("mail_invitation")
    screen.type("me@nowhere")
    screen.key("Return")
    talk.picture(pictures / "details-who-invites.png")
    screen.type(".org")
    screen.key("Return")
    assert talk.wait_for("mail_invitation", 2)["from"] == "me@nowhere.org"
    talk.picture(pictures / "details-mailed.png")


def test_a_server_that_invites_leaves_only_the_copy(screen: VirtualDesktop) -> None:
    talk = Talk(screen, "details", OPENED | {"event": EVENT | {"sent_by_server": True}})
    talk.wait_until_active("Meeting details")
    screen.key(*["Tab"] * 8, "Return")
    assert talk.wait_for("copy")["what"] == "invitation"
    screen.key("Tab", "Return")
    assert talk.wait_for("join")["uid"] == "u1"
