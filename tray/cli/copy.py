"""`dainvo-tray copy`: the link, ID, passcode or invitation of a meeting."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tray.cli.client import service
from tray.cli.main import DONE
from tray.cli.options import add_event, add_json
from tray.cli.output import print_json


def configure(parser: ArgumentParser) -> None:
    """What may be said to it."""
    add_event(parser)
    parser.add_argument("what", choices=("link", "id", "passcode", "invitation"))
    parser.add_argument("--print", action="store_true", dest="only_print", help="print it, leave the clipboard alone")
    add_json(parser)


def run(options: Namespace) -> int:
    """Put it on the clipboard, or print it."""
    with service() as client:
        copied = client.ask("copy", uid=options.event, what=options.what, print=options.only_print)
    if options.json:
        print_json(copied)
    elif options.only_print:
        print(copied["text"])
    return DONE
