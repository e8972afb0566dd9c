"""The cheapest mark by which a server's collection is known to be unchanged."""

from __future__ import annotations

from email.utils import parsedate_to_datetime

from tray.calendars.dav_answers import CALENDAR_SERVER, DAV, Answer

_RADICALE = "http://radicale.org/ns/sync/"
_LOOKS_BY_TIME = 8
_SETTLED = 2.0
"""Seconds after which a time that is told in whole seconds cannot be that of one more change."""


def question(token: str, looks: int) -> str:
    """The property to ask for, as `propfind` takes it; "" for none, so that the token itself is asked about.

    Radicale reads every event for its ctag, half a second for five thousand. Its last-modified is the newest time of
    the folder and of every file in it: ten times cheaper, and sound but for what clocks may do; so each eighth look
    goes by the token. Of other servers it is not asked: the standards do not say what it means for a collection.
    """
    if not token.startswith(_RADICALE):
        return "cs:getctag"
    return "d:getlastmodified" if looks % _LOOKS_BY_TIME else ""


def mark_of(asked: str, answer: Answer) -> str:
    """The mark in an answer, "" where there is none, or where a change could still come without altering it."""
    clark = f"{CALENDAR_SERVER}getctag" if asked == "cs:getctag" else f"{DAV}getlastmodified"
    mark = next((mark for part in answer.parts if (mark := part.text(clark))), "")
    return mark if asked == "cs:getctag" or _is_settled(mark, answer.headers.get("date", "")) else ""


def _is_settled(modified: str, date: str) -> bool:
    try:
        return (parsedate_to_datetime(date) - parsedate_to_datetime(modified)).total_seconds() > _SETTLED
    except (TypeError, ValueError):
        return False
