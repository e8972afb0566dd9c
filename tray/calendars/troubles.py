"""What is wrong in a calendar, and how long its wishes wait for that."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tray.domain.problem import Problem, ProblemError
from tray.domain.problem_json import problem_to_json
from tray.domain.problems import problem
from tray.store.items import Item
from tray.store.store import Store

CONFIRMED_AFTER = 30.0
FIRST_WAIT = 30.0
LONGEST_WAIT = 3600.0
_NAMED_AT_MOST = 25


@dataclass(slots=True)
class Troubles:
    """What is wrong in one calendar, remembered between looks.

    `unread` is href to (etag, words) of files that cannot be read, `other` href to etag of files without an event,
    `odd` UID to words of events whose rule cannot be followed.
    """

    unread: dict[str, list[str]] = field(default_factory=dict)
    other: dict[str, str] = field(default_factory=dict)
    odd: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, state: dict[str, Any]) -> Troubles:
        """As the store remembers them."""
        return cls(dict(state.get("unread", {})), dict(state.get("other", {})), dict(state.get("odd", {})))

    def as_state(self) -> dict[str, Any]:
        """As the store is to remember them."""
        return {"unread": self.unread, "other": self.other, "odd": self.odd}

    def etag(self, href: str) -> str:
        """The etag with which a file was found to be of no use, "" for none."""
        return self.unread[href][0] if href in self.unread else self.other.get(href, "")

    def to_be_read(self, most: int) -> list[str]:
        """Files that could not be read for a reason that may pass, at most so many."""
        return [href for href, (etag, _) in self.unread.items() if not etag][:most]

    def forget(self, href: str) -> None:
        """The file is another one now, or none."""
        self.unread.pop(href, None)
        self.other.pop(href, None)

    def problem(self) -> Problem | None:
        """The one to show for the calendar."""
        if self.unread:
            words = {href: words for href, (_, words) in self.unread.items()}
            return problem("calendar.broken_file", _listed(words | self.odd))
        if self.odd:
            return problem("calendar.odd_rule", _listed(self.odd), target=next(iter(self.odd)))
        return None


def is_settled(state: dict[str, Any], emptied: bool, now: float) -> bool:
    """Whether an answer is to be believed, noting in a calendar's state since when it seems to be emptied.

    One that is not empty is at once, an empty one when it was given half a minute before too.
    """
    if not emptied:
        state.pop("emptied", None)
        return True
    since = state["emptied"] = min(float(state.get("emptied", now)), now)
    return since + CONFIRMED_AFTER <= now


def asked_for(error: ProblemError) -> float:
    """The pause in seconds that a server has asked for, at most a day; 0 for none."""
    return min(float(getattr(error, "seconds", 0.0)), 86400.0)


def postpone(store: Store, items: tuple[Item, ...], trouble: Problem, now: datetime, pause: float = 0.0) -> None:
    """Let wishes wait because of a problem, each time twice as long, or the seconds the server asks for."""
    with store.transaction():
        for item in items:
            until = now.timestamp() + min(FIRST_WAIT * 2 ** min(item.tries, 10), LONGEST_WAIT)
            if pause:
                until = now.timestamp() + pause
            store.items.postpone(item.calendar, item.uid, until=until, problem=problem_to_json(trouble))


def _listed(words: dict[str, str]) -> str:
    named = [f"{name[:80]}: {words[name]}" for name in sorted(words)[:_NAMED_AT_MOST]]
    more = len(words) - len(named)
    return "; ".join(named) + (f"; and {more} more" if more else "")
