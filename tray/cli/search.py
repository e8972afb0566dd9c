"""`dainvo-tray search`: events by what stands in them."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from tray.cli.client import service
from tray.cli.main import DONE
from tray.cli.options import add_json
from tray.cli.output import print_json, print_lines


def configure(parser: ArgumentParser) -> None:
    """What may be said to it."""
    parser.add_argument("text", nargs="+", metavar="WORD", help="in title, place, notes or guests; all of them must be")
    parser.add_argument("--most", type=int, default=50, metavar="N", help="at most so many (default 50)")
    add_json(parser)


def run(options: Namespace) -> int:
    """Print the events, what comes next first, then what is past; each with the beginning of its UID."""
    with service() as client:
        found = client.ask("search", text=" ".join(options.text), most=options.most)
    if options.json:
        print_json(found)
        return DONE
    print_lines(found["events"])
    left = found["total"] - len(found["events"])
    if left:
        print(f"and {left} more", file=sys.stderr)
    if not found["events"]:
        print("Nothing found.", file=sys.stderr)
    return DONE
