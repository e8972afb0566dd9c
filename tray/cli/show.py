"""`dainvo-tray show`: one event."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tray.cli.client import service
from tray.cli.main import DONE
from tray.cli.options import add_event, add_json
from tray.cli.output import print_event, print_json


def configure(parser: ArgumentParser) -> None:
    """What may be said to it."""
    add_event(parser)
    add_json(parser)


def run(options: Namespace) -> int:
    """Print the event that begins with that UID."""
    with service() as client:
        event = client.ask("show", uid=options.event)
    (print_json if options.json else print_event)(event)
    return DONE
