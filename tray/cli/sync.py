"""`dainvo-tray sync`: fulfil what is pending, refresh every calendar."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tray.cli.client import service
from tray.cli.options import add_json, add_wait
from tray.cli.output import outcome_code, print_json


def configure(parser: ArgumentParser) -> None:
    """What may be said to it."""
    add_wait(parser, default=30.0)
    add_json(parser)


def run(options: Namespace) -> int:
    """Wait until all is fulfilled, or has a problem."""
    with service() as client:
        outcome = client.ask("sync", seconds=options.wait)
    if options.json:
        print_json(outcome)
    elif outcome["outcome"] == "done":
        print("Everything is up to date.")
    return outcome_code(outcome, saved=False)
