"""`dainvo-tray join`: join a meeting."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tray.cli.client import service
from tray.cli.main import DONE
from tray.cli.options import add_event, add_json
from tray.cli.output import print_json
from tray.domain.display_text import one_line


def configure(parser: ArgumentParser) -> None:
    """What may be said to it."""
    add_event(parser, optional=True)
    parser.add_argument("--print", action="store_true", dest="only_print", help="print the link, open nothing")
    parser.add_argument(
        "--host",
        action="store_const",
        const=True,
        default=None,
        dest="as_host",
        help="start your own meeting as its host",
    )
    add_json(parser)


def run(options: Namespace) -> int:
    """Open the join link, or print it."""
    with service() as client:
        joined = client.ask("join", uid=options.event, print=options.only_print, as_host=options.as_host)
    if options.json:
        print_json(joined)
    else:
        what = "Starting" if joined.get("as_host") else "Joining"
        print(joined["join_url"] if options.only_print else f"{what} {one_line(joined['title'], empty='Untitled')}")
    return DONE
