"""`dainvo-tray edit`: change an event."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tray.cli.client import service
from tray.cli.main import DONE
from tray.cli.options import add_event, add_json, add_occurrence, add_switch, add_wait
from tray.cli.output import outcome_code, print_event, print_json
from tray.cli.waiting import wait

FIELDS = {
    "title": ("TEXT", "its title"),
    "start": ("ISO", "its start, RFC 3339 or local; a date makes it all day"),
    "end": ("ISO", "its end; left out, the length stays"),
    "timezone": ("ZONE", "the IANA zone it is written in"),
    "location": ("TEXT", "its place"),
    "description": ("TEXT", "its description"),
}


def configure(parser: ArgumentParser) -> None:
    """What may be said to it."""
    add_event(parser)
    add_occurrence(parser)
    for name, (metavar, about) in FIELDS.items():
        parser.add_argument(f"--{name}", metavar=metavar, help=about)
    parser.add_argument("--invite", action="append", default=[], metavar="EMAIL", help="add a guest (may be repeated)")
    parser.add_argument(
        "--uninvite", action="append", default=[], metavar="EMAIL", help="drop a guest (may be repeated)"
    )
    add_switch(parser, "zoom", "give it a Zoom meeting", "remove its Zoom meeting")
    add_wait(parser)
    add_json(parser)


def run(options: Namespace) -> int:
    """Save the changes and wait for them to be known outside; with none, open the editor."""
    changes = {name: getattr(options, name) for name in (*FIELDS, "zoom") if getattr(options, name) is not None}
    changes |= {name: getattr(options, name) for name in ("invite", "uninvite") if getattr(options, name)}
    where = {"uid": options.event, "occurrence": options.occurrence, "following": options.following}
    with service() as client:
        if not changes:
            client.ask("open", dialog="editor", **where)
            if client.hosted:
                client.ask("wait_for_dialogs")
            return DONE
        event = client.ask("edit", changes=changes, **where)
        outcome = wait(client, event["uid"], options.wait)
        if options.following and outcome["outcome"] == "done":
            # What comes before is an event of its own now, whose meeting ends earlier.
            before = client.ask("show", uid=options.event)
            outcome = wait(client, before["uid"], options.wait)
        shown = client.ask("show", uid=event["uid"])
        event = event | {"meeting": shown["meeting"]} if event["recurrence_id"] else shown
    (print_json if options.json else print_event)(event)
    return outcome_code(outcome, saved=True)
