"""`dainvo-tray delete`: delete an event with its meeting."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tray.cli.client import service
from tray.cli.confirm import confirm
from tray.cli.main import DONE
from tray.cli.options import add_event, add_json, add_occurrence, add_wait, add_yes
from tray.cli.output import event_line, outcome_code, print_json
from tray.domain.display_text import one_line


def configure(parser: ArgumentParser) -> None:
    """What may be said to it."""
    add_event(parser)
    add_occurrence(parser)
    add_yes(parser)
    add_wait(parser)
    add_json(parser)


def run(options: Namespace) -> int:
    """Ask, delete, and wait until calendar and Zoom know of it."""
    with service() as client:
        event = client.ask("show", uid=options.event)
        # One made with an account that is not connected here stays in Zoom.
        connected = {account["id"] for account in client.ask("zoom_status")["accounts"]}
        meeting = " and its Zoom meeting" if event["meeting"] and event["meeting"]["account"] in connected else ""
        confirm(f"Delete “{one_line(event['title'], empty='Untitled')}”{meeting}?", yes=options.yes)
        where = {"occurrence": options.occurrence, "following": options.following}
        client.ask("delete", uid=event["uid"], **where)
        outcome = client.ask("wait", uid=event["uid"], seconds=options.wait)
    if options.json:
        print_json({"uid": event["uid"], "deleted": True})
    else:
        print(f"Deleted: {event_line(event | {'join_url': None})}")
    return outcome_code(outcome, saved=False) if outcome["outcome"] != "done" else DONE
