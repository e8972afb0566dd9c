"""`dainvo-tray undo`: take the last delete or move back."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tray.cli.client import service
from tray.cli.options import add_json, add_wait
from tray.cli.output import outcome_code, print_event, print_json


def configure(parser: ArgumentParser) -> None:
    """What may be said to it."""
    add_wait(parser)
    add_json(parser)


def run(options: Namespace) -> int:
    """Bring the event back as it was, with its meeting."""
    with service() as client:
        uid = client.ask("undo")["uid"]
        outcome = client.ask("wait", uid=uid, seconds=options.wait)
        event = client.ask("show", uid=uid)
    (print_json if options.json else print_event)(event)
    return outcome_code(outcome, saved=True)
