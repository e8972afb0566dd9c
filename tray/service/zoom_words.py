"""What is said of Zoom that needs the person's clock, or what is in the store."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from tray.domain.problem import Problem
from tray.domain.problems import problem
from tray.planning.time_words import moment_words
from tray.service.region import hours24
from tray.service.settings_file import load

if TYPE_CHECKING:
    from tray.service.clock import Clock
    from tray.service.slow_work import SlowWork
    from tray.store.store import Store
    from tray.zoom.sign_in.flow import Connected, OtherUser

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


def connected(result: Connected) -> dict[str, Any]:
    """The account of a sign-in, with what was not granted."""
    account = result.account
    return {
        "account": {
            "id": account.id,
            "email": account.email,
            "name": account.name,
            "missing": [{"scope": scope, "text": text} for scope, text in result.missing.items()],
        }
    }


def other_user(slow: SlowWork, result: OtherUser) -> Problem:
    """Somebody else signed in than was to be reconnected: what switching means for the meetings there are."""
    old, new = result.old.email, result.new.email
    meetings = after_switching(left_behind(slow.store, slow.clock, result.old.id), old)
    return problem("zoom.other_user", new, target=result.old.id, old=old, new=new, meetings=meetings)


def after_switching(number: int, old: str) -> str:
    """What switching away from an account means for so many coming meetings, "" where there are none."""
    if not number:
        return ""
    if number == 1:
        stays, then = "1 coming meeting stays", "its link keeps working, but it does not follow its event any more"
    else:
        stays = f"{number} coming meetings stay"
        then = "their links keep working, but they do not follow their events any more"
    return f"After switching, {stays} in Zoom with {old}: {then}."


def left_behind(store: Store, clock: Clock, account: str) -> int:
    """How many coming meetings stay with an account that is switched from."""
    from tray.zoom.coming import coming

    records = store.meetings.of_account(account)
    return sum(1 for one in coming(records, clock.timestamp()) if one.meeting_id)
