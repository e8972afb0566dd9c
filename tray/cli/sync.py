"""`dainvo-tray sync`: fulfil what is pending, refresh every calendar."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from tray.cli.client import service
from tray.cli.main import LONGEST_DETAIL
from tray.cli.options import add_json, add_wait
from tray.cli.output import outcome_code, print_json
from tray.domain.display_text import one_line


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
        for source in outcome["sources"]:
            if trouble := source["problem"]:
                detail = one_line(trouble["detail"], LONGEST_DETAIL)
                print(f"⚠ {one_line(source['calendar'])}: {trouble['title']} ({detail})", file=sys.stderr)
    return outcome_code(outcome, saved=False)
