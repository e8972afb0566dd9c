"""`dainvo-tray add`: a sentence becomes an event."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tray.cli.client import service
from tray.cli.main import DONE
from tray.cli.options import add_json, add_switch, add_wait
from tray.cli.output import outcome_code, print_event, print_json
from tray.cli.waiting import wait


def configure(parser: ArgumentParser) -> None:
    """What may be said to it."""
    parser.add_argument("text")
    parser.add_argument("--calendar", metavar="NAME", help="the calendar, instead of the one in the sentence")
    add_switch(parser, "zoom", "with a Zoom meeting", "without a Zoom meeting")
    parser.add_argument("--now", metavar="ISO", help="read the sentence as if it were that local time")
    parser.add_argument("--dry-run", action="store_true", help="show what would be added and add nothing")
    add_wait(parser)
    add_json(parser)


def run(options: Namespace) -> int:
    """Save the event, then wait for its calendar and its meeting."""
    from uuid import uuid4

    with service() as client:
        event = client.ask(
            "add",
            uid=str(uuid4()),
            text=options.text,
            calendar=options.calendar,
            zoom=options.zoom,
            now=options.now,
            dry_run=options.dry_run,
        )
        code = DONE
        if not options.dry_run:
            outcome = wait(client, event["uid"], options.wait)
            event = client.ask("show", uid=event["uid"])
            code = outcome_code(outcome, saved=True)
        if options.json:
            print_json(event)
        else:
            print_event(event)
    return code
