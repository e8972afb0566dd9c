"""What is said of Zoom that needs the person's clock, or what is in the store."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from tray.domain.problem import Problem
from tray.domain.problems import problem
from tray.planning.time_words import moment_words
from tray.service.region import hours24
from tray.service.settings_file import load

if TYPE_CHECKING:
    from tray.service.slow_work import SlowWork
    from tray.zoom.sign_in.flow import OtherUser

SOON = 90.0
"""Seconds within which nobody looks at the clock."""


def goes_on(slow: SlowWork, then: float, now: float) -> str:
    """When something goes on by itself, by the clock on the wall, since it is read later than it is said."""
    from tray.zoom.words import when_words

    if then - now < SOON:
        return when_words(then, now)
    zone = slow.clock.zone()
    today = datetime.fromtimestamp(now, zone).date()
    return moment_words(datetime.fromtimestamp(then, zone), today, hours24=hours24(load(slow.paths.settings)[0]))


def other_user(slow: SlowWork, result: OtherUser) -> Problem:
    """Somebody else signed in than was to be reconnected: what switching means for the meetings there are."""
    old, new = result.old.email, result.new.email
    number = left_behind(slow, result.old.id)
    meetings = ""
    if number:
        which = "1 coming meeting stays" if number == 1 else f"{number} coming meetings stay"
        meetings = (
            f"After switching, {which} in Zoom with {old}: their links keep working, but the meetings do not "
            "follow their events any more."
        )
    return problem("zoom.other_user", new, target=result.old.id, old=old, new=new, meetings=meetings)


def left_behind(slow: SlowWork, account: str) -> int:
    """How many coming meetings stay with an account that is switched from."""
    from tray.zoom.coming import coming

    records = slow.store.meetings.of_account(account)
    return sum(1 for one in coming(records, slow.clock.timestamp()) if one.meeting_id)
