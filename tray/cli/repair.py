"""`dainvo-tray repair`: mend a meeting that was changed or deleted in Zoom."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tray.cli.client import service
from tray.cli.options import add_event, add_json, add_wait
from tray.cli.output import outcome_code, print_event, print_json

WAYS = {
    "recreate": "make a new meeting in its place",
    "take-theirs": "let the event follow what Zoom says",
    "send-ours": "let Zoom follow what the event says",
    "drop": "take the link out of the event and leave Zoom alone",
}


def configure(parser: ArgumentParser) -> None:
    """What may be said to it."""
    add_event(parser)
    about = "; ".join(f"{name}: {words}" for name, words in WAYS.items())
    parser.add_argument("how", choices=tuple(WAYS), metavar="HOW", help=about)
    add_wait(parser)
    add_json(parser)


def run(options: Namespace) -> int:
    """Mend it, and wait until Zoom knows of it."""
    with service() as client:
        event = client.ask("repair_meeting", uid=options.event, how=options.how.replace("-", "_"))
        outcome = client.ask("wait", uid=event["uid"], seconds=options.wait)
        event = client.ask("show", uid=event["uid"])
    if options.json:
        print_json(event)
    else:
        print_event(event)
    return outcome_code(outcome, saved=True)
