"""`dainvo-tray doctor`: a report for support."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tray.cli.client import service
from tray.cli.main import DONE
from tray.cli.options import add_json
from tray.cli.output import print_json


def configure(parser: ArgumentParser) -> None:
    """What may be said to it."""
    add_json(parser)


def run(options: Namespace) -> int:
    """Print the report."""
    with service() as client:
        report = client.ask("doctor")
    if options.json:
        print_json(report)
    else:
        print(report["report"], end="")
    return DONE
