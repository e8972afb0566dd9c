"""Waiting until what was saved is known outside."""

from __future__ import annotations

from tray.cli.main import tell_problem

TYPE_CHECKING = False  # see tray/cli/main.py
if TYPE_CHECKING:
    from typing import Any

    from tray.cli.client import Client, Event

NOTES = frozenset({"zoom.no_fixed_time"})
"""What is told of a wish that was fulfilled, though in another way than one may expect."""


def wait(client: Client, uid: str, seconds: float) -> dict[str, Any]:
    """How far the event's wishes are when they are fulfilled, have a problem, or the time is over."""

    def hear(event: Event) -> None:
        if event["event"] == "problem" and event.get("uid") == uid and event["problem"]["code"] in NOTES:
            tell_problem(event["problem"], as_json=False)

    return client.ask("wait", on_event=hear, uid=uid, seconds=seconds)
